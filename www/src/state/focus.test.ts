import { describe, expect, it } from 'vitest';
import { nodeTowards } from './focus';

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
