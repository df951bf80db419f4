/** The verbs of the page: what a visitor does, turned into requests, steps of undo and sweeps. */

import type { Client } from '../engine/client';
import type { Ask, Failure, Fixed, Frame, OwnGraph } from '../engine/protocol';
import type { ModelFile } from '../engine/filesProtocol';
import type { Pool } from '../engine/pool';
import type { Card, ExportKind, Mark } from '../engine/types';
import { withAction, type Action } from './actions';
import { kernelOf } from './cost';
import {
  EXPERIMENT,
  initialExperiment,
  isSameStart,
  planOf,
  RATIO,
  scheduleOf,
  specOf,
  withoutRatios,
  type Experiment,
  type ExperimentKey,
} from './experiment';
import type { Graphs } from './graphs';
import { History, type Deed, type Entry, type Reference } from './history';
import { Line } from './line';
import { Runner } from './runner';
import type { Saved } from './saved';
import type { Store, Why } from './store.svelte';
import { sweptKey, Sweeps } from './sweeps';
import { CARD_OF, type Item } from './item';
import { change, differing } from './table';

/** A pause that ends a burst of keys. */
const BURST = 600;

export class Session {
  readonly store: Store;
  /** Called whenever the page has come to another state. */
  onsettled: (() => void) | null = null;
  readonly #client: Client;
  readonly #pool: Pool;
  readonly #graphs: Graphs;
  readonly #history = new History();
  readonly #sweeps: Sweeps;
  readonly #line: Line;
  readonly #runner: Runner;
  #graph: OwnGraph | null = null;
  #reference: Reference | null = null;
  #references = 0;
  /** How many controls of rewinding were drawn. */
  #draws = 0;
  #burst: ReturnType<typeof setTimeout> | null = null;
  /** What *at random* gives back. */
  #beforeRandom: Experiment['weightCriterion'] = 'magnitude';
  /** The frame whose cost was asked for last. */
  #measured: Frame | null = null;
  /** What was last asked to be explained. */
  #asked: { readonly frame: Frame; readonly item: Item } | null = null;
  /** Whether the network was trained once since the graph was opened. */
  #opened = false;

