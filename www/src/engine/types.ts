// Made from the Rust types by `cargo xtask types`; do not edit.

export type Spec = { graph: Source, task: Task, 
/**
 * Who trains, validates and tests, where classes are predicted.
 */
split: SplitChoice, model: ModelConfig, training: TrainingConfig, seed: number, };

export type Source = { "kind": "karateClub", labels: KarateLabels, } | { "kind": "blockModel" } & BlockModel | { "kind": "own", hash: string | null, };

export type KarateLabels = "factions" | "communities";

export type BlockModel = { nodes: number, edges: number, blocks: number, 
/**
 * Share of edges within a block, 0 to 1.
 */
homophily: number, features: number, 
/**
 * Length of a block's mean in each feature, in units of the noise.
 */
signal: number, 
/**
 * Labelled nodes a block; as many again validate.
 */
labels: number, };

export type Task = { "kind": "nodeClasses" } | { "kind": "communities" } | { "kind": "links", 
/**
 * Length of a node's embedding.
 */
dimensions: number, shares: LinkShares, };

export type LinkShares = { 
/**
 * Share of the edges that validate.
 */
validation: number, 
/**
 * Share of the edges that test.
 */
test: number, 
/**
 * A user–item graph: only pairs of one of each count as missing edges.
 */
bipartite: boolean, };

export type SplitChoice = { "kind": "given" } | { "kind": "stratified", train: number, validation: number, };

export type Choice = { 
/**
 * The column of the nodes whose values are the classes; `None` for tasks without classes.
 */
label: string | null, 
/**
 * The classes are this many ranges of a column of numbers, each with as many nodes as ties allow;
 * `None` takes the values as they are found.
 */
bins: number | null, features: FeatureChoice, 
/**
 * Whether the weights of the edges count, if they have any.
 */
useWeights: boolean, 
/**
 * Nodes of each class that train. Of a class too small for all three, half trains and half of the
 * rest validates.
 */
train: number, 
/**
 * Nodes of each class that validate; the others test.
 */
validation: number, };

export type FeatureChoice = { "kind": "oneHot" } | { "kind": "degree" } | { "kind": "structural" } | { "kind": "spectral", vectors: number, } | { "kind": "matrix", normalize: boolean, } | { "kind": "columns", names: Array<string>, };

export type Generator = { "kind": "blockModel" } & BlockModel | { "kind": "plantedPartition" } & PlantedPartition | { "kind": "lfr" } & Lfr | { "kind": "relaxedCaveman" } & RelaxedCaveman | { "kind": "corePeriphery" } & CorePeriphery | { "kind": "barabasiAlbert" } & BarabasiAlbert | { "kind": "holmeKim" } & HolmeKim | { "kind": "wattsStrogatz" } & WattsStrogatz;

export type PlantedPartition = { 
/**
 * 2 to 50.
 */
groups: number, 
/**
 * Nodes a group, from 3.
 */
size: number, inside: number, between: number, };

export type Lfr = { 
/**
 * 20 at least.
 */
nodes: number, 
/**
 * Mean degree.
 */
degree: number, maxDegree: number, 
/**
 * τ₁: p(k) ∝ k^−τ₁; 1 to 6.
 */
degreeExponent: number, 
/**
 * τ₂: p(s) ∝ s^−τ₂; 0 to 6.
 */
sizeExponent: number, 
/**
 * μ, 0 to 1.
 */
mixing: number, 
/**
 * Smallest and largest community.
 */
minSize: number, maxSize: number, };

export type RelaxedCaveman = { 
/**
 * 2 to 50.
 */
caves: number, 
/**
 * Nodes a cave, 3 to 200.
 */
size: number, rewired: number, };

export type CorePeriphery = { nodes: number, 
/**
 * Nodes of the core; three of either kind at least.
 */
core: number, inside: number, between: number, outside: number, };

export type BarabasiAlbert = { nodes: number, 
/**
 * Edges that each node brings, 1 to 50.
 */
edges: number, };

export type HolmeKim = { nodes: number, 
/**
 * Edges that each node brings, 1 to 50.
 */
edges: number, triangles: number, };

export type WattsStrogatz = { 
/**
 * 12 at least, so that every arc has three.
 */
nodes: number, 
/**
 * An even number, below the number of nodes.
 */
neighbours: number, rewired: number, };

