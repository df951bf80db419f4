import { describe, expect, it } from 'vitest';
import { initialExperiment, planOf, specOf } from '../state/experiment';
import { Client, EngineError } from './client';
import {
  CRASH,
  UNREACHABLE,
  type Answers,
  type Ask,
  type Port,
  type Request,
  type Response,
} from './protocol';

/** A worker that answers when the test says so. */
class FakePort implements Port {
  onmessage: Port['onmessage'] = null;
  onerror: Port['onerror'] = null;
  readonly asked: { id: number; ask: Ask }[] = [];
  terminated = false;

  postMessage(message: Request): void {
    if ('ask' in message) this.asked.push(message);
  }

  terminate(): void {
    this.terminated = true;
  }

  get last(): { id: number; ask: Ask } {
    const last = this.asked.at(-1);
    if (!last) throw new Error('nothing was asked');
    return last;
  }

  reply(answer: object): void {
    this.#post({ id: this.last.id, answer: answer as Answers[keyof Answers] });
  }

  refuse(code: string): void {
    this.#post({ id: this.last.id, failure: { code, detail: {}, message: code } });
  }

  #post(data: Response): void {
    this.onmessage?.({ data } as MessageEvent<Response>);
  }
}

const prune = (ratio: number): Extract<Ask, { kind: 'prune' }> => ({
  kind: 'prune',
  plan: planOf({ ...initialExperiment, weightRatio: ratio }),
});

function ratioOf(ask: Ask): number | undefined {
  return ask.kind === 'prune' ? ask.plan.weights.ratio : undefined;
}

function setUp(): { client: Client; ports: FakePort[]; port: () => FakePort } {
  const ports: FakePort[] = [];
  const client = new Client(() => {
    const port = new FakePort();
    ports.push(port);
    return port;
  });
  return { client, ports, port: () => ports.at(-1) as FakePort };
}

/** Brings a new worker to where the page stands. */
const open: Ask = {
  kind: 'open',
  spec: specOf(initialExperiment),
  plan: planOf(initialExperiment),
  snapshot: null,
  graph: null,
};

describe('the client', () => {
  it('keeps one request in flight and replaces the pending one by the newest', async () => {
    const { client, port } = setUp();
    const first = client.ask(prune(0.1));
    const second = client.ask(prune(0.2));
    const third = client.ask(prune(0.3));
    expect(port().asked.map(({ ask }) => ratioOf(ask))).toEqual([0.1]);
    expect(await second).toBeNull();
    port().reply({ frame: 'a' });
    expect(await first).toEqual({ frame: 'a' });
    expect(port().asked.map(({ ask }) => ratioOf(ask))).toEqual([0.1, 0.3]);
    port().reply({ frame: 'b' });
    expect(await third).toEqual({ frame: 'b' });
    expect(client.busy).toBe(false);
  });

  it('drops nothing but a waiting prune, and keeps the order', async () => {
    const { client, port } = setUp();
    const answers = [
      client.ask(prune(0.1)),
      client.ask({ kind: 'snapshot' }),
      client.ask(prune(0.2)),
      client.ask({ kind: 'snapshot' }),
    ];
    const kinds: string[] = [];
    for (const answer of answers) {
      kinds.push(port().last.ask.kind);
      port().reply({});
      expect(await answer).not.toBeNull();
    }
    expect(kinds).toEqual(['prune', 'snapshot', 'prune', 'snapshot']);
  });

  it('hands a refusal to the one who asked and goes on', async () => {
    const { client, port } = setUp();
    const refused = client.ask(prune(2));
    const next = client.ask({ kind: 'snapshot' });
    port().refuse('out-of-range');
    await expect(refused).rejects.toMatchObject({ code: 'out-of-range' });
    port().reply({ snapshot: 1 });
    expect(await next).toEqual({ snapshot: 1 });
  });

  it('rebuilds a crashed worker from the experiment and retries once', async () => {
    const { client, ports, port } = setUp();
    client.rebuild = () => open;
    const asked = client.ask(prune(0.4));
    const waiting = client.ask({ kind: 'snapshot' });
    port().refuse(CRASH);
    expect(ports).toHaveLength(2);
    expect(ports[0]?.terminated).toBe(true);
    expect(port().last.ask).toBe(open);
    port().reply({});
    await Promise.resolve();
    expect(ratioOf(port().last.ask)).toBe(0.4);
    port().reply({ frame: 'again' });
    expect(await asked).toEqual({ frame: 'again' });
    expect(port().last.ask.kind).toBe('snapshot');
    port().reply({ snapshot: 2 });
    expect(await waiting).toEqual({ snapshot: 2 });
  });

  it('says so when the second try crashes too', async () => {
    const { client, ports, port } = setUp();
    client.rebuild = () => ({ kind: 'snapshot' });
    const asked = client.ask(prune(0.4));
    port().refuse(CRASH);
    port().reply({});
    await Promise.resolve();
    port().refuse(CRASH);
    await expect(asked).rejects.toBeInstanceOf(EngineError);
    expect(ports[1]?.terminated).toBe(true);
    expect(client.busy).toBe(false);
  });

  it('asks a new worker, brought to where the page stands, after a part could not be fetched', async () => {
    const { client, ports, port } = setUp();
    client.rebuild = () => open;
    const refused = client.ask(prune(0.4));
    port().refuse(UNREACHABLE);
    await expect(refused).rejects.toMatchObject({ code: UNREACHABLE });
    expect(ports[0]?.terminated).toBe(true);
    const next = client.ask(prune(0.5));
    expect(ports).toHaveLength(2);
    expect(port().last.ask).toBe(open);
    port().reply({});
    await Promise.resolve();
    expect(ratioOf(port().last.ask)).toBe(0.5);
    port().reply({ frame: 'there' });
    expect(await next).toEqual({ frame: 'there' });
  });

  it('ignores answers to requests that are over', async () => {
    const { client, port } = setUp();
    const asked = client.ask(prune(0.1));
    const { id } = port().last;
    port().reply({ frame: 'right' });
    const next = client.ask(prune(0.2));
    port().onmessage?.({ data: { id, answer: { frame: 'late' } } } as never);
    port().reply({ frame: 'new' });
    expect(await asked).toEqual({ frame: 'right' });
    expect(await next).toEqual({ frame: 'new' });
  });
});
