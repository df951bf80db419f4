import type { Page } from '@playwright/test';
import { planOf, trained } from './support/engine';
import { expect, idle, open, test } from './support/test';

/** The network as heat maps and as a table, against the engine in Node. */

const region = (page: Page) => page.getByRole('region', { name: 'Network view' });
const tab = (page: Page, name: string) =>
  page.getByRole('tablist', { name: 'Network as' }).getByRole('tab', { name });
const matrix = (page: Page) => page.getByRole('listbox', { name: 'Weights, cell by cell' });

async function cut(page: Page, percent: string): Promise<void> {
  const field = page.getByRole('textbox', { name: 'Weights pruned, in percent' });
  await field.fill(percent);
  await field.press('Enter');
  await idle(page);
}

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page);
});

test('its forms are gone through by keys', async ({ page }) => {
  await tab(page, 'Neurons').focus();
  await page.keyboard.press('ArrowRight');
  await expect(tab(page, 'Matrix')).toBeFocused();
  await expect(matrix(page)).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('table', { name: '576 weights' })).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('listbox', { name: 'Neurons' })).toBeVisible();
});

test('the matrix says what stands in each cell', async ({ page }) => {
  const engine = await trained();
  engine.prune(planOf({ weights: { ratio: 0.6 } }));
  const [weights, mask] = [engine.weights(), engine.weightMask()];
  const [scores, order] = [engine.weightScores(), engine.order('weights')];
  await tab(page, 'Matrix').click();
  await cut(page, '60');
  await matrix(page).focus();
  const spoken = matrix(page).getByRole('option');
  const { nodeNames, classNames } = engine.info();
  const name = (node: number) => nodeNames[node]?.replace(/^\d+$/, `Member ${node + 1}`) ?? '';
  const said = (weight: number, from: string, to: string) =>
    `${from} → ${to} · ` +
    (mask[weight] === 1 ? `weight ${(weights[weight] ?? 0).toFixed(2)}` : 'removed') +
    ` · score ${Number((scores[weight] ?? 0).toPrecision(3))}` +
    ` · goes as number ${order.indexOf(weight) + 1} of 576`;
  // Along the first neuron's inputs, then down its column into the second layer.
  for (let input = 0; input < 34; input += 1) {
    await expect(spoken).toHaveText(said(input * 16, name(input), 'Neuron 1'));
    if (input < 33) await page.keyboard.press('ArrowRight');
  }
  await page.keyboard.press('Home');
  for (let step = 0; step < 16; step += 1) await page.keyboard.press('ArrowDown');
  await expect(spoken).toHaveText(said(544, 'Neuron 1', classNames[0] ?? ''));
  await page.keyboard.press('Enter');
  await expect(spoken).toHaveAttribute('aria-selected', 'true');
});

test('a cell is chosen by the pointer', async ({ page }) => {
  await tab(page, 'Matrix').click();
  const box = await matrix(page).boundingBox();
  if (!box) throw new Error('no matrix');
  await page.mouse.move(box.x + 50, box.y + 60);
  const line = region(page).locator('footer');
  await expect(line).toHaveText(/ → Neuron \d+ · /);
  const text = (await line.textContent()) ?? '';
  await page.mouse.click(box.x + 50, box.y + 60);
  await page.mouse.move(0, 0);
  await expect(line).toHaveText(text);
  await page.mouse.click(box.x + 50, box.y + 60);
  await page.mouse.move(0, 0);
  await expect(line).toHaveText(/positive/);
});

test('the table holds every weight, in any order', async ({ page }) => {
  const engine = await trained();
  engine.prune(planOf({ weights: { ratio: 0.6 } }));
  const kept = Array.from(engine.weights()).filter((_, at) => engine.weightMask()[at] === 1);
  await tab(page, 'Table').click();
  await cut(page, '60');
  const table = page.getByRole('table', { name: '576 weights' });
  await expect(table).toHaveAttribute('aria-rowcount', '577');
  const head = table.getByRole('columnheader', { name: /^Weight/ });
  const byWeight = head.getByRole('button', { name: /^Weight/ });
  await byWeight.click();
  await expect(head).toHaveAttribute('aria-sort', 'descending');
  const values = table.locator('tbody tr:not([aria-hidden]) td:nth-child(4)');
  await expect(values.first()).toHaveText(Math.max(...kept).toFixed(3));
  await byWeight.click();
  await expect(head).toHaveAttribute('aria-sort', 'ascending');
  await expect(values.first()).toHaveText(Math.min(...kept).toFixed(3));

  const state = table.getByRole('columnheader', { name: /^State/ });
  await state.getByRole('button', { name: /^State/ }).click();
  await expect(table.getByRole('cell', { name: 'removed' }).first()).toBeVisible();
  expect(await table.getByRole('row').count(), 'only rows in sight').toBeLessThan(120);
  const scroller = region(page).getByRole('region', { name: 'Table' });
  await scroller.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await expect(table.getByRole('cell', { name: 'kept' }).last()).toBeVisible();

  const row = table.getByRole('rowheader').last().getByRole('button');
  await row.click();
  await expect(row).toHaveAttribute('aria-pressed', 'true');
});
