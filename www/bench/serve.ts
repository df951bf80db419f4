/**
 * What the workers of the bench share: commands in, answers out, and how time is taken. Times are
 * in microseconds; the browser's clock moves in steps of 100, so samples are long.
 */

import { load } from './workload';
import type { Workload } from './workload';

export interface Command {
  verb: string;
  workload: string;
  dropout: number;
}

/** A model in training. */
export interface Model {
  /** Back to the initial weights. */
  reset(): void;
  /** Trains on; the loss of each epoch where it is asked for. */
  train(epochs: number, withLosses: boolean): number[];
}

export interface Times {
  best: number;
  median: number;
}

const EPOCHS = 200;
const SAMPLE = 40_000;
const SAMPLES = 8;
/** Slow peers train shorter runs, or five rounds would take an hour. */
const LONGEST = 400_000;

/** Microseconds that one call takes, by samples of several calls. */
export function sample(work: () => void): Times {
  const time = (calls: number): number => {
    const start = performance.now();
    for (let call = 0; call < calls; call += 1) work();
    return (performance.now() - start) * 1000;
  };
  time(1);
  let calls = 1;
  let took = time(calls);
  // Doubled until the clock's steps do not matter.
  while (took < SAMPLE / 2) {
    calls *= 2;
    took = time(calls);
  }
  const samples = Math.max(3, Math.min(SAMPLES, Math.floor((3 * LONGEST) / took)));
  const times = Array.from({ length: samples }, () => time(calls) / calls).sort((a, b) => a - b);
  return { best: times[0] ?? NaN, median: times[times.length >> 1] ?? NaN };
}

/** One epoch, in runs from the start. */
function step(model: Model): Times {
  const run = (epochs: number) => {
    model.reset();
    model.train(epochs, false);
  };
  run(5);
  const start = performance.now();
  run(10);
  const epoch = ((performance.now() - start) * 1000) / 10;
  const epochs = Math.floor(Math.max(3, Math.min(EPOCHS, LONGEST / epoch)));
  const { best, median } = sample(() => run(epochs));
  return { best: best / epochs, median: median / epochs };
}

type Variants = Record<string, Model>;

/**
 * Answers the page. `build` makes the models that compute the same, by name: the fastest counts.
 * `more` answers what only one worker knows.
 */
export function serve(
  build: (workload: Workload, dropout: number) => Promise<Variants>,
  more: (command: Command) => Promise<object> = () => Promise.reject(new Error('no such command')),
): void {
  const built = new Map<string, Variants>();

  async function answer(command: Command): Promise<object> {
    const { verb, workload, dropout } = command;
    if (verb !== 'losses' && verb !== 'step') return more(command);
    const key = `${workload} ${dropout}`;
    const variants = built.get(key) ?? (await build(await load(workload), dropout));
    built.set(key, variants);
    if (verb === 'losses') {
      const losses: Record<string, number[]> = {};
      for (const [name, model] of Object.entries(variants)) {
        model.reset();
        losses[name] = model.train(10, true);
      }
      return { losses };
    }
    const times = Object.entries(variants).map(([name, model]) => ({
      variant: name,
      ...step(model),
    }));
    const winner = times.reduce((best, other) => (other.best < best.best ? other : best));
    // The others have lost; the next rounds need not run them again.
    built.set(
      key,
      Object.fromEntries(Object.entries(variants).filter(([name]) => name === winner.variant)),
    );
    return winner;
  }

  addEventListener('message', (event: MessageEvent<Command>) => {
    answer(event.data).then(
      (value) => postMessage(value),
      (error: unknown) => postMessage({ error: String(error) }),
    );
  });
}
