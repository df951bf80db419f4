import type { Route } from '@playwright/test';
import { trained, EPOCHS } from './support/engine';
import { expectFigures, shown } from './support/figures';
import { expectTables } from './support/tables';
import { expect, idle, open, test } from './support/test';

/** What a newcomer sees before she touches anything. */

test('it trains before the visitor’s eyes, and every figure on the way is the engine’s', async ({
  page,
}) => {
  // Notes what stands on the screen whenever it changes.
  await page.addInitScript(() => {
    const seen: [string, string][] = [];
    Object.assign(window, { seen });
    new MutationObserver(() => {
      const epoch = /epoch \d+/.exec(document.querySelector('nav')?.textContent ?? '')?.[0];
      const figure = document.querySelector('[aria-label="Nodes right"]');
      const parts = [figure?.querySelector('strong'), figure?.lastElementChild];
      const right = parts.map((part) => part?.textContent ?? '').join(' ');
      const last = seen.at(-1);
      if (epoch && (last?.[0] !== epoch || last[1] !== right)) seen.push([epoch, right]);
    }).observe(document, { childList: true, subtree: true, characterData: true });
  });
  await page.goto('./?level=lab');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-ready', 'true');
  await idle(page);
  await expect(page.getByRole('button', { name: 'Train', exact: true })).toBeVisible();

  const seen = await page.evaluate(() => (window as unknown as { seen: [string, string][] }).seen);
  expect(seen.length, 'steps that could be watched').toBeGreaterThan(8);
  const epochs = seen.map(([epoch]) => Number(epoch.slice(6)));
  expect(epochs[0]).toBe(0);
  expect(epochs.at(-1)).toBe(EPOCHS);
  const engine = await trained('factions', 0);
  for (const [at, epoch] of epochs.entries()) {
    engine.train(epoch - engine.epoch());
    const { pruned, dense, gained, lost } = engine.report();
    const compared = `was ${dense.correct} · ${gained} gained, ${lost} lost`;
    const said = `${pruned.correct} of ${pruned.total} right ${compared}`;
    expect([epoch, seen[at]?.[1]?.replace(/\s+/g, ' ').trim()]).toEqual([epoch, said]);
  }
});

test('31 of 32 are right, and nothing is removed', async ({ page }) => {
  await open(page);
  const { right, compared, epoch } = await shown(page);
  expect(right).toBe('31 of 32 right');
  expect(compared).toBe('was 31 · 0 gained, 0 lost');
  expect(epoch).toBe(`epoch ${EPOCHS} · seed 6`);
  const engine = await trained();
  await expectFigures(page, engine);
  await expectTables(page, engine);
  await expect(page.getByRole('group', { name: 'Summary' }).locator('p')).toHaveText(
    'Nothing is removed. The network places 31 of 32 members rightly. Drag a slider and watch who changes sides.',
  );
  for (const name of ['Undo', 'Redo'])
    await expect(page.getByRole('button', { name, exact: true })).toBeDisabled();
});

test('who wants no movement sees the trained network at once', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page);
  await expectFigures(page, await trained());
  const moving = await page.evaluate(() =>
    Array.from(document.querySelectorAll('*'))
      .filter((element) => {
        const { transitionDuration, animationName } = getComputedStyle(element);
        return !/^(0s(, )?)+$/.test(transitionDuration) || animationName !== 'none';
      })
      .map((element) => element.outerHTML.slice(0, 80)),
  );
  expect(moving).toEqual([]);
});

for (const when of ['before the engine is there', 'while it trains']) {
  test(`a slider that is moved ${when} is obeyed`, async ({ page }) => {
    const held: Route[] = [];
    if (when === 'before the engine is there')
      await page.route('**/*.wasm', (route) => void held.push(route));
    await page.goto('./?level=lab');
    if (when === 'while it trains')
      await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
    await page.getByRole('slider', { name: 'Weights pruned' }).focus();
    for (let key = 0; key < 9; key += 1) await page.keyboard.press('PageUp');
    for (const route of held) await route.continue();
    await page.unroute('**/*.wasm');
    await expect(page.locator('html')).toHaveAttribute('data-ready', 'true');
    await idle(page);
    await expectFigures(page, await trained(), { weights: { ratio: 0.9 } });
  });
}
