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
