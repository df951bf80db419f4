import { expect, type CDPSession, type Page } from '@playwright/test';
import { CARDS, EPOCHS, type Card } from './support/engine';
import { slider } from './support/figures';
import { press } from './support/pointer';
import { idle, open, test } from './support/test';

/**
 * No test: prints how long a drag's steps take in this browser on this machine.
 * `npx playwright test --config latency.config.ts`, in `www/` while nothing else runs.
 */

const WIDE = 66;

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
  process.stdout.write(`${name.padEnd(WIDE)}${at.join('')}  (${values.length})\n`);
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
    let before = -1;
    addEventListener(
      'input',
      (event) => {
        const range = event.target as HTMLInputElement;
        // What removes no other items than before draws nothing.
        const total = Number(/[\d,]+$/.exec(range.ariaValueText ?? '')?.[0].replaceAll(',', ''));
        const items = Math.floor((range.valueAsNumber / 100) * total + 0.5);
        if (items === before) return;
        before = items;
        waiting ??= { at: event.timeStamp, frames };
      },
      true,
    );
    // The text changes with what draws the masks.
    const observer = new MutationObserver(() => {
      drawn ??= waiting;
      waiting = null;
    });
    for (const name of ['Weights kept', 'Neurons kept', 'Edges kept'])
      for (const figure of document.querySelectorAll(`[aria-label="${name}"]`))
        observer.observe(figure, { childList: true, subtree: true, characterData: true });
  });
}

/** Milliseconds of script, style and layout on the page's thread so far. */
async function work(client: CDPSession): Promise<number> {
  const { metrics } = await client.send('Performance.getMetrics');
  const parts = ['ScriptDuration', 'RecalcStyleDuration', 'LayoutDuration'];
  const found = metrics.filter(({ name }) => parts.includes(name));
  return 1000 * found.reduce((sum, { value }) => sum + value, 0);
}

/** Drags a slider there and back, a step a screen frame, and prints what each step took. */
async function measure(page: Page, name: string, card: Card): Promise<void> {
  await page.evaluate(() => {
    window.samples = [];
    window.asked = [];
  });
  const drag = await press(slider(page, card), 0);
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
  await idle(page);
  // Neurons are few: most steps change nothing.
  expect(samples.length).toBeGreaterThan(card === 'neurons' ? 5 : STEPS / 4);
  row(
    `${name}, ${card}: pointer event to the painted masks`,
    samples.map(({ latency }) => latency),
  );
  row(
    '  screen frames in between',
    samples.map(({ frames }) => frames),
  );
  const prunes = asked.filter(({ kind }) => kind === 'prune');
  row(
    '  there and back to the worker',
    prunes.map(({ milliseconds }) => milliseconds),
  );
  process.stdout.write(`  the page’s thread works ${perStep.toFixed(1)} ms a step, on average\n`);
}

/** The club, a thousand nodes with five thousand edges, and Cora. */
const GRAPHS = {
  'karate club': '',
  '1,000 nodes, 5,000 edges': `generated:${JSON.stringify({
    kind: 'blockModel',
    nodes: 1000,
    edges: 5000,
    blocks: 4,
    homophily: 0.8,
    features: 16,
    signal: 0.5,
    labels: 5,
    seed: 1,
  })}`,
  Cora: 'gallery:cora-papers',
};

for (const [name, graph] of Object.entries(GRAPHS))
  test(`latency of a drag, ${name}`, async ({ page }) => {
    test.setTimeout(300_000);
    await listen(page);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(`./?level=lab${graph && `&graph=${encodeURIComponent(graph)}`}`);
    await expect(page.locator('html')).toHaveAttribute('data-ready', 'true', { timeout: 60_000 });
    await expect(page.locator('html')).toHaveAttribute('data-busy', 'false', { timeout: 120_000 });
    process.stdout.write(`\n${'milliseconds'.padEnd(WIDE)}    p50    p95    p99    max\n`);
    await watch(page);
    for (const card of CARDS) await measure(page, name, card);
  });

test('epochs', async ({ page }) => {
  await listen(page);
  await open(page);
  const trainings: number[] = [];
  for (let run = 0; run < 5; run += 1) {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.evaluate(() => (window.asked = []));
    await page.getByRole('button', { name: 'Reset', exact: true }).click();
    await page.getByRole('button', { name: 'Train', exact: true }).click();
    await expect(page.locator('html')).toHaveAttribute('data-busy', 'false');
    const runs = await page.evaluate(() => window.asked);
    const chunks = runs.filter(({ kind }) => kind === 'train');
    expect(chunks.reduce((sum, { epochs }) => sum + epochs, 0)).toBe(EPOCHS);
    trainings.push(chunks.reduce((sum, { milliseconds }) => sum + milliseconds, 0));
  }
  row(`${EPOCHS} epochs in the engine`, trainings);
});
