/** The Experiment: what a visitor can choose, its defaults and its validator, in one table. */

import type { Card, Plan, Spec } from '../engine/types';
import { choice, flag, share, validate, whole, type Values } from './table';

export const EXPERIMENT = {
  graph: choice('factions', 'communities'),
  seed: whole(6),
  weightRatio: share(),
  weightCriterion: choice(
    'magnitude',
    'lamp',
    'synflow',
    'taylor',
    'obd',
    'snip',
    'grasp',
    'movement',
    'learned',
    'random',
  ),
  weightScope: choice('network', 'layer'),
  weightStructure: choice('single', 'ofFour', 'blocksOfTwo', 'blocksOfFour', 'features'),
  keepLast: flag(false),
  weightDraw: whole(0),
  pruneMode: choice('oneShot', 'iterative', 'gradual', 'ticket'),
  neuronRatio: share(),
  neuronCriterion: choice(
    'spread',
    'scaleSafe',
    'literal',
    'overEdges',
    'redundancy',
    'greedy',
    'apoz',
    'gradient',
    'taylor',
    'measured',
    'incomingL1',
    'incomingL2',
    'outgoingL1',
    'outgoingL2',
    'fpgm',
    'random',
  ),
  edgeRatio: share(),
  edgeCriterion: choice(
    'jaccard',
    'resistance',
    'betweenness',
    'degree',
    'degreeSampled',
    'teddy',
    'cosine',
    'weight',
    'attribute',
    'agreement',
    'embedding',
    'gradient',
    'learned',
    'measured',
    'random',
    'oracle',
  ),
  afterEdges: choice('keep', 'learnAgain'),
  frozen: flag(false),
  neverStrand: flag(false),
} as const;

export type { Card };
export type Experiment = Values<typeof EXPERIMENT>;
export type ExperimentKey = keyof Experiment;

/** The field that holds a card's ratio. */
export const RATIO = {
  weights: 'weightRatio',
  neurons: 'neuronRatio',
  edges: 'edgeRatio',
} as const satisfies Record<Card, ExperimentKey>;

export const CARDS: readonly Card[] = ['weights', 'neurons', 'edges'];

export const initialExperiment: Experiment = validate(EXPERIMENT, {});

/** The same choices with nothing removed. */
export function withoutRatios(experiment: Experiment): Experiment {
  return { ...experiment, weightRatio: 0, neuronRatio: 0, edgeRatio: 0 };
}

/** The same choices with a plan's ratios. */
export function withRatiosOf(experiment: Experiment, plan: Plan): Experiment {
  return {
    ...experiment,
    weightRatio: plan.weights.ratio,
    neuronRatio: plan.neurons.ratio,
    edgeRatio: plan.edges.ratio,
  };
}

/** What the engine is built from. */
export function specOf(experiment: Experiment): Spec {
  return {
    graph: { kind: 'karateClub', labels: experiment.graph },
    task: { kind: 'nodeClasses' },
    split: { kind: 'given' },
    model: {
      hidden: [16],
      // With biases the hidden layer turns into a constant that outvotes what is left of it.
      bias: false,
      activation: 'relu',
      dropout: { input: 0, hidden: 0 },
      normalization: 'symmetric',
      selfLoops: true,
    },
    training: {
      epochs: 200,
      optimizer: { kind: 'adam', learningRate: 0.01 },
      weightDecay: 5e-4,
      decay: 'first',
      patience: null,
      checkpoint: 0,
    },
    seed: experiment.seed,
  };
}

/** What is to be removed. */
export function planOf(experiment: Experiment): Plan {
  return {
    weights: {
      ratio: experiment.weightRatio,
      criterion: experiment.weightCriterion,
      scope: experiment.weightScope,
      structure: experiment.weightStructure,
      keepLast: experiment.keepLast,
      draw: experiment.weightDraw,
    },
    neurons: {
      ratio: experiment.neuronRatio,
      criterion: experiment.neuronCriterion,
      scope: 'network',
      draw: 0,
    },
    edges: {
      ratio: experiment.edgeRatio,
      criterion: experiment.edgeCriterion,
      after: experiment.afterEdges,
      frozen: experiment.frozen,
      neverStrand: experiment.neverStrand,
      draw: 0,
      column: 0,
      highGoes: false,
    },
  };
}

/**
 * What a card's curve depends on: all of the experiment but the card's own ratio, since the other
 * two ratios stand as they are.
 */
export function curveKey(experiment: Experiment, card: Card): string {
  const plan = planOf({ ...experiment, [RATIO[card]]: 0 });
  return JSON.stringify([specOf(experiment), plan]);
}

/** What a card's ranked scores depend on: never on a ratio. */
export function scoreKey(experiment: Experiment): string {
  return JSON.stringify([specOf(experiment), planOf(withoutRatios(experiment))]);
}
