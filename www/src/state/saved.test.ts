import { describe, expect, it } from 'vitest';
import type { OpenedGraph } from '../engine/own';
import { initialExperiment, withoutRatios } from './experiment';
import { looksSaved, readSaved, writeSaved, type Saved } from './saved';

const experiment = { ...initialExperiment, weightRatio: 0.6, seed: 9 };
const saved: Saved = {
  experiment,
  actions: [{ verb: 'train', epochs: 200, under: withoutRatios(experiment) }],
  log: [],
  weights: Uint8Array.from({ length: 100_000 }, (_, i) => i % 251),
  graph: null,
  fingerprint: '0123456789abcdef',
};

async function gzipped(text: string): Promise<Blob> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Response(stream).blob();
}

describe('an experiment with its weights', () => {
  it('comes back as it was saved', async () => {
    expect(await readSaved(await writeSaved(saved))).toEqual(saved);
  });

  it('brings the graph of the visitor along, array by array', async () => {
    const graph = {
      hash: 'f'.repeat(16),
      choice: { label: null },
      data: {
        nodes: 2,
        edges: Uint32Array.of(0, 1),
        edgeWeights: Float32Array.of(0.5),
        features: { kind: 'identity' },
        classes: Int32Array.of(-1, 0),
        roles: Uint8Array.of(0, 3),
      },
      positions: Float32Array.of(0, 0.25, 1, 0.75),
      userItem: false,
      homophily: null,
    } as unknown as OpenedGraph;
    const own = { ...saved, experiment: { ...experiment, graph: `own:${graph.hash}` }, graph };
    expect(await readSaved(await writeSaved(own))).toEqual(own);
    const without = await writeSaved({ ...own, graph: null });
    await expect(readSaved(without)).rejects.toMatchObject({ code: 'saved-damaged' });
  });

  it('keeps the log of training that ran away', async () => {
    const epoch = { correct: null, validationLoss: null, isCut: false };
    const log = [0.7, Number.NaN, Number.POSITIVE_INFINITY].map((loss, i) => {
      return { ...epoch, epoch: i + 1, loss } as unknown as Saved['log'][number];
    });
    const { log: read } = await readSaved(await writeSaved({ ...saved, log }));
    expect(read.map(({ loss }) => loss)).toEqual([0.7, Number.NaN, Number.NaN]);
    expect(read[2]).toMatchObject({ epoch: 3, isCut: false });
  });

  it('takes no figure of test items from an older file for one of validation items', async () => {
    const log = [0.7, 0.6].map((validationLoss, i) => {
      return { epoch: i + 1, loss: 0.5, correct: 30, validationLoss, isCut: false };
    });
    const untold = log.map((each) => ({ ...each, validationLoss: null }));
    const read = async (version: number, kept: typeof log | typeof untold): Promise<unknown[]> => {
      const told = { format: 'secateur', version, experiment: {}, steps: [], fingerprint: '' };
      const file = await gzipped(JSON.stringify({ ...told, weights: { u8: '' }, log: kept }));
      return (await readSaved(file)).log.map(({ correct }) => correct);
    };
    expect(await read(1, log)).toEqual([null, null]);
    expect(await read(1, untold)).toEqual([30, 30]);
    expect(await read(2, log)).toEqual([30, 30]);
  });

  it('keeps what is not known any more out, and takes the default for what was not known yet', async () => {
    const told = {
      format: 'secateur',
      version: 1,
      steps: [],
      fingerprint: '',
      weights: { u8: '' },
    };
    const file = await gzipped(JSON.stringify({ ...told, experiment: { seed: 3, colour: 'red' } }));
    expect((await readSaved(file)).experiment).toEqual({ ...initialExperiment, seed: 3 });
  });

  it('is told from other files, newer ones and damaged ones', async () => {
    const whole = await writeSaved(saved);
    const bytes = new Uint8Array(await whole.arrayBuffer());
    const turned = bytes.slice();
    turned[500] = (turned[500] ?? 0) ^ 0xff;
    for (const [file, code] of [
      [new Blob(['source,target\na,b\n']), 'saved-foreign'],
      [new Blob([]), 'saved-foreign'],
      [await gzipped('{"nodes": []}'), 'saved-foreign'],
      [await gzipped('null'), 'saved-foreign'],
      [await gzipped('{"format": "secateur", "version": 3}'), 'saved-newer'],
      [await gzipped('{"format": "secateur", "version": 1}'), 'saved-damaged'],
      [await gzipped('not JSON'), 'saved-damaged'],
      [whole.slice(0, 1000), 'saved-damaged'],
      [new Blob([turned]), 'saved-damaged'],
    ] as const)
      await expect(readSaved(file), code).rejects.toMatchObject({ code });
  });

  it('is known by its name or its first bytes', async () => {
    expect(await looksSaved(new File([await writeSaved(saved)], 'download'))).toBe(true);
    expect(await looksSaved(new File(['broken'], 'mine.secateur'))).toBe(true);
    expect(await looksSaved(new File(['a,b'], 'edges.csv'))).toBe(false);
  });
});
