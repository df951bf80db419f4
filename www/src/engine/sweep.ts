/** What the sweep worker does: one task after the other, in steps short enough to be cancelled between. */

import { asWhole } from './packages';
import type { Engine } from './packages';
import type { SweepJob, SweepNews, SweepTask } from './protocol';
import type { Card } from './types';

/** A step gives way to other messages after this many milliseconds. */
const SLICE = 12;

interface Listener {
  tell(news: SweepNews): void;
  /** False once the job was replaced or cancelled. */
  isWanted(): boolean;
}

/** How far a computation in steps is, and what came of it in the end. */
interface Step {
  readonly done: number;
  readonly of: number;
  readonly news: SweepNews | null;
}

/** Whether the weights below a threshold go. */
function isByThreshold({ plan }: SweepJob, card: Card): boolean {
  return card === 'weights' && plan.weights.criterion === 'deviation';
}

/** Does a task at once, or begins it and says how it goes on. */
function begun(from: Engine, job: SweepJob, task: SweepTask): SweepNews | ((size: number) => Step) {
  switch (task.kind) {
    case 'scores':
      return {
        kind: 'scores',
        card: task.card,
        scores: from.rankedScores(task.card),
        thresholds: isByThreshold(job, task.card) ? from.thresholds() : null,
      };
    case 'weights': {
      const order = from.order('weights');
      const places = new Uint32Array(order.length);
      for (const [place, weight] of order.entries()) places[weight] = place;
      return { kind: 'weights', scores: from.weightScores(), places };
    }
    case 'measured': {
      // By layers: over the whole network scores are divided by their layer's mean.
      const neurons = { ...job.plan.neurons, criterion: 'measured', scope: 'layer' } as const;
      from.prune({ ...job.plan, neurons });
      const scores = from.neuronScores();
      from.prune(job.plan);
      return { kind: 'measured', scores };
    }
    case 'curve': {
      const { request } = task;
      from.curveStart(request);
      return (size) => {
        const { done, of, curve } = from.curveStep(size);
        return { done, of, news: curve && { kind: 'curve', request, curve } };
      };
    }
    case 'search': {
      const whole = asWhole(from);
      whole.searchStart(task.request);
      return (size) => {
        const { done, of, found } = whole.searchStep(size);
        return { done, of, news: found && { kind: 'found', found } };
      };
    }
    case 'watch': {
      const whole = asWhole(from);
      whole.watchStart(task.request);
      return () => {
        const { done, of, watched } = whole.watchStep();
        return { done, of, news: watched && { kind: 'watched', watched } };
      };
    }
  }
}

/** Lets waiting messages in. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** Does all of a job, unless it is not wanted any more. */
export async function sweep(from: Engine, job: SweepJob, to: Listener): Promise<void> {
  from.restore(job.snapshot);
  from.prune(job.plan);
  let size = 16;
  for (const [index, task] of job.tasks.entries()) {
    const next = begun(from, job, task);
    if (typeof next !== 'function') {
      to.tell(next);
      await breathe();
      if (!to.isWanted()) return;
      continue;
    }
    for (;;) {
      const start = performance.now();
      const { done, of, news } = next(size);
      const took = performance.now() - start;
      // Double or halve towards one slice; a retrained point cannot be cut smaller.
      if (took < SLICE / 2) size = Math.min(size * 2, 1 << 20);
      else if (took > SLICE) size = Math.max(Math.floor(size / 2), 1);
      to.tell({ kind: 'progress', task: index, done: of ? done / of : 1 });
      await breathe();
      if (!to.isWanted()) return;
      if (!news && of > 0) continue;
      if (news) to.tell(news);
      break;
    }
  }
  to.tell({ kind: 'end' });
}
