//! Spread over edges: σ_k = Σ |h_uk − h_vk| over the edges {u, v}, the total variation of neuron k on the
//! graph. O(E) a neuron.
//!
//! Pitfall: a neuron that separates two circles has few edges across and scores low, though it may
//! be the one that the answer hangs on.

use ndarray::ArrayView2;

/// One score a neuron (column) of a hidden layer's values (n, width).
pub fn over_edges(hidden: ArrayView2<f32>, pairs: &[[u32; 2]]) -> Vec<f64> {
    let mut scores = vec![0.0; hidden.ncols()];
    for &[u, v] in pairs {
        let ends = hidden
            .row(u as usize)
            .into_iter()
            .zip(hidden.row(v as usize));
        for (score, (&a, &b)) in scores.iter_mut().zip(ends) {
            *score += (f64::from(a) - f64::from(b)).abs();
        }
    }
    scores
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    #[test]
    fn only_differences_along_edges_count() {
        let hidden = array![[0.0f32, 1.0], [0.0, 3.0], [5.0, 3.0]];
        assert_eq!(over_edges(hidden.view(), &[[0, 1]]), [0.0, 2.0]);
        assert_eq!(over_edges(hidden.view(), &[[1, 0], [2, 0]]), [5.0, 4.0]);
    }
}
