/** What can be exported, in English. */

import type { ExportKind } from '../engine/types';

export const en = {
  title: 'Files for other programs',
  text: 'The network and the graph as they stand under your cuts.',
  save: (name: string) => `Save ${name}`,
  working: 'Writing …',
  failed: 'This file could not be written.',
  wrongTask: 'Classes of nodes are not predicted here, so there is no such table.',
  saves: {
    title: 'Experiment with its weights',
    text: 'One file that brings back exactly what you see, without training: weights, cuts, steps, and your own graph if it is about one. It stays on your machine. A file can also be dropped onto the page.',
    save: 'Save experiment',
    open: 'Open experiment',
  },
  experiment: {
    name: 'Experiment (JSON)',
    about: 'Everything that you chose, and what was done to the weights.',
  },
  kinds: {
    model: {
      name: 'Model (safetensors)',
      about: 'Weights, masks, graph, normalised adjacency and the logits to compare with.',
    },
    torchPrune: {
      name: 'For torch.nn.utils.prune',
      about: 'Weights as they were, and masks, under the keys of that module.',
    },
    compact: {
      name: 'Smaller model',
      about: 'The neurons that do nothing are taken out: smaller matrices, the same logits.',
    },
    pygScript: {
      name: 'PyTorch Geometric script',
      about: 'Loads any of the three and prints the same logits.',
    },
    dglScript: {
      name: 'DGL script',
      about: 'The same for DGL. Run by us once with DGL 2.1.0: the logits were the same.',
    },
    notebook: {
      name: 'Jupyter notebook',
      about:
        'Repeats the experiment in PyTorch Geometric, and carries it over to graphs too large for this page.',
    },
    predictions: { name: 'Predictions (CSV)', about: 'One row a node, with probabilities.' },
    scores: {
      name: 'Scores (CSV)',
      about: 'What the criteria say of every weight, neuron and edge.',
    },
    graphMl: { name: 'Cut graph (GraphML)', about: 'The edges that are left, for Gephi and yEd.' },
    edgeList: { name: 'Cut graph (edge list)', about: 'The same as a table.' },
  } satisfies Record<ExportKind, { name: string; about: string }>,
};

export type ExportTexts = typeof en;
