//! The size of a neuron's incoming or outgoing weights: Σ |w| or √Σ w² (Li et al. 2017). O(weights).
//!
//! Pitfall: rescaling a neuron (w_in · c, w_out / c) changes it, and a neuron that never fires may have
//! large weights.

use ndarray::{ArrayView1, ArrayView2};

/// Which length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Norm {
    /// Σ |w|
    L1,
    /// √Σ w²
    L2,
}

/// One score a neuron (row) of a matrix of their weights.
pub fn norms(weights: ArrayView2<f32>, which: Norm) -> Vec<f64> {
    let mut scores = Vec::with_capacity(weights.nrows());
    for row in weights.rows() {
        scores.push(norm(row, which));
    }
    scores
}

/// The length of one neuron's weights.
pub fn norm(weights: ArrayView1<f32>, which: Norm) -> f64 {
    let mut sum = 0.0;
    for &w in weights {
        let w = f64::from(w);
        sum += match which {
            Norm::L1 => w.abs(),
            Norm::L2 => w * w,
        };
    }
    match which {
        Norm::L1 => sum,
        Norm::L2 => sum.sqrt(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    #[test]
    fn both_lengths_of_three_and_four() {
        let weights = array![3.0f32, -4.0];
        assert_eq!(norm(weights.view(), Norm::L1), 7.0);
        assert_eq!(norm(weights.view(), Norm::L2), 5.0);
    }
}
