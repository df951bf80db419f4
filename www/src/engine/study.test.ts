import { expect, it } from 'vitest';
import { Files } from './files';
import type { FilesAsk, FilesPort, FilesRequest, FilesResponse } from './filesProtocol';
import type { OwnGraph } from './protocol';
import { Study } from './study';
import type { Studied } from './studyProtocol';

class FakePort implements FilesPort {
  onmessage: FilesPort['onmessage'] = null;
  onerror: FilesPort['onerror'] = null;
  readonly asked: FilesRequest[] = [];

  postMessage(message: FilesRequest): void {
    this.asked.push(message);
  }

  terminate(): void {
    this.asked.length = 0;
  }

  say(data: FilesResponse): void {
    this.onmessage?.({ data } as MessageEvent<FilesResponse>);
  }

  /** What the request at an index brought. */
  of(index: number): Studied | undefined {
    return (this.asked[index]?.ask as FilesAsk['study'] | undefined)?.of;
  }
}

function setUp() {
  const ports: FakePort[] = [];
  const study = new Study(
    new Files(() => {
      const port = new FakePort();
      ports.push(port);
      return port;
    }),
  );
  return { study, ports };
}

const graph = { key: 'mine', data: {}, bipartite: false, positions: null } as unknown as OwnGraph;
const state = (snapshot: Uint8Array): Studied => ({
  spec: {} as Studied['spec'],
  plan: {} as Studied['plan'],
  snapshot,
  graph,
});
const cost = { kind: 'cost' } as const;
const answer = { report: 'much' } as unknown as FilesResponse & { answer: never }['answer'];

it('fetches nothing before it is asked, and brings graph and weights once', async () => {
  const { study, ports } = setUp();
  expect(ports).toHaveLength(0);
  const weights = new Uint8Array(1);
  const first = study.ask(state(weights), cost);
  expect(study.busy).toBe(true);
  expect(ports[0]?.of(0)).toMatchObject({ snapshot: weights, graph: { data: {} } });
  ports[0]?.say({ id: 1, answer });
  expect(await first).toBe(answer);
  expect(study.busy).toBe(false);

  const second = study.ask(state(weights), cost);
  expect(ports[0]?.of(1)).toMatchObject({ snapshot: null, graph: { data: null } });
  ports[0]?.say({ id: 2, answer });
  await second;
  void study.ask(state(new Uint8Array(1)), cost);
  expect(ports[0]?.of(2)).toMatchObject({ snapshot: new Uint8Array(1), graph: { data: null } });
});

it('replaces a waiting question by a newer one of its kind only', async () => {
  const { study, ports } = setUp();
  const weights = new Uint8Array(1);
  void study.ask(state(weights), cost);
  const replaced = study.ask(state(weights), cost);
  const other = study.ask(state(weights), { kind: 'explainNode', node: 3 });
  const newest = study.ask(state(weights), cost);
  expect(await replaced).toBeNull();
  expect(ports[0]?.asked).toHaveLength(1);
  ports[0]?.say({ id: 1, answer });
  await expect.poll(() => ports[0]?.asked.length).toBe(2);
  ports[0]?.say({ id: 2, answer });
  expect(await other).toBe(answer);
  await expect.poll(() => ports[0]?.asked.length).toBe(3);
  ports[0]?.say({ id: 3, answer });
  expect(await newest).toBe(answer);
});

it('brings everything again after a failure', async () => {
  const { study, ports } = setUp();
  const weights = new Uint8Array(1);
  const asked = study.ask(state(weights), cost);
  ports[0]?.say({ id: 1, failure: { code: 'crash', detail: {}, message: '' } });
  await expect(asked).rejects.toMatchObject({ code: 'crash' });
  void study.ask(state(weights), cost);
  expect(ports[1]?.of(0)).toMatchObject({ snapshot: weights, graph: { data: {} } });
});

it('lets other questions in between the steps of a long one', async () => {
  const { study, ports } = setUp();
  const weights = new Uint8Array(1);
  const step = { kind: 'control', epochs: 16, done: 0, due: 8 } as const;
  const steps = (async () => {
    await study.ask(state(weights), step);
    await study.ask(state(weights), { ...step, done: 8 });
  })();
  const why = study.ask(state(weights), { kind: 'explainNode', node: 3 });
  ports[0]?.say({ id: 1, answer });
  await expect.poll(() => ports[0]?.asked.length).toBe(2);
  expect(ports[0]?.asked[1]?.ask).toMatchObject({ question: { kind: 'explainNode' } });
  ports[0]?.say({ id: 2, answer });
  await why;
  await expect.poll(() => ports[0]?.asked.length).toBe(3);
  ports[0]?.say({ id: 3, answer });
  await steps;
});
