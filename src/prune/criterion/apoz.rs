//! APoZ, the average percentage of zeros: neurons that are silent on most nodes go first (Hu et al.
//! 2016). The score is the share of nodes on which the neuron is not zero. O(N) a neuron.
//!
//! Pitfall: only ReLU has zeros, and a neuron that fires everywhere alike says nothing.

use ndarray::ArrayView2;

/// One score a neuron (column) of a hidden layer's values (n, width).
pub fn apoz(hidden: ArrayView2<f32>) -> Vec<f64> {
    let mut scores = Vec::with_capacity(hidden.ncols());
    for column in hidden.columns() {
        let mut fires = 0.0;
        for &value in column {
            fires += f64::from(u8::from(value != 0.0));
        }
        scores.push(fires / hidden.nrows() as f64);
    }
    scores
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    #[test]
    fn the_silent_score_low() {
        let hidden = array![[0.0f32, 1.0, 0.0], [0.0, 2.0, 3.0]];
        assert_eq!(apoz(hidden.view()), [0.0, 1.0, 0.5]);
    }
}
