import { describe, expect, it } from 'vitest';
import type { SweepHandlers } from '../engine/pool';
import type { SweepJob } from '../engine/protocol';
import type { Card } from '../engine/types';
import { initialExperiment } from './experiment';
import { Lookout } from './lookout.svelte';
import { DRAWS, DRAWS_LEARNING, NOTHING_SWEPT, planKey, Sweeps, type SweepTarget } from './sweeps';

class FakeRunner {
  jobs: SweepJob[] = [];
  handlers: SweepHandlers | null = null;
  cancelled = 0;

  run(job: SweepJob, handlers: SweepHandlers): void {
    this.jobs.push(job);
    this.handlers = handlers;
  }

  cancel(): void {
    this.cancelled += 1;
  }

  /** Answers all that was asked for. */
  finish(): void {
    const job = this.jobs.at(-1);
    for (const task of job?.tasks ?? []) {
      if (task.kind === 'scores')
        this.handlers?.news({ ...task, scores: new Float64Array(2), thresholds: null });
      if (task.kind !== 'curve') continue;
      const { request } = task;
      const random =
        request.draws > 0 ? { draws: request.draws, mean: [], low: [], high: [] } : null;
      const test = { correct: [31], firstLoss: null, random };
      const curve = { card: request.card, ratios: [0], test, validation: null };
      this.handlers?.news({ kind: 'curve', request, curve });
    }
    this.handlers?.news({ kind: 'end' });
  }
}

const reference = { id: 1, bytes: new Uint8Array(), actions: [], log: [] };

function setUp(): { runner: FakeRunner; target: SweepTarget; sweeps: Sweeps } {
  const runner = new FakeRunner();
  const target: SweepTarget = {
    swept: { weights: NOTHING_SWEPT, neurons: NOTHING_SWEPT, edges: NOTHING_SWEPT },
    sweepDone: null,
    lookout: new Lookout(),
    fail: () => {},
  };
  return { runner, target, sweeps: new Sweeps(runner, target) };
}

const asked = (runner: FakeRunner): [Card, number][] =>
  (runner.jobs.at(-1)?.tasks ?? []).flatMap((task) =>
    task.kind === 'curve' ? [[task.request.card, task.request.draws] as [Card, number]] : [],
  );

describe('the sweeps', () => {
  it('compute every curve, the card in use first, and its band last', () => {
    const { runner, sweeps } = setUp();
    sweeps.refresh(initialExperiment, reference, 'edges');
    expect(asked(runner)).toEqual([
      ['edges', 0],
      ['weights', 0],
      ['neurons', 0],
      ['edges', DRAWS],
    ]);
  });

  it('compute again only what a drag put out of date', () => {
    const { runner, sweeps } = setUp();
    sweeps.refresh(initialExperiment, reference, 'weights');
    runner.finish();
    sweeps.refresh({ ...initialExperiment, weightRatio: 0.5 }, reference, 'weights');
    expect(asked(runner)).toEqual([
      ['neurons', 0],
      ['edges', 0],
    ]);
  });

  it('do nothing when all is there, and do not start the same sweep twice', () => {
    const { runner, sweeps, target } = setUp();
    sweeps.refresh(initialExperiment, reference, 'weights');
    sweeps.refresh(initialExperiment, reference, 'weights');
    expect(runner.jobs).toHaveLength(1);
    runner.finish();
    sweeps.refresh(initialExperiment, reference, 'weights');
    expect(runner.jobs).toHaveLength(1);
    expect(target.sweepDone).toBeNull();
  });

  it('draw fewer times where every point is a training run', () => {
    const { runner, sweeps } = setUp();
    sweeps.refresh({ ...initialExperiment, afterEdges: 'learnAgain' }, reference, 'edges');
    expect(asked(runner).at(-1)).toEqual(['edges', DRAWS_LEARNING]);
  });
});

describe('a question', () => {
  const search = { kind: 'search', request: { card: 'edges', items: 1, share: 0 } } as const;

  it('goes before the curves, and is asked once', () => {
    const { runner, sweeps, target } = setUp();
    sweeps.want(search, initialExperiment, reference);
    sweeps.refresh(initialExperiment, reference, 'weights');
    expect(runner.jobs.at(-1)?.tasks[0]).toEqual(search);
    runner.handlers?.news({ kind: 'progress', task: 0, done: 0.5 });
    expect(target.lookout.finding).toEqual({ card: 'edges', done: 0.5 });
    expect(target.sweepDone).toBe(0);
    const answers: unknown[] = [];
    sweeps.onfound = ({ ratio }, ...asked) => answers.push([ratio, ...asked]);
    const found = { card: 'edges', ratio: 0.4, removed: 31, total: 78 } as const;
    const rest = { before: 31, correct: 30, of: 32, validated: false, nextLost: 2 };
    runner.handlers?.news({ kind: 'found', found: { ...found, ...rest } });
    // Whoever takes it has to know what was asked, and of which plan.
    expect(answers).toEqual([[0.4, search.request, planKey(initialExperiment, reference.id)]]);
    expect(target.lookout.finding).toBeNull();
    runner.finish();
    sweeps.refresh(initialExperiment, reference, 'weights');
    expect(runner.jobs).toHaveLength(1);
  });

  it('is dropped by whoever goes on, and by whoever cancels', () => {
    const { runner, sweeps, target } = setUp();
    sweeps.want(search, initialExperiment, reference);
    sweeps.refresh({ ...initialExperiment, weightRatio: 0.5 }, reference, 'weights');
    expect(target.lookout.finding).toBeNull();
    expect(runner.jobs.at(-1)?.tasks).not.toContainEqual(search);
    sweeps.want(search, initialExperiment, reference);
    sweeps.forget();
    sweeps.refresh(initialExperiment, reference, 'weights');
    expect(runner.jobs.at(-1)?.tasks).not.toContainEqual(search);
  });
});

describe('what single items cost', () => {
  it('is computed for what the screen shows, and no more than once', () => {
    const { runner, sweeps, target } = setUp();
    target.lookout.interests = ['measured', 'weights'];
    sweeps.refresh(initialExperiment, reference, 'weights');
    const kinds = (): string[] => (runner.jobs.at(-1)?.tasks ?? []).map(({ kind }) => kind);
    expect(kinds()).toContain('measured');
    expect(kinds()).toContain('weights');
    runner.handlers?.news({ kind: 'measured', scores: new Float64Array(1) });
    const [scores, places] = [new Float64Array(1), new Uint32Array(1)];
    runner.handlers?.news({ kind: 'weights', scores, places });
    runner.finish();
    const other = { ...initialExperiment, weightRatio: 0.5 };
    sweeps.refresh(other, reference, 'weights');
    expect(kinds()).not.toContain('measured');
    expect(kinds()).not.toContain('weights');
  });
});
