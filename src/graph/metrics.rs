//! Figures of a graph with groups.

use super::Graph;

/// Newman's modularity of a grouping: Σ_c (L_c / m − (d_c / 2m)²), edge weights counted. 0 without
/// edges.
pub fn modularity(graph: &Graph, groups: &[u32]) -> f64 {
    let count = groups
        .iter()
        .max()
        .map_or(0, |&highest| highest as usize + 1);
    let (mut within, mut degree) = (vec![0f64; count], vec![0f64; count]);
    let mut total = 0.0;
    for (edge, &[source, target]) in graph.pairs().iter().enumerate() {
        let weight = f64::from(graph.weight(edge));
        let (a, b) = (groups[source as usize], groups[target as usize]);
        if a == b {
            within[a as usize] += weight;
        }
        degree[a as usize] += weight;
        degree[b as usize] += weight;
        total += weight;
    }
    if total == 0.0 {
        return 0.0;
    }
    within
        .iter()
        .zip(&degree)
        .map(|(l, d)| l / total - (d / (2.0 * total)) * (d / (2.0 * total)))
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_triangles_with_a_bridge() {
        let pairs = vec![[0, 1], [1, 2], [2, 0], [3, 4], [4, 5], [5, 3], [2, 3]];
        let graph = Graph::new(6, pairs, None).expect("valid");
        let found = modularity(&graph, &[0, 0, 0, 1, 1, 1]);
        assert!((found - (6.0 / 7.0 - 0.5)).abs() < 1e-12);
        assert!(modularity(&graph, &[0; 6]).abs() < 1e-12);
    }
}
