import { describe, expect, it } from 'vitest';
import { bandPath, linePath, MAX_BARS, scoresPath } from './curve';

const same = (value: number): number => value;

describe('curves', () => {
  it('go through their points and end where they are hidden', () => {
    expect(linePath([0, 1, 2], [3, 4, 5], same, same)).toBe('M0 3L1 4L2 5');
    expect(linePath([0, 1, 2], [3, 4, 5], same, same, 1)).toBe('M0 3L1 4');
    expect(linePath([], [], same, same)).toBe('');
  });

  it('close a band along its lower edge', () => {
    expect(bandPath([0, 1], [1, 2], [3, 4], same, same)).toBe('M0 3L1 4L1 2L0 1Z');
  });

  it('draw one bar an item while bars can be told apart, and an area above that', () => {
    const x = (share: number): number => share * 400;
    const bars = scoresPath(new Float64Array(MAX_BARS).fill(1), 0, MAX_BARS, x, same);
    expect(bars.match(/M/g)).toHaveLength(MAX_BARS);
    const many = MAX_BARS + 1;
    const area = scoresPath(new Float64Array(many).fill(1), 0, many, x, same);
    expect(area.match(/M/g)).toHaveLength(1);
  });

  it('split the items where the line stands', () => {
    const x = (share: number): number => share * 400;
    const scores = [1, 2, 3, 4];
    const gone = scoresPath(scores, 0, 1, x, same).match(/M/g)?.length;
    const left = scoresPath(scores, 1, 4, x, same).match(/M/g)?.length;
    expect([gone, left]).toEqual([1, 3]);
    expect(scoresPath(scores, 0, 0, x, same)).toBe('');
  });

  it('take no more steps than can be seen, each as high as its highest score', () => {
    const x = (share: number): number => share * 100;
    const scores = Float64Array.from({ length: 20_000 }, (_, item) => (item === 777 ? 9 : 1));
    const path = scoresPath(scores, 0, 20_000, x, same);
    expect(path.match(/H/g)).toHaveLength(200);
    expect(path).toContain('V9H');
    const left = scoresPath(scores, 12_345, 20_000, x, same);
    expect(left).toMatch(/^M61\.7\d* 0V1H62(\.0*)?V/);
  });
});
