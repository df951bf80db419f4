import type { Locator, Page } from '@playwright/test';
import { CARDS, cutOf, trained, type Card } from './support/engine';
import {
  expectFigures,
  expectFiguresSoon,
  NAMES,
  percentField,
  shown,
  slider,
} from './support/figures';
import { press } from './support/pointer';
import { expectTables } from './support/tables';
import { expect, idle, open, test } from './support/test';

/** The three sliders, by every way of moving them, against the engine in Node. */

/** The share that the slider says it stands at, in the thousandths that a plan has. */
async function ratioOf(range: Locator): Promise<number> {
  return Math.round(Number(await range.getAttribute('aria-valuenow')) * 10) / 1000;
}

/**
 * The two pictures, pixel by pixel. Of the canvases alone: the browser smooths the corners of
 * buttons beside them a hair otherwise when it draws a part of the panel anew.
 */
async function pictures(page: Page): Promise<string[]> {
  const views = ['Graph view', 'Network view'].map((name) => page.getByRole('region', { name }));
  return Promise.all(
    views.map((view) =>
      view.locator('canvas').evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL()),
    ),
  );
}

const undo = (page: Page) => page.getByRole('button', { name: 'Undo' });

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page);
});

for (const card of CARDS) {
  test(`the mouse drags ${card} to 95 % and back, and everything is as before`, async ({
    page,
  }) => {
    const engine = await trained();
    const range = slider(page, card);
    await range.focus();
    await idle(page);
    await expectFigures(page, engine, {}, card);
    const before = await shown(page);
    const [graph, network] = await pictures(page);
    const place = await range.boundingBox();

    const drag = await press(range, 0);
    for (const stop of [0.3, 0.6, 0.8, 0.9, 0.95, 0.5]) {
      await drag.to(stop);
      await idle(page);
      const ratio = await ratioOf(range);
      expect(Math.abs(ratio - stop)).toBeLessThan(0.01);
      await expectFigures(page, engine, cutOf(card, ratio), card);
      // What is dragged stays under the pointer.
      expect.soft(await range.boundingBox()).toEqual(place);
      if (stop === 0.95) await expectTables(page, engine, cutOf(card, ratio));
    }
    await drag.to(-0.2);
    await idle(page);
    expect(await shown(page)).toEqual(before);
    await drag.release();
    await idle(page);

    expect(await shown(page)).toEqual(before);
    await expectTables(page, engine);
    await page.mouse.move(0, 0);
    // The last frame may still be on its way to the screen.
    const asBefore = async () => {
      const [graphAfter, networkAfter] = await pictures(page);
      return { graph: graphAfter === graph, network: networkAfter === network };
    };
    await expect
      .poll(asBefore, { message: 'both pictures are drawn as before' })
      .toEqual({ graph: true, network: true });
    await expect(undo(page), 'a drag that ends where it began is no step').toBeDisabled();
  });

  test(`the keyboard moves ${card}`, async ({ page }) => {
    const engine = await trained();
    const range = slider(page, card);
    await range.focus();
    const bursts: [string[], number][] = [
      [['ArrowRight', 'ArrowUp', 'ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowLeft'], 0.02],
      [['PageUp', 'PageUp', 'PageUp', 'PageDown', 'PageUp'], 0.32],
      [['End'], 1],
      [['Home'], 0],
      [['PageUp', 'ArrowDown'], 0.09],
    ];
    for (const [keys, ratio] of bursts) {
      for (const key of keys) await page.keyboard.press(key);
      await expectFiguresSoon(page, engine, cutOf(card, ratio), card);
    }
    await idle(page);
    await expectFigures(page, engine, cutOf(card, 0.09), card);
  });
}

