//! Gradients against finite differences, for every kind of layer, input, activation and
//! normalisation, with dropout, pruned edges and pruned weights.
//!
//! The core computes in f32, so a plain central difference is either coarse or noise. A stencil of
//! four points has no error below the fifth derivative and allows a long step.

use ndarray::Array2;
use secateur::data::{Dataset, Features, SparseRows, Split};
use secateur::graph::{Graph, Normalization};
use secateur::mask::Mask;
use secateur::nn::{Activation, Dropout, DropoutKey, ModelConfig, cross_entropy};
use secateur::rng::{Rng, Stream};
use secateur::train::Network;
use std::rc::Rc;

const NODES: usize = 8;
const STEP: f32 = 1.0 / 32.0;
/// Looser than 1e-4 of the gradients' size, about 0.1: the logits' rounding, 1e-7 in the loss, is
/// divided by the step.
const TOLERANCE: f64 = 3e-5;
const KEY: DropoutKey = DropoutKey { seed: 5, epoch: 3 };

#[derive(Debug, Clone, Copy)]
enum Input {
    Identity,
    Sparse,
    Dense,
}

fn random(from: f32, to: f32, rng: &mut Rng) -> f32 {
    from + (to - from) * rng.unit()
}

/// Two ways to get from 2 to 4, a tail, weights, and node 7 alone.
fn dataset(input: Input, all_train: bool, rng: &mut Rng) -> Dataset {
    let pairs = vec![[0, 1], [2, 1], [2, 3], [3, 4], [4, 2], [4, 5], [6, 5]];
    let weights = pairs.iter().map(|_| random(0.3, 2.0, rng)).collect();
    let features = match input {
        Input::Identity => Features::Identity(NODES),
        Input::Sparse => {
            let mut row = |node| {
                let columns = (0..10).filter(|column| (column + node) % 3 == 0);
                columns
                    .map(|column| (column, random(-1.0, 1.0, rng)))
                    .collect()
            };
            let rows = (0..NODES as u32).map(&mut row).collect();
            Features::Sparse(SparseRows::new(10, rows).expect("columns fit"))
        }
        Input::Dense => Features::Dense(Array2::from_shape_fn((NODES, 9), |_| {
            random(-1.0, 1.0, rng)
        })),
    };
    let split = Split {
        train: if all_train {
            (0..NODES as u32).collect()
        } else {
            vec![0, 3]
        },
        ..Split::default()
    };
    let classes = (0..NODES as u32).map(|node| Some(node % 2)).collect();
    let graph = Graph::new(NODES as u32, pairs, Some(weights)).expect("a graph");
    Dataset::new(graph, features, classes, split).expect("a dataset")
}

fn params(network: &Network, rng: &mut Rng) -> Vec<f32> {
    let mut draw = || random(-0.9, 0.9, rng);
    (0..network.shape().params()).map(|_| draw()).collect()
}

struct Pass {
    loss: f64,
    /// Which hidden values are positive: where one changes, the loss has a kink.
    positive: Vec<bool>,
}

fn pass(network: &mut Network, params: &[f32]) -> Pass {
    if network.has_dropout() {
        network.forward_training(params, KEY);
    } else {
        network.forward(params);
    }
    let data = network.data();
    let loss = cross_entropy(network.logits(), &data.classes, &data.split.train);
    let hidden = network.shape().layers().len() - 1;
    Pass {
        loss,
        positive: (0..hidden)
            .flat_map(|l| {
                network
                    .hidden(l)
                    .iter()
                    .map(|&h| h > 0.0)
                    .collect::<Vec<_>>()
            })
            .collect(),
    }
}

