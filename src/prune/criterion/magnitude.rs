//! |w|: small weights go first (Han et al. 2015). O(n).
//!
//! Pitfall: over the whole network at initialisation it collapses a layer, since wide layers start
//! with small weights.

/// One score a weight.
pub fn magnitude(weights: &[f32]) -> Vec<f64> {
    weights.iter().map(|w| f64::from(w.abs())).collect()
}
