/** Work in the background: the scents and the joined chart, what single items cost, how far one can go. */

import type { SweepHandlers } from '../engine/pool';
import type { Failure, OwnGraph, SweepJob, SweepNews, SweepTask } from '../engine/protocol';
import type { Card, Curve, Found, SearchRequest, WatchRequest } from '../engine/types';
import { CARDS, curveKey, planOf, scoreKey, specOf, type Experiment } from './experiment';
import type { Reference } from './history';
import type { Lookout } from './lookout.svelte';

/** Random draws behind the band. Where every point is a training run, fewer. */
export const DRAWS = 40;
export const DRAWS_LEARNING = 8;

/** What is shown of one card, and what it was computed for. */
export interface Swept {
  readonly curveKey: string;
  readonly curve: Curve | null;
  readonly scoreKey: string;
  readonly scores: Float64Array | null;
  /** By the number of items that lie below, where the slider sets a threshold. */
  readonly thresholds: Float64Array | null;
}

export const NOTHING_SWEPT: Swept = {
  curveKey: '',
  curve: null,
  scoreKey: '',
  scores: null,
  thresholds: null,
};

export interface SweepRunner {
  run(job: SweepJob, handlers: SweepHandlers): void;
  cancel(): void;
}

/** Where results go. */
export interface SweepTarget {
  swept: Readonly<Record<Card, Swept>>;
  sweepDone: number | null;
  readonly lookout: Lookout;
  fail(failure: Failure): void;
}

/** What somebody waits for, which therefore goes first. */
export type Wanted =
  | { readonly kind: 'search'; readonly request: SearchRequest }
  | { readonly kind: 'watch'; readonly request: WatchRequest };

/** What a sweep is about. */
interface Subject {
  readonly experiment: Experiment;
  readonly reference: Reference;
  readonly graph: OwnGraph | null;
}

/** The key of a curve, with the reference weights that it belongs to. */
export function sweptKey(experiment: Experiment, referenceId: number, card: Card): string {
  return `${referenceId} ${curveKey(experiment, card)}`;
}

/** The key of what belongs to one plan. */
export function planKey(experiment: Experiment, referenceId: number): string {
  return `${referenceId} ${JSON.stringify(planOf(experiment))}`;
}

/** The key of what belongs to a ranking, whatever is removed of it. */
export function rankedKey(experiment: Experiment, referenceId: number): string {
  return `${referenceId} ${scoreKey(experiment)}`;
}

function drawsFor(experiment: Experiment, card: Card): number {
  const learning = card === 'edges' && experiment.afterEdges === 'learnAgain';
  return learning ? DRAWS_LEARNING : DRAWS;
}

export class Sweeps {
  /** Called with what a search found, what was asked, and the key of the plan that it is about. */
  onfound: ((found: Found, request: SearchRequest, about: string) => void) | null = null;
  /** Called whenever a card's scores are there. */
  onscored: (() => void) | null = null;

  readonly #runner: SweepRunner;
  readonly #target: SweepTarget;
  /** What the sweep that runs is for. */
  #running = '';
  /** What is waited for, and the plan that it is about. */
  #wanted: { readonly task: Wanted; readonly about: string } | null = null;

  constructor(runner: SweepRunner, target: SweepTarget) {
    this.#runner = runner;
    this.#target = target;
  }

  stop(): void {
    this.#running = '';
    this.#target.sweepDone = null;
    this.#forget();
    this.#runner.cancel();
  }

  /** Puts a question before everything else; the next refresh asks it. */
  want(task: Wanted, experiment: Experiment, reference: Reference): void {
    this.#forget();
    this.#wanted = { task, about: planKey(experiment, reference.id) };
    const { lookout } = this.#target;
    if (task.kind === 'search') lookout.finding = { card: task.request.card, done: 0 };
    else lookout.watching = 0;
  }

  /** What is waited for is not wanted any more; the next refresh leaves it out. */
  forget(): void {
    this.#forget();
  }

