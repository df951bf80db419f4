import { describe, expect, it } from 'vitest';
import { placeLabel, radiiOf } from './graph';
import { SHAPES, shapeOf, shapePath } from './shapes';

describe('labels', () => {
  const scene = (...points: number[]): Parameters<typeof placeLabel>[0] => ({
    width: 200,
    height: 200,
    points: Float32Array.from(points),
    radii: new Float32Array(points.length / 2).fill(8),
  });

  it('stand above their node where nothing is hidden', () => {
    expect(placeLabel(scene(100, 100), 0, 40, 14)).toEqual({ x: 100, y: 86 });
  });

  it('go elsewhere when they would hide another node', () => {
    expect(placeLabel(scene(100, 100, 100, 80), 0, 40, 14).y).toBeGreaterThan(100);
    expect(placeLabel(scene(100, 100, 100, 80, 100, 122), 0, 40, 14).x).toBeGreaterThan(120);
  });

  it('stay inside the picture', () => {
    expect(placeLabel(scene(100, 5), 0, 40, 14).y).toBeGreaterThan(5);
    expect(placeLabel(scene(14, 100), 0, 40, 14).x).toBeGreaterThanOrEqual(22);
  });
});

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
