//! Figures of a graph with groups.

use super::Graph;
use crate::mask::Mask;

/// The component of each node on the edges that `kept` keeps, numbered in the order of nodes.
#[inline(never)]
pub fn components(graph: &Graph, kept: &Mask) -> Vec<u32> {
    let mut component = vec![u32::MAX; graph.nodes()];
    let mut next = 0;
    for start in 0..graph.nodes() {
        if component[start] != u32::MAX {
            continue;
        }
        component[start] = next;
        let mut open = vec![start];
        while let Some(node) = open.pop() {
            for (neighbour, edge) in graph.incident(node) {
                let there = &mut component[neighbour as usize];
                if kept.kept(edge as usize) && *there == u32::MAX {
                    *there = next;
                    open.push(neighbour as usize);
                }
            }
        }
        next += 1;
    }
    component
}

/// How far edges join nodes of one class.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Homophily {
    /// Share of the edges whose ends have the same class.
    pub edges: f64,
    /// (h − Σ_k D_k² / (2E)²) / (1 − Σ_k D_k² / (2E)²), D_k the degrees of class k together: 0 for what
    /// chance gives at these degrees, 1 for edges within classes only (adjusted homophily, Platonov et
    /// al. 2023; the same as assortativity, Newman 2003). `None` where one class has all edges.
    pub adjusted: Option<f64>,
}

/// Of the edges that `kept` keeps and whose ends both have a class, each counted once; `None` without
/// such an edge.
#[inline(never)]
pub fn homophily(graph: &Graph, kept: &Mask, classes: &[Option<u32>]) -> Option<Homophily> {
    let count = classes
        .iter()
        .flatten()
        .max()
        .map_or(0, |&c| c as usize + 1);
    let mut degrees = vec![0f64; count];
    let (mut same, mut all) = (0.0, 0.0);
    for (edge, &[i, j]) in graph.pairs().iter().enumerate() {
        if let (true, Some(a), Some(b)) =
            (kept.kept(edge), classes[i as usize], classes[j as usize])
        {
            same += f64::from(u8::from(a == b));
            all += 1.0;
            degrees[a as usize] += 1.0;
            degrees[b as usize] += 1.0;
        }
    }
    if all == 0.0 {
        return None;
    }
    let squares: f64 = degrees.iter().map(|d| d * d).sum();
    let by_chance = squares / (4.0 * all * all);
    let edges = same / all;
    Some(Homophily {
        edges,
        adjusted: (by_chance < 1.0).then(|| (edges - by_chance) / (1.0 - by_chance)),
    })
}

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
