/** The messages between the page and its workers: discriminated unions, joined by ids. */

import type { ExportArrays, OwnData } from './own';
import type {
  Card,
  CriterionInfo,
  Curve,
  CurveRequest,
  Ended,
  EpochMetrics,
  Found,
  Info,
  Mark,
  Plan,
  PruneReport,
  Rewind,
  ScheduleRequest,
  SearchRequest,
  Spec,
  WatchRequest,
  Watched,
} from './types';

/** What stays the same for the life of an engine. */
export interface Fixed {
  readonly info: Info;
  readonly criteria: readonly CriterionInfo[];
  /** Two numbers an edge: source, target. */
  readonly edges: Uint32Array;
  /** One a node, -1 for none. */
  readonly labels: Int32Array;
  /** One a node: 0 unused, 1 train, 2 validation, 3 test. */
  readonly roles: Uint8Array;
  /** x, y a node, inside the unit square, y downwards. */
  readonly positions: Float32Array;
}

/** What the hand can mark: nodes too, though they have no card. */
export type Markable = Card | 'nodes';

/** Items marked by hand, ascending. */
type Hand = Readonly<Record<Markable, HandMarks>>;

export interface HandMarks {
  readonly cut: Uint32Array;
  readonly kept: Uint32Array;
}

/** One state of the network under one plan: everything that the picture is made of. */
export interface Frame {
  readonly plan: Plan;
  readonly epoch: number;
  readonly report: PruneReport;
  /** Effective weights of all layers, row-major (input, output); 0 where removed. */
  readonly weights: Float32Array;
  /** 1 kept. */
  readonly weightMask: Uint8Array;
  readonly neuronMask: Uint8Array;
  readonly edgeMask: Uint8Array;
  readonly nodeMask: Uint8Array;
  /** One class a node. */
  readonly predictions: Uint32Array;
  /** Bits a node: see `NODE_WRONG`, `NODE_CHANGED`; 4: isolated by the plan. */
  readonly nodeFlags: Uint8Array;
  /** Neuron-major: neuron × node. */
  readonly activations: Float32Array;
  /** High means keep. */
  readonly neuronScores: Float64Array;
  /** The most important first. */
  readonly neuronOrder: Uint32Array;
  readonly hand: Hand;
}

export const NODE_WRONG = 1;
export const NODE_CHANGED = 2;

/** A graph that the engine does not bring. */
export interface OwnGraph {
  /** Another text for every other content. */
  readonly key: string;
  /** Null where the worker has them from an earlier message. */
  readonly data: OwnData | null;
  /** A user–item graph: edges are predicted between its two sides only. */
  readonly bipartite: boolean;
  /** Places inside the unit square, as `Fixed` has them; null where the engine is to find some. */
  readonly positions: Float32Array | null;
}

/** What two states of one network are compared by. */
export type Side = Pick<Frame, 'predictions' | 'weightMask' | 'neuronMask' | 'edgeMask'>;

/** How two states differ; of masks what the first alone keeps, and the second alone. */
export interface Comparison {
  readonly nodes: number;
  readonly weights: readonly number[];
  readonly neurons: readonly number[];
  readonly edges: readonly number[];
}

/** What can be asked of the worker that answers the sliders. */
export type Ask =
  | { kind: 'open'; spec: Spec; plan: Plan; snapshot: Uint8Array | null; graph: OwnGraph | null }
  | { kind: 'prune'; plan: Plan }
  | { kind: 'train'; epochs: number; plan: Plan }
  /** Begins a schedule towards the plan where a request comes with it, then steps. */
  | { kind: 'schedule'; plan: Plan; request: ScheduleRequest | null; epochs: number }
  /** The marks of a card as they are to be, whatever they were. */
  | { kind: 'hand'; plan: Plan; card: Markable; cut: readonly number[]; kept: readonly number[] }
  | { kind: 'refit'; plan: Plan }
  | { kind: 'rewind'; plan: Plan; rewind: Rewind }
  | { kind: 'reset'; plan: Plan }
  | { kind: 'restore'; snapshot: Uint8Array; plan: Plan }
  | { kind: 'snapshot' }
  | { kind: 'nextMark'; plan: Plan; card: Markable; index: number }
  | { kind: 'compare'; a: Side; b: Side }
  /** What files of the pruned model are made of; scores only where they are wanted. */
  | { kind: 'arrays'; plan: Plan; scores: boolean };

/** What it answers, by what was asked. */
export interface Answers {
  open: { fixed: Fixed; frame: Frame };
  prune: { frame: Frame };
  train: {
    frame: Frame;
    ended: Ended;
    milliseconds: number;
    epochs: readonly EpochMetrics[];
  };
  schedule: {
    frame: Frame;
    ended: Ended | null;
    done: number;
    milliseconds: number;
    epochs: readonly EpochMetrics[];
  };
  hand: { frame: Frame };
  refit: { frame: Frame };
  rewind: { frame: Frame };
  reset: { frame: Frame };
  restore: { frame: Frame };
  snapshot: { snapshot: Uint8Array };
  nextMark: { mark: Mark };
  compare: { comparison: Comparison };
  arrays: { spec: Spec; arrays: ExportArrays };
}

/** What the sweep worker can be asked to do with an experiment. */
export type SweepTask =
  | { kind: 'curve'; request: CurveRequest }
  | { kind: 'scores'; card: Card }
  | { kind: 'search'; request: SearchRequest }
  | { kind: 'watch'; request: WatchRequest }
  /** The loss that each neuron costs when it alone is removed. */
  | { kind: 'measured' }
  /** The score of every weight, and its place in the order of removal. */
  | { kind: 'weights' };

/** A job for the sweep worker: the same experiment, and what to do for it, one after the other. */
export interface SweepJob {
  readonly spec: Spec;
  readonly plan: Plan;
  readonly snapshot: Uint8Array;
  readonly tasks: readonly SweepTask[];
  readonly graph: OwnGraph | null;
}

export type Request =
  { id: number; ask: Ask } | { id: number; sweep: SweepJob } | { id: number; cancel: true };

/** A refusal by the engine, as its error type states it, or a crash of the worker. */
export interface Failure {
  readonly code: string;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly message: string;
}

/** The code of a failure after which the instance is not trusted any more. */
export const CRASH = 'crash';
/** The code of a failure to fetch the part of the engine that an ask needs. */
export const UNREACHABLE = 'unreachable';

/** What a sweep tells while it runs. */
export type SweepNews =
  /** With a threshold for every number of items, where the card's slider sets one. */
  | { kind: 'scores'; card: Card; scores: Float64Array; thresholds: Float64Array | null }
  /** How far the task is, as a share, and which one it is. */
  | { kind: 'progress'; task: number; done: number }
  | { kind: 'curve'; request: CurveRequest; curve: Curve }
  | { kind: 'found'; found: Found }
  | { kind: 'watched'; watched: Watched }
  | { kind: 'measured'; scores: Float64Array }
  | { kind: 'weights'; scores: Float64Array; places: Uint32Array }
  | { kind: 'end' };

export type Response =
  | { id: number; answer: Answers[keyof Answers] }
  | { id: number; news: SweepNews }
  | { id: number; failure: Failure };

/** The part of `Worker` that is used, so that tests can stand in for it. */
export interface Port {
  postMessage(message: Request, transfer?: Transferable[]): void;
  onmessage: ((event: MessageEvent<Response>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  terminate(): void;
}
