/** The lessons in English: what to do, and what to see then. They come with the drawer. */

import { plain } from './numbers';

/** Of the weights, and how many answers were lost with them. */
export interface Facts {
  readonly kept: number;
  readonly removed: number;
  readonly weights: number;
  readonly lost: number;
}

export interface StepText {
  readonly task: string;
  /** Of what stands on the screen when the step is done: "30 of 32 right". */
  readonly see: (right: string, facts: Facts) => string;
}

interface LessonText {
  readonly title: string;
  readonly about: string;
  /** The beginning, then one a step. */
  readonly steps: readonly StepText[];
  readonly source: string;
}

type Name =
  'how-much' | 'no-edges' | 'healing' | 'scope' | 'neurons' | 'depth' | 'homophily' | 'speed';

export interface LessonTexts {
  readonly name: string;
  readonly all: string;
  readonly close: string;
  readonly step: (at: number, of: number) => string;
  readonly perform: string;
  readonly begin: string;
  readonly next: string;
  readonly again: string;
  readonly done: string;
  readonly finished: string;
  readonly source: string;
  readonly note: string;
  readonly lessons: Readonly<Record<Name, LessonText>>;
}

const blocks: StepText = {
  task: 'Begin with a drawn graph: 200 nodes in four blocks, five labels a block, and 32 hidden neurons trained with dropout. All test nodes count.',
  see: (right) =>
    `${right}, with nothing removed. Another seed gives other figures, and mostly the same story.`,
};

