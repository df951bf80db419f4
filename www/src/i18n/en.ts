import { chosen } from './en-chosen';
import { control } from './en-control';
import { seeds } from './en-seeds';
import { cost } from './en-cost';
import { dial } from './en-dial';
import { criteria, criterionGroups } from './en-criteria';
import { lookout } from './en-lookout';
import { pictures } from './en-pictures';
import { brief, MANY, summary } from './en-summary';
import * as page from './en-page';
import { revival } from './en-revival';
import { why } from './en-why';
import { links, words, type Words } from './en-words';
import type { Error as EngineError } from '../engine/types';
import type { Facts } from './facts';
import { plain, plural } from './numbers';

/** A headline, and a sentence with how many are known and how many are not. */
interface Intro {
  readonly title: string;
  readonly text: (known: number, rest: number) => string;
}

/** What can go wrong: refusals of the engine, a crash, training that ran away. */
type Fault =
  | EngineError['code']
  | 'crash'
  | 'diverged'
  | 'address'
  | 'not-loaded'
  | 'unreachable'
  | 'saved-foreign'
  | 'saved-newer'
  | 'saved-damaged'
  | 'saved-other'
  | 'drop-unreadable';

/** How a percentage is written: at most one decimal. */
const percent = (value: number): string => `${Math.round(value * 10) / 10} %`;

/** What the curve above a slider is counted on. */
const scentOn = { test: 'exploratory', validation: 'validation' };

