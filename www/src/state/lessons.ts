/**
 * The lessons: what each begins from, what is done in it, and how the page sees that it was done.
 * They act on the real page by the verbs of everybody, so that every step can be undone. Their
 * texts are in `i18n/en-lessons.ts` and `zh-lessons.ts`, step by step.
 */

import type { Kernel, Plan } from '../engine/types';
import { initialExperiment, type Card, type Experiment } from './experiment';
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
  /** By what the time of one pass was measured, if it was for what is on the screen. */
  readonly timed: Kernel | null;
}

export interface Step {
  /** The card that the step is about: it is marked, and a phone turns to it. */
  readonly card?: Card;
  /** Whether it is done. */
  readonly done: (present: Present) => boolean;
  /** Does it for the visitor. */
  readonly perform: (session: Session) => void;
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

const isFinetuned = ({ deed }: Present): boolean => deed.kind === 'finetuned';

/** Trains as the lesson begins, then cuts: whatever was done before is behind. */
function anew(start: Partial<Experiment>, cut: Partial<Experiment> = {}): Step['perform'] {
  return (session) => session.open({ ...initialExperiment, ...start, ...cut });
}

function choosing(values: Partial<Experiment>): Step['perform'] {
  return (session) => session.chooseAll(values);
}

/** The network of the lesson, trained, with nothing removed. */
export function beginning(start: Partial<Experiment>): Step {
  const wanted = Object.entries(start) as [keyof Experiment, unknown][];
  const { graph, hidden } = { ...initialExperiment, ...start };
  return {
    done: ({ experiment, plan, isStandard }) =>
      isStandard &&
      plan.weights.ratio + plan.neurons.ratio + plan.edges.ratio === 0 &&
      experiment.graph === graph &&
      String(experiment.hidden) === String(hidden) &&
      wanted.every(([key, value]) => String(experiment[key]) === String(value)),
    perform: anew(start),
  };
}

/** So much of the weights is gone by this criterion, and nothing was healed. */
function cutWeights(
  criterion: Experiment['weightCriterion'],
  ratio: number,
  perform: Step['perform'],
): Step {
  return {
    card: 'weights',
    done: ({ plan, isStandard }) =>
      isStandard && plan.weights.criterion === criterion && plan.weights.ratio >= ratio,
    perform,
  };
}

function finetuned(wanted: (plan: Plan) => boolean): Step {
  return {
    done: (present) => isFinetuned(present) && wanted(present.plan),
    perform: (session) => session.finetune(),
  };
}

function cutNeurons(criterion: Experiment['neuronCriterion'], ratio: number): Step {
  return {
    card: 'neurons',
    done: ({ plan }) => plan.neurons.criterion === criterion && plan.neurons.ratio >= ratio,
    perform: choosing({ neuronCriterion: criterion, neuronRatio: ratio }),
  };
}

function cutEdges(criterion: Experiment['edgeCriterion'], ratio: number): Step {
  return {
    card: 'edges',
    done: ({ plan }) => plan.edges.criterion === criterion && plan.edges.ratio >= ratio,
    perform: choosing({ edgeCriterion: criterion, edgeRatio: ratio }),
  };
}

function deeper(hidden: readonly number[]): Step {
  return {
    done: ({ experiment, isStandard }) =>
      isStandard && experiment.graph === BLOCKS.graph && experiment.hidden.length === hidden.length,
    perform: anew({ ...BLOCKS, hidden }),
  };
}

const lacksNeurons = ({ weights, neurons }: Plan): boolean =>
  weights.ratio === 0 && neurons.ratio >= 0.75;

export const LESSONS = [
  {
    id: 'how-much',
    level: 'explore',
    start: {},
    steps: [
      cutWeights('magnitude', 0.5, choosing({ weightCriterion: 'magnitude', weightRatio: 0.5 })),
      cutWeights('magnitude', 0.9, choosing({ weightCriterion: 'magnitude', weightRatio: 0.9 })),
      cutWeights('random', 0.9, (session) => session.toggleRandom()),
      cutWeights('magnitude', 1, choosing({ weightCriterion: 'magnitude', weightRatio: 1 })),
      {
        card: 'weights',
        done: ({ plan }) => plan.weights.ratio === 0,
        perform: choosing({ weightRatio: 0 }),
      },
    ],
  },
  {
    id: 'no-edges',
    level: 'explore',
    start: {},
    steps: [
      {
        card: 'edges',
        done: ({ plan: { edges } }) => edges.ratio === 1 && edges.after === 'keep',
        perform: choosing({ edgeRatio: 1, afterEdges: 'keep' }),
      },
      {
        card: 'edges',
        done: ({ plan: { edges } }) => edges.ratio === 1 && edges.after === 'learnAgain',
        perform: choosing({ edgeRatio: 1, afterEdges: 'learnAgain' }),
      },
      {
        card: 'edges',
        done: ({ plan: { edges } }) => edges.ratio <= 0.5 && edges.after === 'learnAgain',
        perform: choosing({ edgeRatio: 0.5, afterEdges: 'learnAgain' }),
      },
    ],
  },
  {
    id: 'healing',
    level: 'explore',
    start: BLOCKS,
    steps: [
      cutWeights('magnitude', 0.9, choosing({ weightRatio: 0.9 })),
      finetuned(({ weights }) => weights.criterion === 'magnitude' && weights.ratio >= 0.9),
      cutWeights('taylor', 0.9, anew(BLOCKS, { weightCriterion: 'taylor', weightRatio: 0.9 })),
      finetuned(({ weights }) => weights.criterion === 'taylor' && weights.ratio >= 0.9),
    ],
  },
  {
    id: 'scope',
    level: 'explore',
    start: BLOCKS,
    steps: [
      cutWeights('magnitude', 0.95, choosing({ weightRatio: 0.95 })),
      finetuned(({ weights }) => weights.scope === 'network' && weights.ratio >= 0.95),
      {
        card: 'weights',
        done: ({ plan: { weights }, isStandard }) =>
          isStandard && weights.scope === 'layer' && weights.ratio >= 0.95,
        perform: anew(BLOCKS, { weightScope: 'layer', weightRatio: 0.95 }),
      },
      finetuned(({ weights }) => weights.scope === 'layer' && weights.ratio >= 0.95),
    ],
  },
  {
    id: 'neurons',
    level: 'explore',
    start: {},
    steps: [cutNeurons('spread', 0.5), cutNeurons('literal', 0.5), cutNeurons('random', 0.5)],
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
    steps: [cutEdges('random', 0.5), cutEdges('jaccard', 0.5), cutEdges('oracle', 0.5)],
  },
  {
    id: 'speed',
    level: 'lab',
    start: BLOCKS,
    steps: [
      cutWeights('magnitude', 0.9, choosing({ weightRatio: 0.9 })),
      {
        done: ({ plan, timed }) => timed !== null && plan.weights.ratio >= 0.9,
        perform: (session) => session.questions.measureTime(),
      },
      {
        card: 'neurons',
        done: ({ plan }) => lacksNeurons(plan),
        perform: choosing({ weightRatio: 0, neuronRatio: 0.75 }),
      },
      {
        done: ({ plan, timed }) => timed === 'compact' && lacksNeurons(plan),
        perform: (session) => {
          session.store.storageFormat = 'dense';
          session.questions.measureTime();
        },
      },
    ],
  },
] as const satisfies readonly Lesson[];

export type LessonId = (typeof LESSONS)[number]['id'];

export function isLesson(id: string): id is LessonId {
  return LESSONS.some((lesson) => lesson.id === id);
}
