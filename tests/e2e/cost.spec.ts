import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { planOf, trained, type Cut } from './support/engine';
import { percentField } from './support/figures';
import { expect, idle, open, test } from './support/test';

/** The Cost view: its figures are the engine's, the choice of storage, and the time measured. */

async function type(page: Page, percent: number): Promise<void> {
  const field = percentField(page, 'weights');
  await field.fill(String(percent));
  await field.press('Enter');
  await idle(page);
}

const region = (page: Page) => page.getByRole('region', { name: 'Quality and cost' });

async function cells(page: Page, row: string): Promise<string[]> {
  const header = region(page).getByRole('rowheader', { name: row, exact: true });
  return header.locator('xpath=..').getByRole('cell').allTextContents();
}

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page);
  await page.getByRole('tab', { name: 'Cost' }).click();
  await expect(region(page).getByRole('table', { name: 'Quality and cost' })).toBeVisible();
});

test('figures are the engine’s, for the dense network and the pruned one', async ({ page }) => {
  const engine = await trained();
  const cut: Cut = { weights: { ratio: 0.9 } };
  engine.prune(planOf(cut));
  const { dense, pruned, denseBytes, storage } = engine.costReport();
  await type(page, 90);
  await expect(async () => {
    expect(await cells(page, 'right')).toEqual([
      `${dense.quality.correct} of ${dense.quality.total}`,
      `${pruned.quality.correct} of ${pruned.quality.total}`,
    ]);
    expect(await cells(page, 'loss')).toEqual([
      dense.quality.loss.toFixed(3),
      pruned.quality.loss.toFixed(3),
    ]);
    expect(await cells(page, 'parameters not zero')).toEqual([
      '576 of 576',
      `${pruned.cost.nonzeros} of 576`,
    ]);
    expect(await cells(page, 'multiply-adds')).toEqual([
      dense.cost.multiplyAdds.toLocaleString('en'),
      pruned.cost.multiplyAdds.toLocaleString('en'),
    ]);
    expect(await cells(page, 'components')).toEqual(['1', '1']);
  }).toPass();

  const picker = region(page).getByRole('combobox', { name: 'Storage format' });
  const figure = region(page).getByRole('group', { name: 'Storage', exact: true });
  for (const { format, bytes, refused } of storage) {
    await picker.selectOption(format);
    if (bytes === null) {
      expect(refused?.name).toBe('storage.nonzerosOfFour');
      await expect(figure).toContainText(`${refused?.got} of four weights are left`);
    } else {
      await expect(figure).toContainText(`${bytes.toLocaleString('en')} bytes`);
      await expect(figure).toContainText(`of the dense ${denseBytes.toLocaleString('en')} bytes`);
    }
  }
});

test('what was cut stands beside what training made of it', async ({ page }) => {
  const engine = await trained();
  const plan = planOf({ weights: { ratio: 0.9 } });
  engine.prune(plan);
  engine.train(200);
  const { dense, cut, pruned } = engine.costReport();
  await type(page, 90);
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await idle(page);
  await expect(async () => {
    expect(await cells(page, 'loss')).toEqual(
      [dense, cut, pruned].map((model) => model?.quality.loss.toFixed(3)),
    );
  }).toPass();
});

test('the time is measured when it is asked for, and is of the frame on the screen', async ({
  page,
}) => {
  const words = region(page).getByRole('group', { name: 'This browser' });
  await expect(words).toHaveText(/^How long one pass takes here/);
  await region(page).getByRole('button', { name: 'Measure the time' }).click();
  await expect(words).toHaveText(
    /dense network.*skipped one by one; median of \d+: .* µs for .* µs$/,
  );
  await type(page, 50);
  await expect(words).toHaveText(/^How long one pass takes here/);
});

test('the view is accessible, by keyboard too', async ({ page }) => {
  await page.getByRole('tab', { name: 'Cost' }).press('ArrowLeft');
  await expect(page.getByRole('region', { name: 'Compare' })).toBeVisible();
  await page.getByRole('tab', { name: 'Compare' }).press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Cost' })).toBeFocused();
  await expect(region(page)).toBeVisible();
  await type(page, 87);
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  }
});
