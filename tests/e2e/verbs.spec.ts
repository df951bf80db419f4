import type { Page } from '@playwright/test';
import { EPOCHS, cutOf, planOf, trained, type Cut } from './support/engine';
import { expectFigures, percentField, shown, slider } from './support/figures';
import { expectTables } from './support/tables';
import { expect, idle, open, test } from './support/test';

/** Train, Pause, Step, Reset, Undo, Redo and the graph picker, against the engine in Node. */

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function press(page: Page, name: string): Promise<void> {
  await button(page, name).click();
  await idle(page);
}

async function type(page: Page, card: 'weights' | 'neurons' | 'edges', percent: number) {
  const field = percentField(page, card);
  await field.fill(String(percent));
  await field.press('Enter');
  await idle(page);
}

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page);
});

test('Train goes on, Pause stops it, and it goes on from there', async ({ page }) => {
  // Paced, so that there is time to pause.
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await button(page, 'Train').click();
  await button(page, 'Pause').click();
  await idle(page);
  const { epoch } = await shown(page);
  const paused = Number(/\d+/.exec(epoch)?.[0]);
  expect(paused).toBeGreaterThanOrEqual(EPOCHS);
  expect(paused).toBeLessThan(2 * EPOCHS);
  const engine = await trained('factions', paused);
  await expectFigures(page, engine);

  await press(page, 'Train');
  engine.train(EPOCHS);
  await expectFigures(page, engine);
});

test('Step is one epoch, Reset the same beginning', async ({ page }) => {
  const engine = await trained();
  await press(page, 'Step');
  engine.train(1);
  await expectFigures(page, engine);

  await type(page, 'weights', 60);
  await press(page, 'Reset');
  const fresh = await trained('factions', 0);
  await expectFigures(page, fresh);
  await expectTables(page, fresh);

  await press(page, 'Step');
  fresh.train(1);
  await expectFigures(page, fresh);
  await press(page, 'Undo');
  await press(page, 'Undo');
  await expectFigures(page, engine, cutOf('weights', 0.6));

  await press(page, 'Reset');
  await press(page, 'Train');
  await expectFigures(page, await trained());
});

test('training under masks commits: a notch, and no way below it but Undo', async ({ page }) => {
  const engine = await trained();
  const range = slider(page, 'weights');
  const cut: Cut = { weights: { ratio: 0.75 }, neurons: { ratio: 0.5 } };
  await type(page, 'neurons', 50);
  await type(page, 'weights', 75);
  await expectFigures(page, engine, cut);
  await expect(page.getByText('healed here')).toHaveCount(0);

  await press(page, 'Train');
  engine.prune(planOf(cut));
  engine.train(EPOCHS);
  await expectFigures(page, engine, cut);
  await expectTables(page, engine, cut);
  await expect(page.getByText('healed here')).toHaveCount(2);
  await expect(range).toHaveAccessibleDescription('healed here');

  await range.focus();
  await page.keyboard.press('Home');
  await idle(page);
  await expectFigures(page, engine, cut);
  await type(page, 'weights', 20);
  await expectFigures(page, engine, cut);

  // To its right the healed weights are pruned further.
  await type(page, 'weights', 95);
  await expectFigures(page, engine, { ...cut, weights: { ratio: 0.95 } });

  await press(page, 'Undo');
  await press(page, 'Undo');
  await expect(page.getByText('healed here')).toHaveCount(0);
  await expectFigures(page, await trained(), cut);
  await press(page, 'Redo');
  await expectFigures(page, engine, cut);
  await expect(page.getByText('healed here')).toHaveCount(2);
});

