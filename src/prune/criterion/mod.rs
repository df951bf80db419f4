//! Scores, one file a criterion. Every score says what to keep: the lowest go first.
//!
//! A new criterion is its file, its variant in the plan, its line here and in `first`, or in `later` (where
//! the first of the two modules does without it), its row in the registry and its texts in the page's catalogues.

#[cfg(not(feature = "whole"))]
#[path = "elsewhere.rs"]
mod later;
#[cfg(feature = "whole")]
mod later;

mod agreement;
mod apoz;
mod degree;
mod deviation;
mod embedding;
mod first;
mod greedy;
mod jaccard;
mod lamp;
mod literal;
mod magnitude;
mod measured;
mod node_distance;
mod norm;
mod oracle;
mod over_edges;
mod random;
mod redundancy;
mod registry;
mod sampled;
mod scale_safe;
mod spread;

#[cfg(feature = "whole")]
pub(super) use later::measured_edges;
#[cfg(feature = "whole")]
pub use later::{betweenness, lot, resistance, teddy_of_node};
pub(super) use later::{chances, largest_gone, strengths};
pub(super) use registry::check;
pub use registry::{CriterionGroup, CriterionInfo, registry};

use super::{
    EdgeCriterion, EdgePlan, NeuronCriterion, NeuronPlan, NodeCriterion, NodePlan, WeightCriterion,
    WeightPlan,
};
use crate::mask::Mask;
use crate::nn::LayerShape;
use crate::rng::Stream;
use crate::train::Network;
use first::first_neurons;
use ndarray::ArrayView2;
use norm::Norm;
use std::ops::Range;

/// What is scored: the reference weights on the uncut graph.
pub(super) struct Subject<'a> {
    /// Its buffers and its edges in force are at the criteria's disposal.
    pub network: &'a mut Network,
    pub reference: &'a [f32],
    /// θ₀.
    #[cfg_attr(not(feature = "whole"), expect(dead_code))]
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

    /// The reference weights of a layer. (inputs, outputs)
    fn weights_of(&self, layer: &LayerShape) -> ArrayView2<'_, f32> {
        let dim = (layer.inputs, layer.outputs);
        ArrayView2::from_shape(dim, &self.reference[layer.weights()]).expect("shape fits")
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
    let (seed, weights) = (subject.seed, &subject.reference[..count]);
    match plan.criterion {
        WeightCriterion::Magnitude => magnitude::magnitude(weights),
        WeightCriterion::Random => random::random(count, seed, Stream::RandomWeights, plan.draw),
        WeightCriterion::Lamp | WeightCriterion::Deviation => {
            let layers: Vec<Range<usize>> =
                shape.layers().iter().map(LayerShape::weights).collect();
            match plan.criterion {
                WeightCriterion::Lamp => lamp::lamp(weights, &layers),
                _ => deviation::deviation(weights, &layers),
            }
        }
        _ => later::score_weights(subject, plan),
    }
}

/// One score a hidden neuron, layer after layer.
pub(super) fn score_neurons(subject: &mut Subject, plan: &NeuronPlan) -> Vec<f64> {
    if !matches!(plan.criterion, first_neurons!()) {
        return later::score_neurons(subject, plan);
    }
    let shape = subject.network.shape().clone();
    match plan.criterion {
        NeuronCriterion::Random => {
            let stream = Stream::RandomNeurons;
            return random::random(shape.neurons(), subject.seed, stream, plan.draw);
        }
        NeuronCriterion::Measured => return measured::measured_neurons(subject),
        _ => subject.pass(),
    }
    let mut scores = Vec::with_capacity(shape.neurons());
    for l in 0..shape.hidden().count() {
        let (own, next) = (&shape.layers()[l], &shape.layers()[l + 1]);
        let (own, next) = (subject.weights_of(own), subject.weights_of(next));
        let network = &*subject.network;
        let hidden = network.hidden(l);
        scores.extend(match plan.criterion {
            NeuronCriterion::Spread => spread::spread(hidden),
            NeuronCriterion::ScaleSafe => {
                scale_safe::scale_safe(network.propagated(l).view(), next)
            }
            NeuronCriterion::Literal => literal::literal(hidden),
            NeuronCriterion::OverEdges => {
                over_edges::over_edges(hidden, network.data().graph.pairs())
            }
            NeuronCriterion::Redundancy => redundancy::redundancy(hidden),
            NeuronCriterion::Greedy => greedy::greedy(network.propagated(l).view(), next),
            NeuronCriterion::IncomingL1 => norm::norms(own.t(), Norm::L1),
            NeuronCriterion::IncomingL2 => norm::norms(own.t(), Norm::L2),
            NeuronCriterion::OutgoingL1 => norm::norms(next, Norm::L1),
            NeuronCriterion::OutgoingL2 => norm::norms(next, Norm::L2),
            NeuronCriterion::Apoz => apoz::apoz(hidden),
            _ => unreachable!("scored above"),
        });
    }
    scores
}

/// One score an edge.
pub(super) fn score_edges(subject: &mut Subject, plan: &EdgePlan) -> Vec<f64> {
    let data = subject.network.data().clone();
    let (graph, seed) = (&data.graph, subject.seed);
    match plan.criterion {
        EdgeCriterion::Jaccard => jaccard::jaccard(graph),
        EdgeCriterion::Random => {
            random::random(graph.edges(), seed, Stream::RandomEdges, plan.draw)
        }
        EdgeCriterion::Agreement => {
            subject.pass();
            subject.network.edge_agreement(agreement::agreement)
        }
        EdgeCriterion::Embedding => {
            subject.pass();
            embedding::embedding(graph.pairs(), subject.network.embedding())
        }
        EdgeCriterion::Degree => degree::degree(graph),
        EdgeCriterion::DegreeSampled => sampled::sampled(graph, seed, plan.draw),
        EdgeCriterion::Oracle => oracle::oracle(graph.pairs(), &data.classes),
        _ => later::score_edges(subject, plan),
    }
}

/// One score a node.
pub(super) fn score_nodes(subject: &mut Subject, plan: &NodePlan) -> Vec<f64> {
    let data = subject.network.data().clone();
    let graph = &data.graph;
    match plan.criterion {
        NodeCriterion::Spread => {
            subject.pass();
            node_distance::all_pairs(subject.network.embedding())
        }
        NodeCriterion::OverNeighbours => {
            subject.pass();
            node_distance::neighbours(subject.network.embedding(), graph)
        }
        NodeCriterion::Degree => {
            let nodes = 0..graph.nodes();
            nodes.map(|node| graph.degree(node) as f64).collect()
        }
        NodeCriterion::Random => {
            random::random(graph.nodes(), subject.seed, Stream::RandomNodes, plan.draw)
        }
    }
}
