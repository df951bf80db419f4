/** Words around the experiment: levels, sharing, history, settings. English. */

import type { Words } from './en-words';
import { plain, plural } from './numbers';

interface SettingText {
  readonly name: string;
  readonly why: string;
  readonly options?: Readonly<Record<string, string>>;
}

export const level = {
  name: 'Level',
  options: { start: 'Start', explore: 'Explore', lab: 'Lab' },
};

export const share = {
  button: 'Share',
  title: 'Share this experiment',
  text: 'Whoever opens the link gets the same numbers, bit for bit. It holds the experiment itself; nothing is stored anywhere else.',
  link: 'Link',
  copy: 'Copy link',
  fingerprint: 'Fingerprint',
  fingerprintWhy:
    'A hash of weights, masks and predictions. The same link must show the same fingerprint in every browser.',
  teachers: 'For teachers, add to the address:',
  parameters: [
    ['level=start', 'start, explore or lab'],
    ['lang=zh', 'en or zh'],
    ['theme=dark', 'light, dark or system'],
    ['hide=neurons,edges', 'cards, regions and controls that are not shown'],
    ['lock=graph,weights', 'controls that cannot be moved'],
    ['lesson=how-much', 'the lesson that is open; all for the list'],
    ['embed=1', 'for a frame in slides: no top bar, and it answers messages'],
  ] as readonly (readonly [string, string])[],
};

export const strip = {
  name: 'History',
  phases: {
    prepare: 'Prepare',
    score: 'Score',
    remove: 'Remove',
    adjust: 'Validate and adjust',
    deploy: 'Deploy and watch',
  },
  deeds: {
    opened: 'Opened and trained',
    restored: 'Opened from a file',
    reset: 'Reset',
    refit: 'Refit',
    rewound: 'Rewind',
    marked: { rule: 'Back to rule', cut: 'Cut by hand', kept: 'Kept by hand' },
    trained: (epochs: number) => `Trained ${plural(epochs, 'epoch', 'epochs')}`,
    finetuned: (epochs: number) => `Fine-tuned ${plural(epochs, 'epoch', 'epochs')}`,
  },
  ratio: (card: string, ratio: string) => `${card} ${ratio}`,
  changed: (field: string) => `Changed: ${field}`,
  fields: {
    weightCriterion: 'weight criterion',
    weightScope: 'scope',
    weightStructure: 'structure',
    weightDraw: 'another draw',
    neuronCriterion: 'neuron criterion',
    neuronScope: 'neuron scope',
    edgeCriterion: 'edge criterion',
    afterEdges: 'after removing edges',
    pruneMode: 'prune mode',
    keepLast: 'spare the last layer',
    neverStrand: 'never strand',
    frozen: 'freeze Â',
    finetuneEpochs: 'fine-tuning epochs',
    rounds: 'rounds',
    regrowShare: 'share exchanged',
    pace: 'pace',
    deviations: 'standard deviations',
    ofMany: 'n of m',
    byMax: 'by the maximum',
    partsBy: 'sub-networks',
    partsCount: 'number of sub-networks',
    partRatios: 'ratios of sub-networks',
    nodeRatio: 'nodes removed',
    nodeCriterion: 'node criterion',
    edgeColumn: 'column of the edges',
    edgeHighGoes: 'direction of the column',
    rewindTo: 'rewind to',
    rewindShuffled: 'shuffled mask',
  } as Readonly<Record<string, string | undefined>>,
};

