import { describe, expect, it } from 'vitest';
import { barsPath, histogramOf } from './histogram';

describe('a histogram of scores', () => {
  it('holds every item once, gone or left', () => {
    const histogram = histogramOf([0, 1, 1, 2, 4], 3, 4);
    expect(histogram).toEqual({
      low: 0,
      high: 4,
      gone: [1, 2, 0, 0],
      left: [0, 0, 1, 1],
      most: 2,
    });
  });

  it('leaves out what is no number, and is none without any', () => {
    expect(histogramOf([NaN, 1, 2], 2, 2)).toMatchObject({ gone: [1, 0], left: [0, 1] });
    expect(histogramOf([], 0, 3)).toBeNull();
    expect(histogramOf([Infinity], 0, 3)).toBeNull();
  });

  it('puts equal scores into one bar', () => {
    expect(histogramOf([3, 3, 3], 1, 5)).toMatchObject({ low: 3, high: 3, most: 3 });
  });

  it('stands bars upon what is below them', () => {
    const same = (value: number): number => value;
    expect(barsPath([0, 2], [5, 1], same, same)).toBe('M0.5 1V3H0V1Z');
  });
});
