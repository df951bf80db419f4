//! From scores to cuts: exact counts, stable ties, nested masks.
//!
//! Items go in the order of (score, layer, index), lowest first; a ratio only moves a cut in that
//! order, so what is pruned at p stays pruned at every larger p. Where items go in units (blocks,
//! rows) units are counted.

use super::Scope;
use crate::kernels::{ascending, sort_by_score};
use crate::mask::Mask;
use std::ops::Range;

/// k = ⌊p · n + ½⌋ items of n go, p being the ratio rounded to whole thousandths.
pub fn count(ratio: f64, items: usize) -> usize {
    let p = (ratio * 1000.0).round() / 1000.0;
    ((p * items as f64 + 0.5).floor() as usize).min(items)
}

/// Scores of one kind of items, with the order in which they go.
#[derive(Debug, Clone)]
pub struct Ranking {
    /// Keep-scores, one an item; the lowest go first.
    scores: Vec<f64>,
    groups: Vec<Group>,
}

/// Items that are ranked together.
#[derive(Debug, Clone)]
pub(super) struct Group {
    /// In the order of removal.
    order: Vec<u32>,
    /// Where in `order` each unit ends; empty when every item is a unit by itself.
    ends: Vec<u32>,
}

impl Group {
    /// Every item of a range by itself.
    pub(super) fn of_range(range: &Range<usize>, scores: &[f64]) -> Self {
        Group::of_items((range.start as u32..range.end as u32).collect(), scores)
    }

    /// Every item by itself.
    pub(super) fn of_items(mut items: Vec<u32>, scores: &[f64]) -> Self {
        sort_by_score(&mut items, scores);
        Group {
            order: items,
            ends: Vec::new(),
        }
    }

    /// Units of items that have one score; none is empty.
    pub(super) fn of_units<'a>(units: impl Iterator<Item = &'a Vec<u32>>, scores: &[f64]) -> Self {
        let units: Vec<&Vec<u32>> = units.collect();
        let unit_scores: Vec<f64> = (units.iter())
            .map(|unit| scores[unit[0] as usize])
            .collect();
        let (mut order, mut ends) = (Vec::new(), Vec::new());
        for unit in ascending(&unit_scores) {
            order.extend_from_slice(units[unit as usize]);
            ends.push(order.len() as u32);
        }
        Group { order, ends }
    }

    pub(super) fn len(&self) -> usize {
        match self.ends.len() {
            0 => self.order.len(),
            units => units,
        }
    }

    /// The items of the unit that goes as number `k`.
    pub(super) fn unit(&self, k: usize) -> &[u32] {
        if self.ends.is_empty() {
            return &self.order[k..=k];
        }
        let from = if k == 0 { 0 } else { self.ends[k - 1] };
        &self.order[from as usize..self.ends[k] as usize]
    }
}

fn is_gone(unit: &[u32], mask: &Mask) -> bool {
    !holds(unit, mask)
}

fn holds(unit: &[u32], mask: &Mask) -> bool {
    unit.iter().any(|&item| mask.kept(item as usize))
}

impl Ranking {
    /// Ranks `scores`; `layers` are the items of each layer, in order.
    pub fn new(scores: Vec<f64>, layers: &[Range<usize>], scope: Scope) -> Self {
        let all = 0..scores.len();
        let groups = match scope {
            Scope::Network => std::slice::from_ref(&all),
            Scope::Layer => layers,
        };
        let groups = (groups.iter())
            .map(|range| Group::of_range(range, &scores))
            .collect();
        Ranking { scores, groups }
    }

    /// Of groups that were ranked before; the items of a unit have one score.
    pub(super) fn of_groups(scores: Vec<f64>, groups: Vec<Group>) -> Self {
        Ranking { scores, groups }
    }

    /// The scores, one an item.
    pub fn scores(&self) -> &[f64] {
        &self.scores
    }

