//! Why this one goes or stays, and what that alone does: explanations as data.

use super::Engine;
use crate::analysis::{Facts, Place, Term, kendall, place, spearman};
use crate::error::{Result, check_range};
use crate::prune::{Card, Mark};
use crate::told::told;
use crate::train::{Judge, Network};

/// One item under the plan in force.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct Explanation {
    pub card: Card,
    pub index: u32,
    pub place: Place,
    /// Whether it is kept.
    pub kept: bool,
    /// Whether the plan decides that, or the hand.
    pub mark: Mark,
    /// Whether it is in the floor: then it stays gone, whatever the hand says.
    pub in_floor: bool,
    /// By the plan's criterion; high means keep.
    pub score: f64,
    /// 1 for the first to go of those that are ranked together, items or units; 0 for what the structure
    /// never removes.
    pub rank: u32,
    /// How many those are.
    pub of: u32,
    /// Score of the last of them that went; null when none did.
    pub threshold: Option<f64>,
    /// Score less threshold.
    pub distance: Option<f64>,
    /// The numbers of the criterion's formula for the item by itself, whatever unit it goes with.
    pub terms: Vec<Term>,
    /// Where scores are divided by their layer's mean, that mean; null elsewhere.
    pub layer_mean: Option<f64>,
    /// As the plan has it.
    pub now: Effect,
    /// With this item alone removed, or restored where it went.
    pub otherwise: Effect,
    /// What the card's other criteria say; those that the graph has nothing for, or that take too long,
    /// are left out.
    pub others: Vec<Opinion>,
}

told!(Explanation {
    card,
    index,
    place,
    kept,
    mark,
    in_floor,
    score,
    rank,
    of,
    threshold,
    distance,
    terms,
    layer_mean,
    now,
    otherwise,
    others
});

/// A result, measured.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct Effect {
    /// Evaluated items predicted rightly.
    pub correct: u32,
    /// Mean cross-entropy on the evaluated items.
    pub loss: f64,
    /// The loss that scores are judged by: of the validation items, without any of the dense model's own
    /// predictions.
    pub judged_loss: f64,
}

told!(Effect {
    correct,
    loss,
    judged_loss
});

/// What another criterion says of an item.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct Opinion {
    /// Its name in a plan.
    pub criterion: String,
    pub score: f64,
    pub rank: u32,
}

told!(Opinion {
    criterion,
    score,
    rank
});

/// How far the plan's criterion ranks a card's items as measuring each of them does.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct Correlation {
    /// ρ; null where one side is all equal.
    pub spearman: Option<f64>,
    /// τ_b; null likewise.
    pub kendall: Option<f64>,
    /// How many items were measured.
    pub items: u32,
}

told!(Correlation {
    spearman,
    kendall,
    items
});

/// How far measuring a card's items one by one is, and what came of it in the end.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct CorrelationProgress {
    pub done: u32,
    /// 0 for weights and nodes, which are not measured one by one.
    pub of: u32,
    /// Null until all are measured.
    pub correlation: Option<Correlation>,
}

told!(CorrelationProgress {
    done,
    of,
    correlation
});

/// Criteria that pass through the network once an item, or train: asked for an opinion only where
/// there are few items.
const SLOW: [&str; 4] = ["measured", "learned", "movement", "obd"];
/// How many items are few.
const FEW: usize = 500;

