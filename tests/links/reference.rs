//! Against PyTorch Geometric, scikit-learn and NumPy, which drew splits, negatives and weights
//! themselves.

use crate::cases::{FeaturesJson, GraphJson, assert_close, golden};
use crate::graphs::dimensions;
use secateur::data::{HeldOut, LinkSplit, OwnData, missing_edges};
use secateur::nn::glorot;
use secateur::rng::{Rng, Stream};
use secateur::train::{Network, Task};
use secateur::{Engine, Spec};
use serde::Deserialize;
use std::rc::Rc;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct LinkCase {
    spec: Spec,
    graph: GraphJson,
    features: FeaturesJson,
    /// Before training.
    weights: Vec<Vec<f32>>,
    held_out: SplitJson,
    /// Of the first epoch and of the last.
    negatives: [Vec<[u32; 2]>; 2],
    expected: Expected,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct SplitJson {
    validation: HeldOutJson,
    test: HeldOutJson,
    is_item: Vec<bool>,
}

#[derive(Deserialize)]
struct HeldOutJson {
    positives: Vec<[u32; 2]>,
    negatives: Vec<[u32; 2]>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Expected {
    loss: f64,
    weight_gradients: Vec<Vec<f64>>,
    bias_gradients: Vec<Vec<f64>>,
    losses: Vec<f64>,
    probabilities: Vec<f64>,
    validation_loss: Option<f64>,
    areas: Areas,
    ranking: Option<Ranking>,
    /// The first ten of each node.
    suggestions: Vec<Vec<u32>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Areas {
    auc: f64,
    average_precision: f64,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Ranking {
    recall_at_10: f64,
    ndcg_at_10: f64,
}

impl LinkCase {
    fn data(&self) -> OwnData {
        OwnData {
            edge_weights: self.graph.weights.clone(),
            edge_columns: Vec::new(),
            features: self.features.own(),
            ..crate::graphs::own(self.graph.nodes, self.graph.pairs.concat())
        }
    }

    /// The network at its first weights.
    fn network(&self) -> (Network, Vec<f32>) {
        let Task::Links { shares, .. } = self.spec.task else {
            panic!("links are predicted");
        };
        let mut data = self.data().into_dataset().expect("a dataset");
        let (left, split) =
            LinkSplit::draw(&data.graph, shares, self.spec.seed).expect("enough edges");
        data.graph = left;
        let dimensions = dimensions(self.spec.task) as usize;
        let network = Network::for_links(Rc::new(data), &self.spec.model, dimensions, split);
        let params = glorot(network.shape(), self.spec.seed);
        (network, params)
    }
}

fn cases() -> Vec<(String, LinkCase)> {
    golden("links-", 4)
}

fn held_out(json: &HeldOutJson) -> HeldOut {
    HeldOut {
        positives: json.positives.clone(),
        negatives: json.negatives.clone(),
    }
}

#[test]
fn splits_negatives_and_first_weights_are_those_of_an_independent_generator() {
    for (name, case) in cases() {
        let (network, params) = case.network();
        let expected = LinkSplit {
            validation: held_out(&case.held_out.validation),
            test: held_out(&case.held_out.test),
            is_item: case.held_out.is_item.clone(),
        };
        assert_eq!(network.held_out(), Some(&expected), "{name}");
        let graph = &network.data().graph;
        let epochs = case.spec.training.epochs;
        for (epoch, expected) in [0, epochs - 1].into_iter().zip(&case.negatives) {
            let mut rng = Rng::new(case.spec.seed, Stream::Negatives, epoch + 1);
            let is_item = &case.held_out.is_item;
            let drawn = missing_edges(graph, is_item, graph.edges(), &mut rng);
            assert_eq!(&drawn, expected, "{name}, epoch {epoch}");
        }
        let weights = network.shape().weights();
        assert_eq!(params[..weights], case.weights.concat(), "{name}");
    }
}

#[test]
fn loss_and_gradients_equal_those_of_pytorch_geometric() {
    for (name, case) in cases() {
        let (mut network, params) = case.network();
        let mut gradient = vec![f32::NAN; params.len()];
        network.forward(&params);
        network.begin_epoch(case.spec.seed, 0);
        let loss = network.backward(&params, &mut gradient);
        assert_close(&format!("{name}: loss"), [loss], &[case.expected.loss]);
        for (l, layer) in network.shape().layers().iter().enumerate() {
            let of = |places: std::ops::Range<usize>| gradient[places].iter().map(|&g| g.into());
            let what = format!("{name}: gradient of W{l}");
            let expected = &case.expected.weight_gradients[l];
            assert_close(&what, of(layer.weights()), expected);
            if let Some(places) = layer.biases() {
                let what = format!("{name}: gradient of b{l}");
                assert_close(&what, of(places), &case.expected.bias_gradients[l]);
            }
        }
    }
}

#[test]
fn ten_epochs_and_what_they_predict_equal_the_references() {
    for (name, case) in cases() {
        let mut engine = Engine::with_own_data(case.spec.clone(), case.data()).expect("valid");
        assert_eq!(engine.weights(), case.weights.concat(), "{name}");
        let epochs = engine
            .train(case.spec.training.epochs)
            .expect("trains")
            .epochs;
        assert_eq!(epochs.len(), 10);
        let expected = &case.expected;
        for (epoch, &loss) in epochs.iter().zip(&expected.losses) {
            let what = format!("{name}: loss of epoch {}", epoch.epoch);
            assert_close(&what, [epoch.loss], &[loss]);
        }
        let validation = epochs[9].validation_loss;
        assert_eq!(validation.is_some(), expected.validation_loss.is_some());
        assert_close(
            &format!("{name}: validation"),
            validation,
            &Vec::from_iter(expected.validation_loss),
        );
        let probabilities = engine.probabilities().into_iter().map(f64::from);
        assert_close(
            &format!("{name}: pairs"),
            probabilities,
            &expected.probabilities,
        );

        let metrics = engine.metrics();
        assert_eq!((metrics.classes, metrics.communities), (None, None));
        let links = metrics.links.expect("edges are predicted");
        assert_close(
            &format!("{name}: areas"),
            [links.auc, links.average_precision],
            &[expected.areas.auc, expected.areas.average_precision],
        );
        let ranking = expected.ranking.as_ref();
        assert_eq!(links.recall_at_10.is_some(), ranking.is_some(), "{name}");
        if let Some(ranking) = ranking {
            assert_close(
                &format!("{name}: ranking"),
                [links.recall_at_10, links.ndcg_at_10].map(|measure| measure.expect("measured")),
                &[ranking.recall_at_10, ranking.ndcg_at_10],
            );
        }
        for (node, expected) in expected.suggestions.iter().enumerate() {
            let offered = engine
                .suggestions(node as u32, 10)
                .expect("edges are predicted");
            let offered: Vec<u32> = offered.iter().map(|suggestion| suggestion.node).collect();
            assert_eq!(&offered, expected, "{name}: suggestions for {node}");
        }
    }
}