test('fine-tuning, refitting and rewinding commit, and Undo takes each back', async ({ page }) => {
  const cut: Cut = { weights: { ratio: 0.9 }, neurons: { ratio: 0.4 } };
  for (const name of ['Fine-tune', 'Refit', 'Rewind'])
    await expect(button(page, name)).toBeDisabled();
  await type(page, 'neurons', 40);
  await type(page, 'weights', 90);

  const finetuned = await trained();
  finetuned.prune(planOf(cut));
  finetuned.train(60);
  await press(page, 'Fine-tune');
  await expectFigures(page, finetuned, cut);
  await expect(page.getByText('healed here')).toHaveCount(2);
  await press(page, 'Undo');
  await expectFigures(page, await trained(), cut);

  const refitted = await trained();
  refitted.prune(planOf(cut));
  refitted.refit();
  await press(page, 'Refit');
  await expectFigures(page, refitted, cut);
  await expectTables(page, refitted, cut);
  await press(page, 'Undo');
  await expectFigures(page, await trained(), cut);

  const rewound = await trained();
  rewound.prune(planOf(cut));
  rewound.rewind({ to: 'start', shuffled: false, draw: 0 });
  await press(page, 'Rewind');
  await expectFigures(page, rewound, cut);
  await press(page, 'Train');
  rewound.train(EPOCHS);
  await expectFigures(page, rewound, cut);
});

test('Fine-tune goes by the prune mode, and is one step of undo', async ({ page }) => {
  const cut: Cut = { weights: { ratio: 0.8 } };
  await page.getByRole('button', { name: 'How chosen: weights' }).click();
  const modes = [
    ['iterative', { pace: 'exponential', rounds: 5, epochs: 12, rewinds: false }],
    ['gradual', { pace: 'cubic', rounds: 20, epochs: 3, rewinds: false }],
    ['regrowth', { pace: 'atOnce', rounds: 5, epochs: 12, rewinds: false, regrow: 0.3 }],
    ['lottery ticket', { pace: 'exponential', rounds: 5, epochs: 200, rewinds: true }],
  ] as const;
  await type(page, 'weights', 80);
  for (const [mode, request] of modes) {
    await page.getByRole('combobox', { name: 'Prune mode' }).selectOption({ label: mode });
    await idle(page);
    const engine = await trained();
    engine.prune(planOf(cut));
    engine.scheduleStart(request);
    while (engine.scheduleStep(1000).ended === null);
    await press(page, 'Fine-tune');
    await expectFigures(page, engine, cut);
    await press(page, 'Undo');
    await expectFigures(page, await trained(), cut);
  }
});