/// Compares every partial derivative that `kept` keeps; returns how many were compared and how many
/// lay at a kink.
fn compare(
    what: &str,
    network: &mut Network,
    params: &[f32],
    kept: impl Fn(usize) -> bool,
    smooth: bool,
) -> (usize, usize) {
    let mut gradient = vec![f32::NAN; params.len()];
    let here = pass(network, params);
    let loss = network.backward(params, &mut gradient);
    assert!((loss - here.loss).abs() < 1e-12, "{what}: two losses");
    let (mut compared, mut kinks) = (0, 0);
    for i in (0..params.len()).filter(|&i| kept(i)) {
        let mut moved = params.to_vec();
        let mut is_smooth = true;
        // (8 f(h) − 8 f(−h) − f(2h) + f(−2h)) / 12h
        let mut difference = 0f64;
        for (steps, factor) in [(1.0, 8.0), (-1.0, -8.0), (2.0, -1.0), (-2.0, 1.0)] {
            moved[i] = params[i] + steps * STEP;
            let there = pass(network, &moved);
            is_smooth &= smooth || there.positive == here.positive;
            // The step as it was really taken.
            let taken = f64::from(moved[i] - params[i]) / f64::from(steps);
            difference += factor * there.loss / (12.0 * taken);
        }
        if !is_smooth {
            kinks += 1;
            continue;
        }
        compared += 1;
        let got = f64::from(gradient[i]);
        assert!(
            (got - difference).abs() <= TOLERANCE * difference.abs().max(1.0),
            "{what}: parameter {i} has gradient {got}, the difference is {difference}"
        );
    }
    (compared, kinks)
}

/// All models of a kind of input and an activation.
fn configurations(activation: Activation, dropout: Dropout) -> Vec<ModelConfig> {
    let mut out = Vec::new();
    // Widths that grow and shrink: the order of the two products depends on it.
    for hidden in [vec![], vec![5], vec![3, 6], vec![6, 3, 5]] {
        for normalization in [Normalization::Symmetric, Normalization::Row] {
            for (self_loops, bias) in [(true, true), (true, false), (false, true), (false, false)] {
                out.push(ModelConfig {
                    hidden: hidden.clone(),
                    bias,
                    activation,
                    dropout,
                    normalization,
                    self_loops,
                });
            }
        }
    }
    out
}

fn check_all(activation: Activation, dropout: Dropout) {
    let (mut compared, mut kinks) = (0, 0);
    for input in [Input::Identity, Input::Sparse, Input::Dense] {
        for config in configurations(activation, dropout) {
            for all_train in [true, false] {
                let mut rng = Rng::new(1, Stream::Generator, 0);
                let data = dataset(input, all_train, &mut rng);
                let mut network = Network::new(Rc::new(data), &config);
                let params = params(&network, &mut rng);
                let what = format!("{input:?}, {config:?}, all train: {all_train}");
                let smooth = activation == Activation::Tanh;
                let counts = compare(&what, &mut network, &params, |_| true, smooth);
                compared += counts.0;
                kinks += counts.1;
            }
        }
    }
    assert!(compared > 3 * kinks, "{kinks} of {compared} lay at a kink");
}

#[test]
fn gradients_with_relu_equal_finite_differences() {
    check_all(Activation::Relu, Dropout::default());
}

#[test]
fn gradients_with_elu_equal_finite_differences() {
    check_all(Activation::Elu, Dropout::default());
}

#[test]
fn gradients_with_tanh_equal_finite_differences() {
    check_all(Activation::Tanh, Dropout::default());
}

#[test]
fn gradients_under_dropout_equal_finite_differences() {
    for (input, hidden) in [(0.4, 0.0), (0.0, 0.5), (0.3, 0.3)] {
        check_all(Activation::Tanh, Dropout { input, hidden });
    }
}

#[test]
fn gradients_on_a_pruned_graph_with_pruned_weights_equal_finite_differences() {
    let dropout = Dropout::default();
    for input in [Input::Identity, Input::Sparse, Input::Dense] {
        for config in configurations(Activation::Tanh, dropout) {
            let mut rng = Rng::new(2, Stream::Generator, 0);
            let mut network = Network::new(Rc::new(dataset(input, false, &mut rng)), &config);
            let mut params = params(&network, &mut rng);
            let kept: Vec<bool> = params.iter().map(|_| rng.unit() < 0.6).collect();
            for (param, &kept) in params.iter_mut().zip(&kept) {
                *param = if kept { *param } else { 0.0 };
            }
            // The whole graph first: what is kept of it must not leak into the cut one.
            pass(&mut network, &params);
            let edges = (0..network.data().graph.edges()).map(|edge| edge % 3 != 1);
            network.set_edges(&Mask::from_flags(edges.collect()));
            let what = format!("pruned: {input:?}, {config:?}");
            let (compared, _) = compare(&what, &mut network, &params, |i| kept[i], true);
            assert!(compared > 0, "{what}: nothing was compared");
        }
    }
}