export const settings = {
  button: 'Model',
  title: 'Model and training',
  groups: { model: 'Model', training: 'Training', split: 'Split' },
  apply: 'Apply and train anew',
  restore: 'As on opening',
  begins: 'The network begins at epoch 0, with nothing removed. Undo brings back what is here now.',
  /** What a number must be that was refused; of a list, each of at most so many. */
  range: (least: number, most: number, whole: boolean, longest?: number) => {
    const numbers = whole ? 'whole number' : 'number';
    const within = `from ${least} to ${whole ? plain(most) : most}`;
    return longest === undefined
      ? `Must be a ${numbers} ${within}.`
      : `Must be at most ${longest} ${numbers}s, each ${within}.`;
  },
  seed: 'Seed',
  newSeed: 'New seed',
  finetuneEpochs: 'Epochs of Fine-tune',
  rounds: 'Rounds',
  regrowShare: 'Share exchanged at first',
  fields: {
    hidden: { name: 'Hidden widths', why: 'Up to three numbers; one layer more than there are.' },
    activation: {
      name: 'Activation',
      why: 'What a hidden neuron does with its sum.',
      options: { relu: 'ReLU', elu: 'ELU', tanh: 'tanh' },
    },
    inputDropout: { name: 'Dropout, inputs', why: 'Share of the features silenced each epoch.' },
    hiddenDropout: {
      name: 'Dropout, hidden',
      why: 'Share of the hidden values silenced each epoch.',
    },
    normalization: {
      name: 'Normalisation',
      why: 'D^-½ A D^-½, or the mean of the neighbours.',
      options: { symmetric: 'symmetric', row: 'row' },
    },
    bias: { name: 'Biases', why: 'Never pruned; counted as parameters.' },
    selfLoops: { name: 'Self-loops', why: 'Whether a node hears itself.' },
    epochs: { name: 'Epochs', why: 'One press of Train.' },
    optimizer: { name: 'Optimiser', why: '', options: { adam: 'Adam', sgd: 'SGD' } },
    learningRate: { name: 'Learning rate', why: '' },
    momentum: { name: 'Momentum', why: 'Of SGD.' },
    weightDecay: { name: 'Weight decay', why: 'Added to the gradient as decay × w.' },
    decay: {
      name: 'Decay acts on',
      why: 'Kipf & Welling: the first layer only.',
      options: { first: 'first layer', all: 'all layers' },
    },
    patience: {
      name: 'Patience',
      why: 'Epochs without a lower validation loss before training stops; 0 never stops early.',
    },
    checkpoint: {
      name: 'Keep weights of epoch',
      why: 'To rewind to later; 0 keeps the first alone.',
    },
    dropEdge: {
      name: 'DropEdge',
      why: 'Share of the edges that every epoch leaves out, other ones each time (Rong et al. 2020).',
    },
    trainPerClass: {
      name: 'Training nodes a class',
      why: '0 takes the split that the graph brings.',
    },
    validationPerClass: {
      name: 'Validation nodes a class',
      why: 'The rest of the labelled nodes test.',
    },
  } as Readonly<Record<string, SettingText | undefined>>,
};

export const rewind = {
  to: 'Rewind to',
  options: {
    start: 'the first weights',
    checkpoint: 'the kept epoch’s weights',
    newStart: 'new first weights',
  },
  shuffled: 'Shuffle the mask within each layer',
  why: 'New weights and a shuffled mask are the controls: if they learn as well, it was no winning ticket.',
};

export const pin = (w: Words) => ({
  button: 'Pin',
  why: 'Keep this state as A and compare what you do next with it',
  tab: 'Compare',
  none: 'Press Pin to keep the present state as A. What you do next is then B, and stands beside it.',
  a: 'A, pinned',
  b: 'B, live',
  difference: 'B less A',
  loss: 'Loss',
  changed: (count: number) =>
    `${plural(count, `${w.item} is`, `${w.items} are`)} predicted otherwise`,
  rows: {
    weights: 'Weights in A alone, B alone',
    neurons: 'Neurons in A alone, B alone',
    edges: 'Edges in A alone, B alone',
  },
  alone: (a: number, b: number) => `${plain(a)}, ${plain(b)}`,
});

export const training = {
  tab: 'Training',
  title: 'Training curve',
  loss: 'loss, training',
  validation: 'loss, validation',
  right: { test: 'right', validation: 'right, validation' },
  cut: 'cut',
  epochs: (count: number) => plural(count, 'epoch', 'epochs'),
  none: 'No epoch yet. Press Train.',
  table: (epoch: number, loss: string, right: string) =>
    `Epoch ${plain(epoch)}: loss ${loss}, ${right} right`,
};

export const metrics = {
  name: 'Figures',
  compression: (times: string) => `${times}× fewer`,
  storage: 'Storage',
  multiplyAdds: 'Multiply-adds',
  of: (dense: string) => `of ${dense} dense`,
  browser: 'This browser',
  measure: 'Measure',
};

export const structure = {
  deviations: 's, in standard deviations',
  ofMany: 'm, inputs at a time',
  byMax: 'By the maximum of the scores, not their mean',
  partsBy: 'Sub-networks are',
  parts: {
    layers: 'layers',
    features: 'runs of input features',
    tiles: 'quarters of each matrix',
    clusters: 'neurons that fire together',
  },
  partsCount: 'How many',
  ratio: (part: number) => `Ratio of part ${part}, in percent`,
  inherited: 'as the card',
  nodes: 'Nodes pruned, in percent',
  nodesWhy: (removed: number, survivors: string) =>
    `${plural(removed, 'node has', 'nodes have')} lost all their edges; of the others ${survivors}.`,
  nodeCriterion: 'Node criterion',
  edgeColumn: 'Column',
  edgeHighGoes: 'High values go first',
};
