/** Which members a curve is counted on: those to choose by, those to judge by, or all there are. */

import { trained } from './support/engine';
import { expect, idle, test } from './support/test';
import type { Page } from '@playwright/test';

/** The y of a path's points, in pixels from the top. */
const heights = (page: Page, selector: string): Promise<number[]> =>
  page
    .locator(selector)
    .first()
    .evaluate((path) =>
      [...(path.getAttribute('d') ?? '').matchAll(/[ML][\d.]+[ ,]([\d.]+)/g)].map(([, y]) =>
        Number(y),
      ),
    );

/** Whether heights go the way that figures do: the higher the figure, the smaller the y. */
function follows(ys: readonly number[], figures: readonly number[]): boolean {
  const [first = 0] = figures;
  const at = figures.findIndex((figure) => figure !== first);
  const scale = ((ys[at] ?? 0) - (ys[0] ?? 0)) / ((figures[at] ?? 0) - first);
  return (
    ys.length === figures.length &&
    figures.every(
      (figure, i) => Math.abs((ys[0] ?? 0) + scale * (figure - first) - (ys[i] ?? 0)) < 0.5,
    )
  );
}

test('scents are curves of validation members, the chart of test ones until switched', async ({
  page,
}) => {
  await page.goto('./?level=lab#graph=communities&weightRatio=0.9');
  await expect(page.locator('html')).toHaveAttribute('data-ready', 'true');
  await idle(page);
  const engine = await trained('communities');
  engine.curveStart({ card: 'weights', draws: 0 });
  const curve = engine.curveStep(10_000).curve;
  if (!curve?.validation) throw new Error('eight members are for validation');

  const card = page.getByRole('region', { name: 'Weights', exact: true });
  await card.getByRole('button', { name: '8 right · validation' }).click();
  await expect(page.getByRole('dialog', { name: 'Curve above a slider' })).toBeVisible();
  await page.keyboard.press('Escape');
  expect(follows(await heights(page, '.scent .curve'), curve.validation.correct)).toBe(true);

  const counted = page.getByRole('combobox', { name: 'Counted on' });
  await expect(counted).toHaveValue('test');
  expect(follows(await heights(page, '.joined .curve'), curve.test.correct)).toBe(true);
  await counted.selectOption({ label: 'validation members: to choose' });
  await expect
    .poll(async () =>
      follows(await heights(page, '.joined .curve'), curve.validation?.correct ?? []),
    )
    .toBe(true);
  // "You are here" is on the curve.
  const dot = page.locator('.scent .here').first();
  const ys = await heights(page, '.scent .curve');
  expect(Number(await dot.getAttribute('cy'))).toBeCloseTo(ys[180] ?? 0, 0);

  await page.getByRole('tab', { name: 'Training', exact: true }).click();
  await expect(page.getByText('right, validation', { exact: true })).toBeVisible();
});

test('where none can be spared the curves say that they are exploratory', async ({ page }) => {
  for (const [lang, told] of [
    ['en', '32 right · exploratory'],
    ['zh', '32 人正确 · 探索性'],
  ] as const) {
    await page.goto(`./?lang=${lang}`);
    await expect(page.locator('html')).toHaveAttribute('data-ready', 'true');
    await idle(page);
    await expect(page.locator('.scent').getByText(told)).toBeVisible();
  }
});

test('where edges are predicted, pairs are counted', async ({ page }) => {
  for (const [lang, name, told] of [
    ['en', 'Counted on', ['test pairs: to judge', 'validation pairs: to choose']],
    ['zh', '统计范围', ['测试集节点对：用来评判', '验证集节点对：用来选择']],
  ] as const) {
    await page.goto(`./?level=lab&lang=${lang}#task=links`);
    await page.reload();
    await idle(page);
    const counted = page.getByRole('combobox', { name });
    await expect(counted.locator('option')).toHaveText([...told]);
  }
});

test('on a phone the result names its split, too', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 568 });
  for (const [graph, split] of [
    ['factions', 'exploratory'],
    ['communities', 'test'],
  ] as const) {
    await page.goto(`./#graph=${graph}`);
    await page.reload();
    await idle(page);
    const result = page.locator('.result');
    await expect(result.getByRole('button', { name: split, exact: true })).toBeVisible();
    const fits = await result.evaluate((row) => row.scrollWidth <= row.clientWidth);
    expect(fits, graph).toBe(true);
  }
});
