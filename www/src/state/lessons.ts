/**
 * The lessons: what each begins from, what is done in it, and how the page sees that it was done.
 * They act on the real page by the verbs of everybody, so that every step can be undone. Their
 * texts are in `i18n/en-lessons.ts` and `zh-lessons.ts`, step by step.
 */

import type { Kernel, Plan } from '../engine/types';
import { initialExperiment, isSameStart, planOf, type Card, type Experiment } from './experiment';
import { generatedName } from './gallery';
import type { Deed } from './history';
import type { Level } from './page.svelte';
import type { Session } from './session';

/** The page as a lesson looks at it, once it rests. */
export interface Present {
  readonly experiment: Experiment;
  /** Of the newest frame. */
  readonly plan: Plan;
  /** What led to the present state. */
  readonly deed: Deed;
  /** Nothing was done to the weights but the first training. */
  readonly isStandard: boolean;
  /** How many epochs of training under masks were all that followed it; 0 where there was more. */
  readonly healed: number;
  /** By what the time of one pass was measured, if it was for what is on the screen. */
  readonly timed: Kernel | null;
}

/** What a lesson acts by. */
export type Actor = Pick<Session, 'open' | 'chooseAll' | 'finetune' | 'measureTime'> & {
  readonly store: Pick<Session['store'], 'storageFormat'>;
};

export interface Step {
  /** The card that the step is about: it is marked, and a phone turns to it. */
  readonly card?: Card;
  /** What the page stands on when it is done. */
  readonly goal: Experiment;
  /** Whether it is done. */
  readonly done: (present: Present) => boolean;
  /** Does it for the visitor, wherever the page stands; null while something goes on. */
  readonly perform: (actor: Actor, present: Present | null) => void;
}

export interface Lesson {
  readonly id: string;
  /** The least that has to be on the screen. */
  readonly level: Level;
  /** What differs from the page as it opens. */
  readonly start: Partial<Experiment>;
  readonly steps: readonly Step[];
}

/** What the tests of the core measure over twenty graphs, on the first of them. */
const BLOCKS: Partial<Experiment> = {
  graph: generatedName(
    {
      kind: 'blockModel',
      nodes: 200,
      edges: 790,
      blocks: 4,
      homophily: 0.62,
      features: 32,
      signal: 0.4,
      labels: 5,
    },
    0,
  ),
  hidden: [32],
  bias: true,
  inputDropout: 0.5,
  hiddenDropout: 0.5,
  seed: 0,
};

const from = (start: Partial<Experiment>): Experiment => ({ ...initialExperiment, ...start });

/** Whether the page stands on a lesson's network, from its first weights on. */
function isOf(start: Partial<Experiment>, { experiment }: Present): boolean {
  return isSameStart(experiment, from(start));
}

/** The network of a lesson as its first training left it: what a lesson says, it says of this one. */
function isFresh(start: Partial<Experiment>, present: Present): boolean {
  return present.isStandard && isOf(start, present);
}

/** Goes to a state that was only cut; trains anew where something else was done to the weights. */
function reach(goal: Experiment): Step['perform'] {
  return (actor, present) => {
    if (present && isFresh(goal, present)) actor.chooseAll(goal);
    else actor.open(goal);
  };
}

/** The network of the lesson, trained, with nothing removed. */
export function beginning(start: Partial<Experiment>): Step {
  const goal = from(start);
  return {
    goal,
    done: (present) => isFresh(start, present) && isWhole(present.plan),
    perform: (actor) => actor.open(goal),
  };
}

/** Nothing is to go. */
function isWhole({ weights, neurons, edges, nodes }: Plan): boolean {
  const byThreshold = weights.criterion === 'deviation' ? (weights.deviations ?? 0) : 0;
  return weights.ratio + byThreshold + neurons.ratio + edges.ratio + (nodes?.ratio ?? 0) === 0;
}

/** What of a card's plan a lesson leaves open: how much goes, and what then has no part in it. */
const OPEN: readonly string[] = ['ratio', 'draw', 'deviations', 'column', 'highGoes'];

/** Something of one card is gone as the change says, about as much, and nothing was healed. */
function cut(
  card: Card,
  start: Partial<Experiment>,
  change: Partial<Experiment>,
  enough: (ratio: number, wanted: number) => boolean = isAbout,
): Step {
  const goal = from({ ...start, ...change });
  const wanted = planOf(goal);
  const settled = Object.entries(wanted[card]).filter(([key]) => !OPEN.includes(key));
  return {
    card,
    goal,
    done: (present) => {
      const { plan } = present;
      const own: Readonly<Record<string, unknown>> = { ...plan[card] };
      return (
        isFresh(start, present) &&
        isWhole({ ...plan, [card]: { ...plan[card], ratio: 0 } }) &&
        settled.every(([key, value]) => JSON.stringify(own[key]) === JSON.stringify(value)) &&
        enough(plan[card].ratio, wanted[card].ratio)
      );
    },
    perform: reach(goal),
  };
}