  constructor(store: Store, client: Client, pool: Pool, graphs: Graphs) {
    this.store = store;
    this.#client = client;
    this.#pool = pool;
    this.#graphs = graphs;
    this.#sweeps = new Sweeps(pool, store);
    this.#line = new Line((failure) => {
      store.training = false;
      store.fail(failure);
    });
    this.#runner = new Runner(client, store, (frame) => this.#show(frame));
    client.rebuild = () => this.#openAsk(this.store.experiment, this.#reference);
    for (const source of [client, pool]) source.onbusy = () => this.#signal();
    this.#line.onchange = () => this.#signal();
  }

  /** Builds the engine and trains before the visitor's eyes, or repeats what a link says was done. */
  open(experiment = initialExperiment, actions: readonly Action[] | null = null): void {
    this.#runner.stop();
    if (!this.#opened) this.store.experiment = experiment;
    this.#enqueue(async () => {
      try {
        await this.#open(experiment, actions);
      } catch (error) {
        // An address that leads nowhere is no reason for an empty page.
        if (!this.#opened && experiment !== initialExperiment) this.open();
        throw error;
      }
    });
  }

  /**
   * What a file of the present state holds but for the graph, when everything before it is done;
   * null where there is nothing yet.
   */
  save(): Promise<Omit<Saved, 'graph'> | null> {
    this.endBurst();
    return new Promise((resolve) => {
      this.#enqueue(async () => {
        if (this.#outOfDate()) await this.#prune();
        const { experiment, frame } = this.store;
        const reference = this.#reference;
        if (!frame || !reference) return resolve(null);
        const { actions, log, bytes: weights } = reference;
        const { fingerprint } = frame.report;
        resolve({ experiment, actions, log, weights, fingerprint });
      });
    });
  }

  /** Brings a saved state back without training: one step of undo. */
  restore(saved: Omit<Saved, 'graph'>): void {
    this.#runner.stop();
    this.endBurst();
    this.#enqueue(() => this.#restore(saved));
  }

  setRatio(card: Card, ratio: number): void {
    const floor = this.store.floor(card);
    this.#set(RATIO[card], Math.min(1, Math.max(floor, ratio)));
    const { guess } = this.store;
    if (card === 'weights' && guess && ratio > guess.reached)
      this.store.guess = { ...guess, reached: ratio };
  }

  /** The ratio that removes `items` items more; a hair above one item's share never rounds away. */
  nudge(card: Card, items: number): void {
    const count = this.store.count(card);
    if (!count) return;
    const target = Math.min(count.total, Math.max(0, count.removed + items));
    this.setRatio(card, target / count.total);
    this.burst();
  }

  /** Keys come in bursts; one burst is one step of undo. */
  burst(): void {
    if (this.#burst !== null) clearTimeout(this.#burst);
    this.#burst = setTimeout(() => this.release(), BURST);
    this.#signal();
  }

  /** Ends a burst at once, if there is one. */
  endBurst(): void {
    if (this.#burst !== null) this.release();
  }

  /** A change is complete: one step of undo, and the curves follow. */
  release(): void {
    if (this.#burst !== null) clearTimeout(this.#burst);
    this.#burst = null;
    const { experiment } = this.store;
    this.#enqueue(() => this.#commit(experiment));
  }

  /**
   * A choice by name. Another graph, model or training begins anew, with nothing removed; a criterion,
   * a scope or what happens after removing edges acts at once.
   */
  choose(key: ExperimentKey, raw: unknown): void {
    this.chooseAll({ [key]: raw });
  }

  /** Several choices at once: one step of undo. */
  chooseAll(values: Partial<Record<ExperimentKey, unknown>>): void {
    let chosen = this.store.experiment;
    for (const [key, raw] of Object.entries(values))
      chosen = change(EXPERIMENT, chosen, key as ExperimentKey, raw);
    if (chosen === this.store.experiment) return;
    if (isSameStart(chosen, this.store.experiment)) {
      this.#apply(chosen);
      this.release();
    } else this.open(withoutRatios(chosen));
  }

  /** The same network from other first weights. */
  newSeed(): void {
    this.choose('seed', this.store.experiment.seed + 1);
  }

  /** Weights at random at the same ratio, and back to the criterion before. Every time another draw. */
  toggleRandom(): void {
    const { weightCriterion, weightDraw } = this.store.experiment;
    if (weightCriterion === 'random') {
      this.choose('weightCriterion', this.#beforeRandom);
      return;
    }
    this.#beforeRandom = weightCriterion;
    this.chooseAll({ weightDraw: weightDraw + 1, weightCriterion: 'random' });
  }

  use(card: Card): void {
    if (this.store.card === card) return;
    this.store.card = card;
    this.#refresh();
  }

  /** Whether a card's curve belongs to what the page stands on now. */
  isFresh(card: Card): boolean {
    const { swept, experiment, referenceId } = this.store;
    return swept[card].curveKey === sweptKey(experiment, referenceId, card);
  }

  setGuess(share: number): void {
    this.store.guessing = false;
    this.store.guess = { share, reached: this.store.ratio('weights') };
  }

  trainOrPause(): void {
    if (this.store.training) this.#runner.stop();
    else {
      this.#enqueue(async () => {
        const under = this.store.experiment;
        const epochs = under.epochs;
        await this.#do({ verb: 'train', epochs, under }, true, { kind: 'trained', epochs });
      });
    }
  }

  step(): void {
    this.#then((under) => ({
      action: { verb: 'train', epochs: 1, under },
      deed: { kind: 'trained', epochs: 1 },
    }));
  }

  /** Trains what is left under the masks, by the mode that was chosen; what was removed stays so. */
  finetune(): void {
    this.#then((under) => {
      const request = scheduleOf(under);
      const epochs = request ? request.rounds * request.epochs : under.finetuneEpochs;
      const action: Action = request
        ? { verb: 'schedule', request, epochs, under }
        : { verb: 'train', epochs, under };
      return { action, deed: { kind: 'finetuned', epochs } };
    });
  }

  /** Fits the layers behind the first to what the whole network says, without labels. */
  refit(): void {
    this.#then((under) => ({ action: { verb: 'refit', under }, deed: { kind: 'refit' } }));
  }

  /** Earlier weights again under the masks: the first ones, those of the checkpoint, or new ones. */
  rewind(): void {
    this.#then((under) => {
      const { rewindTo, rewindShuffled } = under;
      const isDrawn = rewindTo === 'newStart' || rewindShuffled;
      // Every control is another draw; what the links of old say stays the same.
      if (isDrawn) this.#draws += 1;
      const rewind = { to: rewindTo, shuffled: rewindShuffled, draw: isDrawn ? this.#draws : 0 };
      return { action: { verb: 'rewind', rewind, under }, deed: { kind: 'rewound' } };
    });
  }

  /** Cuts or keeps one item whatever the rule says, or gives it back to the rule. */
  mark(card: Card, index: number, mark: Mark): void {
    this.#then((under) => {
      const marks = this.store.frame?.hand[card];
      const others = (items: Uint32Array | undefined): number[] =>
        Array.from(items ?? []).filter((item) => item !== index);
      const cut = others(marks?.cut);
      const kept = others(marks?.kept);
      if (mark === 'cut') cut.push(index);
      if (mark === 'kept') kept.push(index);
      return {
        action: { verb: 'hand', card, cut, kept, under },
        deed: { kind: 'marked', card, mark },
      };
    });
  }

  /** Gives every item of a card back to the rule. */
  backToRule(card: Card): void {
    this.#then((under) => ({
      action: { verb: 'hand', card, cut: [], kept: [], under },
      deed: { kind: 'marked', card, mark: 'rule' },
    }));
  }

  /** Explains what is selected, for the newest frame. */
  explain(): void {
    const { frame, selected } = this.store;
    if (!frame || !selected) return;
    // Once for every picture, whatever becomes of it.
    if (this.#asked?.frame === frame && this.#asked.item === selected) return;
    this.#asked = { frame, item: selected };
    void this.#line.guard(async () => {
      const { plan } = frame;
      const { kind, index } = selected;
      const about =
        kind === 'node'
          ? await this.#client.ask({ kind: 'explainNode', plan, node: index })
          : await this.#client.ask({ kind: 'explain', plan, card: CARD_OF[kind], index });
      if (about && this.store.frame === frame && this.store.selected === selected)
        this.store.why = { frame, item: selected, ...about } as Why;
    });
  }

  reset(): void {
    this.#runner.stop();
    this.#enqueue(async () => {
      const experiment = withoutRatios(this.store.experiment);
      this.store.experiment = experiment;
      const answer = await this.#client.ask({ kind: 'reset', plan: planOf(experiment) });
      if (answer) await this.#show(answer.frame);
      this.store.log = [];
      await this.#saveReference([]);
      this.#commit(experiment, { kind: 'reset' });
    });
  }

  undo(): void {
    this.#travel(() => this.#history.undo());
  }

  redo(): void {
    this.#travel(() => this.#history.redo());
  }

  /** Makes a state of the history present again. */
  goTo(index: number): void {
    this.#travel(() => this.#history.goTo(index));
  }

  /** What was done to the weights that the page stands on. */
  get actions(): readonly Action[] {
    return this.#reference?.actions ?? [];
  }

  /** The graph that the page stands on, where the engine does not bring it. */
  get graph(): OwnGraph | null {
    return this.#graph;
  }

  /** Puts the present state aside to compare with, or forgets the one that was. */
  pin(): void {
    const { frame, experiment, pinned } = this.store;
    this.store.pinned = frame && !pinned ? { frame, experiment } : null;
  }

  /** Measures all that the newest frame gained and cost, once for every frame. */
  measureCost(): void {
    const { frame } = this.store;
    if (!frame || frame === this.#measured) return;
    this.#measured = frame;
    void this.#line.guard(async () => {
      const answer = await this.#client.ask({ kind: 'cost', plan: frame.plan });
      if (answer && this.store.frame === frame) this.store.cost = { frame, ...answer };
    });
  }

  /** What files of the pruned model are made of, as the page shows it; null before there is one. */
  async modelFor(kind: ExportKind): Promise<ModelFile | null> {
    const { frame } = this.store;
    if (!frame) return null;
    const { plan } = frame;
    const answer = await this.#client.ask({ kind: 'arrays', plan, scores: kind === 'scores' });
    return answer && { kind, plan, data: this.#graph?.data ?? null, ...answer };
  }

  /** Measures how long one pass takes here, by the kernel that fits the storage. */
  measureTime(): void {
    const { frame, storageFormat } = this.store;
    if (!frame) return;
    const kernel = kernelOf(storageFormat);
    void this.#line.guard(async () => {
      const answer = await this.#client.ask({ kind: 'time', plan: frame.plan, kernel });
      if (answer && this.store.frame === frame) this.store.timing = { frame, kernel, ...answer };
    });
  }

  /** Everything that a report of a fault needs. */
  report(failure: Failure): string {
    const { experiment, frame } = this.store;
    const { code, detail, message } = failure;
    const facts = {
      code,
      message,
      detail,
      experiment,
      epoch: frame?.epoch,
      agent: navigator.userAgent,
    };
    return JSON.stringify(facts, null, 2);
  }

  #set(key: ExperimentKey, raw: unknown): void {
    const changed = change(EXPERIMENT, this.store.experiment, key, raw);
    if (changed !== this.store.experiment) this.#apply(changed);
  }

  #apply(experiment: Experiment): void {
    this.store.experiment = experiment;
    if (this.#line.waiting > 0) {
      // The opening run is finished at once, any other is paused; the plan is applied after it.
      if (this.#opened) this.#runner.stop();
      else this.#runner.hurry();
      return;
    }
    void this.#line.guard(() => this.#prune());
  }

  async #prune(): Promise<void> {
    const answer = await this.#client.ask({ kind: 'prune', plan: planOf(this.store.experiment) });
    if (answer) await this.#show(answer.frame);
  }

  #openAsk(
    experiment: Experiment,
    reference: Reference | null,
    graph = this.#graph,
  ): Extract<Ask, { kind: 'open' }> {
    const spec = specOf(experiment, graph?.bipartite);
    const snapshot = reference?.bytes ?? null;
    return { kind: 'open', spec, plan: planOf(experiment), snapshot, graph };
  }

  async #open(experiment: Experiment, actions: readonly Action[] | null): Promise<void> {
    const whole = withoutRatios(experiment);
    const before = { experiment: this.store.experiment, opened: this.#opened };
    // What was there stays until the new one is known to be sound.
    const graph = await this.#graphs.of(experiment);
    this.#sweeps.stop();
    this.#opened = false;
    if (before.opened) this.store.experiment = experiment;
    let answer;
    try {
      answer = await this.#client.ask(this.#openAsk(whole, null, graph));
    } catch (error) {
      this.store.experiment = before.experiment;
      this.#opened = before.opened;
      throw error;
    }
    if (!answer) return;
    this.#graph = graph;
    this.#reference = null;
    this.store.log = [];
    await this.#show(answer.frame, answer.fixed);
    const { epochs } = answer.fixed.info;
    for (const action of actions ?? [{ verb: 'train', epochs, under: whole } as const])
      await this.#perform(action, actions === null);
    if (!this.#reference) await this.#saveReference([]);
    this.#opened = true;
    if (this.#outOfDate()) await this.#prune();
    this.#commit(experiment, { kind: 'opened' });
    document.documentElement.dataset.ready = 'true';
  }

  async #restore(saved: Omit<Saved, 'graph'>): Promise<void> {
    const { experiment, actions, log, weights: bytes } = saved;
    const { store } = this;
    const graph = await this.#graphs.of(experiment);
    const id = this.#references + 1;
    const reference: Reference = { id, bytes, actions, log };
    let answer;
    try {
      answer = await this.#client.ask(this.#openAsk(experiment, reference, graph));
    } catch (error) {
      // The engine may be the other one already, without its weights.
      if (this.#reference) {
        const before = this.#openAsk(store.experiment, this.#reference);
        const again = await this.#client.ask(before);
        if (again) await this.#show(again.frame, again.fixed);
      }
      throw error;
    }
    if (!answer) return;
    this.#sweeps.stop();
    this.#references = id;
    this.#graph = graph;
    this.#reference = reference;
    store.referenceId = id;
    store.experiment = experiment;
    store.log = log;
    await this.#show(answer.frame, answer.fixed);
    this.#commit(experiment, { kind: 'restored' });
    const { fingerprint } = answer.frame.report;
    if (fingerprint !== saved.fingerprint)
      store.fail({
        code: 'saved-other',
        detail: { expected: saved.fingerprint, got: fingerprint },
        message: `${fingerprint}, in the file ${saved.fingerprint}`,
      });
  }

  /** A verb that ends whatever run goes on, and then is one step of undo. */
  #then(next: (under: Experiment) => { action: Action; deed: Deed }): void {
    this.#runner.stop();
    this.endBurst();
    this.#enqueue(async () => {
      const { action, deed } = next(this.store.experiment);
      await this.#do(action, true, deed);
    });
  }

  async #do(action: Action, paced: boolean, deed: Deed): Promise<void> {
    await this.#perform(action, paced);
    this.#commit(action.verb === 'schedule' ? this.store.experiment : action.under, deed);
  }

  async #perform(action: Action, paced: boolean): Promise<void> {
    if (action.verb !== 'hand') this.#sweeps.stop();
    const done = await this.#runner.perform(action, paced);
    await this.#saveReference(withAction(this.#reference?.actions ?? [], done));
  }

  async #saveReference(actions: readonly Action[]): Promise<void> {
    const answer = await this.#client.ask({ kind: 'snapshot' });
    if (!answer) return;
    this.#references += 1;
    this.#reference = {
      id: this.#references,
      bytes: answer.snapshot,
      actions,
      log: this.store.log,
    };
    this.store.referenceId = this.#references;
  }

  #commit(experiment: Experiment, deed?: Deed): void {
    if (!this.#reference) return;
    const before = this.#history.entries[this.#history.at]?.experiment ?? experiment;
    const key = differing(EXPERIMENT, before, experiment)[0] as ExperimentKey | undefined;
    this.#history.push({
      experiment,
      reference: this.#reference,
      deed: deed ?? { kind: 'changed', key: key ?? 'weightRatio' },
    });
    this.#tell();
  }

  /** What the strip, the buttons, the address and the curves go by. */
  #tell(): void {
    const { entries, at, canUndo, canRedo } = this.#history;
    this.store.history = { entries, at };
    this.store.canUndo = canUndo;
    this.store.canRedo = canRedo;
    this.#refresh();
    this.onsettled?.();
  }

  #travel(choose: () => Entry | null): void {
    this.#runner.stop();
    this.endBurst();
    this.#enqueue(() => this.#goTo(choose()));
  }

  async #goTo(entry: Entry | null): Promise<void> {
    if (!entry) return;
    const { store } = this;
    const { experiment, reference } = entry;
    const isSameNetwork = isSameStart(experiment, store.experiment);
    const isSameReference = reference.id === this.#reference?.id;
    if (!isSameNetwork) this.#graph = await this.#graphs.of(experiment);
    store.experiment = experiment;
    store.log = reference.log;
    this.#reference = reference;
    store.referenceId = reference.id;
    if (!isSameNetwork) {
      const answer = await this.#client.ask(this.#openAsk(experiment, reference));
      if (answer) await this.#show(answer.frame, answer.fixed);
    } else if (!isSameReference) {
      const plan = planOf(experiment);
      const answer = await this.#client.ask({ kind: 'restore', snapshot: reference.bytes, plan });
      if (answer) await this.#show(answer.frame);
    }
    this.#tell();
  }

  #refresh(): void {
    if (this.#reference && !this.store.training)
      this.#sweeps.refresh(this.store.experiment, this.#reference, this.store.card, this.#graph);
  }

  async #show(frame: Frame, fixed: Fixed | null = null): Promise<void> {
    const shown = this.store.present(frame, fixed);
    this.#signal();
    await shown;
    this.#signal();
  }

  /** Runs a verb when the ones before it are done, then applies what the sliders say by then. */
  #enqueue(verb: () => Promise<void> | void): void {
    this.#line.enqueue(verb, async () => {
      if (this.#outOfDate()) await this.#prune();
    });
  }

  #outOfDate(): boolean {
    const { frame, experiment } = this.store;
    return frame !== null && JSON.stringify(frame.plan) !== JSON.stringify(planOf(experiment));
  }

  #signal(): void {
    const busy =
      this.#line.waiting > 0 ||
      this.#burst !== null ||
      this.#client.busy ||
      this.#pool.busy ||
      this.store.presenting;
    this.store.busy = busy;
    document.documentElement.dataset.busy = String(busy);
  }
}
