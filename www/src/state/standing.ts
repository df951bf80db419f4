/** Where the page stands: on which graph and reference weights, after which history; and the sweeps that follow from it. */

import type { Client } from '../engine/client';
import type { OwnGraph } from '../engine/protocol';
import type { Action } from './actions';
import type { Spec } from '../engine/types';
import { EXPERIMENT, specOf, type Experiment, type ExperimentKey } from './experiment';
import { History, type Deed, type Entry, type Reference } from './history';
import type { Store } from './store.svelte';
import type { Sweeps } from './sweeps';
import { differing } from './table';

export class Standing {
  /** Called whenever the page has come to another state. */
  onsettled: (() => void) | null = null;
  graph: OwnGraph | null = null;
  /** What the engine was built from: the Experiment is ahead of it until the engine has answered. */
  spec: Spec | null = null;
  reference: Reference | null = null;

  readonly history = new History();
  readonly #store: Store;
  readonly #client: Client;
  readonly #sweeps: Sweeps;
  #references = 0;

  constructor(store: Store, client: Client, sweeps: Sweeps) {
    this.#store = store;
    this.#client = client;
    this.#sweeps = sweeps;
  }

  /** What was done to the weights that the page stands on. */
  get actions(): readonly Action[] {
    return this.reference?.actions ?? [];
  }

  /** The engine is another one, on this graph. */
  build(experiment: Experiment, graph: OwnGraph | null): void {
    this.graph = graph;
    this.spec = specOf(experiment, graph?.bipartite);
  }

  /** Saves the weights of the engine, which came about by `actions`. */
  async save(actions: readonly Action[]): Promise<void> {
    const answer = await this.#client.ask({ kind: 'snapshot' });
    if (!answer) return;
    this.reference = this.brought(answer.snapshot, actions, this.#store.log);
    this.#store.referenceId = this.reference.id;
  }

  /** Weights that came about by `actions`, with a number of their own. */
  brought(bytes: Uint8Array, actions: readonly Action[], log: Reference['log']): Reference {
    this.#references += 1;
    return { id: this.#references, bytes, actions, log };
  }

  /** One step of undo, unless nothing changed. */
  commit(experiment: Experiment, deed?: Deed): void {
    if (!this.reference) return;
    const before = this.history.entries[this.history.at]?.experiment ?? experiment;
    const key = differing(EXPERIMENT, before, experiment)[0] as ExperimentKey | undefined;
    this.history.push({
      experiment,
      reference: this.reference,
      deed: deed ?? { kind: 'changed', key: key ?? 'weightRatio' },
    });
    this.tell();
  }

  /** Takes over what a state of the history, or a file, stands on. */
  take({ experiment, reference }: Pick<Entry, 'experiment' | 'reference'>): void {
    this.reference = reference;
    this.#store.experiment = experiment;
    this.#store.log = reference.log;
    this.#store.referenceId = reference.id;
  }

  /** What the strip, the buttons, the address and the curves go by. */
  tell(): void {
    const { entries, at, canUndo, canRedo } = this.history;
    this.#store.history = { entries, at };
    this.#store.canUndo = canUndo;
    this.#store.canRedo = canRedo;
    this.refresh();
    this.onsettled?.();
  }

  /** Computes in the background what is out of date. */
  refresh(): void {
    const { experiment, training, card } = this.#store;
    if (this.reference && !training)
      this.#sweeps.refresh(experiment, this.reference, card, this.graph);
  }
}
