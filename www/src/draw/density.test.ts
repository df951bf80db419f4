import { describe, expect, it } from 'vitest';
import { colourRaster, fillRaster, raster, updateRaster } from './density';

const points = Float32Array.of(1, 1, 8, 1, 1, 8, -50, 4, 60, 4);
const edges = Uint32Array.of(0, 1, 0, 2, 1, 2, 3, 4);
const lines = { points, edges, ratio: 1 };
const all = new Uint8Array(4).fill(1);
const sum = (counts: Uint16Array): number => counts.reduce((total, count) => total + count, 0);

describe('many lines', () => {
  it('are counted in the pixels that they pass', () => {
    const into = raster(10, 10);
    fillRaster(into, lines, all);
    expect(into.kept[1 * 10 + 4]).toBe(1);
    expect(into.kept[5 * 10 + 1]).toBe(1);
    expect(into.kept[9 * 10 + 9]).toBe(0);
    // Where two meet.
    expect(into.kept[1 * 10 + 1]).toBe(2);
    expect(sum(into.removed)).toBe(0);
  });

  it('are cut at the rim and do not come in on the other side', () => {
    const into = raster(10, 10);
    fillRaster(into, { ...lines, edges: Uint32Array.of(3, 4) }, all.subarray(0, 1));
    expect(sum(into.kept)).toBeGreaterThanOrEqual(9);
    expect(sum(into.kept)).toBeLessThanOrEqual(10);
    expect(sum(into.kept.slice(40, 50))).toBe(sum(into.kept));
    const outside = {
      ...lines,
      points: Float32Array.of(-5, -5, -1, 20),
      edges: Uint32Array.of(0, 1),
    };
    fillRaster(into, outside, all.subarray(0, 1));
    expect(sum(into.kept)).toBe(0);
  });

  it('give the same picture whether all or only the changed ones are counted', () => {
    const masks = [all, Uint8Array.of(1, 0, 1, 0), Uint8Array.of(0, 0, 0, 1), all];
    const stepwise = raster(10, 10);
    fillRaster(stepwise, lines, all);
    for (const [step, mask] of masks.entries()) {
      const changed = updateRaster(stepwise, lines, masks[Math.max(0, step - 1)] ?? all, mask);
      expect(changed).toBe([0, 2, 3, 3][step]);
      const afresh = raster(10, 10);
      fillRaster(afresh, lines, mask);
      expect(stepwise).toEqual(afresh);
    }
  });

  it('are denser the more there are, and removed ones fainter', () => {
    const into = raster(4, 1);
    into.kept.set([0, 1, 5, 0]);
    into.removed.set([0, 0, 1, 1]);
    const words = new Uint32Array(4);
    colourRaster(into, words, { kept: 'rgb(10, 20, 30)', removed: 'rgb(40, 50, 60)' }, 5000);
    const pixels = new Uint8Array(words.buffer);
    const [none = 0, one = 0, five = 0, gone = 0] = [3, 7, 11, 15].map((at) => pixels[at]);
    expect(none).toBe(0);
    expect(one).toBeGreaterThan(0);
    expect(five).toBeGreaterThan(one);
    expect(gone).toBeLessThan(one);
    expect([...pixels.subarray(4, 7)]).toEqual([10, 20, 30]);
    expect([...pixels.subarray(12, 15)]).toEqual([40, 50, 60]);
  });
});
