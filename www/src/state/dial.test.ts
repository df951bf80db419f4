import { describe, expect, it } from 'vitest';
import { initialExperiment, planOf } from './experiment';
import { isThreshold, positionOf, runOf, setBy, shareOf, stepOf } from './dial';
import type { PruneReport } from '../engine/types';

const byDeviations = { ...initialExperiment, weightCriterion: 'deviation' } as const;
const ofFour = { ...initialExperiment, weightStructure: 'ofFour' } as const;

describe('a slider', () => {
  it('sets a share by thousandths', () => {
    expect(setBy(initialExperiment, 'weights', 0.87)).toEqual(['weightRatio', 0.87]);
    expect(setBy(byDeviations, 'edges', 0.5)).toEqual(['edgeRatio', 0.5]);
    expect([stepOf(initialExperiment, 'weights'), runOf(initialExperiment, 'weights')]).toEqual([
      0.01,
      null,
    ]);
  });

  it('sets standard deviations from 0 to 3 where weights below a threshold go', () => {
    expect(isThreshold(byDeviations, 'weights')).toBe(true);
    expect(setBy(byDeviations, 'weights', 0.4)).toEqual(['deviations', 1.2]);
    expect(positionOf({ ...byDeviations, deviations: 1.2 }, 'weights')).toBeCloseTo(0.4, 12);
    expect(positionOf({ ...byDeviations, deviations: 7 }, 'weights')).toBe(1);
    expect(runOf({ ...byDeviations, weightStructure: 'ofFour' }, 'weights')).toBeNull();
  });

  it('picks n of every m where the structure says so', () => {
    expect(setBy(ofFour, 'weights', 0.6)).toEqual(['weightRatio', 0.5]);
    expect(setBy(ofFour, 'weights', 0.63)).toEqual(['weightRatio', 0.75]);
    expect(setBy(ofFour, 'weights', 0.6, 0.6)).toEqual(['weightRatio', 0.75]);
    expect(setBy({ ...ofFour, weightStructure: 'ofMany', ofMany: 3 }, 'weights', 0, 0.667)).toEqual(
      ['weightRatio', 2 / 3],
    );
    expect(stepOf(ofFour, 'weights')).toBe(0.25);
    const ofMany = { ...ofFour, weightStructure: 'ofMany', ofMany: 17 } as const;
    expect(setBy(ofMany, 'weights', 0.5)).toEqual(['weightRatio', 9 / 17]);
  });
});

describe('the share removed', () => {
  const report = { weights: { removed: 144, total: 576 } } as PruneReport;

  it('is the ratio, but an outcome of a threshold', () => {
    const of = (experiment: typeof initialExperiment): number =>
      shareOf({ plan: planOf({ ...experiment, weightRatio: 0.9 }), report }, 'weights');
    expect([of(initialExperiment), of(byDeviations)]).toEqual([0.9, 0.25]);
  });
});
