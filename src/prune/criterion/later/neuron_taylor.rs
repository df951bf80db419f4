//! Taylor on the neuron: |Σ_u h_uk · ∂L/∂h_uk|, what the loss would change to first order without neuron k
//! (Molchanov et al. 2017, with the nodes for the places of a feature map). One backward pass.
//!
//! Judged on the validation nodes, without any on the network's own predictions.
//!
//! Pitfall: gains and losses on different nodes cancel.

use ndarray::ArrayView2;

/// One score a neuron, from h and ∂L/∂h, both (n, width).
pub fn neuron_taylor(hidden: ArrayView2<f32>, slope: ArrayView2<f32>) -> Vec<f64> {
    let mut scores = Vec::with_capacity(hidden.ncols());
    for (values, slopes) in hidden.columns().into_iter().zip(slope.columns()) {
        let mut sum = 0.0;
        for (&h, &s) in values.iter().zip(slopes) {
            sum += f64::from(h) * f64::from(s);
        }
        scores.push(sum.abs());
    }
    scores
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    #[test]
    fn a_loud_neuron_on_a_flat_loss_scores_nothing() {
        let (h, s) = (
            array![[9.0f32, 1.0], [9.0, 2.0]],
            array![[0.0f32, 1.0], [0.0, -1.0]],
        );
        assert_eq!(neuron_taylor(h.view(), s.view()), [0.0, 1.0]);
    }
}
