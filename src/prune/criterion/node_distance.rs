//! Sensitivity of a node: σ_i = Σ_j ‖h_i − h_j‖₁ over all nodes j, or over its neighbours alone, h the
//! values of the last hidden layer.
//!
//! The article's formula with nodes in the place of neurons: a node that stands where all others stand
//! tells them least. Over all pairs O(F · N log N): sorted ascending, value number r (from 0) of n is
//! as far from all others as r · x − Σ below + Σ above − (n − 1 − r) · x. Over neighbours O(E · F).
//!
//! Pitfall: it keeps outliers, whatever their class, and a node's own prediction may live by the edges
//! that it loses. Over neighbours a node without any scores 0, and hubs score high by their number.

use super::settle_ties;
use crate::graph::Graph;
use crate::kernels::ascending;
use ndarray::ArrayView2;

/// Over all pairs: one score a node (row) of a layer's values (n, width).
pub fn all_pairs(values: ArrayView2<f32>) -> Vec<f64> {
    let n = values.nrows();
    let mut scores = vec![0.0; n];
    for column in values.columns() {
        let mut column_values = Vec::with_capacity(n);
        let mut total = 0.0;
        for &x in column {
            column_values.push(f64::from(x));
            total += f64::from(x);
        }
        let order = ascending(&column_values);
        let (mut start, mut below) = (0, 0.0);
        while start < n {
            // Equal values get one number, so that nodes that are alike tie.
            let x = column_values[order[start] as usize];
            let mut end = start;
            while end < n && column_values[order[end] as usize] == x {
                end += 1;
            }
            let equal = (end - start) as f64 * x;
            let (lower, higher) = (start as f64, (n - end) as f64);
            let distance = (lower * x - below) + ((total - below - equal) - higher * x);
            for &node in &order[start..end] {
                scores[node as usize] += distance;
            }
            below += equal;
            start = end;
        }
    }
    settle_ties(&mut scores);
    scores
}

/// Over the ends of a node's edges.
pub fn neighbours(values: ArrayView2<f32>, graph: &Graph) -> Vec<f64> {
    let mut scores = vec![0.0; values.nrows()];
    for &[i, j] in graph.pairs() {
        let (i, j) = (i as usize, j as usize);
        let mut distance = 0.0;
        for (&a, &b) in values.row(i).iter().zip(values.row(j)) {
            distance += (f64::from(a) - f64::from(b)).abs();
        }
        scores[i] += distance;
        scores[j] += distance;
    }
    settle_ties(&mut scores);
    scores
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    #[test]
    fn sorting_equals_all_pairs_and_twins_tie() {
        let values = array![[0.5f32, 1.0], [2.0, -1.0], [-1.0, 1.5], [0.5, 1.0]];
        let scores = all_pairs(values.view());
        for (i, score) in scores.iter().enumerate() {
            let mut expected = 0.0;
            for j in 0..4 {
                for c in 0..2 {
                    expected += f64::from((values[(i, c)] - values[(j, c)]).abs());
                }
            }
            assert!((score - expected).abs() < 1e-6, "{scores:?}");
        }
        assert_eq!(scores[0], scores[3]);
    }

    #[test]
    fn neighbours_alone_count() {
        let graph = Graph::new(4, vec![[0, 1], [2, 1]], None).expect("valid");
        let values = array![[0.0f32], [2.0], [5.0], [9.0]];
        assert_eq!(neighbours(values.view(), &graph), [2.0, 5.0, 3.0, 0.0]);
    }
}