test('a number is typed', async ({ page }) => {
  const engine = await trained();
  const typed: [Card, string, string, number][] = [
    ['neurons', '25', 'Enter', 0.25],
    ['neurons', '0', 'Enter', 0],
    ['edges', '50', 'Tab', 0.5],
    ['edges', '0', 'Enter', 0],
    ['weights', '87.5', 'Enter', 0.875],
    ['weights', '12,34 %', 'Enter', 0.123],
    ['weights', 'half', 'Enter', 0.123],
    ['weights', '99', 'Escape', 0.123],
    ['weights', '250', 'Enter', 1],
    ['weights', '-3', 'Enter', 0],
  ];
  for (const [card, text, key, ratio] of typed) {
    const field = percentField(page, card);
    await field.fill(text);
    await field.press(key);
    await expectFiguresSoon(page, engine, cutOf(card, ratio), card);
  }
  await idle(page);
  await expectFigures(page, engine);
});

test('a burst of keys is one step of undo', async ({ page }) => {
  const engine = await trained();
  const range = slider(page, 'neurons');
  await range.focus();
  const ratios = [0, 0.03, 0.23];
  const bursts = [
    ['ArrowRight', 'ArrowRight', 'ArrowRight'],
    ['PageUp', 'PageUp'],
  ];
  for (const keys of bursts) {
    for (const key of keys) await page.keyboard.press(key);
    await idle(page);
  }
  const to = async (keys: string, at: number) => {
    await page.keyboard.press(keys);
    await idle(page);
    await expectFigures(page, engine, cutOf('neurons', ratios[at] ?? 0), 'neurons');
  };
  await to('Control+z', 1);
  await to('Control+z', 0);
  await to('Control+z', 0);
  await to('Control+Shift+Z', 1);
  await to('Control+Shift+Z', 2);
});

test('a drag is one step of undo', async ({ page }) => {
  const engine = await trained();
  const range = slider(page, 'weights');
  const drag = await press(range, 0);
  for (const stop of [0.2, 0.7, 0.5]) await drag.to(stop);
  await drag.release();
  await idle(page);
  const ratio = await ratioOf(range);

  await undo(page).click();
  await idle(page);
  await expectFigures(page, engine);
  await expect(undo(page)).toBeDisabled();
  const redo = page.getByRole('button', { name: 'Redo' });
  await redo.click();
  await idle(page);
  await expectFigures(page, engine, cutOf('weights', ratio));
  await expect(redo).toBeDisabled();
});

test('the three sliders work together', async ({ page }) => {
  const engine = await trained();
  const shares: Record<Card, number> = { weights: 0.45, neurons: 0.3, edges: 0.2 };
  const ratios: Record<Card, number> = { weights: 0, neurons: 0, edges: 0 };
  for (const card of CARDS) {
    const drag = await press(slider(page, card), 0);
    await drag.to(shares[card]);
    await drag.release();
    await idle(page);
    ratios[card] = await ratioOf(slider(page, card));
  }
  const cut = Object.fromEntries(CARDS.map((card) => [card, { ratio: ratios[card] }]));
  await expectFigures(page, engine, cut, 'edges');
  await expectTables(page, engine, cut);
});

test('the handle in the joined chart is the same slider', async ({ page }) => {
  const engine = await trained();
  const charts = page.getByRole('region', { name: 'Result and scores by share removed' });
  // Hidden from assistive technology, so it has no name.
  const handle = charts.locator('.handle');
  for (const card of CARDS) {
    await slider(page, card).focus();
    await idle(page);
    const [grip, plot] = [await handle.boundingBox(), await charts.boundingBox()];
    if (!grip || !plot) throw new Error('the chart is not on the screen');
    const x = grip.x + grip.width / 2;
    await page.mouse.move(x, grip.y + 20);
    await page.mouse.down();
    await page.mouse.move(plot.x + plot.width * 0.6, grip.y + 30, { steps: 10 });
    await idle(page);
    const ratio = await ratioOf(slider(page, card));
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(0.65);
    await expectFigures(page, engine, cutOf(card, ratio), card);

    // It snaps to whole items.
    const { removed, total } = engine.report()[card];
    expect(ratio, NAMES[card]).toBe(Math.round((removed / total) * 1000) / 1000);

    await page.mouse.move(plot.x, grip.y + 30, { steps: 10 });
    await page.mouse.up();
    await idle(page);
    await expectFigures(page, engine, {}, card);
  }
});
