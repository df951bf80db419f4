import { describe, expect, it } from 'vitest';
import { blend, spansOf, type Pixels } from './blend';

function pixels(width: number, height: number, colours: readonly (readonly number[])[]): Pixels {
  const parts = Uint8ClampedArray.from(colours.flat());
  return { width, height, parts, words: new Uint32Array(parts.buffer) };
}

const CLEAR = [0, 0, 0, 0];
const RED = [200, 0, 0, 255];
const HALF = [0, 100, 0, 128];
const sheet = (): Pixels => pixels(3, 2, [CLEAR, RED, CLEAR, CLEAR, RED, CLEAR]);
const at = ({ parts, width }: Pixels, x: number, y: number): number[] => [
  ...parts.subarray(4 * (y * width + x), 4 * (y * width + x) + 4),
];

describe('a picture that is put into another', () => {
  const small = pixels(3, 2, [CLEAR, HALF, CLEAR, RED, CLEAR, HALF]);

  it('is looked at only where it can be seen', () => {
    expect([...spansOf(small)]).toEqual([1, 2, 0, 3]);
    expect([...spansOf(pixels(2, 1, [CLEAR, CLEAR]))]).toEqual([2, 2]);
  });

  it('covers, mixes with what is there, or leaves it', () => {
    const into = sheet();
    blend(into, small, spansOf(small), 0, 0);
    expect(at(into, 0, 0)).toEqual(CLEAR);
    // Half of the one and half of the other.
    expect(at(into, 1, 0)).toEqual([100, 50, 0, 255]);
    expect(at(into, 0, 1)).toEqual(RED);
    expect(at(into, 1, 1)).toEqual(RED);
    // On nothing it keeps its own colour.
    expect(at(into, 2, 1)).toEqual(HALF);
  });

  it('is cut off at the rim', () => {
    const into = sheet();
    blend(into, small, spansOf(small), 2, 1);
    expect(at(into, 2, 1)).toEqual(CLEAR);
    blend(into, small, spansOf(small), -2, -1);
    expect(at(into, 0, 0)).toEqual(HALF);
    blend(into, small, spansOf(small), 5, 5);
    blend(into, small, spansOf(small), -5, 0);
    expect(at(into, 1, 1)).toEqual(RED);
  });
});
