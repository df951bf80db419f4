import type { Locator, Page } from '@playwright/test';
import { percentField } from './support/figures';
import { expect, idle, open, test } from './support/test';

/** What is said and what is present has room where it is read. */

async function cut(page: Page, card: 'weights' | 'neurons' | 'edges', percent: string) {
  await percentField(page, card).fill(percent);
  await percentField(page, card).press('Enter');
  await idle(page);
}

async function boxOf(place: Locator) {
  const box = await place.boundingBox();
  if (!box) throw new Error('it is not on the page');
  return box;
}

test.beforeEach(async ({ page }) => page.emulateMedia({ reducedMotion: 'reduce' }));

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });

  test('no button covers the sentence', async ({ page }) => {
    await open(page);
    for (const [name, card, percent] of [
      ['Weights', 'weights', '91'],
      ['Neurons', 'neurons', '50'],
      ['Edges', 'edges', '61'],
    ] as const) {
      await page.getByRole('radio', { name, exact: true }).check();
      await cut(page, card, percent);
    }
    const said = await boxOf(page.getByRole('group', { name: 'Summary' }).locator('p'));
    const choice = await boxOf(page.getByText('Learn again without them'));
    const verb = await boxOf(page.getByRole('button', { name: 'Fine-tune' }));
    expect(said.y + said.height).toBeLessThanOrEqual(choice.y);
    expect(choice.y + choice.height).toBeLessThanOrEqual(verb.y);
  });
});

test('the present state of the strip is in sight after many', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('./?level=lab');
  await idle(page);
  for (const percent of ['10', '20', '30', '40', '50', '60', '70', '80'])
    await cut(page, 'weights', percent);
  await expect(page.locator('[aria-current="step"]')).toBeInViewport({ ratio: 0.95 });
});

test('a frame starts at its top and shows the sentence', async ({ page }) => {
  await page.setViewportSize({ width: 900, height: 600 });
  await page.goto('./?embed=1&level=start');
  await idle(page);
  expect((await boxOf(page.getByRole('region', { name: 'Prune' }))).y).toBeLessThan(20);
  await expect(page.getByRole('group', { name: 'Summary' })).toBeInViewport({ ratio: 1 });
});
