import { describe, expect, it } from 'vitest';
import { carried, carry, type Brought } from './carried';
import { packed } from './packed';

const small: Brought = {
  key: '0123456789abcdef',
  bipartite: false,
  positions: Float32Array.from([0, 0.5, 0.25, 1, 0.125, 0.75]),
  data: {
    nodes: 3,
    edges: Uint32Array.from([0, 1, 1, 2]),
    edgeWeights: Float32Array.from([0.1, 2]),
    edgeColumns: [{ name: 'service', values: Float32Array.from([1, 0.3]) }],
    features: { kind: 'dense', columns: 1, values: Float32Array.from([0.1, -1, 3]) },
    classes: Int32Array.from([0, 1, -1]),
    roles: Uint8Array.from([1, 1, 3]),
    nodeNames: ['a', 'b & c', '三'],
    classNames: ['x', 'y'],
  },
};

describe('a graph in a link', () => {
  it('comes out as it went in, bit for bit', async () => {
    const text = await carry(small);
    expect(text).toMatch(/^[\w-]+$/);
    expect(await carried(text ?? '', small.key)).toEqual(small);
  });

  it('keeps sparse features and one-hot ones', async () => {
    for (const features of [
      { kind: 'identity' } as const,
      {
        kind: 'sparse',
        columns: 2,
        ptr: Uint32Array.from([0, 1, 1, 2]),
        col: Uint32Array.from([1, 0]),
        val: Float32Array.from([0.7, 1]),
        normalize: true,
      } as const,
    ]) {
      const graph = { ...small, data: { ...small.data, features } };
      expect((await carried((await carry(graph)) ?? '', small.key))?.data.features).toEqual(
        features,
      );
    }
  });

  it('is left out where it is too large', async () => {
    // Nothing can be packed that has no pattern.
    let state = 1;
    const noise = Float32Array.from({ length: 4000 }, () => {
      state = (state * 48271) % 2147483647;
      return state / 2147483647;
    });
    const features = { kind: 'dense', columns: 1, values: noise } as const;
    expect(await carry({ ...small, data: { ...small.data, features } })).toBeNull();
  });

  it('is not packed at all where its numbers are many, however alike they are', async () => {
    for (const features of [
      { kind: 'dense', columns: 40_000, values: new Float32Array(120_000) },
      {
        kind: 'sparse',
        columns: 60_000,
        ptr: new Uint32Array(4),
        col: new Uint32Array(60_000),
        val: new Float32Array(60_000),
        normalize: false,
      },
    ] as const)
      expect(await carry({ ...small, data: { ...small.data, features } })).toBeNull();
    const edges = new Uint32Array(120_000);
    expect(await carry({ ...small, data: { ...small.data, edges } })).toBeNull();
  });

  it('is none where it is something else', async () => {
    for (const text of [
      '',
      '%%%',
      await packed('[]'),
      await packed('{"data":{"nodes":2}}'),
      await packed('{"data":{"nodes":1e9,"features":{"kind":"identity"}}}'),
      await packed('{"data":{"nodes":1,"edges":["a"],"features":{"kind":"identity"}}}'),
    ])
      expect(await carried(text, small.key)).toBeNull();
  });
});
