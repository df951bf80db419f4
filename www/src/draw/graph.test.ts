import { describe, expect, it } from 'vitest';
import { radiiOf } from './graph';
import { SHAPES, shapeOf, shapePath } from './shapes';

describe('nodes', () => {
  it('are larger the more edges they have', () => {
    const [hub, leaf, alone] = radiiOf(Uint32Array.from([0, 1, 0, 2]), 4, 8).filter(
      (_, node) => node !== 2,
    );
    expect(hub).toBeGreaterThan(leaf ?? 0);
    expect(leaf).toBeGreaterThan(alone ?? 0);
    expect(alone).toBe(8);
  });

  it('have a shape of their own for each of the first classes', () => {
    const paths = SHAPES.map((_, index) => shapePath(shapeOf(index), 10));
    expect(new Set(paths).size).toBe(SHAPES.length);
    for (const path of paths) expect(path).toMatch(/^M[^N]*Z$/);
  });
});
