/** The verbs of the page: what a visitor does, turned into requests, steps of undo and sweeps. */

import type { Client } from '../engine/client';
import type { Ask, Failure, Fixed, Frame } from '../engine/protocol';
import { CRASH } from '../engine/protocol';
import type { Pool } from '../engine/pool';
import type { Card, Ended, Plan, ScheduleRequest } from '../engine/types';
import { kernelOf } from './cost';
import {
  EXPERIMENT,
  planOf,
  RATIO,
  specOf,
  withoutRatios,
  withRatiosOf,
  type Experiment,
  type ExperimentKey,
} from './experiment';
import { History, type Entry, type Reference } from './history';
import { media } from './media.svelte';
import type { Store } from './store.svelte';
import { sweptKey, Sweeps } from './sweeps';
import { change } from './table';

/** How long a training run is shown for; the engine needs milliseconds. */
const PACE = 1500;
/** Epochs of one press of Fine-tune. */
const FINETUNE = 60;
/** The same epochs in rounds, by mode; a ticket is trained whole in every round. */
const SCHEDULES: Readonly<Record<Experiment['pruneMode'], ScheduleRequest | null>> = {
  oneShot: null,
  iterative: { pace: 'exponential', rounds: 5, epochs: FINETUNE / 5, rewinds: false },
  gradual: { pace: 'cubic', rounds: 20, epochs: FINETUNE / 20, rewinds: false },
  ticket: { pace: 'exponential', rounds: 5, epochs: 200, rewinds: true },
};
/** A pause that ends a burst of keys. */
const BURST = 600;
/** A chunk of training may take this long, so that other requests get in. */
const CHUNK = 12;

/** What a chunk of training answers. */
interface Chunk {
  readonly frame: Frame;
  readonly ended: Ended | null;
  readonly milliseconds: number;
  /** Epochs, where they are not as many as were due. */
  readonly done?: number;
}

export class Session {
  readonly store: Store;
  readonly #client: Client;
  readonly #pool: Pool;
  readonly #history = new History();
  readonly #sweeps: Sweeps;
  #reference: Reference | null = null;
  #references = 0;
  /** Verbs that need the engine for themselves, one after another. */
  #line: Promise<void> = Promise.resolve();
  #waiting = 0;
  #burst: ReturnType<typeof setTimeout> | null = null;
  /** What *at random* gives back. */
  #beforeRandom: Experiment['weightCriterion'] = 'magnitude';
  /** Set to end the training run that goes on. */
  #stop = false;
  /** Whether the run that goes on is shown at a pace that people can follow. */
  #paced = true;
  /** Whether the network was trained once since the graph was opened. */
  #opened = false;

  constructor(store: Store, client: Client, pool: Pool) {
    this.store = store;
    this.#client = client;
    this.#pool = pool;
    this.#sweeps = new Sweeps(pool, store);
    client.rebuild = () => this.#openAsk();
    client.onbusy = () => this.#signal();
    pool.onbusy = () => this.#signal();
  }

  /** Builds the engine and trains before the visitor's eyes. */
  open(): void {
    this.#enqueue(() => this.#open());
  }

  setRatio(card: Card, ratio: number): void {
    const floor = this.store.floor(card);
    this.#set(RATIO[card], Math.min(1, Math.max(floor, ratio)));
    const { guess } = this.store;
    if (card === 'weights' && guess && ratio > guess.reached)
      this.store.guess = { ...guess, reached: ratio };
  }

  /** The ratio that removes `items` items more; a hair above one item's share never rounds away. */
  nudge(card: Card, items: number): void {
    const count = this.store.count(card);
    if (!count) return;
    const target = Math.min(count.total, Math.max(0, count.removed + items));
    this.setRatio(card, target / count.total);
    this.burst();
  }