/** Near enough for what a text says of it. */
const isAbout = (ratio: number, wanted: number): boolean => Math.abs(ratio - wanted) <= 0.015;
const isAtLeast = (ratio: number, wanted: number): boolean => ratio >= wanted;

/** In the club: so much of the weights, or more, and the texts say how many. */
function cutClub(change: Partial<Experiment>): Step {
  return cut('weights', {}, change, isAtLeast);
}

/** In the blocks. */
function cutBlocks(change: Partial<Experiment>): Step {
  return cut('weights', BLOCKS, change);
}

/** The state of the step before, healed once as a lesson says. */
function finetuned(before: Step): Step {
  const { finetuneEpochs, pruneMode } = initialExperiment;
  return {
    goal: before.goal,
    // Its weights are not those of the first training any more; the rest has to be as before.
    done: (present) =>
      present.deed.kind === 'finetuned' &&
      present.healed === finetuneEpochs &&
      before.done({ ...present, isStandard: true }),
    perform: (actor, present) => {
      if (present && before.done(present)) actor.chooseAll({ finetuneEpochs, pruneMode });
      else reach(before.goal)(actor, present);
      actor.finetune();
    },
  };
}

function cutNeurons(neuronCriterion: Experiment['neuronCriterion']): Step {
  return cut('neurons', {}, { neuronCriterion, neuronRatio: 0.5 });
}

function cutEdges(edgeCriterion: Experiment['edgeCriterion']): Step {
  return cut('edges', BLOCKS, { edgeCriterion, edgeRatio: 0.5 });
}

/** The friendships of the club. */
function cutFriends(afterEdges: Experiment['afterEdges'], edgeRatio: number): Step {
  return cut('edges', {}, { afterEdges, edgeRatio });
}

function deeper(hidden: readonly number[]): Step {
  return beginning({ ...BLOCKS, hidden });
}

/** The time of one pass is measured, by a kernel or any. */
function measured(before: Step, kernel: Kernel | null): Step {
  return {
    goal: before.goal,
    done: (present) =>
      (kernel === null ? present.timed !== null : present.timed === kernel) && before.done(present),
    perform: (actor, present) => {
      if (!present || !before.done(present)) reach(before.goal)(actor, present);
      if (kernel === 'compact') actor.store.storageFormat = 'dense';
      actor.measureTime();
    },
  };
}

const byMagnitude = cutBlocks({ weightRatio: 0.9 });
const byTaylor = cutBlocks({ weightRatio: 0.9, weightCriterion: 'taylor' });
const overAll = cutBlocks({ weightRatio: 0.95 });
const inLayers = cutBlocks({ weightRatio: 0.95, weightScope: 'layer' });
const fewNeurons = cut('neurons', BLOCKS, { neuronRatio: 0.75 });

export const LESSONS = [
  {
    id: 'how-much',
    level: 'explore',
    start: {},
    steps: [
      cutClub({ weightRatio: 0.5 }),
      cutClub({ weightRatio: 0.9 }),
      // The first draw of whoever presses “at random”.
      cutClub({ weightRatio: 0.9, weightCriterion: 'random', weightDraw: 1 }),
      cutClub({ weightRatio: 1 }),
      { ...beginning({}), card: 'weights', perform: reach(initialExperiment) },
    ],
  },
  {
    id: 'no-edges',
    level: 'explore',
    start: {},
    steps: [cutFriends('keep', 1), cutFriends('learnAgain', 1), cutFriends('learnAgain', 0.5)],
  },
  {
    id: 'healing',
    level: 'explore',
    start: BLOCKS,
    steps: [byMagnitude, finetuned(byMagnitude), byTaylor, finetuned(byTaylor)],
  },
  {
    id: 'scope',
    level: 'explore',
    start: BLOCKS,
    steps: [overAll, finetuned(overAll), inLayers, finetuned(inLayers)],
  },
  {
    id: 'neurons',
    level: 'explore',
    start: {},
    steps: [cutNeurons('spread'), cutNeurons('literal'), cutNeurons('random')],
  },
  {
    id: 'depth',
    level: 'explore',
    start: BLOCKS,
    steps: [deeper([32, 32]), deeper([32, 32, 32])],
  },
  {
    id: 'homophily',
    level: 'explore',
    start: BLOCKS,
    steps: [cutEdges('random'), cutEdges('jaccard'), cutEdges('oracle')],
  },
  {
    id: 'speed',
    level: 'lab',
    start: BLOCKS,
    steps: [byMagnitude, measured(byMagnitude, null), fewNeurons, measured(fewNeurons, 'compact')],
  },
] as const satisfies readonly Lesson[];

export type LessonId = (typeof LESSONS)[number]['id'];

export function isLesson(id: string): id is LessonId {
  return LESSONS.some((lesson) => lesson.id === id);
}
