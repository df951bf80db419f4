import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Files } from '../engine/files';
import type { OwnGraph } from '../engine/protocol';
import { carry } from './carried';
import type { Experiment } from './experiment';
import type { Graphs } from './graphs';
import type { Session } from './session';
import { Sharing } from './sharing';

const hash = '0123456789abcdef';
const graph: OwnGraph = {
  key: hash,
  data: {
    nodes: 2,
    edges: Uint32Array.of(0, 1),
    features: { kind: 'identity' },
    classes: Int32Array.of(0, 1),
    roles: Uint8Array.of(1, 1),
  },
  bipartite: false,
  positions: null,
};

function setUp() {
  const opened: string[] = [];
  const failed: string[] = [];
  /** Lets the worker answer. */
  let answer: (hash: string) => void = () => {};
  let refuse: (error: unknown) => void = () => {};
  const asked = new Promise<void>((heard) => {
    files.ask = () => {
      heard();
      return new Promise((resolve, reject) => {
        answer = resolve;
        refuse = reject;
      });
    };
  });
  const session = {
    store: {
      page: { use: () => {}, onchanged: null },
      fail: ({ code }: { code: string }) => failed.push(code),
    },
    open: (experiment: Experiment) => opened.push(experiment.graph),
  } as unknown as Session;
  const sharing = new Sharing(
    session,
    files as unknown as Files,
    { bring() {} } as unknown as Graphs,
  );
  return {
    session,
    sharing,
    opened,
    failed,
    asked,
    answer: (value: string) => answer(value),
    refuse: (error: unknown) => refuse(error),
  };
}
const files: { ask: () => Promise<string> } = { ask: async () => '' };

const at = (address: string) => vi.stubGlobal('location', new URL(address));
const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

beforeEach(() => vi.stubGlobal('addEventListener', () => {}));
afterEach(() => vi.unstubAllGlobals());

describe('an address', () => {
  it('that is overtaken by another is not opened after it', async () => {
    const { sharing, opened, asked, answer } = setUp();
    at(`http://host/#graph=own:${hash}&data=${await carry(graph)}`);
    await sharing.open();
    await asked;
    at('http://host/#graph=communities');
    await sharing.open();
    answer(hash);
    await settled();
    expect(opened).toEqual(['communities']);
  });

  it('whose graph cannot be checked says so and is opened all the same', async () => {
    const { sharing, opened, failed, asked, refuse } = setUp();
    at(`http://host/#graph=own:${hash}&data=${await carry(graph)}`);
    await sharing.open();
    await asked;
    refuse(new Error('no worker'));
    await settled();
    expect(failed).toEqual(['address']);
    expect(opened).toEqual([`own:${hash}`]);
  });
});

it('tells that the page has come to rest though no link can be made', async () => {
  const { session, sharing } = setUp();
  const followed = vi.fn();
  sharing.onfollowed = followed;
  sharing.link = () => Promise.reject(new Error('nothing packs it'));
  vi.useFakeTimers();
  session.onsettled();
  await vi.runAllTimersAsync();
  vi.useRealTimers();
  expect(followed).toHaveBeenCalledOnce();
});
