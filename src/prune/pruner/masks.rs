//! From a plan to its masks: what the rules cut of the rankings, above the floor and under the hand.

use super::Pruner;
use crate::error::Result;
use crate::mask::Mask;
use crate::prune::{Card, Hand, Masks, Plan, Tally, WeightStructure, strand};

impl Pruner {
    /// The masks of a plan: what its rules remove, with the marks of the hand laid upon it.
    pub fn masks(&mut self, plan: &Plan) -> Masks {
        Masks {
            weights: self.marked(plan, Card::Weights).0,
            neurons: self.marked(plan, Card::Neurons).0,
            edges: self.marked(plan, Card::Edges).0,
            nodes: self.marked(plan, Card::Nodes).0,
        }
    }

    /// How the mask of `card` comes about under a plan.
    pub fn tally(&mut self, plan: &Plan, card: Card, mask: &Mask) -> Tally {
        if self.hand(card).is_empty() {
            return Tally {
                by_rule: mask.count_pruned(),
                ..Tally::default()
            };
        }
        self.marked(plan, card).1
    }

    /// The marks of the hand on one kind of items.
    pub fn hand(&self, card: Card) -> &Hand {
        &self.state.hand[card as usize]
    }

    /// Puts other marks in force: absolute and idempotent.
    ///
    /// # Errors
    /// See [`Hand::new`].
    pub fn set_hand(&mut self, card: Card, cut: &[u32], kept: &[u32]) -> Result<()> {
        let hand = Hand::new(cut, kept, self.floor(card))?;
        if *self.hand(card) != hand {
            self.state.hand[card as usize] = hand;
            self.evaluated = None;
        }
        Ok(())
    }

    fn marked(&mut self, plan: &Plan, card: Card) -> (Mask, Tally) {
        let mut mask = self.by_rule(plan, card);
        let tally = self.hand(card).lay(&mut mask, self.floor(card));
        (mask, tally)
    }

    /// What the rule alone removes.
    pub fn by_rule(&mut self, plan: &Plan, card: Card) -> Mask {
        let ratio = plan.ratio(card);
        if !plan.cuts(card) {
            // Scores are costly, and training asks for masks with every call.
            return self.floor(card).clone();
        }
        self.rank(plan, card);
        let spares = card == Card::Edges && plan.edges.never_strand;
        if spares && self.rankings.protected.is_none() {
            // Once a ranking, not once a tick: it sorts.
            let graph = &self.network.data().graph;
            self.rankings.protected = Some(strand::protected(graph, self.ranked(card)));
        }
        let (ranking, floor) = (self.ranked(card), self.floor(card));
        if let (true, Some(protected)) = (spares, &self.rankings.protected) {
            return ranking.cut_around(ratio, floor, protected);
        }
        if let (Card::Weights, Some(deviations)) = (card, plan.deviations()) {
            let state = &self.state;
            if deviations <= state.floor_deviations_last {
                return floor.clone();
            }
            // The last layer may have been spared when the floor of the others was laid.
            let floored = match deviations <= state.floor_deviations {
                true => self.network.shape().before_last(),
                false => 0..0,
            };
            return ranking.cut_below(deviations, floor, &floored);
        }
        if card == Card::Weights && plan.weights.structure == WeightStructure::SubNetworks {
            let own = &plan.weights.parts.ratios;
            return ranking.cut_each(&|part| own.of(part).unwrap_or(ratio), floor);
        }
        ranking.cut(ratio, floor)
    }

    fn floor(&self, card: Card) -> &Mask {
        self.state.floor.of(card)
    }

    /// The highest score that the plan's rule for `card` has pruned, where `mask` is the plan's; `None`
    /// when nothing went or groups cut by themselves.
    pub fn threshold(&mut self, plan: &Plan, card: Card, mask: &Mask) -> Option<f64> {
        let by_rule;
        let mask = if self.hand(card).is_empty() {
            mask
        } else {
            by_rule = self.by_rule(plan, card);
            &by_rule
        };
        if mask.count_pruned() == 0 {
            return None;
        }
        let is_prefix = self.floor(card).count_pruned() == 0
            && !(card == Card::Edges && plan.edges.never_strand);
        let ranking = self.ranking(plan, card);
        if is_prefix {
            ranking.threshold_of_first(mask)
        } else {
            ranking.threshold(mask)
        }
    }
}
