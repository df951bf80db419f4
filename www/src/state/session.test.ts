import { afterAll, expect, it, vi } from 'vitest';
import { EngineError, type Client } from '../engine/client';
import type { Pool } from '../engine/pool';
import type { Frame } from '../engine/protocol';
import type { Study } from '../engine/study';
import type { Graphs } from './graphs';
import { Session } from './session';
import { Store } from './store.svelte';

// What is kept of the visitor is read as soon as it is loaded.
vi.hoisted(() => {
  vi.stubGlobal('document', { documentElement: { dataset: {} } });
  vi.stubGlobal('navigator', { languages: ['en'] });
});
afterAll(() => vi.unstubAllGlobals());

it('tells whoever waits for a file that pruning failed, and says it on the screen', async () => {
  const refusal = new EngineError({ code: 'no-validation', detail: {}, message: 'refused' });
  const client = { ask: () => Promise.reject(refusal), busy: false } as unknown as Client;
  const store = new Store();
  const session = new Session(store, client, {} as Pool, {} as Study, {} as Graphs);
  // Of another plan than the sliders', so that a file needs a pruning first.
  store.frame = { plan: null } as unknown as Frame;
  await expect(session.save()).rejects.toBe(refusal);
  await vi.waitFor(() => expect(store.trouble).toBe(refusal));
});
