/** The one store. Frames of the engine come in at any time and are shown once a screen frame. */

import type { Comparison, Failure, Fixed, Frame, Markable } from '../engine/protocol';
import type {
  Card,
  Correlation,
  Count,
  Ended,
  EpochMetrics,
  Evaluation,
  Explanation,
  Format,
  LetGo,
  SeedsProgress,
  Mark,
  NodeExplanation,
} from '../engine/types';
import { i18n } from '../i18n/i18n.svelte';
import { choosingSplit, seriesOn, type Split } from './axis';
import type { CostOf, TimingOf } from './cost';
import type { Entry, Logged } from './history';
import { floorOf, isThreshold, positionOf, shareOf } from './dial';
import { initialExperiment, isClub, RATIO, type Experiment } from './experiment';
import type { Item } from './item';
import { Lookout } from './lookout.svelte';
import { PageState } from './page.svelte';
import { NOTHING_SWEPT, type Swept } from './sweeps';

export type { Fixed, Frame, Item };

/** A state that was put aside to compare with. */
export interface Pinned {
  readonly frame: Frame;
  readonly experiment: Experiment;
}

/** The charts, one at a time. */
export type Chart = 'joined' | 'training' | 'compare' | 'cost' | 'why' | 'watch';

/** What the engine says of the selected item, and the frame that it says it of. */
export type Why = { readonly frame: Frame } & (
  | { readonly item: Item & { readonly kind: 'node' }; readonly explanation: NodeExplanation }
  | {
      readonly item: Item & { readonly kind: 'neuron' | 'edge' | 'weight' };
      readonly explanation: Explanation;
    }
);

/** An answer to whether removed weights come back, for the frame and the epochs asked about. */
export interface Revival extends LetGo {
  readonly frame: Frame;
  readonly asked: number;
}

/** The dense model in training from the same start, for the reference weights that it is compared with. */
export interface Control {
  readonly referenceId: number;
  readonly of: number;
  readonly done: number;
  readonly epochs: readonly EpochMetrics[];
  readonly dense: Evaluation | null;
  /** Why it ended; null while it goes on. */
  readonly ended: Ended | null;
}

/** The plan of a frame over several seeds; `arms` once all are done. */
export interface SeedsRun extends SeedsProgress {
  readonly frame: Frame;
}

/** How far a criterion ranks as measuring does; null where its items are not measured. */
export interface Agreement {
  readonly key: string;
  readonly correlation: Correlation | null;
}

export class Store {
  readonly page = new PageState();
  readonly lookout = new Lookout();
  experiment: Experiment = $state.raw(initialExperiment);
  fixed: Fixed | null = $state.raw(null);
  frame: Frame | null = $state.raw(null);
  swept: Readonly<Record<Card, Swept>> = $state.raw({
    weights: NOTHING_SWEPT,
    neurons: NOTHING_SWEPT,
    edges: NOTHING_SWEPT,
  });
  /** Share of the sweep that is done; null while none runs. */
  sweepDone: number | null = $state(null);
  /** Every epoch that the present weights have behind them, rewound ones too. */
  log: readonly Logged[] = $state.raw([]);
  /** The state that the live one is compared with. */
  pinned: Pinned | null = $state.raw(null);
  /** How a live frame differs from the pinned one. */
  comparison: (Comparison & { readonly a: Frame; readonly b: Frame }) | null = $state.raw(null);
  /** Which reference weights the page stands on; 0 before the first. */
  referenceId = $state(0);
  /** Which of the charts is shown. */
  chart: Chart = $state('joined');
  /** The split that somebody chose for the joined chart. */
  split: Split = $state('test');
  /** The card that the joined chart follows, and that a phone shows. */
  card: Card = $state('weights');
  training = $state(false);
  busy = $state(true);
  /** Nothing is under way that answers the sliders; whoever looks closely may still be at work. */
  settled = $state(false);
  canUndo = $state(false);
  canRedo = $state(false);
  /** Every state so far, and which of them is present. */
  history: { readonly entries: readonly Entry[]; readonly at: number } = $state.raw({
    entries: [],
    at: -1,
  });
  hovered: Item | null = $state.raw(null);
  selected: Item | null = $state.raw(null);
  /** Whether a click or tap on an item cuts it instead of choosing it. */
  scissors = $state(false);
  /** What the scissors did last. */
  snipped: { readonly item: Item; readonly mark: Mark } | null = $state.raw(null);
  /** Whether the next tap on the weights track is a guess. */
  guessing = $state(false);
  /** The guess, and how far she has dragged since, as shares. */
  guess: { readonly share: number; readonly reached: number } | null = $state.raw(null);
  /** What was measured last, for the frame that it belongs to. */
  cost: CostOf | null = $state.raw(null);
  timing: TimingOf | null = $state.raw(null);
  why: Why | null = $state.raw(null);
  /** What became of the removed weights of a frame in a training without its masks. */
  revival: Revival | null = $state.raw(null);
  /** How far each card's criterion agrees with measuring, and the key of what that is true of. */
  agreements: Readonly<Partial<Record<Card, Agreement>>> = $state.raw({});
  /** The dense model, trained for as long as the present weights were in all; null where nobody asked. */
  control: Control | null = $state.raw(null);
  /** A plan over several seeds; null where nobody asked. */
  seeds: SeedsRun | null = $state.raw(null);
  storageFormat: Format = $state('csr32');
  trouble: Failure | null = $state.raw(null);

  #next: Frame | null = null;
  #nextFixed: Fixed | null = null;
  #shown: (() => void)[] = [];
  /** Whether something was shown since the screen's last frame. */
  #scheduled = false;

