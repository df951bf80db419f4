/** What the sentence under the sliders is made from: figures of the engine and choices. */

export interface Removed {
  /** In percent. */
  readonly percent: number;
  readonly removed: number;
  readonly total: number;
  readonly random: boolean;
}

export interface Facts {
  readonly epoch: number;
  readonly epochs: number;
  readonly training: boolean;
  readonly weights: Removed & { readonly smallest: boolean };
  readonly neurons: Removed & { readonly literal: boolean };
  readonly edges: Removed;
  /** It was trained on while items were removed. */
  readonly healed: boolean;
  /** The network was trained anew on the cut graph. */
  readonly learnedAgain: boolean;
  readonly correct: number;
  readonly total: number;
  /** Right with nothing removed. */
  readonly before: number;
  /** Nodes whose prediction differs from the dense network's. */
  readonly changed: number;
  /** Right if everybody were put into the largest class. */
  readonly chance: number;
  /** Nodes that the plan left without an edge. */
  readonly isolated: number;
  /** Each node is its own input. */
  readonly identityFeatures: boolean;
}

/** What a search found, as the sentence says it. */
export interface FoundFacts {
  readonly card: 'weights' | 'neurons' | 'edges';
  readonly removed: number;
  readonly total: number;
  /** What might be lost: so many items, or this share. */
  readonly items: number;
  readonly part: number;
  readonly before: number;
  readonly correct: number;
  readonly of: number;
  readonly validated: boolean;
  /** How many one step further would lose; null where everything can go. */
  readonly next: number | null;
}

/** What watching has shown in the end. */
export interface WatchedFacts {
  readonly arrived: number;
  readonly closing: number;
  readonly dense: number;
  readonly pruned: number;
  readonly total: number;
  readonly agree: number;
  readonly of: number;
  /** Before anything arrived. */
  readonly first: { readonly dense: number; readonly pruned: number };
}
