//! LAMP: w² / Σ v² over the weights v of the layer that are at least as large (Lee et al. 2021).
//! O(n log n).
//!
//! Ranks the whole network without collapsing a layer: the largest weight of every layer scores 1.
//!
//! Pitfall: within one layer it is magnitude again.

use crate::kernels::sort_by_score;
use std::ops::Range;

/// One score a weight; `layers` are the weights of each layer.
pub fn lamp(weights: &[f32], layers: &[Range<usize>]) -> Vec<f64> {
    let squares: Vec<f64> = weights
        .iter()
        .map(|&w| f64::from(w) * f64::from(w))
        .collect();
    let square = |i: u32| squares[i as usize];
    let mut scores = vec![0.0; weights.len()];
    for layer in layers {
        let mut order: Vec<u32> = (layer.start as u32..layer.end as u32).collect();
        sort_by_score(&mut order, &squares);
        order.reverse();
        let mut at_least = 0.0;
        for equals in order.chunk_by(|&a, &b| square(a) == square(b)) {
            at_least += square(equals[0]) * equals.len() as f64;
            for &i in equals {
                scores[i as usize] = if at_least > 0.0 {
                    square(i) / at_least
                } else {
                    0.0
                };
            }
        }
    }
    scores
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_weight_is_divided_by_all_at_least_as_large() {
        let scores = lamp(&[1.0, -2.0, 2.0, 3.0, 0.0], &[0..3, 3..5]);
        assert_eq!(scores, [1.0 / 9.0, 0.5, 0.5, 1.0, 0.0]);
    }
}
