import { describe, expect, it } from 'vitest';
import { timed } from './timing';
import type { Kernel } from './types';

/** A clock in steps, and an engine whose passes take what they are told. */
function world(takes: Readonly<Record<Kernel, number>>, step: number) {
  let now = 0;
  let ready: Kernel = 'dense';
  let passes = 0;
  const engine = {
    prepare(kernel: Kernel) {
      ready = kernel;
      now += 100;
    },
    infer(times: number) {
      passes += times;
      now += times * takes[ready];
      return 0;
    },
  };
  const clock = (): number => {
    now += step / 1000;
    return Math.floor(now / step) * step;
  };
  return { engine, clock, passes: () => passes };
}

const FAST = { dense: 0.02, compact: 0.015, csr: 0.01, blocks: 0.03 };

describe('timing a pass', () => {
  it('takes both kernels for what they are, without what making them ready takes', () => {
    const { engine, clock } = world(FAST, 0.1);
    const { dense, pruned, rounds } = timed(engine, 'csr', clock);
    expect(rounds).toBe(30);
    expect(dense).toBeCloseTo(0.02, 3);
    expect(pruned).toBeCloseTo(0.01, 3);
  });

  it('reads long enough for a coarse clock, and says what the clock can tell', () => {
    const { engine, clock } = world(FAST, 1);
    const { dense, pruned, resolution } = timed(engine, 'blocks', clock);
    expect(Math.abs(dense - 0.02)).toBeLessThanOrEqual(resolution);
    expect(Math.abs(pruned - 0.03)).toBeLessThanOrEqual(resolution);
    expect(resolution).toBeLessThan(0.01);
  });

  it('holds nobody up for long where a pass is slow', () => {
    const { engine, clock, passes } = world({ ...FAST, dense: 80, csr: 40 }, 0.1);
    expect(timed(engine, 'csr', clock)).toMatchObject({ rounds: 5 });
    expect(passes()).toBeLessThan(40);
  });

  it('ends even where a pass takes no time', () => {
    const { engine, clock } = world({ dense: 0, compact: 0, csr: 0, blocks: 0 }, 0.1);
    expect(timed(engine, 'csr', clock).dense).toBeLessThan(1e-3);
  });
});
