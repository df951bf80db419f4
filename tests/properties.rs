//! What holds for every graph, model and plan.

use ndarray::Array2;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use secateur::data::{Dataset, Features, SparseRows, Split};
use secateur::graph::{Adjacency, Graph, Normalization};
use secateur::mask::Mask;
use secateur::nn::{Activation, Dropout, ModelConfig, OptimizerConfig};
use secateur::prune::{
    AfterEdges, Card, EdgeCriterion, EdgePlan, Masks, NeuronCriterion, NeuronPlan, Plan, Pruner,
    Scope, WeightCriterion, WeightPlan, kept_params,
};
use secateur::rng::{Rng, Stream};
use secateur::train::{Decay, Network, Trainer, TrainingConfig};
use std::ops::Range;
use std::rc::Rc;

const CARDS: [Card; 3] = [Card::Weights, Card::Neurons, Card::Edges];

/// Sizes and settings, from which `seed` makes the rest.
#[derive(Debug, Clone)]
struct Experiment {
    seed: u32,
    nodes: u32,
    /// Share of the pairs that are edges.
    density: f32,
    weighted: bool,
    /// 0 one-hot, 1 sparse, 2 dense.
    features: u8,
    model: ModelConfig,
    training: TrainingConfig,
}

fn experiments() -> impl Strategy<Value = Experiment> {
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

fn models() -> impl Strategy<Value = ModelConfig> {
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

fn trainings() -> impl Strategy<Value = TrainingConfig> {
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
        })
}

fn plans() -> impl Strategy<Value = Plan> {
    use NeuronCriterion::{Literal, Spread};
    let ratio = || prop_oneof![Just(0.0), (0..=1000u32).prop_map(|t| f64::from(t) / 1000.0)];
    let scope = || prop::sample::select(vec![Scope::Network, Scope::Layer]);
    let weights = (
        ratio(),
        prop::sample::select(vec![WeightCriterion::Magnitude, WeightCriterion::Random]),
        scope(),
        0..3u32,
    )
        .prop_map(|(ratio, criterion, scope, draw)| WeightPlan {
            ratio,
            criterion,
            scope,
            draw,
        });
    let neurons = (
        ratio(),
        prop::sample::select(vec![Spread, Literal, NeuronCriterion::Random]),
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
        prop::sample::select(vec![EdgeCriterion::Jaccard, EdgeCriterion::Random]),
        prop::sample::select(vec![AfterEdges::Keep, AfterEdges::LearnAgain]),
        0..3u32,
    )
        .prop_map(|(ratio, criterion, after, draw)| EdgePlan {
            ratio,
            criterion,
            after,
            draw,
        });
    (weights, neurons, edges).prop_map(|(weights, neurons, edges)| Plan {
        weights,
        neurons,
        edges,
    })
}

impl Experiment {
    fn rng(&self) -> Rng {
        Rng::new(self.seed, Stream::Generator, 0)
    }

