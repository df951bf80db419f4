//! DSpar: 1 / d_i + 1 / d_j, the deterministic variant (Liu et al. 2023). O(E).
//!
//! An estimate of effective resistance from degrees alone: edges between hubs go first.
//!
//! Pitfall: it knows nothing of what lies around the two ends.

use crate::graph::Graph;

/// One score an edge.
pub fn degree(graph: &Graph) -> Vec<f64> {
    let degree = |node: u32| graph.degree(node as usize) as f64;
    // One fraction of whole numbers, so that 1/2 + 1/6 and 1/3 + 1/3 tie.
    graph
        .pairs()
        .iter()
        .map(|&[i, j]| (degree(i) + degree(j)) / (degree(i) * degree(j)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edges_between_hubs_score_low() {
        let graph = Graph::new(4, vec![[0, 1], [0, 2], [0, 3], [1, 2]], None).expect("valid");
        assert_eq!(degree(&graph), [5.0 / 6.0, 5.0 / 6.0, 4.0 / 3.0, 1.0]);
    }
}