  /** What lights up: hovering previews, but a selection wins. */
  get lit(): Item | null {
    return this.selected ?? this.hovered;
  }

  /** Where a card's slider stands, 0 to 1. */
  position(card: Card): number {
    return positionOf(this.experiment, card);
  }

  /** The share of a card's items that is to go; where a threshold cuts, that has gone. */
  share(card: Card): number {
    const isOutcome = isThreshold(this.experiment, card) && this.frame;
    return isOutcome ? shareOf(isOutcome, card) : this.experiment[RATIO[card]];
  }

  /** What the newest frame says about a card. */
  count(card: Card): Count | null {
    return this.frame?.report[card] ?? null;
  }

  /** Whether a card's items go by lot. */
  isRandom(card: Card): boolean {
    const { weightCriterion, neuronCriterion, edgeCriterion } = this.experiment;
    const criterion = { weights: weightCriterion, neurons: neuronCriterion, edges: edgeCriterion };
    return criterion[card] === 'random';
  }

  /**
   * Whether a card stands still, its slider and what is cut of it by hand: locked by the link. A
   * node goes with its edges.
   */
  isFixed(card: Markable): boolean {
    return this.page.isLocked(card) || (card === 'nodes' && this.page.isLocked('edges'));
  }

  /** Where a card's slider cannot go further to the left, 0 to 1. */
  floor(card: Card): number {
    return this.frame ? floorOf(this.experiment, card, this.frame.report) : 0;
  }

  /** Nothing is removed. */
  get isWhole(): boolean {
    const report = this.frame?.report;
    return !report || report.weights.removed + report.neurons.removed + report.edges.removed === 0;
  }

  /** How many edges the ratio asks for where fewer may go; null where all of them did. */
  get edgesAsked(): number | null {
    const report = this.frame?.report;
    return report && report.edgesAsked > report.edges.removed ? report.edgesAsked : null;
  }

  /** A guess is worth something only before the answer was seen. */
  get guessOffered(): boolean {
    const isThere = this.guess || this.guessing || isThreshold(this.experiment, 'weights');
    return !isThere && !this.isFixed('weights') && this.position('weights') === 0;
  }

  /** Whether there are validation items, which choices can be made by. */
  get validates(): boolean {
    return this.fixed !== null && choosingSplit(this.fixed.info) === 'validation';
  }

  /** The split that the joined chart shows. */
  get judgedOn(): Split {
    return this.validates ? this.split : 'test';
  }

  /** What the splits are called, by what is counted in them. */
  get splitNames(): Readonly<Record<Split, string>> {
    return this.experiment.task === 'links' ? i18n.t.linkSplits : i18n.t.splits;
  }

  /** What the result is called: only held-out items make a test. */
  get resultName(): string {
    if (!i18n.t.isMany(this.frame?.report.pruned.total ?? 0)) return i18n.t.itemsRight;
    return this.validates ? i18n.t.testAccuracy : i18n.t.accuracy;
  }

  /** The share of weights at which the curve above their slider first falls; null where it never does. */
  get firstLoss(): number | null {
    const { curve } = this.swept.weights;
    return seriesOn(curve, this.validates ? 'validation' : 'test')?.firstLoss ?? null;
  }

  /**
   * Up to which share the curves of the weights are shown: a guess hides what it is about until
   * she has dragged past it. Null when nothing is hidden.
   */
  get veil(): number | null {
    if (this.guessing) return 0;
    if (!this.guess) return null;
    const first = this.firstLoss ?? 1;
    return this.guess.reached >= first ? null : this.guess.reached;
  }

  /**
   * Shows a frame, with the graph where it is a new one; resolves when it is there. The first is
   * shown at once, so that it is drawn by the time the screen's next frame begins; what follows
   * before that waits for it, and the newest wins.
   */
  present(frame: Frame, fixed: Fixed | null = null): Promise<void> {
    return new Promise((resolve) => {
      this.#nextFixed = fixed ?? this.#nextFixed;
      this.#shown.push(resolve);
      this.#next = frame;
      if (!this.#scheduled) this.#show();
    });
  }

  get presenting(): boolean {
    return this.#next !== null;
  }

  #show(): void {
    this.#scheduled = true;
    const after = (): void => {
      this.#scheduled = false;
      if (this.#next) this.#show();
    };
    // A hidden page gets no screen frames, but its work goes on.
    if (document.hidden) setTimeout(after);
    else requestAnimationFrame(after);
    if (this.#nextFixed) this.#enter(this.#nextFixed);
    if (this.#next) this.frame = this.#next;
    this.#nextFixed = null;
    this.#next = null;
    for (const shown of this.#shown.splice(0)) shown();
  }

  /** Another graph: nothing that was shown of the old one holds. */
  #enter(fixed: Fixed): void {
    const { graph, task } = this.experiment;
    const subject = isClub(graph) ? 'club' : 'graph';
    i18n.subject = task === 'links' ? `${subject}Links` : subject;
    this.fixed = fixed;
    this.swept = { weights: NOTHING_SWEPT, neurons: NOTHING_SWEPT, edges: NOTHING_SWEPT };
    this.selected = null;
    this.hovered = null;
    this.guess = null;
    this.guessing = false;
    this.cost = null;
    this.timing = null;
    this.why = null;
    this.revival = null;
    this.agreements = {};
    this.control = null;
    this.seeds = null;
    this.pinned = null;
    this.comparison = null;
    this.lookout.clear();
  }

  fail(failure: Failure): void {
    this.trouble = failure;
  }
}
