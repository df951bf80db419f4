//! What the first of the two modules of WebAssembly does without: criteria by slopes, by training, by the
//! whole graph, and by what the karate club lacks.

mod attribute;
mod betweenness;
mod cosine;
mod fpgm;
mod grasp;
mod learned;
mod measured_edges;
mod movement;
mod neuron_taylor;
mod obd;
mod resistance;
mod resistance_sampled;
mod slope;
mod slope_spread;
mod snip;
mod synflow;
mod taylor;
mod teddy;
mod weight;

pub use betweenness::betweenness;
pub use measured_edges::measured_edges;
pub use resistance::resistance;
pub use resistance_sampled::{chances, largest_gone, lot, strengths};
pub use teddy::teddy_of_node;

use super::Subject;
use super::first::{first_edges, first_neurons, first_weights};
use crate::prune::{
    EdgeCriterion, EdgePlan, NeuronCriterion, NeuronPlan, WeightCriterion, WeightPlan,
};
use crate::train::Judge;

impl Subject<'_> {
    /// What a loss is judged on, from a pass of the reference on the uncut graph.
    fn judge(&mut self) -> Judge {
        self.pass();
        self.network.judge(self.seed)
    }
}

/// One score a weight.
pub fn score_weights(subject: &mut Subject, plan: &WeightPlan) -> Vec<f64> {
    let shape = subject.network.shape().clone();
    let count = shape.weights();
    let (seed, reference, initial) = (subject.seed, subject.reference, subject.initial);
    let weights = &reference[..count];
    match plan.criterion {
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
        first_weights!() => unreachable!("scored by the caller"),
    }
}

/// One score a hidden neuron, layer after layer.
pub fn score_neurons(subject: &mut Subject, plan: &NeuronPlan) -> Vec<f64> {
    let shape = subject.network.shape().clone();
    if plan.criterion != NeuronCriterion::Fpgm {
        let judge = subject.judge();
        let _ = subject.network.judged_gradient(subject.reference, &judge);
    }
    let mut scores = Vec::with_capacity(shape.neurons());
    for (l, (_, layer)) in shape.hidden().enumerate() {
        let network = &*subject.network;
        let slope = || network.hidden_slope(l, subject.reference);
        scores.extend(match plan.criterion {
            NeuronCriterion::Gradient => slope_spread::slope_spread(slope().view()),
            NeuronCriterion::Taylor => {
                neuron_taylor::neuron_taylor(network.hidden(l), slope().view())
            }
            NeuronCriterion::Fpgm => fpgm::fpgm(subject.weights_of(layer)),
            first_neurons!() => unreachable!("scored by the caller"),
        });
    }
    scores
}

/// One score an edge.
pub fn score_edges(subject: &mut Subject, plan: &EdgePlan) -> Vec<f64> {
    let data = subject.network.data().clone();
    let graph = &data.graph;
    match plan.criterion {
        EdgeCriterion::Cosine => cosine::cosine(graph.pairs(), &data.features),
        EdgeCriterion::Weight => weight::weight(graph),
        EdgeCriterion::Attribute => match data.edge_columns.get(plan.column as usize) {
            Some(column) => attribute::attribute(&column.values, plan.high_goes),
            None => vec![0.0; graph.edges()],
        },
        EdgeCriterion::Resistance => resistance(graph, subject.seed),
        EdgeCriterion::ResistanceSampled => {
            resistance_sampled::resistance_sampled(graph, subject.seed, plan.draw)
        }
        EdgeCriterion::Teddy => teddy::teddy(graph),
        EdgeCriterion::Betweenness => betweenness::betweenness(graph),
        EdgeCriterion::Gradient => {
            let judge = subject.judge();
            let _ = subject.network.judged_gradient(subject.reference, &judge);
            let slopes = (subject.network).strength_slopes(subject.reference, plan.frozen);
            slope::slope(&slopes)
        }
        EdgeCriterion::Learned => learned::learned(subject).edges,
        EdgeCriterion::Measured => measured_edges(subject, plan.frozen, 0..graph.edges()),
        first_edges!() => unreachable!("scored by the caller"),
    }
}
