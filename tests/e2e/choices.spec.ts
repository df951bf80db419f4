import type { Page } from '@playwright/test';
import { EPOCHS, planOf, trained, type Card, type Cut } from './support/engine';
import { expectFigures, percentField, slider } from './support/figures';
import { press } from './support/pointer';
import { expect, idle, open, test } from './support/test';

/** What goes first, and what happens afterwards: every choice, against the engine in Node. */

async function type(page: Page, card: Card, percent: number): Promise<void> {
  const field = percentField(page, card);
  await field.fill(String(percent));
  await field.press('Enter');
  await idle(page);
}

async function choose(page: Page, name: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name }).selectOption(option);
  await idle(page);
}

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page);
});

test('without edges: what it learned is kept, or it learns again', async ({ page }) => {
  const engine = await trained();
  const after = page.getByRole('radiogroup', { name: 'After removing edges' });
  const radio = (name: string) => after.getByRole('radio', { name });
  const keep: Cut = { edges: { ratio: 1, after: 'keep' } };
  const again: Cut = { edges: { ratio: 1, after: 'learnAgain' } };
  await type(page, 'edges', 100);
  await expectFigures(page, engine, keep, 'edges');
  expect(engine.report().pruned.correct, 'inputs remember each member').toBeGreaterThan(28);

  await radio('Learn again without them').check();
  await idle(page);
  await expectFigures(page, engine, again, 'edges');
  expect(engine.report().pruned.correct, 'a coin toss').toBeLessThan(22);
  const blind = await trained('factions', 0);
  blind.prune(planOf(keep));
  blind.train(EPOCHS);
  expect(engine.predictions(), 'as trained on the cut graph').toEqual(blind.predictions());

  await radio('Keep what it learned').check();
  await idle(page);
  await expectFigures(page, engine, keep, 'edges');
});

test('it learns again during the drag', async ({ page }) => {
  const engine = await trained();
  await page.getByRole('radio', { name: 'Learn again without them' }).check();
  await idle(page);
  const range = slider(page, 'edges');
  const drag = await press(range, 0);
  for (const stop of [0.25, 0.5, 0.75, 1.2, -0.2]) {
    await drag.to(stop);
    await idle(page);
    const ratio = Math.round(Number(await range.getAttribute('aria-valuenow')) * 10) / 1000;
    await expectFigures(page, engine, { edges: { ratio, after: 'learnAgain' } }, 'edges');
  }
  await drag.release();
});

test('the same number is cut at random, another draw each time', async ({ page }) => {
  const engine = await trained();
  const random = page.getByRole('button', { name: 'Cut the same number at random' });
  await type(page, 'weights', 90);
  await expectFigures(page, engine, { weights: { ratio: 0.9 } });
  const removed = engine.report().weights.removed;
  for (const draw of [1, 2]) {
    await random.click();
    await idle(page);
    await expect(random).toHaveAttribute('aria-pressed', 'true');
    await expectFigures(page, engine, { weights: { ratio: 0.9, criterion: 'random', draw } });
    expect(engine.report().weights.removed).toBe(removed);

    await random.click();
    await idle(page);
    await expect(random).toHaveAttribute('aria-pressed', 'false');
    await expectFigures(page, engine, { weights: { ratio: 0.9 } });
  }

  // What was chosen before comes back, not the default.
  await page.getByRole('button', { name: 'How chosen: weights' }).click();
  await choose(page, 'Weight criterion', 'LAMP');
  await random.click();
  await random.click();
  await expectFigures(page, engine, { weights: { ratio: 0.9, criterion: 'lamp' } });
});

