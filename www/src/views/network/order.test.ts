import { describe, expect, it } from 'vitest';
import { sorted } from './order';

const network = {
  layers: [
    { inputs: 2, outputs: 2, offset: 0 },
    { inputs: 2, outputs: 1, offset: 4 },
  ],
  weights: Float32Array.of(0.5, -1, 0, 2, 0.1, -0.3),
  weightMask: Uint8Array.of(1, 1, 0, 1, 1, 1),
};

describe('a table of weights', () => {
  it('is in the network’s own order by layer', () => {
    expect([...sorted(network, 'layer', false)]).toEqual([0, 1, 2, 3, 4, 5]);
    expect([...sorted(network, 'layer', true)]).toEqual([5, 4, 3, 2, 1, 0]);
  });

  it('is sorted by value, ends and state, ties by place', () => {
    expect([...sorted(network, 'value', true)]).toEqual([3, 0, 4, 2, 5, 1]);
    expect([...sorted(network, 'to', false)]).toEqual([0, 2, 4, 5, 1, 3]);
    expect([...sorted(network, 'from', true)]).toEqual([2, 3, 5, 0, 1, 4]);
    expect(sorted(network, 'state', false)[0]).toBe(2);
  });
});
