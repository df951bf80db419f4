import { expect, type CDPSession, type Page } from '@playwright/test';
import { EPOCHS } from './support/engine';
import { slider } from './support/figures';
import { press } from './support/pointer';
import { open, test } from './support/test';

/**
 * No test: prints how long a drag's steps take in this browser on this machine.
 * `npx playwright test --config latency.config.ts`, in `www/` while nothing else runs.
 */

/** Steps from one end to the other, one a screen frame. */
const STEPS = 200;

interface Sample {
  /** From the pointer's event to the end of the frame that shows its masks. */
  readonly latency: number;
  /** Screen frames that began in between; 1 is the event's own. */
  readonly frames: number;
}

declare global {
  interface Window {
    samples: Sample[];
    asked: { kind: string; milliseconds: number; epochs: number }[];
  }
}

function percentile(values: readonly number[], share: number): string {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(1);
}

function row(name: string, values: readonly number[]): void {
  const at = [0.5, 0.95, 0.99, 1].map((share) => percentile(values, share).padStart(7));
  process.stdout.write(`${name.padEnd(52)}${at.join('')}  (${values.length})\n`);
}

/** Notes every request to the engine's worker and what the worker said it took. */
async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.samples = [];
    window.asked = [];
    const Original = Worker;
    window.Worker = class extends Original {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        const sent = new Map<number, { kind: string; at: number; epochs: number }>();
        const post = this.postMessage.bind(this);
        this.postMessage = (message: { id: number; ask?: { kind: string; epochs?: number } }) => {
          const { id, ask } = message;
          if (ask) sent.set(id, { kind: ask.kind, at: performance.now(), epochs: ask.epochs ?? 0 });
          post(message);
        };
        this.addEventListener('message', ({ data }: MessageEvent) => {
          const ask = sent.get(data.id);
          if (!ask || !data.answer) return;
          const milliseconds = data.answer.milliseconds ?? performance.now() - ask.at;
          window.asked.push({ kind: ask.kind, epochs: ask.epochs, milliseconds });
        });
      }
    };
  });
}

/** Notes, for every event of the slider, when its masks stood on the screen. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    let frames = 0;
    /** The oldest event that was not answered: what stands on the screen may be an older answer. */
    let waiting: { at: number; frames: number } | null = null;
    let drawn: { at: number; frames: number } | null = null;
    // A frame's callbacks, style, layout and paint are one task; a message comes in behind them.
    const end = new MessageChannel();
    end.port1.onmessage = () => {
      if (!drawn) return;
      const { at, frames: before } = drawn;
      window.samples.push({ latency: performance.now() - at, frames: frames - before });
      drawn = null;
    };
    const count = () => {
      frames += 1;
      end.port2.postMessage(null);
      requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
    addEventListener('input', (event) => (waiting ??= { at: event.timeStamp, frames }), true);
    // The text changes with what draws the masks.
    const figure = document.querySelector('[aria-label="Weights kept"]');
    new MutationObserver(() => {
      drawn ??= waiting;
      waiting = null;
    }).observe(figure as Element, { childList: true, subtree: true, characterData: true });
  });
}

/** Milliseconds of script, style and layout on the page's thread so far. */
async function work(client: CDPSession): Promise<number> {
  const { metrics } = await client.send('Performance.getMetrics');
  const parts = ['ScriptDuration', 'RecalcStyleDuration', 'LayoutDuration'];
  const found = metrics.filter(({ name }) => parts.includes(name));
  return 1000 * found.reduce((sum, { value }) => sum + value, 0);
}

test('latency of a drag', async ({ page }) => {
  await listen(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page);
  await watch(page);
  process.stdout.write(`\n${'milliseconds'.padEnd(52)}    p50    p95    p99    max\n`);

  const drag = await press(slider(page, 'weights'), 0);
  await page.evaluate(() => (window.asked = []));
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable');
  const before = await work(client);
  for (let step = 1; step <= STEPS; step += 1) {
    const share = step <= STEPS / 2 ? (2 * step) / STEPS : 2 - (2 * step) / STEPS;
    await drag.to(share, 1);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  const perStep = (await work(client)) / STEPS - before / STEPS;
  await drag.release();
  const { samples, asked } = await page.evaluate(() => ({
    samples: window.samples,
    asked: window.asked,
  }));
  expect(samples.length).toBeGreaterThan(STEPS / 2);
  row(
    'pointer event to the painted masks',
    samples.map(({ latency }) => latency),
  );
  row(
    'screen frames in between',
    samples.map(({ frames }) => frames),
  );
  process.stdout.write(`the page’s thread works ${perStep.toFixed(1)} ms a step, on average\n`);
  const prunes = asked.filter(({ kind }) => kind === 'prune');
  row(
    'there and back to the worker',
    prunes.map(({ milliseconds }) => milliseconds),
  );

  const trainings: number[] = [];
  for (let run = 0; run < 5; run += 1) {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.evaluate(() => (window.asked = []));
    await page.getByRole('button', { name: 'Reset' }).click();
    await page.getByRole('button', { name: 'Train', exact: true }).click();
    await expect(page.locator('html')).toHaveAttribute('data-busy', 'false');
    const runs = await page.evaluate(() => window.asked);
    const chunks = runs.filter(({ kind }) => kind === 'train');
    expect(chunks.reduce((sum, { epochs }) => sum + epochs, 0)).toBe(EPOCHS);
    trainings.push(chunks.reduce((sum, { milliseconds }) => sum + milliseconds, 0));
  }
  row(`${EPOCHS} epochs in the engine`, trainings);
});