export type ExportKind = "model" | "torchPrune" | "compact" | "pygScript" | "dglScript" | "notebook" | "predictions" | "scores" | "graphMl" | "edgeList";

export type Reading = { 
/**
 * Whether the first row of a table of edges names its columns.
 */
header: boolean | null, 
/**
 * The column of a table of edges that names one end of each, and the other.
 */
source: string | null, target: string | null, 
/**
 * The column of the edges that holds their weights; empty for none.
 */
weight: string | null, 
/**
 * The column of the table of nodes that names them.
 */
id: string | null, };

export type Understanding = { format: FileFormat, nodes: number, 
/**
 * Undirected pairs.
 */
pairs: number, 
/**
 * What the file says of directions; they are not used.
 */
directed: boolean | null, components: number, 
/**
 * Nodes without an edge.
 */
isolated: number, dropped: Dropped, merged: Merged, 
/**
 * Names of the first nodes.
 */
names: Array<string>, nodeColumns: Array<ColumnInfo>, edgeColumns: Array<ColumnInfo>, 
/**
 * How a table's columns were taken; `None` for other formats.
 */
table: TableInfo | null, warnings: Array<Warning>, 
/**
 * What is sensible for this graph.
 */
suggestion: Choice, };

export type FileFormat = "table" | "json" | "graphMl" | "gexf" | "gml" | "pajek" | "matrixMarket" | "unknown";

export type Dropped = { 
/**
 * Nodes joined to themselves.
 */
selfLoops: number, 
/**
 * Repetitions of the same pair in the same direction.
 */
duplicates: number, };

export type Merged = { 
/**
 * Pairs that stand in the file in both directions.
 */
directions: number, 
/**
 * Edges that were left out though their weight was another than the one kept.
 */
otherWeights: number, };

export type ColumnInfo = { name: string, useAs: ColumnUse, numeric: boolean, 
/**
 * Different values.
 */
distinct: number, 
/**
 * Rows without a value.
 */
missing: number, 
/**
 * Values of the first rows.
 */
first: Array<string>, };

export type ColumnUse = "kept" | "names" | "weights" | "none";

export type TableInfo = { 
/**
 * What stands between the cells: a comma, a semicolon, a tabulator or a blank.
 */
separator: string, 
/**
 * Whether the first row names the columns.
 */
header: boolean, 
/**
 * All columns; numbers from 1 where they have no names.
 */
columns: Array<string>, source: string, target: string, };

export type Warning = { kind: WarningKind, 
/**
 * The column that it is about, else empty.
 */
column: string, 
/**
 * Of nodes or edges; 0 where nothing is counted.
 */
count: number, };

export type WarningKind = "noEdges" | "isolated" | "noLabels" | "oneClass" | "labelIsId" | "missingLabels" | "badWeights" | "otherWeights" | "unlisted";

export type Fault = "empty" | "not-text" | "compressed" | "not-utf8" | "syntax" | "unclosed" | "no-graph" | "missing-field" | "unknown-node" | "duplicate-node" | "not-a-number" | "beyond-end" | "too-few-cells" | "wrong-count" | "too-deep" | "entities" | "hyperedges" | "unsupported" | "unknown-column";

export type ModelConfig = { 
/**
 * Widths of the hidden layers; the model has one layer more than this list is long.
 */
hidden: Array<number>, bias: boolean, activation: Activation, dropout: Dropout, normalization: Normalization, 
/**
 * Whether a node hears itself: Ã = A + I.
 */
selfLoops: boolean, };

export type Activation = "relu" | "elu" | "tanh";

export type Dropout = { 
/**
 * On the input features.
 */
input: number, 
/**
 * On every hidden layer.
 */
hidden: number, };

export type Normalization = "symmetric" | "row";

export type TrainingConfig = { epochs: number, optimizer: OptimizerConfig, 
/**
 * Added to the gradient as weight decay × w; biases are left alone.
 */
weightDecay: number, decay: Decay, 
/**
 * Epochs without a lower validation loss before training stops and the best weights come
 * back; `None` never stops early.
 */
patience: number | null, 
/**
 * The epoch k whose weights are kept to rewind to; 0 keeps θ₀ alone.
 */
checkpoint: number, 
/**
 * Share of the edges that every epoch leaves out, other ones each time.
 */
dropEdge?: number, };

export type OptimizerConfig = { "kind": "adam", learningRate: number, } | { "kind": "sgd", learningRate: number, momentum: number, };

export type Decay = "first" | "all";

