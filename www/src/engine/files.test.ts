import { describe, expect, it } from 'vitest';
import { EngineError } from './client';
import { Files } from './files';
import type { Choice, Reading } from './types';
import type { FilesPort, FilesRequest, FilesResponse } from './filesProtocol';
import type { OwnData } from './own';
import { CRASH } from './protocol';

/** A worker that answers when the test says so. */
class FakePort implements FilesPort {
  onmessage: FilesPort['onmessage'] = null;
  onerror: FilesPort['onerror'] = null;
  readonly asked: FilesRequest[] = [];
  terminated = false;

  postMessage(message: FilesRequest): void {
    this.asked.push(message);
  }

  terminate(): void {
    this.terminated = true;
  }

  say(data: FilesResponse): void {
    this.onmessage?.({ data } as MessageEvent<FilesResponse>);
  }
}

function setup(): { files: Files; ports: FakePort[] } {
  const ports: FakePort[] = [];
  const files = new Files(() => {
    const port = new FakePort();
    ports.push(port);
    return port;
  });
  return { files, ports };
}

const data = { nodes: 0 } as OwnData;
const refusal = (code: string) => ({ code, detail: {}, message: code });

describe('the client of the files', () => {
  it('fetches nothing until it is asked, and answers by id', async () => {
    const { files, ports } = setup();
    expect(ports).toHaveLength(0);
    const first = files.ask('hash', { data });
    const second = files.ask('hash', { data });
    expect(ports).toHaveLength(1);
    ports[0]?.say({ id: 2, answer: 'two' });
    ports[0]?.say({ id: 1, answer: 'one' });
    expect([await first, await second]).toEqual(['one', 'two']);
  });

  it('hands refusals on and keeps the worker', async () => {
    const { files, ports } = setup();
    const asked = files.ask('hash', { data });
    ports[0]?.say({ id: 1, failure: refusal('length') });
    await expect(asked).rejects.toMatchObject({ code: 'length' });
    expect(ports[0]?.terminated).toBe(false);
  });

  it('ends the worker when it crashed, and starts another', async () => {
    const { files, ports } = setup();
    const asked = files.ask('hash', { data });
    ports[0]?.say({ id: 1, failure: refusal(CRASH) });
    await expect(asked).rejects.toBeInstanceOf(EngineError);
    expect(ports[0]?.terminated).toBe(true);
    const again = files.ask('hash', { data });
    ports[1]?.say({ id: 2, answer: 'fine' });
    expect(await again).toBe('fine');
  });

  it('ends the worker when what it does is abandoned', async () => {
    const { files, ports } = setup();
    const abort = new AbortController();
    const asked = files.ask('hash', { data }, abort.signal);
    abort.abort(new Error('closed'));
    await expect(asked).rejects.toThrow('closed');
    expect(ports[0]?.terminated).toBe(true);
    await expect(files.ask('hash', { data }, abort.signal)).rejects.toThrow('closed');
    expect(ports).toHaveLength(1);
  });

  it('lets the next worker do what an abandoned request stood in the way of', async () => {
    const { files, ports } = setup();
    const abort = new AbortController();
    const read = { file: new Uint8Array(), nodeTable: null, reading: {} as Reading };
    const asked = files.ask('read', read, abort.signal);
    const other = files.ask('hash', { data });
    const choice = files.ask('choose', { choice: {} as Choice, seed: 0 });
    abort.abort(new Error('closed'));
    await expect(asked).rejects.toThrow('closed');
    await expect(choice).rejects.toThrow('closed');
    expect(ports[1]?.asked.map(({ id, verb }) => [id, verb])).toEqual([[2, 'hash']]);
    ports[1]?.say({ id: 2, answer: 'fine' });
    expect(await other).toBe('fine');
  });
});
