//! What stands for `later` in the first of the two modules: its criteria are refused before they score.

use super::Subject;
use super::first::{first_edges, first_neurons, first_weights};
use crate::error::{Error, Result};
use crate::mask::Mask;
use crate::prune::{
    EdgeCriterion, EdgePlan, NeuronCriterion, NeuronPlan, Plan, WeightCriterion, WeightPlan,
};

/// # Errors
/// A plan with a criterion that only the whole has.
pub fn refuse(plan: &Plan) -> Result<()> {
    let has_weights = matches!(plan.weights.criterion, first_weights!());
    let has_neurons = matches!(plan.neurons.criterion, first_neurons!());
    let has_edges = matches!(plan.edges.criterion, first_edges!());
    match has_weights && has_neurons && has_edges {
        true => Ok(()),
        false => Err(Error::Elsewhere),
    }
}

pub fn score_weights(_: &mut Subject, _: &WeightPlan) -> Vec<f64> {
    unreachable!("refused")
}

pub fn score_neurons(_: &mut Subject, _: &NeuronPlan) -> Vec<f64> {
    unreachable!("refused")
}

pub fn score_edges(_: &mut Subject, _: &EdgePlan) -> Vec<f64> {
    unreachable!("refused")
}

pub fn chances(_: &[f64], _: u32, _: u32) -> Vec<f64> {
    unreachable!("refused")
}

pub fn largest_gone(_: &[f64], _: &Mask, _: &Mask) -> Option<f64> {
    unreachable!("refused")
}

pub fn strengths(_: &[f64], _: &[f64], _: f64) -> Vec<f32> {
    unreachable!("refused")
}
