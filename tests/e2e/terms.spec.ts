import AxeBuilder from '@axe-core/playwright';
import { expect, idle, open, test } from './support/test';

/** Every term opens what it means, where it stands. */

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page);
});

test('a term opens its definition by pointer and by keyboard, and gives the focus back', async ({
  page,
}) => {
  const figure = page.getByRole('group', { name: 'Multiply-adds' });
  const term = figure.getByRole('button', { name: 'Multiply-adds' });
  const definition = page.getByRole('dialog', { name: 'Multiply-adds' });
  await term.click();
  await expect(definition).toBeVisible();
  await expect(definition).toContainText('nnz(W)');
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(definition).toHaveCount(0);
  await expect(term).toBeFocused();

  await page.keyboard.press('Enter');
  await expect(definition).toBeVisible();
  await definition.getByRole('button', { name: 'Close' }).click();
  await expect(definition).toHaveCount(0);
  await expect(term).toBeFocused();

  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'The club' }).click();
  await expect(definition).toHaveCount(0);
});

test('a definition stands inside the screen, and over a dialog', async ({ page }) => {
  await page.getByRole('button', { name: 'Model', exact: true }).click();
  const settings = page.getByRole('dialog', { name: 'Model and training' });
  await settings.getByRole('button', { name: 'Validation nodes a class' }).click();
  const definition = page.getByRole('dialog', { name: 'Which nodes count' });
  await expect(definition).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Escape');
  await expect(definition).toHaveCount(0);
  await expect(settings).toBeVisible();
});

test('measures and labels of settings have their terms', async ({ page }) => {
  await page.getByRole('tab', { name: 'Cost' }).click();
  await idle(page);
  for (const [label, name] of [
    ['macro-F1', 'Macro-F1'],
    ['spectral gap', 'Spectral gap'],
    ['found of Mr. Hi', 'Found of a class'],
  ] as const) {
    await page.getByRole('button', { name: label, exact: true }).click();
    await expect(page.getByRole('dialog', { name })).toBeVisible();
    await page.keyboard.press('Escape');
  }
  await page.getByRole('button', { name: 'How chosen: edges' }).click();
  await page.getByRole('button', { name: 'Edge criterion' }).click();
  await expect(page.getByRole('dialog', { name: 'Criterion' })).toBeVisible();
});

test('help finds a term by what it means', async ({ page }) => {
  await page.getByRole('button', { name: 'Help', exact: true }).click();
  const help = page.getByRole('dialog', { name: 'Help' });
  const search = help.getByRole('searchbox', { name: 'Search the terms' });
  const entries = help.locator('summary');
  await expect(entries.first()).toBeVisible();
  const all = await entries.count();
  await search.fill('ROC curve');
  await expect(entries).toHaveText(['AUC']);
  await entries.click();
  await expect(help.getByText('½ is chance, 1 is perfect.')).toBeVisible();
  await search.fill('no such word');
  await expect(help.getByRole('status')).toHaveText('No term has this in its name or text.');
  await search.fill('');
  await expect(entries).toHaveCount(all);
});
