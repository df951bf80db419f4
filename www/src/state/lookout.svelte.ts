/** What the sweep worker found out beside the curves: the most that can go, arrivals, single items. */

import type { Card, Found, Plan, Watched } from '../engine/types';

/** How much may be lost: so many items, and this share of those that are looked at. */
export interface Budget {
  readonly items: number;
  readonly share: number;
}

/** What was found, with the plan that it makes. */
export interface FoundOf {
  readonly plan: Plan;
  readonly budget: Budget;
  readonly found: Found;
}

/** What belongs to one state of the weights and one plan, as a key. */
interface Keyed<T> {
  readonly key: string;
  readonly of: T;
}

/** Score and place in the order of removal of every weight. */
export interface WeightRanks {
  readonly scores: Float64Array;
  readonly places: Uint32Array;
}

/** What the screen shows now, so that only this is computed. */
export type Interest = 'measured' | 'weights';

export class Lookout {
  budget: Budget = $state.raw({ items: 0, share: 0 });
  /** The search that runs, and how far it is. */
  finding: { readonly card: Card; readonly done: number } | null = $state.raw(null);
  found: FoundOf | null = $state.raw(null);
  /** How far watching is; null while nothing is watched. */
  watching: number | null = $state(null);
  watched: Keyed<Watched> | null = $state.raw(null);
  /** The loss that each neuron costs alone. */
  measured: Keyed<Float64Array> | null = $state.raw(null);
  weights: Keyed<WeightRanks> | null = $state.raw(null);
  interests: readonly Interest[] = $state.raw([]);

  /** Another graph: nothing holds any more. */
  clear(): void {
    this.budget = { items: 0, share: 0 };
    this.finding = null;
    this.found = null;
    this.watching = null;
    this.watched = null;
    this.measured = null;
    this.weights = null;
  }
}
