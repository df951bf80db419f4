import { describe, expect, it } from 'vitest';
import { alone, differingNodes } from './compare';

describe('comparing', () => {
  it('counts nodes that are predicted otherwise', () => {
    expect(differingNodes(Uint32Array.of(0, 1, 2), Uint32Array.of(0, 2, 1))).toBe(2);
  });

  it('counts what one mask alone keeps', () => {
    expect(alone(Uint8Array.of(1, 1, 0, 0), Uint8Array.of(1, 0, 1, 0))).toEqual([1, 1]);
  });
});
