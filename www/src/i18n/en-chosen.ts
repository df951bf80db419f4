/** What is said beside the pickers of the cards, in English. */

import { plain } from './numbers';

const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`;

export const chosen = {
  neuronScope: 'Neuron scope',
  neuronScopes: {
    network: {
      name: 'whole network (global)',
      why: 'Global sensitivity: scores are divided by their layer’s mean and ranked over all hidden layers.',
    },
    layer: {
      name: 'within the layer (local)',
      why: 'Local sensitivity: each hidden layer is ranked by itself and loses the same share.',
    },
  },
  oneHiddenLayer:
    'With one hidden layer local and global sensitivity are the same, so there is no scope to choose.',
  bothSides: (share: number) =>
    `A matrix between two hidden layers loses neurons on both sides: ${percent(share)} of each leave 1 − (1 − p)² = ${percent(1 - (1 - share) * (1 - share))} of its weights without effect.`,
  judge: {
    validation: 'Judged by the loss on the validation set.',
    predictions:
      'Nothing is kept for validation, so it is judged against the network’s own predictions.',
    training: 'Judged by the training loss.',
  },
  agreement: {
    name: 'Agreement with measuring:',
    told: (rho: number, items: number) =>
      `ρ = ${rho.toFixed(2).replace('-', '−')} over ${plain(items)}, each removed alone. 1 is the same order, 0 none.`,
    none: (items: number) =>
      `no order to compare, since all ${plain(items)} are alike to one of the two.`,
    asking: (done: number) =>
      done > 0 ? `removing each alone, ${done} % done` : 'removing each alone …',
    stop: 'Stop',
    ask: (items: number) => `Measure all ${plain(items)}`,
  },
  perRound: (rate: number, rounds: number, all: number) =>
    `In each of ${rounds} rounds ${percent(rate)} of what is left goes: ${percent(all)} in all.`,
  pace: 'Pace',
  paces: {
    cubic: 'cubic: fast at first',
    linear: 'linear: the same number each time',
    exponential: 'exponential: the same share of what is left',
  },
};
