/** What dragging does: the plan follows at once, and becomes a step of undo on release. */

import type { Card, Found, SearchRequest } from '../engine/types';
import { isThreshold, positionOf, runOf, setBy, stepOf } from './dial';
import { EXPERIMENT, planOf, type Experiment, type ExperimentKey } from './experiment';
import type { Standing } from './standing';
import type { Store } from './store.svelte';
import { planKey, rankedKey } from './sweeps';
import { change } from './table';
import type { Work } from './work';

/** A pause that ends a burst of keys. */
const BURST = 600;

export class Sliders {
  readonly #store: Store;
  readonly #standing: Standing;
  readonly #work: Work;
  #burst: ReturnType<typeof setTimeout> | null = null;
  /** A share of the weights that waits for the scores by which its threshold is found. */
  #owed: { readonly experiment: Experiment; readonly share: number } | null = null;

  constructor(store: Store, standing: Standing, work: Work) {
    this.#store = store;
    this.#standing = standing;
    this.#work = work;
  }

  /** Whether keys may follow that belong to the same step of undo. */
  get isBursting(): boolean {
    return this.#burst !== null;
  }

  /** Puts a card's slider somewhere on its track, 0 to 1. */
  setPosition(card: Card, position: number): void {
    if (this.#store.isFixed(card)) return;
    const { experiment } = this.#store;
    this.#set(...setBy(experiment, card, position, this.#store.floor(card)));
    const { guess } = this.#store;
    if (card === 'weights' && guess && position > guess.reached)
      this.#store.guess = { ...guess, reached: position };
  }

  /** Removes a share of a card's items, or as nearly as its slider can. */
  setShare(card: Card, share: number): void {
    const { experiment, referenceId, swept } = this.#store;
    if (!isThreshold(experiment, card)) {
      this.setPosition(card, share);
      return;
    }
    const { thresholds, scoreKey } = swept[card];
    if (thresholds && scoreKey === rankedKey(experiment, referenceId))
      this.setThreshold(thresholds[Math.round(share * (thresholds.length - 1))] ?? 0);
    else this.#owed = { experiment, share };
  }

  /** Below how many standard deviations weights go. */
  setThreshold(deviations: number): void {
    if (this.#store.isFixed('weights')) return;
    const floor = this.#store.frame?.report.floorDeviations ?? 0;
    this.#set('deviations', Math.max(floor, deviations));
  }

  setGuess(share: number): void {
    this.#store.guessing = false;
    this.#store.guess = { share, reached: this.#store.position('weights') };
  }

  /** Removes `items` items more, or of every run one more; a hair above one item's share never rounds away. */
  nudge(card: Card, items: number): void {
    const count = this.#store.count(card);
    if (!count || this.#store.isFixed(card)) return;
    const { experiment } = this.#store;
    if (runOf(experiment, card) === null) {
      const target = Math.min(count.total, Math.max(0, count.removed + items));
      this.setShare(card, target / count.total);
    } else {
      this.setPosition(card, positionOf(experiment, card) + items * stepOf(experiment, card));
    }
    this.burst();
  }

  /** Keys come in bursts; one burst is one step of undo. */
  burst(): void {
    if (this.#burst !== null) clearTimeout(this.#burst);
    this.#burst = setTimeout(() => this.release(), BURST);
    this.#work.signal();
  }

  /** Ends a burst at once, if there is one. */
  endBurst(): void {
    if (this.#burst !== null) this.release();
  }

  /** A change is complete: one step of undo, and the curves follow. */
  release(): void {
    if (this.#burst !== null) clearTimeout(this.#burst);
    this.#burst = null;
    const { experiment } = this.#store;
    this.#work.enqueue(() => this.#standing.commit(experiment));
  }

  /** Sets what waited for scores, unless something else was chosen meanwhile. */
  pay(): void {
    const owed = this.#owed;
    const { experiment, referenceId, swept } = this.#store;
    if (owed && owed.experiment !== experiment) this.#owed = null;
    else if (owed && swept.weights.scoreKey === rankedKey(experiment, referenceId)) {
      this.#owed = null;
      this.setShare('weights', owed.share);
      this.release();
    }
  }

  /** A slider goes to what was found, unless the page has gone on from the plan `about`. */
  goToFound(found: Found, { items, share }: SearchRequest, about: string): void {
    const { experiment, referenceId } = this.#store;
    if (planKey(experiment, referenceId) !== about) return;
    const budget = { items, share };
    this.setShare(found.card, found.ratio);
    this.#store.lookout.found = { plan: planOf(this.#store.experiment), budget, found };
    this.release();
  }

  #set(key: ExperimentKey, raw: unknown): void {
    const changed = change(EXPERIMENT, this.#store.experiment, key, raw);
    if (changed !== this.#store.experiment) this.#work.apply(changed);
  }
}
