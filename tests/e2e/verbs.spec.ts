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
  const picker = page.getByRole('combobox', { name: 'Graph' });
  await picker.selectOption('Karate club · four communities');
  await idle(page);
  const engine = await trained('communities');
  const { train, validation, test: tested } = engine.info().split;
  expect([train, validation, tested]).toEqual([8, 8, 18]);
  await expectFigures(page, engine, {}, 'edges');
  await expectTables(page, engine);
  await expect(page.getByText('Counted over the test members.')).toBeVisible();

  await type(page, 'weights', 80);
  await expectFigures(page, engine, cutOf('weights', 0.8));
  await press(page, 'Undo');
  await press(page, 'Undo');
  await expect(picker).toHaveValue('factions');
  await expectFigures(page, await trained(), cutOf('edges', 0.3));
});