export type Measure = "epochs" | "last";

export type Plan = { weights: WeightPlan, neurons: NeuronPlan, edges: EdgePlan, nodes?: NodePlan, };

export type WeightPlan = { 
/**
 * Share removed, 0 to 1, rounded to thousandths.
 */
ratio: number, criterion: WeightCriterion, scope: Scope, structure: WeightStructure, 
/**
 * The last layer, which is the most fragile, loses nothing.
 */
keepLast: boolean, 
/**
 * Weights below so many standard deviations of their layer go, whatever the ratio; the criterion of
 * deviations only.
 */
deviations?: number, 
/**
 * Of how many consecutive inputs some go, where the structure is n of m.
 */
of?: number, 
/**
 * Blocks and features by the maximum of their scores instead of the mean.
 */
byMax?: boolean, 
/**
 * The parts, where the structure is sub-networks.
 */
parts?: Parts, 
/**
 * Which of the seeded draws the random criterion uses.
 */
draw: number, };

export type WeightStructure = "single" | "ofFour" | "ofMany" | "blocksOfTwo" | "blocksOfFour" | "features" | "subNetworks";

export type Parts = { by: PartsBy, 
/**
 * How many parts features or neurons are divided into, 1 to 12; fewer where there are fewer of them.
 */
count: number, 
/**
 * Part by part; null or missing where the card's ratio holds.
 */
ratios: Array<number | null>, };

export type PartsBy = "layers" | "features" | "tiles" | "clusters";

export type WeightCriterion = "magnitude" | "random" | "lamp" | "taylor" | "snip" | "synflow" | "obd" | "grasp" | "learned" | "movement" | "deviation";

export type CriterionInfo = { card: Card, group: CriterionGroup, 
/**
 * Its name in a plan.
 */
id: string, 
/**
 * The keep-score.
 */
formula: string, 
/**
 * Where it was published; empty for what has no one source.
 */
source: string, 
/**
 * Time for all scores; n items, N nodes, E edges, H neurons, C classes, F features.
 */
cost: string, 
/**
 * What the graph lacks for it; null when it can be used.
 */
lacks: string | null, };

export type CriterionGroup = "weights" | "activations" | "loss" | "graph" | "data" | "controls";

export type NeuronPlan = { 
/**
 * Share removed, 0 to 1, rounded to thousandths.
 */
ratio: number, criterion: NeuronCriterion, scope: Scope, 
/**
 * Which of the seeded draws the random criterion uses.
 */
draw: number, };

export type NeuronCriterion = "spread" | "literal" | "random" | "scaleSafe" | "greedy" | "measured" | "overEdges" | "gradient" | "redundancy" | "incomingL1" | "incomingL2" | "outgoingL1" | "outgoingL2" | "apoz" | "taylor" | "fpgm";

export type EdgePlan = { 
/**
 * Share removed, 0 to 1, rounded to thousandths.
 */
ratio: number, criterion: EdgeCriterion, after: AfterEdges, 
/**
 * Mask Â without normalising what is left anew.
 */
frozen: boolean, 
/**
 * The best edge of every node stays.
 */
neverStrand: boolean, 
/**
 * Which of the seeded draws the random criterion uses.
 */
draw: number, 
/**
 * Which column of the edges the attribute criterion reads.
 */
column: number, 
/**
 * Whether its high values go first.
 */
highGoes: boolean, };

export type EdgeCriterion = "jaccard" | "random" | "cosine" | "weight" | "agreement" | "resistance" | "resistanceSampled" | "degree" | "measured" | "attribute" | "learned" | "embedding" | "degreeSampled" | "teddy" | "betweenness" | "gradient" | "oracle";

export type AfterEdges = "keep" | "learnAgain";

export type NodePlan = { 
/**
 * Share removed of those that may go, 0 to 1, rounded to thousandths.
 */
ratio: number, criterion: NodeCriterion, 
/**
 * Which of the seeded draws the random criterion uses.
 */
draw: number, };

export type NodeCriterion = "spread" | "overNeighbours" | "degree" | "random";

export type Rewind = { to: RewindTo, 
/**
 * Mix the mask of weights within each layer first: the other control.
 */
shuffled: boolean, 
/**
 * Which of the seeded draws the controls use.
 */
draw: number, };

export type RewindTo = "start" | "checkpoint" | "newStart";

export type Scope = "network" | "layer";

export type Card = "weights" | "neurons" | "edges";

