/** What is asked of the sweep worker: how far one can go, what comes later, what single items cost. */

import type { Card, WatchRequest } from '../engine/types';
import type { Interest } from './lookout.svelte';
import type { Standing } from './standing';
import type { Store } from './store.svelte';
import type { Sweeps, Wanted } from './sweeps';

/** What arrives when somebody watches: a twentieth of the edges at a time, a fifth of them anywhere. */
const ARRIVALS: WatchRequest = { batches: 12, share: 0.05, random: 0.2, draw: 0 };

export class Lookouts {
  readonly #store: Store;
  readonly #sweeps: Sweeps;
  readonly #standing: Standing;
  /** Runs something once all that goes on is done. */
  readonly #enqueue: (verb: () => void) => void;

  constructor(
    store: Store,
    sweeps: Sweeps,
    standing: Standing,
    enqueue: (verb: () => void) => void,
  ) {
    this.#store = store;
    this.#sweeps = sweeps;
    this.#standing = standing;
    this.#enqueue = enqueue;
  }

  /** Looks for the most that can go of a card with no more lost than the budget allows. */
  find(card: Card): void {
    const { lookout } = this.#store;
    this.#want({ kind: 'search', request: { card, ...lookout.budget } });
  }

  /** Lets new edges arrive, and follows the dense and the pruned model. */
  watch(): void {
    this.#want({ kind: 'watch', request: ARRIVALS });
  }

  /** Ends a search or watching that goes on. */
  stop(): void {
    this.#sweeps.forget();
    this.#standing.refresh();
  }

  /** Says what the screen shows, so that it is computed, or does not show any more. */
  show(interest: Interest, shown: boolean): void {
    const { lookout } = this.#store;
    if (lookout.interests.includes(interest) === shown) return;
    const others = lookout.interests.filter((other) => other !== interest);
    lookout.interests = shown ? [...others, interest] : others;
    if (shown) this.#standing.refresh();
  }

  #want(task: Wanted): void {
    this.#enqueue(() => {
      const { reference } = this.#standing;
      if (!reference) return;
      this.#sweeps.want(task, this.#store.experiment, reference);
      this.#standing.refresh();
    });
  }
}