impl Engine {
    /// Explains one item of the plan in force. A handful of passes, and the scores of every criterion of
    /// the card.
    ///
    /// # Errors
    /// An item that does not exist.
    pub fn explain(&mut self, card: Card, index: u32) -> Result<Explanation> {
        let mask = self.masks.of(card).clone();
        check_range("item", f64::from(index), 0.0, mask.len() as f64 - 1.0)?;
        let (plan, item) = (self.plan, index as usize);
        let seed = self.spec.seed;
        let (judge, terms) = self.pruner.look(|network, reference, initial| {
            let judge = network.judge(seed);
            let mut facts = Facts {
                network,
                reference,
                initial,
                seed,
            };
            (judge, facts.terms(&plan, card, item))
        });
        let others = self.opinions(card, index);
        let layer_mean = self.pruner.layer_mean(&plan, card, item);
        let ranking = self.pruner.ranking(&plan, card);
        let score = ranking.scores()[item];
        let (before, of) = ranking.place(index);
        let threshold = ranking.threshold_beside(index, &mask);
        let otherwise = effect(
            self.pruner.pass_without(&plan, &self.masks, card, item),
            &judge,
        );
        self.pruner.ensure_evaluated(&plan);
        Ok(Explanation {
            card,
            index,
            place: place(self.pruner.network(), card, item),
            kept: mask.kept(item),
            mark: self.pruner.hand(card).mark(index),
            in_floor: !self.pruner.state().floor.of(card).kept(item),
            score,
            rank: (before + usize::from(of > 0)) as u32,
            of: of as u32,
            threshold,
            distance: threshold.map(|threshold| score - threshold),
            terms,
            layer_mean,
            now: effect(self.pruner.network(), &judge),
            otherwise,
            others,
        })
    }

    /// How far the plan's criterion for `card` agrees with measuring; `None` for weights, which are too
    /// many to be measured one by one.
    ///
    /// # Errors
    /// A graph with too many edges to measure.
    pub fn correlation(&mut self, card: Card) -> Result<Option<Correlation>> {
        let plan = self.plan;
        let Some(measured) = plan.with_criterion(card, "measured") else {
            return Ok(None);
        };
        self.pruner.check(&measured)?;
        let guess = self.pruner.ranking(&plan, card).scores().to_vec();
        let truth = self
            .pruner
            .ranking_beside(&measured, card)
            .scores()
            .to_vec();
        self.pruner.ensure_evaluated(&plan);
        Ok(Some(Correlation {
            spearman: spearman(&guess, &truth),
            kendall: kendall(&guess, &truth),
            items: truth.len() as u32,
        }))
    }

    /// The same in steps: up to `items` more edges are measured, or all neurons. What else is asked in
    /// between is answered from the same state and changes no bit of it.
    ///
    /// # Errors
    /// As [`Engine::correlation`].
    pub fn correlation_step(&mut self, card: Card, items: u32) -> Result<CorrelationProgress> {
        let plan = self.plan;
        let Some(measured) = plan.with_criterion(card, "measured") else {
            return Ok(CorrelationProgress {
                done: 0,
                of: 0,
                correlation: None,
            });
        };
        self.pruner.check(&measured)?;
        let of = self.masks.of(card).len();
        let done = match card {
            Card::Edges => self.pruner.measure_edges(&measured, items as usize),
            _ => of,
        };
        let correlation = if done == of {
            self.correlation(card)?
        } else {
            self.pruner.ensure_evaluated(&plan);
            None
        };
        Ok(CorrelationProgress {
            done: done as u32,
            of: of as u32,
            correlation,
        })
    }

    #[inline(never)]
    fn opinions(&mut self, card: Card, index: u32) -> Vec<Opinion> {
        let mut opinions = Vec::new();
        for info in self.criteria() {
            let Some(other) = self.plan.with_criterion(card, &info.id) else {
                continue;
            };
            let is_other = info.card == card && other != self.plan && info.lacks.is_none();
            let is_slow = SLOW.contains(&&info.id[..]);
            if is_other && !(is_slow && self.masks.of(card).len() > FEW) {
                let ranking = self.pruner.ranking_beside(&other, card);
                opinions.push(Opinion {
                    score: ranking.scores()[index as usize],
                    rank: ranking.place(index).0 as u32 + 1,
                    criterion: info.id,
                });
            }
        }
        opinions
    }
}

#[inline(never)]
fn effect(network: &Network, judge: &Judge) -> Effect {
    let score = network.evaluated();
    Effect {
        correct: score.correct,
        loss: score.loss,
        judged_loss: judge.loss(network.logits()),
    }
}
