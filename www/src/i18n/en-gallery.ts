/** The gallery and the models of graphs, in English. Loaded with the dialog, not with the page. */

import { plain } from './numbers';

export interface GraphText {
  readonly name: string;
  /** What it is about, in two sentences. */
  readonly about: string;
  /** Which lesson it serves. */
  readonly lesson: string;
}

export interface ModelText {
  readonly name: string;
  readonly about: string;
}

export const en = {
  title: 'Choose a graph',
  gallery: 'Gallery',
  generate: 'Generate',
  own: 'Your own',
  open: 'Open',
  opens: (name: string) => `Open ${name}`,
  loading: 'Loading the pictures …',
  failed: 'The gallery could not be loaded. Check the connection and try again.',
  again: 'Try again',
  nodes: (n: number) => `${plain(n)} nodes`,
  edges: (n: number) => `${plain(n)} edges`,
  classes: (n: number) => `${n} classes`,
  links: 'predicts edges',
  homophily: (share: number) => `homophily ${share.toFixed(2)}`,
  homophilyWhy: 'Share of the edges whose ends have the same class.',
  lesson: 'Try:',
  from: 'from',
  notice: 'Sources and licences in full',
  model: 'Model',
  seed: 'Seed',
  another: 'Another draw',
  drawing: 'Drawing …',
  noPicture: 'Too large for a preview; it can be opened all the same.',
  preview: 'Preview',
  between: (low: number, high: number) => `${low} to ${high}`,
  refused: (name: string, got: number, low: number, high: number) =>
    low > high
      ? `${name} is ${got}: the other parameters leave no value that fits.`
      : `${name} is ${got}, but must lie between ${low} and ${high}.`,
  impossible:
    'No graph has these properties together. Allow larger communities or smaller degrees.',
  /** What the engine derives and limits, beside the parameters. */
  derived: { nodes: 'Nodes in all', edges: 'Edges, on average' } as Readonly<
    Record<string, string>
  >,
  graphs: {
    'sampson-monastery': {
      name: 'Monks of a monastery',
      about:
        'Eighteen novices named whom they liked, in three rounds, shortly before their community broke apart. The classes are the three factions that an observer saw.',
      lesson: 'Weights of edges: prune the ties that were named once only.',
    },
    'art-philo-science': {
      name: 'Art, philosophy, science',
      about:
        'Thirty encyclopedia articles, joined where one links to the other, with eleven words as features. The classes are the three fields.',
      lesson: 'Input features: remove whole words and see which ones the network needs.',
    },
    'karate-club': {
      name: 'Karate club, two factions',
      about:
        'Thirty-four members of a karate club that split after a quarrel, joined where they met outside. The network knows the two leaders and guesses everybody else.',
      lesson: 'How much can go before somebody changes sides?',
    },
    'karate-communities': {
      name: 'Karate club, four communities',
      about:
        'The same club, divided into the four groups that modularity finds. Two members of each group train.',
      lesson: 'More classes on the same edges: which group falls apart first?',
    },
    'les-miserables': {
      name: 'Les Misérables',
      about:
        'Characters of Victor Hugo’s novel, joined where they appear in one chapter, weighted by how often. The classes come from a community search on these very edges, so they follow them closely.',
      lesson: 'Betweenness: cut the bridges between the groups, then the ties within.',
    },
    'political-books': {
      name: 'Political books',
      about:
        'Books on American politics from 2004, joined where the same people bought both. The classes are conservative, liberal and neutral; the few neutral ones sit between the others.',
      lesson: 'A small class: watch its recall while the accuracy hardly moves.',
    },
    'copperfield-words': {
      name: 'Words of David Copperfield',
      about:
        'The most frequent adjectives and nouns of Dickens’s novel, joined where they stand side by side. Adjectives stand beside nouns, so edges prefer the other class.',
      lesson: 'Homophily below chance: averaging over neighbours hurts, cutting edges may help.',
    },
    'college-football': {
      name: 'College football',
      about:
        'American college teams of the season 2000, joined where they played each other. Teams play mostly within their conference, of which there are twelve.',
      lesson: 'Many classes: how narrow can the hidden layer get?',
    },
    'serengeti-food-web': {
      name: 'Serengeti food web',
      about:
        'Who eats whom in the Serengeti: plants, herbivores and carnivores. Hardly an edge joins two of the same class.',
      lesson: 'Almost no homophily, and still learnable: who your food is tells what you are.',
    },
    'c-elegans-connectome': {
      name: 'Brain of a worm',
      about:
        'The 300 connected neurons of the worm Caenorhabditis elegans, joined by their synapses and weighted by their number. The classes are what a neuron does: sensing, moving, joining others, or working in the pharynx.',
      lesson: 'Dense and weighted: most of the edges can go, but not any.',
    },
    'lecture-ratings-mini': {
      name: 'Lecture ratings, small',
      about:
        'Students of ETH Zürich rated lecturers from 1 to 5; here are three departments. Lecturers are to be sorted by department; an edge also says whether the lecture was a service for another department.',
      lesson: 'Prune edges by their column “service”: side information beats every score.',
    },
    'roget-1879': {
      name: 'Roget’s thesaurus',
      about:
        'Categories of the thesaurus of 1879, joined where one refers to the other. The classes are Roget’s six, from abstract relations to affections.',
      lesson: 'Spectral features: how many of the sixteen eigenvectors does it take?',
    },
    'political-blogs': {
      name: 'Political blogs',
      about:
        'Blogs on American politics before the election of 2004, joined by their links. Liberal and conservative blogs hardly refer to each other.',
      lesson: 'A strong hub structure: prune by degree and by similarity, and compare.',
    },
    'cora-papers': {
      name: 'Cora',
      about:
        'Papers on machine learning, joined by citations, with the words that occur in each. The standard graph of the field: seven topics, 1,433 words.',
      lesson: 'Published results: reproduce the curves of lottery tickets for graphs.',
    },
    'lecture-ratings': {
      name: 'Lecture ratings',
      about:
        'All 73,421 ratings of 1,128 lecturers by 2,972 students at ETH Zürich. The network predicts which lectures a student has rated.',
      lesson:
        'Recommendation: prune and watch the area under the curve and the first ten suggestions.',
    },
    'wordnet-nouns': {
      name: 'Nouns of WordNet',
      about:
        'Meanings of English nouns, joined where one is a kind of the other, with words of their definitions as features. The classes are eight files of the dictionary, such as animal, food or person.',
      lesson: 'A tree-like graph: every edge is a bridge, and features must carry more.',
    },
  } satisfies Record<string, GraphText> as Readonly<Record<string, GraphText>>,
  models: {
    blockModel: {
      name: 'Contextual block model',
      about:
        'Blocks of equal size; a share of the edges, the homophily, lies within blocks, and features lean towards a mean of the block. Deshpande and others, 2018.',
    },
    plantedPartition: {
      name: 'Planted partition',
      about:
        'Every pair is joined by chance, within a group more often than between groups. Condon & Karp, 2001.',
    },
    lfr: {
      name: 'LFR benchmark',
      about:
        'Degrees and sizes of communities follow power laws, as in many real graphs. Lancichinetti, Fortunato & Radicchi, 2008.',
    },
    relaxedCaveman: {
      name: 'Relaxed caveman',
      about:
        'Caves in which everybody knows everybody; then some edges move elsewhere. Watts, 1999.',
    },
    corePeriphery: {
      name: 'Core and periphery',
      about:
        'A dense core, and a periphery that knows the core but hardly itself. Borgatti & Everett, 2000.',
    },
    barabasiAlbert: {
      name: 'Preferential attachment',
      about:
        'Each new node joins those that already have many neighbours. It has no classes; three ranges of degree stand for them. Barabási & Albert, 1999.',
    },
    holmeKim: {
      name: 'Attachment with triangles',
      about:
        'As preferential attachment, but further edges often close a triangle. Three ranges of degree are the classes. Holme & Kim, 2002.',
    },
    wattsStrogatz: {
      name: 'Small world',
      about:
        'A ring of neighbours in which some edges lead anywhere. Four arcs of the ring are the classes. Watts & Strogatz, 1998.',
    },
  } as Readonly<Record<string, ModelText>>,
  parameters: {
    nodes: 'Nodes',
    edges: 'Edges',
    newEdges: 'Edges of each new node',
    blocks: 'Blocks',
    homophily: 'Homophily',
    features: 'Features',
    signal: 'Signal in the features',
    labels: 'Labels of each block',
    groups: 'Groups',
    size: 'Nodes of each group',
    caves: 'Caves',
    caveSize: 'Nodes of each cave',
    inside: 'Chance of an edge inside',
    between: 'Chance of an edge between',
    outside: 'Chance within the periphery',
    core: 'Nodes of the core',
    degree: 'Mean degree',
    maxDegree: 'Largest degree',
    degreeExponent: 'Exponent of degrees, τ₁',
    sizeExponent: 'Exponent of sizes, τ₂',
    mixing: 'Mixing, μ',
    minSize: 'Smallest community',
    maxSize: 'Largest community',
    triangles: 'Chance of a triangle',
    neighbours: 'Neighbours on the ring',
    rewired: 'Share of edges moved',
  } as Readonly<Record<string, string>>,
};

export type GalleryTexts = typeof en;
