/** Does what changes the weights: in chunks, so that other requests get in, and at a pace to watch. */

import type { Client } from '../engine/client';
import type { Frame } from '../engine/protocol';
import type { Ended, EpochMetrics, ScheduleRequest } from '../engine/types';
import type { Action } from './actions';
import { planOf, withRatiosOf } from './experiment';
import { media } from './media.svelte';
import type { Store } from './store.svelte';

/** How long a training run is shown for; the engine needs milliseconds. */
const PACE = 1500;
/** A chunk of training may take this long. */
const CHUNK = 12;

/** What a chunk of training answers. */
interface Chunk {
  readonly frame: Frame;
  readonly ended: Ended | null;
  readonly milliseconds: number;
  readonly epochs: readonly EpochMetrics[];
  /** Epochs, where they are not as many as were due. */
  readonly done?: number;
}

export class Runner {
  readonly #client: Client;
  readonly #store: Store;
  readonly #show: (frame: Frame) => Promise<void>;
  #stop = false;
  #paced = true;

  constructor(client: Client, store: Store, show: (frame: Frame) => Promise<void>) {
    this.#client = client;
    this.#store = store;
    this.#show = show;
  }

  /** Ends the run that goes on, if one does. */
  stop(): void {
    this.#stop = true;
  }

  /** Finishes the run that goes on without further waiting. */
  hurry(): void {
    this.#paced = false;
  }

  /** Does it, and says what was done: fewer epochs where the run was stopped. */
  async perform(action: Action, paced: boolean): Promise<Action> {
    const plan = planOf(action.under);
    switch (action.verb) {
      case 'train': {
        const epochs = await this.#inChunks(action.epochs, paced, (due) =>
          this.#client.ask({ kind: 'train', epochs: due, plan }),
        );
        return { ...action, epochs };
      }
      case 'schedule':
        return { ...action, epochs: await this.#schedule(action, paced) };
      case 'hand': {
        const { card, cut, kept } = action;
        await this.#once(this.#client.ask({ kind: 'hand', plan, card, cut, kept }));
        return action;
      }
      case 'refit':
        await this.#once(this.#client.ask({ kind: 'refit', plan }));
        return action;
      case 'rewind':
        await this.#once(this.#client.ask({ kind: 'rewind', plan, rewind: action.rewind }));
        return action;
    }
  }

  /** The training curve goes on, however often the network is cut. */
  #log({ frame, epochs }: Chunk): void {
    const { weights, neurons, edges } = frame.report;
    const isCut = weights.removed + neurons.removed + edges.removed > 0;
    const more = epochs.map((metrics) => ({ ...metrics, isCut }));
    this.#store.log = [...this.#store.log, ...more];
  }

  async #once(asked: Promise<{ frame: Frame } | null>): Promise<void> {
    const answer = await asked;
    if (answer) await this.#show(answer.frame);
  }

  /** Goes to the ratios in rounds, with training between; the sliders follow. */
  async #schedule(
    { under, request, epochs }: Extract<Action, { verb: 'schedule' }>,
    paced: boolean,
  ): Promise<number> {
    const plan = planOf(under);
    let next: ScheduleRequest | null = request;
    return this.#inChunks(epochs, paced, async (due) => {
      const answer = await this.#client.ask({ kind: 'schedule', plan, request: next, epochs: due });
      next = null;
      if (answer && !this.#stop)
        this.#store.experiment = withRatiosOf(this.#store.experiment, answer.frame.plan);
      return answer;
    });
  }

  /**
   * Trains in chunks; paced so that it can be watched, unless the visitor wants no movement. The
   * epochs that were asked for, or as many as were done where it was stopped.
   */
  async #inChunks(
    epochs: number,
    paced: boolean,
    train: (due: number) => Promise<Chunk | null>,
  ): Promise<number> {
    const store = this.#store;
    this.#stop = false;
    this.#paced = paced && !media.reducedMotion;
    store.training = epochs > 1;
    const start = performance.now();
    let done = 0;
    let chunk = 1;
    let ended: Ended | null = null;
    while (done < epochs && !this.#stop && !isOver(ended)) {
      const share = this.#paced ? Math.min(1, (performance.now() - start) / PACE) : 1;
      const due = Math.max(1, Math.min(Math.ceil(epochs * share) - done, chunk, epochs - done));
      const answer = await train(due);
      if (!answer) break;
      done += answer.done ?? due;
      this.#log(answer);
      chunk = answer.milliseconds * 2 < CHUNK ? due * 2 : due;
      if (this.#paced || done >= epochs) await this.#show(answer.frame);
      else void this.#show(answer.frame);
      ({ ended } = answer);
      if (ended?.kind === 'diverged')
        store.fail({ code: 'diverged', detail: ended, message: 'training diverged' });
    }
    store.training = false;
    return isOver(ended) ? epochs : done;
  }
}

/** Whether a run has ended by itself, whatever else was asked for. */
function isOver(ended: Ended | null): boolean {
  return ended !== null && ended.kind !== 'done';
}
