//! The edge's own weight: weak ties go first. O(E).
//!
//! Pitfall: weak ties are often noise, and sometimes the only bridge.

use crate::graph::Graph;

/// One score an edge.
pub fn weight(graph: &Graph) -> Vec<f64> {
    (0..graph.edges())
        .map(|edge| f64::from(graph.weight(edge)))
        .collect()
}