export type Info = { nodes: number, 
/**
 * Undirected pairs.
 */
edges: number, features: number, 
/**
 * Input features are one-hot: the network can remember every node by itself.
 */
identityFeatures: boolean, classes: number, 
/**
 * Over all weight matrices, biases not counted.
 */
weights: number, 
/**
 * Hidden neurons over all layers.
 */
neurons: number, layers: Array<LayerInfo>, 
/**
 * How many nodes train, validate, test.
 */
split: SplitSizes, 
/**
 * One name a class; empty when the graph has none (then its number is its name).
 */
classNames: Array<string>, 
/**
 * One name a node; empty when the graph has none.
 */
nodeNames: Array<string>, 
/**
 * The names of the edges' columns, which the attribute criterion can read.
 */
edgeColumns: Array<string>, 
/**
 * Epochs of one training run, from the spec.
 */
epochs: number, seed: number, 
/**
 * What guessing the commonest answer would get right, in evaluated items.
 */
chance: number, 
/**
 * The same in validation items; null without any.
 */
validationChance: number | null, };

export type LayerInfo = { inputs: number, outputs: number, offset: number, };

export type SplitSizes = { train: number, validation: number, test: number, };

export type TrainReport = { epochs: Array<EpochMetrics>, ended: Ended, };

export type EpochMetrics = { 
/**
 * 1 for the first epoch.
 */
epoch: number, 
/**
 * Mean cross-entropy on the training nodes before this epoch's step.
 */
loss: number, 
/**
 * Validation items right after the step, or without any evaluated items; null where it was not
 * measured.
 */
correct: number | null, 
/**
 * Mean cross-entropy on the validation nodes after the step; null without any.
 */
validationLoss: number | null, };

export type Ended = { "kind": "done" } | { "kind": "early", bestEpoch: number, } | { "kind": "diverged", epoch: number, learningRate: number, };

export type PruneReport = { weights: Count, neurons: Count, 
/**
 * By the plan's own ratio and marks of edges.
 */
edges: Count, 
/**
 * Nodes that lost all their edges.
 */
nodes: Count, 
/**
 * How many edges the ratio asks for; fewer go where no node may be stranded.
 */
edgesAsked: number, 
/**
 * Weights left once the masks of weights and neurons are multiplied.
 */
weightsKept: number, 
/**
 * Where weights are divided into sub-networks, each of them by its number.
 */
subNetworks: Array<SubNetwork>, 
/**
 * Edges left once those of removed nodes are gone too.
 */
edgesKept: number, 
/**
 * With nothing removed.
 */
dense: Evaluation, 
/**
 * With the plan.
 */
pruned: Evaluation, 
/**
 * Null without validation items.
 */
validation: Validation | null, 
/**
 * As `pruned`, without removed nodes: who is left is seldom who is hard to tell.
 */
survivors: Survivors, 
/**
 * Evaluated items that are right now and were wrong with nothing removed.
 */
gained: number, 
/**
 * Evaluated items that are wrong now and were right with nothing removed.
 */
lost: number, 
/**
 * Nodes (of all), or held-out pairs, whose prediction differs from the dense one.
 */
changed: number, 
/**
 * Nodes left without an edge by the plan.
 */
isolated: number, 
/**
 * Score of the last item that went, by card; null when nothing went or a layer cuts by itself.
 */
weightThreshold: number | null, neuronThreshold: number | null, edgeThreshold: number | null, nodeThreshold: number | null, 
/**
 * The standard deviations below which weights are in the floor, 0 without such a threshold.
 */
floorDeviations: number, 
/**
 * What is stored and computed.
 */
footprint: Footprint, 
/**
 * XXH64 (seed 0) over weights, masks and predictions, little-endian, in hexadecimal.
 */
fingerprint: string, };

export type Footprint = { 
/**
 * Of one pass, zeros left out.
 */
multiplyAdds: number, 
/**
 * The same with nothing removed.
 */
denseMultiplyAdds: number, 
/**
 * Parameters over those that are not 0; null where nothing is left.
 */
compression: number | null, 
/**
 * Of the weight matrices without the neurons that do nothing, by the formula of each format; null
 * where it has no room, and for Huffman codes, whose formula asks for the values.
 */
bytes: Record<Format, number | null>, };

