/** A graph drawn by hand, by mouse, by finger and by keys alone, becomes one that is learned from. */

import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, idle, open, test } from './support/test';

async function board(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: /^Graph: / }).click();
  const dialog = page.getByRole('dialog', { name: 'Choose a graph' });
  await dialog.getByRole('tab', { name: 'Your own' }).click();
  await dialog.getByRole('button', { name: 'Draw one by hand' }).click();
  await expect(dialog.getByRole('listbox', { name: 'Drawing board' })).toBeVisible();
  return dialog;
}

/** Points of the board, as shares of it. */
async function pointsOf(dialog: Locator): Promise<(x: number, y: number) => [number, number]> {
  const drawn = dialog.getByRole('listbox', { name: 'Drawing board' });
  await drawn.scrollIntoViewIfNeeded();
  const box = await drawn.boundingBox();
  if (!box) throw new Error('the board is not on the screen');
  return (x, y) => [box.x + x * box.width, box.y + y * box.height];
}

/** Two rows of four, the first of one class and the second of another. */
const ROWS = [0.25, 0.75] as const;
const COLUMNS = [0.2, 0.4, 0.6, 0.8] as const;

test('nodes and edges are drawn by mouse, coloured, moved, removed and taken back', async ({
  page,
}) => {
  await open(page);
  const dialog = await board(page);
  const at = await pointsOf(dialog);
  const said = dialog.getByRole('status').filter({ hasText: 'nodes' });
  for (const [row, y] of ROWS.entries()) {
    if (row === 1) await dialog.getByRole('radio', { name: 'Community 2' }).check();
    for (const x of COLUMNS) await page.mouse.click(...at(x, y));
  }
  await expect(said).toContainText('8 nodes, 0 edges');
  // By dragging along the rows, by two taps between them.
  for (const y of ROWS)
    for (const [place, x] of COLUMNS.slice(0, 3).entries()) {
      await page.mouse.move(...at(x, y));
      await page.mouse.down();
      await page.mouse.move(...at(COLUMNS[place + 1] ?? 0, y), { steps: 4 });
      await page.mouse.up();
    }
  await page.mouse.click(...at(0.2, ROWS[0]));
  await page.mouse.click(...at(0.2, ROWS[1]));
  await expect(said).toContainText('8 nodes, 7 edges');
  // An edge that leads nowhere ends in a new node.
  await page.mouse.move(...at(0.8, ROWS[1]));
  await page.mouse.down();
  await page.mouse.move(...at(0.9, 0.5), { steps: 4 });
  await page.mouse.up();
  await expect(said).toContainText('9 nodes, 8 edges');
  await dialog.getByRole('radio', { name: 'Erase' }).check();
  await page.mouse.click(...at(0.3, ROWS[0]));
  await expect(said).toContainText('9 nodes, 7 edges');
  await page.mouse.click(...at(0.9, 0.5));
  await expect(said).toContainText('8 nodes, 6 edges');
  await dialog.getByRole('button', { name: 'Undo' }).click();
  await dialog.getByRole('button', { name: 'Undo' }).click();
  await expect(said).toContainText('9 nodes, 8 edges');
  await dialog.getByRole('radio', { name: 'Move' }).check();
  await page.mouse.move(...at(0.9, 0.5));
  await page.mouse.down();
  await page.mouse.move(...at(0.95, 0.9), { steps: 4 });
  await page.mouse.up();
  await dialog.getByRole('radio', { name: 'Colour' }).check();
  await dialog.getByRole('radio', { name: 'Community 1' }).check();
  await page.mouse.click(...at(0.95, 0.9));
  await dialog.getByText('Nodes and edges as a list').click();
  await expect(dialog.getByLabel('Class of Node 9')).toHaveValue('0');
  const found = await new AxeBuilder({ page }).include('dialog[open]').analyze();
  expect(found.violations).toEqual([]);

  await dialog.getByRole('button', { name: 'Use this graph' }).click();
  await expect(dialog.locator('[data-facts]')).toContainText('9 nodes · 8 edges · connected');
  await expect(dialog.getByLabel('Classes to predict')).toHaveValue('class');
  await dialog.getByRole('button', { name: 'Learn from it' }).click();
  await expect(dialog).toBeHidden();
  await idle(page);
  await expect(page).toHaveURL(/own/);
  await expect(page.getByRole('region', { name: 'Graph view' })).toContainText('8 of 8 edges');
  // Nothing was kept unasked.
  await page.getByRole('button', { name: /^Graph: / }).click();
  await page.getByRole('tab', { name: 'Your own' }).click();
  await expect(page.getByText('kept here')).toBeHidden();
});

