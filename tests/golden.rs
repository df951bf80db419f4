//! The core against values that others computed: PyTorch Geometric for the network, plain NumPy for
//! pruning. `reference/` holds the scripts, `golden/` what they wrote.

use ndarray::{Array2, ArrayView2};
use secateur::data::{Dataset, Features, KarateLabels, Source, SparseRows, Split};
use secateur::graph::Graph;
use secateur::mask::Mask;
use secateur::nn::ModelConfig;
use secateur::prune::{Masks, NeuronCriterion, Plan, Pruner, Ranking, Scope, kept_params};
use secateur::train::{Network, Trainer, TrainingConfig};
use serde::Deserialize;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// Largest difference allowed, relative to the largest magnitude of the array: the core computes in
/// f32, the references in f64.
const TOLERANCE: f64 = 1e-4;

/// What both kinds of golden files begin with.
#[derive(Deserialize)]
struct Problem {
    graph: GraphJson,
    features: FeaturesJson,
    labels: Vec<u32>,
    train: Vec<u32>,
    test: Vec<u32>,
    model: ModelConfig,
    weights: Vec<Vec<f32>>,
    biases: Vec<Vec<f32>>,
}

#[derive(Deserialize)]
struct GraphJson {
    nodes: u32,
    pairs: Vec<[u32; 2]>,
    weights: Option<Vec<f32>>,
}

#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
enum FeaturesJson {
    Identity {
        columns: usize,
    },
    Sparse {
        columns: usize,
        rows: Vec<Vec<(u32, f32)>>,
    },
    Dense {
        columns: usize,
        values: Vec<f32>,
    },
}

impl Problem {
    fn dataset(&self) -> Dataset {
        let GraphJson {
            nodes,
            pairs,
            weights,
        } = &self.graph;
        let graph = Graph::new(*nodes, pairs.clone(), weights.clone()).expect("a graph");
        let features = match &self.features {
            FeaturesJson::Identity { columns } => Features::Identity(*columns),
            FeaturesJson::Sparse { columns, rows } => {
                Features::Sparse(SparseRows::new(*columns, rows.clone()).expect("sparse rows"))
            }
            FeaturesJson::Dense { columns, values } => Features::Dense(
                Array2::from_shape_vec((*nodes as usize, *columns), values.clone())
                    .expect("values fill the matrix"),
            ),
        };
        let split = Split {
            train: self.train.clone(),
            validation: Vec::new(),
            test: self.test.clone(),
        };
        let classes = self.labels.iter().copied().map(Some).collect();
        Dataset::new(graph, features, classes, split).expect("a dataset")
    }

    fn network(&self) -> Network {
        Network::new(Rc::new(self.dataset()), &self.model)
    }

    /// All weight matrices, then all biases.
    fn params(&self) -> Vec<f32> {
        [&self.weights[..], &self.biases[..]].concat().concat()
    }
}

#[derive(Deserialize)]
struct GcnCase {
    #[serde(flatten)]
    problem: Problem,
    training: TrainingConfig,
    masks: Option<MasksJson>,
    expected: Expected,
}

/// 1 kept, 0 pruned: one list a weight matrix, one a hidden layer, one of edges.
#[derive(Deserialize)]
struct MasksJson {
    weights: Vec<Vec<u8>>,
    neurons: Vec<Vec<u8>>,
    edges: Vec<u8>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Expected {
    logits: Vec<f64>,
    loss: f64,
    weight_gradients: Vec<Vec<f64>>,
    bias_gradients: Vec<Vec<f64>>,
    losses: Vec<f64>,
    logits_after: Vec<f64>,
}

#[derive(Deserialize)]
struct PruningCase {
    #[serde(flatten)]
    problem: Problem,
    scores: Scores,
    plans: Vec<PlanCase>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Scores {
    magnitude: Vec<Vec<f64>>,
    spread: Vec<Vec<f64>>,
    spread_by_layer_mean: Vec<Vec<f64>>,
    literal: Vec<Vec<f64>>,
    literal_by_layer_mean: Vec<Vec<f64>>,
    jaccard: Vec<f64>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct PlanCase {
    plan: Plan,
    /// One digit an item, 1 kept.
    weights: Vec<String>,
    neurons: Vec<String>,
    edges: String,
    weights_kept: usize,
    correct: u32,
    changed: usize,
    logits: Vec<f64>,
}

fn flags(digits: impl IntoIterator<Item = u8>) -> Mask {
    Mask::from_flags(digits.into_iter().map(|digit| digit == 1).collect())
}

fn digits(lists: &[String]) -> Vec<u8> {
    lists.concat().bytes().map(|digit| digit - b'0').collect()
}

/// The golden files whose names begin with `prefix`, with their names.
fn golden<T: for<'a> Deserialize<'a>>(prefix: &str, at_least: usize) -> Vec<(String, T)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the folder of golden files")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| {
            let name = path.file_name().and_then(|name| name.to_str());
            name.is_some_and(|name| name.starts_with(prefix) && name.ends_with(".json"))
        })
        .collect();
    paths.sort();
    assert!(paths.len() >= at_least, "golden files are missing");
    paths
        .into_iter()
        .map(|path| {
            let text = std::fs::read_to_string(&path).expect("a readable file");
            let case = serde_json::from_str(&text)
                .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let name = path.file_stem().expect("a name").to_string_lossy();
            (name.into_owned(), case)
        })
        .collect()
}

