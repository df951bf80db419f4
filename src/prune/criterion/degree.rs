//! DSpar: 1 / d_i + 1 / d_j, the deterministic variant (Liu et al. 2023). O(E).
//!
//! An estimate of effective resistance from degrees alone: edges between hubs go first.
//!
//! Pitfall: it knows nothing of what lies around the two ends.

use crate::graph::Graph;

/// One score an edge.
pub fn degree(graph: &Graph) -> Vec<f64> {
    let inverse = |node: u32| 1.0 / graph.degree(node as usize) as f64;
    graph
        .pairs()
        .iter()
        .map(|&[i, j]| inverse(i) + inverse(j))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edges_between_hubs_score_low() {
        let graph = Graph::new(4, vec![[0, 1], [0, 2], [0, 3], [1, 2]], None).expect("valid");
        assert_eq!(degree(&graph)[0], 1.0 / 3.0 + 0.5);
        assert_eq!(degree(&graph)[2], 1.0 / 3.0 + 1.0);
    }
}
