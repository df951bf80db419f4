//! What the reader's hand has cut and kept, apart from any rule.
//!
//! Marks are laid upon the rule's mask once it is made: the hand wins, and the rule's count knows
//! nothing of it. Only the floor is stronger: what training has healed around does not come back.

use crate::error::{Error, Result, check_range};
use crate::mask::Mask;

/// The marks of one card, each list ascending without repeats.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hand {
    /// Items that go whatever the rule says.
    pub cut: Vec<u32>,
    /// Items that stay whatever the rule says.
    pub kept: Vec<u32>,
}

/// Whose word decides whether an item stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub enum Mark {
    /// The plan's.
    Rule,
    /// Cut by hand.
    Cut,
    /// Kept by hand.
    Kept,
}

crate::told::told!(Mark: Rule, Cut, Kept);

/// How a mask came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Items that the rule removes, those of the floor included.
    pub by_rule: usize,
    /// Items that only the hand removes.
    pub cut: usize,
    /// Items that the rule would remove and the hand keeps.
    pub kept: usize,
}

impl Hand {
    /// Marks for items of which `floor` has pruned some; any order, repeats are one.
    ///
    /// # Errors
    /// An item that does not exist, that is both cut and kept, or that is to be kept and was healed
    /// around.
    pub fn new(cut: &[u32], kept: &[u32], floor: &Mask) -> Result<Self> {
        let hand = Hand {
            cut: listed(cut, floor.len())?,
            kept: listed(kept, floor.len())?,
        };
        for &item in &hand.kept {
            if hand.cut.binary_search(&item).is_ok() {
                return Err(Error::CutAndKept { item });
            }
            if !floor.kept(item as usize) {
                return Err(Error::HealedAround { item });
            }
        }
        Ok(hand)
    }

    /// Whether there is no mark.
    pub fn is_empty(&self) -> bool {
        self.cut.is_empty() && self.kept.is_empty()
    }

    /// Lays the marks upon the mask of a rule that starts from `floor`, and counts what they change.
    pub fn lay(&self, mask: &mut Mask, floor: &Mask) -> Tally {
        let mut tally = Tally {
            by_rule: mask.count_pruned(),
            ..Tally::default()
        };
        for &item in &self.cut {
            tally.cut += usize::from(mask.kept(item as usize));
            mask.prune(item as usize);
        }
        for &item in &self.kept {
            let item = item as usize;
            // It may be in the floor since.
            if floor.kept(item) {
                tally.kept += usize::from(!mask.kept(item));
                mask.keep(item);
            }
        }
        tally
    }

    /// Who decides about an item.
    pub fn mark(&self, item: u32) -> Mark {
        if self.cut.binary_search(&item).is_ok() {
            Mark::Cut
        } else if self.kept.binary_search(&item).is_ok() {
            Mark::Kept
        } else {
            Mark::Rule
        }
    }
}

/// The items that `items` names, ascending.
#[inline(never)]
fn listed(items: &[u32], count: usize) -> Result<Vec<u32>> {
    let mut named = vec![false; count];
    for &item in items {
        check_range("item", f64::from(item), 0.0, count as f64 - 1.0)?;
        named[item as usize] = true;
    }
    Ok((0..count as u32).filter(|&i| named[i as usize]).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hand_wins_over_the_rule_and_the_floor_over_the_hand() {
        let floor = Mask::from_flags(vec![false, true, true, true, true]);
        let hand = Hand::new(&[4, 2, 4], &[1, 3], &floor).expect("valid");
        assert_eq!(hand.cut, [2, 4]);
        // The rule removes 0, 1 and 2.
        let mut mask = Mask::from_flags(vec![false, false, false, true, true]);
        let tally = hand.lay(&mut mask, &floor);
        assert_eq!(mask.to_bytes(), [0, 1, 0, 1, 0]);
        assert_eq!((tally.by_rule, tally.cut, tally.kept), (3, 1, 1));
        let marks = [0, 1, 2].map(|item| hand.mark(item));
        assert_eq!(marks, [Mark::Rule, Mark::Kept, Mark::Cut]);
        // In the floor since, it does not come back.
        let floor = Mask::from_flags(vec![false, false, true, true, true]);
        let mut mask = floor.clone();
        assert_eq!(hand.lay(&mut mask, &floor).kept, 0);
        assert!(!mask.kept(1));
    }

    #[test]
    fn marks_that_make_no_sense_are_refused() {
        let floor = Mask::from_flags(vec![false, true]);
        let code = |cut: &[u32], kept: &[u32]| {
            let refused = Hand::new(cut, kept, &floor).expect_err("refused");
            refused.code()
        };
        assert_eq!(code(&[2], &[]), "out-of-range");
        assert_eq!(code(&[1], &[1]), "cut-and-kept");
        assert_eq!(code(&[], &[0]), "healed-around");
        assert!(Hand::new(&[0], &[], &floor).is_ok());
        let nothing = Mask::all_kept(0);
        assert!(Hand::new(&[], &[], &nothing).expect("valid").is_empty());
    }
}
