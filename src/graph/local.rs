//! Figures of single nodes from the structure alone; weights do not count.

use super::Graph;

/// Share of the pairs of a node's neighbours that are joined themselves; 0 below two neighbours (Watts &
/// Strogatz 1998). O(Σ degree²).
pub fn clustering(graph: &Graph) -> Vec<f64> {
    let mut is_neighbour = vec![false; graph.nodes()];
    let mut out = vec![0.0; graph.nodes()];
    for (node, out) in out.iter_mut().enumerate() {
        let around = graph.neighbours(node);
        if around.len() < 2 {
            continue;
        }
        around.iter().for_each(|&j| is_neighbour[j as usize] = true);
        // Every triangle is met from both of its other corners.
        let mut met = 0u64;
        for &j in around {
            for &k in graph.neighbours(j as usize) {
                met += u64::from(is_neighbour[k as usize]);
            }
        }
        around
            .iter()
            .for_each(|&j| is_neighbour[j as usize] = false);
        let degree = around.len() as f64;
        *out = met as f64 / (degree * (degree - 1.0));
    }
    out
}

/// The largest k such that the node belongs to a subgraph in which everybody has k neighbours. Always the
/// node of the lowest remaining degree goes (Seidman 1983; in linear time by Batagelj & Zaveršnik 2003).
pub fn core_numbers(graph: &Graph) -> Vec<u32> {
    let n = graph.nodes();
    let mut degree: Vec<usize> = (0..n).map(|node| graph.degree(node)).collect();
    let highest = degree.iter().copied().max().unwrap_or(0);
    // Nodes in the order of their degrees, and where those of each degree begin.
    let mut begin = vec![0usize; highest + 2];
    degree.iter().for_each(|&d| begin[d + 1] += 1);
    for d in 0..=highest {
        begin[d + 1] += begin[d];
    }
    let (mut order, mut place) = (vec![0usize; n], vec![0usize; n]);
    let mut next = begin.clone();
    for node in 0..n {
        place[node] = next[degree[node]];
        order[place[node]] = node;
        next[degree[node]] += 1;
    }
    for at in 0..n {
        let node = order[at];
        for &j in graph.neighbours(node) {
            let other = j as usize;
            if degree[other] <= degree[node] {
                continue;
            }
            // The neighbour changes places with the first of its degree, then loses one.
            let first = begin[degree[other]].max(at + 1);
            let moved = order[first];
            order.swap(first, place[other]);
            place[moved] = place[other];
            place[other] = first;
            begin[degree[other]] = first + 1;
            degree[other] -= 1;
        }
    }
    degree.into_iter().map(|d| d as u32).collect()
}

/// Mean degree of a node's neighbours; 0 without any.
pub fn mean_neighbour_degree(graph: &Graph) -> Vec<f64> {
    let mean = |node: usize| {
        let around = graph.neighbours(node);
        let sum: usize = around.iter().map(|&j| graph.degree(j as usize)).sum();
        sum as f64 / around.len().max(1) as f64
    };
    (0..graph.nodes()).map(mean).collect()
}

/// Probability that a surfer is at the node who follows a random edge, and every so often (15 % of the
/// steps) jumps anywhere (Brin & Page 1998); from a node without edges it always jumps. By power
/// iteration until less than 10⁻¹² moves, 1,000 steps at most.
pub fn page_rank(graph: &Graph) -> Vec<f64> {
    const FOLLOW: f64 = 0.85;
    let n = graph.nodes() as f64;
    let mut rank = vec![1.0 / n; graph.nodes()];
    for _ in 0..1_000 {
        let mut lost = 0.0;
        for (node, rank) in rank.iter().enumerate() {
            if graph.degree(node) == 0 {
                lost += rank;
            }
        }
        let mut moved = 0.0;
        let next: Vec<f64> = (0..graph.nodes())
            .map(|node| {
                let mut heard = 0.0;
                for &j in graph.neighbours(node) {
                    heard += rank[j as usize] / graph.degree(j as usize) as f64;
                }
                let next = FOLLOW * (heard + lost / n) + (1.0 - FOLLOW) / n;
                moved += (next - rank[node]).abs();
                next
            })
            .collect();
        rank = next;
        if moved < 1e-12 {
            break;
        }
    }
    rank
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_triangle_with_a_tail() {
        let pairs = vec![[0, 1], [1, 2], [2, 0], [2, 3]];
        let graph = Graph::new(5, pairs, None).expect("valid");
        assert_eq!(clustering(&graph), [1.0, 1.0, 1.0 / 3.0, 0.0, 0.0]);
        assert_eq!(core_numbers(&graph), [2, 2, 2, 1, 0]);
        assert_eq!(
            mean_neighbour_degree(&graph),
            [2.5, 2.5, 5.0 / 3.0, 3.0, 0.0]
        );
        let rank = page_rank(&graph);
        assert!((rank.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        assert!(rank[2] > rank[0] && rank[0] > rank[3] && rank[3] > rank[4]);
    }
}
