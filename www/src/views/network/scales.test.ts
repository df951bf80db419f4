import { describe, expect, it } from 'vitest';
import type { Fixed, Frame } from '../../state/store.svelte';
import { Scales } from './scales';

const fixed = { info: { layers: [{ offset: 0 }, { offset: 2 }] } } as unknown as Fixed;
function frame(removed: number, ...weights: number[]): Frame {
  const none = { removed: 0, floor: 0 };
  const report = { weights: { removed, floor: 0 }, neurons: none, edges: none };
  return { weights, report, activations: [1], neuronScores: [3] } as unknown as Frame;
}

describe('the scales of the network', () => {
  it('stay while weights are removed and start anew with other reference weights', () => {
    const scales = new Scales();
    expect(scales.of(fixed, frame(0, 1, -4, 2), 1, false)).toMatchObject({
      weightIn: 4,
      weightOut: 2,
    });
    expect(scales.of(fixed, frame(2, 1, 0, 0), 1, false)).toMatchObject({
      weightIn: 4,
      weightOut: 2,
    });
    expect(scales.of(fixed, frame(2, 1, 0, 0), 2, false)).toMatchObject({
      weightIn: 1,
      weightOut: 0,
    });
  });

  it('grow with a network that learns again, and return when nothing is removed', () => {
    const scales = new Scales();
    scales.of(fixed, frame(0, 1, 4, 2), 1, false);
    expect(scales.of(fixed, frame(1, 0, 9, 0), 1, false).weightIn).toBe(9);
    expect(scales.of(fixed, frame(2, 0, 5, 0), 1, false).weightIn).toBe(9);
    expect(scales.of(fixed, frame(0, 1, 4, 2), 1, false).weightIn).toBe(4);
  });

  it('follow the weights while they are learned', () => {
    const scales = new Scales();
    scales.of(fixed, frame(1, 9, 0, 0), 1, true);
    expect(scales.of(fixed, frame(1, 1, 0, 0), 1, true).weightIn).toBe(1);
  });
});