test('every criterion and scope keeps the ratio', async ({ page }) => {
  const engine = await trained();
  for (const name of ['weights', 'neurons', 'edges'])
    await page.getByRole('button', { name: `How chosen: ${name}` }).click();

  await type(page, 'weights', 70);
  await choose(page, 'Weight scope', 'within the layer');
  await expectFigures(page, engine, { weights: { ratio: 0.7, scope: 'layer' } });
  await choose(page, 'Weight scope', 'whole network');
  await choose(page, 'Weight structure', '2 × 2 blocks');
  await expectFigures(page, engine, { weights: { ratio: 0.7, structure: 'blocksOfTwo' } });
  await choose(page, 'Weight structure', 'n of every 4');
  await expectFigures(page, engine, { weights: { ratio: 0.7, structure: 'ofFour' } });
  await choose(page, 'Weight structure', 'single weights');
  await choose(page, 'Weight criterion', 'random');
  await expectFigures(page, engine, { weights: { ratio: 0.7, criterion: 'random' } });
  await type(page, 'weights', 0);
  await choose(page, 'Weight criterion', 'magnitude');

  await type(page, 'neurons', 60);
  await choose(page, 'Neuron criterion', 'literal, across neurons');
  const literal: Cut = { neurons: { ratio: 0.6, criterion: 'literal' } };
  await expectFigures(page, engine, literal, 'neurons');
  await choose(page, 'Neuron criterion', 'random');
  await expectFigures(page, engine, { neurons: { ratio: 0.6, criterion: 'random' } }, 'neurons');
  await type(page, 'neurons', 0);

  await type(page, 'edges', 40);
  await choose(page, 'Edge criterion', 'random');
  const cut: Cut = { neurons: { criterion: 'random' }, edges: { ratio: 0.4, criterion: 'random' } };
  await expectFigures(page, engine, cut, 'edges');
});

test('a guess hides the answer until she has dragged past it', async ({ page }) => {
  const engine = await trained();
  engine.prune(planOf());
  engine.curveStart({ card: 'weights', draws: 0 });
  const first = engine.curveStep(10_000).curve?.test.firstLoss;
  if (first == null) throw new Error('the curve never falls');

  await page.getByRole('button', { name: 'Guess first' }).click();
  await expect(page.getByText('Tap the track where you think it happens.')).toBeVisible();
  const range = slider(page, 'weights');
  await (await press(range, 0.6)).release();
  await idle(page);
  await expect(page.getByText(/^Your guess: (59|60|61)(\.\d)? %\. Now drag/)).toBeVisible();
  await expect(range, 'a guess removes nothing').toHaveAttribute('aria-valuetext', '0 of 576');

  const drag = await press(range, 0);
  await drag.to(first - 0.05);
  await expect(page.getByText(/Now drag there and watch/)).toBeVisible();
  await drag.to(first + 0.02);
  await drag.release();
  const told = `fewer are right from ${Math.round(first * 1000) / 10} % on.`;
  await expect(page.getByText(told)).toBeVisible();
});

test('a criterion says how far it agrees with measuring', async ({ page }) => {
  const engine = await trained();
  const told = page.getByRole('group', { name: 'Agreement with measuring' });
  const expected = (card: Card, cut: Cut, items: number): string => {
    engine.prune(planOf(cut));
    const rho = engine.correlationStep(card, items).correlation?.spearman ?? NaN;
    return `ρ = ${rho.toFixed(2).replace('-', '−')} over ${items}`;
  };
  await page.getByRole('button', { name: 'How chosen: neurons' }).click();
  await expect(told).toContainText(expected('neurons', {}, 16));
  // No ratio changes it.
  await type(page, 'neurons', 40);
  await expect(told).toContainText(expected('neurons', {}, 16));
  await type(page, 'neurons', 0);
  await choose(page, 'Neuron criterion', 'literal');
  await expect(told).toContainText(expected('neurons', { neurons: { criterion: 'literal' } }, 16));
  await choose(page, 'Neuron criterion', 'measured');
  await expect(told).toHaveCount(0);
  await page.getByRole('button', { name: 'How chosen: neurons' }).click();
  await page.getByRole('button', { name: 'How chosen: edges' }).click();
  await choose(page, 'Edge criterion', 'resistanceSampled');
  const sampled: Cut = { edges: { criterion: 'resistanceSampled' } };
  await expect(told).toContainText(expected('edges', sampled, 78));
  // What stays of a sample weighs more, in the page as in Node.
  await type(page, 'edges', 50);
  await expectFigures(
    page,
    engine,
    { edges: { ratio: 0.5, criterion: 'resistanceSampled' } },
    'edges',
  );
  await told.getByRole('button', { name: 'Agreement with measuring' }).click();
  await expect(page.getByRole('dialog', { name: 'Agreement with measuring' })).toContainText(
    'Spearman 1904',
  );
});

