/** What the page does with the engine: verbs one after another, each with the plan of the sliders. */

import type { Client } from '../engine/client';
import type { Fixed, Frame } from '../engine/protocol';
import { withAction, type Action } from './actions';
import { planOf, type Experiment } from './experiment';
import { Line } from './line';
import { Runner } from './runner';
import type { Standing } from './standing';
import type { Store } from './store.svelte';
import type { Sweeps } from './sweeps';
import type { Verb } from './verbs';

/** What goes on beside it, and how far that keeps the page busy. */
export interface Beside {
  /** Keys move a slider, and more may follow. */
  readonly answering: boolean;
  /** It computes in the background. */
  readonly behind: boolean;
}

export class Work {
  readonly line: Line;
  /** Whether the network was trained once since the graph was opened. */
  opened = false;

  readonly #store: Store;
  readonly #client: Client;
  readonly #sweeps: Sweeps;
  readonly #standing: Standing;
  readonly #runner: Runner;
  readonly #beside: () => Beside;
  /** How many files are being read. */
  #reading = 0;

  constructor(
    store: Store,
    client: Client,
    sweeps: Sweeps,
    standing: Standing,
    beside: () => Beside,
  ) {
    this.#store = store;
    this.#client = client;
    this.#sweeps = sweeps;
    this.#standing = standing;
    this.#beside = beside;
    this.#runner = new Runner(client, store, (frame) => this.show(frame));
    this.line = new Line((failure) => {
      store.training = false;
      store.fail(failure);
    });
    this.line.onchange = () => this.signal();
  }

  /** Runs a verb when the ones before it are done, then applies what the sliders say by then. */
  enqueue(verb: () => Promise<void> | void): void {
    this.line.enqueue(verb, () => this.catchUp());
  }

  /** Ends the run that goes on, if one does. */
  stop(): void {
    this.#runner.stop();
  }

  /** Does what the sliders say, at once or after what goes on. */
  apply(experiment: Experiment): void {
    this.#store.experiment = experiment;
    if (this.line.waiting > 0) {
      // The opening run is finished at once, any other is paused; the plan is applied after it.
      if (this.opened) this.#runner.stop();
      else this.#runner.hurry();
      return;
    }
    void this.line.guard(() => this.#prune());
  }

  /** Prunes where the frame that is shown has another plan than the sliders. */
  async catchUp(): Promise<void> {
    const { frame, experiment } = this.#store;
    if (frame && JSON.stringify(frame.plan) !== JSON.stringify(planOf(experiment)))
      await this.#prune();
  }

  async #prune(): Promise<void> {
    const answer = await this.#client.ask({ kind: 'prune', plan: planOf(this.#store.experiment) });
    if (answer) await this.show(answer.frame);
  }

  /** One step of undo. */
  async do({ action, deed }: Verb, paced: boolean): Promise<void> {
    await this.perform(action, paced);
    const { experiment } = this.#store;
    this.#standing.commit(action.verb === 'schedule' ? experiment : action.under, deed);
  }

  /** Changes the weights, and keeps what came of it. */
  async perform(action: Action, paced: boolean): Promise<void> {
    if (action.verb !== 'hand') this.#sweeps.stop();
    let done;
    try {
      done = await this.#runner.perform(action, paced);
    } catch (error) {
      this.#standing.refresh();
      throw error;
    }
    await this.#standing.save(withAction(this.#standing.actions, done));
  }

  async show(frame: Frame, fixed: Fixed | null = null): Promise<void> {
    const shown = this.#store.present(frame, fixed);
    this.signal();
    await shown;
    this.signal();
  }

  /** Lets the page be busy while a file is read. */
  async meanwhile(reading: Promise<void>): Promise<void> {
    this.#reading += 1;
    this.signal();
    try {
      await reading;
    } finally {
      this.#reading -= 1;
      this.signal();
    }
  }

  /** Tells the page whether it is at work. */
  signal(): void {
    const { answering, behind } = this.#beside();
    const isAnswering =
      answering || this.line.waiting > 0 || this.#client.busy || this.#store.presenting;
    const busy = isAnswering || behind || this.#reading > 0;
    this.#store.settled = !isAnswering;
    this.#store.busy = busy;
    document.documentElement.dataset.busy = String(busy);
  }
}
