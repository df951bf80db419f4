import { percentField } from './support/figures';
import { expect, idle, open, test } from './support/test';

/** On paper: pictures, figures, the sentence, and where it can be opened; no controls. */

test('a printed page shows the result and where to open it, in light', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'dark' });
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page);
  await percentField(page, 'weights').fill('90');
  await percentField(page, 'weights').press('Enter');
  await idle(page);
  await expect(page).toHaveURL(/weightRatio=0\.9$/);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  // What a browser does before it takes the page.
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));

  const caption = page.locator('.print');
  await expect(caption).toContainText('weightRatio=0.9');
  await expect(caption).toContainText(/Fingerprint [0-9a-f]{16}/);
  await expect(page.getByText('90 % of the weights are gone').first()).toBeVisible();
  await expect(page.getByRole('group', { name: 'Nodes right' })).toContainText('30 of 32 right');
  await expect(page.getByRole('region', { name: 'Graph view' }).locator('canvas')).toBeVisible();
  await expect(page.getByRole('region', { name: /^Result and scores/ })).toBeVisible();
  for (const gone of ['banner', 'slider', 'navigation', 'tab', 'radio', 'combobox'] as const)
    await expect(page.getByRole(gone)).toHaveCount(0);
  const ground = await page.evaluate(() =>
    getComputedStyle(document.documentElement).getPropertyValue('color-scheme'),
  );
  expect(ground).toBe('light');

  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await page.emulateMedia({ media: 'screen' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'system');
  await expect(caption).toBeHidden();

  // One page holds it all.
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
});

test('a page printed from a wide screen shows one chart, and not two over each other', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 1920, height: 1080 });
  await open(page);
  const joined = page.getByRole('region', { name: /^Result and scores/ });
  await expect(page.locator('.charts .training')).toBeVisible();
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  await expect(joined).toBeVisible();
  await expect(page.locator('.charts .training')).toBeHidden();
  const [box, panel] = await Promise.all([
    joined.boundingBox(),
    page.locator('.charts').boundingBox(),
  ]);
  expect((box?.width ?? 0) / (panel?.width ?? 1)).toBeGreaterThan(0.9);
});