    /// The scores of what a ratio can remove, lowest first.
    pub fn sorted(&self) -> Vec<f64> {
        let mut items: Vec<u32> = (self.groups.iter())
            .flat_map(|group| &group.order)
            .copied()
            .collect();
        sort_by_score(&mut items, &self.scores);
        (items.iter())
            .map(|&item| self.scores[item as usize])
            .collect()
    }

    /// What is ranked together, group by group.
    pub(super) fn groups_in_order(&self) -> &[Group] {
        &self.groups
    }

    /// The items in the order in which a growing ratio removes them.
    pub fn order(&self) -> Vec<u32> {
        // What no group holds goes last.
        let mut places = vec![1.0; self.scores.len()];
        for group in &self.groups {
            for k in 0..group.len() {
                for &item in group.unit(k) {
                    places[item as usize] = (k as f64 + 0.5) / group.len() as f64;
                }
            }
        }
        ascending(&places)
    }

    /// Removes `ratio` of each group; what `floor` has pruned counts and goes first.
    pub fn cut(&self, ratio: f64, floor: &Mask) -> Mask {
        self.cut_unless(&|_| ratio, floor, None)
    }

    /// The same with a ratio for each group.
    pub fn cut_each(&self, ratio: &dyn Fn(usize) -> f64, floor: &Mask) -> Mask {
        self.cut_unless(ratio, floor, None)
    }

    /// Removes whatever scores below `score`, units by their score, but for items that are `spared`.
    pub fn cut_below(&self, score: f64, floor: &Mask, spared: &Range<usize>) -> Mask {
        let mut mask = floor.clone();
        for group in &self.groups {
            for k in 0..group.len() {
                let unit = group.unit(k);
                if self.scores[unit[0] as usize] >= score {
                    break;
                }
                let items = unit.iter().map(|&item| item as usize);
                items
                    .filter(|item| !spared.contains(item))
                    .for_each(|item| mask.prune(item));
            }
        }
        mask
    }

    /// How many items (or units) each group has, and how many of them `mask` has pruned.
    pub fn groups(&self, mask: &Mask) -> Vec<(usize, usize)> {
        let mut out = Vec::new();
        for group in &self.groups {
            let gone = (0..group.len()).filter(|&k| is_gone(group.unit(k), mask));
            out.push((group.len(), gone.count()));
        }
        out
    }

    /// The same, but what `protected` keeps stays, so that fewer may go than were asked.
    pub fn cut_around(&self, ratio: f64, floor: &Mask, protected: &Mask) -> Mask {
        self.cut_unless(&|_| ratio, floor, Some(protected))
    }

    fn cut_unless(
        &self,
        ratio: &dyn Fn(usize) -> f64,
        floor: &Mask,
        protected: Option<&Mask>,
    ) -> Mask {
        let mut mask = floor.clone();
        let is_whole = floor.count_pruned() == 0;
        for (number, group) in self.groups.iter().enumerate() {
            let all = 0..group.len();
            if let (true, None) = (is_whole, protected) {
                // What a slider does most often, without a look at each item.
                let end = match count(ratio(number), group.len()) {
                    units if group.ends.is_empty() => units,
                    0 => 0,
                    units => group.ends[units - 1] as usize,
                };
                for &item in &group.order[..end] {
                    mask.prune(item as usize);
                }
                continue;
            }
            let floored = (all.clone())
                .filter(|&k| is_gone(group.unit(k), floor))
                .count();
            let mut left = count(ratio(number), group.len()).saturating_sub(floored);
            for k in all {
                if left == 0 {
                    break;
                }
                let unit = group.unit(k);
                if !is_gone(unit, floor) && !protected.is_some_and(|mask| holds(unit, mask)) {
                    unit.iter().for_each(|&item| mask.prune(item as usize));
                    left -= 1;
                }
            }
        }
        mask
    }

    /// How many of its group (items or units) go before `item`, and how many the group has: 0 of 0
    /// where the structure never removes it.
    pub fn place(&self, item: u32) -> (usize, usize) {
        let Some(group) = self.group(item) else {
            return (0, 0);
        };
        let at = (0..group.len()).find(|&k| group.unit(k).contains(&item));
        (at.expect("the group holds it"), group.len())
    }

