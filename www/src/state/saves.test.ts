import { describe, expect, it } from 'vitest';
import type { OwnGraph } from '../engine/protocol';
import { initialExperiment } from './experiment';
import { readSaved } from './saved';
import { saveFile } from './saves';
import type { Session } from './session';

const hash = '0123456789abcdef';
const graph: OwnGraph = {
  key: hash,
  data: {
    nodes: 2,
    edges: Uint32Array.of(0, 1),
    features: { kind: 'identity' },
    classes: Int32Array.of(-1, 0),
    roles: Uint8Array.of(0, 3),
  },
  bipartite: false,
  positions: null,
};

function standingOn(name: string, here: OwnGraph | null): Pick<Session, 'save'> {
  const state = {
    experiment: { ...initialExperiment, graph: name },
    actions: [],
    log: [],
    weights: Uint8Array.of(1, 2, 3),
    fingerprint: '',
    graph: here,
  };
  return { save: async () => state };
}

describe('the file of an experiment', () => {
  it('holds the graph that the page stands on, wherever it came from', async () => {
    const file = await saveFile(standingOn(`own:${hash}`, graph));
    const { graph: saved } = await readSaved(file ?? new Blob());
    expect(saved).toEqual({ hash, data: graph.data, positions: null, userItem: false });
  });

  it('leaves out what every page can get', async () => {
    const file = await saveFile(standingOn('karate', { ...graph, key: 'karate' }));
    expect((await readSaved(file ?? new Blob())).graph).toBeNull();
  });

  it('is not written where the graph is not here, since nobody could open it', async () => {
    for (const here of [null, { ...graph, data: null }, { ...graph, key: 'f'.repeat(16) }])
      await expect(saveFile(standingOn(`own:${hash}`, here))).rejects.toMatchObject({
        code: 'data-missing',
      });
  });
});
