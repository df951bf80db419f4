import { describe, expect, it } from 'vitest';
import {
  curveKey,
  EXPERIMENT,
  initialExperiment,
  planOf,
  refusedLimits,
  scheduleOf,
  scoreKey,
  specOf,
} from './experiment';
import { change, validate } from './table';

describe('the experiment', () => {
  it('starts with nothing removed', () => {
    const plan = planOf(initialExperiment);
    expect([plan.weights.ratio, plan.neurons.ratio, plan.edges.ratio]).toEqual([0, 0, 0]);
    expect(specOf(initialExperiment).graph).toEqual({ kind: 'karateClub', labels: 'factions' });
  });

  it('goes to its ratios by the mode that was chosen', () => {
    const by = (change: Partial<typeof initialExperiment>): unknown =>
      scheduleOf({ ...initialExperiment, ...change });
    const rounds = { rounds: 5, epochs: 12, rewinds: false };
    expect(by({})).toBeNull();
    expect(by({ pruneMode: 'regrowth' })).toEqual({ pace: 'atOnce', ...rounds, regrow: 0.3 });
    expect(by({ pruneMode: 'gradual', pace: 'linear' })).toEqual({
      pace: 'linear',
      rounds: 20,
      epochs: 3,
      rewinds: false,
    });
    expect(planOf({ ...initialExperiment, neuronScope: 'layer' }).neurons.scope).toBe('layer');
  });

  it('says what a field can hold when it refuses a value', () => {
    expect(refusedLimits('learningRate', 1000)).toEqual({ least: 1e-6, most: 10, whole: false });
    expect(refusedLimits('inputDropout', 7)).toEqual({ least: 0, most: 0.95, whole: false });
    expect(refusedLimits('epochs', 99_999_999)).toEqual({ least: 1, most: 5000, whole: true });
    expect(refusedLimits('epochs', 2.5)?.whole).toBe(true);
    const widths = { least: 1, most: 1024, whole: true, longest: 3 };
    expect(refusedLimits('hidden', [99_999, NaN])).toEqual(widths);
    expect(refusedLimits('hidden', [8, 8, 8, 8])).toEqual(widths);
    expect(refusedLimits('hidden', [8, 4])).toBeNull();
    expect(refusedLimits('momentum', 0.5)).toBeNull();
  });

  it('ignores unknown keys and replaces what it cannot read', () => {
    const read = validate(EXPERIMENT, {
      weightRatio: 2,
      edgeRatio: 0.25,
      neuronCriterion: 'astrology',
      edgeCriterion: 'random',
      seed: -1,
      colour: 'red',
    });
    expect(read).toEqual({ ...initialExperiment, edgeRatio: 0.25, edgeCriterion: 'random' });
    for (const rubbish of [null, 3, 'x', []])
      expect(validate(EXPERIMENT, rubbish)).toEqual(initialExperiment);
  });

  it('keeps ratios in whole thousandths', () => {
    expect(change(EXPERIMENT, initialExperiment, 'weightRatio', 0.87049).weightRatio).toBe(0.87);
    expect(change(EXPERIMENT, initialExperiment, 'weightRatio', 501 / 576).weightRatio).toBe(0.87);
  });

  it('stays the same object where nothing changes', () => {
    expect(change(EXPERIMENT, initialExperiment, 'weightRatio', 0)).toBe(initialExperiment);
    expect(change(EXPERIMENT, initialExperiment, 'weightRatio', Number.NaN)).toBe(
      initialExperiment,
    );
    expect(change(EXPERIMENT, initialExperiment, 'afterEdges', 'forget')).toBe(initialExperiment);
  });

  it('knows which curves a change puts out of date', () => {
    const dragged = { ...initialExperiment, weightRatio: 0.5 };
    expect(curveKey(dragged, 'weights')).toBe(curveKey(initialExperiment, 'weights'));
    expect(curveKey(dragged, 'edges')).not.toBe(curveKey(initialExperiment, 'edges'));
    expect(scoreKey(dragged)).toBe(scoreKey(initialExperiment));
    const random = { ...initialExperiment, weightCriterion: 'random' } as const;
    expect(curveKey(random, 'weights')).not.toBe(curveKey(initialExperiment, 'weights'));
    expect(scoreKey(random)).not.toBe(scoreKey(initialExperiment));
  });
});
