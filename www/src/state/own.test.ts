import { describe, expect, it } from 'vitest';
import { Files } from '../engine/files';
import type { FilesPort, FilesRequest } from '../engine/filesProtocol';
import type { OpenedGraph } from '../engine/own';
import type { Choice, Understanding } from '../engine/types';
import type { Kept } from './kept';
import { AS_FOUND, bytesOf, carried, OwnGraphs } from './own';

const opened = { hash: '0123456789abcdef' } as OpenedGraph;

function setup() {
  const asked: FilesRequest[] = [];
  const ports: { terminated: boolean }[] = [];
  const files = new Files(() => {
    const port: FilesPort & { terminated: boolean } = {
      terminated: false,
      onmessage: null,
      onerror: null,
      postMessage(message) {
        asked.push(message);
        if (message.verb === 'choose')
          port.onmessage?.({ data: { id: message.id, answer: opened } } as MessageEvent);
      },
      terminate: () => (port.terminated = true),
    };
    ports.push(port);
    return port;
  });
  const shelf = new Map<string, OpenedGraph>();
  const kept: Kept<OpenedGraph> = {
    put: async (name, value) => void shelf.set(name, value),
    get: async (name) => shelf.get(name) ?? null,
    names: async () => [...shelf.keys()],
    clear: async () => shelf.clear(),
  };
  return { own: new OwnGraphs(files, kept), kept, shelf, ports, asked, files };
}

const choice = {} as Choice;

describe('choices', () => {
  const columns = (...names: string[]) =>
    names.map((name) => ({ name, useAs: 'kept', numeric: false, distinct: 2, first: [] }));
  const found = (...names: string[]) =>
    ({
      nodeColumns: columns(...names),
      suggestion: { ...chosen, label: 'club', bins: null, features: { kind: 'degree' } },
    }) as unknown as Understanding;
  const chosen: Choice = {
    label: 'role',
    bins: 3,
    features: { kind: 'columns', names: ['age', 'town'] },
    useWeights: true,
    train: 7,
    validation: 2,
  };

  it('stay when the same file is read in another way', () => {
    expect(carried(chosen, found('role', 'age', 'town'))).toEqual(chosen);
    expect(carried({ ...chosen, label: null }, found('age', 'town')).label).toBeNull();
  });

  it('give way where the columns that they name are gone', () => {
    expect(carried(chosen, found('club', 'town'))).toEqual({
      ...chosen,
      label: 'club',
      bins: null,
      features: { kind: 'columns', names: ['town'] },
    });
    expect(carried(chosen, found('role')).features).toEqual({ kind: 'degree' });
  });
});

describe('graphs that the visitor brings', () => {
  it('are named by what they hold, and open by that name', async () => {
    const { own, shelf } = setup();
    const name = await own.choose(choice, false);
    expect(name).toBe('own:0123456789abcdef');
    expect(await own.open(name)).toBe(opened);
    expect(await own.open('own:ffffffffffffffff')).toBeNull();
    expect(shelf.size, 'nothing is kept unasked').toBe(0);
  });

  it('are kept where the visitor says so, and can be forgotten', async () => {
    const { own, kept, files } = setup();
    const name = await own.choose(choice, true);
    const later = new OwnGraphs(files, kept);
    expect(await later.kept()).toEqual([name]);
    expect(await later.open(name)).toBe(opened);
    await later.forget();
    expect(await new OwnGraphs(files, kept).open(name)).toBeNull();
  });

  it('give up one reading for the next', async () => {
    const { own, ports } = setup();
    const first = own.read(new Uint8Array(1), null, AS_FOUND);
    const second = own.read(new Uint8Array(2), null, AS_FOUND);
    await expect(first).rejects.toThrow();
    expect(ports.map(({ terminated }) => terminated)).toEqual([true, false]);
    own.stop();
    await expect(second).rejects.toThrow();
  });

  it('are refused unread above the limit', async () => {
    const large = { size: 200_000_000 } as Blob;
    await expect(bytesOf(large)).rejects.toMatchObject({ code: 'over-limit' });
  });
});
