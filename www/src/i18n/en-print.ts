/** What stands below a picture that is saved, in English. */

import { plain } from './numbers';

export const en = {
  pictures: {
    graph: { name: 'Graph', about: 'As it stands on the screen.' },
    neurons: { name: 'Network', about: 'Neurons with their weights, the most important first.' },
    matrix: { name: 'Weight matrices', about: 'Every weight as a cell.' },
    joined: { name: 'Result by share removed', about: 'The curve and the ranked scores.' },
    training: { name: 'Training curve', about: 'Epoch by epoch, with every cut.' },
  },
  title: 'Pictures',
  text: 'On light paper in either theme, with a caption that says how each was made.',
  save: (picture: string, format: string) => `Save picture: ${picture} (${format})`,
  working: 'Drawing …',
  size: (graph: string, nodes: number, edges: number) =>
    `${graph}: ${plain(nodes)} nodes, ${plain(edges)} edges.`,
  network: (layers: string, epoch: number, seed: number) =>
    `Graph convolutional network ${layers}, epoch ${plain(epoch)}, seed ${seed}.`,
  cut: { weights: 'weights', neurons: 'neurons', edges: 'edges' },
  removed: (card: string, ratio: string, items: string, criterion: string) =>
    `${card} ${ratio} (${items}) by ${criterion}`,
  removedAll: (parts: readonly string[]) => `Removed: ${parts.join('; ')}.`,
  nothingRemoved: 'Nothing is removed.',
  result: (now: string, before: string) => `${now}; with nothing removed ${before}.`,
  fingerprint: (hash: string) => `Fingerprint ${hash}.`,
  link: (address: string) => `Made with Secateur: ${address}`,
  keys: {
    graph: (overlay: string) => `Nodes show: ${overlay}. Dashed edges are removed.`,
    dot: 'A dot is a node known from the start.',
    marks:
      'A dot is a node known from the start, a cross a mistake, two rings a changed prediction.',
    neurons: (criterion: string) =>
      `Rows: ${criterion}. Bars up are positive weights, bars down negative, a dashed line is what is removed.`,
    joined: (card: string, criterion: string, draws: number, split: string) =>
      `Across: share of the ${card} removed. Up: right (${split}). Line: ${criterion}` +
      (draws > 0 ? `; dashed, with its band: at random, ${draws} draws` : '') +
      '; dotted: nothing removed. Below: the scores in the order in which they go.',
    training:
      'Solid: right, on validation items where there are any; dashed: training loss; dotted: validation loss; red: a cut; long dashes, where drawn: right, the dense model as its control.',
  },
};

export type PrintTexts = typeof en;
