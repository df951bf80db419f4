//! Spread of the gradient: σ_k = Σ_{u<v} |g_uk − g_vk| with g = ∂L/∂h, the article's "activation or gradient".
//! One backward pass and O(N log N) a neuron.
//!
//! The loss is that of the validation nodes, without any that of the network's own predictions.
//!
//! Pitfall: a neuron that never fires may have the widest gradient of all.

use super::super::spread::spread;
use ndarray::ArrayView2;

/// One score a neuron (column), from ∂L/∂h (n, width).
pub fn slope_spread(slope: ArrayView2<f32>) -> Vec<f64> {
    spread(slope)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    #[test]
    fn a_slope_that_is_the_same_everywhere_tells_nothing() {
        assert_eq!(
            slope_spread(array![[1.0f32, 0.0], [1.0, 2.0]].view()),
            [0.0, 2.0]
        );
    }
}
