import { describe, expect, it } from 'vitest';
import { fit, landscape, linear, spread } from './scale';

describe('scales', () => {
  it('map the ends of the domain to the ends of the range', () => {
    const scale = linear([16, 32], [100, 0]);
    expect([scale(16), scale(24), scale(32)]).toEqual([100, 50, 0]);
    expect(linear([5, 5], [3, 9])(5)).toBe(3);
  });

  it('fit points into a box and keep their shape', () => {
    const fitted = fit([0, 0, 1, 0.5], { x: 10, y: 10, width: 100, height: 200 });
    expect([...fitted]).toEqual([10, 85, 110, 135]);
  });

  it('stretch no more than they may', () => {
    const square = [0, 0, 1, 1];
    const wide = { x: 0, y: 0, width: 300, height: 100 };
    const [left, , right] = fit(square, wide, 1.5);
    expect((right ?? 0) - (left ?? 0)).toBe(150);
    const [l1, t1, r1, b1] = fit(square, { x: 0, y: 0, width: 110, height: 100 }, 1.5);
    expect([l1, t1, r1, b1]).toEqual([0, 0, 110, 100]);
  });

  it('move overlapping circles apart and leave the others', () => {
    const points = Float32Array.from([50, 50, 56, 50, 10, 90]);
    const box = { x: 0, y: 0, width: 100, height: 100 };
    spread(points, Float32Array.from([8, 8, 8]), box, 4);
    expect((points[2] ?? 0) - (points[0] ?? 0)).toBeCloseTo(20, 3);
    expect([points[1], points[3], points[4], points[5]]).toEqual([50, 50, 10, 90]);
  });

  it('turn a standing picture by a quarter and leave a lying one', () => {
    const standing = Float32Array.from([0.5, 0, 0.75, 1]);
    expect([...landscape(standing)]).toEqual([0, 0.5, 1, 0.25]);
    const lying = Float32Array.from([0, 0.5, 1, 0.25]);
    expect(landscape(lying)).toBe(lying);
  });
});
