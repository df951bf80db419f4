/** The Experiment: what a visitor can choose, its defaults and its validator, in one table. */

import type { Card, Plan, ScheduleRequest, Spec, Task } from '../engine/types';
import {
  choice,
  count,
  counts,
  flag,
  number,
  same,
  share,
  text,
  validate,
  whole,
  type Field,
  type Limits,
  type Values,
} from './table';

export const EXPERIMENT = {
  /** A club, `gallery:NAME`, `own:HASH`, or `generated:` with its parameters as JSON. */
  graph: text(
    'factions',
    /^(factions|communities|gallery:[a-z0-9-]+|own:[0-9a-f]{16}|generated:.+)$/,
  ),
  /** The form of the features, where a graph leaves a choice. */
  features: choice('suggested', 'oneHot', 'degree', 'structural', 'spectral', 'own'),
  task: choice('nodeClasses', 'communities', 'links'),
  seed: whole(6),
  /** Nodes a class; 0 leaves the split as the graph brings it. */
  trainPerClass: count(0, 0, 1000),
  validationPerClass: count(0, 0, 1000),
  hidden: counts([16], 3, 1, 1024),
  // With biases the hidden layer turns into a constant that outvotes what is left of it.
  bias: flag(false),
  activation: choice('relu', 'elu', 'tanh'),
  inputDropout: number(0, 0, 0.95),
  hiddenDropout: number(0, 0, 0.95),
  normalization: choice('symmetric', 'row'),
  selfLoops: flag(true),
  epochs: count(200, 1, 5000),
  optimizer: choice('adam', 'sgd'),
  learningRate: number(0.01, 1e-6, 10),
  momentum: number(0.9, 0, 0.999),
  weightDecay: number(5e-4, 0, 1),
  decay: choice('first', 'all'),
  /** Epochs without a lower validation loss before training stops; 0 never stops early. */
  patience: count(0, 0, 5000),
  /** The epoch whose weights can be rewound to; 0 keeps the first alone. */
  checkpoint: count(0, 0, 5000),
  /** Share of the edges that every epoch leaves out. */
  dropEdge: number(0, 0, 0.95),
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
    'deviation',
    'random',
  ),
  /** Weights below so many standard deviations of their layer go, by the criterion of deviations. */
  deviations: number(0, 0, 10),
  weightScope: choice('network', 'layer'),
  weightStructure: choice(
    'single',
    'ofFour',
    'ofMany',
    'blocksOfTwo',
    'blocksOfFour',
    'features',
    'subNetworks',
  ),
  /** Of how many consecutive inputs some go. */
  ofMany: count(8, 2, 64),
  /** Blocks and features by the maximum of their scores instead of the mean. */
  byMax: flag(false),
  partsBy: choice('layers', 'features', 'tiles', 'clusters'),
  partsCount: count(4, 1, 12),
  /** In whole percent, part by part; 101 where the card's ratio holds. */
  partRatios: counts([], 12, 0, 101),
  keepLast: flag(false),
  weightDraw: whole(0),
  pruneMode: choice('oneShot', 'iterative', 'gradual', 'regrowth', 'ticket', 'earlyBird'),
  /** Of the gradual mode. */
  pace: choice('cubic', 'linear', 'exponential'),
  /** Of one press of Fine-tune, all rounds together. */
  finetuneEpochs: count(60, 1, 5000),
  /** Of the modes that remove in rounds. */
  rounds: count(5, 1, 50),
  /** Of the weights left, the share that regrowth begins to exchange with. */
  regrowShare: number(0.3, 0.01, 1),
  rewindTo: choice('start', 'checkpoint', 'newStart'),
  rewindShuffled: flag(false),
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
  neuronScope: choice('network', 'layer'),
  edgeRatio: share(),
  edgeCriterion: choice(
    'jaccard',
    'resistance',
    'resistanceSampled',
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
  /** Which column the attribute criterion reads, and whether its high values go first. */
  edgeColumn: count(0, 0, 63),
  edgeHighGoes: flag(false),
  nodeRatio: share(),
  nodeCriterion: choice('spread', 'overNeighbours', 'degree', 'random'),
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

/** What a field's numbers must be, where it cannot hold the value. */
export function refusedLimits(key: ExperimentKey, raw: unknown): Limits | null {
  const field: Field<unknown> = EXPERIMENT[key];
  return field.read(raw) === undefined ? (field.limits ?? null) : null;
}

export const initialExperiment: Experiment = validate(EXPERIMENT, {});

/** The same choices with nothing removed. */
export function withoutRatios(experiment: Experiment): Experiment {
  return {
    ...experiment,
    weightRatio: 0,
    neuronRatio: 0,
    edgeRatio: 0,
    nodeRatio: 0,
    deviations: 0,
    partRatios: [],
  };
}

/** The same choices with a plan's ratios. */
export function withRatiosOf(experiment: Experiment, plan: Plan): Experiment {
  return {
    ...experiment,
    weightRatio: plan.weights.ratio,
    neuronRatio: plan.neurons.ratio,
    edgeRatio: plan.edges.ratio,
    deviations:
      plan.weights.criterion === 'deviation'
        ? (plan.weights.deviations ?? 0)
        : experiment.deviations,
  };
}

const CLUBS = { factions: 'factions', communities: 'communities' } as const;

/** Whether a graph is built into the engine. */
export function isClub(graph: string): graph is keyof typeof CLUBS {
  return graph in CLUBS;
}

/** Length of an embedding where links are predicted. */
const DIMENSIONS = 16;

function taskOf({ task }: Experiment, bipartite: boolean): Task {
  if (task !== 'links') return { kind: task };
  const shares = { validation: 0.05, test: 0.1, bipartite };
  return { kind: 'links', dimensions: DIMENSIONS, shares };
}

/** What the engine is built from. */
export function specOf(experiment: Experiment, bipartite = false): Spec {
  const { graph, learningRate, momentum, trainPerClass, validationPerClass } = experiment;
  return {
    graph: isClub(graph)
      ? { kind: 'karateClub', labels: CLUBS[graph] }
      : { kind: 'own', hash: null },
    task: taskOf(experiment, bipartite),
    split:
      trainPerClass === 0
        ? { kind: 'given' }
        : { kind: 'stratified', train: trainPerClass, validation: validationPerClass },
    model: {
      hidden: [...experiment.hidden],
      bias: experiment.bias,
      activation: experiment.activation,
      dropout: { input: experiment.inputDropout, hidden: experiment.hiddenDropout },
      normalization: experiment.normalization,
      selfLoops: experiment.selfLoops,
    },
    training: {
      epochs: experiment.epochs,
      optimizer:
        experiment.optimizer === 'adam'
          ? { kind: 'adam', learningRate }
          : { kind: 'sgd', learningRate, momentum },
      weightDecay: experiment.weightDecay,
      decay: experiment.decay,
      patience: experiment.patience === 0 ? null : experiment.patience,
      checkpoint: experiment.checkpoint,
      dropEdge: experiment.dropEdge,
    },
    seed: experiment.seed,
  };
}

/** Whether two experiments are of one network at epoch 0: what differs is only what is removed. */
export function isSameStart(a: Experiment, b: Experiment): boolean {
  const parts = (experiment: Experiment): string =>
    JSON.stringify([experiment.graph, experiment.features, specOf(experiment)]);
  return parts(a) === parts(b);
}

/** Whether two experiments are equal in every field. */
export function isSame(a: Experiment, b: Experiment): boolean {
  return (Object.keys(EXPERIMENT) as ExperimentKey[]).every((key) => same(a[key], b[key]));
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
      deviations: experiment.deviations,
      of: experiment.ofMany,
      byMax: experiment.byMax,
      parts: {
        by: experiment.partsBy,
        count: experiment.partsCount,
        ratios: experiment.partRatios.map((percent) => (percent > 100 ? null : percent / 100)),
      },
      draw: experiment.weightDraw,
    },
    neurons: {
      ratio: experiment.neuronRatio,
      criterion: experiment.neuronCriterion,
      scope: experiment.neuronScope,
      draw: 0,
    },
    edges: {
      ratio: experiment.edgeRatio,
      criterion: experiment.edgeCriterion,
      after: experiment.afterEdges,
      frozen: experiment.frozen,
      neverStrand: experiment.neverStrand,
      draw: 0,
      column: experiment.edgeColumn,
      highGoes: experiment.edgeHighGoes,
    },
    nodes: { ratio: experiment.nodeRatio, criterion: experiment.nodeCriterion, draw: 0 },
  };
}

