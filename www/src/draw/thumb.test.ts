import { describe, expect, it } from 'vitest';
import { strongest } from './thumb';

describe('a thumbnail of many nodes', () => {
  it('shows the strongest of those that fall together, with its sign', () => {
    const positions = Float32Array.of(0.1, 0.1, 0.2, 0.2, 0.9, 0.9, 1, 1);
    const values = Float32Array.of(1, -2, 0, 4);
    expect([...strongest({ values, positions, peak: 4 }, 2, 2)]).toEqual([-0.5, NaN, NaN, 1]);
  });

  it('tells silent nodes from no nodes', () => {
    const cells = strongest(
      { values: Float32Array.of(0), positions: Float32Array.of(0, 0), peak: 0 },
      2,
      1,
    );
    expect([...cells]).toEqual([0, NaN]);
  });
});