test('what is spared stays, and the card says what was asked', async ({ page }) => {
  const engine = await trained();
  for (const name of ['weights', 'edges'])
    await page.getByRole('button', { name: `How chosen: ${name}` }).click();
  await type(page, 'weights', 100);
  await page.getByRole('checkbox', { name: 'Spare the last layer' }).check();
  await idle(page);
  const spared: Cut = { weights: { ratio: 1, keepLast: true } };
  await expectFigures(page, engine, spared, 'weights');
  await type(page, 'weights', 0);

  await type(page, 'edges', 100);
  await page.getByRole('checkbox', { name: 'Never strand a member' }).check();
  await idle(page);
  const last = { weights: { keepLast: true } };
  await expectFigures(page, engine, { ...last, edges: { ratio: 1, neverStrand: true } }, 'edges');
  await expect(page.getByText('(78 asked)')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Never strand a member' }).uncheck();
  await type(page, 'edges', 70);
  await page.getByRole('checkbox', { name: 'Freeze Â' }).check();
  await idle(page);
  await expectFigures(page, engine, { ...last, edges: { ratio: 0.7, frozen: true } }, 'edges');
});

test('the notch stands where it was healed, and Home there is no step', async ({ page }) => {
  await type(page, 'weights', 90);
  await press(page, 'Train');
  const range = slider(page, 'weights');
  await range.focus();
  await page.keyboard.press('Home');
  await idle(page);
  await expect(range).toHaveAttribute('aria-valuenow', '90');
  await press(page, 'Undo');
  await expect(page.getByText('healed here'), 'the last step is the training').toHaveCount(0);
});

test('four communities are a choice, and Undo comes back', async ({ page }) => {
  await type(page, 'edges', 30);
  const picker = page.getByRole('button', { name: /^Graph: / });
  await picker.click();
  await page.getByRole('button', { name: /four/ }).click();
  await idle(page);
  const engine = await trained('communities');
  const { train, validation, test: tested } = engine.info().split;
  expect([train, validation, tested]).toEqual([8, 8, 18]);
  await expectFigures(page, engine, {}, 'edges');
  await expectTables(page, engine);
  await expect(page.getByRole('combobox', { name: 'Counted on' })).toHaveValue('test');

  await type(page, 'weights', 80);
  await expectFigures(page, engine, cutOf('weights', 0.8));
  await press(page, 'Undo');
  await press(page, 'Undo');
  await expect(picker).toHaveText('Karate club · two factions');
  await expectFigures(page, await trained(), cutOf('edges', 0.3));
});

test('the dense model is trained as long, beside all that, and can be stopped', async ({
  page,
}) => {
  await page.getByRole('tab', { name: 'Training' }).click();
  const control = page.getByRole('group', { name: 'Train the dense model as long' });
  await expect(control, 'it is its own control').toHaveCount(0);
  const cut: Cut = { weights: { ratio: 0.9 } };
  await type(page, 'weights', 90);
  await press(page, 'Fine-tune');
  const right = page.getByRole('group', { name: 'Nodes right' });
  const before = await right.innerText();
  const ask = control.getByRole('button');
  await ask.click();
  const engine = await trained();
  engine.train(60);
  const { correct, total } = engine.report().pruned;
  await expect(control).toContainText(
    `With nothing removed, after 260 epochs: ${correct} of ${total} right.`,
  );
  await expect(ask).toBeDisabled();
  expect(await right.innerText(), 'nothing changes').toBe(before);
  // No ratio changes it, other weights do.
  await type(page, 'weights', 95);
  await expect(control).toContainText('after 260 epochs');
  await press(page, 'Undo');
  await press(page, 'Fine-tune');
  await expect(control).toContainText('for the 320 epochs');
  await page.getByRole('tab', { name: 'By share removed' }).click();
  await idle(page);
  const pruned = await trained();
  pruned.prune(planOf(cut));
  pruned.train(120);
  await expectFigures(page, pruned, cut);
});

test('a control that ended early says so', async ({ page }) => {
  await page.goto('./?level=lab#graph=communities&learningRate=0.05&patience=3&weightRatio=0.9');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-ready', 'true');
  await idle(page);
  await page.getByRole('tab', { name: 'Training' }).click();
  await press(page, 'Fine-tune');
  const control = page.getByRole('group', { name: 'Train the dense model as long' });
  const about = await control.innerText();
  const all = Number(/for the (\d+) epochs/.exec(about)?.[1]);
  await control.getByRole('button').click();
  const dense = await trained('communities', 0, {
    optimizer: { kind: 'adam', learningRate: 0.05 },
    patience: 3,
  });
  const { epochs, ended } = dense.train(all);
  if (ended.kind !== 'early') throw new Error('three epochs without a lower loss are few');
  const { correct, total } = dense.report().pruned;
  await expect(control).toContainText(
    `after ${ended.bestEpoch} epochs: ${correct} of ${total} right.`,
  );
  await expect(control).toContainText(`out of patience at epoch ${epochs.length} of ${all}.`);
  const curve = page.getByText(`dense, out of patience at epoch ${epochs.length}`);
  await expect(curve, 'its line does not say that it is as long').toBeVisible();
  // No legend lies on the lines that it names.
  const [legend, plot] = await Promise.all([
    page.getByRole('list').filter({ has: curve }).boundingBox(),
    page.getByRole('region', { name: 'Training curve' }).boundingBox(),
  ]);
  if (!legend || !plot) throw new Error('the curve is not on the screen');
  expect(legend.y + legend.height).toBeLessThanOrEqual(plot.y);
});

test('a control that goes on is stopped and leaves no result', async ({ page }) => {
  await page.getByRole('tab', { name: 'Training' }).click();
  await type(page, 'weights', 90);
  await press(page, 'Fine-tune');
  const control = page.getByRole('group', { name: 'Train the dense model as long' });
  // Both clicks in one turn of the page, so that it cannot be over before.
  await control.evaluate(async (group) => {
    const click = (): void => group.querySelector('button')?.click();
    click();
    await new Promise(requestAnimationFrame);
    click();
  });
  await expect(control).toContainText('for the 260 epochs');
  await expect(
    control.getByRole('button', { name: 'Train the dense model as long' }),
  ).toBeEnabled();
});
