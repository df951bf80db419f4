/** Keeps the scents and the joined chart up to date in the background. */

import type { SweepHandlers } from '../engine/pool';
import type { Failure, OwnGraph, SweepJob } from '../engine/protocol';
import type { Card, Curve, CurveRequest } from '../engine/types';
import { CARDS, curveKey, planOf, scoreKey, specOf, type Experiment } from './experiment';
import type { Reference } from './history';

/** Random draws behind the band. Where every point is a training run, fewer. */
export const DRAWS = 40;
export const DRAWS_LEARNING = 8;

/** What is shown of one card, and what it was computed for. */
export interface Swept {
  readonly curveKey: string;
  readonly curve: Curve | null;
  readonly scoreKey: string;
  readonly scores: Float64Array | null;
}

export const NOTHING_SWEPT: Swept = { curveKey: '', curve: null, scoreKey: '', scores: null };

export interface SweepRunner {
  run(job: SweepJob, handlers: SweepHandlers): void;
  cancel(): void;
}

/** Where results go. */
export interface SweepTarget {
  swept: Readonly<Record<Card, Swept>>;
  sweepDone: number | null;
  fail(failure: Failure): void;
}

/** The key of a curve, with the reference weights that it belongs to. */
export function sweptKey(experiment: Experiment, referenceId: number, card: Card): string {
  return `${referenceId} ${curveKey(experiment, card)}`;
}

function drawsFor(experiment: Experiment, card: Card): number {
  const learning = card === 'edges' && experiment.afterEdges === 'learnAgain';
  return learning ? DRAWS_LEARNING : DRAWS;
}

export class Sweeps {
  readonly #runner: SweepRunner;
  readonly #target: SweepTarget;
  /** What the sweep that runs is for. */
  #running = '';

  constructor(runner: SweepRunner, target: SweepTarget) {
    this.#runner = runner;
    this.#target = target;
  }

  stop(): void {
    this.#running = '';
    this.#target.sweepDone = null;
    this.#runner.cancel();
  }

  /** Computes what is out of date: every curve, and for the card in use the random band too. */
  refresh(
    experiment: Experiment,
    reference: Reference,
    inUse: Card,
    graph: OwnGraph | null = null,
  ): void {
    const requests = this.#due(experiment, reference, inUse);
    const plan = planOf(experiment);
    const running = JSON.stringify([reference.id, specOf(experiment), plan, requests]);
    if (running === this.#running) return;
    if (requests.length === 0) {
      this.stop();
      return;
    }
    this.#running = running;
    this.#target.sweepDone = 0;
    const scoreOf = `${reference.id} ${scoreKey(experiment)}`;
    const spec = specOf(experiment, graph?.bipartite);
    const job = { spec, plan, snapshot: reference.bytes, requests, graph };
    this.#runner.run(job, {
      news: (news) => {
        if (news.kind === 'scores') {
          this.#put(news.card, { scores: news.scores, scoreKey: scoreOf });
        } else if (news.kind === 'curve') {
          const { card } = news.request;
          const key = sweptKey(experiment, reference.id, card);
          this.#put(card, { curve: news.curve, curveKey: key });
        } else if (news.kind === 'progress') {
          this.#target.sweepDone = news.done / news.of;
        } else {
          this.#running = '';
          this.#target.sweepDone = null;
        }
      },
      failed: (failure) => {
        this.#running = '';
        this.#target.sweepDone = null;
        this.#target.fail(failure);
      },
    });
  }

  #due(experiment: Experiment, reference: Reference, inUse: Card): CurveRequest[] {
    const { swept } = this.#target;
    const stale = (card: Card): boolean =>
      swept[card].curveKey !== sweptKey(experiment, reference.id, card) ||
      swept[card].scoreKey !== `${reference.id} ${scoreKey(experiment)}`;
    const order = [inUse, ...CARDS.filter((card) => card !== inUse)];
    const requests = order.filter(stale).map((card) => ({ card, draws: 0 }));
    if (stale(inUse) || !swept[inUse].curve?.random)
      requests.push({ card: inUse, draws: drawsFor(experiment, inUse) });
    return requests;
  }

  #put(card: Card, change: Partial<Swept>): void {
    const swept = this.#target.swept;
    this.#target.swept = { ...swept, [card]: { ...swept[card], ...change } };
  }
}