  /** Keys come in bursts; one burst is one step of undo. */
  burst(): void {
    if (this.#burst !== null) clearTimeout(this.#burst);
    this.#burst = setTimeout(() => this.release(), BURST);
    this.#signal();
  }

  /** Ends a burst at once, if there is one. */
  endBurst(): void {
    if (this.#burst !== null) this.release();
  }

  /** A change is complete: one step of undo, and the curves follow. */
  release(): void {
    if (this.#burst !== null) clearTimeout(this.#burst);
    this.#burst = null;
    const { experiment } = this.store;
    this.#enqueue(() => this.#commit(experiment));
  }

  /** A choice by name: criterion, scope, what happens after removing edges. */
  choose(key: ExperimentKey, raw: unknown): void {
    this.#set(key, raw);
    this.release();
  }

  chooseGraph(raw: unknown): void {
    const chosen = change(EXPERIMENT, this.store.experiment, 'graph', raw);
    if (chosen === this.store.experiment) return;
    this.#stop = true;
    this.#enqueue(async () => {
      this.store.experiment = withoutRatios(chosen);
      await this.#open();
    });
  }

  /** Weights at random at the same ratio, and back to the criterion before. Every time another draw. */
  toggleRandom(): void {
    const { weightCriterion, weightDraw } = this.store.experiment;
    if (weightCriterion === 'random') {
      this.choose('weightCriterion', this.#beforeRandom);
      return;
    }
    this.#beforeRandom = weightCriterion;
    this.#set('weightDraw', weightDraw + 1);
    this.choose('weightCriterion', 'random');
  }

  use(card: Card): void {
    if (this.store.card === card) return;
    this.store.card = card;
    this.#refresh();
  }

  /** Whether a card's curve belongs to what the page stands on now. */
  isFresh(card: Card): boolean {
    const { swept, experiment, referenceId } = this.store;
    return swept[card].curveKey === sweptKey(experiment, referenceId, card);
  }

  setGuess(share: number): void {
    this.store.guessing = false;
    this.store.guess = { share, reached: this.store.ratio('weights') };
  }

  trainOrPause(): void {
    if (this.store.training) this.#stop = true;
    else this.#enqueue(() => this.#run(this.store.fixed?.info.epochs ?? 0, true));
  }

  step(): void {
    this.#stop = true;
    this.#enqueue(() => this.#run(1, false));
  }

  /** Trains what is left under the masks; what was removed stays so. */
  finetune(): void {
    this.#stop = true;
    const request = SCHEDULES[this.store.experiment.pruneMode];
    this.#enqueue(() => (request ? this.#runSchedule(request) : this.#run(FINETUNE, true)));
  }

  /** Fits the layers behind the first to what the whole network says, without labels. */
  refit(): void {
    this.#heal((plan) => this.#client.ask({ kind: 'refit', plan }));
  }

  /** The first weights again under the masks, at epoch 0. */
  rewind(): void {
    const rewind = { to: 'start', shuffled: false, draw: 0 } as const;
    this.#heal((plan) => this.#client.ask({ kind: 'rewind', plan, rewind }));
  }

  /** A verb that makes a new reference of what the plan leaves: one step of undo. */
  #heal(verb: (plan: Plan) => Promise<{ frame: Frame } | null>): void {
    this.#stop = true;
    this.endBurst();
    this.#enqueue(async () => {
      const { experiment } = this.store;
      const answer = await verb(planOf(experiment));
      if (!answer) return;
      await this.#show(answer.frame);
      await this.#saveReference();
      this.#commit(experiment);
    });
  }

  reset(): void {
    this.#stop = true;
    this.#enqueue(async () => {
      const experiment = withoutRatios(this.store.experiment);
      this.store.experiment = experiment;
      const answer = await this.#client.ask({ kind: 'reset', plan: planOf(experiment) });
      if (answer) await this.#show(answer.frame);
      await this.#saveReference();
      this.#commit(experiment);
    });
  }

  undo(): void {
    this.#stop = true;
    this.endBurst();
    this.#enqueue(() => this.#goTo(this.#history.undo()));
  }

  redo(): void {
    this.#stop = true;
    this.endBurst();
    this.#enqueue(() => this.#goTo(this.#history.redo()));
  }

  /** Measures all that the newest frame gained and cost. */
  measureCost(): void {
    const { frame } = this.store;
    if (!frame) return;
    void this.#guard(async () => {
      const answer = await this.#client.ask({ kind: 'cost', plan: frame.plan });
      if (answer && this.store.frame === frame) this.store.cost = { frame, ...answer };
    });
  }

  /** Measures how long one pass takes here, by the kernel that fits the storage. */
  measureTime(): void {
    const { frame, storageFormat } = this.store;
    if (!frame) return;
    const kernel = kernelOf(storageFormat);
    void this.#guard(async () => {
      const answer = await this.#client.ask({ kind: 'time', plan: frame.plan, kernel });
      if (answer && this.store.frame === frame) this.store.timing = { frame, kernel, ...answer };
    });
  }

  /** Everything that a report of a fault needs. */
  report(failure: Failure): string {
    const { experiment, frame } = this.store;
    const { code, detail, message } = failure;
    const facts = {
      code,
      message,
      detail,
      experiment,
      epoch: frame?.epoch,
      agent: navigator.userAgent,
    };
    return JSON.stringify(facts, null, 2);
  }

  #set(key: ExperimentKey, raw: unknown): void {
    const changed = change(EXPERIMENT, this.store.experiment, key, raw);
    if (changed === this.store.experiment) return;
    this.store.experiment = changed;
    if (this.#waiting > 0) {
      // The opening run is finished at once, any other is paused; the plan is applied after it.
      if (this.#opened) this.#stop = true;
      else this.#paced = false;
      return;
    }
    void this.#guard(() => this.#prune());
  }

  async #prune(): Promise<void> {
    const answer = await this.#client.ask({ kind: 'prune', plan: planOf(this.store.experiment) });
    if (answer) await this.#show(answer.frame);
  }

  #openAsk(): Extract<Ask, { kind: 'open' }> {
    const { experiment } = this.store;
    const snapshot = this.#reference?.bytes ?? null;
    return { kind: 'open', spec: specOf(experiment), plan: planOf(experiment), snapshot };
  }

  async #open(): Promise<void> {
    this.#sweeps.stop();
    this.#reference = null;
    this.#opened = false;
    // Whatever is dragged meanwhile is cut from the trained network.
    const whole = withoutRatios(this.store.experiment);
    const ask = { kind: 'open', spec: specOf(whole), plan: planOf(whole), snapshot: null } as const;
    const answer = await this.#client.ask(ask);
    if (!answer) return;
    await this.#show(answer.frame, answer.fixed);
    await this.#run(answer.fixed.info.epochs, true, whole);
    this.#opened = true;
    document.documentElement.dataset.ready = 'true';
  }

  async #run(epochs: number, paced: boolean, experiment = this.store.experiment): Promise<void> {
    const plan = planOf(experiment);
    await this.#inChunks(epochs, paced, (due) =>
      this.#client.ask({ kind: 'train', epochs: due, plan }),
    );
    this.#commit(experiment);
  }

  /** Goes to the ratios as they stand in rounds, with training between; the sliders follow. */
  async #runSchedule(request: ScheduleRequest): Promise<void> {
    const plan = planOf(this.store.experiment);
    let next: ScheduleRequest | null = request;
    await this.#inChunks(request.rounds * request.epochs, true, async (due) => {
      const answer = await this.#client.ask({ kind: 'schedule', plan, request: next, epochs: due });
      next = null;
      if (answer && !this.#stop)
        this.store.experiment = withRatiosOf(this.store.experiment, answer.frame.plan);
      return answer;
    });
    this.#commit(this.store.experiment);
  }

  /** Trains in chunks; paced so that it can be watched, unless the visitor wants no movement. */
  async #inChunks(
    epochs: number,
    paced: boolean,
    train: (due: number) => Promise<Chunk | null>,
  ): Promise<void> {
    this.#stop = false;
    this.#paced = paced && !media.reducedMotion;
    this.#sweeps.stop();
    this.store.training = epochs > 1;
    const start = performance.now();
    let done = 0;
    let chunk = 1;
    let ended: Ended | null = null;
    while (done < epochs && !this.#stop && ended?.kind !== 'diverged') {
      const share = this.#paced ? Math.min(1, (performance.now() - start) / PACE) : 1;
      const due = Math.max(1, Math.min(Math.ceil(epochs * share) - done, chunk, epochs - done));
      const answer = await train(due);
      if (!answer) break;
      done += answer.done ?? due;
      chunk = answer.milliseconds * 2 < CHUNK ? due * 2 : due;
      if (this.#paced || done >= epochs) await this.#show(answer.frame);
      else void this.#show(answer.frame);
      ({ ended } = answer);
      if (ended?.kind === 'diverged')
        this.store.fail({ code: 'diverged', detail: ended, message: 'training diverged' });
    }
    this.store.training = false;
    await this.#saveReference();
  }

  async #saveReference(): Promise<void> {
    const answer = await this.#client.ask({ kind: 'snapshot' });
    if (!answer) return;
    this.#references += 1;
    this.#reference = { id: this.#references, bytes: answer.snapshot };
    this.store.referenceId = this.#references;
  }

  #commit(experiment: Experiment): void {
    if (!this.#reference) return;
    this.#history.push({ experiment, reference: this.#reference });
    this.store.canUndo = this.#history.canUndo;
    this.store.canRedo = this.#history.canRedo;
    this.#refresh();
  }

  async #goTo(entry: Entry | null): Promise<void> {
    if (!entry) return;
    const { store } = this;
    const sameGraph = entry.experiment.graph === store.experiment.graph;
    const sameReference = entry.reference.id === this.#reference?.id;
    store.experiment = entry.experiment;
    this.#reference = entry.reference;
    store.referenceId = entry.reference.id;
    if (!sameGraph) {
      const answer = await this.#client.ask(this.#openAsk());
      if (answer) await this.#show(answer.frame, answer.fixed);
    } else if (!sameReference) {
      const plan = planOf(entry.experiment);
      const snapshot = entry.reference.bytes;
      const answer = await this.#client.ask({ kind: 'restore', snapshot, plan });
      if (answer) await this.#show(answer.frame);
    }
    store.canUndo = this.#history.canUndo;
    store.canRedo = this.#history.canRedo;
    this.#refresh();
  }

  #refresh(): void {
    if (this.#reference && !this.store.training)
      this.#sweeps.refresh(this.store.experiment, this.#reference, this.store.card);
  }

  async #show(frame: Frame, fixed: Fixed | null = null): Promise<void> {
    const shown = this.store.present(frame, fixed);
    this.#signal();
    await shown;
    this.#signal();
  }

  /** Runs a verb when the ones before it are done, then applies what the sliders say by then. */
  #enqueue(verb: () => Promise<void> | void): void {
    this.#waiting += 1;
    this.#signal();
    this.#line = this.#line.then(async () => {
      await this.#guard(async () => {
        await verb();
        if (this.#waiting === 1 && this.#outOfDate()) await this.#prune();
      });
      this.#waiting -= 1;
      this.#signal();
    });
  }

  #outOfDate(): boolean {
    const { frame, experiment } = this.store;
    return frame !== null && JSON.stringify(frame.plan) !== JSON.stringify(planOf(experiment));
  }

  async #guard(verb: () => Promise<void>): Promise<void> {
    try {
      await verb();
    } catch (error) {
      this.store.training = false;
      this.store.fail(failureOf(error));
      this.#signal();
    }
  }

  #signal(): void {
    const busy =
      this.#waiting > 0 ||
      this.#burst !== null ||
      this.#client.busy ||
      this.#pool.busy ||
      this.store.presenting;
    this.store.busy = busy;
    document.documentElement.dataset.busy = String(busy);
  }
}

function failureOf(error: unknown): Failure {
  if (error instanceof Error && 'code' in error && 'detail' in error)
    return error as Error & Failure;
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { code: CRASH, detail: {}, message };
}
