/** The verbs of the page: what a visitor does, turned into requests, steps of undo and sweeps. */

import type { Client } from '../engine/client';
import type { Ask, Failure, Fixed, Frame, Markable, OwnGraph } from '../engine/protocol';
import type { ModelFile } from '../engine/filesProtocol';
import type { Pool } from '../engine/pool';
import type { Study } from '../engine/study';
import type { Card, ExportKind, Found, Mark, SearchRequest } from '../engine/types';
import { withAction, type Action } from './actions';
import { isThreshold, positionOf, runOf, setBy, stepOf } from './dial';
import {
  EXPERIMENT,
  initialExperiment,
  isSameStart,
  planOf,
  specOf,
  withoutRatios,
  type Experiment,
  type ExperimentKey,
} from './experiment';
import type { Graphs } from './graphs';
import type { Entry, Reference } from './history';
import { Line } from './line';
import { Lookouts } from './lookouts';
import { Questions } from './questions';
import { Runner } from './runner';
import type { Saved } from './saved';
import { Standing } from './standing';
import type { Store } from './store.svelte';
import { planKey, rankedKey, sweptKey, Sweeps } from './sweeps';
import { CARD_OF, type Item } from './item';
import { change } from './table';
import * as verbs from './verbs';

/** A pause that ends a burst of keys. */
const BURST = 600;

export class Session {
  readonly store: Store;
  readonly questions: Questions;
  readonly lookouts: Lookouts;
  readonly #client: Client;
  readonly #pool: Pool;
  readonly #study: Study;
  readonly #graphs: Graphs;
  readonly #sweeps: Sweeps;
  readonly #standing: Standing;
  readonly #line: Line;
  readonly #runner: Runner;
  /** How many controls of rewinding were drawn. */
  #draws = 0;
  #burst: ReturnType<typeof setTimeout> | null = null;
  /** What *at random* gives back. */
  #beforeRandom: Experiment['weightCriterion'] = 'magnitude';
  /** A share of the weights that waits for the scores by which its threshold is found. */
  #owed: { readonly experiment: Experiment; readonly share: number } | null = null;
  /** Whether the network was trained once since the graph was opened. */
  #opened = false;

