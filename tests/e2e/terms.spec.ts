import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
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

/** What stands on the screen as a word of the trade or a heading of figures, without its definition. */
async function unexplained(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const named = [
      '.charts thead th:not(.messages th:first-child)',
      '.charts .measures tbody th:not(.group)',
      '.charts .compare tbody th',
      '.charts dt',
      '.charts caption',
      '.charts .key > *',
      '.charts .words li',
      '.network .columns > span',
      // From and to are no words of the trade.
      '.network thead th:is(:first-child, :nth-child(n + 4))',
      '.network footer .keys > span',
      '.network footer > span:has(i)',
      '.graph .legend li:not(:has([class*="class-"]))',
      '.metrics .figure > .small',
      '.figure:not(.panel) > .quiet',
      '.cards .head h3',
      '.cards .head > .quiet',
      '.cards .scent .top',
      '.cards .choice > .small',
      '.cards .setting > .small',
      '.verbs .quiet',
      '.phases li:not(.dot)',
    ];
    const seen = (element: Element): boolean =>
      element.checkVisibility({ visibilityProperty: true }) && !element.closest('.hidden');
    const isBare = (element: Element): boolean =>
      /\p{L}/u.test(element.textContent ?? '') &&
      !element.querySelector('.term, .phase') &&
      !element.querySelector(':scope > .hidden:only-child');
    return [...document.querySelectorAll(named.join())]
      .filter((element) => seen(element) && isBare(element))
      .map((element) => element.textContent?.trim() ?? '');
  });
}

for (const lang of ['en', 'zh'] as const)
  test(`no word of jargon is without its definition, in ${lang}`, async ({ page }) => {
    test.slow();
    for (const level of ['start', 'explore', 'lab']) {
      // The address is read when the page opens.
      await page.goto('about:blank');
      const cut = 'weightRatio=0.5&neuronRatio=0.2&edgeRatio=0.3';
      await page.goto(`./?level=${level}&lang=${lang}#${cut}`);
      await expect(page.locator('html')).toHaveAttribute('data-ready', 'true');
      await idle(page);
      expect(await unexplained(page), level).toEqual([]);
      const sentence = page.locator('.prune .speech');
      for (const word of {
        en: ['weights', 'neurons', 'friendships'],
        zh: ['权重', '神经元', '友谊'],
      }[lang])
        await expect(sentence.getByRole('button', { name: word, exact: true })).toBeVisible();
      for (const overlay of await page.locator('.graph .overlay label').all()) {
        await overlay.click();
        expect(await unexplained(page), (await overlay.textContent()) ?? '').toEqual([]);
      }
      for (const disclose of await page.locator('.cards .disclose').all()) {
        await disclose.click();
        expect(await unexplained(page), 'how chosen').toEqual([]);
        await disclose.click();
      }
      if (level === 'lab')
        await page
          .locator('.top')
          .getByRole('button', { name: /^(Pin|固定)$/ })
          .click();
      for (const tab of await page.getByRole('tab').all()) {
        await tab.click();
        await idle(page);
        expect(await unexplained(page), (await tab.textContent()) ?? '').toEqual([]);
      }
    }
    for (const row of [3, 40]) {
      await page.locator('.network .forms [role=tab]').first().click();
      await page.locator('.network .rows').click({ position: { x: row, y: 30 } });
      await idle(page);
      expect(await unexplained(page), 'why').toEqual([]);
      await page.keyboard.press('Escape');
    }
    await page.locator('.graph canvas').first().focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await idle(page);
    expect(await unexplained(page), 'why of a node').toEqual([]);
  });
