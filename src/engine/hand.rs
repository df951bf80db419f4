//! What is cut and kept by hand.

use super::{Engine, PruneReport};
use crate::error::{Result, check_range};
use crate::prune::{Card, Hand, Mark};

impl Engine {
    /// Puts marks of the hand on one kind of items in force: absolute and idempotent. They are laid upon
    /// whatever the plan removes, now and later, until they are changed or reset; training under them
    /// commits what they cut.
    ///
    /// # Errors
    /// Items that do not exist, that are cut and kept at once, or that are kept and in the floor.
    pub fn set_hand(&mut self, card: Card, cut: &[u32], kept: &[u32]) -> Result<PruneReport> {
        self.pruner.set_hand(card, cut, kept)?;
        self.masks = self.pruner.evaluate(&self.plan);
        Ok(self.report())
    }

    /// The marks of the hand on one kind of items.
    pub fn hand(&self, card: Card) -> &Hand {
        self.pruner.hand(card)
    }

    /// The mark that one more snip puts on an item: the contrary of what the rule does with it, then the
    /// rule's own side made fast, then none. What is in the floor is left to the rule.
    ///
    /// # Errors
    /// An item that does not exist.
    pub fn next_mark(&mut self, card: Card, index: u32) -> Result<Mark> {
        let item = index as usize;
        let by_rule = self.pruner.by_rule(&self.plan, card);
        check_range("item", f64::from(index), 0.0, by_rule.len() as f64 - 1.0)?;
        let (contrary, same) = match by_rule.kept(item) {
            true => (Mark::Cut, Mark::Kept),
            false => (Mark::Kept, Mark::Cut),
        };
        let mark = self.pruner.hand(card).mark(index);
        Ok(if !self.pruner.state().floor.of(card).kept(item) {
            Mark::Rule
        } else if mark == Mark::Rule {
            contrary
        } else if mark == contrary {
            same
        } else {
            Mark::Rule
        })
    }
}
