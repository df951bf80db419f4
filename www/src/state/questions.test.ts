import { expect, it } from 'vitest';
import type { Client } from '../engine/client';
import { Files } from '../engine/files';
import type { FilesAsk, FilesPort, FilesRequest, FilesResponse } from '../engine/filesProtocol';
import type { Frame } from '../engine/protocol';
import { Study } from '../engine/study';
import type { Studied } from '../engine/studyProtocol';
import { initialExperiment, planOf, specOf } from './experiment';
import { Line } from './line';
import { Questions } from './questions';
import type { Standing } from './standing';
import type { Store } from './store.svelte';

const other = { ...initialExperiment, hidden: [4] };

function frameOf(experiment = initialExperiment): Frame {
  return { plan: planOf(experiment) } as unknown as Frame;
}

type Needed =
  | 'frame'
  | 'experiment'
  | 'storageFormat'
  | 'referenceId'
  | 'agreements'
  | 'log'
  | 'control'
  | 'seeds';

function setUp(own?: Study) {
  const store: { -readonly [K in Needed]: Store[K] } = {
    frame: frameOf(),
    experiment: initialExperiment,
    storageFormat: 'dense',
    referenceId: 1,
    agreements: {},
    log: [],
    control: null,
    seeds: null,
  };
  const troubles: string[] = [];
  const asked: Studied[] = [];
  let fail: ((error: Error) => void) | undefined;
  let answer: ((finding: unknown) => void) | undefined;
  const study =
    own ??
    ({
      ask: (of: Studied) => {
        asked.push(of);
        return new Promise((resolve, reject) => {
          answer = resolve;
          fail = reject;
        });
      },
    } as unknown as Study);
  const client = {
    ask: () => Promise.resolve({ snapshot: new Uint8Array(1) }),
  } as unknown as Client;
  const standing = {
    graph: null,
    spec: specOf(initialExperiment),
    reference: { id: 1, bytes: new Uint8Array(1), actions: [], log: [] },
  };
  const line = new Line(({ message }) => troubles.push(message));
  const questions = new Questions(
    store as Store,
    client,
    study,
    standing as unknown as Standing,
    line,
  );
  return {
    store,
    study,
    standing,
    line,
    questions,
    asked,
    troubles,
    fail: () => fail?.(new Error('no')),
    answer: (finding: unknown) => answer?.(finding),
  };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

it('asks about the network on the screen while another is on its way', async () => {
  const { store, questions, asked } = setUp();
  store.experiment = other;
  questions.measureCost();
  await settled();
  expect(asked[0]?.spec).toEqual(specOf(initialExperiment));
});

it('asks nothing when the engine has become another one meanwhile', async () => {
  const { standing, line, questions, asked } = setUp();
  let finish: () => void = () => {};
  line.enqueue(
    () => new Promise<void>((resolve) => (finish = resolve)),
    () => Promise.resolve(),
  );
  questions.measureCost();
  standing.spec = specOf(other);
  await settled();
  finish();
  expect(asked).toEqual([]);
});

it('tells a failure only while the frame that it is about is shown', async () => {
  const first = setUp();
  first.questions.measureTime();
  await settled();
  first.fail();
  await settled();
  expect(first.troubles).toHaveLength(1);

  const second = setUp();
  second.questions.measureTime();
  await settled();
  second.store.frame = frameOf(other);
  second.fail();
  await settled();
  expect(second.troubles).toEqual([]);
});

const correlation = { spearman: 0.5, kendall: 0.4, items: 16 };

it('measures a second card in its turn, of the frame that is shown by then', async () => {
  const { store, questions, asked, answer } = setUp();
  const first = questions.correlate('neurons');
  const second = questions.correlate('edges');
  await settled();
  expect(asked).toHaveLength(1);
  // A slider is moved meanwhile: no score changes by that.
  const moved = frameOf({ ...initialExperiment, weightRatio: 0.5 });
  store.frame = moved;
  answer({ done: 16, of: 16, correlation });
  expect(await first).toBe('told');
  await settled();
  expect(asked[1]?.plan).toEqual(moved.plan);
  answer({ done: 16, of: 16, correlation });
  expect(await second).toBe('told');
  expect(store.agreements).toMatchObject({ neurons: { correlation }, edges: { correlation } });
});

it('measures many items in steps, and says how far it is', async () => {
  const { store, study, questions } = setUp();
  const dues: number[] = [];
  let done = 0;
  study.ask = ((_: Studied, question: { due: number }) => {
    dues.push(question.due);
    done = Math.min(100, done + question.due);
    return Promise.resolve({ done, of: 100, correlation: done < 100 ? null : correlation });
  }) as unknown as Study['ask'];
  const shares: number[] = [];
  expect(await questions.correlate('edges', (share) => shares.push(share))).toBe('told');
  expect(dues).toEqual([16, 32, 64]);
  expect(shares).toEqual([0.16, 0.48]);
  expect(store.agreements.edges?.correlation).toEqual(correlation);
});

it('tells whoever waits for a measurement that it is of what is gone, or failed', async () => {
  const { store, questions, troubles, asked, answer, fail } = setUp();
  const gone = questions.correlate('neurons');
  await settled();
  store.referenceId = 2;
  answer({ done: 16, of: 16, correlation });
  expect(await gone).toBe('gone');
  expect(store.agreements).toEqual({});

  const failing = questions.correlate('neurons');
  await settled();
  fail();
  expect(await failing).toBe('failed');
  expect(troubles).toHaveLength(1);

  const stopped = questions.correlate('neurons');
  questions.stopCorrelating('neurons');
  expect(await stopped).toBe('gone');
  expect(asked).toHaveLength(2);
});

it('stops a measurement, not what goes on beside it in the same worker', async () => {
  const asked: FilesRequest[] = [];
  let ended = 0;
  const port: FilesPort = {
    onmessage: null,
    onerror: null,
    postMessage: (message) => asked.push(message),
    terminate: () => (ended += 1),
  };
  const answer = async (finding: unknown): Promise<void> => {
    const data = { id: asked.length, answer: finding } as FilesResponse;
    port.onmessage?.({ data } as MessageEvent<FilesResponse>);
    await settled();
  };
  const { store, questions, troubles } = setUp(new Study(new Files(() => port)));
  const seeds = questions.seeds();
  const shares: number[] = [];
  const stopped = questions.correlate('edges', (share) => shares.push(share));
  await settled();
  await answer({ done: 1, of: 10, arms: null });
  questions.stopCorrelating('edges');
  // It is told at once, and asked again before the step in hand is over.
  expect(await stopped).toBe('gone');
  const again = questions.correlate('edges');
  await answer({ done: 16, of: 100, correlation: null });
  await answer({ done: 10, of: 10, arms: [] });
  await seeds;
  expect(store.seeds).toMatchObject({ done: 10, arms: [] });
  await answer({ done: 100, of: 100, correlation });
  expect(await again).toBe('told');
  expect(asked.map(({ ask }) => (ask as FilesAsk['study']).question.kind)).toEqual([
    'seeds',
    'correlation',
    'seeds',
    'correlation',
  ]);
  expect([ended, shares, troubles]).toEqual([0, [], []]);
});

it('keeps why a control ended, and nothing of one that did not come to its end', async () => {
  const early = { kind: 'early', bestEpoch: 9 } as const;
  const dense = { correct: 30, total: 34, loss: 0.5 };
  for (const ended of [early, null]) {
    const { store, study, questions } = setUp();
    store.referenceId = 1;
    store.log = Array.from({ length: 40 }, () => ({})) as unknown as Store['log'];
    const answers = [
      { done: 8, of: 40, epochs: [], ended: null, dense },
      ended && { done: 12, of: 40, epochs: [], ended, dense },
    ];
    study.ask = (() => Promise.resolve(answers.shift() ?? null)) as unknown as Study['ask'];
    await questions.control();
    expect(store.control).toEqual(
      ended && { referenceId: 1, of: 40, done: 12, epochs: [], dense, ended },
    );
  }
});
