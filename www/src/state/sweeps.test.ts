import { describe, expect, it } from 'vitest';
import type { SweepHandlers } from '../engine/pool';
import type { SweepJob } from '../engine/protocol';
import type { Card } from '../engine/types';
import { initialExperiment } from './experiment';
import { DRAWS, DRAWS_LEARNING, NOTHING_SWEPT, Sweeps, type SweepTarget } from './sweeps';

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
    for (const card of ['weights', 'neurons', 'edges'] as const)
      this.handlers?.news({ kind: 'scores', card, scores: new Float64Array(2) });
    for (const request of job?.requests ?? []) {
      const random =
        request.draws > 0 ? { draws: request.draws, mean: [], low: [], high: [] } : null;
      const curve = { card: request.card, ratios: [0], correct: [31], firstLoss: null, random };
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
    fail: () => {},
  };
  return { runner, target, sweeps: new Sweeps(runner, target) };
}

const asked = (runner: FakeRunner): [Card, number][] =>
  (runner.jobs.at(-1)?.requests ?? []).map(({ card, draws }) => [card, draws]);

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
