//! DSpar by sampling: edges are kept with chances in proportion to 1/d_i + 1/d_j, without replacement (Liu
//! et al. 2023; keys by Efraimidis & Spirakis 2006). O(E).
//!
//! Every edge draws one key, log u / (1/d_i + 1/d_j), and the largest stay, so the masks of one draw
//! nest. Weights are not scaled up for the edges that went, as the published estimator does.
//!
//! Pitfall: another draw is another graph; a new seed draws anew.

use super::degree::degree;
use crate::graph::Graph;
use crate::rng::{Rng, Stream};

/// One score an edge; `draw` numbers independent samples.
pub fn sampled(graph: &Graph, seed: u32, draw: u32) -> Vec<f64> {
    let mut rng = Rng::new(seed, Stream::RandomEdges, draw);
    let mut scores = degree(graph);
    for score in &mut scores {
        // In the middle of its step of 2⁻²⁴, and so never 0.
        let u = f64::from(rng.unit()) + 0.5 / 16_777_216.0;
        *score = libm::log(u) / *score;
    }
    scores
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernels::ascending;

    #[test]
    fn edges_of_low_degree_stay_more_often() {
        // A star of twelve with a tail: the tail's end draws 1.5 times the chance of a spoke.
        let mut pairs: Vec<[u32; 2]> = (1..=12).map(|leaf| [0, leaf]).collect();
        pairs.push([13, 14]);
        let graph = Graph::new(15, pairs, None).expect("valid");
        let first_to_go = |draw| ascending(&sampled(&graph, 1, draw))[0];
        let kept = (0..400).filter(|&draw| first_to_go(draw) != 12).count();
        assert!(kept > 380, "{kept}");
        assert_ne!(sampled(&graph, 1, 0), sampled(&graph, 1, 1));
        assert_eq!(sampled(&graph, 1, 0), sampled(&graph, 1, 0));
    }
}
