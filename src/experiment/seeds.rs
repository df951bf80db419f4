//! One plan over several seeds, against its baselines: the least that Blalock et al. (2020) ask of a claim
//! about pruning, seeds for an interval and random and layer-wise magnitude pruning to compare with.

use crate::analysis::{Mean, mean, paired};
use crate::error::Result;
use crate::prune::{
    EdgeCriterion, NeuronCriterion, NodeCriterion, Plan, Pruner, Scope, WeightCriterion,
};
use crate::told::told;
use crate::train::Measure;

/// What is pruned, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub enum Arm {
    /// By the plan.
    Plan,
    /// Nothing is removed; trained for as long as the others.
    Dense,
    /// As much of each kind, at random.
    Random,
    /// As many weights, the smallest of each layer.
    LayerMagnitude,
}

told!(Arm: Plan, Dense, Random, LayerMagnitude);

/// One arm over all seeds: per cent of the evaluated items that are right, or where edges are predicted the
/// ROC-AUC of the test pairs, 0 to 1.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct ArmResult {
    pub arm: Arm,
    /// As pruned, …
    pub pruned: Mean,
    /// … and after fine-tuning under the masks.
    pub tuned: Mean,
    /// The plan less this one, seed by seed, as pruned, …
    pub pruned_difference: Mean,
    pub is_pruned_significant: bool,
    /// … and after fine-tuning.
    pub tuned_difference: Mean,
    pub is_tuned_significant: bool,
}

told!(ArmResult {
    arm,
    pruned,
    tuned,
    pruned_difference,
    is_pruned_significant,
    tuned_difference,
    is_tuned_significant
});

/// Runs that are compared, a seed at a time.
#[derive(Debug, Clone)]
pub struct Seeds {
    arms: Vec<(Arm, Plan)>,
    seeds: u32,
    epochs: u32,
    finetune: u32,
    /// Results of each arm, as pruned and after fine-tuning, seed by seed.
    results: Vec<[Vec<f64>; 2]>,
}

impl Seeds {
    /// `epochs` of training at each seed, then `finetune` under the masks; `asked` is the plan with ratios
    /// alone, for its baselines.
    pub fn new(plan: Plan, asked: Plan, seeds: u32, epochs: u32, finetune: u32) -> Self {
        let mut arms = vec![
            (Arm::Plan, plan),
            (Arm::Dense, plan.cleared()),
            (Arm::Random, at_random(asked)),
        ];
        if let Some(baseline) = by_layers(asked).filter(|&baseline| baseline != plan) {
            arms.push((Arm::LayerMagnitude, baseline));
        }
        Seeds {
            results: vec![Default::default(); arms.len()],
            arms,
            seeds,
            epochs,
            finetune,
        }
    }

    /// How many seeds are done.
    pub fn done(&self) -> u32 {
        self.results[0][0].len() as u32
    }

    /// How many there are.
    pub fn of(&self) -> u32 {
        self.seeds
    }

    /// Runs every arm from `start`, an untrained pruner of the next seed.
    ///
    /// # Errors
    /// A plan that cannot be had on this graph.
    pub fn step(&mut self, mut start: Pruner) -> Result<()> {
        start.train(&Plan::default(), self.epochs, Measure::Last, |_| {});
        let mut row = Vec::with_capacity(self.arms.len());
        for (_, plan) in &self.arms {
            start.check(plan)?;
            let mut pruner = start.clone();
            let pruned = result(&mut pruner, plan);
            pruner.train(plan, self.finetune, Measure::Last, |_| {});
            row.push([pruned, result(&mut pruner, plan)]);
        }
        for (results, values) in self.results.iter_mut().zip(row) {
            for (list, value) in results.iter_mut().zip(values) {
                list.push(value);
            }
        }
        Ok(())
    }

    /// What came of it, once all seeds are done.
    pub fn results(&self) -> Option<Vec<ArmResult>> {
        if self.done() < self.seeds {
            return None;
        }
        let [by_plan, tuned_by_plan] = &self.results[0];
        let results = self.arms.iter().zip(&self.results);
        Some(
            results
                .map(|(&(arm, _), [pruned, tuned])| {
                    let pruned_difference = paired(by_plan, pruned);
                    let tuned_difference = paired(tuned_by_plan, tuned);
                    ArmResult {
                        arm,
                        pruned: mean(pruned),
                        tuned: mean(tuned),
                        pruned_difference,
                        is_pruned_significant: pruned_difference.is_significant(),
                        tuned_difference,
                        is_tuned_significant: tuned_difference.is_significant(),
                    }
                })
                .collect(),
        )
    }
}

/// What is compared, under a plan.
fn result(pruner: &mut Pruner, plan: &Plan) -> f64 {
    pruner.evaluate(plan);
    let score = pruner.network().evaluated();
    if let Some(auc) = score.auc {
        return auc;
    }
    100.0 * f64::from(score.correct) / f64::from(score.total.max(1))
}

/// The plan with the lot in place of every criterion.
fn at_random(mut plan: Plan) -> Plan {
    plan.weights.criterion = WeightCriterion::Random;
    plan.neurons.criterion = NeuronCriterion::Random;
    plan.edges.criterion = EdgeCriterion::Random;
    plan.nodes.criterion = NodeCriterion::Random;
    plan
}

/// The same with the smallest weights of each layer; none where no weight goes.
fn by_layers(mut plan: Plan) -> Option<Plan> {
    plan.weights.criterion = WeightCriterion::Magnitude;
    plan.weights.scope = Scope::Layer;
    (plan.weights.ratio > 0.0).then_some(plan)
}
