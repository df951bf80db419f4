import type { Page } from '@playwright/test';
import { planOf, trained, type Engine } from './support/engine';
import { expectFigures, slider } from './support/figures';
import { expect, idle, open, test } from './support/test';

/** What goes beyond the sliders: Find, the scissors, watching, and what single items cost. */

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const summary = (page: Page) => page.getByRole('group', { name: 'Summary' }).locator('p');
const rows = (page: Page) => page.getByRole('listbox', { name: 'Neurons' });

/** What the engine in Node finds. */
function found(engine: Engine, card: 'weights' | 'neurons' | 'edges', items: number) {
  engine.prune(planOf({}));
  engine.searchStart({ card, items, share: 0 });
  for (;;) {
    const progress = engine.searchStep(100);
    if (progress.found) return progress.found;
  }
}

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page);
});

test('Find goes as far as the budget allows, in one step of undo', async ({ page }) => {
  const engine = await trained();
  for (const [card, items, option, lose] of [
    ['weights', 1, '1', '1 member'],
    ['edges', 0, 'none', 'none'],
  ] as const) {
    await slider(page, card).focus();
    await page.getByRole('combobox', { name: 'How many may be lost' }).selectOption(option);
    await button(page, 'Find').click();
    await idle(page);
    const { ratio, removed, total, correct } = found(engine, card, items);
    expect(ratio).toBeGreaterThan(0);
    await expectFigures(page, engine, { [card]: { ratio } }, card);
    await expect(summary(page)).toContainText(`Found: ${removed} of ${total}`);
    await expect(summary(page)).toContainText(`lose ${lose} (${correct} of 32 unlabelled`);
    await expect(summary(page)).toContainText('exploratory');
    await button(page, 'Undo').click();
    await idle(page);
    await expectFigures(page, engine, {}, card);
    await expect(summary(page)).not.toContainText('Found');
  }
});