test('what the first package lacks is fetched once, and the same numbers go on', async ({
  page,
}) => {
  const fetched: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('whole_bg')) fetched.push(request.url());
  });
  // Heard from the page's first request on.
  await open(page);
  const engine = await trained();
  await type(page, 'weights', 80);
  await expectFigures(page, engine, { weights: { ratio: 0.8 } });
  expect(fetched, 'nothing asked for it').toEqual([]);
  await page.getByRole('button', { name: 'How chosen: weights' }).click();
  await choose(page, 'Weight criterion', 'synflow');
  await expectFigures(page, engine, { weights: { ratio: 0.8, criterion: 'synflow' } });
  expect(fetched.length).toBeGreaterThan(0);
});

test('what cannot be fetched is said, and nothing is lost', async ({ page, complaints }) => {
  const engine = await trained();
  await type(page, 'weights', 80);
  await page.getByRole('button', { name: 'How chosen: weights' }).click();
  await page.route('**/whole*', (route) => route.abort());
  await page.getByRole('combobox', { name: 'Weight criterion' }).selectOption('synflow');
  await expect(page.getByRole('dialog')).toContainText('could not be fetched');
  await page.unroute('**/whole*');
  await page.keyboard.press('Escape');
  await choose(page, 'Weight criterion', 'magnitude');
  await expectFigures(page, engine, { weights: { ratio: 0.8 } });
  // With the connection back the same choice works.
  await choose(page, 'Weight criterion', 'synflow');
  await expectFigures(page, engine, { weights: { ratio: 0.8, criterion: 'synflow' } });
  // The browser may say so too.
  complaints.splice(0);
});

test('every field of "How chosen" has a name', async ({ page }) => {
  const healed = ['Epochs of Fine-tune', 'Rounds', 'Share exchanged at first'];
  for (const [setting, card, numbers, lists] of [
    ['pruneMode=regrowth', 'weights', healed, ['Rewind to']],
    ['pruneMode=gradual', 'weights', [], ['Pace']],
    ['weightStructure=ofMany&ofMany=2', 'weights', ['m, inputs at a time'], []],
    [
      'weightStructure=subNetworks&partsBy=features',
      'weights',
      ['How many', 'Ratio of part 1, in percent'],
      ['Sub-networks are'],
    ],
    ['seed=7', 'edges', ['Nodes pruned, in percent'], ['Node criterion']],
  ] as const) {
    await page.goto(`./?level=lab#${setting}`);
    await page.reload();
    await idle(page);
    await page.getByRole('button', { name: `How chosen: ${card}` }).click();
    for (const name of numbers)
      await expect(page.getByRole('spinbutton', { name, exact: true })).toBeVisible();
    for (const name of lists)
      await expect(page.getByRole('combobox', { name, exact: true })).toBeVisible();
  }
});

test('a long measurement is made when asked for, and can be stopped', async ({ page }) => {
  test.slow();
  await page.goto('./?level=lab#graph=gallery:political-blogs');
  await page.reload();
  await idle(page);
  await page.getByRole('button', { name: 'How chosen: edges' }).click();
  const told = page.getByRole('group', { name: 'Agreement with measuring' });
  const measure = told.getByRole('button', { name: 'Measure all 16,714' });
  await measure.click();
  // Some percent, so that it can be seen where it goes on.
  await expect(told).toContainText(/([3-9]|\d\d) % done/);
  await told.getByRole('button', { name: 'Stop' }).click();
  await expect(measure).toBeEnabled();
  await expect(told).not.toContainText('ρ =');
  // What was stopped goes on where it was: the first share that is told is no smaller.
  await told.evaluate((element) => {
    new MutationObserver(() => {
      const share = /([1-9]\d*) % done/.exec(element.textContent)?.[1];
      if (share !== undefined) element.dataset['first'] ??= share;
    }).observe(element, { subtree: true, childList: true, characterData: true });
  });
  await measure.click();
  await expect(told).toContainText(/[1-9]\d* % done/);
  await expect(told).toHaveAttribute('data-first', /^([3-9]|\d\d)$/);
  // Why is answered between the steps, and does not end them.
  await page.getByRole('listbox', { name: 'Neurons' }).press('Enter');
  await expect(page.getByRole('region', { name: 'Why this one?' })).toContainText('If it alone');
  await expect(told).toContainText('% done');
  await expect(told).toContainText('over 16,714');
});
