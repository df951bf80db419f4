//! Neighbour Jaccard: |N[i] ∩ N[j]| / |N[i] ∪ N[j]| over closed neighbourhoods, one score an edge.
//!
//! Edges between circles with few friends in common go first. O(Σ_{ij} d_i + d_j).
//!
//! Pitfall: bridges score low, so it cuts the graph into pieces and can strand small nodes.

use crate::graph::Graph;

/// One score an edge.
pub fn jaccard(graph: &Graph) -> Vec<f64> {
    graph
        .pairs()
        .iter()
        .map(|&[i, j]| {
            let (a, b) = (graph.neighbours(i as usize), graph.neighbours(j as usize));
            // The ends are in each other's closed neighbourhoods, hence the two.
            let shared = common(a, b) + 2;
            shared as f64 / (a.len() + b.len() + 2 - shared) as f64
        })
        .collect()
}

/// How many numbers two ascending lists share.
fn common(a: &[u32], b: &[u32]) -> usize {
    let (mut i, mut j, mut shared) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                shared += 1;
                i += 1;
                j += 1;
            }
        }
    }
    shared
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_triangle_with_a_tail() {
        let graph = Graph::new(4, vec![[0, 1], [1, 2], [0, 2], [2, 3]], None).expect("valid");
        let scores = jaccard(&graph);
        // N[0] = N[1] = {0, 1, 2}; N[2] = all; N[3] = {2, 3}.
        assert_eq!(scores, [1.0, 0.75, 0.75, 0.5]);
    }
}