/** A gradual schedule removes in up to this many rounds, so that it follows its curve closely. */
const GRADUAL_ROUNDS = 20;

/** How Fine-tune goes to the ratios; null where they are taken at once. */
export function scheduleOf(experiment: Experiment): ScheduleRequest | null {
  const { pruneMode, finetuneEpochs, rounds } = experiment;
  const each = (of: number): number => Math.max(1, Math.round(finetuneEpochs / of));
  switch (pruneMode) {
    case 'oneShot':
      return null;
    case 'iterative':
      return { pace: 'exponential', rounds, epochs: each(rounds), rewinds: false };
    case 'gradual': {
      const steps = Math.min(GRADUAL_ROUNDS, finetuneEpochs);
      return { pace: experiment.pace, rounds: steps, epochs: each(steps), rewinds: false };
    }
    case 'regrowth':
      return {
        pace: 'atOnce',
        rounds,
        epochs: each(rounds),
        rewinds: false,
        regrow: experiment.regrowShare,
      };
    case 'ticket':
      // A ticket is trained whole in every round.
      return { pace: 'exponential', rounds, epochs: experiment.epochs, rewinds: true };
    case 'earlyBird':
      // One cut, drawn as soon as the masks have settled.
      return {
        pace: 'linear',
        rounds: 1,
        epochs: experiment.epochs,
        rewinds: false,
        earlyBird: true,
      };
  }
}

/**
 * What a card's curve depends on: all of the experiment but the card's own ratio, since the other
 * two ratios stand as they are.
 */
export function curveKey(experiment: Experiment, card: Card): string {
  const deviations = card === 'weights' ? 0 : experiment.deviations;
  const plan = planOf({ ...experiment, [RATIO[card]]: 0, deviations });
  return JSON.stringify([experiment.graph, specOf(experiment), plan]);
}

/** What a card's ranked scores depend on: never on a ratio. */
export function scoreKey(experiment: Experiment): string {
  return JSON.stringify([experiment.graph, specOf(experiment), planOf(withoutRatios(experiment))]);
}
