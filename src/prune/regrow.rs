//! Regrowth (RigL, Evci et al. 2020): of the weights that are left the smallest go, and as many grow
//! where the loss falls most steeply, so that the network looks for better places at the same count.
//!
//! At each update, within every layer: of the K weights in force the ⌊f · K⌋ of smallest |w| are dropped;
//! of all that are then out of force as many of largest |∂L/∂w| are grown, the gradient being that of
//! the training loss over all weights, masked ones too. What is dropped and grown at once has kept its
//! place and its value; what is new starts at 0, and so does the optimiser's memory of it. The share
//! falls along a cosine, f(t) = α/2 · (1 + cos(π t / T)), see [`share`]. One backward pass and O(n log n).
//!
//! Pitfall: a gradient of one moment says little of a weight far from 0, so the share should be small
//! and the epochs between updates enough for what has grown.

use super::rank::Ranking;
use super::{Scope, WeightPlan, structure};
use crate::mask::Mask;
use crate::nn::Shape;

/// f(t) = α/2 · (1 + cos(π t / T)): how much of what is left is exchanged after t of T epochs.
pub fn share(alpha: f64, done: u32, all: u32) -> f64 {
    let turn = std::f64::consts::PI * f64::from(done) / f64::from(all);
    alpha / 2.0 * (1.0 + libm::cos(turn))
}

/// What an exchange looks at, one value a weight.
pub struct Exchange<'a> {
    /// As they are, masked ones 0.
    pub weights: &'a [f32],
    /// ∂L/∂w, of masked weights too.
    pub slopes: &'a [f32],
    /// Whether a weight may change sides: neither the hand nor a removed neuron holds it.
    pub is_free: &'a [bool],
    /// Of the weights left, 0 to 1.
    pub share: f64,
}

/// The mask `kept` after one update: as many weights, or units of the plan's structure, in every layer,
/// run or part by itself. `parts` are those of [`WeightPlan::parts`].
#[inline(never)]
pub fn regrown(
    shape: &Shape,
    plan: &WeightPlan,
    parts: &[u32],
    kept: &Mask,
    by: &Exchange,
) -> Mask {
    let by_layer = WeightPlan {
        scope: Scope::Layer,
        ..*plan
    };
    let ranked = |values: &[f32]| -> Ranking {
        let mut sizes = Vec::with_capacity(shape.weights());
        for &value in &values[..shape.weights()] {
            sizes.push(f64::from(value).abs());
        }
        structure::rank(sizes, shape, &by_layer, parts)
    };
    let (sizes, slopes) = (ranked(by.weights), ranked(by.slopes));
    let is_free = |unit: &[u32]| unit.iter().all(|&item| by.is_free[item as usize]);
    let mut mask = kept.clone();
    for (lowest, flattest) in sizes.groups_in_order().iter().zip(slopes.groups_in_order()) {
        let mut left = Vec::new();
        for k in 0..lowest.len() {
            let unit = lowest.unit(k);
            if is_free(unit) && unit.iter().any(|&item| kept.kept(item as usize)) {
                left.push(unit);
            }
        }
        let count = (by.share * left.len() as f64).floor() as usize;
        for &item in left[..count].iter().copied().flatten() {
            mask.prune(item as usize);
        }
        let mut grown = 0;
        for k in (0..flattest.len()).rev() {
            let unit = flattest.unit(k);
            if grown == count {
                break;
            }
            if is_free(unit) && unit.iter().all(|&item| !mask.kept(item as usize)) {
                unit.iter().for_each(|&item| mask.keep(item as usize));
                grown += 1;
            }
        }
    }
    mask
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prune::WeightStructure;

    fn plan(structure: WeightStructure) -> WeightPlan {
        WeightPlan {
            structure,
            of: 2,
            ..WeightPlan::default()
        }
    }

    fn mask(flags: &[u8]) -> Mask {
        Mask::from_flags(flags.iter().map(|&flag| flag == 1).collect())
    }

    #[test]
    fn the_share_falls_along_a_cosine() {
        let close = |a: f64, b: f64| assert!((a - b).abs() < 1e-15, "{a} for {b}");
        close(share(0.3, 0, 60), 0.3);
        close(share(0.3, 30, 60), 0.15);
        close(share(0.3, 20, 60), 0.225);
        close(share(0.3, 60, 60), 0.0);
    }

    #[test]
    fn the_smallest_go_and_the_steepest_grow_in_each_layer() {
        // Two layers of 2 × 2.
        let shape = Shape::new(&[2, 2, 2], false);
        let kept = mask(&[1, 1, 0, 0, 1, 1, 1, 0]);
        let by = |is_free: &[bool], share| {
            let exchange = Exchange {
                weights: &[3.0, -1.0, 0.0, 0.0, 0.5, -0.4, 0.2, 0.0],
                slopes: &[9.0, 0.1, -0.2, 0.3, 0.0, 0.0, 7.0, 0.1],
                is_free,
                share,
            };
            let single = plan(WeightStructure::Single);
            regrown(&shape, &single, &[], &kept, &exchange).to_bytes()
        };
        let all = [true; 8];
        // ⌊½ · 2⌋ and ⌊½ · 3⌋: −1 for the slope of .3; what goes of the second layer is steepest, and stays.
        assert_eq!(by(&all, 0.5), [1, 0, 0, 1, 1, 1, 1, 0]);
        assert_eq!(by(&all, 0.3), kept.to_bytes());
        // The place of .3 is held.
        let mut held = all;
        held[3] = false;
        assert_eq!(by(&held, 0.5), [1, 0, 1, 0, 1, 1, 1, 0]);
    }

    #[test]
    fn units_change_sides_as_one() {
        let shape = Shape::new(&[4, 2], false);
        let kept = mask(&[1, 1, 0, 0, 1, 1, 0, 0]);
        let exchange = Exchange {
            weights: &[1.0, 1.0, 0.0, 0.0, 0.5, 2.0, 0.0, 0.0],
            slopes: &[0.0, 0.0, 0.5, 0.5, 0.0, 0.0, 0.9, 0.0],
            is_free: &[true; 8],
            share: 0.5,
        };
        let after = |structure| {
            let plan = plan(structure);
            regrown(&shape, &plan, &[], &kept, &exchange).to_bytes()
        };
        // Rows by their means: 1 goes before 1.25, and .5 is steeper than .45.
        assert_eq!(after(WeightStructure::Features), [0, 0, 1, 1, 1, 1, 0, 0]);
        // One of each two inputs: half of one is none.
        assert_eq!(after(WeightStructure::OfMany), kept.to_bytes());
    }
}
