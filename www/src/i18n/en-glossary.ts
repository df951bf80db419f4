/** The glossary in English: what a term or figure means, its formula, and where it comes from. */

import type { TermId } from './terms';

interface Entry {
  readonly name: string;
  readonly text: string;
  readonly formula?: string;
  readonly source?: string;
}

export interface GlossaryTexts {
  readonly title: string;
  readonly search: string;
  readonly none: string;
  readonly source: string;
  readonly entries: Readonly<Record<TermId, Entry>>;
}

export const en: GlossaryTexts = {
  title: 'Terms and figures',
  search: 'Search the terms',
  none: 'No term has this in its name or text.',
  source: 'Source:',
  entries: {
    node: {
      name: 'Node',
      text: 'A member of the graph: a person, a paper, a book. The network guesses its class. Nodes belong to the graph; the units of the network are neurons.',
    },
    edge: {
      name: 'Edge',
      text: 'A relation between two nodes, in both directions. Along it each of the two hears the other. Self-loops, by which a node hears itself, are no edges and are never removed.',
    },
    neuron: {
      name: 'Neuron',
      text: 'A unit of a hidden layer: one number for every node. Removing it removes all weights into and out of it, and its bias.',
      formula: 'h = ReLU(Â x W + b)',
      source: 'Kipf & Welling 2017',
    },
    weight: {
      name: 'Weight',
      text: 'One number on one connection of the network, from an input or a neuron to a neuron or a class. The same weights serve every node. Biases are never pruned.',
    },
    prune: {
      name: 'Prune',
      text: 'To take away and not put back while computing. A mask hides what is removed and the original is kept, so that dragging back restores everything exactly.',
      formula: 'w ⊙ m, with m of zeros and ones',
    },
    ratio: {
      name: 'Share removed (sparsity)',
      text: 'How much of the whole is gone: of all weights of the matrices, of the hidden neurons, or of the edges. The count is exact; ties go by place.',
      formula: 'k = ⌊p · n + ½⌋',
    },
    criterion: {
      name: 'Criterion',
      text: 'The rule that gives every item a score. A high score stays, the lowest go first. What is gone at a small share stays gone at every larger one.',
      source: 'an overview: Blalock et al. 2020',
    },
    scope: {
      name: 'Scope',
      text: 'What is ranked together. In the whole network each layer loses what it can spare, up to all of it; within the layer each loses the same share. Of neuron scores the network’s ranking takes each by its layer’s mean.',
    },
    structure: {
      name: 'Structure',
      text: 'The unit that goes at once: single weights, n of every m, blocks, whole input features, or parts of the network with shares of their own. The coarser it is, the easier for a machine and the harder for the result.',
      source: 'Wen et al. 2016; n of m: Mishra et al. 2021',
    },
    mode: {
      name: 'Prune mode',
      text: 'Whether everything goes at once, or in rounds with training between. Rounds that each remove the share r of what is left have removed 1 − (1 − r)ⁿ after n of them.',
      formula: 'cubic: s = s₁ + (s₀ − s₁)(1 − t)³',
      source: 'Zhu & Gupta 2017; tickets: Frankle & Carbin 2019; early birds: You et al. 2020',
    },
    scent: {
      name: 'Curve above a slider',
      text: 'The result at every position of this slider, with the other sliders as they stand. The dot is where you are, the mark where the first node is lost, the dashed line the network with nothing removed. All three share one axis from chance to all right. It is counted on validation nodes, because it is there to choose by. Where none can be spared it is exploratory: counted on all unlabelled nodes, it proves nothing about new ones.',
    },
    afterEdges: {
      name: 'Keep, or learn again',
      text: 'Two questions. Keep: the trained weights stay, and only what they hear changes (pruning for inference). Learn again: the first weights are trained anew on the cut graph, for as many epochs (pruning for training). With an input for every node the first can stay right without any edge, because the weights remember the nodes one by one.',
    },
    healing: {
      name: 'Healing what is left',
      text: 'Fine-tune trains on under the mask. Refit chooses the next layer’s weights by least squares so that it says what the whole network said, without labels. Rewind goes back to earlier weights under the same mask, to be trained from there.',
      formula: 'refit: min ‖Z − ÂHW‖² + λ‖W‖²',
      source: 'He et al. 2017 (refit); Renda et al. 2020 (rewinding)',
    },
    healed: {
      name: 'Healed here',
      text: 'The network has been trained while these were gone; the rest has adjusted, and they do not come back by dragging. Undo and the history go back to before.',
    },
    correct: {
      name: 'Right, accuracy',
      text: 'How many of the counted nodes are put into their true class; where edges are predicted, of how many of the counted pairs it is rightly said whether an edge joins them. Below 200 it is said as a count, because a percentage of 32 promises more than it holds. “Gained” were wrong with nothing removed and are right now; “lost” the other way round.',
      formula: 'right / counted',
    },
    split: {
      name: 'Which nodes count',
      text: 'Training nodes teach. Validation nodes choose: when to stop, what to prune, how far. Test nodes judge, and are looked at once: whoever picks a criterion by its test curve has tested nothing. On the small club none can be spared, so all unlabelled members count, and the figure says nothing about new ones.',
    },
    chance: {
      name: 'Chance',
      text: 'How many would be right if all were put into the largest class. A network at chance knows nothing.',
    },
    weightsKept: {
      name: 'Weights kept',
      text: 'The weights that are neither removed themselves nor by a removed neuron. It is a count, not a size: see Storage for bytes.',
    },
    compression: {
      name: 'Compression',
      text: 'How many parameters there were for each that is not zero now. “10×” and “90 % sparse” say the same.',
      formula: 'parameters / parameters ≠ 0',
    },
    storage: {
      name: 'Storage',
      text: 'Bytes of the weights in the chosen format, by really encoding them. A file with zeros in it is as large as one without: a sparse format pays only above some share removed, since it also stores where the values are.',
      formula: 'compressed rows: 8z + 4(R + 1) bytes for z values in R rows',
      source: 'Han et al. 2016 (codes)',
    },
    multiplyAdds: {
      name: 'Multiply-adds',
      text: 'Multiplications with their additions for one pass over all nodes, if no machine touched a zero. Real kernels do, or pay for finding out: see This browser.',
      formula: 'Σ over layers: N · nnz(W) + nnz(Â) · outputs',
    },
    speedUp: {
      name: 'Speed-up in theory',
      text: 'Multiply-adds with nothing removed for each that is left. What is measured is mostly far less.',
    },
    browser: {
      name: 'Measured speed',
      text: 'How long one pass takes here and now, dense and pruned in turns, the median of many rounds. Multiplying by a mask is never faster than not pruning; skipping single zeros pays only when nearly all are gone; removed neurons make smaller matrices. Below the clock’s resolution it says so.',
    },
    score: {
      name: 'Score and rank',
      text: 'The number that the criterion gives an item; the rank is its place among all that are ranked together, the first to go first. The threshold is the score at which the cut now lies. A score is a guess at what an item is worth; “measured” is what its removal alone does.',
    },
    correlation: {
      name: 'Agreement with measuring',
      text: 'Every item is removed alone and the loss measured: the yardstick. Spearman’s rank correlation says how far the criterion puts the items in the same order: 1 wholly, 0 not at all, −1 the other way round. It judges single items; what goes together may still matter together.',
      formula:
        'ρ = Σ (r − r̄)(s − s̄) / √(Σ (r − r̄)² Σ (s − s̄)²), r and s the ranks, equal values sharing their mean',
      source: 'Spearman 1904',
    },
    activation: {
      name: 'Activation',
      text: 'What a hidden neuron says of a node, after its activation function. A neuron that is zero for every node is dead.',
      formula: 'h = ReLU(Â X W + b)',
    },
    prediction: {
      name: 'Prediction, logits, probability',
      text: 'The last layer gives every node one number a class, its logits. Softmax turns them into probabilities, and the largest is the prediction. A node that predicts otherwise than with nothing removed has changed sides.',
      formula: 'p = exp(z) / Σ exp(z)',
    },
    message: {
      name: 'What a node hears (Â)',
      text: 'Each layer gives a node a weighted sum over itself and its neighbours. The weights fall with the degrees of both, and are computed anew when edges go, unless Â is frozen.',
      formula: 'Â = D^(-½) (A + I) D^(-½)',
      source: 'Kipf & Welling 2017',
    },
    loss: {
      name: 'Loss',
      text: 'What training makes small: the mean cross-entropy of the true classes. It sees how sure an answer is, where accuracy sees only whether it is right.',
      formula: '−(1/n) Σ ln p(true class)',
    },
    macroF1: {
      name: 'Macro-F1',
      text: 'The harmonic mean of precision and recall, for each class by itself, then averaged: small classes weigh as much as large ones.',
      formula: 'mean over classes of 2PR / (P + R)',
    },
    recall: {
      name: 'Found of a class',
      text: 'The share of a class’s nodes that are recognised. Pruning often gives up the smallest class first, which accuracy hides.',
      formula: 'TP / (TP + FN)',
      source: 'Hooker et al. 2019 (what compressed networks forget)',
    },
    auc: {
      name: 'AUC',
      text: 'The area under the ROC curve: how often a true pair scores above a false one. ½ is chance, 1 is perfect.',
      formula: 'P(score of true > score of false)',
      source: 'Fawcett 2006',
    },
    calibrationError: {
      name: 'Calibration error',
      text: 'Whether “90 % sure” is right nine times of ten: the mean distance of confidence and accuracy over bins of confidence.',
      formula: 'Σ (n_b / n) |accuracy_b − confidence_b|',
      source: 'Guo et al. 2017',
    },
    lowDegree: {
      name: 'The least connected third',
      text: 'Accuracy among the third of the counted nodes with the fewest edges. They suffer first when edges go.',
    },
    agreement: {
      name: 'Agreement',
      text: 'The share of all nodes that are predicted as with nothing removed, rightly or wrongly. Two networks can be equally right on different nodes.',
    },
    flips: {
      name: 'Gained and lost',
      text: 'Nodes that were wrong and are right now, and the other way round. A difference of zero can hide many of both.',
    },
    edges: {
      name: 'Edges left',
      text: 'Undirected pairs that messages still go along, of all there were.',
    },
    stranded: {
      name: 'Without an edge',
      text: 'Nodes that the plan left alone: they hear only themselves. “Never strand” keeps everybody’s best edge.',
    },
    components: {
      name: 'Components',
      text: 'Parts of the graph with no edge between them. No message goes from one to another, through however many layers.',
    },
    homophily: {
      name: 'Homophily',
      text: 'The share of edges that join two nodes of one class. Averaging over neighbours helps where it is high. Removing edges between classes raises it, but to know which they are takes the answers.',
      formula: 'edges within a class / edges',
      source: 'Zhu et al. 2020',
    },
    adjusted: {
      name: 'Homophily, less chance',
      text: 'With large classes many edges lie within one by chance alone. This subtracts what the degrees would give: 0 is chance, 1 is perfect.',
      formula: '(h − Σ (D_c / 2E)²) / (1 − Σ (D_c / 2E)²)',
      source: 'Platonov et al. 2023',
    },
    gap: {
      name: 'Spectral gap',
      text: 'The second smallest eigenvalue of the normalised Laplacian: how well connected a graph is, 0 when it falls apart. Keeping the spectrum is not keeping the accuracy.',
      formula: 'λ₂ of I − D^(-½) A D^(-½)',
      source: 'Chung 1997; Spielman & Srivastava 2011',
    },
    nonzeros: {
      name: 'Parameters not zero',
      text: 'All weights and biases that are left, by count.',
    },
    epoch: {
      name: 'Epoch',
      text: 'One pass of training over all training nodes. Here the whole graph is one batch, so it is one step of the optimiser too.',
    },
    seed: {
      name: 'Seed',
      text: 'The number that every draw comes from: first weights, dropout, random cuts. The same seed gives the same bits in every browser. One seed is one sample: conclusions take several.',
    },
    interval: {
      name: 'Over seeds, ± 95 %',
      text: 'The mean over several seeds, and how far its 95 % interval reaches to either side. Differences are taken seed by seed, which is a paired test: where the interval of the difference holds 0, the difference is not significant, whatever the means look like.',
      formula: 't₀.₉₇₅ · s / √n',
      source: '“Student” 1908; Blalock et al. 2020',
    },
    plan: {
      name: 'This plan',
      text: 'What the cards say now: which criterion takes how much of weights, neurons and edges. At each seed the network is trained anew and cut by it.',
    },
    layerMagnitude: {
      name: 'Smallest weights of each layer',
      text: 'A baseline: in each layer as large a share of the weights goes as the plan asks for, the smallest first; neurons and edges go as in the plan. A criterion for weights is worth something where it beats this one too.',
      formula: '|w|, within the layer',
      source: 'Han et al. 2015; as a baseline: Blalock et al. 2020',
    },
    fingerprint: {
      name: 'Fingerprint',
      text: 'A hash of weights, masks and predictions. The same link must show the same one in every browser.',
    },
    layers: {
      name: 'Layers and widths',
      text: 'Each hidden layer has a width, its number of neurons; the last layer has one output a class. Every layer lets messages go one edge further, and makes nodes more alike.',
      source: 'over-smoothing: Li et al. 2018',
    },
    dropout: {
      name: 'Dropout',
      text: 'In training, a share of the values is silenced at random, others each epoch, and the rest made louder. It spreads what is learned over many neurons, so that each alone matters less.',
      source: 'Srivastava et al. 2014',
    },
    normalization: {
      name: 'Normalisation',
      text: 'How messages are weighted: symmetric, by the degrees of both ends, or by row, the plain mean of what a node hears.',
      formula: 'D^(-½) (A + I) D^(-½), or D^(-1) (A + I)',
      source: 'Kipf & Welling 2017',
    },
    selfLoops: {
      name: 'Self-loops',
      text: 'Whether a node hears itself beside its neighbours. They are part of the model, never pruned, and not counted as edges.',
    },
    optimizer: {
      name: 'Optimiser and learning rate',
      text: 'How a step follows the gradient. Adam scales every weight’s step by how its gradient has been lately; SGD with momentum lets steps add up. The learning rate is the length of a step. After a cut, momentum of removed weights is cleared, so that nothing comes back.',
      source: 'Kingma & Ba 2015',
    },
    weightDecay: {
      name: 'Weight decay',
      text: 'Pulls weights towards zero, in proportion to themselves. It makes magnitude say more: what is not needed shrinks.',
      formula: 'g + λ w',
    },
    patience: {
      name: 'Patience',
      text: 'Training stops after so many epochs without a lower loss on validation nodes. 0 never stops early.',
    },
    dropEdge: {
      name: 'DropEdge',
      text: 'In training every epoch leaves out other edges at random; in use the whole graph is there. A regulariser, not pruning.',
      source: 'Rong et al. 2020',
    },
    procedure: {
      name: 'The five steps',
      text: 'Prepare a trained model, score its parts, remove the lowest, validate and adjust what is left, then deploy and watch. Every state so far hangs under the step that led to it and can be gone back to.',
    },
    feature: {
      name: 'Feature',
      text: 'What is known of a node before any edge: words of a paper, measures of a place in the graph, or, one-hot, nothing but which node it is. With a one-hot input for each node the weights can remember the nodes one by one.',
    },
    gradient: {
      name: 'Gradient',
      text: 'How fast the loss would rise if a number grew, all others as they are. Training steps against it; some criteria read from it what a removal would cost.',
      formula: '∂L/∂w',
    },
    dense: {
      name: 'Dense model',
      text: 'The network with nothing removed, as it was trained last before anything was cut. All gains, losses and changes are counted against it. The control is trained from the same start for as many epochs as the pruned model in all.',
    },
    random: {
      name: 'At random',
      text: 'The lot decides what goes, seeded, so that the same draw comes back. A criterion is worth something only above the band in which 95 % of the draws lie.',
      source: 'Frankle & Carbin 2019 (random controls)',
    },
    measured: {
      name: 'Measured one by one',
      text: 'What the loss rises by when this one alone is removed and nothing is trained: no guess, but it says nothing of pairs that stand in for each other.',
      formula: 'L(without i) − L',
    },
    histogram: {
      name: 'Histogram',
      text: 'The same scores by how many items have them; the red line is the score at which the cut lies. A gap there is a safe place to cut.',
    },
    joined: {
      name: 'By share removed',
      text: 'One axis, the share removed, for two pictures: above, how many are right at each share; below, the scores in the order in which their items go. The line through both is the slider.',
    },
    overlay: {
      name: 'What the nodes show',
      text: 'Prediction: the class that the network gives. Truth: the class that is known. Mistakes: where the two differ. Activation: how strongly a chosen neuron fires on each node.',
    },
    sign: {
      name: 'Sign of a weight',
      text: 'A positive weight adds what its input says, a negative one takes it away. Sign is not importance: magnitude asks for the size alone.',
    },
    weightsIn: {
      name: 'Weights in and out',
      text: 'A row is one neuron. Each bar is one of its weights, up where positive, down where negative, as high as it is large; a dashed place is removed. Many inputs are binned, and a bin shows its largest. What goes out leads to the next layer, or to one class a cell.',
    },
    pin: {
      name: 'Pin: A beside B',
      text: 'Freezes the present state as A; every figure then reads live (A), and what differs in nodes and masks is counted. A pin is outside undo.',
    },
    find: {
      name: 'The most that can go',
      text: 'Goes up from nothing removed, or from what the network has healed around, cut by cut, until more is lost than you allow: no smaller share loses too much either. Counted on validation nodes, else exploratory on all unlabelled ones.',
    },
    hand: {
      name: 'By hand',
      text: 'Scissors cut or keep single items. The hand wins over the rule, and the rule’s count ignores its marks; Back to rule takes them away.',
    },
    watch: {
      name: 'Deploy and watch',
      text: 'Nothing is trained any more while new edges arrive, seeded: most between nodes that have a neighbour in common. The dense and the pruned model guess again after each batch. Watched is whether they drift apart.',
    },
  },
};