/** The catalogue for a graph whose nodes and edges are called so. */
const catalogue = (w: Words) => ({
  pageTitle: 'Secateur · prune a graph neural network',
  ...page,
  pin: page.pin(w),
  why,
  lookout: lookout(w),
  revival,
  control,
  seeds,
  percent,

  // Top bar
  graph: 'Graph',
  ownGraph: 'Your own graph',
  graphs: {
    factions: 'Karate club · two factions',
    communities: 'Karate club · four communities',
  } as Readonly<Record<string, string>>,
  graphsShort: { factions: 'Factions', communities: 'Communities' } as Readonly<
    Record<string, string>
  >,
  train: 'Train',
  pause: 'Pause',
  step: 'Step',
  reset: 'Reset',
  undo: 'Undo',
  redo: 'Redo',
  help: 'Help',
  more: 'More',
  close: 'Close',
  whatIs: (name: string) => `What is “${name}”?`,
  language: 'Language',
  theme: 'Theme',
  themes: { system: 'Auto', light: 'Light', dark: 'Dark' },
  epochAndSeed: (epoch: number, seed: number) => `epoch ${plain(epoch)} · seed ${seed}`,

  // Introduction
  intros: {
    factions: {
      title: 'One club, one quarrel.',
      text: (known, rest) =>
        `The network knows ${known === 2 ? 'two' : known} names and guesses the other ${plain(rest)} from who is friends with whom.`,
    },
    communities: {
      title: 'One club, four circles.',
      text: (known, rest) =>
        `The network knows ${known === 8 ? 'eight' : known} members and guesses the other ${plain(rest)} from who is friends with whom.`,
    },
  } as Readonly<Record<string, Intro>>,
  /** Of a graph that nothing else is said of. */
  intro: {
    title: 'A graph, and what it knows.',
    text: (known, rest) =>
      `The network knows the class of ${plain(known)} nodes and guesses it for ${plain(rest)} from who is joined to whom.`,
  } as Intro,
  /** Where edges are predicted. */
  linkIntro: {
    title: 'A graph, and what is hidden of it.',
    text: () =>
      `The network is shown most of the ${w.edges} and guesses which pairs the hidden ones join.`,
  } as Intro,

  // Prune
  prune: 'Prune',
  cards: { weights: 'Weights', neurons: 'Neurons', edges: 'Edges' },
  sliders: { weights: 'Weights pruned', neurons: 'Neurons pruned', edges: 'Edges pruned' },
  ratioInput: {
    weights: 'Weights pruned, in percent',
    neurons: 'Neurons pruned, in percent',
    edges: 'Edges pruned, in percent',
  },
  cardInUse: 'Card in use',
  lockedByLink: 'Locked by the link',
  removedOf: (removed: number, total: number) => `${plain(removed)} of ${plain(total)} removed`,
  asked: (items: number) => `(${plain(items)} asked)`,
  removed: (removed: number) => `${plain(removed)} removed`,
  ofTotal: (removed: number, total: number) => `${plain(removed)} of ${plain(total)}`,
  oneLess: 'One less',
  oneMore: 'One more',
  topOfAxis: (total: number, split: keyof typeof scentOn) =>
    `${total < MANY ? `${total} right` : percent(100)} · ${scentOn[split]}`,
  tick: (value: number, total: number) =>
    total < MANY ? String(value) : `${Math.round((100 * value) / total)} %`,
  chanceOfAxis: (chance: number, total: number) =>
    `${total < MANY ? chance : percent((100 * chance) / total)} = chance`,
  healedHere: 'healed here',
  healedWhy:
    'These were already gone while the network trained; the slider does not go below. Undo does.',
  hint: `How much can go before ${w.somebody} changes ${w.sides}?`,
  guessFirst: 'Guess first',
  guessNow: 'Tap the track where you think it happens.',
  guessed: (guess: number) => `Your guess: ${percent(guess)}. Now drag there and watch.`,
  guessResult: (guess: number, first: number) =>
    `You guessed ${percent(guess)}; fewer are right from ${percent(first)} on.`,
  guessNever: (guess: number) =>
    `You guessed ${percent(guess)}; on this path ${w.nobody} was lost.`,
  yourGuess: 'your guess',
  atRandom: 'Cut the same number at random',
  atRandomShort: 'At random',
  howChosen: 'How chosen',
  howChosenFor: {
    weights: 'How chosen: weights',
    neurons: 'How chosen: neurons',
    edges: 'How chosen: edges',
  },
  afterEdges: 'After removing edges',
  after: { keep: 'Keep what it learned', learnAgain: 'Learn again without them' },
  criterionFacts: (cost: string, source: string) =>
    source ? `Cost ${cost}. ${source}.` : `Cost ${cost}.`,
  criteria,
  criterionGroups,
  weightCriterion: 'Weight criterion',
  weightScope: 'Weight scope',
  weightScopes: {
    network: {
      name: 'whole network',
      why: 'One ranking over both layers: each layer loses what it can spare.',
    },
    layer: {
      name: 'within the layer',
      why: 'Each layer is ranked by itself and loses the same share.',
    },
  },
  heal: {
    name: 'Heal what is left',
    finetune: {
      name: 'Fine-tune',
      why: 'Train on under the masks. What was removed stays so, and the slider gets a notch.',
    },
    refit: {
      name: 'Refit',
      why: 'Without labels: choose the next layer’s weights so that it says what the whole network said, as nearly as it can.',
    },
    rewind: {
      name: 'Rewind',
      why: 'Back to the first weights at epoch 0, but without what was removed. Then train: is it a lottery ticket?',
    },
  },
  spare: {
    keepLast: {
      name: 'Spare the last layer',
      why: 'Its few weights carry most: each is worth several of the first layer.',
    },
    neverStrand: {
      name: `Never strand a ${w.node}`,
      why: `The best ${w.edge} of every ${w.node} stays, so fewer may go than you ask for.`,
    },
    frozen: {
      name: 'Freeze Â',
      why: 'Take edges out without normalising the rest anew: every voice stays as quiet as before, and fewer speak.',
    },
  },
  pruneMode: 'Prune mode',
  pruneModes: {
    oneShot: {
      name: 'one-shot',
      why: 'Everything goes at once; Fine-tune then trains what is left.',
    },
    iterative: {
      name: 'iterative',
      why: 'Fine-tune removes the same share of what is left in every round, and trains after each.',
    },
    gradual: {
      name: 'gradual',
      why: 'Fine-tune removes a little every few epochs; along a cubic fast at first and slow at the end (Zhu & Gupta 2017).',
    },
    earlyBird: {
      name: 'early bird',
      why: 'Fine-tune trains the whole network until the masks hardly change any more, and cuts then (You et al. 2020).',
    },
    regrowth: {
      name: 'regrowth',
      why: 'Cut once; then in every round of Fine-tune the smallest weights left go, and as many grow where the loss falls most steeply (RigL, Evci et al. 2020).',
    },
    ticket: {
      name: 'lottery ticket',
      why: 'In rounds; before each whole training the weights go back to the first ones (Frankle & Carbin 2019).',
    },
  },
  weightStructure: 'Weight structure',
  weightStructures: {
    single: {
      name: 'single weights',
      why: 'Every weight by itself: the most freedom, and hardly a machine that is faster for it.',
    },
    ofFour: {
      name: 'n of every 4',
      why: 'Of every four weights into a neuron the same number goes: at one half 2 : 4, which graphics cards compute faster.',
    },
    ofMany: {
      name: 'n of every m',
      why: 'Of every m weights into a neuron the same number goes, for any m that divides the inputs.',
    },
    subNetworks: {
      name: 'sub-networks',
      why: 'The network in parts, each ranked by itself and with a ratio of its own where it has one.',
    },
    blocksOfTwo: {
      name: '2 × 2 blocks',
      why: 'Squares of four weights go together, by the mean of their scores: less to store, fewer ways to choose.',
    },
    blocksOfFour: {
      name: '4 × 4 blocks',
      why: 'Squares of sixteen weights go together, by the mean of their scores. Easy for a machine, hard on a small network.',
    },
    features: {
      name: 'input features',
      why: 'All weights of an input go together. Where every node is an input, the network forgets the node.',
    },
  },
  neuronCriterion: 'Neuron criterion',
  edgeCriterion: 'Edge criterion',

  // Figures
  itemsRight: w.right,
  testAccuracy: 'Test accuracy',
  accuracy: 'Accuracy',
  isMany: (total: number) => total >= MANY,
  weightsKept: 'Weights kept',
  neuronsKept: 'Neurons kept',
  edgesKept: 'Edges kept',
  /** Under two hundred a count, then a share. */
  right: (correct: number, total: number) =>
    total < MANY ? `${correct} of ${total} right` : `${percent((100 * correct) / total)} right`,
  wasRight: (before: number, total: number, gained: number, lost: number) =>
    `was ${total < MANY ? before : percent((100 * before) / total)} · ${plain(gained)} gained, ${plain(lost)} lost`,
  keptWeights: (kept: number, total: number) => `${plain(kept)} of ${plain(total)} weights`,
  keptNeurons: (kept: number, total: number) => `${plain(kept)} of ${plain(total)} neurons`,
  keptEdges: (kept: number, total: number) => `${plain(kept)} of ${plain(total)} ${w.edges}`,
  weightsKeptShort: (kept: number, total: number) =>
    `${plain(kept)} of ${plain(total)} weights kept`,

  // Summary
  summary: 'Summary',
  summaryOf: (facts: Facts) => summary(facts, w),
  briefOf: (facts: Facts) => brief(facts, w),

  // Graph view
  graphView: 'Graph view',
  club: w.picture,
  member: (number: number) => `${w.Node} ${number}`,
  properName: (name: string): string => name,
  className: (number: number) => `${w.Class} ${number}`,
  membersList: w.Nodes,
  legend: {
    predicted: w.predicted,
    known: 'known from the start',
    wrong: 'wrong',
    changed: w.changed,
    removed: 'removed',
  },
  nodeDetail: (node: {
    name: string;
    predicted: string | null;
    truth: string | null;
    known: boolean;
    changed: boolean;
    friends: number;
    left: number;
  }) =>
    [
      node.predicted !== null
        ? `${node.name}: predicted ${node.predicted}`
        : node.truth === null
          ? node.name
          : `${node.name}: ${node.truth}`,
      node.predicted === null
        ? ''
        : node.known
          ? 'known from the start'
          : node.truth === null
            ? ''
            : node.truth === node.predicted
              ? 'right'
              : `wrong, belongs to ${node.truth}`,
      node.changed ? w.changed : '',
      node.left === node.friends
        ? plural(node.friends, w.edge, w.edges)
        : `${plain(node.left)} of ${plural(node.friends, w.edge, w.edges)} left`,
    ]
      .filter(Boolean)
      .join(' · '),
  table: {
    member: w.Node,
    predicted: 'Predicted',
    truth: 'Truth',
    state: 'State',
    friendships: `${w.Edges} left`,
    neuron: 'Neuron',
    weightsIn: 'Incoming weights kept',
    score: 'Score',
    weightsOut: 'Outgoing weights kept',
    removed: 'removed',
    kept: 'kept',
  },

  // Network view
  networkView: 'Network view',
  network: 'The network',
  neuronsList: 'Neurons',
  columns: {
    weightsIn: w.inputs,
    fires: 'fires on',
    score: 'score',
    out: 'out',
  },
  sign: { positive: 'positive', negative: 'negative', removed: 'removed' },
  moreRows: (count: number) => `${plain(count)} more ↓`,
  neuron: (number: number) => `Neuron ${number}`,
  neuronDetail: (neuron: {
    name: string;
    removed: boolean;
    kept: number;
    inputs: number;
    score: number;
  }) =>
    neuron.removed
      ? `${neuron.name} · removed`
      : `${neuron.name} · ${plain(neuron.kept)} of ${plain(neuron.inputs)} incoming weights · score ${neuron.score.toPrecision(3)}`,
  weightDetail: (weight: { from: string; to: string; value: number; removed: boolean }) =>
    weight.removed
      ? `${weight.from} → ${weight.to} · removed`
      : `${weight.from} → ${weight.to} · weight ${weight.value.toFixed(2)}`,

  // Joined chart
  charts: 'Charts',
  joinedTab: 'By share removed',
  chosen,
  cost,
  dial,
  pictures,
  joined: 'Result and scores by share removed',
  exploratory: `Exploratory: counted over all unlabelled ${w.items}. It proves nothing about new ones.`,
  countedOn: 'Counted on',
  /** Beside the result. */
  judgedOn: { test: 'test', exploratory: 'exploratory' },
  splits: {
    test: `test ${w.nodes}: to judge`,
    validation: `validation ${w.nodes}: to choose`,
  },
  /** Of what is counted where edges are predicted. */
  linkSplits: { test: 'test pairs: to judge', validation: 'validation pairs: to choose' },
  scentOn,
  randomBand: (draws: number) => `at random (mean of ${draws} draws, 95 %)`,
  rankedScores: {
    weights: 'every weight, the first to go on the left',
    neurons: 'every neuron, the first to go on the left',
    edges: `every ${w.edge}, the first to go on the left`,
  },
  threshold: (value: number) => `threshold ${Number(value.toPrecision(2))}`,
  shareRemoved: {
    weights: 'share of weights removed',
    neurons: 'share of neurons removed',
    edges: `share of ${w.edges} removed`,
  },
  computing: (done: number) => `computing ${done} %`,

  // Tabs of the phone
  tabs: 'Sections',
  tab: { prune: 'Prune', network: 'Network', charts: 'Charts', learn: 'Learn' },
  lessons: 'Lessons',

  // Help
  helpTitle: 'Help',
  keysTitle: 'Keys',
  keysOn: 'Single-letter keys',
  keysOnWhy: 'They act only while no control has the focus.',
  keys: {
    space: 'Train or pause',
    s: 'One epoch',
    r: 'Reset',
    question: 'This help',
    undo: 'Undo',
    redo: 'Redo',
    arrows: 'On a slider: 1 %. In the graph or network: from one to the next',
    pages: 'On a slider: 10 %',
    ends: 'On a slider: nothing or everything removed',
  },
  keyNames: {
    space: 'Space',
    s: 'S',
    r: 'R',
    question: '?',
    undo: 'Ctrl Z',
    redo: 'Ctrl Shift Z',
    arrows: 'Arrows',
    pages: 'Page Up, Page Down',
    ends: 'Home, End',
  },
  aboutData:
    'Data: W. W. Zachary, An information flow model for conflict and fission in small groups (1977).',

  // Trouble
  troubleTitle: 'The engine stopped',
  troubleText:
    'It crashed, was started again from your experiment, and crashed once more. The report below says what happened. Reloading the page starts afresh.',
  refusedTitle: 'That could not be done',
  graphAbsent:
    'The link is of a graph that is too large to travel in it. Bring the same file, with the same choices, and the experiment opens as it was shared.',
  bringGraph: 'Bring the file',
  copyReport: 'Copy report',
  copied: 'Copied',
  reload: 'Reload',
  loading: 'Loading…',
  report: 'Report',
  addressUnread: (names: string) =>
    `The address has parameters that cannot be read: ${names}. The rest of it was opened.`,
  outOfRange: (name: string | undefined, got: number, least: number, most: number) =>
    `${name === undefined ? 'A number' : `“${name}”`} is ${got}, but here ` +
    (least > most ? 'no value is possible.' : `it must be at least ${least} and at most ${most}.`),
  error: {
    malformed: 'The request has no readable form.',
    'out-of-range': 'A number lies outside the range in which it has a meaning.',
    'empty-graph': 'A graph without nodes has nothing to learn from.',
    'unknown-node': 'An edge names a node that the graph does not have.',
    'self-loop': 'An edge joins a node to itself; the model adds its own self-loops.',
    'duplicate-edge': 'The same pair of nodes is listed twice.',
    'edge-weight': 'An edge weight is not a finite number above zero.',
    length: 'A list does not have the length that the others imply.',
    'feature-not-finite': 'A feature is not a finite number.',
    'unknown-class': 'A node carries a class number that no class has.',
    'too-few-classes': 'At least two classes are needed.',
    'class-without-training': 'A class has no training node, so nothing can be learned about it.',
    'too-large': 'This would need more memory than one engine may take.',
    'not-bipartite': 'This is no user–item graph: two joined nodes stand on the same side.',
    'too-dense':
      'Hardly a pair of nodes is left without an edge, so there is nothing to tell edges from.',
    'no-validation':
      'Stopping early needs validation members: give it some, or train without patience.',
    'criterion-lacks': 'This criterion needs something that the graph does not have.',
    'wrong-task': 'This question makes sense for another task only.',
    'cut-and-kept': 'The same item is marked by hand to be cut and to be kept.',
    'healed-around':
      'Training has healed around this item, so it cannot be kept: go back to before it.',
    indivisible: 'The inputs of a layer cannot be divided into runs of this length.',
    'foreign-state': 'The saved state belongs to another experiment or another version.',
    'data-missing': 'The data of this graph were not handed over.',
    'other-data': 'The data belong to another graph.',
    address: 'The address has parameters that cannot be read; the rest of it was opened.',
    'saved-foreign':
      'The file is none of Secateur’s, so nothing was changed. Choose one whose name ends in .secateur; graphs are opened under Graph, Your own.',
    'saved-newer':
      'The file was saved by a newer Secateur, so nothing was changed. Reload the page to get the newest one, and open it again.',
    'saved-damaged':
      'The file is damaged, so nothing was changed. Open another copy of it, or save it anew where it was made.',
    'saved-other':
      'The weights are as they were saved, but their result has another fingerprint than the file states: the file was changed, or this version computes something else. Undo goes back to what was here before.',
    'drop-unreadable':
      'What was dropped could not be read: it may be a folder, or a file that is no longer there. Drop a single file.',
    'not-loaded': 'The graph could not be loaded. Check the connection and choose it again.',
    unreachable:
      'The part of the engine that this needs could not be fetched. Check the connection and try again; what you had is still here.',
    crash: 'The engine stopped unexpectedly.',
    diverged:
      'Training ran away: the loss is no longer a number. Undo brings back the last good state.',
  } satisfies Record<Fault, string>,
});

/** For a club, and for any other graph; and where edges are predicted. */
export const en = {
  club: catalogue(words.club),
  graph: catalogue(words.graph),
  clubLinks: catalogue({ ...words.club, ...links }),
  graphLinks: catalogue({ ...words.graph, ...links }),
};

/** Every catalogue has exactly these keys; one that is missing does not compile. */
export type Messages = ReturnType<typeof catalogue>;
