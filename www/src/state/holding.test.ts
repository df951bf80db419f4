import { expect, it, vi } from 'vitest';
import type { Client } from '../engine/client';
import type { Pool, SweepHandlers } from '../engine/pool';
import type { Ask, SweepTask } from '../engine/protocol';
import type { Study } from '../engine/study';
import type { Plan } from '../engine/types';
import { validate } from './table';
import { PAGE } from './address';
import type { Graphs } from './graphs';
import { Session } from './session';
import { Store } from './store.svelte';

// What is there as soon as the page's state is.
vi.hoisted(() => {
  vi.stubGlobal('navigator', { languages: ['en'] });
  vi.stubGlobal('document', { documentElement: { dataset: {} }, hidden: true });
  vi.stubGlobal('matchMedia', () => ({ matches: true, addEventListener: () => {} }));
});

/** An engine that does as it is told, and sweeps that wait for the test. */
class Fakes {
  readonly asked: Ask['kind'][] = [];
  handlers: SweepHandlers | null = null;
  tasks: readonly SweepTask[] = [];
  readonly study: { busy: boolean; onbusy?: () => void } = { busy: false };
  readonly store = new Store();
  readonly session: Session;

  constructor() {
    const client = {
      busy: false,
      ask: (ask: Ask & { plan?: Plan }) => {
        this.asked.push(ask.kind);
        const none = { removed: 0, total: 10, floorRatio: 0 };
        const report = { weights: none, neurons: none, edges: none, floorDeviations: 0 };
        const frame = { plan: ask.plan, report, hand: {} };
        const fixed = { info: { epochs: 1 } };
        const rest = { milliseconds: 1, epochs: [], ended: { kind: 'done' }, done: 1 };
        return Promise.resolve({ frame, fixed, snapshot: new Uint8Array(1), mark: 'cut', ...rest });
      },
    };
    const pool = {
      busy: false,
      run: ({ tasks }: { tasks: readonly SweepTask[] }, handlers: SweepHandlers) => {
        this.tasks = tasks;
        this.handlers = handlers;
      },
      cancel: () => {},
    };
    this.session = new Session(
      this.store,
      client as unknown as Client,
      pool as unknown as Pool,
      this.study as unknown as Study,
      { of: () => Promise.resolve(null) } as unknown as Graphs,
    );
  }

  async opened(): Promise<void> {
    this.session.open();
    await settled();
    this.asked.length = 0;
  }

  lock(...lock: string[]): void {
    this.store.page.parameters = { ...validate(PAGE, {}), lock };
  }
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

it('cuts nothing of a locked card by hand, and no node where edges are locked', async () => {
  const fakes = await ready();
  const { session, asked } = fakes;
  fakes.lock('weights', 'edges', 'criteria');
  const before = fakes.store.experiment;
  session.snip({ kind: 'weight', index: 1 });
  session.snip({ kind: 'node', index: 1 });
  session.mark('weights', 1, 'cut');
  session.backToRule('edges');
  session.sliders.nudge('weights', 1);
  session.sliders.setShare('weights', 0.5);
  session.toggleRandom();
  await settled();
  expect(asked).toEqual([]);
  expect(fakes.store.experiment).toBe(before);
  session.snip({ kind: 'neuron', index: 1 });
  await settled();
  expect(asked).toContain('hand');
});

it('waits for the scores by which a share becomes a threshold', async () => {
  const fakes = await ready();
  const { session, store } = fakes;
  const scores = {
    kind: 'scores',
    card: 'weights',
    scores: new Float64Array([1, 2, 3, 4]),
    thresholds: null,
  } as const;
  fakes.handlers?.news(scores);
  session.choose('weightCriterion', 'deviation');
  // The scores that are there are those of the criterion before.
  session.sliders.setShare('weights', 0.5);
  expect(store.experiment.deviations).toBe(0);
  await settled();
  const thresholds = new Float64Array([0, 0.15, 0.3, 0.45, 0.501]);
  fakes.handlers?.news({ ...scores, thresholds });
  expect(store.experiment.deviations).toBeCloseTo(0.3);
});

it('goes where a search ends by the budget that was asked, unless the page has gone on', async () => {
  const fakes = await ready();
  const { session, store } = fakes;
  const found = { card: 'edges', ratio: 0.4, removed: 4, total: 10 } as const;
  const rest = { before: 31, correct: 30, of: 32, validated: false, nextLost: 2 };
  session.lookouts.find('edges');
  await settled();
  expect(fakes.tasks[0]?.kind).toBe('search');
  store.lookout.budget = { items: 5, share: 0 };
  fakes.handlers?.news({ kind: 'found', found: { ...found, ...rest } });
  expect(store.experiment.edgeRatio).toBe(0.4);
  expect(store.lookout.found?.budget).toEqual({ items: 0, share: 0 });

  session.lookouts.find('edges');
  await settled();
  session.sliders.setPosition('weights', 0.2);
  fakes.handlers?.news({ kind: 'found', found: { ...found, ...rest, ratio: 0.7 } });
  expect(store.experiment.edgeRatio).toBe(0.4);
});

async function ready(): Promise<Fakes> {
  const fakes = new Fakes();
  await fakes.opened();
  return fakes;
}

it('answers the sliders, and says so, while somebody looks closely', async () => {
  const fakes = new Fakes();
  await fakes.opened();
  fakes.study.busy = true;
  fakes.study.onbusy?.();
  expect(fakes.store.busy).toBe(true);
  expect(fakes.store.settled).toBe(true);
});

it('is busy while a file is read, and no longer when that fails', async () => {
  const { session, store } = await ready();
  let fail = (_error: Error): void => {};
  const reading = session.meanwhile(new Promise((_, reject) => (fail = reject)));
  expect(store.busy).toBe(true);
  fail(new Error('unreadable'));
  await expect(reading).rejects.toThrow('unreadable');
  expect(store.busy).toBe(false);
});
