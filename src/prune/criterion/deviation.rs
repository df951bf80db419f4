//! A weight in units of its layer's standard deviation: |w| / std(W_l), std that of all weights of the
//! matrix (divided by their number). O(n).
//!
//! Han et al. 2015 prune |w| < s · std(W_l): the plan's `deviations` is s, and the share that goes is an
//! outcome. Without s a ratio cuts in the same order.
//!
//! Pitfall: what training under masks has left at 0 counts, so the more is gone the smaller the
//! deviation, and the same s cuts less.

use std::ops::Range;

/// One score a weight; `layers` are the places of each layer's weights, in order.
pub fn deviation(weights: &[f32], layers: &[Range<usize>]) -> Vec<f64> {
    let mut scores = Vec::with_capacity(weights.len());
    for layer in layers {
        let weights = &weights[layer.clone()];
        let count = weights.len() as f64;
        let (mut sum, mut square) = (0.0, 0.0);
        for &w in weights {
            sum += f64::from(w);
        }
        for &w in weights {
            let off = f64::from(w) - sum / count;
            square += off * off;
        }
        let deviation = (square / count).sqrt();
        for &w in weights {
            // Where all are equal none is smaller than any part of nothing.
            scores.push(if deviation > 0.0 {
                f64::from(w.abs()) / deviation
            } else {
                f64::from(f32::MAX)
            });
        }
    }
    scores
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layers_have_deviations_of_their_own() {
        let scores = deviation(&[1.0, -1.0, 2.0, -6.0, 3.0, 3.0], &[0..2, 2..4, 4..6]);
        assert_eq!(
            scores,
            [1.0, 1.0, 0.5, 1.5, f64::from(f32::MAX), f64::from(f32::MAX)]
        );
    }
}