  /** Computes what is out of date: every curve, and for the card in use the random band too. */
  refresh(
    experiment: Experiment,
    reference: Reference,
    inUse: Card,
    graph: OwnGraph | null = null,
  ): void {
    // Whoever goes on from where a question was asked does not ask it any more.
    if (this.#wanted && this.#wanted.about !== planKey(experiment, reference.id)) this.#forget();
    const tasks = this.#due(experiment, reference, inUse);
    const plan = planOf(experiment);
    const running = JSON.stringify([reference.id, specOf(experiment), plan, tasks]);
    if (running === this.#running) return;
    if (tasks.length === 0) {
      this.stop();
      return;
    }
    this.#running = running;
    const first = this.#wanted ? 1 : 0;
    this.#target.sweepDone = tasks.length > first ? 0 : null;
    const spec = specOf(experiment, graph?.bipartite);
    const job = { spec, plan, snapshot: reference.bytes, tasks, graph };
    const subject = { experiment, reference, graph };
    this.#runner.run(job, {
      news: (news) => {
        if (news.kind === 'end') {
          this.#running = '';
          this.#target.sweepDone = null;
        } else if (news.kind === 'progress') this.#progress(news, tasks.length, first);
        else this.#take(news, subject);
      },
      failed: (failure) => {
        this.#running = '';
        this.#target.sweepDone = null;
        this.#forget();
        this.#target.fail(failure);
      },
    });
  }

  #progress({ task, done }: { task: number; done: number }, of: number, first: number): void {
    const { lookout } = this.#target;
    if (task >= first) this.#target.sweepDone = (task - first + done) / (of - first);
    else if (lookout.finding) lookout.finding = { ...lookout.finding, done };
    else lookout.watching = done;
  }

  #take(news: SweepNews, { experiment, reference }: Subject): void {
    const { lookout } = this.#target;
    switch (news.kind) {
      case 'scores':
        this.#put(news.card, {
          scores: news.scores,
          thresholds: news.thresholds,
          scoreKey: rankedKey(experiment, reference.id),
        });
        this.onscored?.();
        break;
      case 'curve': {
        const { card } = news.request;
        const key = sweptKey(experiment, reference.id, card);
        this.#put(card, { curve: news.curve, curveKey: key });
        break;
      }
      case 'weights': {
        const { scores, places } = news;
        lookout.weights = { key: rankedKey(experiment, reference.id), of: { scores, places } };
        break;
      }
      case 'measured':
        lookout.measured = { key: String(reference.id), of: news.scores };
        break;
      case 'watched':
        this.#forget();
        lookout.watched = { key: planKey(experiment, reference.id), of: news.watched };
        break;
      case 'found': {
        const wanted = this.#wanted;
        this.#forget();
        if (wanted?.task.kind === 'search')
          this.onfound?.(news.found, wanted.task.request, wanted.about);
        break;
      }
    }
  }

  #forget(): void {
    this.#wanted = null;
    this.#target.lookout.finding = null;
    this.#target.lookout.watching = null;
  }

  #due(experiment: Experiment, reference: Reference, inUse: Card): SweepTask[] {
    const { swept, lookout } = this.#target;
    const ranked = rankedKey(experiment, reference.id);
    const stale = (card: Card): boolean =>
      swept[card].curveKey !== sweptKey(experiment, reference.id, card) ||
      swept[card].scoreKey !== ranked;
    const order = [inUse, ...CARDS.filter((card) => card !== inUse)];
    const requests = order.filter(stale).map((card) => ({ card, draws: 0 }));
    if (stale(inUse) || !swept[inUse].curve?.test.random)
      requests.push({ card: inUse, draws: drawsFor(experiment, inUse) });
    const cards = [...new Set(requests.map(({ card }) => card))];
    const tasks: SweepTask[] = this.#wanted ? [this.#wanted.task] : [];
    tasks.push(...cards.map((card) => ({ kind: 'scores', card }) as const));
    if (lookout.interests.includes('weights') && lookout.weights?.key !== ranked)
      tasks.push({ kind: 'weights' });
    tasks.push(...requests.map((request) => ({ kind: 'curve', request }) as const));
    if (lookout.interests.includes('measured') && lookout.measured?.key !== String(reference.id))
      tasks.push({ kind: 'measured' });
    return tasks;
  }

  #put(card: Card, change: Partial<Swept>): void {
    const swept = this.#target.swept;
    this.#target.swept = { ...swept, [card]: { ...swept[card], ...change } };
  }
}
