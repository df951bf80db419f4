/** Undo, redo and the strip: every state that the visitor has been in, as a whole. */

import type { Markable } from '../engine/protocol';
import type { EpochMetrics, Mark } from '../engine/types';
import type { Action } from './actions';
import { isSame, type Experiment, type ExperimentKey } from './experiment';

/** Reference weights with all that belongs to them, as the engine saved them. */
export interface Reference {
  /** Another number for every other content. */
  readonly id: number;
  readonly bytes: Uint8Array;
  /** How they came about. */
  readonly actions: readonly Action[];
  readonly log: readonly Logged[];
}

/** An epoch of training, and whether anything was removed then. */
export type Logged = EpochMetrics & { readonly isCut: boolean };

/** The steps of the procedure. */
export const PHASES = ['prepare', 'score', 'remove', 'adjust', 'deploy'] as const;
export type Phase = (typeof PHASES)[number];

/** What was done, for the strip. */
export type Deed =
  | { readonly kind: 'opened' | 'restored' | 'reset' | 'refit' | 'rewound' }
  | { readonly kind: 'trained' | 'finetuned'; readonly epochs: number }
  | { readonly kind: 'marked'; readonly card: Markable; readonly mark: Mark }
  | { readonly kind: 'changed'; readonly key: ExperimentKey };

export interface Entry {
  readonly experiment: Experiment;
  /** Shared by all entries that did not change it. */
  readonly reference: Reference;
  readonly deed: Deed;
}

const SCORE: ReadonlySet<ExperimentKey> = new Set<ExperimentKey>([
  'weightCriterion',
  'weightScope',
  'weightStructure',
  'weightDraw',
  'ofMany',
  'byMax',
  'partsBy',
  'partsCount',
  'nodeCriterion',
  'edgeColumn',
  'edgeHighGoes',
  'neuronCriterion',
  'neuronScope',
  'edgeCriterion',
]);
const REMOVE: ReadonlySet<ExperimentKey> = new Set<ExperimentKey>([
  'weightRatio',
  'deviations',
  'neuronRatio',
  'edgeRatio',
  'nodeRatio',
  'partRatios',
  'keepLast',
  'neverStrand',
  'frozen',
]);
const ADJUST: ReadonlySet<ExperimentKey> = new Set<ExperimentKey>([
  'afterEdges',
  'pruneMode',
  'finetuneEpochs',
  'rounds',
  'regrowShare',
  'pace',
  'rewindTo',
  'rewindShuffled',
]);

/** The step of the procedure that a deed belongs to. */
export function phaseOf(deed: Deed): Phase {
  switch (deed.kind) {
    case 'opened':
    case 'restored':
    case 'reset':
    case 'trained':
      return 'prepare';
    case 'marked':
      return 'remove';
    case 'finetuned':
    case 'refit':
    case 'rewound':
      return 'adjust';
    case 'changed':
      if (SCORE.has(deed.key)) return 'score';
      if (REMOVE.has(deed.key)) return 'remove';
      return ADJUST.has(deed.key) ? 'adjust' : 'prepare';
  }
}

/** More steps than anybody takes back; a snapshot of a small model is a few kilobytes. */
const LIMIT = 200;

export class History {
  #entries: Entry[] = [];
  #at = -1;

  get canUndo(): boolean {
    return this.#at > 0;
  }

  get canRedo(): boolean {
    return this.#at < this.#entries.length - 1;
  }

  /** All states, the oldest first; those after [`at`] were undone. */
  get entries(): readonly Entry[] {
    return this.#entries;
  }

  /** Which of them is present; -1 before the first. */
  get at(): number {
    return this.#at;
  }

  /** Adds a step; one that changes nothing is none. */
  push(entry: Entry): void {
    const present = this.#entries[this.#at];
    if (present && isSameState(present, entry)) return;
    this.#entries = [...this.#entries.slice(0, this.#at + 1), entry].slice(-LIMIT - 1);
    this.#at = this.#entries.length - 1;
  }

  undo(): Entry | null {
    return this.goTo(this.#at - 1);
  }

  redo(): Entry | null {
    return this.goTo(this.#at + 1);
  }

  /** Makes a state present again; null where there is none. */
  goTo(index: number): Entry | null {
    const entry = this.#entries[index];
    if (!entry) return null;
    this.#at = index;
    return entry;
  }
}

function isSameState(a: Entry, b: Entry): boolean {
  return a.reference.id === b.reference.id && isSame(a.experiment, b.experiment);
}
