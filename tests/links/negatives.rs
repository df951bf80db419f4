//! What training compares edges with, anew in every epoch.

use crate::graphs::{models, network, users_and_items};
use secateur::data::{OwnData, OwnFeatures, missing_edges};
use secateur::nn::{DropoutKey, link_logits, link_loss};
use secateur::rng::{Rng, Stream};
use secateur::train::Network;
use std::collections::BTreeSet;

/// Ten nodes, one of them alone.
fn small() -> OwnData {
    let ring = (0..9u32).flat_map(|node| [[node, (node + 1) % 9], [node, (node + 3) % 9]]);
    let mut rng = Rng::new(1, Stream::Generator, 0);
    OwnData {
        features: OwnFeatures::Dense {
            columns: 4,
            values: (0..40).map(|_| 2.0 * rng.unit() - 1.0).collect(),
        },
        edge_weights: Some((0..18).map(|_| 0.5 + rng.unit()).collect()),
        ..crate::graphs::own(10, ring.flatten().collect())
    }
}

fn params(network: &Network) -> Vec<f32> {
    let mut rng = Rng::new(2, Stream::Generator, 0);
    let count = network.shape().params();
    (0..count).map(|_| 1.6 * rng.unit() - 0.8).collect()
}

#[test]
fn an_epochs_negatives_are_seeded_as_many_as_edges_and_none_of_them() {
    for bipartite in [false, true] {
        let model = &models()[4];
        let data = if bipartite {
            users_and_items(3)
        } else {
            small()
        };
        let (mut network, split) = network(data, model, bipartite, 6);
        let params = params(&network);
        network.forward(&params);
        let graph = network.data().graph.clone();
        let mut gradient = vec![0.0; params.len()];
        let mut seen = BTreeSet::new();
        for (seed, epoch) in [(6, 0), (6, 1), (6, 200), (7, 0)] {
            let mut rng = Rng::new(seed, Stream::Negatives, epoch + 1);
            let negatives = missing_edges(&graph, &split.is_item, graph.edges(), &mut rng);
            assert_eq!(negatives.len(), graph.edges());
            for &[a, b] in &negatives {
                assert!(a != b && !graph.has_edge(a, b));
                let sides = [a, b].map(|node| split.is_item.get(node as usize));
                assert!(!bipartite || sides[0] != sides[1]);
            }
            // The network compares with these, whatever epoch came before.
            for other in [9, epoch] {
                network.begin_epoch(seed, other);
            }
            let loss = network.backward(&params, &mut gradient);
            let expected = link_loss(network.logits(), graph.pairs(), &negatives);
            assert!((loss - expected).abs() < 1e-12, "{loss} is not {expected}");
            assert!(seen.insert(negatives), "another draw for {seed}, {epoch}");
        }
    }
}

#[test]
fn held_out_pairs_are_never_trained_on_as_edges() {
    let (network, split) = network(users_and_items(3), &models()[0], true, 6);
    let graph = &network.data().graph;
    for held_out in [&split.validation, &split.test] {
        assert!(!held_out.positives.is_empty());
        for [a, b] in held_out.pairs() {
            assert!(!graph.has_edge(a, b));
        }
    }
}

/// The stencil of tests/gradients.rs: no error below the fifth derivative.
fn difference(at: &mut dyn FnMut(f32) -> f64) -> f64 {
    const STEP: f32 = 1.0 / 32.0;
    [(1.0, 8.0), (-1.0, -8.0), (2.0, -1.0), (-2.0, 1.0)]
        .into_iter()
        .map(|(steps, factor): (f32, f64)| factor * at(steps * STEP) / f64::from(12.0 * STEP))
        .sum()
}

#[test]
fn gradients_equal_finite_differences() {
    const KEY: DropoutKey = DropoutKey { seed: 5, epoch: 3 };
    /// As in tests/gradients.rs: the logits' rounding is divided by the step.
    const TOLERANCE: f64 = 5e-5;
    let mut compared = 0;
    for mut model in models() {
        for share in [0.0, 0.4] {
            model.dropout.input = share;
            model.dropout.hidden = share;
            let (mut network, _) = network(small(), &model, false, 6);
            let params = params(&network);
            let mut loss = |params: &[f32], gradient: &mut [f32]| {
                network.forward_training(params, KEY);
                network.begin_epoch(6, 2);
                network.backward(params, gradient)
            };
            let mut gradient = vec![f32::NAN; params.len()];
            loss(&params, &mut gradient);
            let mut spare = gradient.clone();
            for (i, &got) in gradient.iter().enumerate() {
                let mut moved = params.clone();
                let expected = difference(&mut |delta| {
                    moved[i] = params[i] + delta;
                    loss(&moved, &mut spare)
                });
                assert!(
                    (f64::from(got) - expected).abs() <= TOLERANCE * expected.abs().max(1.0),
                    "{model:?}: parameter {i} has gradient {got}, the difference is {expected}"
                );
                compared += usize::from(expected.abs() > 1e-3);
            }
        }
    }
    assert!(compared > 500, "only {compared} gradients are not 0");
}

#[test]
fn the_decoder_is_symmetric() {
    let (mut network, _) = network(small(), &models()[4], false, 6);
    let params = params(&network);
    network.forward(&params);
    let logits = link_logits(network.logits(), &[[1, 7], [7, 1]]);
    assert_eq!(logits[0].to_bits(), logits[1].to_bits());
}