export type Count = { 
/**
 * By rule and by hand: `by_rule` + `hand_cut` − `hand_kept`.
 */
removed: number, total: number, 
/**
 * What the plan's ratio removes, the floor included.
 */
byRule: number, 
/**
 * What is cut by hand and the rule would keep.
 */
handCut: number, 
/**
 * What is kept by hand and the rule would remove.
 */
handKept: number, 
/**
 * Of these, how many are in the floor, gone before an earlier training under masks: the slider
 * does not go below.
 */
floor: number, 
/**
 * The ratio at which it did.
 */
floorRatio: number, };

export type Survivors = { total: number, 
/**
 * Under the plan.
 */
correct: number, 
/**
 * With nothing removed, on the same items.
 */
denseCorrect: number, };

export type Validation = { total: number, 
/**
 * Right with nothing removed.
 */
dense: number, 
/**
 * Right under the plan.
 */
pruned: number, };

export type SubNetwork = { 
/**
 * Weights that it has; spared ones are not counted.
 */
total: number, 
/**
 * By rule and by hand.
 */
removed: number, 
/**
 * Its own ratio, or the card's.
 */
ratio: number, };

export type Evaluation = { correct: number, total: number, 
/**
 * Mean cross-entropy on the same items.
 */
loss: number, 
/**
 * Area under the ROC curve; null where classes are predicted.
 */
auc: number | null, 
/**
 * Null where classes are predicted.
 */
averagePrecision: number | null, };

export type Metrics = { 
/**
 * On the evaluated nodes; null where edges are predicted.
 */
classes: ClassMetrics | null, 
/**
 * On all nodes with a class; null where edges are predicted.
 */
communities: CommunityMetrics | null, 
/**
 * On the held-out pairs; null where classes are predicted.
 */
links: LinkMetrics | null, };

export type ClassMetrics = { accuracy: number, macroF1: number, 
/**
 * One a class; null for a class without an evaluated node.
 */
recall: Array<number | null>, confusion: Confusion, };

export type Confusion = { classes: number, 
/**
 * Row: true class; column: predicted class. (classes × classes)
 */
counts: Array<number>, };

export type CommunityMetrics = { nmi: number, ari: number, 
/**
 * Of the prediction, on the whole graph.
 */
modularity: number, };

export type LinkMetrics = { auc: number, averagePrecision: number, 
/**
 * Share of a user's held-out items among the first ten offered, mean over users; null without
 * users and items.
 */
recallAt10: number | null, 
/**
 * Normalised discounted cumulative gain of the first ten, mean over users; null likewise.
 */
ndcgAt10: number | null, };

export type Suggestion = { node: number, 
/**
 * Predicted probability of an edge.
 */
probability: number, };

export type ScheduleRequest = { 
/**
 * How the ratios grow from round to round.
 */
pace: Pace, 
/**
 * Cuts in all.
 */
rounds: number, 
/**
 * Epochs after each round's cut.
 */
epochs: number, 
/**
 * Set θ₀ under the masks before each round's epochs: iterative magnitude pruning with rewinding
 * (Frankle & Carbin 2019).
 */
rewinds: boolean, 
/**
 * Train with nothing removed first, until the plan's masks have settled, for one round's epochs at
 * most (You et al. 2020).
 */
earlyBird?: boolean, 
/**
 * α of regrowth (RigL, Evci et al. 2020): as each round but the first begins, of the weights left a
 * share changes places with others that falls from α to 0 along a cosine over all rounds. 0 for none.
 */
regrow?: number, };

export type Pace = "exponential" | "linear" | "cubic" | "atOnce";

export type ScheduleProgress = { 
/**
 * Rounds that were begun.
 */
round: number, rounds: number, 
/**
 * Of this step.
 */
epochs: Array<EpochMetrics>, 
/**
 * Why it ended, once it has.
 */
ended: Ended | null, 
/**
 * The epoch after which the plan's masks had settled, where that was waited for and has come.
 */
drawn: number | null, };

export type ControlProgress = { done: number, of: number, 
/**
 * Of this step.
 */
epochs: Array<EpochMetrics>, 
/**
 * Why it ended, once it has.
 */
ended: Ended | null, 
/**
 * The result so far; null where nothing was begun.
 */
dense: Evaluation | null, };

export type SeedsProgress = { done: number, of: number, 
/**
 * Arm by arm, the plan's first, once all seeds are done.
 */
arms: Array<ArmResult> | null, };

export type Arm = "plan" | "dense" | "random" | "layerMagnitude";

