/** Graphs that the visitor brings: read, chosen from, and kept in this browser only where they say so. */

import { EngineError } from '../engine/client';
import type { Files } from '../engine/files';
import type { BareGraph } from '../engine/own';
import type { Choice, FeatureChoice, Reading, Understanding } from '../engine/types';
import { keptIn, type Kept } from './kept';

/** Files above this size are refused unread; the core's limit. */
const MOST_BYTES = 64_000_000;
/** Draws the split. */
const SPLIT_SEED = 0;

export const AS_FOUND: Reading = {
  header: null,
  source: null,
  target: null,
  weight: null,
  id: null,
};

/** How an experiment names a graph of the visitor's own: by what it holds. */
export function ownName(hash: string): string {
  return `own:${hash}`;
}

/** Choices made for one reading of a file, as far as another reading of it still offers them. */
export function carried(before: Choice, found: Understanding): Choice {
  const { suggestion, nodeColumns } = found;
  const offered = nodeColumns.filter(({ useAs }) => useAs === 'kept').map(({ name }) => name);
  const { label, features } = before;
  const names =
    features.kind === 'columns' ? features.names.filter((name) => offered.includes(name)) : [];
  const isThere = label === null || offered.includes(label);
  const { label: other, bins } = suggestion;
  const described: FeatureChoice =
    features.kind !== 'columns'
      ? features
      : names.length > 0
        ? { kind: 'columns', names }
        : suggestion.features;
  return { ...before, ...(isThere ? {} : { label: other, bins }), features: described };
}

/** @throws EngineError where the file is too large to be read. */
export async function bytesOf(file: Blob): Promise<Uint8Array> {
  if (file.size > MOST_BYTES)
    throw new EngineError({
      code: 'over-limit',
      detail: { what: 'bytes', limit: MOST_BYTES },
      message: `${file.size} bytes`,
    });
  return new Uint8Array(await file.arrayBuffer());
}

export class OwnGraphs {
  readonly #files: Files;
  readonly #kept: Kept<BareGraph>;
  readonly #opened = new Map<string, BareGraph>();
  #reading: AbortController | null = null;

  constructor(files: Files, kept: Kept<BareGraph> = keptIn<BareGraph>('secateur', 'graphs')) {
    this.#files = files;
    this.#kept = kept;
  }

  /** Reads a file and what stands beside it; whatever was being read is given up. */
  async read(
    file: Uint8Array,
    nodeTable: Uint8Array | null,
    reading: Reading,
  ): Promise<Understanding> {
    this.stop();
    const abort = new AbortController();
    this.#reading = abort;
    try {
      const ask = { file, nodeTable, reading };
      return await this.#files.ask('read', ask, abort.signal);
    } finally {
      if (this.#reading === abort) this.#reading = null;
    }
  }

  /** Gives up what is being read. */
  stop(): void {
    this.#reading?.abort();
    this.#reading = null;
  }

  /**
   * Makes of the file that was read last a graph to learn from; its name. Nodes that were drawn stay
   * where they were drawn: `places` holds x and y of each, in the order of the file.
   */
  async choose(choice: Choice, keep: boolean, places: Float32Array | null = null): Promise<string> {
    const made = await this.#files.ask('choose', { choice, seed: SPLIT_SEED });
    const opened =
      places && places.length === 2 * made.data.nodes ? { ...made, positions: places } : made;
    const name = ownName(opened.hash);
    this.#opened.set(name, opened);
    if (keep) await this.#kept.put(name, opened);
    return name;
  }

  /**
   * Takes a graph over that comes with an experiment; it is kept no longer than the page is open.
   *
   * @throws EngineError where the data are not those of the name, or cannot be used.
   */
  async take(name: string, opened: BareGraph): Promise<void> {
    const hash = await this.#files.ask('hash', { data: opened.data });
    if (ownName(hash) !== name || opened.hash !== hash)
      throw new EngineError({ code: 'saved-damaged', detail: {}, message: 'another graph' });
    this.#opened.set(name, opened);
  }

  /** A graph that was brought, or kept from an earlier visit; null where it is not here. */
  async open(name: string): Promise<BareGraph | null> {
    return this.#opened.get(name) ?? (await this.#kept.get(name));
  }

  /** The names of the graphs that this browser keeps. */
  kept(): Promise<readonly string[]> {
    return this.#kept.names();
  }

  forget(): Promise<void> {
    return this.#kept.clear();
  }
}
