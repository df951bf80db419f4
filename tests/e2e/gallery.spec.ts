import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, idle, open, test } from './support/test';

/** Graphs of the gallery and generated ones, from the dialog to a trained network. */

async function dialog(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Graph:' }).click();
  const opened = page.getByRole('dialog', { name: 'Choose a graph' });
  await expect(opened).toBeVisible();
  return opened;
}

test('a graph of the gallery opens, is learned and stays in the address', async ({ page }) => {
  await open(page);
  const gallery = await dialog(page);
  await expect(gallery.getByRole('listitem').filter({ has: page.locator('canvas') })).toHaveCount(
    16,
  );
  await expect(gallery).toContainText('LGPL-3.0-or-later');
  await gallery.getByRole('button', { name: 'College football' }).click();
  await expect(gallery).toBeHidden();
  await expect(page.getByRole('button', { name: 'Graph:' })).toContainText('College football');
  await expect(page.locator('html')).toHaveAttribute('data-ready', 'true');
  await idle(page);
  await expect(page).toHaveURL(/gallery[:%].*college-football/);
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-ready', 'true');
  await expect(page.getByRole('button', { name: 'Graph:' })).toContainText('College football');
  // Six hundred games, of which a slider removes a share.
  await page.getByRole('slider', { name: 'Edges pruned' }).fill('50');
  await idle(page);
  await expect(page.getByRole('slider', { name: 'Edges pruned' })).toHaveAttribute(
    'aria-valuetext',
    /307.*613/,
  );
});

test('a graph is chosen by keyboard alone', async ({ page }) => {
  await open(page);
  const gallery = await dialog(page);
  const monks = gallery.getByRole('button', { name: 'Monks of a monastery' });
  await expect(monks).toBeVisible();
  for (let tab = 0; tab < 6; tab += 1) {
    await page.keyboard.press('Tab');
    if (await monks.evaluate((button) => button === document.activeElement)) break;
  }
  await expect(monks).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(gallery).toBeHidden();
  await dialog(page);
  await monks.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Graph:' })).toContainText('Monks');
});

test('a model draws while its parameters move, and says what cannot be', async ({ page }) => {
  await open(page);
  const gallery = await dialog(page);
  await gallery.getByRole('tab', { name: 'Gallery' }).press('ArrowRight');
  await gallery.getByRole('combobox', { name: 'Model' }).selectOption('Relaxed caveman');
  const preview = gallery.getByRole('region', { name: 'Preview' });
  await expect(preview).toContainText('80 nodes');
  await gallery.getByRole('slider', { name: 'Caves' }).fill('3');
  await expect(preview).toContainText('30 nodes');
  await expect(preview).toContainText('135 edges');
  await gallery.getByRole('combobox', { name: 'Model' }).selectOption('Contextual block model');
  await expect(preview).toContainText('200 nodes');
  await gallery.getByRole('slider', { name: 'Labels of each block' }).fill('50');
  await expect(preview).toContainText('Labels of each block is 50, but must lie between 1 and 24.');
  await expect(preview.getByRole('button', { name: 'Open' })).toBeDisabled();
  await gallery.getByRole('combobox', { name: 'Model' }).selectOption('Small world');
  await gallery.getByRole('slider', { name: 'Nodes' }).fill('60');
  await expect(preview).toContainText('60 nodes');
  await preview.getByRole('button', { name: 'Open' }).click();
  await expect(page.getByRole('button', { name: 'Graph:' })).toContainText('Small world');
  await idle(page);
  await expect(page).toHaveURL(/wattsStrogatz/);
});

test('edges are predicted between students and lecturers', async ({ page }) => {
  await open(page);
  const gallery = await dialog(page);
  await gallery.getByRole('button', { name: 'Lecture ratings', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Graph:' })).toContainText('Lecture ratings');
  // 15 % of the 73,421 ratings are held out. Training goes on for longer than this needs to wait.
  await expect(page.getByText('62,408 of 62,408 edges')).toBeVisible({ timeout: 60_000 });
});

test('a graph that was opened once opens again without a network', async ({
  page,
  context,
  complaints,
}) => {
  await page.goto('./');
  // The second visit is the first that the copy serves.
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.goto('./?graph=gallery:sampson-monastery');
  await expect(page.locator('html')).toHaveAttribute('data-ready', 'true');
  await context.setOffline(true);
  await page.goto('./?graph=gallery:sampson-monastery&seed=2');
  await expect(page.locator('html')).toHaveAttribute('data-ready', 'true');
  await expect(page.getByRole('button', { name: 'Graph:' })).toContainText('Monks');
  await page.goto('./?graph=gallery:copperfield-words');
  await expect(page.getByRole('dialog')).toContainText('could not be loaded');
  // The browser says so too.
  expect(complaints.splice(0)).toEqual(['error: Failed to load resource: net::ERR_FAILED']);
});

for (const [width, height] of [
  [1440, 900],
  [390, 844],
] as const) {
  test(`nothing is out of reach at ${width} × ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.goto('./?level=lab');
    await expect(page.locator('html')).toHaveAttribute('data-ready', 'true');
    const gallery = await dialog(page);
    await expect(gallery.getByRole('button', { name: 'Nouns of WordNet' })).toBeAttached();
    for (const tab of ['Gallery', 'Generate']) {
      await gallery.getByRole('tab', { name: tab }).click();
      const body = gallery.getByRole('tabpanel');
      await expect(body.locator('canvas').first()).toBeVisible();
      expect(await body.evaluate((e) => e.scrollWidth - e.clientWidth)).toBeLessThanOrEqual(0);
      const found = await new AxeBuilder({ page }).include('dialog[open]').analyze();
      expect(found.violations).toEqual([]);
    }
  });
}