    fn graph(&self, rng: &mut Rng) -> Graph {
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

    fn dataset(&self) -> Dataset {
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

    fn network(&self) -> Network {
        Network::new(Rc::new(self.dataset()), &self.model)
    }

    /// Trained for as long as the experiment says, nothing removed.
    fn pruner(&self) -> Pruner {
        let mut pruner = Pruner::new(self.network(), self.training, self.seed);
        pruner.train(&Plan::default(), self.training.epochs, |_| {});
        pruner
    }
}

/// Everything that a plan decides, in bits.
#[derive(Debug, PartialEq)]
struct Outcome {
    masks: Masks,
    effective: Vec<u32>,
    logits: Vec<u32>,
}

fn bits<'a>(values: impl IntoIterator<Item = &'a f32>) -> Vec<u32> {
    values.into_iter().map(|value| value.to_bits()).collect()
}

fn outcome(pruner: &mut Pruner, plan: &Plan) -> Outcome {
    let masks = pruner.evaluate(plan);
    Outcome {
        masks,
        effective: bits(pruner.effective()),
        logits: bits(&pruner.network().logits()),
    }
}

fn of(masks: &Masks, card: Card) -> &Mask {
    match card {
        Card::Weights => &masks.weights,
        Card::Neurons => &masks.neurons,
        Card::Edges => &masks.edges,
    }
}

/// Whatever `inner` prunes is pruned in `outer` too.
fn contains(outer: &Mask, inner: &Mask) -> bool {
    (0..inner.len()).all(|i| inner.kept(i) || !outer.kept(i))
}

/// The items that are ranked together under a plan.
fn groups(network: &Network, plan: &Plan, card: Card) -> Vec<Range<usize>> {
    let shape = network.shape();
    match (card, plan.weights.scope, plan.neurons.scope) {
        (Card::Weights, Scope::Layer, _) => shape.layers().iter().map(|l| l.weights()).collect(),
        (Card::Neurons, _, Scope::Layer) => shape
            .hidden()
            .map(|(first, layer)| first..first + layer.outputs)
            .collect(),
        (Card::Weights, ..) => vec![0..shape.weights()],
        (Card::Neurons, ..) => vec![0..shape.neurons()],
        (Card::Edges, ..) => vec![0..network.data().graph.edges()],
    }
}

fn scores(pruner: &Pruner, card: Card) -> Vec<f64> {
    let ranking = match card {
        Card::Weights => pruner.weight_ranking(),
        Card::Neurons => pruner.neuron_ranking(),
        Card::Edges => pruner.edge_ranking(),
    };
    ranking.scores().to_vec()
}

/// The same cases on every machine; `PROPTEST_CASES` asks for more of them.
fn config() -> ProptestConfig {
    ProptestConfig {
        rng_seed: RngSeed::Fixed(1),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn masks_nest_as_sparsity_grows(
        experiment in experiments(),
        plan in plans(),
        steps in prop::collection::vec(0..=1000u32, 1..6),
    ) {
        let mut pruner = experiment.pruner();
        for card in CARDS {
            let mut steps = steps.clone();
            steps.sort_unstable();
            let mut before = pruner.masks(&plan.with_ratio(card, 0.0));
            for step in steps {
                let masks = pruner.masks(&plan.with_ratio(card, f64::from(step) / 1000.0));
                prop_assert!(contains(of(&masks, card), of(&before, card)));
                before = masks;
            }
        }
    }

    #[test]
    fn counts_are_exact(experiment in experiments(), plan in plans()) {
        let mut pruner = experiment.pruner();
        let masks = pruner.masks(&plan);
        for card in CARDS {
            for group in groups(pruner.network(), &plan, card) {
                let n = group.len() as f64;
                let gone = group.filter(|&i| !of(&masks, card).kept(i)).count();
                prop_assert_eq!(gone, (plan.ratio(card) * n + 0.5).floor() as usize);
            }
        }
    }

    #[test]
    fn the_lowest_go_first_and_ties_by_index(experiment in experiments(), plan in plans()) {
        let mut pruner = experiment.pruner();
        // A coarse grid, so that weights and with them neurons tie often.
        let mut state = pruner.state().clone();
        state.reference.iter_mut().for_each(|w| *w = (*w * 4.0).round() / 4.0);
        pruner.set_state(state);
        let masks = pruner.masks(&plan);
        for card in CARDS {
            let (scores, mask) = (scores(&pruner, card), of(&masks, card));
            for group in groups(pruner.network(), &plan, card) {
                let mut order: Vec<usize> = group.collect();
                order.sort_by(|&a, &b| {
                    scores[a].partial_cmp(&scores[b]).expect("finite").then(a.cmp(&b))
                });
                let kept: Vec<bool> = order.iter().map(|&i| mask.kept(i)).collect();
                prop_assert!(kept.is_sorted(), "{card:?}: {kept:?} in the order of scores");
            }
        }
    }

    #[test]
    fn a_growing_ratio_removes_in_the_ranked_order(experiment in experiments(), plan in plans()) {
        let mut pruner = experiment.pruner();
        let masks = pruner.masks(&plan);
        for (card, ranking) in [
            (Card::Weights, pruner.weight_ranking()),
            (Card::Neurons, pruner.neuron_ranking()),
            (Card::Edges, pruner.edge_ranking()),
        ] {
            let kept: Vec<bool> = ranking
                .order()
                .into_iter()
                .map(|i| of(&masks, card).kept(i as usize))
                .collect();
            prop_assert!(kept.is_sorted(), "{card:?}: {kept:?} in the ranked order");
        }
    }

    #[test]
    fn the_two_middle_neurons_of_an_even_layer_tie_by_the_literal_formula(
        experiment in experiments(),
        half in 1..5u32,
    ) {
        let mut experiment = experiment;
        experiment.model.hidden = vec![2 * half];
        let mut pruner = experiment.pruner();
        let mut plan = Plan::default();
        plan.neurons.criterion = NeuronCriterion::Literal;
        pruner.rank(&plan);
        let mut scores = scores(&pruner, Card::Neurons);
        scores.sort_by(f64::total_cmp);
        prop_assert_eq!(scores[0], scores[1]);
    }

    #[test]
    fn sparsity_0_is_the_identity(experiment in experiments(), plan in plans()) {
        let mut pruner = experiment.pruner();
        let nothing = CARDS.iter().fold(plan, |plan, &card| plan.with_ratio(card, 0.0));
        let result = outcome(&mut pruner, &nothing);
        prop_assert!(result.masks.keep_everything());
        prop_assert_eq!(&result.effective, &bits(&pruner.state().reference));
        // A network that has never seen a mask.
        let mut network = experiment.network();
        network.forward(&pruner.state().reference);
        prop_assert_eq!(result.logits, bits(&network.logits()));
        prop_assert_eq!(network.predictions(), pruner.state().dense.predictions.clone());
    }

    #[test]
    fn back_to_0_restores_bit_for_bit(
        experiment in experiments(),
        detour in prop::collection::vec(plans(), 1..4),
    ) {
        let mut pruner = experiment.pruner();
        let reference = bits(&pruner.state().reference);
        let before = outcome(&mut pruner, &Plan::default());
        for plan in &detour {
            pruner.evaluate(plan);
        }
        prop_assert_eq!(outcome(&mut pruner, &Plan::default()), before);
        prop_assert_eq!(bits(&pruner.state().reference), reference);
    }

    #[test]
    fn a_plan_gives_the_same_bits_whatever_came_before(
        experiment in experiments(),
        plan in plans(),
        detour in prop::collection::vec(plans(), 0..4),
    ) {
        let fresh = outcome(&mut experiment.pruner(), &plan);
        let mut pruner = experiment.pruner();
        for earlier in &detour {
            pruner.evaluate(earlier);
        }
        prop_assert_eq!(&outcome(&mut pruner, &plan), &fresh);
        prop_assert_eq!(&outcome(&mut pruner, &plan), &fresh, "the same plan again");
        pruner.rank(&Plan::default());
        pruner.ensure_evaluated(&plan);
        prop_assert_eq!(bits(&pruner.network().logits()), fresh.logits);
    }

    #[test]
    fn pruned_weights_are_zero_and_kept_ones_untouched(
        experiment in experiments(),
        plan in plans(),
    ) {
        let mut plan = plan;
        plan.edges.after = AfterEdges::Keep;
        let mut pruner = experiment.pruner();
        let masks = pruner.evaluate(&plan);
        let kept = kept_params(pruner.network().shape(), &masks);
        for ((&kept, &effective), &reference) in
            kept.iter().zip(pruner.effective()).zip(&pruner.state().reference)
        {
            let expected = if kept { reference } else { 0.0 };
            prop_assert_eq!(effective.to_bits(), expected.to_bits());
        }
    }

    #[test]
    fn adjacency_under_a_mask_is_that_of_the_smaller_graph(
        experiment in experiments(),
        share in 0.0..1.0f32,
    ) {
        let rng = &mut experiment.rng();
        let graph = experiment.graph(rng);
        let kept: Vec<bool> = (0..graph.edges()).map(|_| rng.unit() >= share).collect();
        let of_kept = |edge: &usize| kept[*edge];
        let pairs = (0..kept.len()).filter(of_kept).map(|edge| graph.pairs()[edge]);
        let weights = (0..kept.len()).filter(of_kept).map(|edge| graph.weight(edge));
        let smaller = Graph::new(experiment.nodes, pairs.collect(), Some(weights.collect()))
            .expect("a part of a simple graph");
        let ModelConfig { normalization, self_loops, .. } = experiment.model;
        let mut masked = Adjacency::new(&graph, normalization, self_loops);
        masked.renormalize(&graph, Some(&Mask::from_flags(kept.clone())));
        let n = graph.nodes();
        // The definition, written out in f64.
        let mut a = Array2::<f64>::zeros((n, n));
        for (edge, &[u, v]) in smaller.pairs().iter().enumerate() {
            a[(u as usize, v as usize)] = smaller.weight(edge).into();
            a[(v as usize, u as usize)] = smaller.weight(edge).into();
        }
        if self_loops {
            a.diag_mut().fill(1.0);
        }
        let degree: Vec<f64> = a.rows().into_iter().map(|row| row.sum()).collect();
        for u in 0..n {
            for v in 0..n {
                let got = masked.value(u, v);
                let expected = match normalization {
                    _ if a[(u, v)] == 0.0 => 0.0,
                    Normalization::Symmetric => a[(u, v)] / (degree[u] * degree[v]).sqrt(),
                    Normalization::Row => a[(u, v)] / degree[u],
                };
                prop_assert!((f64::from(got) - expected).abs() < 1e-6, "{got} for {expected}");
                prop_assert_eq!(got == 0.0, expected == 0.0);
                if normalization == Normalization::Symmetric {
                    prop_assert_eq!(got.to_bits(), masked.value(v, u).to_bits());
                }
            }
        }
        // Nothing of the mask stays behind.
        let untouched = Adjacency::new(&graph, normalization, self_loops);
        masked.renormalize(&graph, None);
        prop_assert_eq!(bits(masked.matrix().val), bits(untouched.matrix().val));
        prop_assert_eq!(bits(masked.transposed().val), bits(untouched.transposed().val));
    }

    #[test]
    fn removing_for_real_gives_the_logits_of_masking(
        experiment in experiments(),
        plan in plans(),
    ) {
        let mut plan = plan;
        plan.edges.after = AfterEdges::Keep;
        let mut pruner = experiment.pruner();
        let masks = pruner.evaluate(&plan);
        let data = pruner.network().data().clone();
        let shape = pruner.network().shape();
        let alive: Vec<Vec<usize>> = shape
            .hidden()
            .map(|(first, layer)| {
                (0..layer.outputs).filter(|&k| masks.neurons.kept(first + k)).collect()
            })
            .collect();
        // A layer without a neuron cannot be built; its logits are the last bias.
        prop_assume!(alive.iter().all(|layer| !layer.is_empty()));
        let mut params = Vec::new();
        let mut biases = Vec::new();
        for (l, layer) in shape.layers().iter().enumerate() {
            let all = |count| (0..count).collect::<Vec<_>>();
            let rows = if l == 0 { all(layer.inputs) } else { alive[l - 1].clone() };
            let columns = alive.get(l).cloned().unwrap_or_else(|| all(layer.outputs));
            let weights = &pruner.effective()[layer.weights()];
            for row in rows {
                params.extend(columns.iter().map(|column| weights[row * layer.outputs + column]));
            }
            if let Some(places) = layer.biases() {
                biases.extend(columns.iter().map(|&k| pruner.effective()[places.clone()][k]));
            }
        }
        params.extend(biases);
        let of_kept = |edge: &usize| masks.edges.kept(*edge);
        let edges = 0..data.graph.edges();
        let graph = Graph::new(
            experiment.nodes,
            edges.clone().filter(of_kept).map(|edge| data.graph.pairs()[edge]).collect(),
            Some(edges.filter(of_kept).map(|edge| data.graph.weight(edge)).collect()),
        )
        .expect("a part of a simple graph");
        let mut smaller = (*data).clone();
        smaller.graph = graph;
        let config = ModelConfig {
            hidden: alive.iter().map(|layer| layer.len() as u32).collect(),
            ..experiment.model.clone()
        };
        let mut network = Network::new(Rc::new(smaller), &config);
        network.forward(&params);
        for (a, b) in network.logits().iter().zip(pruner.network().logits()) {
            prop_assert!((a - b).abs() <= 1e-5 * b.abs().max(1.0), "{a} for {b}");
        }
    }

    #[test]
    fn masked_stays_masked_through_training_with_momentum(
        experiment in experiments(),
        plan in plans(),
    ) {
        let mut plan = plan;
        plan.edges.after = AfterEdges::Keep;
        // Trained already, so the optimiser pushes in some direction.
        let mut pruner = experiment.pruner();
        let masks = pruner.masks(&plan);
        let kept = kept_params(pruner.network().shape(), &masks);
        let before = pruner.state().reference.clone();
        pruner.train(&plan, 5, |_| {});
        let state = pruner.state();
        let memory = &state.trainer.optimizer;
        for i in (0..kept.len()).filter(|&i| !kept[i]) {
            prop_assert_eq!(state.reference[i], 0.0);
            prop_assert_eq!(memory.first[i], 0.0);
            prop_assert_eq!(memory.second.get(i).copied().unwrap_or(0.0), 0.0);
        }
        // Decay alone moves the first matrix, so training did something.
        let first = pruner.network().shape().layers()[0].weights();
        for i in first.filter(|&i| kept[i] && before[i] != 0.0) {
            prop_assert_ne!(state.reference[i], before[i]);
        }
        // What was cut before is the floor now: no smaller ratio brings it back.
        prop_assert_eq!(&state.floor, &masks);
        let nothing = CARDS.iter().fold(plan, |plan, &card| plan.with_ratio(card, 0.0));
        prop_assert_eq!(pruner.masks(&nothing), masks.clone());
        let everything = CARDS.iter().fold(plan, |plan, &card| plan.with_ratio(card, 1.0));
        let all = pruner.masks(&everything);
        for card in CARDS {
            prop_assert_eq!(of(&all, card).count_kept(), 0);
        }
    }

    #[test]
    fn counts_include_the_floor(experiment in experiments(), plan in plans(), then in plans()) {
        let mut pruner = experiment.pruner();
        pruner.train(&plan, 2, |_| {});
        let floor = pruner.state().floor.clone();
        let masks = pruner.masks(&then);
        for card in CARDS {
            prop_assert!(contains(of(&masks, card), of(&floor, card)));
            for group in groups(pruner.network(), &then, card) {
                let asked = (then.ratio(card) * group.len() as f64 + 0.5).floor() as usize;
                let count = |mask: &Mask| group.clone().filter(|&i| !mask.kept(i)).count();
                prop_assert_eq!(count(of(&masks, card)), asked.max(count(of(&floor, card))));
            }
        }
    }

    #[test]
    fn epochs_in_several_calls_give_the_bits_of_one(
        experiment in experiments(),
        plan in plans(),
        first in 0..6u32,
    ) {
        let run = |chunks: &[u32]| {
            let mut pruner = Pruner::new(experiment.network(), experiment.training, 1);
            let masks = pruner.masks(&plan);
            let kept = kept_params(pruner.network().shape(), &masks);
            let mut params = pruner.state().reference.clone();
            let mut network = experiment.network();
            network.set_edges(&masks.edges);
            let mut trainer = Trainer::new(experiment.training, params.len());
            let mut losses = Vec::new();
            for &epochs in chunks {
                trainer.run(&mut network, &mut params, Some(&kept), epochs, 7, |epoch| {
                    losses.push(epoch.loss.to_bits());
                });
            }
            (bits(&params), losses)
        };
        prop_assert_eq!(run(&[first, 6 - first]), run(&[6]));
    }

    #[test]
    fn resetting_gives_the_first_state_again(experiment in experiments(), plan in plans()) {
        let mut pruner = Pruner::new(experiment.network(), experiment.training, experiment.seed);
        let first = pruner.state().clone();
        pruner.train(&Plan::default(), 3, |_| {});
        pruner.evaluate(&plan);
        pruner.train(&plan, 3, |_| {});
        pruner.reset();
        prop_assert_eq!(pruner.state(), &first);
    }
}