export type ArmResult = { arm: Arm, 
/**
 * As pruned, …
 */
pruned: Mean, 
/**
 * … and after fine-tuning under the masks.
 */
tuned: Mean, 
/**
 * The plan less this one, seed by seed, as pruned, …
 */
prunedDifference: Mean, isPrunedSignificant: boolean, 
/**
 * … and after fine-tuning.
 */
tunedDifference: Mean, isTunedSignificant: boolean, };

export type Mean = { mean: number, margin: number, };

export type CurveRequest = { card: Card, 
/**
 * How many random draws to add as a band; 0 for none.
 */
draws: number, };

export type CurveProgress = { done: number, of: number, 
/**
 * The curve, once all is done.
 */
curve: Curve | null, };

export type Curve = { card: Card, 
/**
 * Shares removed, rising from 0 to 1.
 */
ratios: Array<number>, 
/**
 * On the evaluated items.
 */
test: Series, 
/**
 * On the validation items; null without any.
 */
validation: Series | null, };

export type Series = { 
/**
 * Items right at each share.
 */
correct: Array<number>, 
/**
 * Smallest share at which fewer are right than at share 0; null when none.
 */
firstLoss: number | null, 
/**
 * Random draws at each share; null when none were asked for.
 */
random: Band | null, };

export type Band = { draws: number, 
/**
 * Items that are right on average, one value a ratio of the curve, as in both bounds.
 */
mean: Array<number>, low: Array<number>, high: Array<number>, };

export type SearchRequest = { card: Card, 
/**
 * So many items may be lost …
 */
items: number, 
/**
 * … and this share of all that are looked at, rounded down.
 */
share: number, };

export type SearchProgress = { done: number, of: number, 
/**
 * What was found, once all is done.
 */
found: Found | null, };

export type Found = { card: Card, 
/**
 * The smallest share, in whole thousandths, that removes as much as may go; 1 where all of it may.
 */
ratio: number, 
/**
 * Items of the kind that go with it, and how many there are.
 */
removed: number, total: number, 
/**
 * Right where of this kind only the floor is gone, and at `ratio`, …
 */
before: number, correct: number, 
/**
 * … of so many.
 */
of: number, 
/**
 * Whether these are the validation items; where there are none, the evaluated ones stand in.
 */
validated: boolean, 
/**
 * How many the next larger cut would lose; null where all can go.
 */
nextLost: number | null, };

export type WatchRequest = { 
/**
 * 1 to 100.
 */
batches: number, 
/**
 * A batch is this share of the edges that there are at first, at least one: above 0, up to 1.
 */
share: number, 
/**
 * Share of the new edges that join any two nodes, 0 to 1.
 */
random: number, 
/**
 * Another one, other arrivals.
 */
draw: number, };

export type WatchProgress = { done: number, of: number, 
/**
 * What was seen, once all is done.
 */
watched: Watched | null, };

export type Watched = { 
/**
 * New edges so far.
 */
arrived: Array<number>, 
/**
 * How many of them join two nodes that had a common neighbour.
 */
closing: Array<number>, 
/**
 * Evaluated items right by the dense model, …
 */
dense: Array<number>, 
/**
 * … by the pruned one, …
 */
pruned: Array<number>, 
/**
 * … of so many.
 */
total: number, 
/**
 * Nodes (of all), or held-out pairs, that both predict the same of, …
 */
agree: Array<number>, 
/**
 * … of so many.
 */
of: number, };

export type CostReport = { 
/**
 * With nothing removed.
 */
dense: ModelReport, 
/**
 * As it was cut, before training under the masks; null where nothing was healed.
 */
cut: ModelReport | null, 
/**
 * The plan in force.
 */
pruned: ModelReport, 
/**
 * Hidden neurons that do nothing, the plan's and those that single weights left so; they are not stored.
 */
idleNeurons: number, 
/**
 * All weights of the dense model, four bytes each.
 */
denseBytes: number, storage: Array<StorageReport>, graph: Array<GraphReport>, };

export type ModelReport = { quality: Quality, structure: Structure, cost: Cost, };

