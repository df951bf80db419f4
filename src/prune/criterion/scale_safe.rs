//! Spread of the messages: σ_k = Σ_{u<v} |(Âh)_uk − (Âh)_vk| · ‖W[k, :]‖₂ with the next layer's W.
//! O(N log N) a neuron.
//!
//! Unlike the plain spread it does not change when a neuron is rescaled (w_in · c, b · c, w_out / c,
//! c > 0), which changes nothing of what a ReLU network computes.
//!
//! Pitfall: it still judges each neuron alone; two that say the same are both kept.

use super::spread::spread;
use ndarray::ArrayView2;

/// One score a neuron, from Âh (n, width) and the next layer's weights (width, outputs).
pub fn scale_safe(propagated: ArrayView2<f32>, next: ArrayView2<f32>) -> Vec<f64> {
    spread(propagated)
        .into_iter()
        .zip(next.rows())
        .map(|(spread, row)| {
            let square: f64 = row.iter().map(|&w| f64::from(w) * f64::from(w)).sum();
            spread * square.sqrt()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    #[test]
    fn rescaling_a_neuron_changes_nothing() {
        let (h, w) = (array![[1.0f32, 1.0], [3.0, 2.0]], array![[0.5f32], [4.0]]);
        let before = scale_safe(h.view(), w.view());
        let (h, w) = (
            array![[4.0f32, 1.0], [12.0, 2.0]],
            array![[0.125f32], [4.0]],
        );
        assert_eq!(scale_safe(h.view(), w.view()), before);
    }
}