fn gcn_cases() -> Vec<(String, GcnCase)> {
    golden("gcn-", 12)
}

fn pruning_cases() -> Vec<(String, PruningCase)> {
    golden("pruning-", 3)
}

#[track_caller]
fn assert_close(what: &str, got: impl IntoIterator<Item = f64>, expected: &[f64]) {
    let got: Vec<f64> = got.into_iter().collect();
    assert_eq!(got.len(), expected.len(), "{what}: length");
    let scale = expected.iter().fold(0f64, |m, v| m.max(v.abs()));
    for (i, (g, e)) in got.iter().zip(expected).enumerate() {
        assert!(
            (g - e).abs() <= TOLERANCE * scale,
            "{what}[{i}]: {g} instead of {e}, scale {scale}"
        );
    }
}

fn wide(matrix: ArrayView2<f32>) -> Vec<f64> {
    matrix.iter().map(|&value| f64::from(value)).collect()
}

impl GcnCase {
    /// The network with the masked edges gone, and which parameters are kept.
    fn masked_network(&self) -> (Network, Option<Vec<bool>>) {
        let mut network = self.problem.network();
        let kept = self.masks.as_ref().map(|masks| {
            let masks = Masks {
                weights: flags(masks.weights.concat()),
                neurons: flags(masks.neurons.concat()),
                edges: flags(masks.edges.clone()),
            };
            network.set_edges(&masks.edges);
            kept_params(network.shape(), &masks)
        });
        (network, kept)
    }

    /// The initial parameters, 0 where masked.
    fn effective(&self, kept: Option<&[bool]>) -> Vec<f32> {
        let mut params = self.problem.params();
        if let Some(kept) = kept {
            zero_where_pruned(&mut params, kept);
        }
        params
    }
}

fn zero_where_pruned(values: &mut [f32], kept: &[bool]) {
    for (value, &kept) in values.iter_mut().zip(kept) {
        if !kept {
            *value = 0.0;
        }
    }
}

#[test]
fn logits_loss_and_gradients_equal_those_of_pytorch_geometric() {
    for (name, case) in gcn_cases() {
        let (mut network, kept) = case.masked_network();
        let params = case.effective(kept.as_deref());
        let mut gradient = vec![f32::NAN; params.len()];
        network.forward(&params);
        let logits = wide(network.logits());
        assert_close(&format!("{name}: logits"), logits, &case.expected.logits);
        let loss = network.backward(&params, &mut gradient);
        assert_close(&format!("{name}: loss"), [loss], &[case.expected.loss]);
        if let Some(kept) = &kept {
            zero_where_pruned(&mut gradient, kept);
        }
        for (l, layer) in network.shape().layers().iter().enumerate() {
            let of = |places: std::ops::Range<usize>| gradient[places].iter().map(|&g| g.into());
            let what = format!("{name}: gradient of W{l}");
            assert_close(
                &what,
                of(layer.weights()),
                &case.expected.weight_gradients[l],
            );
            if let Some(places) = layer.biases() {
                let what = format!("{name}: gradient of b{l}");
                assert_close(&what, of(places), &case.expected.bias_gradients[l]);
            }
        }
    }
}

#[test]
fn ten_epochs_equal_those_of_pytorch() {
    for (name, case) in gcn_cases() {
        let (mut network, kept) = case.masked_network();
        let mut params = case.problem.params();
        let mut losses = Vec::new();
        Trainer::new(case.training, params.len()).run(
            &mut network,
            &mut params,
            kept.as_deref(),
            case.training.epochs,
            0,
            |epoch| losses.push(epoch.loss),
        );
        assert_eq!(losses.len(), 10);
        for (epoch, (&got, &expected)) in losses.iter().zip(&case.expected.losses).enumerate() {
            assert_close(
                &format!("{name}: loss of epoch {epoch}"),
                [got],
                &[expected],
            );
        }
        network.forward(&params);
        let logits = wide(network.logits());
        let what = format!("{name}: logits after ten epochs");
        assert_close(&what, logits, &case.expected.logits_after);
    }
}

