//! A seeded random order: the control for every criterion. O(n).

use crate::rng::{Rng, Stream};

/// A random permutation's ranks, one an item; `draw` numbers independent orders.
pub fn random(items: usize, seed: u32, stream: Stream, draw: u32) -> Vec<f64> {
    let mut ranks: Vec<u32> = (0..items as u32).collect();
    Rng::new(seed, stream, draw).shuffle(&mut ranks);
    ranks.into_iter().map(f64::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rank_is_given_once() {
        let mut scores = random(50, 1, Stream::RandomEdges, 0);
        assert_ne!(scores, random(50, 1, Stream::RandomEdges, 1));
        scores.sort_by(f64::total_cmp);
        assert!(scores.iter().enumerate().all(|(i, &s)| s == i as f64));
    }
}
