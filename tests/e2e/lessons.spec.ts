import type { Page } from '@playwright/test';
import { percentField } from './support/figures';
import { expect, idle, test } from './support/test';

/** Lessons act on the page itself, and see what was done there. */

const drawer = (page: Page) => page.getByRole('region', { name: 'Lessons', exact: true });
const button = (page: Page, name: string) =>
  drawer(page).getByRole('button', { name, exact: true });
const seen = (page: Page) => drawer(page).getByRole('status');

async function open(page: Page, address: string): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(address);
  await expect(page.locator('html')).toHaveAttribute('data-ready', 'true');
  await idle(page);
}

/** What the tests of the core know of the same graph: dense, cut and healed. */
const FIGURES: Readonly<Record<string, readonly string[]>> = {
  'how-much': ['31 of 32', '31 of 32', '30 of 32', '23 of 32', '16 of 32', '31 of 32'],
  'no-edges': ['31 of 32', '30 of 32', '15 of 32', '25 of 32'],
  healing: ['145 of 160', '102 of 160', '140 of 160', '68 of 160', '135 of 160'],
  scope: ['145 of 160', '75 of 160', '127 of 160', '78 of 160', '116 of 160'],
  neurons: ['31 of 32', '31 of 32', '29 of 32', '30 of 32'],
  depth: ['145 of 160', '134 of 160', '137 of 160'],
  homophily: ['145 of 160', '139 of 160', '137 of 160', '156 of 160'],
};

const IDS = [...Object.keys(FIGURES), 'speed'];

for (const id of IDS) {
  test(`the lesson ${id} can be gone through, and says what is on the screen`, async ({ page }) => {
    await open(page, `./?lesson=${id}`);
    const steps = await drawer(page).getByRole('listitem').count();
    for (let step = 0; step < steps; step += 1) {
      const act = button(page, step === 0 ? 'Begin' : 'Do it for me');
      // Where the page stands as the lesson begins, there is nothing to do.
      if ((await seen(page).innerText()) === '') await act.click();
      await expect(seen(page)).not.toHaveText('');
      const figure = FIGURES[id]?.[step];
      if (figure) await expect(seen(page)).toContainText(figure);
      await expect(drawer(page).getByRole('listitem').nth(step)).toContainText('done');
      if (step + 1 < steps) await button(page, 'Next').click();
    }
    await expect(drawer(page)).toContainText('That was the lesson');
    await button(page, 'All lessons').last().click();
    await expect(drawer(page).getByRole('button', { name: /· done$/ })).toHaveCount(1);
  });
}

test('a step is ticked off whoever does it, and what a lesson did can be undone', async ({
  page,
}) => {
  await open(page, './?level=explore');
  await page.getByRole('button', { name: 'Lessons', exact: true }).click();
  await drawer(page)
    .getByRole('button', { name: /^How much can go/ })
    .click();
  await expect(drawer(page).getByRole('heading')).toBeFocused();
  await expect(page).toHaveURL(/lesson=how-much/);
  await button(page, 'Next').click();
  await percentField(page, 'weights').fill('40');
  await percentField(page, 'weights').press('Enter');
  await idle(page);
  await expect(seen(page)).toHaveText('');
  await percentField(page, 'weights').fill('60');
  await percentField(page, 'weights').press('Enter');
  await expect(seen(page)).toContainText('31 of 32 right');
  await button(page, 'Next').click();
  await button(page, 'Do it for me').click();
  await expect(percentField(page, 'weights')).toHaveValue('90');
  await idle(page);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(percentField(page, 'weights')).toHaveValue('60');
  await button(page, 'Close the lessons').click();
  await expect(drawer(page)).toHaveCount(0);
});

test('on a phone a lesson has a tab of its own, and goes on while another is shown', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 664 },
    hasTouch: true,
    isMobile: true,
    ...(baseURL && { baseURL }),
  });
  const page = await context.newPage();
  await open(page, './?level=explore');
  const tab = (name: string) =>
    page.getByRole('navigation', { name: 'Sections' }).getByRole('button', { name });
  await tab('Learn').click();
  await drawer(page)
    .getByRole('button', { name: /^All friendships gone/ })
    .click();
  await button(page, 'Next').click();
  await tab('Prune').click();
  await percentField(page, 'edges').fill('100');
  await percentField(page, 'edges').press('Enter');
  await idle(page);
  await tab('Learn').click();
  await expect(seen(page)).toContainText('30 of 32 right');
  await context.close();
});
