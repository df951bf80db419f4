import { describe, expect, it } from 'vitest';
import { MOUSE, nearestEdge, nearestNode, pick, TOUCH } from './pick';

const points = Float32Array.of(0, 0, 100, 0, 100, 100);
const radii = Float32Array.of(8, 8, 8);
const edges = Uint32Array.of(0, 1, 1, 2);
const scene = { points, radii, edges };

describe('a pointer', () => {
  it('means the node that it is on', () => {
    expect(pick(scene, 6, 3, MOUSE)).toEqual({ kind: 'node', index: 0 });
    expect(pick(scene, 95, 5, TOUCH)).toEqual({ kind: 'node', index: 1 });
  });

  it('means the nearest edge between the nodes', () => {
    expect(pick(scene, 50, 5, MOUSE)).toEqual({ kind: 'edge', index: 0 });
    expect(pick(scene, 96, 50, MOUSE)).toEqual({ kind: 'edge', index: 1 });
    expect(nearestEdge(points, edges, 120, 50, 12)).toBe(-1);
    // Beyond its end an edge is as far as its end.
    expect(nearestEdge(points, edges, 100, 110, 12)).toBe(1);
    expect(nearestEdge(points, edges, 100, 115, 12)).toBe(-1);
  });

  it('reaches further as a finger', () => {
    expect(pick(scene, 50, 10, MOUSE)).toBeNull();
    expect(pick(scene, 50, 10, TOUCH)).toEqual({ kind: 'edge', index: 0 });
  });

  it('means the nearest node where nothing is under it', () => {
    expect(pick(scene, -15, -15, MOUSE)).toEqual({ kind: 'node', index: 0 });
    expect(pick(scene, 30, 60, MOUSE)).toBeNull();
    expect(nearestNode(points, radii, 40, 0, 60)).toBe(0);
  });
});
