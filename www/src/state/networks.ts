/** Networks that come and go: from an experiment, a link, a file or the history. */

import type { Client } from '../engine/client';
import type { Ask } from '../engine/protocol';
import type { Action } from './actions';
import { isSameStart, planOf, specOf, withoutRatios, type Experiment } from './experiment';
import type { Graphs } from './graphs';
import type { Entry, Reference } from './history';
import type { Saved } from './saved';
import type { Standing } from './standing';
import type { Store } from './store.svelte';
import type { Sweeps } from './sweeps';
import type { Work } from './work';

export class Networks {
  readonly #store: Store;
  readonly #client: Client;
  readonly #graphs: Graphs;
  readonly #sweeps: Sweeps;
  readonly #standing: Standing;
  readonly #work: Work;

  constructor(
    store: Store,
    client: Client,
    graphs: Graphs,
    sweeps: Sweeps,
    standing: Standing,
    work: Work,
  ) {
    this.#store = store;
    this.#client = client;
    this.#graphs = graphs;
    this.#sweeps = sweeps;
    this.#standing = standing;
    this.#work = work;
  }

  /** What builds the engine again on a graph, with the weights where there are some. */
  ask(
    experiment: Experiment,
    reference: Reference | null,
    graph = this.#standing.graph,
  ): Extract<Ask, { kind: 'open' }> {
    const spec = specOf(experiment, graph?.bipartite);
    const snapshot = reference?.bytes ?? null;
    return { kind: 'open', spec, plan: planOf(experiment), snapshot, graph };
  }

  /** From an experiment, or as a link says it was done. */
  async open(experiment: Experiment, actions: readonly Action[] | null): Promise<void> {
    const whole = withoutRatios(experiment);
    const before = { experiment: this.#store.experiment, opened: this.#work.opened };
    // What was there stays until the new one is known to be sound.
    const graph = await this.#graphs.of(experiment);
    this.#sweeps.stop();
    this.#work.opened = false;
    if (before.opened) this.#store.experiment = experiment;
    let answer;
    try {
      answer = await this.#client.ask(this.ask(whole, null, graph));
    } catch (error) {
      this.#store.experiment = before.experiment;
      this.#work.opened = before.opened;
      throw error;
    }
    if (!answer) return;
    this.#standing.build(whole, graph);
    this.#standing.reference = null;
    this.#store.log = [];
    await this.#work.show(answer.frame, answer.fixed);
    const { epochs } = answer.fixed.info;
    for (const action of actions ?? [{ verb: 'train', epochs, under: whole } as const])
      await this.#work.perform(action, actions === null);
    if (!this.#standing.reference) await this.#standing.save([]);
    this.#work.opened = true;
    await this.#work.catchUp();
    this.#standing.commit(experiment, { kind: 'opened' });
    document.documentElement.dataset.ready = 'true';
  }

  /** From a file, without training. */
  async restore(saved: Omit<Saved, 'graph'>): Promise<void> {
    const { experiment, actions, log, weights: bytes } = saved;
    const store = this.#store;
    const graph = await this.#graphs.of(experiment);
    const reference = this.#standing.brought(bytes, actions, log);
    let answer;
    try {
      answer = await this.#client.ask(this.ask(experiment, reference, graph));
    } catch (error) {
      // The engine may be the other one already, without its weights.
      if (this.#standing.reference) {
        const before = this.ask(store.experiment, this.#standing.reference);
        const again = await this.#client.ask(before);
        if (again) await this.#work.show(again.frame, again.fixed);
      }
      throw error;
    }
    if (!answer) return;
    this.#sweeps.stop();
    this.#standing.build(experiment, graph);
    this.#standing.take({ experiment, reference });
    await this.#work.show(answer.frame, answer.fixed);
    this.#standing.commit(experiment, { kind: 'restored' });
    const { fingerprint } = answer.frame.report;
    if (fingerprint !== saved.fingerprint)
      store.fail({
        code: 'saved-other',
        detail: { expected: saved.fingerprint, got: fingerprint },
        message: `${fingerprint}, in the file ${saved.fingerprint}`,
      });
  }

  /** Back, or forth, to a state of the history. */
  async goTo(entry: Entry): Promise<void> {
    const { experiment, reference } = entry;
    const isSameNetwork = isSameStart(experiment, this.#store.experiment);
    const isSameReference = reference.id === this.#standing.reference?.id;
    const graph = isSameNetwork ? this.#standing.graph : await this.#graphs.of(experiment);
    this.#standing.take(entry);
    if (!isSameNetwork) {
      const answer = await this.#client.ask(this.ask(experiment, reference, graph));
      this.#standing.build(experiment, graph);
      if (answer) await this.#work.show(answer.frame, answer.fixed);
    } else if (!isSameReference) {
      const plan = planOf(experiment);
      const answer = await this.#client.ask({ kind: 'restore', snapshot: reference.bytes, plan });
      if (answer) await this.#work.show(answer.frame);
    }
    this.#standing.tell();
  }
}
