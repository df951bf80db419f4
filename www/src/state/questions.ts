/** What the page asks of its engines, and that changes nothing. */

import type { Client } from '../engine/client';
import type { ModelFile } from '../engine/filesProtocol';
import type { Frame } from '../engine/protocol';
import type { OwnData } from '../engine/own';
import type { Study } from '../engine/study';
import type { Studied } from '../engine/studyProtocol';
import type { Card, ExportKind } from '../engine/types';
import { agreementKey } from './agreement';
import { kernelOf } from './cost';
import { CARD_OF, type Item } from './item';
import type { Line } from './line';
import type { Standing } from './standing';
import type { Control, SeedsRun, Store, Why } from './store.svelte';

/** Seeds that a plan is tried with: enough for an interval, few enough to wait for. */
export const SEEDS = 10;

/** Epochs of the first step of a control; a step that takes less than so many milliseconds is doubled. */
const FIRST_EPOCHS = 8;
const QUICK = 60;
/** Items of the first step of a measurement; its steps grow likewise. */
const FIRST_ITEMS = 16;

/** What became of a measurement of all items. */
export type Correlated = 'told' | 'gone' | 'failed';

export class Questions {
  readonly #store: Store;
  readonly #client: Client;
  readonly #study: Study;
  readonly #standing: Standing;
  readonly #line: Line;
  /** The frames whose cost, and whose difference from the pinned one, were asked for last. */
  #measured: Frame | null = null;
  #compared: { readonly a: Frame; readonly b: Frame } | null = null;
  /** The comparisons with measuring, one after another, and what ends the one of a card. */
  #correlating: Promise<unknown> = Promise.resolve();
  readonly #measuring = new Map<Card, AbortController>();
  /** What was last asked to be explained. */
  #asked: { readonly frame: Frame; readonly item: Item } | null = null;

  constructor(store: Store, client: Client, study: Study, standing: Standing, line: Line) {
    this.#store = store;
    this.#client = client;
    this.#study = study;
    this.#standing = standing;
    this.#line = line;
  }

  /** Explains what is selected, for the newest frame. */
  explain(): void {
    const { frame, selected } = this.#store;
    if (!frame || !selected) return;
    // Once for every picture, whatever becomes of it.
    if (this.#asked?.frame === frame && this.#asked.item === selected) return;
    this.#asked = { frame, item: selected };
    void this.#about(frame, async (of) => {
      const { kind, index } = selected;
      const about =
        kind === 'node'
          ? await this.#study.ask(of, { kind: 'explainNode', node: index })
          : await this.#study.ask(of, { kind: 'explain', card: CARD_OF[kind], index });
      if (about && this.#store.frame === frame && this.#store.selected === selected)
        this.#store.why = { frame, item: selected, ...about } as Why;
    });
  }

  /** Measures all that the newest frame gained and cost, once for every frame. */
  measureCost(): void {
    const { frame } = this.#store;
    if (!frame || frame === this.#measured) return;
    this.#measured = frame;
    void this.#about(frame, async (of) => {
      const answer = await this.#study.ask(of, { kind: 'cost' });
      if (answer && this.#store.frame === frame) this.#store.cost = { frame, ...answer };
    });
  }

