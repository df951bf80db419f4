import { describe, expect, it } from 'vitest';
import { generatorOf, initialValues, MODEL_NAMES, MODELS } from './generators';

describe('the models of graphs', () => {
  it('begin within their ranges, on their grid', () => {
    for (const model of MODEL_NAMES) {
      for (const { key, min, max, step, initial } of MODELS[model]) {
        expect(initial, `${model}.${key}`).toBeGreaterThanOrEqual(min);
        expect(initial, `${model}.${key}`).toBeLessThanOrEqual(max);
        const steps = (initial - min) / step;
        expect(Math.abs(steps - Math.round(steps)), `${model}.${key}`).toBeLessThan(1e-6);
      }
    }
  });

  it('state every value, changed or not', () => {
    expect(initialValues('holmeKim')).toEqual({ nodes: 150, edges: 3, triangles: 0.7 });
    expect(generatorOf('holmeKim', { edges: 2 })).toEqual({
      kind: 'holmeKim',
      nodes: 150,
      edges: 2,
      triangles: 0.7,
    });
  });
});
