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
  await expect(facts).toContainText('1 self-loops dropped');
  await expect(facts).toContainText('1 pairs stood in both directions');
  await expect(own.getByText('No column can be the classes')).toBeVisible();
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
