import type { Choice } from './types';

/** A graph that the caller brings, as flat arrays. */
export interface OwnData {
  nodes: number;
  /** Source and target of each undirected pair, one after the other. */
  edges: Uint32Array;
  /** One a pair; without them every weight is 1. */
  edgeWeights?: Float32Array;
  /** What else is known of the pairs, one value a pair. */
  edgeColumns?: readonly { name: string; values: Float32Array }[];
  features: OwnFeatures;
  /** Class of each node, below 0 where it has none. */
  classes: Int32Array;
  /** Role of each node: 0 unused, 1 train, 2 validation, 3 test. */
  roles: Uint8Array;
  /** One name a node, or none. */
  nodeNames?: readonly string[];
  /** One name a class, or none. */
  classNames?: readonly string[];
}

/** All of a graph that an experiment needs. */
export interface BareGraph {
  data: OwnData;
  /** The name of the data, as a spec knows it. */
  hash: string;
  /** x and y of each node inside the unit square, y downwards; null where nobody has placed them. */
  positions: Float32Array | null;
  /** Whether all edges join a user with an item. */
  userItem: boolean;
}

/** A graph as it was opened: what can be learned from, and what was chosen to make it. */
export interface OpenedGraph extends BareGraph {
  choice: Choice;
  /** Share of the edges whose ends have the same class; null where none has two. */
  homophily: number | null;
}

/** What the engine computed, for files of a pruned model; all by the engine's getters of these names. */
export interface ExportArrays {
  /** `parameters` and `wholeParameters`. */
  params: Float32Array;
  whole: Float32Array;
  weightMask: Uint8Array;
  neuronMask: Uint8Array;
  edgeMask: Uint8Array;
  /** Empty where the plan leaves weights of edges alone. */
  edgeStrengths: Float32Array;
  logits: Float32Array;
  /** Null where no table of scores is wanted. */
  weightScores: Float64Array | null;
  neuronScores: Float64Array | null;
  edgeScores: Float64Array | null;
}

/** Input features: one-hot, a dense matrix by rows, or compressed rows. */
type OwnFeatures =
  | { kind: 'identity' }
  | { kind: 'dense'; columns: number; values: Float32Array }
  | {
      kind: 'sparse';
      columns: number;
      ptr: Uint32Array;
      col: Uint32Array;
      /** Without values every entry is 1. */
      val?: Float32Array;
      /** Divide each row by its sum. */
      normalize: boolean;
    };
