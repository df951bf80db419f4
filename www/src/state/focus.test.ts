import { describe, expect, it } from 'vitest';
import { edgeFrom, nodeTowards } from './focus';

// 0 in the middle, 1 right, 2 below, 3 left, 4 above, 5 far right.
const cross = [0.5, 0.5, 0.6, 0.5, 0.5, 0.7, 0.3, 0.5, 0.5, 0.2, 0.9, 0.52];

describe('the arrow keys', () => {
  it('go to the nearest node in their direction', () => {
    expect(nodeTowards(cross, 0, 'ArrowRight')).toBe(1);
    expect(nodeTowards(cross, 1, 'ArrowRight')).toBe(5);
    expect(nodeTowards(cross, 0, 'ArrowDown')).toBe(2);
    expect(nodeTowards(cross, 0, 'ArrowLeft')).toBe(3);
    expect(nodeTowards(cross, 0, 'ArrowUp')).toBe(4);
  });

  it('stay where nothing lies ahead', () => {
    expect(nodeTowards(cross, 5, 'ArrowRight')).toBe(5);
    expect(nodeTowards(cross, 0, 'x')).toBe(0);
  });
});

describe('the edges of a node', () => {
  const edges = Uint32Array.from([0, 1, 1, 2, 0, 2, 3, 4]);

  it('are gone through round and round, both ways', () => {
    expect(edgeFrom(edges, 0, -1, 1)).toBe(0);
    expect(edgeFrom(edges, 0, 0, 1)).toBe(2);
    expect(edgeFrom(edges, 0, 2, 1)).toBe(0);
    expect(edgeFrom(edges, 0, 0, -1)).toBe(2);
  });

  it('begin anew at another node', () => {
    expect(edgeFrom(edges, 3, 2, 1)).toBe(3);
    expect(edgeFrom(edges, 2, 3, -1)).toBe(2);
  });

  it('are none where there are none', () => {
    expect(edgeFrom(edges, 5, -1, 1)).toBe(-1);
  });
});
