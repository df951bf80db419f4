//! DropEdge (Rong et al. 2020): every epoch trains on another sample of the edges, and everything is
//! measured on all of them.
//!
//! Of the edges in force exactly the share of the rate is left out, pairs in both directions together, and
//! Â is normalised anew from the rest, as the paper does. O(E) an epoch.

use crate::mask::Mask;
use crate::rng::{Rng, Stream};

/// The edges of `mask` that an epoch trains on: ⌊rate · n + ½⌋ of its n edges are left out.
pub fn sampled_edges(mask: &Mask, rate: f64, seed: u32, epoch: u32) -> Mask {
    let mut kept: Vec<u32> = (0..mask.len() as u32)
        .filter(|&edge| mask.kept(edge as usize))
        .collect();
    Rng::new(seed, Stream::DropEdge, epoch).shuffle(&mut kept);
    let dropped = (rate * kept.len() as f64 + 0.5).floor() as usize;
    let mut sample = mask.clone();
    for &edge in &kept[..dropped] {
        sample.prune(edge as usize);
    }
    sample
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_epoch_leaves_out_as_many_others() {
        let mut mask = Mask::all_kept(41);
        mask.prune(7);
        let samples: Vec<Mask> = (0..200).map(|e| sampled_edges(&mask, 0.3, 1, e)).collect();
        assert!(samples.iter().all(|sample| sample.count_kept() == 28));
        assert!(samples.iter().all(|sample| !sample.kept(7)));
        assert_ne!(samples[0], samples[1]);
        // Each as often as any other: 60 of 200, give or take five deviations.
        for edge in (0..41).filter(|&edge| edge != 7) {
            let out = samples.iter().filter(|sample| !sample.kept(edge)).count();
            assert!((28..=92).contains(&out), "{edge}: {out}");
        }
        assert_eq!(sampled_edges(&mask, 0.3, 1, 5), samples[5]);
        assert_eq!(sampled_edges(&mask, 0.0, 1, 5), mask);
    }
}
