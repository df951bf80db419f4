//! SNIP: |θ₀ · g| / Σ |θ₀ · g| with the training gradient g at initialisation, over the whole network
//! (Lee, Ajanthan & Torr 2019). One backward pass.
//!
//! Pitfall: it looks at the weights before training, whatever they have become since.

use super::taylor::taylor;

/// One score a weight, from θ₀ and the training gradient there.
pub fn snip(initial: &[f32], gradient: &[f32]) -> Vec<f64> {
    let mut scores = taylor(initial, gradient);
    let total: f64 = scores.iter().sum();
    if total > 0.0 {
        scores.iter_mut().for_each(|score| *score /= total);
    }
    scores
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_sum_to_one() {
        assert_eq!(snip(&[1.0, -1.0], &[3.0, 1.0]), [0.75, 0.25]);
        assert_eq!(snip(&[1.0], &[0.0]), [0.0]);
    }
}
