import { beforeEach, describe, expect, it } from 'vitest';
import { Gestures } from './gestures';

let said: string[];
let gestures: Gestures;

beforeEach(() => {
  said = [];
  gestures = new Gestures({
    // A node on the left, ground on the right.
    grab: ({ x }) => (x < 50 ? 7 : -1),
    dragNode: (node, { x, y }) => said.push(`node ${node} to ${x} ${y}`),
    pan: (dx, dy) => said.push(`pan ${dx} ${dy}`),
    pinch: (factor, { x, y }) => said.push(`pinch ${factor} at ${x} ${y}`),
    rest: () => said.push('rest'),
  });
});

describe('pointers', () => {
  it('that hardly move are taps', () => {
    gestures.down(1, { x: 60, y: 10 }, false);
    expect(gestures.move(1, { x: 62, y: 11 })).toBe(false);
    gestures.up(1);
    expect(gestures.moved).toBe(false);
    expect(said).toEqual([]);
  });

  it('drag the ground', () => {
    gestures.down(1, { x: 60, y: 10 }, false);
    gestures.move(1, { x: 70, y: 10 });
    gestures.move(1, { x: 71, y: 12 });
    gestures.up(1);
    expect(said).toEqual(['pan 10 0', 'pan 1 2', 'rest']);
    expect(gestures.moved).toBe(true);
    gestures.down(2, { x: 60, y: 10 }, false);
    expect(gestures.moved).toBe(false);
  });

  it('drag the node that they grabbed', () => {
    gestures.down(1, { x: 10, y: 10 }, true);
    expect(gestures.move(1, { x: 17, y: 10 })).toBe(false);
    gestures.move(1, { x: 90, y: 10 });
    expect(said).toEqual(['node 7 to 90 10']);
  });

  it('pinch when there are two', () => {
    gestures.down(1, { x: 100, y: 50 }, true);
    gestures.down(2, { x: 140, y: 50 }, true);
    gestures.move(2, { x: 180, y: 50 });
    expect(said).toEqual(['pan 20 0', 'pinch 2 at 140 50']);
    gestures.up(1);
    gestures.up(2);
    expect(said.at(-1)).toBe('rest');
  });

  it('mean nothing when they were never put down', () => {
    expect(gestures.move(9, { x: 0, y: 0 })).toBe(false);
    gestures.up(9);
    expect(said).toEqual([]);
  });
});
