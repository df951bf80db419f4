//! Result by share removed, for one kind of items, the other two as the plan has them.
//!
//! Where the plan cuts at a threshold of standard deviations the curve runs over thresholds, and the
//! shares are what they come to; where it cuts n of every m it has a point for each n.

use crate::prune::{Card, MOST_DEVIATIONS, Plan, Pruner};
use crate::told::told;

/// Up to this many items a curve has a point for each; beyond, one for every half per cent.
const FINEST: usize = 200;

/// Result by share removed, on the items that count and on those that choices are made by.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct Curve {
    pub card: Card,
    /// Shares removed, rising from 0 to 1.
    pub ratios: Vec<f64>,
    /// On the evaluated items.
    pub test: Series,
    /// On the validation items; null without any.
    pub validation: Option<Series>,
}

told!(Curve {
    card,
    ratios,
    test,
    validation
});

/// The results of a curve on one set of items.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct Series {
    /// Items right at each share.
    pub correct: Vec<u32>,
    /// Smallest share at which fewer are right than at share 0; null when none.
    pub first_loss: Option<f64>,
    /// Random draws at each share; null when none were asked for.
    pub random: Option<Band>,
}

told!(Series {
    correct,
    first_loss,
    random
});

/// Mean of random draws and the range that holds 95 % of them.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct Band {
    pub draws: u32,
    /// Items that are right on average, one value a ratio of the curve, as in both bounds.
    pub mean: Vec<f64>,
    pub low: Vec<u32>,
    pub high: Vec<u32>,
}

told!(Band {
    draws,
    mean,
    low,
    high
});

/// A curve in the making.
#[derive(Debug, Clone)]
pub struct Sweep {
    plan: Plan,
    card: Card,
    ratios: Vec<f64>,
    /// Thresholds that remove about the shares in `ratios`, where the plan cuts by them; found with the
    /// first point.
    thresholds: Vec<f64>,
    draws: u32,
    /// Evaluated items right: the plan's own curve first, then draw by draw.
    correct: Vec<u32>,
    /// Validation items right, in the same order; empty without any.
    validated: Vec<u32>,
}

impl Sweep {
    /// A sweep of `card` over `items` items, with a band of `draws` random draws.
    pub fn new(plan: Plan, card: Card, items: usize, draws: u32) -> Self {
        let steps = match plan.run() {
            Some(run) if card == Card::Weights && plan.deviations().is_none() => run as usize,
            _ => items.clamp(1, FINEST),
        };
        Sweep {
            plan,
            card,
            ratios: (0..=steps).map(|i| i as f64 / steps as f64).collect(),
            thresholds: Vec::new(),
            draws,
            correct: Vec::new(),
            validated: Vec::new(),
        }
    }

    /// How many points are done.
    pub fn done(&self) -> usize {
        self.correct.len()
    }

    /// How many points there are in all.
    pub fn of(&self) -> usize {
        self.ratios.len() * (1 + self.draws as usize)
    }

    /// Computes up to `points` more points.
    pub fn step(&mut self, pruner: &mut Pruner, points: usize) {
        let end = self.done().saturating_add(points).min(self.of());
        for at in self.done()..end {
            let (row, column) = (at / self.ratios.len(), at % self.ratios.len());
            if row == 0 && self.is_by_threshold() {
                if at == 0 {
                    self.thresholds = self.find_thresholds(pruner);
                }
                let masks = pruner.evaluate(&self.plan.with_deviations(self.thresholds[column]));
                // The share is an outcome, and draws of the band take it over.
                let weights = &masks.weights;
                self.ratios[column] = weights.count_pruned() as f64 / weights.len() as f64;
            } else {
                let plan = match row {
                    0 => self.plan,
                    draw => self.plan.with_random(self.card, draw as u32),
                };
                pruner.evaluate(&plan.with_ratio(self.card, self.ratios[column]));
            }
            self.correct.push(pruner.network().count_correct());
            self.validated.extend(pruner.network().count_validated());
        }
    }

    fn is_by_threshold(&self) -> bool {
        self.card == Card::Weights && self.plan.deviations().is_some()
    }

    /// For each share a threshold below which, but for ties, just so many weights lie.
    fn find_thresholds(&self, pruner: &mut Pruner) -> Vec<f64> {
        let scores = pruner.ranking(&self.plan, self.card).sorted();
        let mut thresholds = Vec::with_capacity(self.ratios.len());
        for &ratio in &self.ratios {
            let lower = (ratio * scores.len() as f64).round() as usize;
            thresholds.push(scores.get(lower).copied().unwrap_or(MOST_DEVIATIONS));
        }
        thresholds
    }

    /// The curve, once all points are done.
    pub fn curve(&self) -> Option<Curve> {
        if self.done() < self.of() {
            return None;
        }
        Some(Curve {
            card: self.card,
            ratios: self.ratios.clone(),
            test: self.series(&self.correct),
            validation: (!self.validated.is_empty()).then(|| self.series(&self.validated)),
        })
    }

    fn series(&self, right: &[u32]) -> Series {
        let (own, drawn) = right.split_at(self.ratios.len());
        let first_loss = own.iter().position(|&correct| correct < own[0]);
        Series {
            correct: own.to_vec(),
            first_loss: first_loss.map(|at| self.ratios[at]),
            random: (self.draws > 0).then(|| band(drawn, self.ratios.len())),
        }
    }
}

fn band(drawn: &[u32], points: usize) -> Band {
    let draws = drawn.len() / points;
    let outside = (0.025 * draws as f64).floor() as usize;
    let mut band = Band {
        draws: draws as u32,
        mean: Vec::with_capacity(points),
        low: Vec::with_capacity(points),
        high: Vec::with_capacity(points),
    };
    for point in 0..points {
        let mut results: Vec<u32> = (0..draws).map(|d| drawn[d * points + point]).collect();
        results.sort_unstable();
        let sum: f64 = results.iter().map(|&correct| f64::from(correct)).sum();
        band.mean.push(sum / draws as f64);
        band.low.push(results[outside]);
        band.high.push(results[draws - 1 - outside]);
    }
    band
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_band_leaves_one_in_forty_out_on_each_side() {
        let drawn: Vec<u32> = (0..40).collect();
        let band = band(&drawn, 1);
        assert_eq!((band.low[0], band.high[0], band.mean[0]), (1, 38, 19.5));
    }

    #[test]
    fn small_sets_have_a_point_for_each_item() {
        let sweep = |items| Sweep::new(Plan::default(), Card::Edges, items, 0);
        assert_eq!(sweep(78).of(), 79);
        assert_eq!(sweep(576).of(), 201);
        assert_eq!(sweep(0).of(), 2);
    }
}
