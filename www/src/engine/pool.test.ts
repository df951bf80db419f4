import { describe, expect, it } from 'vitest';
import { initialExperiment, planOf, specOf } from '../state/experiment';
import { Pool } from './pool';
import {
  CRASH,
  type OwnGraph,
  type Port,
  type Request,
  type Response,
  type SweepJob,
  type SweepNews,
} from './protocol';

class FakePort implements Port {
  onmessage: Port['onmessage'] = null;
  onerror: Port['onerror'] = null;
  readonly sent: Request[] = [];
  terminated = false;

  postMessage(message: Request): void {
    this.sent.push(message);
  }

  terminate(): void {
    this.terminated = true;
  }

  say(data: Response): void {
    this.onmessage?.({ data } as MessageEvent<Response>);
  }
}

const job: SweepJob = {
  spec: specOf(initialExperiment),
  plan: planOf(initialExperiment),
  snapshot: new Uint8Array(),
  graph: null,
  tasks: [{ kind: 'curve', request: { card: 'weights', draws: 0 } }],
};

function setUp(): { pool: Pool; ports: FakePort[]; heard: SweepNews[]; failed: string[] } {
  const ports: FakePort[] = [];
  const pool = new Pool(() => {
    const port = new FakePort();
    ports.push(port);
    return port;
  });
  return { pool, ports, heard: [], failed: [] };
}

const progress = (done: number): SweepNews => ({ kind: 'progress', task: 0, done });

describe('the pool', () => {
  it('hears the newest sweep only and is busy until its end', () => {
    const { pool, ports, heard } = setUp();
    const handlers = { news: (news: SweepNews) => heard.push(news), failed: () => {} };
    pool.run(job, handlers);
    pool.run(job, handlers);
    const port = ports[0] as FakePort;
    expect(ports).toHaveLength(1);
    port.say({ id: 1, news: progress(0.5) });
    port.say({ id: 2, news: progress(0.25) });
    expect(heard).toEqual([progress(0.25)]);
    expect(pool.busy).toBe(true);
    port.say({ id: 2, news: { kind: 'end' } });
    expect(pool.busy).toBe(false);
  });

  it('tells the worker to stop when cancelled, and hears nothing more', () => {
    const { pool, ports, heard } = setUp();
    pool.run(job, { news: (news) => heard.push(news), failed: () => {} });
    pool.cancel();
    const port = ports[0] as FakePort;
    expect(port.sent.at(-1)).toEqual({ id: 1, cancel: true });
    port.say({ id: 1, news: progress(1) });
    expect(heard).toEqual([]);
    expect(pool.busy).toBe(false);
  });

  it('takes a new worker after a crash', () => {
    const { pool, ports, failed } = setUp();
    const handlers = {
      news: () => {},
      failed: (failure: { code: string }) => failed.push(failure.code),
    };
    pool.run(job, handlers);
    ports[0]?.say({ id: 1, failure: { code: CRASH, detail: {}, message: 'trap' } });
    expect(failed).toEqual([CRASH]);
    expect(ports[0]?.terminated).toBe(true);
    pool.run(job, handlers);
    expect(ports).toHaveLength(2);
  });

  it('sends the data of a graph once to every worker', () => {
    const { pool, ports } = setUp();
    const data = { nodes: 2 } as unknown as OwnGraph['data'];
    const graph: OwnGraph = { key: 'a', data, bipartite: false, positions: null };
    const handlers = { news: () => {}, failed: () => {} };
    for (const key of ['a', 'a', 'b']) pool.run({ ...job, graph: { ...graph, key } }, handlers);
    const sent = ports[0]?.sent.map((request) => 'sweep' in request && request.sweep.graph?.data);
    expect(sent).toEqual([data, null, data]);
  });
});
