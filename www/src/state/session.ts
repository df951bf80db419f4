/** The verbs of the page: what a visitor does, turned into requests, steps of undo and sweeps. */

import type { Client } from '../engine/client';
import type { Failure, Markable, OwnGraph } from '../engine/protocol';
import type { ModelFile } from '../engine/filesProtocol';
import type { Pool } from '../engine/pool';
import type { Study } from '../engine/study';
import type { Card, ExportKind, Mark } from '../engine/types';
import type { Action } from './actions';
import {
  EXPERIMENT,
  initialExperiment,
  isSameStart,
  planOf,
  withoutRatios,
  type Experiment,
  type ExperimentKey,
} from './experiment';
import type { Graphs } from './graphs';
import type { Entry } from './history';
import { isFieldLocked } from './locks';
import { Lookouts } from './lookouts';
import { Networks } from './networks';
import { Questions } from './questions';
import type { Saved } from './saved';
import { Sliders } from './sliders';
import { Standing } from './standing';
import type { Store } from './store.svelte';
import { sweptKey, Sweeps } from './sweeps';
import { CARD_OF, type Item } from './item';
import { change } from './table';
import * as verbs from './verbs';
import { Work } from './work';

export class Session {
  readonly store: Store;
  readonly sliders: Sliders;
  readonly questions: Questions;
  readonly lookouts: Lookouts;
  readonly #client: Client;
  readonly #standing: Standing;
  readonly #work: Work;
  readonly #networks: Networks;
  /** How many controls of rewinding were drawn. */
  #draws = 0;
  /** What *at random* gives back. */
  #beforeRandom: Experiment['weightCriterion'] = 'magnitude';

  constructor(store: Store, client: Client, pool: Pool, study: Study, graphs: Graphs) {
    const sweeps = new Sweeps(pool, store);
    const standing = new Standing(store, client, sweeps);
    const work = new Work(store, client, sweeps, standing, () => ({
      answering: this.sliders.isBursting,
      behind: pool.busy || study.busy,
    }));
    this.store = store;
    this.#client = client;
    this.#standing = standing;
    this.#work = work;
    this.sliders = new Sliders(store, standing, work);
    this.#networks = new Networks(store, client, graphs, sweeps, standing, work);
    this.questions = new Questions(store, client, study, standing, work.line);
    this.lookouts = new Lookouts(store, sweeps, standing, (verb) => {
      this.sliders.endBurst();
      work.enqueue(verb);
    });
    sweeps.onfound = (found, request, about) => this.sliders.goToFound(found, request, about);
    sweeps.onscored = () => this.sliders.pay();
    client.rebuild = () => this.#networks.ask(store.experiment, standing.reference);
    for (const source of [client, pool, study]) source.onbusy = () => work.signal();
  }

  /** Is called whenever the page has come to another state. */
  set onsettled(settled: () => void) {
    this.#standing.onsettled = settled;
  }

  /** Builds the engine and trains before the visitor's eyes, or repeats what a link says was done. */
  open(experiment = initialExperiment, actions: readonly Action[] | null = null): void {
    this.#work.stop();
    if (!this.#work.opened) this.store.experiment = experiment;
    this.#work.enqueue(async () => {
      try {
        await this.#networks.open(experiment, actions);
      } catch (error) {
        // An address that leads nowhere is no reason for an empty page.
        if (!this.#work.opened && experiment !== initialExperiment) this.open();
        throw error;
      }
    });
  }

  /**
   * What a file of the present state is made of, when everything before it is done; null where there
   * is nothing yet.
   */
  save(): Promise<(Omit<Saved, 'graph'> & Pick<Standing, 'graph'>) | null> {
    this.sliders.endBurst();
    return new Promise((resolve, reject) => {
      this.#work.enqueue(async () => {
        try {
          await this.#work.catchUp();
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

  /** Lets the page be busy while a file is read. */
  meanwhile(reading: Promise<void>): Promise<void> {
    return this.#work.meanwhile(reading);
  }

  /** Brings a saved state back without training: one step of undo. */
  restore(saved: Omit<Saved, 'graph'>): void {
    this.#work.stop();
    this.sliders.endBurst();
    this.#work.enqueue(() => this.#networks.restore(saved));
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
      this.#work.apply(chosen);
      this.sliders.release();
    } else this.open(withoutRatios(chosen));
  }

  /** The same network from other first weights. */
  newSeed(): void {
    this.choose('seed', this.store.experiment.seed + 1);
  }

  /** Weights at random at the same ratio, and back to the criterion before. Every time another draw. */
  toggleRandom(): void {
    if (isFieldLocked(this.store.page, 'weightCriterion')) return;
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

  trainOrPause(): void {
    if (this.store.training) this.#work.stop();
    else {
      this.#work.enqueue(async () => {
        const under = this.store.experiment;
        await this.#work.do(verbs.train(under, under.epochs), true);
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
    this.#work.enqueue(async () => {
      await this.#work.catchUp();
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
    this.#work.stop();
    this.#work.enqueue(async () => {
      const experiment = withoutRatios(this.store.experiment);
      this.store.experiment = experiment;
      const answer = await this.#client.ask({ kind: 'reset', plan: planOf(experiment) });
      if (answer) await this.#work.show(answer.frame);
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
      // Of a refusal the message is code and detail once more.
      message: message.startsWith('{') ? undefined : message,
      detail,
      experiment,
      epoch: frame?.epoch,
      agent: navigator.userAgent,
    };
    return JSON.stringify(facts, null, 2);
  }

  /** A verb that ends whatever run goes on, and then is one step of undo. */
  #then(next: (under: Experiment) => verbs.Verb | null | Promise<verbs.Verb | null>): void {
    this.#work.stop();
    this.sliders.endBurst();
    this.#work.enqueue(async () => {
      const verb = await next(this.store.experiment);
      if (verb) await this.#work.do(verb, true);
    });
  }

  #travel(choose: () => Entry | null): void {
    this.#work.stop();
    this.sliders.endBurst();
    this.#work.enqueue(async () => {
      const entry = choose();
      if (entry) await this.#networks.goTo(entry);
    });
  }
}
