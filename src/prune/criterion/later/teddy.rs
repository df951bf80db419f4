//! TEDDY: q_i q_j with q_v = (Σ over the neighbours u of v of d_u^-½) / d_v², edges of low degree are kept (Seo, Yun
//! & Yang 2024). O(E).
//!
//! Pitfall: it knows degrees one step around only, and nothing of what the nodes say.

use crate::graph::Graph;

/// One score an edge.
pub fn teddy(graph: &Graph) -> Vec<f64> {
    let mut scores = Vec::with_capacity(graph.edges());
    for &[i, j] in graph.pairs() {
        scores.push(teddy_of_node(graph, i) * teddy_of_node(graph, j));
    }
    super::super::settle_ties(&mut scores);
    scores
}

/// q of a node with neighbours.
pub fn teddy_of_node(graph: &Graph, node: u32) -> f64 {
    let mut sum = 0.0;
    for &neighbour in graph.neighbours(node as usize) {
        sum += 1.0 / (graph.degree(neighbour as usize) as f64).sqrt();
    }
    let degree = graph.degree(node as usize) as f64;
    sum / (degree * degree)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_with_a_tail() {
        let graph = Graph::new(4, vec![[0, 1], [0, 2], [2, 3]], None).expect("valid");
        // q of 0: (1 + 1/√2) / 4; of 1: 1/√2; of 2: (1/√2 + 1) / 4; of 3: 1/√2.
        let root = 0.5f64.sqrt();
        let q = (1.0 + root) / 4.0;
        let expected = [q * root, q * q, q * root];
        for (got, expected) in teddy(&graph).iter().zip(expected) {
            assert!((got - expected).abs() < 1e-7);
        }
    }
}
