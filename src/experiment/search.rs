//! The most that can go: how far one kind of items can be removed before too much is lost.

use crate::mask::Mask;
use crate::prune::{AfterEdges, Card, Plan, Pruner};
use crate::told::told;
use crate::value::readable;

/// What is looked for: of one kind of items the largest share whose removal, and that of every smaller
/// share, loses no more than is allowed, the other kinds as the plan has them.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct SearchRequest {
    pub card: Card,
    /// So many items may be lost …
    pub items: u32,
    /// … and this share of all that are looked at, rounded down.
    pub share: f64,
}

readable!(SearchRequest { card, items, share });

/// The end of a search.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct Found {
    pub card: Card,
    /// The smallest share, in whole thousandths, that removes as much as may go; 1 where all of it may.
    pub ratio: f64,
    /// Items of the kind that go with it, and how many there are.
    pub removed: u32,
    pub total: u32,
    /// Right where of this kind only the floor is gone, and at `ratio`, …
    pub before: u32,
    pub correct: u32,
    /// … of so many.
    pub of: u32,
    /// Whether these are the validation items; where there are none, the evaluated ones stand in.
    pub validated: bool,
    /// How many the next larger cut would lose; null where all can go.
    pub next_lost: Option<u32>,
}

told!(Found {
    card,
    ratio,
    removed,
    total,
    before,
    correct,
    of,
    validated,
    next_lost
});

/// Thousandths that ratios consist of.
const ALL: u32 = 1000;
/// How many thousandths to go by where every step is a run of training.
const COARSE: u32 = 20;

/// A search in the making. It goes up from the floor, since what is lost need not grow with what is
/// removed: only then is nothing skipped that loses too much. A ratio that removes nothing more
/// costs no pass.
#[derive(Debug, Clone)]
pub struct Search {
    request: SearchRequest,
    plan: Plan,
    /// In thousandths.
    at: u32,
    step: u32,
    mask: Option<Mask>,
    found: Found,
    is_done: bool,
}

impl Search {
    /// A search under `plan` above the ratio `floor` that cannot be gone below.
    pub fn new(request: SearchRequest, plan: Plan, floor: f64) -> Self {
        let trains = matches!(request.card, Card::Edges | Card::Nodes)
            && plan.edges.after == AfterEdges::LearnAgain;
        Search {
            request,
            plan,
            at: (floor * f64::from(ALL)).ceil() as u32,
            step: if trains { COARSE } else { 1 },
            mask: None,
            found: Found {
                card: request.card,
                ratio: floor,
                removed: 0,
                total: 0,
                before: 0,
                correct: 0,
                of: 0,
                validated: false,
                next_lost: None,
            },
            is_done: false,
        }
    }

    /// How many thousandths are done; of as many as there are, the first cut that loses too much
    /// being the end.
    pub fn done(&self) -> u32 {
        if self.is_done { ALL } else { self.at.min(ALL) }
    }

    /// Tries up to `cuts` more cuts.
    pub fn step(&mut self, pruner: &mut Pruner, cuts: u32) {
        let mut tried = 0;
        while !self.is_done && tried < cuts {
            // First the floor itself, which need not be what any ratio of this plan cuts.
            let is_first = self.mask.is_none();
            let ratio = if is_first {
                0.0
            } else {
                f64::from(self.at) / f64::from(ALL)
            };
            let plan = self.plan.with_ratio(self.request.card, ratio);
            // Ratios may stand for the same cut: where the items are few, go in units, or are spared.
            let mask = pruner.masks(&plan).of(self.request.card).clone();
            if self.mask.as_ref() != Some(&mask) {
                tried += 1;
                self.judge(pruner, &plan, &mask);
                self.mask = Some(mask);
            }
            if !is_first {
                self.is_done |= self.at >= ALL;
                self.at = (self.at + self.step).min(ALL);
            }
        }
    }

    fn judge(&mut self, pruner: &mut Pruner, plan: &Plan, mask: &Mask) {
        pruner.evaluate(plan);
        let (correct, of) = pruner.network().count_judged();
        let is_first = self.mask.is_none();
        let found = &mut self.found;
        if is_first {
            found.before = correct;
            found.of = of;
            found.validated = pruner.network().has_validation();
            found.total = mask.len() as u32;
        }
        let lost = found.before.saturating_sub(correct);
        let allowed = f64::from(self.request.items) + (self.request.share * f64::from(of)).floor();
        if f64::from(lost) > allowed {
            found.next_lost = Some(lost);
            self.is_done = true;
        } else {
            found.removed = mask.count_pruned() as u32;
            if found.removed == found.total {
                // Rounding may have come to all of them before the end.
                found.ratio = 1.0;
            } else if !is_first {
                found.ratio = plan.ratio(self.request.card);
            }
            found.correct = correct;
        }
    }

    /// What was found, once all is done.
    pub fn found(&self) -> Option<Found> {
        self.is_done.then_some(self.found)
    }
}
