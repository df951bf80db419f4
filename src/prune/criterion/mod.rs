//! Scores, one file a criterion. Every score says what to keep: the lowest go first.
//!
//! A new criterion is its file, its variant in the plan, its line below and its texts in the page's
//! catalogues.

mod agreement;
mod cosine;
mod degree;
mod greedy;
mod jaccard;
mod lamp;
mod literal;
mod magnitude;
mod measured;
mod random;
mod registry;
mod resistance;
mod scale_safe;
mod snip;
mod spread;
mod synflow;
mod taylor;
mod weight;

pub(super) use registry::check;
pub use registry::{CriterionInfo, registry};

use super::{EdgeCriterion, EdgePlan, NeuronCriterion, NeuronPlan, WeightCriterion, WeightPlan};
use crate::mask::Mask;
use crate::nn::LayerShape;
use crate::rng::Stream;
use crate::train::Network;
use ndarray::ArrayView2;
use std::ops::Range;

/// What is scored: the reference weights on the uncut graph.
pub(super) struct Subject<'a> {
    /// Its buffers and its edges in force are at the criteria's disposal.
    pub network: &'a mut Network,
    pub reference: &'a [f32],
    /// θ₀.
    pub initial: &'a [f32],
    pub seed: u32,
}

impl Subject<'_> {
    /// Fills the network's buffers from the reference on the uncut graph.
    fn pass(&mut self) {
        self.uncut();
        self.network.forward(self.reference);
    }

    fn uncut(&mut self) {
        let edges = self.network.data().graph.edges();
        self.network.set_edges(&Mask::all_kept(edges));
    }

    fn next_weights(&self, layer: &LayerShape) -> ArrayView2<'_, f32> {
        ArrayView2::from_shape(
            (layer.inputs, layer.outputs),
            &self.reference[layer.weights()],
        )
        .expect("shape fits")
    }
}

/// Rounds to f32: scores that are equal but for the order of their sums tie, and the tie goes by index.
fn settle_ties(scores: &mut [f64]) {
    for score in scores {
        *score = f64::from(*score as f32);
    }
}

/// One score a weight.
pub(super) fn score_weights(subject: &mut Subject, plan: &WeightPlan) -> Vec<f64> {
    let shape = subject.network.shape().clone();
    let count = shape.weights();
    let weights = &subject.reference[..count];
    match plan.criterion {
        WeightCriterion::Magnitude => magnitude::magnitude(weights),
        WeightCriterion::Random => {
            random::random(count, subject.seed, Stream::RandomWeights, plan.draw)
        }
        WeightCriterion::Lamp => {
            let layers: Vec<Range<usize>> =
                shape.layers().iter().map(LayerShape::weights).collect();
            lamp::lamp(weights, &layers)
        }
        WeightCriterion::Taylor => {
            subject.pass();
            let judge = subject.network.judge(subject.seed);
            let gradient = subject.network.judged_gradient(subject.reference, &judge);
            taylor::taylor(weights, &gradient[..count])
        }
        WeightCriterion::Snip => {
            subject.uncut();
            let gradient = subject
                .network
                .training_gradient(subject.initial, subject.seed);
            snip::snip(&subject.initial[..count], &gradient[..count])
        }
        WeightCriterion::Synflow => synflow::synflow(weights, &shape),
    }
}

/// One score a hidden neuron, layer after layer.
pub(super) fn score_neurons(subject: &mut Subject, plan: &NeuronPlan) -> Vec<f64> {
    let shape = subject.network.shape().clone();
    match plan.criterion {
        NeuronCriterion::Random => {
            return random::random(
                shape.neurons(),
                subject.seed,
                Stream::RandomNeurons,
                plan.draw,
            );
        }
        NeuronCriterion::Measured => return measured::measured_neurons(subject),
        _ => subject.pass(),
    }
    let layers = shape.hidden().count();
    (0..layers)
        .flat_map(|l| {
            let hidden = subject.network.hidden(l);
            let next = subject.next_weights(&shape.layers()[l + 1]);
            match plan.criterion {
                NeuronCriterion::Spread => spread::spread(hidden),
                NeuronCriterion::ScaleSafe => {
                    scale_safe::scale_safe(subject.network.propagated(l).view(), next)
                }
                NeuronCriterion::Literal => literal::literal(hidden),
                NeuronCriterion::Greedy => {
                    greedy::greedy(subject.network.propagated(l).view(), next)
                }
                NeuronCriterion::Measured | NeuronCriterion::Random => Vec::new(),
            }
        })
        .collect()
}

/// One score an edge.
pub(super) fn score_edges(subject: &mut Subject, plan: &EdgePlan) -> Vec<f64> {
    let data = subject.network.data().clone();
    let graph = &data.graph;
    match plan.criterion {
        EdgeCriterion::Jaccard => jaccard::jaccard(graph),
        EdgeCriterion::Random => {
            random::random(graph.edges(), subject.seed, Stream::RandomEdges, plan.draw)
        }
        EdgeCriterion::Cosine => cosine::cosine(graph.pairs(), &data.features),
        EdgeCriterion::Weight => weight::weight(graph),
        EdgeCriterion::Agreement => {
            subject.pass();
            subject.network.edge_agreement(agreement::agreement)
        }
        EdgeCriterion::Resistance => resistance::resistance(graph, subject.seed),
        EdgeCriterion::Degree => degree::degree(graph),
        EdgeCriterion::Measured => measured::measured_edges(subject),
    }
}