test('a graph is drawn by keys alone', async ({ page }) => {
  await open(page);
  const dialog = await board(page);
  const drawn = dialog.getByRole('listbox', { name: 'Drawing board' });
  await drawn.focus();
  const { keyboard } = page;
  // Two of each class, in a path.
  for (const key of ['1', 'n', 'n', '2', 'n', 'n']) await keyboard.press(key);
  const said = dialog.getByRole('status').filter({ hasText: 'nodes' });
  await expect(said).toContainText('4 nodes');
  // The newest is active; the list joins what arrows would have to look for.
  await keyboard.press('Enter');
  await expect(drawn.getByRole('option')).toContainText('Node 4 is taken');
  await keyboard.press('Escape');
  await expect(dialog).toBeVisible();
  await dialog.getByText('Nodes and edges as a list').press('Enter');
  for (const [from, to] of [
    ['1', '2'],
    ['2', '3'],
    ['3', '4'],
  ] as const)
    await dialog.getByLabel(`Join Node ${from} with`).selectOption(`Node ${to}`);
  await expect(said).toContainText('4 nodes, 3 edges');
  await drawn.focus();
  await keyboard.press('Enter');
  const option = drawn.getByRole('option');
  for (const arrow of ['ArrowLeft', 'ArrowUp', 'ArrowRight', 'ArrowDown']) {
    await keyboard.press(arrow);
    if (!/^Node 4,/.test((await option.textContent()) ?? '')) break;
  }
  await expect(option).not.toContainText(/^Node 4,/);
  await keyboard.press('Enter');
  await expect(said).not.toContainText('3 edges');
  await keyboard.press('Control+z');
  await expect(said).toContainText('3 edges');
  await keyboard.press('Delete');
  await expect(said).toContainText('3 nodes');
  await keyboard.press('Control+z');
  await dialog.getByRole('button', { name: 'Use this graph' }).press('Enter');
  await expect(dialog.locator('[data-facts]')).toContainText('4 nodes · 3 edges');
});

test('a drawing outlives the board, and what lies below is not undone instead', async ({
  page,
}) => {
  await open(page);
  const share = page.getByRole('textbox', { name: 'Weights pruned, in percent' });
  await share.fill('50');
  await share.press('Enter');
  await idle(page);
  const kept = page.getByRole('group', { name: 'Weights kept' });
  const before = (await kept.textContent()) ?? '';
  const dialog = await board(page);
  const drawn = dialog.getByRole('listbox', { name: 'Drawing board' });
  const said = dialog.getByRole('status').filter({ hasText: 'node' });
  await drawn.focus();
  for (const key of ['n', 'n', 'n']) await page.keyboard.press(key);
  await page.keyboard.press('Escape');
  await expect(said).toContainText('3 nodes');

  // From a button of the board, and once there is nothing more to take back.
  const undo = dialog.getByRole('button', { name: 'Undo' });
  await undo.focus();
  for (let times = 0; times < 5; times += 1) await page.keyboard.press('Control+z');
  await expect(said).toContainText('0 nodes');
  await dialog.getByRole('button', { name: 'Redo' }).focus();
  for (let times = 0; times < 3; times += 1) await page.keyboard.press('Control+Shift+z');
  await expect(said).toContainText('3 nodes');

  await dialog.getByRole('tab', { name: 'Gallery' }).click();
  await dialog.getByRole('tab', { name: 'Your own' }).click();
  await expect(said).toContainText('3 nodes');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(kept).toHaveText(before);
  await page.getByRole('button', { name: /^Graph: / }).click();
  await dialog.getByRole('tab', { name: 'Your own' }).click();
  await expect(said).toContainText('3 nodes');
  await dialog.getByRole('button', { name: 'Bring a file instead' }).click();
  await dialog.getByRole('button', { name: 'Draw one by hand' }).click();
  await expect(said).toContainText('3 nodes');
  await undo.click();
  await expect(said).toContainText('2 nodes');
});

test('a file that is dropped while the board is open is what one sees', async ({ page }) => {
  await open(page);
  const dialog = await board(page);
  await dialog.getByRole('button', { name: 'Add a node' }).click();
  for (const name of ['first.txt', 'second.txt']) {
    const transfer = await page.evaluateHandle((called) => {
      const data = new DataTransfer();
      data.items.add(new File(['a b\nb c\nc a\n'], called));
      return data;
    }, name);
    await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
    await expect(dialog.getByRole('listbox', { name: 'Drawing board' })).toBeHidden();
    await expect(dialog.getByText(name)).toBeVisible();
    await expect(dialog.locator('[data-facts]')).toContainText('3 nodes · 3 edges');
  }
});

test('the graph on the page can be drawn on, with its names', async ({ page }) => {
  await open(page);
  const dialog = await board(page);
  await dialog.getByRole('button', { name: 'From the graph on the page' }).click();
  const said = dialog.getByRole('status').filter({ hasText: 'nodes' });
  await expect(said).toContainText('34 nodes, 78 edges');
  await dialog.getByText('Nodes and edges as a list').click();
  await dialog.getByRole('button', { name: 'Remove Node 12' }).click();
  await expect(said).toContainText('33 nodes, 77 edges');
  await dialog.getByRole('button', { name: 'Use this graph' }).click();
  await dialog.getByRole('button', { name: 'Learn from it' }).click();
  await expect(dialog).toBeHidden();
  await idle(page);
  await expect(page.getByRole('region', { name: 'Graph view' })).toContainText('Officer');
});

test.describe('with a finger', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test('nodes and edges are drawn on a phone', async ({ page }) => {
    await open(page);
    const dialog = await board(page);
    const at = await pointsOf(dialog);
    const said = dialog.getByRole('status').filter({ hasText: 'node' });
    for (const x of [0.2, 0.5, 0.8]) await page.touchscreen.tap(...at(x, 0.5));
    await expect(said).toContainText('3 nodes, 0 edges');
    // A finger that is a little beside the node means it.
    for (const x of [0.2, 0.52, 0.5, 0.78]) await page.touchscreen.tap(...at(x, 0.5));
    await expect(said).toContainText('3 nodes, 2 edges');
    const body = dialog.getByRole('tabpanel');
    expect(await body.evaluate((e) => e.scrollWidth - e.clientWidth)).toBeLessThanOrEqual(0);
  });
});
