/** How long one pass takes: medians over rounds in which both kernels take turns. */

import type { Timing } from './studyProtocol';
import type { Kernel } from './types';

/** The part of the engine that is timed. */
export interface Timed {
  prepare(kernel: Kernel): void;
  infer(times: number): number;
}

const ROUNDS = 30;
/** Fewer where all of them would hold others up for longer than this, but not fewer than these. */
const BUDGET = 500;
const FEWEST = 5;
/** A clock reads steps of a millisecond in some browsers, so each reading spans several. */
const LEAST = 4;
/** No more passes a reading than this, however fast they are. */
const MOST = 1 << 20;

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle) - 1] ?? 0)) / 2;
}

/** The least step that the clock takes. */
function stepOf(clock: () => number): number {
  const start = clock();
  let now = clock();
  while (now === start) now = clock();
  return now - start;
}

/** The dense kernel beside another one, in milliseconds a pass. */
export function timed(engine: Timed, kernel: Kernel, clock: () => number): Timing {
  const pass = (which: Kernel, times: number): number => {
    engine.prepare(which);
    // Once outside the reading: memory is touched, code is compiled.
    engine.infer(1);
    const start = clock();
    engine.infer(times);
    return clock() - start;
  };
  let times = 1;
  const both = (): number => pass('dense', times) + pass(kernel, times);
  while (both() < 2 * LEAST && times < MOST) times *= 2;
  const rounds = Math.max(FEWEST, Math.min(ROUNDS, Math.floor(BUDGET / both())));
  const dense: number[] = [];
  const pruned: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    dense.push(pass('dense', times) / times);
    pruned.push(pass(kernel, times) / times);
  }
  const resolution = stepOf(clock) / times;
  return { dense: median(dense), pruned: median(pruned), resolution, rounds };
}