#[test]
fn the_built_in_karate_club_is_the_published_one() {
    for (file, labels) in [
        ("gcn-karate.json", KarateLabels::Factions),
        ("gcn-karate-weighted-elu.json", KarateLabels::Communities),
    ] {
        let (_, case) = golden::<GcnCase>(file, 1).remove(0);
        let built_in = Dataset::load(&Source::KarateClub { labels }, 1).expect("built in");
        let published = case.problem.dataset();
        let sorted = |data: &Dataset| {
            let mut pairs = data.graph.pairs().to_vec();
            pairs.iter_mut().for_each(|pair| pair.sort_unstable());
            pairs.sort_unstable();
            pairs
        };
        assert_eq!(sorted(&built_in), sorted(&published));
        assert_eq!(built_in.classes, published.classes);
        if labels == KarateLabels::Factions {
            assert_eq!(built_in.split, published.split);
        }
    }
}

impl PruningCase {
    /// A pruner whose reference weights are the case's.
    fn pruner(&self) -> Pruner {
        let mut pruner = Pruner::new(self.problem.network(), TrainingConfig::default(), 0);
        let mut state = pruner.state().clone();
        state.reference = self.problem.params();
        pruner.set_state(state);
        pruner
    }
}

fn neuron_plan(criterion: NeuronCriterion, scope: Scope) -> Plan {
    let mut plan = Plan::default();
    plan.neurons.criterion = criterion;
    plan.neurons.scope = scope;
    plan
}

#[test]
fn scores_equal_the_formulas_written_out() {
    for (name, case) in pruning_cases() {
        let mut pruner = case.pruner();
        let scores = |ranking: &Ranking| ranking.scores().to_vec();
        pruner.rank(&Plan::default());
        let expected = case.scores.magnitude.concat();
        assert_eq!(
            scores(pruner.weight_ranking()),
            expected,
            "{name}: |w| is exact"
        );
        assert_close(
            &format!("{name}: Jaccard"),
            scores(pruner.edge_ranking()),
            &case.scores.jaccard,
        );
        use NeuronCriterion::{Literal, Spread};
        use Scope::{Layer, Network};
        for (criterion, scope, expected) in [
            (Spread, Layer, &case.scores.spread),
            (Spread, Network, &case.scores.spread_by_layer_mean),
            (Literal, Layer, &case.scores.literal),
            (Literal, Network, &case.scores.literal_by_layer_mean),
        ] {
            pruner.rank(&neuron_plan(criterion, scope));
            let got = scores(pruner.neuron_ranking());
            // Layer by layer: their scales differ.
            let mut at = 0;
            for (l, expected) in expected.iter().enumerate() {
                let what = format!("{name}: {criterion:?}, {scope:?}, hidden layer {l}");
                let of_layer = got[at..at + expected.len()].iter().copied();
                assert_close(&what, of_layer, expected);
                at += expected.len();
            }
            assert_eq!(at, got.len());
        }
    }
}

#[test]
fn plans_remove_exactly_what_the_reference_removes() {
    for (name, case) in pruning_cases() {
        let mut pruner = case.pruner();
        pruner.evaluate(&Plan::default());
        let dense = pruner.network().predictions();
        for expected in &case.plans {
            let plan = &expected.plan;
            let what = format!("{name}: {plan:?}");
            let masks = pruner.evaluate(plan);
            assert_eq!(
                masks.weights.to_bytes(),
                digits(&expected.weights),
                "{what}"
            );
            assert_eq!(
                masks.neurons.to_bytes(),
                digits(&expected.neurons),
                "{what}"
            );
            assert_eq!(
                masks.edges.to_bytes(),
                digits(&[expected.edges.clone()]),
                "{what}"
            );
            let kept = kept_params(pruner.network().shape(), &masks);
            let weights = &kept[..pruner.network().shape().weights()];
            let weights_kept = weights.iter().filter(|&&kept| kept).count();
            assert_eq!(weights_kept, expected.weights_kept, "{what}");
            assert_close(&what, wide(pruner.network().logits()), &expected.logits);
            assert_eq!(
                pruner.network().evaluated().correct,
                expected.correct,
                "{what}"
            );
            let predictions = pruner.network().predictions();
            let changed = predictions.iter().zip(&dense).filter(|(a, b)| a != b);
            assert_eq!(changed.count(), expected.changed, "{what}");
        }
    }
}
