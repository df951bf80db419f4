import type { Page } from '@playwright/test';
import { expect, idle, open, test } from './support/test';

/** Two languages of equal rank, and the theme: the visitor's choices, remembered. */

/** Names that Chinese writes in Latin letters: of methods, keys of the keyboard, and ours. */
const NAMES = new Set(
  'Secateur English EN LAMP SNIP SynFlow GraSP Jaccard Taylor Home End Page Up Down Ctrl Shift'.split(
    ' ',
  ),
);

/** Everything that can be read on the page or is told to assistive technology. */
async function texts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.parentElement?.closest('script, style, noscript'))
        found.push(node.textContent ?? '');
    }
    for (const element of document.querySelectorAll('*'))
      for (const name of ['aria-label', 'aria-valuetext', 'title', 'alt', 'placeholder'])
        found.push(element.getAttribute(name) ?? '');
    return found.map((text) => text.trim()).filter(Boolean);
  });
}

/** Words of English, not names, formulas or the titles of sources. */
function english(text: string): boolean {
  const prose = text.replace(/ et al\./g, '').replace(/W\. W\. Zachary.*1977/, '');
  // In a Chinese sentence or a formula a word or two may be a name or a function.
  if (/[一-鿿]|[=|Σ·]/.test(prose)) return /[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}/.test(prose);
  return (prose.match(/[A-Za-z]{2,}/g) ?? []).some((word) => !NAMES.has(word));
}

/** What is announced follows what is shown after a pause. */
async function expectChinese(page: Page): Promise<void> {
  await expect.poll(async () => (await texts(page)).filter(english)).toEqual([]);
}

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
});

test('a link in Chinese is never seen in English first', async ({ page }) => {
  await page.addInitScript(() => {
    const watch = new MutationObserver(() => {
      const text = document.getElementById('app')?.textContent.trim();
      if (!text) return;
      watch.disconnect();
      document.documentElement.dataset['first'] = text;
    });
    watch.observe(document, { childList: true, subtree: true });
  });
  await page.goto('./?lang=zh');
  const root = page.locator('html');
  await expect(root).toHaveAttribute('data-ready', 'true');
  await expect(root).toHaveAttribute('data-first', /权重/);
});

test('without its catalogue a language leaves the page in English', async ({
  page,
  complaints,
}) => {
  await page.route(/\/zh-[^/]*\.js$/, (route) => route.abort());
  await page.goto('./?lang=zh');
  await expect(page.locator('html')).toHaveAttribute('data-ready', 'true');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('slider', { name: 'Weights pruned' })).toBeVisible();
  const picker = page.getByRole('combobox', { name: 'Language' });
  await expect(picker).toHaveValue('en');
  await picker.selectOption('中文');
  await expect(picker, 'still not there').toHaveValue('en');
  // The browser says of the catalogue that it did not come.
  for (const said of complaints.splice(0)) expect(said).toContain('ERR_FAILED');
});

test('Chinese is complete, in every corner', async ({ page }) => {
  await open(page);
  await page.getByRole('combobox', { name: 'Language' }).selectOption('中文');
  const root = page.locator('html');
  await expect(root).toHaveAttribute('lang', 'zh-Hans');
  await expect(page).toHaveTitle('Secateur · 给图神经网络剪枝');
  await page.getByRole('button', { name: '先猜一猜' }).click();
  await expectChinese(page);

  for (const name of ['权重', '神经元', '边'])
    await page.getByRole('button', { name: `如何挑选：${name}` }).click();
  for (const criterion of ['神经元剪枝准则', '边剪枝准则', '权重剪枝准则'])
    await page.getByRole('combobox', { name: criterion }).selectOption('随机');
  for (const name of ['神经元剪枝率（百分数）', '边剪枝率（百分数）', '权重剪枝率（百分数）']) {
    const field = page.getByRole('textbox', { name });
    for (const percent of ['30', '100', '45']) {
      await field.fill(percent);
      await field.press('Enter');
      await idle(page);
      await expect(page.getByRole('group', { name: '小结' }).locator('p')).toContainText('已剪去');
      await expectChinese(page);
    }
  }
  await page.getByRole('radio', { name: '去掉边后重新学习' }).check();
  await page.getByRole('button', { name: '训练', exact: true }).click();
  await idle(page);
  await page.getByRole('listbox', { name: '成员' }).focus();
  await page.keyboard.press('End');
  await page.getByRole('button', { name: '帮助' }).click();
  await expect(page.getByRole('dialog', { name: '帮助' })).toBeVisible();
  await expectChinese(page);

  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^图/ }).first().click();
  await page.getByRole('button', { name: /四个/ }).click();
  await idle(page);
  await expect(page.getByRole('group', { name: '正确的节点' })).toContainText('18 人中');
  await expectChinese(page);

  await page.reload();
  await expect(root, 'remembered').toHaveAttribute('lang', 'zh-Hans');
});

test('English has no Chinese left in it', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Help' }).click();
  const chinese = (await texts(page)).filter((text) => /[一-鿿]/.test(text));
  expect(chinese).toEqual(['中文']);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test.describe('a Chinese browser', () => {
  test.use({ locale: 'zh-CN' });
  test('is met in Chinese', async ({ page }) => {
    await open(page);
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
    await expect(page.getByRole('slider', { name: '权重剪枝率' })).toBeVisible();
  });
});

/** How light the ground of the page is, 0 to 1. */
async function lightness(page: Page): Promise<number> {
  const colour = await page
    .locator('body')
    .evaluate((body) => getComputedStyle(body).backgroundColor);
  const [red = 0, green = 0, blue = 0] = (colour.match(/\d+/g) ?? []).map(Number);
  return (red + green + blue) / 765;
}

test('the theme is the system’s or the visitor’s', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await open(page);
  const theme = page.getByRole('combobox', { name: 'Theme' });
  // The picture alone: text beside it is not smoothed the same way twice.
  const graph = page.getByRole('region', { name: 'Graph view' }).locator('canvas').first();
  const bright = await graph.screenshot();
  expect(await lightness(page)).toBeGreaterThan(0.9);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(() => lightness(page)).toBeLessThan(0.2);
  // The picture is painted in a frame of its own after the styles have changed.
  const follows = (isBright: boolean) =>
    expect
      .poll(async () => (await graph.screenshot()).equals(bright), 'the pictures follow')
      .toBe(isBright);
  await theme.selectOption('Light');
  await expect.poll(() => lightness(page)).toBeGreaterThan(0.9);
  await follows(true);
  await theme.selectOption('Dark');
  await expect.poll(() => lightness(page)).toBeLessThan(0.2);
  await follows(false);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-ready', 'true');
  expect(await lightness(page), 'remembered').toBeLessThan(0.2);
});
