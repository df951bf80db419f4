//! Pruning over time: towards a plan in rounds, with training between them.

use super::early_bird::EarlyBird;
use crate::error::{Result, check_range};
use crate::prune::{Card, Plan, Pruner, Rewind, share_exchanged};
use crate::train::{Ended, Epoch, MAX_EPOCHS, Measure};
use crate::value::readable;

/// The most rounds of one schedule.
const MAX_ROUNDS: u32 = 1_000;

/// How the share removed rises from round to round, t of n.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub enum Pace {
    /// The same share of what is left goes in every round: s = 1 − (1 − p)^(t/n).
    #[default]
    Exponential,
    /// s = p · t/n.
    Linear,
    /// s = p − p · (1 − t/n)³ (Zhu & Gupta 2017): fast at first, slow at the end.
    Cubic,
    /// s = p from the first round on.
    AtOnce,
}

readable!(Pace: Exponential, Linear, Cubic, AtOnce);

/// A schedule towards the plan in force.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct ScheduleRequest {
    /// How the ratios grow from round to round.
    pub pace: Pace,
    /// Cuts in all.
    pub rounds: u32,
    /// Epochs after each round's cut.
    pub epochs: u32,
    /// Set θ₀ under the masks before each round's epochs: iterative magnitude pruning with rewinding
    /// (Frankle & Carbin 2019).
    pub rewinds: bool,
    /// Train with nothing removed first, until the plan's masks have settled, for one round's epochs at
    /// most (You et al. 2020).
    #[cfg_attr(test, ts(optional, as = "Option<bool>"))]
    pub early_bird: bool,
    /// α of regrowth (RigL, Evci et al. 2020): as each round but the first begins, of the weights left a
    /// share changes places with others that falls from α to 0 along a cosine over all rounds. 0 for none.
    #[cfg_attr(test, ts(optional, as = "Option<f64>"))]
    pub regrow: f64,
}

readable!(ScheduleRequest {
    pace,
    rounds,
    epochs,
    rewinds;
    early_bird,
    regrow
});

impl ScheduleRequest {
    /// Refuses what never begins or never ends.
    pub fn check(&self) -> Result<()> {
        check_range(
            "schedule.rounds",
            f64::from(self.rounds),
            1.0,
            f64::from(MAX_ROUNDS),
        )?;
        let most = f64::from(MAX_EPOCHS / self.rounds);
        check_range("schedule.epochs", f64::from(self.epochs), 1.0, most)?;
        // Weights that are set back every round leave nothing to compare.
        let most = if self.rewinds { 0.0 } else { 1.0 };
        check_range("schedule.regrow", self.regrow, 0.0, most)
    }

    /// The share removed after `round` of the rounds on the way to `goal`, in whole thousandths, as
    /// shares are counted.
    pub fn ratio(&self, round: u32, goal: f64) -> f64 {
        if round >= self.rounds {
            return goal;
        }
        let done = f64::from(round) / f64::from(self.rounds);
        let share = match self.pace {
            Pace::AtOnce => return if round == 0 { 0.0 } else { goal },
            Pace::Linear => goal * done,
            Pace::Cubic => {
                let left = 1.0 - done;
                goal - goal * left * left * left
            }
            // Everything cannot go by equal shares: the last thousandth waits for the last round.
            Pace::Exponential => 1.0 - libm::exp(libm::log(1.0 - goal.min(0.999)) * done),
        };
        ((share * 1000.0).round() / 1000.0).clamp(0.0, goal)
    }
}

/// A schedule on its way: resumable, a bounded number of epochs at a time.
#[derive(Debug, Clone)]
pub struct Schedule {
    request: ScheduleRequest,
    goal: Plan,
    /// Rounds that were begun.
    round: u32,
    /// Epochs left of the present one.
    left: u32,
    /// While the masks have not settled; with the epochs left for that.
    search: Option<(EarlyBird, u32)>,
    /// The epoch after which they had.
    drawn: Option<u32>,
}

impl Schedule {
    /// Towards `goal`, from wherever the pruner stands.
    ///
    /// # Errors
    /// A request that [`ScheduleRequest::check`] refuses.
    pub fn new(request: ScheduleRequest, goal: Plan) -> Result<Self> {
        request.check()?;
        Ok(Schedule {
            request,
            goal,
            round: 0,
            left: 0,
            search: (request.early_bird).then(|| (EarlyBird::default(), request.epochs)),
            drawn: None,
        })
    }

    /// Rounds that were begun.
    pub fn round(&self) -> u32 {
        self.round
    }

    /// How many there are.
    pub fn rounds(&self) -> u32 {
        self.request.rounds
    }

    /// The epoch after which the plan's masks had settled, where that was waited for and has come.
    pub fn drawn(&self) -> Option<u32> {
        self.drawn
    }

    /// Whether the last round's epochs are over.
    pub fn is_done(&self) -> bool {
        self.round == self.request.rounds && self.left == 0
    }

