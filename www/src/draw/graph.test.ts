import { describe, expect, it } from 'vitest';
import { degreesOf, radiiOf, smallestRadius, zoomedRadii } from './graph';
import { CLASS_COLOURS, SHAPES, shapeOf, shapePath, traceShape, type Tracer } from './shapes';

describe('nodes', () => {
  it('are larger the more edges they have', () => {
    const degrees = degreesOf(Uint32Array.from([0, 1, 0, 2]), 4);
    expect([...degrees]).toEqual([2, 1, 1, 0]);
    const [hub = 0, leaf = 0, , alone] = radiiOf(degrees, 8);
    expect(hub).toBeGreaterThan(leaf);
    expect(leaf).toBeGreaterThan(alone ?? 0);
    expect(alone).toBe(8);
    expect(radiiOf(Uint32Array.of(1e6), 2)[0]).toBe(8);
  });

  it('shrink with their number, and not to nothing', () => {
    const sizes = [18, 327, 2708, 22470].map((nodes) => smallestRadius(700, 450, nodes));
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    expect(sizes[0]).toBeGreaterThan(6);
    expect(sizes[3]).toBeGreaterThan(1);
  });

  it('grow less than the picture', () => {
    expect(zoomedRadii(Float32Array.of(2, 30), 4)).toEqual(Float32Array.of(4, 30));
    expect(zoomedRadii(Float32Array.of(2), 64)[0]).toBe(16);
  });
});

describe('shapes', () => {
  it('are their own for each of the first classes', () => {
    const paths = SHAPES.map((_, index) => shapePath(shapeOf(index), 10));
    expect(new Set(paths).size).toBe(SHAPES.length);
    for (const path of paths) expect(path).toMatch(/^M[^N]*Z$/);
  });

  it('and colours together tell 56 classes apart', () => {
    const pairs = Array.from({ length: 56 }, (_, group) => [group % CLASS_COLOURS, shapeOf(group)]);
    expect(new Set(pairs.map(String)).size).toBe(56);
  });

  it('are traced where their path data lies', () => {
    for (const shape of SHAPES) {
      if (shape === 'circle') continue;
      const traced: string[] = [];
      const pen: Tracer = {
        moveTo: (x, y) => traced.push(`M${round(x)} ${round(y)}`),
        lineTo: (x, y) => traced.push(`L${round(x)} ${round(y)}`),
        closePath: () => traced.push('Z'),
        arc: () => traced.push('arc'),
      };
      traceShape(pen, shape, 0, 0, 10);
      expect(traced.join('')).toBe(shapePath(shape, 10));
    }
  });
});

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
