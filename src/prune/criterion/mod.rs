//! Scores, one file a criterion. Every score says what to keep: the lowest go first.
//!
//! A new criterion is its file, its variant in the plan, its line below, its row in the registry and its
//! texts in the page's catalogues.

mod agreement;
mod apoz;
mod attribute;
mod betweenness;
mod cosine;
mod degree;
mod deviation;
mod embedding;
mod fpgm;
mod grasp;
mod greedy;
mod jaccard;
mod lamp;
mod learned;
mod literal;
mod magnitude;
mod measured;
mod movement;
mod neuron_taylor;
mod node_distance;
mod norm;
mod obd;
mod oracle;
mod over_edges;
mod random;
mod redundancy;
mod registry;
mod resistance;
mod resistance_sampled;
mod sampled;
mod scale_safe;
mod slope;
mod slope_spread;
mod snip;
mod spread;
mod synflow;
mod taylor;
mod teddy;
mod weight;

pub use betweenness::betweenness;
pub(super) use registry::check;
pub use registry::{CriterionGroup, CriterionInfo, registry};
pub use resistance::resistance;
pub use resistance_sampled::lot;
pub(super) use resistance_sampled::strengths;
pub use teddy::teddy_of_node;

use super::{
    EdgeCriterion, EdgePlan, NeuronCriterion, NeuronPlan, NodeCriterion, NodePlan, WeightCriterion,
    WeightPlan,
};
use crate::mask::Mask;
use crate::nn::LayerShape;
use crate::rng::Stream;
use crate::train::{Judge, Network};
use ndarray::ArrayView2;
use norm::Norm;
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

    /// What a loss is judged on, from a pass of the reference on the uncut graph.
    fn judge(&mut self) -> Judge {
        self.pass();
        self.network.judge(self.seed)
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
    let (seed, reference, initial) = (subject.seed, subject.reference, subject.initial);
    let weights = &reference[..count];
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
        WeightCriterion::Taylor => {
            let judge = subject.judge();
            let gradient = subject.network.judged_gradient(reference, &judge);
            taylor::taylor(weights, &gradient[..count])
        }
        WeightCriterion::Obd => {
            let judge = subject.judge();
            obd::obd(weights, &subject.network.fisher(reference, &judge)[..count])
        }
        WeightCriterion::Snip => {
            subject.uncut();
            let judge = subject.network.training_judge(seed, 0);
            let gradient = subject.network.judged_gradient(initial, &judge);
            snip::snip(&initial[..count], &gradient[..count])
        }
        WeightCriterion::Grasp => {
            subject.uncut();
            let judge = subject.network.training_judge(seed, 0);
            let curvature = subject.network.curvature(initial, &judge);
            grasp::grasp(&initial[..count], &curvature[..count])
        }
        WeightCriterion::Movement => movement::movement(subject),
        WeightCriterion::Synflow => synflow::synflow(weights, &shape),
        WeightCriterion::Learned => learned::learned(subject).weights,
    }
}

/// One score a hidden neuron, layer after layer.
pub(super) fn score_neurons(subject: &mut Subject, plan: &NeuronPlan) -> Vec<f64> {
    let shape = subject.network.shape().clone();
    match plan.criterion {
        NeuronCriterion::Random => {
            let stream = Stream::RandomNeurons;
            return random::random(shape.neurons(), subject.seed, stream, plan.draw);
        }
        NeuronCriterion::Measured => return measured::measured_neurons(subject),
        NeuronCriterion::Gradient | NeuronCriterion::Taylor => {
            let judge = subject.judge();
            let _ = subject.network.judged_gradient(subject.reference, &judge);
        }
        _ => subject.pass(),
    }
    let mut scores = Vec::with_capacity(shape.neurons());
    for l in 0..shape.hidden().count() {
        let (own, next) = (&shape.layers()[l], &shape.layers()[l + 1]);
        let (own, next) = (subject.weights_of(own), subject.weights_of(next));
        let network = &*subject.network;
        let hidden = network.hidden(l);
        let slope = || network.hidden_slope(l, subject.reference);
        scores.extend(match plan.criterion {
            NeuronCriterion::Spread => spread::spread(hidden),
            NeuronCriterion::ScaleSafe => {
                scale_safe::scale_safe(network.propagated(l).view(), next)
            }
            NeuronCriterion::Literal => literal::literal(hidden),
            NeuronCriterion::OverEdges => {
                over_edges::over_edges(hidden, network.data().graph.pairs())
            }
            NeuronCriterion::Gradient => slope_spread::slope_spread(slope().view()),
            NeuronCriterion::Taylor => neuron_taylor::neuron_taylor(hidden, slope().view()),
            NeuronCriterion::Redundancy => redundancy::redundancy(hidden),
            NeuronCriterion::Greedy => greedy::greedy(network.propagated(l).view(), next),
            NeuronCriterion::IncomingL1 => norm::norms(own.t(), Norm::L1),
            NeuronCriterion::IncomingL2 => norm::norms(own.t(), Norm::L2),
            NeuronCriterion::OutgoingL1 => norm::norms(next, Norm::L1),
            NeuronCriterion::OutgoingL2 => norm::norms(next, Norm::L2),
            NeuronCriterion::Apoz => apoz::apoz(hidden),
            NeuronCriterion::Fpgm => fpgm::fpgm(own),
            NeuronCriterion::Measured | NeuronCriterion::Random => Vec::new(),
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
        EdgeCriterion::Cosine => cosine::cosine(graph.pairs(), &data.features),
        EdgeCriterion::Weight => weight::weight(graph),
        EdgeCriterion::Attribute => match data.edge_columns.get(plan.column as usize) {
            Some(column) => attribute::attribute(&column.values, plan.high_goes),
            None => vec![0.0; graph.edges()],
        },
        EdgeCriterion::Agreement => {
            subject.pass();
            subject.network.edge_agreement(agreement::agreement)
        }
        EdgeCriterion::Embedding => {
            subject.pass();
            embedding::embedding(graph.pairs(), subject.network.embedding())
        }
        EdgeCriterion::Resistance => resistance(graph, seed),
        EdgeCriterion::ResistanceSampled => {
            resistance_sampled::resistance_sampled(graph, seed, plan.draw)
        }
        EdgeCriterion::Degree => degree::degree(graph),
        EdgeCriterion::DegreeSampled => sampled::sampled(graph, seed, plan.draw),
        EdgeCriterion::Teddy => teddy::teddy(graph),
        EdgeCriterion::Betweenness => betweenness::betweenness(graph),
        EdgeCriterion::Gradient => {
            let judge = subject.judge();
            let _ = subject.network.judged_gradient(subject.reference, &judge);
            let slopes = (subject.network).strength_slopes(subject.reference, plan.frozen);
            slope::slope(&slopes)
        }
        EdgeCriterion::Learned => learned::learned(subject).edges,
        EdgeCriterion::Measured => measured::measured_edges(subject, plan.frozen),
        EdgeCriterion::Oracle => oracle::oracle(graph.pairs(), &data.classes),
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