export const en: LessonTexts = {
  name: 'Lessons',
  all: 'All lessons',
  close: 'Close the lessons',
  step: (at: number, of: number) => `Step ${at} of ${of}`,
  perform: 'Do it for me',
  begin: 'Begin',
  next: 'Next',
  again: 'From the start',
  done: 'done',
  finished: 'That was the lesson. Whatever you did in it can be undone, or kept.',
  source: 'Source:',
  note: 'They act on the page itself, and Undo takes every step back. Nothing here is needed to use the rest.',
  lessons: {
    'how-much': {
      title: 'How much can go?',
      about: 'The smallest weights, and as many by lot',
      steps: [
        {
          task: 'Begin with the club and its network as it opens: 576 weights, and nothing removed.',
          see: (right) => `${right}. Now some of it goes.`,
        },
        {
          task: 'Drag Weights to 50 % or beyond. The smallest go first.',
          see: (right, { removed, weights, lost }) =>
            `${right}: ${plain(removed)} of ${plain(weights)} weights are gone, and ${lost > 0 ? plain(lost) : 'no'} right ${lost === 1 ? 'answer' : 'answers'} with them.`,
        },
        {
          task: 'Drag on to 90 %, and watch for the first ring in the graph.',
          see: (right, { kept, weights }) =>
            `${right}, with ${plain(kept)} of ${plain(weights)} weights. A trained network has far more of them than its answers need.`,
        },
        {
          task: 'Is it the choice that matters, or only the number? Cut the same number at random.',
          see: (right) =>
            `${right}: the same number of weights, another choice. Press twice for another draw.`,
        },
        {
          task: 'Back to magnitude, and all the way: 100 %.',
          see: (right) =>
            `${right}: without weights everybody gets the same answer. That is chance.`,
        },
        {
          task: 'Drag back to 0.',
          see: (right) =>
            `${right}: everything is back, exactly. A mask hides weights; it does not change them.`,
        },
      ],
      source:
        'S. Han et al., Learning both weights and connections for efficient neural networks (2015)',
    },
    'no-edges': {
      title: 'All friendships gone, and still right?',
      about: 'Why a score can survive without the graph',
      steps: [
        {
          task: 'Begin with the club. Each member has an input of its own, and nothing else is known of anybody.',
          see: (right) => `${right}, by who is friends with whom.`,
        },
        {
          task: 'Remove all edges, and keep what was learned.',
          see: (right) =>
            `${right}, without a single friendship! The weights of each member’s own input remember the answer: it was learned while the friendships were there.`,
        },
        {
          task: 'Now ask the other question: learn again without them.',
          see: (right) =>
            `${right}: a coin toss. What the network knew came from the graph, and it cannot learn it without.`,
        },
        {
          task: 'Give half of the friendships back, still learning again.',
          see: (right) =>
            `${right}. Pruning for inference and pruning for training are two questions with two answers; a paper should say which it asks.`,
        },
      ],
      source:
        'T. Kipf and M. Welling, Semi-supervised classification with graph convolutional networks (2017)',
    },
    healing: {
      title: 'Healing matters more than the choice',
      about: 'Fine-tuning against the criterion',
      steps: [
        blocks,
        {
          task: 'Cut 90 % of the weights by magnitude.',
          see: (right) => `${right}: a deep wound.`,
        },
        {
          task: 'Fine-tune: sixty epochs under the mask. What was removed stays removed.',
          see: (right, { kept, weights }) =>
            `${right}, with ${plain(kept)} of ${plain(weights)} weights. The rest has taken over what was lost.`,
        },
        {
          task: 'Begin again and cut by a criterion that does worse here: Taylor, also at 90 %.',
          see: (right) => `${right}: far worse than magnitude was.`,
        },
        {
          task: 'Fine-tune this one too.',
          see: (right) =>
            `${right}: most of the difference is healed. Compare criteria after fine-tuning, or you compare wounds.`,
        },
      ],
      source: 'D. Blalock et al., What is the state of neural network pruning? (2020)',
    },
    scope: {
      title: 'One ranking, or one for each layer?',
      about: 'Network-wide against layer-wise',
      steps: [
        blocks,
        {
          task: 'Cut 95 % of the weights in one ranking over the whole network.',
          see: (right) => `${right}. Look at the network: the layers have lost different shares.`,
        },
        { task: 'Fine-tune.', see: (right) => `${right}. Keep this figure in mind.` },
        {
          task: 'Begin again with the scope “within the layer”: each layer loses 95 %.',
          see: (right) =>
            `${right}. The last layer has few weights, and each of them carries much; now it loses as large a share.`,
        },
        {
          task: 'Fine-tune.',
          see: (right) =>
            `${right}. Over twenty graphs one ranking is better on average at this sparsity; on a single graph it can be the other way round. Try another seed.`,
        },
      ],
      source: 'J. Lee et al., Layer-adaptive sparsity for the magnitude-based pruning (2021)',
    },
    neurons: {
      title: 'What makes a neuron worth keeping?',
      about: 'Sensitivity, and a formula read word for word',
      steps: [
        {
          task: 'Begin with the club and its 16 hidden neurons.',
          see: (right) =>
            `${right}. Each row of the network is a neuron; its picture shows on whom it fires.`,
        },
        {
          task: 'Remove half of the neurons by their spread over the nodes: σ = Σ |hᵤ − hᵥ| over all pairs.',
          see: (right) => `${right}. A neuron that says the same of everybody had the smallest σ.`,
        },
        {
          task: 'The article’s formula compares a neuron with the other neurons. Choose “literal” at the same share.',
          see: (right) =>
            `${right}. A neuron that never fires lies far from all that do, and so this reading keeps it. The formula is right only once one says over what it sums.`,
        },
        {
          task: 'The control that every criterion has to beat: choose “random”.',
          see: (right) =>
            `${right}. Half of these neurons can nearly be drawn by lot: in a network with room to spare, cheap scores have little to show. Refit, below the sliders, does more than any of them.`,
        },
      ],
      source:
        'D. Mittal et al., Recovering from random pruning: on the plasticity of deep convolutional neural networks (2018)',
    },
    depth: {
      title: 'Deeper, and alike',
      about: 'Why graph networks have few layers',
      steps: [
        blocks,
        {
          task: 'Add a layer: three in all. Every layer mixes each node with its neighbours once more.',
          see: (right) => `${right}, and more weights than before.`,
        },
        {
          task: 'One more: four layers. Then look at Activation above the graph.',
          see: (right) =>
            `${right}: with every mixing the nodes become more alike. That is over-smoothing, and it is why pruning a graph network seldom means taking out layers.`,
        },
      ],
      source:
        'Q. Li, Z. Han and X.-M. Wu, Deeper insights into graph convolutional networks for semi-supervised learning (2018)',
    },
    homophily: {
      title: 'The edges that mislead',
      about: 'Homophily, and an oracle that cheats',
      steps: [
        blocks,
        {
          task: 'About two in five of these edges join different blocks, and mix what should stay apart. Remove half of all edges at random.',
          see: (right) => `${right}: good edges went along with bad ones.`,
        },
        {
          task: 'Choose by shared neighbours (Jaccard): friends of friends should be of one block.',
          see: (right) =>
            `${right}. In a random block model neighbours say little about a single edge.`,
        },
        {
          task: 'Now the oracle: it removes edges between classes first.',
          see: (right) =>
            `${right}, more than with the whole graph! But the oracle reads the answers of the test nodes. That is leakage: it shows what could be gained, and is no method.`,
        },
      ],
      source:
        'J. Zhu et al., Beyond homophily in graph neural networks (2020); on measuring homophily: O. Platonov et al. (2023)',
    },
    speed: {
      title: 'Fewer weights, no faster?',
      about: 'What a mask saves, and what it does not',
      steps: [
        blocks,
        {
          task: 'Cut 90 % of the weights, and look at Storage and Multiply-adds above.',
          see: (right) =>
            `${right}. The multiply-adds are counted as if no machine touched a zero. Does it?`,
        },
        {
          task: 'Press Measure under This browser: the time of one pass, dense and pruned.',
          see: () =>
            'That is the median here and now. Zeros that are multiplied cost as much as other numbers; skipping single ones pays only when nearly all are gone. See all formats under Cost.',
        },
        {
          task: 'Give the weights back, and remove 75 % of the neurons instead.',
          see: (right) =>
            `${right}. Whole rows and columns are gone: the matrices can really be smaller.`,
        },
        {
          task: 'Under Cost, choose the storage “dense”, which leaves idle neurons out, and measure again.',
          see: () =>
            'Structure is what machines can use. That is why papers on speed remove neurons, blocks or n of every m, and lose more accuracy for it.',
        },
      ],
      source: 'W. Wen et al., Learning structured sparsity in deep neural networks (2016)',
    },
  },
};
