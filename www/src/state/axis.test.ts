import { describe, expect, it } from 'vitest';
import type { Curve, Info, PruneReport, Series } from '../engine/types';
import { axisOf, choosingSplit, seriesOn, tallyOn } from './axis';

const series = (...correct: number[]): Series => ({ correct, firstLoss: null, random: null });
const curve: Curve = {
  card: 'weights',
  ratios: [0, 0.5, 1],
  test: series(18, 17, 4),
  validation: series(8, 7, 1),
};
const info = (validationChance: number | null): Info => ({ chance: 6, validationChance }) as Info;
const report = {
  dense: { correct: 18 },
  pruned: { correct: 17, total: 18 },
  validation: { total: 8, dense: 8, pruned: 7 },
} as PruneReport;

describe('the split that a result is counted on', () => {
  it('is validation for choices, where there is any', () => {
    expect(choosingSplit(info(2))).toBe('validation');
    expect(choosingSplit(info(null))).toBe('test');
  });

  it('gives its own figures', () => {
    expect(tallyOn(info(2), report, 'validation')).toEqual({
      total: 8,
      dense: 8,
      pruned: 7,
      chance: 2,
    });
    expect(tallyOn(info(2), report, 'test')).toEqual({
      total: 18,
      dense: 18,
      pruned: 17,
      chance: 6,
    });
  });

  it('gives its own curve and axis', () => {
    expect(seriesOn(curve, 'validation')).toBe(curve.validation);
    expect(seriesOn(null, 'test')).toBeNull();
    const tally = tallyOn(info(2), report, 'validation');
    expect(axisOf(tally, [curve.validation, null])).toEqual({ low: 1, high: 8, chance: 2 });
    expect(axisOf(tally, [])).toEqual({ low: 2, high: 8, chance: 2 });
    const band = { draws: 3, mean: [8, 5, 2], low: [8, 3, 0], high: [8, 7, 4] };
    expect(axisOf(tally, [curve.validation], band).low, 'the band that is drawn').toBe(0);
  });
});
