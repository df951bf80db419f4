/** Every test of the page fails on a word in the console and on a request to anywhere else. */

import { expect, test as base, type Page } from '@playwright/test';

interface Fixtures {
  /** What the page should not have said or asked for. */
  readonly complaints: string[];
}

export const test = base.extend<Fixtures>({
  complaints: [
    async ({ page, baseURL }, use) => {
      const complaints: string[] = [];
      page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
      page.on('pageerror', (error) => complaints.push(`error: ${String(error)}`));
      page.on('crash', () => complaints.push('the page crashed'));
      page.on('request', (request) => {
        if (!request.url().startsWith(baseURL ?? '')) complaints.push(`request: ${request.url()}`);
      });
      page.on('response', (response) => {
        if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
      });
      await page.addInitScript(() => {
        addEventListener('securitypolicyviolation', (event) => {
          throw new Error(`against the policy: ${event.violatedDirective} ${event.blockedURI}`);
        });
      });
      await use(complaints);
      expect(complaints, 'the page said something or asked elsewhere').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Waits until the engine, the curves and the screen have nothing left to do. */
export async function idle(page: Page): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-busy', 'false');
}

/** Opens the page and waits until the trained network stands on the screen. */
export async function open(page: Page): Promise<void> {
  await page.goto('./?level=lab');
  await expect(page.locator('html')).toHaveAttribute('data-ready', 'true');
  await idle(page);
  // Names on the canvas are painted anew when their font comes.
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}