  constructor(store: Store, client: Client, pool: Pool, study: Study, graphs: Graphs) {
    this.store = store;
    this.#client = client;
    this.#pool = pool;
    this.#study = study;
    this.#graphs = graphs;
    this.#sweeps = new Sweeps(pool, store);
    this.#standing = new Standing(store, client, this.#sweeps);
    this.#line = new Line((failure) => {
      store.training = false;
      store.fail(failure);
    });
    this.questions = new Questions(store, client, study, this.#standing, this.#line);
    this.lookouts = new Lookouts(store, this.#sweeps, this.#standing, (verb) => {
      this.endBurst();
      this.#enqueue(verb);
    });
    this.#runner = new Runner(client, store, (frame) => this.#show(frame));
    this.#sweeps.onfound = (found, request, about) => this.#found(found, request, about);
    this.#sweeps.onscored = () => this.#pay();
    client.rebuild = () => this.#openAsk(this.store.experiment, this.#standing.reference);
    for (const source of [client, pool, study]) source.onbusy = () => this.#signal();
    this.#line.onchange = () => this.#signal();
  }

  /** Is called whenever the page has come to another state. */
  set onsettled(settled: () => void) {
    this.#standing.onsettled = settled;
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
   * What a file of the present state is made of, when everything before it is done; null where there
   * is nothing yet.
   */
  save(): Promise<(Omit<Saved, 'graph'> & Pick<Standing, 'graph'>) | null> {
    this.endBurst();
    return new Promise((resolve, reject) => {
      this.#enqueue(async () => {
        try {
          if (this.#outOfDate()) await this.#prune();
        } catch (error) {
          // Whoever waits is told; the line says it on the screen.
          reject(error);
          throw error;
        }
        const { experiment, frame } = this.store;
        const { reference, graph } = this.#standing;
        if (!frame || !reference) return resolve(null);
        const { actions, log, bytes: weights } = reference;
        const { fingerprint } = frame.report;
        resolve({ experiment, actions, log, weights, graph, fingerprint });
      });
    });
  }

  /** Brings a saved state back without training: one step of undo. */
  restore(saved: Omit<Saved, 'graph'>): void {
    this.#runner.stop();
    this.endBurst();
    this.#enqueue(() => this.#restore(saved));
  }

  /** Puts a card's slider somewhere on its track, 0 to 1. */
  setPosition(card: Card, position: number): void {
    if (this.store.isFixed(card)) return;
    const { experiment } = this.store;
    this.#set(...setBy(experiment, card, position, this.store.floor(card)));
    const { guess } = this.store;
    if (card === 'weights' && guess && position > guess.reached)
      this.store.guess = { ...guess, reached: position };
  }

  /** Removes a share of a card's items, or as nearly as its slider can. */
  setShare(card: Card, share: number): void {
    const { experiment, referenceId, swept } = this.store;
    if (!isThreshold(experiment, card)) {
      this.setPosition(card, share);
      return;
    }
    const { thresholds, scoreKey } = swept[card];
    if (thresholds && scoreKey === rankedKey(experiment, referenceId))
      this.setThreshold(thresholds[Math.round(share * (thresholds.length - 1))] ?? 0);
    else this.#owed = { experiment, share };
  }

  /** Below how many standard deviations weights go. */
  setThreshold(deviations: number): void {
    if (this.store.isFixed('weights')) return;
    const floor = this.store.frame?.report.floorDeviations ?? 0;
    this.#set('deviations', Math.max(floor, deviations));
  }

  /** Removes `items` items more, or of every run one more; a hair above one item's share never rounds away. */
  nudge(card: Card, items: number): void {
    const count = this.store.count(card);
    if (!count || this.store.isFixed(card)) return;
    const { experiment } = this.store;
    if (runOf(experiment, card) === null) {
      const target = Math.min(count.total, Math.max(0, count.removed + items));
      this.setShare(card, target / count.total);
    } else {
      this.setPosition(card, positionOf(experiment, card) + items * stepOf(experiment, card));
    }
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
    this.#enqueue(() => this.#standing.commit(experiment));
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
    if (this.store.page.isLocked('criteria')) return;
    const { weightCriterion, weightDraw } = this.store.experiment;
    if (weightCriterion === 'random') {
      this.choose('weightCriterion', this.#beforeRandom);
      return;
    }
    this.#beforeRandom = weightCriterion;
    const weightRatio = this.store.share('weights');
    this.chooseAll({ weightDraw: weightDraw + 1, weightCriterion: 'random', weightRatio });
  }

  use(card: Card): void {
    if (this.store.card === card) return;
    this.store.card = card;
    this.#standing.refresh();
  }

  /** Whether a card's curve belongs to what the page stands on now. */
  isFresh(card: Card): boolean {
    const { swept, experiment, referenceId } = this.store;
    return swept[card].curveKey === sweptKey(experiment, referenceId, card);
  }

  setGuess(share: number): void {
    this.store.guessing = false;
    this.store.guess = { share, reached: this.store.position('weights') };
  }

  trainOrPause(): void {
    if (this.store.training) this.#runner.stop();
    else {
      this.#enqueue(async () => {
        const under = this.store.experiment;
        await this.#do(verbs.train(under, under.epochs), true);
      });
    }
  }

  step(): void {
    this.#then((under) => verbs.train(under, 1));
  }

  finetune(): void {
    this.#then(verbs.finetune);
  }

  refit(): void {
    this.#then(verbs.refit);
  }

  rewind(): void {
    this.#then((under) => verbs.rewind(under, () => (this.#draws += 1)));
  }

  /** Measures how long one pass takes of what is there when all that goes on is done. */
  measureTime(): void {
    this.#enqueue(async () => {
      if (this.#outOfDate()) await this.#prune();
      this.questions.measureTime();
    });
  }

  mark(card: Markable, index: number, mark: Mark): void {
    if (this.store.isFixed(card)) return;
    this.#then((under) => verbs.mark(under, this.store.frame, card, index, mark));
  }

  backToRule(card: Markable): void {
    if (this.store.isFixed(card)) return;
    this.#then((under) => verbs.backToRule(under, card));
  }

  /** A click or tap chooses an item, or lets go of it; with the scissors in hand it cuts. */
  point(item: Item | null): void {
    const { scissors, selected } = this.store;
    if (scissors) {
      if (item) this.snip(item);
      return;
    }
    const same = selected && item?.kind === selected.kind && item.index === selected.index;
    this.store.selected = same ? null : item;
  }

  /** One more snip of the scissors: cut, kept, or by rule again, as the engine says. */
  snip({ kind, index }: Item): void {
    const card = kind === 'node' ? 'nodes' : CARD_OF[kind];
    if (this.store.isFixed(card)) return;
    this.#then(async (under) => {
      const plan = planOf(under);
      const answer = await this.#client.ask({ kind: 'nextMark', plan, card, index });
      if (!answer) return null;
      this.store.snipped = { item: { kind, index }, mark: answer.mark };
      return verbs.mark(under, this.store.frame, card, index, answer.mark);
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
      await this.#standing.save([]);
      this.#standing.commit(experiment, { kind: 'reset' });
    });
  }

  undo(): void {
    this.#travel(() => this.#standing.history.undo());
  }

  redo(): void {
    this.#travel(() => this.#standing.history.redo());
  }

  /** Makes a state of the history present again. */
  goTo(index: number): void {
    this.#travel(() => this.#standing.history.goTo(index));
  }

  /** What was done to the weights that the page stands on. */
  get actions(): readonly Action[] {
    return this.#standing.actions;
  }

  /** The graph that the page stands on, where the engine does not bring it. */
  get graph(): OwnGraph | null {
    return this.#standing.graph;
  }

  /** Puts the present state aside to compare with, or forgets the one that was. */
  pin(): void {
    const { frame, experiment, pinned } = this.store;
    this.store.pinned = frame && !pinned ? { frame, experiment } : null;
  }

  /** What files of the pruned model are made of, as the page shows it; null before there is one. */
  modelFor(kind: ExportKind): Promise<ModelFile | null> {
    return this.questions.modelFor(kind, this.#standing.graph?.data ?? null);
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
    graph = this.#standing.graph,
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
    this.#standing.build(whole, graph);
    this.#standing.reference = null;
    this.store.log = [];
    await this.#show(answer.frame, answer.fixed);
    const { epochs } = answer.fixed.info;
    for (const action of actions ?? [{ verb: 'train', epochs, under: whole } as const])
      await this.#perform(action, actions === null);
    if (!this.#standing.reference) await this.#standing.save([]);
    this.#opened = true;
    if (this.#outOfDate()) await this.#prune();
    this.#standing.commit(experiment, { kind: 'opened' });
    document.documentElement.dataset.ready = 'true';
  }

  async #restore(saved: Omit<Saved, 'graph'>): Promise<void> {
    const { experiment, actions, log, weights: bytes } = saved;
    const { store } = this;
    const graph = await this.#graphs.of(experiment);
    const reference = this.#standing.brought(bytes, actions, log);
    let answer;
    try {
      answer = await this.#client.ask(this.#openAsk(experiment, reference, graph));
    } catch (error) {
      // The engine may be the other one already, without its weights.
      if (this.#standing.reference) {
        const before = this.#openAsk(store.experiment, this.#standing.reference);
        const again = await this.#client.ask(before);
        if (again) await this.#show(again.frame, again.fixed);
      }
      throw error;
    }
    if (!answer) return;
    this.#sweeps.stop();
    this.#standing.build(experiment, graph);
    this.#standing.take({ experiment, reference });
    await this.#show(answer.frame, answer.fixed);
    this.#standing.commit(experiment, { kind: 'restored' });
    const { fingerprint } = answer.frame.report;
    if (fingerprint !== saved.fingerprint)
      store.fail({
        code: 'saved-other',
        detail: { expected: saved.fingerprint, got: fingerprint },
        message: `${fingerprint}, in the file ${saved.fingerprint}`,
      });
  }

  /** A verb that ends whatever run goes on, and then is one step of undo. */
  #then(next: (under: Experiment) => verbs.Verb | null | Promise<verbs.Verb | null>): void {
    this.#runner.stop();
    this.endBurst();
    this.#enqueue(async () => {
      const verb = await next(this.store.experiment);
      if (verb) await this.#do(verb, true);
    });
  }

  /** Sets what waited for scores, unless something else was chosen meanwhile. */
  #pay(): void {
    const owed = this.#owed;
    const { experiment, referenceId, swept } = this.store;
    if (owed && owed.experiment !== experiment) this.#owed = null;
    else if (owed && swept.weights.scoreKey === rankedKey(experiment, referenceId)) {
      this.#owed = null;
      this.setShare('weights', owed.share);
      this.release();
    }
  }

  /** The slider goes to what was found, unless the page has gone on: one step of undo. */
  #found(found: Found, { items, share }: SearchRequest, about: string): void {
    const { experiment, referenceId } = this.store;
    if (planKey(experiment, referenceId) !== about) return;
    const budget = { items, share };
    this.setShare(found.card, found.ratio);
    this.store.lookout.found = { plan: planOf(this.store.experiment), budget, found };
    this.release();
  }

  async #do({ action, deed }: verbs.Verb, paced: boolean): Promise<void> {
    await this.#perform(action, paced);
    this.#standing.commit(action.verb === 'schedule' ? this.store.experiment : action.under, deed);
  }

  async #perform(action: Action, paced: boolean): Promise<void> {
    if (action.verb !== 'hand') this.#sweeps.stop();
    let done;
    try {
      done = await this.#runner.perform(action, paced);
    } catch (error) {
      this.#standing.refresh();
      throw error;
    }
    await this.#standing.save(withAction(this.#standing.actions, done));
  }

  #travel(choose: () => Entry | null): void {
    this.#runner.stop();
    this.endBurst();
    this.#enqueue(() => this.#goTo(choose()));
  }

  async #goTo(entry: Entry | null): Promise<void> {
    if (!entry) return;
    const { experiment, reference } = entry;
    const isSameNetwork = isSameStart(experiment, this.store.experiment);
    const isSameReference = reference.id === this.#standing.reference?.id;
    const graph = isSameNetwork ? this.#standing.graph : await this.#graphs.of(experiment);
    this.#standing.take(entry);
    if (!isSameNetwork) {
      const answer = await this.#client.ask(this.#openAsk(experiment, reference, graph));
      this.#standing.build(experiment, graph);
      if (answer) await this.#show(answer.frame, answer.fixed);
    } else if (!isSameReference) {
      const plan = planOf(experiment);
      const answer = await this.#client.ask({ kind: 'restore', snapshot: reference.bytes, plan });
      if (answer) await this.#show(answer.frame);
    }
    this.#standing.tell();
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
    const isAnswering =
      this.#line.waiting > 0 || this.#burst !== null || this.#client.busy || this.store.presenting;
    const busy = isAnswering || this.#pool.busy || this.#study.busy;
    this.store.settled = !isAnswering;
    this.store.busy = busy;
    document.documentElement.dataset.busy = String(busy);
  }
}
