import AxeBuilder from '@axe-core/playwright';
import type { BrowserContextOptions, Page } from '@playwright/test';
import { measure } from './support/layout';
import { expect, idle, open, test } from './support/test';

/** Four screens, two languages, both themes: accessible, nothing cut off, hidden or too small. */

interface Screen {
  readonly name: string;
  readonly options: BrowserContextOptions;
  readonly phone: boolean;
  /** Whether every state is looked at with every tool; elsewhere only sizes can differ. */
  readonly thorough: boolean;
}

const touch = { isMobile: true, hasTouch: true };
const SCREENS: readonly Screen[] = [
  {
    name: 'desktop',
    options: { viewport: { width: 1440, height: 900 } },
    phone: false,
    thorough: true,
  },
  {
    name: 'phone',
    options: { viewport: { width: 390, height: 664 }, ...touch },
    phone: true,
    thorough: true,
  },
  {
    name: 'small phone',
    options: { viewport: { width: 320, height: 568 }, ...touch },
    phone: true,
    thorough: false,
  },
  {
    name: 'lying phone',
    options: { viewport: { width: 740, height: 360 }, ...touch },
    phone: true,
    thorough: false,
  },
];

/** Names of the few controls that are used here, in both languages. */
const WORDS = {
  en: { help: 'Help', close: 'Close', more: 'More', cut: 'Weights pruned, in percent' },
  zh: { help: '帮助', close: '关闭', more: '更多', cut: '权重剪枝率（百分数）' },
} as const;
const TABS = { en: ['Network', 'Charts', 'Prune'], zh: ['网络', '图表', '剪枝'] } as const;
const CARDS = { en: ['Neurons', 'Edges', 'Weights'], zh: ['神经元', '边', '权重'] } as const;
const COST = { en: 'Cost', zh: '代价' } as const;
const CHOSEN = { en: /^How chosen/, zh: /^如何挑选/ } as const;

/** In both themes. */
async function expectAccessible(page: Page, state: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    // Legacy: there are no frames, and no second page has to be opened for them.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    const found = violations.map(({ id, help, nodes }) => ({
      id,
      help,
      nodes: nodes.map(({ html, failureSummary }) => ({ html, failureSummary })),
    }));
    expect.soft(found, `${state}, ${colorScheme}`).toEqual([]);
  }
}

for (const screen of SCREENS) {
  for (const language of ['en', 'zh'] as const) {
    test.describe(`on the ${screen.name}, in ${language}`, () => {
      test.use({ ...screen.options, locale: language === 'zh' ? 'zh-CN' : 'en-GB' });

      test('everything is accessible and whole', async ({ page }) => {
        await page.emulateMedia({ reducedMotion: 'reduce' });
        await open(page);
        const words = WORDS[language];
        const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
        const expectWhole = async (state: string, over?: 'menu') =>
          expect.soft(await measure(page, screen.phone, over), state).toEqual([]);
        const check = async (state: string, over?: 'menu') => {
          await expectWhole(state, over);
          if (screen.thorough) await expectAccessible(page, state);
        };

        const field = page.getByRole('textbox', { name: words.cut });
        await field.fill('88.8');
        await field.press('Enter');
        await idle(page);
        await expectWhole('pruned');
        await expectAccessible(page, 'pruned');

        if (screen.phone) {
          for (const name of CARDS[language]) {
            await page.getByRole('radio', { name, exact: true }).check();
            await idle(page);
            await expectWhole(name);
          }
          for (const name of TABS[language]) {
            await button(name).click();
            await check(name);
            if (name !== TABS[language][1]) continue;
            await page.getByRole('tab', { name: COST[language] }).click();
            await idle(page);
            await expect(page.getByRole('table').first()).toBeVisible();
            await check('cost');
          }
          await button(CHOSEN[language]).click();
          await check('how chosen');
          await button(words.close).click();
          await button(words.more).click();
          await check('more', 'menu');
        } else {
          await page.getByRole('tab', { name: COST[language] }).click();
          await idle(page);
          await expect(page.getByRole('columnheader').first()).toBeVisible();
          await check('cost');
          for (const each of await button(CHOSEN[language]).all()) await each.click();
          await expectAccessible(page, 'how chosen');
        }
        await button(words.help).click();
        await expect(page.getByRole('dialog', { name: words.help })).toBeVisible();
        await check('help');
      });
    });
  }
}