  /** Measures how long one pass takes here, by the kernel that fits the storage. */
  measureTime(): void {
    const { frame, storageFormat } = this.#store;
    if (!frame) return;
    const kernel = kernelOf(storageFormat);
    void this.#about(frame, async (of) => {
      const answer = await this.#study.ask(of, { kind: 'time', kernel });
      if (answer && this.#store.frame === frame) this.#store.timing = { frame, kernel, ...answer };
    });
  }

  /** Trains a copy of the newest frame's network without its masks, for as long as Fine-tune would. */
  async letGo(): Promise<void> {
    const { frame, experiment } = this.#store;
    if (!frame) return;
    const asked = experiment.finetuneEpochs;
    await this.#about(frame, async (of) => {
      const answer = await this.#study.ask(of, { kind: 'letGo', epochs: asked });
      if (answer && this.#store.frame === frame) this.#store.revival = { frame, asked, ...answer };
    });
  }

  /**
   * Trains the dense model for as many epochs as the present weights have behind them, a bounded number
   * at a time, until it is over, stopped, or about weights that are gone.
   */
  async control(): Promise<void> {
    const { frame, log, referenceId } = this.#store;
    if (!frame) return;
    const about = { referenceId, of: log.length };
    let at: Control = { ...about, done: 0, epochs: [], dense: null, ended: null };
    this.#store.control = at;
    await this.#about(frame, async (of) => {
      let due = FIRST_EPOCHS;
      while (!at.ended && this.#store.control === at && this.#store.referenceId === referenceId) {
        const { done } = at;
        const start = performance.now();
        const question = { kind: 'control', epochs: about.of, done, due } as const;
        const next = await this.#study.ask(of, question);
        // Another question put the worker on other weights: what was begun is gone.
        if (!next?.dense || this.#store.control !== at) break;
        const epochs = [...at.epochs, ...next.epochs];
        at = { ...about, done: next.done, epochs, dense: next.dense, ended: next.ended };
        this.#store.control = at;
        if (performance.now() - start < QUICK) due *= 2;
      }
    });
    // What did not come to its end is no result.
    if (!at.ended && this.#store.control === at) this.#store.control = null;
  }

  /** Runs the plan of the newest frame over several seeds, one at a time, until all are done or it is stopped. */
  async seeds(): Promise<void> {
    const { frame, experiment } = this.#store;
    if (!frame) return;
    const finetune = experiment.finetuneEpochs;
    let at: SeedsRun = { frame, done: 0, of: SEEDS, arms: null };
    this.#store.seeds = at;
    await this.#about(frame, async (of) => {
      while (!at.arms && this.#store.seeds === at) {
        const question = { kind: 'seeds', seeds: SEEDS, finetune, done: at.done } as const;
        const next = await this.#study.ask(of, question);
        // Another question put the worker on other weights: what was begun is gone.
        if (!next?.of || this.#store.seeds !== at) break;
        at = { frame, ...next };
        this.#store.seeds = at;
      }
    });
    if (!at.arms && this.#store.seeds === at) this.#store.seeds = null;
  }

  /** Ends a run over seeds that goes on. */
  stopSeeds(): void {
    this.#store.seeds = null;
  }

  /** Ends a control that goes on. */
  stopControl(): void {
    this.#store.control = null;
  }

  /**
   * Measures all items of a card one by one, and compares the card's criterion with that: whether it
   * is told, would be of what is gone or was stopped, or failed. `report` is told the share that is done.
   * What is asked again after a stop goes on where it stopped, as long as the scores are the same.
   */
  correlate(card: Card, report?: (done: number) => void): Promise<Correlated> {
    const key = this.#agreementOf(card);
    const stop = new AbortController();
    this.#measuring.set(card, stop);
    // One card after the other, since a newer question takes the place of one that waits.
    const turn = this.#correlating.then(() => this.#correlate(card, key, stop.signal, report));
    this.#correlating = turn;
    // Whoever stops it does not wait until the step in hand is over.
    const stopped = new Promise<Correlated>((resolve) => {
      stop.signal.addEventListener('abort', () => resolve('gone'), { once: true });
    });
    return Promise.race([turn, stopped]);
  }

  /** Ends the measurement of a card's items. */
  stopCorrelating(card: Card): void {
    this.#measuring.get(card)?.abort();
  }

  /** Asks of the newest frame, and again where the page went on to another one of the same scores. */
  async #correlate(
    card: Card,
    key: string,
    stop: AbortSignal,
    report?: (done: number) => void,
  ): Promise<Correlated> {
    let asked: Frame | null = null;
    for (;;) {
      const { frame, agreements } = this.#store;
      if (!frame || this.#agreementOf(card) !== key) return 'gone';
      if (agreements[card]?.key === key) return 'told';
      if (frame === asked || stop.aborted) return 'gone';
      asked = frame;
      const isOver = await this.#about(frame, async (of) => {
        // In steps, so that other questions are answered in between.
        for (let due = FIRST_ITEMS; ;) {
          const start = performance.now();
          // A stop waits for the step: to end the worker would end what others have begun there.
          const answer = await this.#study.ask(of, { kind: 'correlation', card, due });
          if (!answer || stop.aborted || this.#agreementOf(card) !== key) return;
          const { done, of: all, correlation } = answer;
          if (done >= all) {
            this.#store.agreements = { ...this.#store.agreements, [card]: { key, correlation } };
            return;
          }
          report?.(done / all);
          if (performance.now() - start < QUICK) due *= 2;
        }
      });
      if (!isOver) return 'failed';
    }
  }

  #agreementOf(card: Card): string {
    const { frame, referenceId } = this.#store;
    return frame ? agreementKey(frame.plan, referenceId, card) : '';
  }

  /** Counts how the newest frame differs from the pinned one, once for every pair. */
  compare(): void {
    const a = this.#store.pinned?.frame;
    const b = this.#store.frame;
    if (!a || !b || (this.#compared?.a === a && this.#compared.b === b)) return;
    this.#compared = { a, b };
    void this.#line.guard(async () => {
      const answer = await this.#client.ask({ kind: 'compare', a, b });
      if (answer) this.#store.comparison = { a, b, ...answer.comparison };
    });
  }

  /**
   * Asks about a frame; what fails when another one is shown is nobody's trouble. Whether nothing
   * failed.
   */
  async #about(frame: Frame, ask: (of: Studied) => Promise<void>): Promise<boolean> {
    let isOver = false;
    await this.#line.guard(async () => {
      try {
        const of = await this.#studied(frame);
        if (of) await ask(of);
        isOver = true;
      } catch (error) {
        if (this.#store.frame === frame) throw error;
      }
    });
    return isOver;
  }

  /** What a frame shows, for whoever looks closely; null where the page has gone on from it. */
  async #studied(frame: Frame): Promise<Studied | null> {
    const { graph, reference, spec } = this.#standing;
    // While a verb is at work the frame may stand on more than what was kept last.
    const isKept = this.#line.waiting === 0 && reference !== null;
    const saved = isKept ? null : await this.#client.ask({ kind: 'snapshot' });
    // Meanwhile another graph may have been opened, and the snapshot be of that one.
    if (!spec || this.#standing.spec !== spec || this.#store.frame !== frame) return null;
    const snapshot = saved?.snapshot ?? reference?.bytes ?? null;
    return { spec, plan: frame.plan, snapshot, graph };
  }

  /** What files of the pruned model are made of, as the page shows it; null before there is one. */
  async modelFor(kind: ExportKind, data: OwnData | null): Promise<ModelFile | null> {
    const { frame } = this.#store;
    if (!frame) return null;
    const { plan } = frame;
    const answer = await this.#client.ask({ kind: 'arrays', plan, scores: kind === 'scores' });
    return answer && { kind, plan, data, ...answer };
  }
}