export type Quality = { correct: number, total: number, 
/**
 * 0 to 1, as all shares here.
 */
accuracy: number, 
/**
 * Mean cross-entropy in nats.
 */
loss: number, 
/**
 * F1 averaged over classes; null where edges are predicted.
 */
macroF1: number | null, 
/**
 * One a class, null for a class without an evaluated node; empty where edges are predicted.
 */
recall: Array<number | null>, 
/**
 * Area under the ROC curve over the test pairs; null where classes are predicted.
 */
auc: number | null, 
/**
 * Expected calibration error (Guo et al. 2017), 15 bins.
 */
calibrationError: number, 
/**
 * Accuracy of the third with the fewest neighbours in the uncut graph; null where edges are
 * predicted.
 */
lowDegreeAccuracy: number | null, 
/**
 * Share of all nodes, or held-out pairs, predicted as with nothing removed.
 */
agreement: number, 
/**
 * Evaluated items that are right and were wrong with nothing removed.
 */
gained: number, 
/**
 * Evaluated items that are wrong and were right with nothing removed.
 */
lost: number, };

export type Structure = { 
/**
 * Undirected pairs.
 */
edges: number, 
/**
 * Nodes that had an edge and have none.
 */
stranded: number, components: number, 
/**
 * Share of edges within a class; null without an edge whose ends both have one.
 */
homophily: number | null, 
/**
 * The same less what chance gives at these degrees (Platonov et al. 2023), at most 1; null where one class has
 * all edges.
 */
adjustedHomophily: number | null, 
/**
 * 1 − λ₂ of the normalised adjacency on the largest component; null where no two are joined.
 */
spectralGap: number | null, };

export type Cost = { 
/**
 * Weights and biases.
 */
parameters: number, 
/**
 * Of these, how many are not 0.
 */
nonzeros: number, 
/**
 * Parameters over nonzeros; null where nothing is left.
 */
compression: number | null, 
/**
 * Of one pass.
 */
multiplyAdds: number, 
/**
 * Multiply-adds with nothing removed over those; null where nothing is left.
 */
speedUp: number | null, };

export type StorageReport = { format: Format, 
/**
 * By encoding; null where a matrix is refused.
 */
bytes: number | null, 
/**
 * By the format's formula.
 */
formula: number, 
/**
 * How far a decoded weight may be off; 0 where decoding gives the same bits.
 */
error: number, 
/**
 * Evaluated items that are right once the weights were stored and read again.
 */
correct: number | null, 
/**
 * Why, where a matrix is refused.
 */
refused: Refused | null, };

export type Refused = { 
/**
 * What is counted: `storage.rows`, `storage.columns`, `storage.nonzeros` or
 * `storage.nonzerosOfFour`.
 */
name: string, got: number, };

export type Format = "dense" | "maskDense" | "bitmask" | "coo32" | "coo16" | "csr32" | "csr16" | "csc32" | "blocks4" | "twoFour" | "gaps4" | "int8" | "kmeans16" | "huffman";

export type GraphReport = { format: GraphFormat, 
/**
 * By the formula, which is exact, of the edges that are kept.
 */
bytes: number, 
/**
 * With all edges.
 */
dense: number, };

export type GraphFormat = "pairs" | "csr";

export type Kernel = "dense" | "compact" | "csr" | "blocks";

export type Explanation = { card: Card, index: number, place: Place, 
/**
 * Whether it is kept.
 */
kept: boolean, 
/**
 * Whether the plan decides that, or the hand.
 */
mark: Mark, 
/**
 * Whether it is in the floor: then it stays gone, whatever the hand says.
 */
inFloor: boolean, 
/**
 * By the plan's criterion; high means keep.
 */
score: number, 
/**
 * 1 for the first to go of those that are ranked together, items or units; 0 for what the structure
 * never removes.
 */
rank: number, 
/**
 * How many those are.
 */
of: number, 
/**
 * Score of the last of them that went; null when none did.
 */
threshold: number | null, 
/**
 * Score less threshold.
 */
distance: number | null, 
/**
 * The numbers of the criterion's formula for the item by itself, whatever unit it goes with.
 */
terms: Array<Term>, 
/**
 * Where scores are divided by their layer's mean, that mean; null elsewhere.
 */
layerMean: number | null, 
/**
 * As the plan has it.
 */
now: Effect, 
/**
 * With this item alone removed, or restored where it went.
 */
otherwise: Effect, 
/**
 * What the card's other criteria say; those that the graph has nothing for, or that take too long,
 * are left out.
 */
others: Array<Opinion>, };

export type Place = { 
/**
 * From 0; null for an edge or a node.
 */
layer: number | null, 
/**
 * A weight's input, a neuron's number in its layer, an edge's first node, or a node.
 */
first: number, 
/**
 * A weight's output or an edge's second node; null for a neuron or a node.
 */
second: number | null, };

