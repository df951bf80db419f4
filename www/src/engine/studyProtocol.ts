/** What can be asked about one state of an experiment by whoever looks closely. */

import type { OwnGraph } from './protocol';
import type {
  Card,
  ControlProgress,
  SeedsProgress,
  CorrelationProgress,
  CostReport,
  Explanation,
  Kernel,
  LetGo,
  NodeExplanation,
  Plan,
  Spec,
} from './types';

/** The experiment that is looked at. */
export interface Studied {
  readonly spec: Spec;
  readonly plan: Plan;
  /** Null where the worker stands on it from an earlier message. */
  readonly snapshot: Uint8Array | null;
  readonly graph: OwnGraph | null;
}

export type Question =
  | { kind: 'explain'; card: Card; index: number }
  | { kind: 'explainNode'; node: number }
  | { kind: 'cost' }
  /** Measures `due` more items, or all where they are few. */
  | { kind: 'correlation'; card: Card; due: number }
  /** The first of a run begins it. */
  | { kind: 'seeds'; seeds: number; finetune: number; done: number }
  /** `due` of so many epochs; the first of them begin it. */
  | { kind: 'control'; epochs: number; done: number; due: number }
  | { kind: 'letGo'; epochs: number }
  | { kind: 'time'; kernel: Kernel };

/** Medians of one pass over rounds, dense and by a kernel, in milliseconds. */
export interface Timing {
  readonly dense: number;
  readonly pruned: number;
  /** The least difference that the clock can tell. */
  readonly resolution: number;
  readonly rounds: number;
}

/** The answers, by what was asked. */
export interface Findings {
  explain: { explanation: Explanation };
  explainNode: { explanation: NodeExplanation };
  cost: { report: CostReport };
  correlation: CorrelationProgress;
  control: ControlProgress;
  seeds: SeedsProgress;
  letGo: LetGo;
  time: Timing;
}

export type Finding = Findings[keyof Findings];
