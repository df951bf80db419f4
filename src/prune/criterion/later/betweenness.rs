//! Betweenness: Σ over pairs of nodes of the share of their shortest paths that run over the edge (Girvan &
//! Newman 2002), by Brandes' accumulation (2001). High goes: the score is its negative. O(N · E).
//!
//! Cutting where most paths run takes circles apart at their seams.
//!
//! Pitfall: it removes bridges first, so communities lose touch before they lose anything else.

use crate::graph::Graph;

/// One score an edge; every edge is one step long, whatever it weighs.
pub fn betweenness(graph: &Graph) -> Vec<f64> {
    let n = graph.nodes();
    let mut through = vec![0.0; graph.edges()];
    let mut distance = vec![u32::MAX; n];
    let mut paths = vec![0.0f64; n];
    let mut depends = vec![0.0f64; n];
    let mut order = Vec::with_capacity(n);
    for source in 0..n {
        order.clear();
        order.push(source);
        (distance[source], paths[source]) = (0, 1.0);
        let mut at = 0;
        while at < order.len() {
            let node = order[at];
            at += 1;
            for &neighbour in graph.neighbours(node) {
                let neighbour = neighbour as usize;
                if distance[neighbour] == u32::MAX {
                    distance[neighbour] = distance[node] + 1;
                    order.push(neighbour);
                }
                if distance[neighbour] == distance[node] + 1 {
                    paths[neighbour] += paths[node];
                }
            }
        }
        // Backwards every node hands what depends on it to those before it.
        for &node in order.iter().rev() {
            for (neighbour, edge) in graph.incident(node) {
                let before = neighbour as usize;
                if distance[before] + 1 == distance[node] {
                    let share = paths[before] / paths[node] * (1.0 + depends[node]);
                    // Every pair of nodes is met from both ends.
                    through[edge as usize] -= 0.5 * share;
                    depends[before] += share;
                }
            }
        }
        for &node in &order {
            (distance[node], paths[node], depends[node]) = (u32::MAX, 0.0, 0.0);
        }
    }
    super::super::settle_ties(&mut through);
    through
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bridge_carries_all_paths_between_its_sides() {
        let pairs = vec![[0, 1], [1, 2], [2, 0], [2, 3], [5, 4]];
        let graph = Graph::new(6, pairs, None).expect("valid");
        assert_eq!(betweenness(&graph), [-1.0, -2.0, -2.0, -3.0, -1.0]);
    }
}
