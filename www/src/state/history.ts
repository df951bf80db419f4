/** Undo and redo. An entry is a whole state, so that going back restores everything. */

import type { Experiment } from './experiment';

/** Reference weights with all that belongs to them, as the engine saved them. */
export interface Reference {
  /** Another number for every other content. */
  readonly id: number;
  readonly bytes: Uint8Array;
}

export interface Entry {
  readonly experiment: Experiment;
  /** Shared by all entries that did not change it. */
  readonly reference: Reference;
}

/** More steps than anybody takes back; a snapshot of a small model is a few kilobytes. */
const LIMIT = 200;

export class History {
  #past: Entry[] = [];
  #present: Entry | null = null;
  #future: Entry[] = [];

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** Adds a step; one that changes nothing is none. */
  push(entry: Entry): void {
    const present = this.#present;
    if (present && same(present, entry)) return;
    if (present) this.#past.push(present);
    if (this.#past.length > LIMIT) this.#past.shift();
    this.#present = entry;
    this.#future = [];
  }

  undo(): Entry | null {
    const entry = this.#past.pop();
    if (!entry || !this.#present) return null;
    this.#future.push(this.#present);
    this.#present = entry;
    return entry;
  }

  redo(): Entry | null {
    const entry = this.#future.pop();
    if (!entry || !this.#present) return null;
    this.#past.push(this.#present);
    this.#present = entry;
    return entry;
  }
}

function same(a: Entry, b: Entry): boolean {
  return (
    a.reference.id === b.reference.id &&
    Object.entries(a.experiment).every(
      ([key, value]) => b.experiment[key as keyof Experiment] === value,
    )
  );
}
