//! FPGM: Σ_j ‖w_k − w_j‖₂ over the neurons of the layer, w_k the incoming weights. The nearest to the geometric
//! median, which the others can replace, go first (He et al. 2019). O(H² · inputs).
//!
//! Pitfall: V-shaped as the literal formula. A dead neuron far from the others is kept.

use ndarray::ArrayView2;

/// One score a neuron (column) of its layer's weights (inputs, width).
pub fn fpgm(weights: ArrayView2<f32>) -> Vec<f64> {
    let mut scores = Vec::with_capacity(weights.ncols());
    for own in weights.columns() {
        let mut score = 0.0;
        for other in weights.columns() {
            let mut square = 0.0;
            for (&a, &b) in own.iter().zip(other) {
                let difference = f64::from(a) - f64::from(b);
                square += difference * difference;
            }
            score += square.sqrt();
        }
        scores.push(score);
    }
    scores
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    #[test]
    fn the_one_in_the_middle_goes_first() {
        assert_eq!(fpgm(array![[0.0f32, 1.0, 3.0]].view()), [4.0, 3.0, 5.0]);
    }
}
