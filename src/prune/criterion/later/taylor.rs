//! |w · ∂L/∂w|: how much the loss would change to first order (Molchanov et al. 2017). One backward
//! pass.
//!
//! Pitfall: after convergence the training gradient is nearly nothing, so the gradient is taken on
//! the validation nodes, and without any on the network's own predictions.

/// One score a weight, from the gradient of the same order.
pub fn taylor(weights: &[f32], gradient: &[f32]) -> Vec<f64> {
    weights
        .iter()
        .zip(gradient)
        .map(|(&w, &g)| (f64::from(w) * f64::from(g)).abs())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_weight_without_a_slope_scores_nothing() {
        assert_eq!(taylor(&[-2.0, 5.0], &[0.5, 0.0]), [1.0, 0.0]);
    }
}
