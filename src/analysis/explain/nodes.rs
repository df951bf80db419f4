//! The terms of node criteria.

use super::{Facts, Term, term};
use crate::prune::{NodeCriterion, NodePlan};

#[inline(never)]
pub fn terms(facts: &mut Facts, plan: &NodePlan, item: usize) -> Vec<Term> {
    let data = facts.network.data().clone();
    let neighbours = data.graph.neighbours(item);
    match plan.criterion {
        NodeCriterion::Spread => {
            let all: Vec<u32> = (0..data.graph.nodes() as u32).collect();
            distances(facts, item, &all, 1)
        }
        NodeCriterion::OverNeighbours => distances(facts, item, neighbours, 0),
        NodeCriterion::Degree => vec![term("degree", neighbours.len() as f64)],
        NodeCriterion::Random => Vec::new(),
    }
}

/// How far the node is from `others`, of which `itself` many are the node itself.
fn distances(facts: &Facts, item: usize, others: &[u32], itself: usize) -> Vec<Term> {
    let values = facts.network.embedding();
    let mut sum = 0.0;
    for &other in others {
        for (&a, &b) in values.row(item).iter().zip(values.row(other as usize)) {
            sum += (f64::from(a) - f64::from(b)).abs();
        }
    }
    let count = (others.len() - itself) as f64;
    let mean = if count > 0.0 { sum / count } else { 0.0 };
    vec![term("others", count), term("meanDistance", mean)]
}
