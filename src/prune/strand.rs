//! Never strand a node: the best edge of every node stays, so that a cut isolates nobody.

use super::Ranking;
use crate::graph::Graph;
use crate::mask::Mask;

/// Which edges no ratio removes: of every node the one that `ranking` would remove last.
pub fn protected(graph: &Graph, ranking: &Ranking) -> Mask {
    let mut place = vec![0; graph.edges()];
    for (k, edge) in ranking.order().into_iter().enumerate() {
        place[edge as usize] = k;
    }
    let mut protected = Mask::from_flags(vec![false; graph.edges()]);
    for node in 0..graph.nodes() {
        let best = graph
            .incident(node)
            .max_by_key(|&(_, edge)| place[edge as usize]);
        if let Some((_, edge)) = best {
            protected.keep(edge as usize);
        }
    }
    protected
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prune::Scope;

    #[test]
    fn every_node_keeps_its_best_edge() {
        // 0 – 1 – 2 – 3 and 0 – 2; 4 has no edge.
        let pairs = vec![[0, 1], [1, 2], [2, 3], [0, 2]];
        let graph = Graph::new(5, pairs, None).expect("valid");
        let ranking = Ranking::new(vec![1.0, 4.0, 0.0, 2.0], &[], Scope::Network);
        assert_eq!(protected(&graph, &ranking).to_bytes(), [0, 1, 1, 1]);
    }
}