    /// The plan of the present round.
    pub fn plan(&self) -> Plan {
        let share = |goal| self.request.ratio(self.round, goal);
        let mut plan = self.goal;
        for card in Card::ALL {
            plan = plan.with_ratio(card, share(self.goal.ratio(card)));
        }
        plan.weights.parts.ratios = plan.weights.parts.ratios.map(share);
        // No share, so it grows evenly.
        let done = match self.request.pace {
            Pace::AtOnce => f64::from(self.round.min(1)),
            _ => f64::from(self.round) / f64::from(self.request.rounds),
        };
        plan.weights.deviations = self.goal.weights.deviations.map(|s| s * done);
        plan
    }

    /// Trains up to `epochs` epochs, and cuts first where a round begins. A divergence ends the
    /// schedule.
    pub fn step(
        &mut self,
        pruner: &mut Pruner,
        epochs: u32,
        measure: Measure,
        mut each: impl FnMut(Epoch),
    ) -> Ended {
        if self.is_done() {
            return Ended::Done;
        }
        if self.search.is_some() {
            return self.wait(pruner, epochs, measure, &mut each);
        }
        if self.left == 0 {
            self.round += 1;
            self.left = self.request.epochs;
            if self.request.rewinds {
                pruner.rewind(&self.plan(), Rewind::default());
            }
            if self.request.regrow > 0.0 && self.round > 1 {
                let ScheduleRequest { regrow, rounds, .. } = self.request;
                // Rounds are of equal length, so they count as epochs do.
                let share = share_exchanged(regrow, self.round - 1, rounds);
                pruner.regrow(&self.plan(), share);
            }
        }
        let epochs = epochs.clamp(1, self.left);
        let ended = pruner.train(&self.plan(), epochs, measure, each);
        self.left -= epochs;
        if matches!(ended, Ended::Diverged { .. }) {
            self.round = self.request.rounds;
            self.left = 0;
        }
        ended
    }

    /// Trains with nothing removed, epoch by epoch, until the masks have settled.
    fn wait(
        &mut self,
        pruner: &mut Pruner,
        epochs: u32,
        measure: Measure,
        each: &mut dyn FnMut(Epoch),
    ) -> Ended {
        let nothing = self.goal.cleared();
        for _ in 0..epochs.max(1) {
            let Some((bird, left)) = &mut self.search else {
                break;
            };
            let ended = pruner.train(&nothing, 1, measure, &mut *each);
            *left -= 1;
            if matches!(ended, Ended::Diverged { .. }) {
                self.search = None;
                self.round = self.request.rounds;
                return ended;
            }
            if bird.has_settled(pruner, &self.goal) {
                self.drawn = Some(pruner.state().trainer.epoch);
                self.search = None;
            } else if *left == 0 {
                self.search = None;
            }
        }
        Ended::Done
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(pace: Pace) -> ScheduleRequest {
        ScheduleRequest {
            pace,
            rounds: 5,
            epochs: 3,
            rewinds: false,
            early_bird: false,
            regrow: 0.0,
        }
    }

    #[test]
    fn every_pace_rises_from_nothing_to_the_goal() {
        for pace in [Pace::Exponential, Pace::Linear, Pace::Cubic, Pace::AtOnce] {
            for goal in [0.0, 0.3, 0.9, 1.0] {
                let ratios: Vec<f64> = (0..=5).map(|t| request(pace).ratio(t, goal)).collect();
                assert_eq!(ratios[5], goal);
                assert!(ratios[0].abs() < 1e-12, "{ratios:?}");
                assert!(ratios.is_sorted(), "{ratios:?}");
            }
        }
    }

    #[test]
    fn shares_are_those_of_the_formulas() {
        // Rounded to thousandths.
        let close = |a: f64, b: f64| assert!((a - b).abs() < 5.1e-4, "{a} for {b}");
        // A fifth of what is left, five times.
        let goal = 1.0 - 0.8f64 * 0.8 * 0.8 * 0.8 * 0.8;
        close(request(Pace::Exponential).ratio(1, goal), 0.2);
        close(request(Pace::Exponential).ratio(2, goal), 0.36);
        close(request(Pace::Linear).ratio(2, 0.5), 0.2);
        close(request(Pace::Cubic).ratio(1, 0.9), 0.9 * (1.0 - 0.512));
    }

    #[test]
    fn what_never_ends_is_refused() {
        let bad = |rounds, epochs| {
            let request = ScheduleRequest {
                rounds,
                epochs,
                ..request(Pace::Linear)
            };
            request.check().is_err()
        };
        assert!(bad(0, 1) && bad(1, 0) && bad(1_001, 1) && bad(1_000, 101));
        assert!(!bad(1_000, 100));
        let exchanging = |regrow, rewinds| {
            let request = ScheduleRequest {
                regrow,
                rewinds,
                ..request(Pace::AtOnce)
            };
            request.check().is_err()
        };
        assert!(exchanging(1.5, false) && exchanging(-0.1, false) && exchanging(f64::NAN, false));
        assert!(exchanging(0.3, true) && !exchanging(0.3, false) && !exchanging(0.0, true));
    }
}
