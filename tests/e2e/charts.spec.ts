/** Where the charts stand: behind tabs, and on a wide screen the joined one beside the others. */

import { expect, open, test } from './support/test';

test('on a wide screen training stands beside the joined chart', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await open(page);
  const joined = page.getByRole('region', { name: 'Result and scores by share removed' });
  const training = page.getByRole('region', { name: 'Training curve' });
  await expect(training).toBeVisible();
  await expect(joined).toBeVisible();
  await expect(page.getByRole('tab', { name: 'By share removed' })).toHaveCount(0);
  await page.getByRole('tab', { name: 'Cost' }).click();
  await expect(joined).toBeVisible();
  await expect(training).toHaveCount(0);

  // What is selected is explained beside it, and the tab before comes back.
  await page.locator('.network .rows').click({ position: { x: 10, y: 30 } });
  await expect(page.getByRole('tab', { name: 'Why' })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('tab', { name: 'Cost' })).toHaveAttribute('aria-selected', 'true');

  await page.setViewportSize({ width: 1440, height: 900 });
  const tab = page.getByRole('tab', { name: 'By share removed' });
  await tab.click();
  await expect(joined).toBeVisible();
});

for (const lang of ['en', 'zh'])
  test(`the heading of the charts is one row at 1440, in ${lang}`, async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(`./?level=lab&lang=${lang}`);
    await expect(page.locator('html')).toHaveAttribute('data-ready', 'true');
    const header = page.locator('.charts header');
    const boxes = await header.locator('> *').evaluateAll((parts) =>
      parts.map((part) => {
        const { top, bottom } = part.getBoundingClientRect();
        return (top + bottom) / 2;
      }),
    );
    expect(boxes.length).toBe(3);
    expect(Math.max(...boxes) - Math.min(...boxes)).toBeLessThan(8);
  });
