import { describe, expect, it } from 'vitest';
import { chooseLabels, placeLabel } from './labels';

const scene = (...points: number[]): Parameters<typeof placeLabel>[0] => ({
  width: 200,
  height: 200,
  points: Float32Array.from(points),
  radii: new Float32Array(points.length / 2).fill(8),
});

describe('a label', () => {
  it('stands above its node where nothing is hidden', () => {
    expect(placeLabel(scene(100, 100), 0, 40, 14)).toMatchObject({ x: 100, y: 86 });
  });

  it('goes elsewhere when it would hide another node', () => {
    expect(placeLabel(scene(100, 100, 100, 80), 0, 40, 14)?.y).toBeGreaterThan(100);
    expect(placeLabel(scene(100, 100, 100, 80, 100, 122), 0, 40, 14)?.x).toBeGreaterThan(120);
  });

  it('stays inside the picture', () => {
    expect(placeLabel(scene(100, 5), 0, 40, 14)?.y).toBeGreaterThan(5);
    expect(placeLabel(scene(14, 100), 0, 40, 14)?.x).toBeGreaterThanOrEqual(22);
  });
});

describe('labels', () => {
  const chosen = (points: number[], certain = 0) => {
    const ground = scene(...points);
    const labels = new Map(Array.from(ground.radii, (_, node) => [node, `node ${node}`] as const));
    const marks = new Uint8Array(ground.radii.length);
    return chooseLabels({ ...ground, labels, marks }, certain, () => 44);
  };

  it('never lie on one another', () => {
    const crowd = Array.from({ length: 60 }, (_, i) => (i * 37) % 200);
    const placed = chosen(crowd, 30);
    expect(placed.length).toBeGreaterThan(3);
    for (const [i, a] of placed.entries())
      for (const b of placed.slice(0, i))
        expect(Math.abs(a.x - b.x) >= 44 || Math.abs(a.y - b.y) >= 13).toBe(true);
  });

  it('are fewer where it is crowded, the more important ones first', () => {
    const row = Array.from({ length: 10 }, (_, i) => [100 + i * 2, 100]).flat();
    const placed = chosen(row);
    expect(placed.length).toBeLessThan(5);
    expect(chosen(row, 1)[0]?.node).toBe(0);
    expect(chosen([40, 40, 40, 160, 160, 40, 160, 160])).toHaveLength(4);
  });

  it('are left out with their nodes', () => {
    expect(chosen([-20, 40, 100, 100], 2).map(({ node }) => node)).toEqual([1]);
  });
});
