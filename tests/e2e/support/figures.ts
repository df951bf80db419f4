/** Every figure on the screen, as it is read there and as the engine has it. */

import { expect, type Page } from '@playwright/test';
import { CARDS, planOf, type Card, type Cut, type Engine, type Plan } from './engine';

interface CardFigures {
  /** In the number field. */
  readonly percent: string;
  /** "501 of 576 removed" */
  readonly removed: string;
  /** Of the slider. */
  readonly now: string;
  readonly said: string;
}

export interface Figures {
  readonly right: string;
  readonly compared: string;
  readonly weightsKept: string;
  readonly neuronsKept: string;
  readonly edgesKept: string;
  readonly epoch: string;
  /** Beside the ranked scores; empty where there is none. */
  readonly threshold: string;
  readonly cards: Readonly<Record<Card, CardFigures>>;
}

export const NAMES = {
  weights: 'Weights',
  neurons: 'Neurons',
  edges: 'Edges',
} as const satisfies Record<Card, string>;

export const slider = (page: Page, card: Card) =>
  page.getByRole('slider', { name: `${NAMES[card]} pruned` });

export const percentField = (page: Page, card: Card) =>
  page.getByRole('textbox', { name: `${NAMES[card]} pruned, in percent` });

const EPOCH = /^epoch \d+ · seed \d+$/;

async function cardShown(page: Page, card: Card): Promise<CardFigures> {
  const region = page.getByRole('region', { name: NAMES[card], exact: true });
  const range = slider(page, card);
  const [percent, removed, now, said] = await Promise.all([
    percentField(page, card).inputValue(),
    region.getByText(/ removed$/).innerText(),
    range.getAttribute('aria-valuenow'),
    range.getAttribute('aria-valuetext'),
  ]);
  return { percent, removed, now: now ?? '', said: said ?? '' };
}

/** Reads the screen of a desktop, in English. */
export async function shown(page: Page): Promise<Figures> {
  const figure = (name: string) => page.getByRole('group', { name, exact: true });
  const right = figure('Nodes right').locator('strong');
  const compared = figure('Nodes right').getByText(/^was /);
  const charts = page.getByRole('region', { name: 'Result and scores by share removed' });
  const [first, second, weights, neurons, edges, epoch, scores, ...cards] = await Promise.all([
    right.innerText(),
    compared.innerText(),
    figure('Weights kept').locator('strong').innerText(),
    figure('Neurons kept').innerText(),
    figure('Edges kept').innerText(),
    page.getByText(EPOCH).innerText(),
    charts.getByText('the first to go on the left').textContent(),
    ...CARDS.map((card) => cardShown(page, card)),
  ]);
  return {
    right: first,
    compared: second,
    weightsKept: weights,
    neuronsKept: neurons,
    edgesKept: edges,
    epoch,
    threshold: scores?.split(' · ')[1] ?? '',
    cards: Object.fromEntries(CARDS.map((card, at) => [card, cards[at]])) as Figures['cards'],
  };
}

function thresholdOf(plan: Plan, report: ReturnType<Engine['report']>, inUse: Card): string {
  const { weightThreshold, neuronThreshold, edgeThreshold } = report;
  const value = { weights: weightThreshold, neurons: neuronThreshold, edges: edgeThreshold }[inUse];
  if (value === null || plan[inUse].criterion === 'random') return '';
  return `threshold ${Number(value.toPrecision(2))}`;
}

/** What the screen has to say when the engine stands at this plan. */
export function expected(engine: Engine, cut: Cut = {}, inUse: Card = 'weights'): Figures {
  const plan = planOf(cut);
  const report = engine.prune(plan);
  const { pruned, dense, gained, lost, neurons, edges } = report;
  const { seed } = engine.info();
  const card = (of: Card): CardFigures => {
    const { removed, total } = report[of];
    const percent = String(Math.round(plan[of].ratio * 1000) / 10);
    const isOfFour = of === 'weights' && plan.weights.structure === 'ofFour';
    // There the slider picks n, and says so first.
    const said = isOfFour
      ? `${Math.round(plan.weights.ratio * 4)} of every 4: ${removed} of ${total} removed`
      : `${removed} of ${total}`;
    return {
      percent,
      removed: `${removed} of ${total} removed`,
      now: percent,
      said,
    };
  };
  return {
    right: `${pruned.correct} of ${pruned.total} right`,
    compared: `was ${dense.correct} · ${gained} gained, ${lost} lost`,
    weightsKept: `${report.weightsKept} of ${report.weights.total} weights`,
    neuronsKept: `${neurons.total - neurons.removed} of ${neurons.total} neurons`,
    edgesKept: `${edges.total - edges.removed} of ${edges.total} friendships`,
    epoch: `epoch ${engine.epoch()} · seed ${seed}`,
    threshold: thresholdOf(plan, report, inUse),
    cards: { weights: card('weights'), neurons: card('neurons'), edges: card('edges') },
  };
}

/** Compares every figure; the page has to be idle. */
export async function expectFigures(
  page: Page,
  engine: Engine,
  cut: Cut = {},
  inUse: Card = 'weights',
): Promise<void> {
  expect(await shown(page)).toEqual(expected(engine, cut, inUse));
}

/** The same while the curves are still computed. */
export async function expectFiguresSoon(
  page: Page,
  engine: Engine,
  cut: Cut,
  inUse: Card,
): Promise<void> {
  const figures = expected(engine, cut, inUse);
  await expect.poll(() => shown(page), { intervals: [50] }).toEqual(figures);
}
