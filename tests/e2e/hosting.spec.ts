import { expect, test } from './support/test';

/** What the built site promises to any static host, whatever it shows. */

test('everything it loads lies below its own folder', async ({ page, baseURL }) => {
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(baseURL ?? '')) elsewhere.push(request.url());
  });
  await page.goto('./');
  await expect(page.locator('html')).toHaveAttribute('data-ready', 'true');
  expect(elsewhere).toEqual([]);
});

test('its policy stands in the page as well as in the header', async ({ page }) => {
  const response = await page.goto('./');
  const header = response?.headers()['content-security-policy'];
  const meta = page.locator('meta[http-equiv="Content-Security-Policy"]');
  expect(header).toContain("default-src 'none'");
  await expect(meta).toHaveAttribute('content', header ?? '');
});

test('it opens again without a network', async ({ page, context }) => {
  await page.goto('./');
  // Resolves once every file is in the copy.
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await context.setOffline(true);
  await page.goto('./?again');
  await expect(page.locator('html')).toHaveAttribute('data-ready', 'true');
});
