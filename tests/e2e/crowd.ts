import { expect, type Page } from '@playwright/test';
import { CROWD, crowd } from './support/crowd';
import { slider } from './support/figures';
import { press } from './support/pointer';
import { open, test } from './support/test';

/**
 * No test: prints how quickly the page draws a graph of 22,470 nodes and 170,823 edges.
 * `npx playwright test --config latency.config.ts crowd`, in `www/` while nothing else runs.
 */

const STEPS = 60;

declare global {
  interface Window {
    beats: number[];
  }
}

/** Times at which screen frames began while something went on. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.beats = [];
    const beat = (time: number) => {
      window.beats.push(time);
      requestAnimationFrame(beat);
    };
    requestAnimationFrame(beat);
  });
}

async function measure(page: Page, name: string, work: () => Promise<void>): Promise<number> {
  await page.evaluate(() => (window.beats = []));
  await work();
  const beats = await page.evaluate(() => window.beats);
  const gaps = beats.slice(1).map((time, at) => time - (beats[at] ?? 0));
  gaps.sort((a, b) => a - b);
  const at = (share: number) =>
    gaps[Math.min(gaps.length - 1, Math.floor(share * gaps.length))] ?? 0;
  const rate = (1000 * gaps.length) / gaps.reduce((sum, gap) => sum + gap, 0);
  const figures = [at(0.5), at(0.95), at(1)].map((gap) => gap.toFixed(1).padStart(8));
  process.stdout.write(`${name.padEnd(32)}${figures.join('')}${rate.toFixed(1).padStart(10)}\n`);
  return rate;
}

test('a large graph', async ({ page }) => {
  test.setTimeout(300_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 1440, height: 900 });
  await crowd(page, CROWD);
  await open(page);
  await watch(page);
  const picture = page.getByRole('listbox', { name: 'Members' });
  const box = await picture.boundingBox();
  if (!box) throw new Error('no picture');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const frame = () => page.evaluate(() => new Promise(requestAnimationFrame));
  process.stdout.write(
    `\n${'milliseconds a frame'.padEnd(32)}     p50     p95     max  frames/s\n`,
  );

  const rates = [
    await measure(page, 'pointing', async () => {
      for (let step = 0; step < STEPS; step += 1) {
        await page.mouse.move(x - 150 + 5 * step, y + 20 * Math.sin(step));
        await frame();
      }
    }),
    await measure(page, 'zooming by the wheel', async () => {
      await page.mouse.move(x, y);
      for (let step = 0; step < STEPS; step += 1) {
        await page.mouse.wheel(0, step < STEPS / 2 ? -60 : 40);
        await frame();
      }
    }),
    await measure(page, 'panning', async () => {
      await page.mouse.move(box.x + 4, box.y + 4);
      await page.mouse.down();
      for (let step = 0; step < STEPS; step += 1) {
        await page.mouse.move(box.x + 4 + 3 * step, box.y + 4 + 2 * step);
        await frame();
      }
      await page.mouse.up();
    }),
  ];
  await page.getByRole('button', { name: 'Fit to view' }).click();
  for (const card of ['edges', 'weights'] as const) {
    const drag = await press(slider(page, card), 0);
    rates.push(
      await measure(page, `dragging ${card}`, async () => {
        for (let step = 1; step <= STEPS; step += 1) {
          await drag.to(step / STEPS, 1);
          await frame();
        }
      }),
    );
    await drag.to(0);
    await drag.release();
  }
  expect(Math.min(...rates)).toBeGreaterThan(10);
});
