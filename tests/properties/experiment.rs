//! Random experiments and plans, and what is looked at in their results.

use ndarray::Array2;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use secateur::data::{Dataset, Features, SparseRows, Split};
use secateur::graph::{Graph, Laid, Normalization};
use secateur::mask::Mask;
use secateur::nn::{Activation, Dropout, ModelConfig, OptimizerConfig};
use secateur::prune::{
    AfterEdges, Card, EdgeCriterion, EdgePlan, Masks, NeuronCriterion, NeuronPlan, NodeCriterion,
    NodePlan, Parts, PartsBy, Plan, Pruner, Ratios, Scope, WeightCriterion, WeightPlan,
    WeightStructure,
};
use secateur::rng::{Rng, Stream};
use secateur::train::{Decay, Measure, Network, TrainingConfig};
use std::ops::Range;
use std::rc::Rc;

/// The same cases on every machine; `PROPTEST_CASES` asks for more of them.
pub fn config() -> ProptestConfig {
    ProptestConfig {
        rng_seed: RngSeed::Fixed(1),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

pub const CARDS: [Card; 4] = Card::ALL;

/// Sizes and settings, from which `seed` makes the rest.
#[derive(Debug, Clone)]
pub struct Experiment {
    pub seed: u32,
    pub nodes: u32,
    /// Share of the pairs that are edges.
    pub density: f32,
    pub weighted: bool,
    /// 0 one-hot, 1 sparse, 2 dense.
    pub features: u8,
    pub model: ModelConfig,
    pub training: TrainingConfig,
}

pub fn experiments() -> impl Strategy<Value = Experiment> {
    let graph = (any::<u32>(), 3..14u32, 0.0..0.7f32, any::<bool>(), 0..3u8);
    (graph, models(), trainings()).prop_map(
        |((seed, nodes, density, weighted, features), model, training)| Experiment {
            seed,
            nodes,
            density,
            weighted,
            features,
            model,
            training,
        },
    )
}

pub fn models() -> impl Strategy<Value = ModelConfig> {
    use Activation::{Elu, Relu, Tanh};
    use Normalization::{Row, Symmetric};
    (
        prop::collection::vec(1..7u32, 0..3),
        any::<bool>(),
        prop::sample::select(vec![Relu, Elu, Tanh]),
        prop::sample::select(vec![0.0, 0.3]),
        prop::sample::select(vec![Symmetric, Row]),
        any::<bool>(),
    )
        .prop_map(
            |(hidden, bias, activation, dropout, normalization, self_loops)| ModelConfig {
                hidden,
                bias,
                activation,
                dropout: Dropout {
                    input: dropout,
                    hidden: dropout,
                },
                normalization,
                self_loops,
            },
        )
}

pub fn trainings() -> impl Strategy<Value = TrainingConfig> {
    let adam = OptimizerConfig::Adam {
        learning_rate: 0.05,
    };
    let sgd = OptimizerConfig::Sgd {
        learning_rate: 0.1,
        momentum: 0.9,
    };
    (
        prop::sample::select(vec![adam, sgd]),
        prop::sample::select(vec![Decay::First, Decay::All]),
    )
        .prop_map(|(optimizer, decay)| TrainingConfig {
            epochs: 5,
            optimizer,
            weight_decay: 0.01,
            decay,
            patience: None,
            checkpoint: 0,
            drop_edge: 0.0,
        })
}

/// Sub-networks of every kind, some with a ratio of their own.
pub fn parts() -> impl Strategy<Value = Parts> {
    use PartsBy::{Clusters, Features, Layers, Tiles};
    let own = prop::option::of((0..=1000u32).prop_map(|t| f64::from(t) / 1000.0));
    (
        prop::sample::select(vec![Layers, Features, Tiles, Clusters]),
        1..5u32,
        prop::array::uniform16(own),
    )
        .prop_map(|(by, count, ratios)| Parts {
            by,
            count,
            ratios: Ratios(ratios),
        })
}

pub fn plans() -> impl Strategy<Value = Plan> {
    use NeuronCriterion::{Literal, Spread};
    use WeightStructure::{BlocksOfFour, BlocksOfTwo, Features, OfFour, Single, SubNetworks};
    let ratio = || prop_oneof![Just(0.0), (0..=1000u32).prop_map(|t| f64::from(t) / 1000.0)];
    let scope = || prop::sample::select(vec![Scope::Network, Scope::Layer]);
    let weights = (
        ratio(),
        prop::sample::select(vec![
            WeightCriterion::Magnitude,
            WeightCriterion::Random,
            WeightCriterion::Deviation,
            WeightCriterion::Obd,
            WeightCriterion::Grasp,
        ]),
        scope(),
        // Twice as likely as each of the others, since exact counts speak of it.
        prop::sample::select(vec![
            Single,
            Single,
            OfFour,
            BlocksOfTwo,
            BlocksOfFour,
            Features,
            SubNetworks,
        ]),
        any::<bool>(),
        0..3u32,
        (parts(), any::<bool>(), prop::option::of(0.0..3.0f64)),
    )
        .prop_map(
            |(ratio, criterion, scope, structure, keep_last, draw, (parts, by_max, deviations))| {
                WeightPlan {
                    // Whatever the widths are: one divides them, in tests of structures alone.
                    of: 2,
                    by_max,
                    deviations,
                    parts,
                    keep_last,
                    ratio,
                    criterion,
                    scope,
                    structure,
                    draw,
                }
            },
        );
    let neurons = (
        ratio(),
        prop::sample::select(vec![
            Spread,
            Literal,
            NeuronCriterion::Random,
            NeuronCriterion::OverEdges,
            NeuronCriterion::Gradient,
            NeuronCriterion::Redundancy,
            NeuronCriterion::Apoz,
            NeuronCriterion::Taylor,
            NeuronCriterion::Fpgm,
        ]),
        scope(),
        0..3u32,
    )
        .prop_map(|(ratio, criterion, scope, draw)| NeuronPlan {
            ratio,
            criterion,
            scope,
            draw,
        });
    let edges = (
        ratio(),
        prop::sample::select(vec![
            EdgeCriterion::Jaccard,
            EdgeCriterion::Random,
            EdgeCriterion::Teddy,
            EdgeCriterion::Betweenness,
            EdgeCriterion::Embedding,
            EdgeCriterion::DegreeSampled,
            EdgeCriterion::ResistanceSampled,
            EdgeCriterion::Gradient,
            EdgeCriterion::Oracle,
        ]),
        prop::sample::select(vec![AfterEdges::Keep, AfterEdges::LearnAgain]),
        any::<[bool; 2]>(),
        0..3u32,
    )
        .prop_map(
            |(ratio, criterion, after, [frozen, never_strand], draw)| EdgePlan {
                frozen,
                never_strand,
                ratio,
                criterion,
                after,
                draw,
                ..EdgePlan::default()
            },
        );
    let nodes = (
        ratio(),
        prop::sample::select(vec![
            NodeCriterion::Spread,
            NodeCriterion::OverNeighbours,
            NodeCriterion::Degree,
            NodeCriterion::Random,
        ]),
        0..3u32,
    )
        .prop_map(|(ratio, criterion, draw)| NodePlan {
            ratio,
            criterion,
            draw,
        });
    (weights, neurons, edges, nodes).prop_map(|(weights, neurons, edges, nodes)| Plan {
        weights,
        neurons,
        edges,
        nodes,
    })
}

impl Experiment {
    pub fn rng(&self) -> Rng {
        Rng::new(self.seed, Stream::Generator, 0)
    }

    pub fn graph(&self, rng: &mut Rng) -> Graph {
        let mut pairs = Vec::new();
        for u in 0..self.nodes {
            for v in u + 1..self.nodes {
                if rng.unit() < self.density {
                    pairs.push(if rng.unit() < 0.5 { [u, v] } else { [v, u] });
                }
            }
        }
        rng.shuffle(&mut pairs);
        let weights = pairs.iter().map(|_| 0.1 + 3.0 * rng.unit()).collect();
        Graph::new(self.nodes, pairs, self.weighted.then_some(weights)).expect("a simple graph")
    }

    pub fn dataset(&self) -> Dataset {
        let rng = &mut self.rng();
        let graph = self.graph(rng);
        let n = self.nodes as usize;
        let features = match self.features {
            0 => Features::Identity(n),
            1 => {
                let mut row = |node| {
                    let columns = (0..6).filter(|column| (column + node) % 3 != 0);
                    columns.map(|column| (column, rng.unit())).collect()
                };
                let rows = (0..self.nodes).map(&mut row).collect();
                Features::Sparse(SparseRows::new(6, rows).expect("columns fit"))
            }
            _ => Features::Dense(Array2::from_shape_fn((n, 5), |_| rng.unit() - 0.5)),
        };
        let classes = (0..self.nodes).map(|node| Some(node % 2)).collect();
        let split = Split {
            train: vec![0, 1],
            validation: Vec::new(),
            test: (2..self.nodes).collect(),
        };
        Dataset::new(graph, features, classes, split).expect("a dataset")
    }

    pub fn network(&self) -> Network {
        Network::new(Rc::new(self.dataset()), &self.model)
    }

    /// The dataset with the edges that `mask` keeps and no others.
    pub fn cut_dataset(&self, laid: &Laid) -> Dataset {
        let mut data = self.dataset();
        let mask = &laid.edges;
        let kept = || (0..mask.len()).filter(|&edge| mask.kept(edge));
        let pairs = kept().map(|edge| data.graph.pairs()[edge]).collect();
        let weight = |edge| data.graph.weight(edge) * laid.strength(edge) as f32;
        let weights = kept().map(weight).collect();
        data.graph = Graph::new(self.nodes, pairs, Some(weights)).expect("a part of a graph");
        data
    }

    /// Trained for as long as the experiment says, nothing removed.
    pub fn pruner(&self) -> Pruner {
        let mut pruner = Pruner::new(self.network(), self.training, self.seed);
        pruner.train(
            &Plan::default(),
            self.training.epochs,
            Measure::Epochs,
            |_| {},
        );
        pruner
    }
}

/// Everything that a plan decides, in bits.
#[derive(Debug, PartialEq)]
pub struct Outcome {
    pub masks: Masks,
    pub effective: Vec<u32>,
    pub logits: Vec<u32>,
}

pub fn bits<'a>(values: impl IntoIterator<Item = &'a f32>) -> Vec<u32> {
    values.into_iter().map(|value| value.to_bits()).collect()
}

pub fn outcome(pruner: &mut Pruner, plan: &Plan) -> Outcome {
    let masks = pruner.evaluate(plan);
    Outcome {
        masks,
        effective: bits(pruner.effective()),
        logits: bits(pruner.network().logits()),
    }
}

pub fn of(masks: &Masks, card: Card) -> &Mask {
    masks.of(card)
}

/// Whatever `inner` prunes is pruned in `outer` too.
pub fn contains(outer: &Mask, inner: &Mask) -> bool {
    (0..inner.len()).all(|i| inner.kept(i) || !outer.kept(i))
}

/// The same plan with every weight by itself and nothing spared; units and what is spared have tests
/// beside their code.
pub fn item_by_item(mut plan: Plan) -> Plan {
    plan.weights.structure = WeightStructure::Single;
    plan.weights.keep_last = false;
    plan.weights.deviations = None;
    plan.edges.never_strand = false;
    plan
}

/// The items that are ranked together under a plan, item by item.
pub fn groups(network: &Network, plan: &Plan, card: Card) -> Vec<Range<usize>> {
    let shape = network.shape();
    let whole = |items| std::iter::once(0..items).collect();
    match (card, plan.weights.scope, plan.neurons.scope) {
        (Card::Weights, Scope::Layer, _) => shape.layers().iter().map(|l| l.weights()).collect(),
        (Card::Neurons, _, Scope::Layer) => shape
            .hidden()
            .map(|(first, layer)| first..first + layer.outputs)
            .collect(),
        (Card::Weights, ..) => whole(shape.weights()),
        (Card::Neurons, ..) => whole(shape.neurons()),
        (Card::Edges, ..) => whole(network.data().graph.edges()),
        // The first two train, and are never removed.
        (Card::Nodes, ..) => std::iter::once(2..network.data().graph.nodes()).collect(),
    }
}

pub fn scores(pruner: &mut Pruner, plan: &Plan, card: Card) -> Vec<f64> {
    pruner.ranking(plan, card).scores().to_vec()
}
