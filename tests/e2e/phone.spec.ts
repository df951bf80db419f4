import type { Page } from '@playwright/test';
import { CARDS, cutOf, planOf, trained, type Card, type Cut, type Engine } from './support/engine';
import { NAMES, slider } from './support/figures';
import { swipe } from './support/pointer';
import { expect, idle, open, test } from './support/test';

/** The phone's page: one card at a time, fingers, and the same figures. */

test.use({ viewport: { width: 390, height: 664 }, isMobile: true, hasTouch: true });

async function expectFigures(page: Page, engine: Engine, cut: Cut, card: Card): Promise<void> {
  const report = engine.prune(planOf(cut));
  const { pruned, weights, weightsKept } = report;
  const group = (name: string) => page.getByRole('group', { name });
  await expect(group('Nodes right')).toHaveText(
    `${pruned.correct} of ${pruned.total} right exploratory`,
  );
  await expect(group('Weights kept')).toHaveText(`${weightsKept} of ${weights.total} weights kept`);
  const { removed, total } = report[card];
  await expect(page.getByText(`${removed} removed`, { exact: true })).toBeVisible();
  await expect(slider(page, card)).toHaveAttribute('aria-valuetext', `${removed} of ${total}`);
}

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page);
});

for (const card of CARDS) {
  test(`a finger drags ${card} to 95 % and back`, async ({ page }) => {
    const engine = await trained();
    await page.getByRole('radio', { name: NAMES[card], exact: true }).tap();
    const range = slider(page, card);
    await swipe(range, 0, 0.95);
    await idle(page);
    const ratio = Math.round(Number(await range.getAttribute('aria-valuenow')) * 10) / 1000;
    expect(Math.abs(ratio - 0.95)).toBeLessThan(0.01);
    await expectFigures(page, engine, cutOf(card, ratio), card);

    await swipe(range, ratio, -0.1);
    await idle(page);
    await expectFigures(page, engine, {}, card);
    await page.getByRole('button', { name: 'Undo' }).tap();
    await idle(page);
    await expectFigures(page, engine, cutOf(card, ratio), card);
  });
}

test('− and + remove one item each', async ({ page }) => {
  const engine = await trained();
  for (const card of CARDS) {
    await page.getByRole('radio', { name: NAMES[card], exact: true }).tap();
    const { total } = engine.report()[card];
    for (let item = 0; item < 3; item += 1)
      await page.getByRole('button', { name: 'One more' }).tap();
    await page.getByRole('button', { name: 'One less' }).tap();
    await idle(page);
    await expect(page.getByText('2 removed', { exact: true })).toBeVisible();
    const ratio = Math.round((2 / total) * 1000) / 1000;
    await expectFigures(page, engine, cutOf(card, ratio), card);
    expect(engine.report()[card].removed).toBe(2);
    await page.getByRole('button', { name: 'Undo' }).tap();
    await idle(page);
    await expectFigures(page, engine, {}, card);
  }
});

test('every verb has its place', async ({ page }) => {
  const engine = await trained();
  await page.getByRole('button', { name: 'More', exact: true }).tap();
  await page.getByRole('button', { name: 'Step' }).tap();
  await idle(page);
  engine.train(1);
  await expect(page.getByText('epoch 201 · seed 6')).toBeVisible();
  await expectFigures(page, engine, {}, 'weights');
  await page.getByRole('button', { name: 'Train', exact: true }).tap();
  await idle(page);
  await expect(page.getByText('epoch 201 · seed 6'), 'the menu has gone').toBeHidden();
  engine.train(200);
  await expectFigures(page, engine, {}, 'weights');

  await page.getByRole('button', { name: 'At random' }).or(page.getByText('At random')).tap();
  await swipe(slider(page, 'weights'), 0, 0.5);
  await idle(page);
  const percent = Number(await slider(page, 'weights').getAttribute('aria-valuenow'));
  const ratio = Math.round(percent * 10) / 1000;
  const random: Cut = { weights: { ratio, criterion: 'random', draw: 1 } };
  await expectFigures(page, engine, random, 'weights');
});

test('the tabs lead to the network and the charts', async ({ page }) => {
  const tab = (name: string) =>
    page.getByRole('navigation', { name: 'Sections' }).getByRole('button', { name, exact: true });
  await tab('Network').tap();
  await expect(page.getByRole('region', { name: 'Network view' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Graph view' })).toBeVisible();
  await expect(page.getByRole('slider')).toHaveCount(0);
  await tab('Charts').tap();
  await expect(page.getByRole('region', { name: /^Result and scores/ })).toBeVisible();
  await tab('Prune').tap();
  await expect(slider(page, 'weights')).toBeVisible();
});
