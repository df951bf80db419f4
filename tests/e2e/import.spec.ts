/** A graph of the visitor's own, in every format, and what is said of files that cannot be read. */

import { mkdtempSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, idle, open, test } from './support/test';

const GOLDEN = join(__dirname, '../golden/import');

async function dialog(page: Page): Promise<Locator> {
  await open(page);
  await page.getByRole('button', { name: /^Graph: / }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('tab', { name: 'Your own' }).click();
  return dialog;
}

async function paste(dialog: Locator, text: string): Promise<void> {
  const box = dialog.getByRole('textbox', { name: 'Paste text instead' });
  if (!(await box.isVisible())) await dialog.getByText('Paste text instead').click();
  await box.fill(text);
  await dialog.getByRole('button', { name: 'Read the text' }).click();
}

for (const [ending, beside] of [
  ['tsv', 'nodes.csv'],
  ['edgelist', 'nodes.csv'],
  ['links.json', ''],
  ['edges.json', ''],
  ['graphml', ''],
  ['gexf', ''],
  ['gml', ''],
  ['net', 'clu'],
  ['mtx', ''],
]) {
  test(`a graph is learned from as .${ending}`, async ({ page }) => {
    const own = await dialog(page);
    if (beside)
      await own
        .getByLabel(/Table of the nodes/)
        .setInputFiles(`${GOLDEN}/les-miserables.${beside}`);
    await own.getByLabel('File of the graph').setInputFiles(`${GOLDEN}/les-miserables.${ending}`);
    await expect(own.locator('[data-facts]')).toContainText('77 nodes · 254 edges');
    const label = own.getByLabel('Classes to predict');
    // A matrix says nothing of its nodes.
    if (ending !== 'mtx') await expect(label).not.toHaveValue('');
    await own.getByRole('button', { name: 'Learn from it' }).click();
    await expect(own).toBeHidden();
    await idle(page);
    await expect(page.getByRole('button', { name: 'Graph: ' })).toBeVisible();
    await expect(page).toHaveURL(/own/);
  });
}

test('a wrong file is refused with line and column, a right one read afterwards', async ({
  page,
}) => {
  const own = await dialog(page);
  await paste(own, 'source,target\na,b\nc,\n');
  await expect(own.getByText('CSV, line 3, column 1: A row needs two cells')).toBeVisible();
  await expect(own.getByRole('button', { name: 'Learn from it' })).toBeHidden();
  await paste(own, 'source,target\na,b\nb,a\nc,c\nb,c\n');
  const facts = own.locator('[data-facts]');
  await expect(facts).toContainText('3 nodes · 2 edges · connected');
  await expect(facts).toContainText('1 self-loop dropped');
  await expect(facts).toContainText('1 pair stood in both directions');
  await expect(own.getByText('No column can be the classes')).toBeVisible();
});

test('a file that is no text is called so by its name', async ({ page }) => {
  const own = await dialog(page);
  const buffer = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
  const file = { name: 'cat.png', mimeType: 'image/png', buffer };
  await own.getByLabel('File of the graph').setInputFiles(file);
  await expect(own.getByText('“cat.png” is not a text file.')).toBeVisible();
  await expect(own.getByText(/column/)).toHaveCount(0);
});

test('files that are bombs are refused at once', async ({ page }) => {
  const own = await dialog(page);
  await paste(
    own,
    '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><graphml><graph>&b;</graph></graphml>',
  );
  await expect(own.getByText(/Entities of a document type are not read/)).toBeVisible();
  const large = join(mkdtempSync(join(tmpdir(), 'secateur-')), 'large.csv');
  writeFileSync(large, 'a,b\n');
  truncateSync(large, 200_000_000);
  await own.getByLabel('File of the graph').setInputFiles(large);
  await expect(own.getByText(/the limit is 64,000,000/)).toBeVisible({ timeout: 5_000 });
});

test('a graph is kept only on request, and can be deleted', async ({ page }) => {
  const own = await dialog(page);
  await own.getByLabel('File of the graph').setInputFiles(`${GOLDEN}/les-miserables.gml`);
  await own.getByLabel('Keep it in this browser').check();
  await own.getByRole('button', { name: 'Learn from it' }).click();
  await expect(own).toBeHidden();
  await idle(page);
  // Another visit.
  await page.goto('about:blank');
  await page.goto('./?level=lab');
  await expect(page.locator('html')).toHaveAttribute('data-ready', 'true');
  await page.getByRole('button', { name: /^Graph: / }).click();
  await page.getByRole('tab', { name: 'Your own' }).click();
  await expect(own.getByText('One graph is kept here.')).toBeVisible();
  await own.getByRole('button', { name: 'Delete what is kept' }).click();
  await expect(own.getByText('One graph is kept here.')).toBeHidden();
});

/** The link of the page as it stands, from Share. */
async function sharedLink(page: Page): Promise<{ link: string; fingerprint: string }> {
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const share = page.getByRole('dialog', { name: 'Share this experiment' });
  const field = share.getByRole('textbox', { name: 'Link' });
  await expect(field).toHaveValue(/^http/);
  const link = await field.inputValue();
  const fingerprint = await share.getByText(/^[0-9a-f]{16}$/).innerText();
  await share.getByRole('button', { name: 'Close' }).click();
  return { link, fingerprint };
}

test('a small graph of one’s own travels in the link, and a large one is asked for', async ({
  page,
  browser,
}) => {
  const own = await dialog(page);
  const file = `${GOLDEN}/les-miserables.graphml`;
  await own.getByLabel('File of the graph').setInputFiles(file);
  await own.getByRole('button', { name: 'Learn from it' }).click();
  await expect(own).toBeHidden();
  await idle(page);
  const weights = page.getByRole('textbox', { name: 'Weights pruned, in percent' });
  await weights.fill('60');
  await weights.press('Enter');
  await idle(page);
  const before = await sharedLink(page);
  expect(before.link).toMatch(/data=[\w-]+$/);
  expect(before.link.length).toBeLessThan(9000);

  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const elsewhere = await context.newPage();
  await elsewhere.goto(before.link);
  await expect(elsewhere.locator('html')).toHaveAttribute('data-ready', 'true');
  await idle(elsewhere);
  expect(await sharedLink(elsewhere)).toEqual(before);

  // Without the data, as of a graph that is too large: by its hash alone.
  await elsewhere.goto('about:blank');
  await elsewhere.goto(before.link.replace(/&data=.*/, ''));
  await elsewhere.getByRole('button', { name: 'Bring the file' }).click();
  const again = elsewhere.getByRole('dialog');
  await again.getByRole('tab', { name: 'Your own' }).click();
  await again.getByLabel('File of the graph').setInputFiles(file);
  await again.getByRole('button', { name: 'Learn from it' }).click();
  await expect(again).toBeHidden();
  await idle(elsewhere);
  expect(await sharedLink(elsewhere)).toEqual(before);

  // Another graph than the link names is none.
  await elsewhere.goto('about:blank');
  await elsewhere.goto(before.link.replace(/own(:|%3A)[0-9a-f]{4}/, 'own$10000'));
  await expect(elsewhere.getByRole('button', { name: 'Bring the file' })).toBeVisible();
  await expect(elsewhere.getByRole('button', { name: /^Graph: Karate club/ })).toBeVisible();
  await context.close();
});
