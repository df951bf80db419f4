//! Measured, for edges: the change of the loss when this pair alone is removed, by one forward pass each.
//!
//! The loss is that of the validation nodes, without any that of the network's own predictions.
//!
//! Pitfall: it measures each item alone; of two that stand in for each other both look useless.

use super::super::Subject;
use crate::graph::Laid;
use crate::mask::Mask;
use std::ops::Range;

/// One score each of `edges`, whichever others are measured; Â is normalised anew without it, or frozen.
pub fn measured_edges(subject: &mut Subject, frozen: bool, edges: Range<usize>) -> Vec<f64> {
    subject.pass();
    let judge = subject.network.judge(subject.seed);
    let dense = judge.loss(subject.network.logits());
    let mut mask = Mask::all_kept(subject.network.data().graph.edges());
    let mut scores = Vec::with_capacity(edges.len());
    for edge in edges {
        mask.prune(edge);
        let laid = Laid::new(mask.clone(), None, frozen);
        subject.network.lay_edges(laid);
        subject.network.forward(subject.reference);
        scores.push(judge.loss(subject.network.logits()) - dense);
        mask.keep(edge);
    }
    subject.network.set_edges(&mask);
    scores
}