test('the scissors cut by pointer and by keys, and go round', async ({ page }) => {
  const region = page.getByRole('region', { name: 'Neurons', exact: true });
  await button(page, 'Scissors').click();
  await expect(button(page, 'Scissors')).toHaveAttribute('aria-pressed', 'true');
  // Esc closes what lies over the page, and leaves the scissors in hand.
  await page.getByRole('button', { name: 'Help' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(button(page, 'Scissors')).toHaveAttribute('aria-pressed', 'true');
  await rows(page).focus();
  await page.keyboard.press('Enter');
  await idle(page);
  await expect(region).toContainText('0 by rule, +1 cut');
  await expect(page.getByRole('status').filter({ hasText: 'cut by hand' })).toBeVisible();
  await page.keyboard.press('Enter');
  await idle(page);
  await expect(page.getByRole('status').filter({ hasText: 'kept by hand' })).toBeVisible();
  await page.keyboard.press('Enter');
  await idle(page);
  await expect(page.getByRole('status').filter({ hasText: 'by rule again' })).toBeVisible();
  await expect(region).not.toContainText('by rule');

  // The first cell of the first row is a weight.
  const box = await rows(page).boundingBox();
  if (!box) throw new Error('no rows');
  await page.mouse.click(box.x + 3, box.y + 20);
  await idle(page);
  const weights = page.getByRole('region', { name: 'Weights', exact: true });
  await expect(weights).toContainText('0 by rule, +1 cut');

  // A node loses its edges, which are no cut of the edges' card.
  await page.getByRole('listbox', { name: 'Members' }).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await idle(page);
  const engine = await trained();
  const friends = Array.from(engine.edges()).filter((node) => node === 0).length;
  const kept = page.getByRole('group', { name: 'Edges kept' });
  await expect(kept).toContainText(`${78 - friends} of 78`);

  await page.keyboard.press('Escape');
  await expect(button(page, 'Scissors')).toHaveAttribute('aria-pressed', 'false');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Why this one?' })).toBeVisible();
});

test('watching follows both models on the edges that arrive', async ({ page }) => {
  const field = page.getByRole('textbox', { name: 'Edges pruned, in percent' });
  await field.fill('60');
  await field.press('Enter');
  await idle(page);
  await button(page, 'Deploy and watch').click();
  await idle(page);
  const engine = await trained();
  engine.prune(planOf({ edges: { ratio: 0.6 } }));
  engine.watchStart({ batches: 12, share: 0.05, random: 0.2, draw: 0 });
  let watched = null;
  while (!watched) watched = engine.watchStep().watched;
  const table = page.getByRole('table', { name: 'Deploy and watch' });
  const lines = await table.locator('tbody tr').allInnerTexts();
  expect(lines.map((line) => line.split(/\s+/).map(Number))).toEqual(
    watched.arrived.map((arrived, batch) => [
      arrived,
      watched.dense[batch],
      watched.pruned[batch],
      watched.agree[batch],
    ]),
  );
  await expect(page.getByText('After 48 new friendships')).toBeVisible();
  // It is looked at, not done.
  await page.getByRole('tab', { name: 'By share removed' }).click();
  await expectFigures(page, engine, { edges: { ratio: 0.6 } }, 'edges');
});

test('removed weights come back where nothing holds them, and nothing changes', async ({
  page,
}) => {
  await page.getByRole('tab', { name: 'Training' }).click();
  const ask = button(page, 'Do removed weights come back?');
  await expect(page.getByRole('region', { name: 'Training curve' })).toBeVisible();
  await expect(ask).toBeHidden();
  const field = page.getByRole('textbox', { name: 'Weights pruned, in percent' });
  await field.fill('80');
  await field.press('Enter');
  await idle(page);
  await ask.click();
  await idle(page);
  const engine = await trained();
  engine.prune(planOf({ weights: { ratio: 0.8 } }));
  const { returned, removed, correct } = engine.letGo(60);
  expect(returned).toBeGreaterThan(0);
  const group = page.getByRole('group', { name: 'Do removed weights come back?' });
  await expect(group.getByRole('status')).toHaveText(
    `Without the mask, after 60 epochs ${returned} of the ${removed} removed weights were no longer 0; with it, none. Without it, ${correct} of 32 right.`,
  );
  await expect(ask).toBeDisabled();
  await field.fill('70');
  await field.press('Enter');
  await idle(page);
  await expect(group).toContainText('This trains a copy for 60 epochs');
  await page.getByRole('tab', { name: 'By share removed' }).click();
  await expectFigures(page, engine, { weights: { ratio: 0.7 } });
  // With the mask none does, as the answer says.
  engine.train(60);
  const mask = engine.weightMask();
  expect(engine.weights().filter((weight, at) => mask[at] === 0 && weight !== 0)).toHaveLength(0);
});

test('scores are shown by how many items have them', async ({ page }) => {
  await slider(page, 'weights').focus();
  const toggle = button(page, 'Histogram');
  await toggle.click();
  await expect(toggle).toHaveAttribute('aria-pressed', 'true');
  const chart = page.getByRole('region', { name: 'Result and scores by share removed' });
  await expect(chart).toContainText('scores; the highest bar holds');
  await expect(chart).toContainText('lowest score');
});

test('rows say what each neuron costs alone, cells their rank', async ({ page }) => {
  const engine = await trained();
  const plan = planOf({});
  engine.prune({ ...plan, neurons: { ...plan.neurons, criterion: 'measured', scope: 'layer' } });
  const first = engine.neuronScores();
  engine.prune(plan);
  const neuron = engine.neuronOrder()[0] ?? 0;
  const loss = first[neuron] ?? 0;
  const said = `loss ${loss < 0 ? '−' : '+'}${Math.abs(loss).toPrecision(2)} without it`;
  await rows(page).focus();
  await expect(rows(page).getByRole('option')).toContainText(said);

  await page.getByRole('tab', { name: 'Matrix' }).click();
  await idle(page);
  const place = engine.order('weights').indexOf(0) + 1;
  const cells = page.getByRole('listbox', { name: 'Weights, cell by cell' });
  await expect(cells.getByRole('option')).toContainText(`goes as number ${place} of 576`);
});

test('A and B differ by what the engine counts', async ({ page }) => {
  await button(page, 'Pin').click();
  const field = page.getByRole('textbox', { name: 'Neurons pruned, in percent' });
  await field.fill('50');
  await field.press('Enter');
  await page.getByRole('tab', { name: 'Compare' }).click();
  await idle(page);
  const engine = await trained();
  const report = engine.prune(planOf({ neurons: { ratio: 0.5 } }));
  const compare = page.getByRole('region', { name: 'Compare' });
  await expect(compare).toContainText('Neurons in A alone, B alone: 8, 0');
  await expect(compare).toContainText(`${report.changed} members are predicted otherwise`);
  await expect(compare.locator('canvas')).toHaveCount(2);
});

test('a node is offered its edges back only where it would have some', async ({ page }) => {
  const engine = await trained();
  const nodes = { ratio: 0.6, criterion: 'spread', draw: 0 } as const;
  engine.prune({ ...planOf({ edges: { ratio: 0.7 } }), nodes });
  const mask = engine.nodeMask();
  await page.goto('./?level=lab#nodeRatio=0.6&edgeRatio=0.7');
  await page.reload();
  await idle(page);
  const why = page.getByRole('region', { name: 'Why this one?' });
  const members = page.getByRole('listbox', { name: 'Members' });
  const seen = { some: 0, none: 0 };
  await members.focus();
  await page.keyboard.press('Home');
  for (let step = 0; step < 60 && (seen.some === 0 || seen.none === 0); step += 1) {
    // Round the picture in growing turns.
    const turn = Math.floor(Math.sqrt(4 * step + 1)) - 1;
    await page.keyboard.press(['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp'][turn % 4] ?? '');
    const spoken = (await members.getByRole('option').textContent()) ?? '';
    const node = Number(/^Member (\d+):/.exec(spoken)?.[1] ?? 1) - 1;
    if (mask[node] !== 0) continue;
    const { degreeIfKept } = engine.explainNode(node);
    await page.keyboard.press('Enter');
    const offered = degreeIfKept > 0;
    seen[offered ? 'some' : 'none'] += 1;
    await expect(why.getByRole('button', { name: 'Cut all its edges' })).toHaveCount(0);
    await expect(why.getByRole('heading', { name: `Member ${node + 1}` })).toBeVisible();
    await expect(button(page, 'Keep its edges')).toHaveCount(offered ? 1 : 0);
    await expect(why.getByText('Even if kept it would have no edges')).toHaveCount(offered ? 0 : 1);
    await page.keyboard.press('Escape');
  }
  expect(seen.some).toBeGreaterThan(0);
  expect(seen.none).toBeGreaterThan(0);
});