export type Term = { name: string, 
/**
 * The class, where each has a term.
 */
class: number | null, value: number, };

export type Mark = "rule" | "cut" | "kept";

export type Effect = { 
/**
 * Evaluated items predicted rightly.
 */
correct: number, 
/**
 * Mean cross-entropy on the evaluated items.
 */
loss: number, 
/**
 * The loss that scores are judged by: of the validation items, without any of the dense model's own
 * predictions.
 */
judgedLoss: number, };

export type Opinion = { 
/**
 * Its name in a plan.
 */
criterion: string, score: number, rank: number, };

export type Correlation = { 
/**
 * ρ; null where one side is all equal.
 */
spearman: number | null, 
/**
 * τ_b; null likewise.
 */
kendall: number | null, 
/**
 * How many items were measured.
 */
items: number, };

export type CorrelationProgress = { done: number, 
/**
 * 0 for weights and nodes, which are not measured one by one.
 */
of: number, 
/**
 * Null until all are measured.
 */
correlation: Correlation | null, };

export type LetGo = { 
/**
 * Epochs behind the weights that were looked at: fewer than were asked for where patience or a
 * divergence ended training.
 */
epochs: number, 
/**
 * Weights that the plan removes, those of removed neurons among them.
 */
removed: number, 
/**
 * Of these, how many are not 0 afterwards.
 */
returned: number, 
/**
 * Evaluated items that are right afterwards.
 */
correct: number, };

export type NodeExplanation = { node: number, 
/**
 * Null where it has no class.
 */
class: number | null, 
/**
 * 0 unused, 1 train, 2 validation, 3 test.
 */
role: number, 
/**
 * Whether it is in the floor: then it stays gone, whatever the hand says.
 */
inFloor: boolean, 
/**
 * Edges of the uncut graph.
 */
degree: number, 
/**
 * Of these, how many the plan keeps.
 */
keptDegree: number, 
/**
 * How many there are when the node is kept: what is neither cut by itself nor by its other end.
 */
degreeIfKept: number, 
/**
 * Class probabilities with nothing removed; empty where edges are predicted.
 */
dense: Array<number>, 
/**
 * The same under the plan.
 */
pruned: Array<number>, 
/**
 * What it hears in every layer, the heaviest in the uncut graph first; of many the first 50.
 */
messages: Array<Message>, 
/**
 * How many there are.
 */
heard: number, };

export type Message = { from: number, 
/**
 * Null for the self-loop.
 */
edge: number | null, 
/**
 * Its weight in Â of the uncut graph.
 */
before: number, 
/**
 * Its weight in Â under the plan; 0 where it is cut.
 */
after: number, kept: boolean, };

export type Error = { "code": "malformed", "detail": { what: string, reason: string, } } | { "code": "out-of-range", "detail": { name: string, got: number, min: number, max: number, } } | { "code": "empty-graph" } | { "code": "unknown-node", "detail": { edge: number, node: number, nodes: number, } } | { "code": "self-loop", "detail": { edge: number, node: number, } } | { "code": "duplicate-edge", "detail": { edge: number, source: number, target: number, } } | { "code": "edge-weight", "detail": { edge: number, got: number, } } | { "code": "length", "detail": { name: string, expected: number, got: number, } } | { "code": "feature-not-finite", "detail": { node: number, feature: number, } } | { "code": "unknown-class", "detail": { node: number, class: number, classes: number, } } | { "code": "too-few-classes", "detail": { got: number, } } | { "code": "class-without-training", "detail": { class: number, } } | { "code": "too-large", "detail": { what: string, bytes: number, limit: number, } } | { "code": "not-bipartite", "detail": { source: number, target: number, } } | { "code": "too-dense", "detail": { edges: number, } } | { "code": "no-validation" } | { "code": "criterion-lacks", "detail": { criterion: string, lacks: string, } } | { "code": "wrong-task", "detail": { needed: string, } } | { "code": "data-missing" } | { "code": "other-data", "detail": { expected: string, got: string, } } | { "code": "indivisible", "detail": { layer: number, inputs: number, of: number, } } | { "code": "cut-and-kept", "detail": { item: number, } } | { "code": "healed-around", "detail": { item: number, } } | { "code": "foreign-state", "detail": { expected: string, got: string, } };
