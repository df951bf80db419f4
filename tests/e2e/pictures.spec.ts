/**
 * What the main states look like, against pictures that are kept. Text is drawn otherwise by every
 * browser and font, so pictures belong to the machine that they were taken on: where there are none
 * for the platform, browser and Chinese font in use, nothing is compared.
 */

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { percentField } from './support/figures';
import { expect, idle, test } from './support/test';

/** Larger than what anti-aliasing moves, smaller than a region. */
const TOLERANCE = 0.03;

const SCREENS = {
  desktop: { viewport: { width: 1440, height: 900 } },
  tablet: { viewport: { width: 820, height: 1180 } },
  phone: { viewport: { width: 390, height: 664 }, isMobile: true, hasTouch: true },
} as const;

type Act = (page: Page) => Promise<void>;

async function prune(page: Page): Promise<void> {
  await percentField(page, 'weights').fill('90');
  await percentField(page, 'weights').press('Enter');
}

async function gallery(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Graph: / }).click();
  await expect(page.getByRole('button', { name: /WordNet/ })).toBeVisible();
}

const STATES: readonly [string, keyof typeof SCREENS, 'light' | 'dark', 'en' | 'zh', Act?][] = [
  ['start', 'desktop', 'light', 'en'],
  ['start', 'desktop', 'dark', 'zh'],
  ['start', 'tablet', 'light', 'zh'],
  ['start', 'phone', 'dark', 'en'],
  ['explore', 'desktop', 'dark', 'en', prune],
  ['lab', 'desktop', 'light', 'en', prune],
  ['lab', 'phone', 'light', 'en', prune],
  ['gallery', 'desktop', 'light', 'en', gallery],
];

/** A font of the system that has Chinese: the first by name. */
function chineseFont(): string {
  try {
    const families = execFileSync('fc-list', ['-f', '%{family[0]}\n', ':lang=zh'], {
      stdio: 'pipe',
    });
    const [family] = String(families).split('\n').filter(Boolean).sort();
    return family?.replace(/\W+/g, '') ?? 'none';
  } catch {
    return 'unknown';
  }
}

for (const [state, screen, colorScheme, language, act] of STATES) {
  const name = `${state}-${screen}-${colorScheme}-${language}`;
  test.describe(name, () => {
    test.use({ ...SCREENS[screen], locale: language === 'zh' ? 'zh-CN' : 'en-GB' });

    test(`${name} looks as it did`, async ({ page, browser }, { config }) => {
      const version = browser.version().split('.')[0] ?? '';
      const machine = `${process.platform}-chromium${version}-${chineseFont()}`;
      const isKept = existsSync(join(__dirname, 'pictures', machine));
      test.skip(!isKept && config.updateSnapshots !== 'all', `no pictures of ${machine}`);
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.goto(`./?level=${state === 'gallery' ? 'lab' : state}`);
      await expect(page.locator('html')).toHaveAttribute('data-ready', 'true');
      await act?.(page);
      await idle(page);
      await expect(page).toHaveScreenshot([machine, `${name}.png`], {
        maxDiffPixelRatio: TOLERANCE,
      });
    });
  });
}