    /// The score of the last item that `mask` has pruned of the group of `item`; `None` when nothing of
    /// it went.
    pub fn threshold_beside(&self, item: u32, mask: &Mask) -> Option<f64> {
        self.last_pruned(self.group(item)?, mask)
    }

    fn group(&self, item: u32) -> Option<&Group> {
        (self.groups.iter()).find(|group| group.order.contains(&item))
    }

    fn last_pruned(&self, group: &Group, mask: &Mask) -> Option<f64> {
        let mut last = (0..group.len()).rev();
        last.find(|&k| is_gone(group.unit(k), mask))
            .map(|k| self.scores[group.unit(k)[0] as usize])
    }

    /// The highest score that `mask` has pruned; `None` when nothing went or groups cut by
    /// themselves.
    pub fn threshold(&self, mask: &Mask) -> Option<f64> {
        let [group] = &self.groups[..] else {
            return None;
        };
        self.last_pruned(group, mask)
    }

    /// The same for a mask that removes the first items in the order and no others, without looking
    /// through it.
    pub(super) fn threshold_of_first(&self, mask: &Mask) -> Option<f64> {
        match &self.groups[..] {
            [group] if group.ends.is_empty() => {
                let last = group.order[mask.count_pruned().checked_sub(1)?];
                Some(self.scores[last as usize])
            }
            _ => self.threshold(mask),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_round_half_up_in_thousandths() {
        assert_eq!(count(0.5, 3), 2);
        assert_eq!(count(0.87, 576), 501);
        assert_eq!(count(1.0, 78), 78);
        assert_eq!(count(0.0004, 1000), 0);
    }

    #[test]
    fn ties_go_by_index_and_scopes_cut_apart() {
        let scores = vec![1.0, 1.0, 0.0, 5.0, 5.0, 5.0];
        let layers = [0..3, 3..6];
        let keep = Mask::all_kept(6);
        let network = Ranking::new(scores.clone(), &layers, Scope::Network);
        assert_eq!(network.cut(0.5, &keep).to_bytes(), [0, 0, 0, 1, 1, 1]);
        for ratio in [0.0, 0.17, 0.5, 1.0] {
            let cut = network.cut(ratio, &keep);
            assert_eq!(network.threshold(&cut), network.threshold_of_first(&cut));
        }
        assert_eq!(network.threshold(&network.cut(0.5, &keep)), Some(1.0));
        let layer = Ranking::new(scores, &layers, Scope::Layer);
        assert_eq!(layer.cut(0.34, &keep).to_bytes(), [1, 1, 0, 0, 1, 1]);
        assert_eq!(layer.threshold(&layer.cut(0.34, &keep)), None);
        assert_eq!(layer.order(), [2, 3, 0, 4, 1, 5]);
        assert_eq!((network.place(2), network.place(5)), ((0, 6), (5, 6)));
        assert_eq!((layer.place(0), layer.place(5)), ((1, 3), (2, 3)));
        let mask = layer.cut(0.34, &keep);
        assert_eq!(layer.threshold_beside(1, &mask), Some(0.0));
        assert_eq!(layer.threshold_beside(4, &mask), Some(5.0));
    }

    #[test]
    fn zeros_of_either_sign_tie() {
        let ranking = Ranking::new(vec![0.0, -0.0], &[], Scope::Network);
        assert_eq!(ranking.order(), [0, 1]);
    }

    #[test]
    fn the_floor_counts_and_goes_first() {
        let layers = std::slice::from_ref(&(0..4));
        let ranking = Ranking::new(vec![0.0, 1.0, 2.0, 3.0], layers, Scope::Network);
        let floor = Mask::from_flags(vec![true, true, true, false]);
        assert_eq!(ranking.cut(0.0, &floor), floor);
        assert_eq!(ranking.cut(0.5, &floor).to_bytes(), [0, 1, 1, 0]);
    }
}
