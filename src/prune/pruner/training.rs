//! Training under a plan's masks, and anew on a cut graph.

use super::{Pruner, Relearned, State, kept_params, mask_params};
use crate::error::Result;
use crate::mask::Mask;
use crate::prune::Plan;
use crate::told::told;
use crate::train::{Ended, Epoch, Measure, Run, Trainer};

/// What training makes of removed weights that nothing holds at 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct LetGo {
    /// Epochs behind the weights that were looked at: fewer than were asked for where patience or a
    /// divergence ended training.
    pub epochs: u32,
    /// Weights that the plan removes, those of removed neurons among them.
    pub removed: u32,
    /// Of these, how many are not 0 afterwards.
    pub returned: u32,
    /// Evaluated items that are right afterwards.
    pub correct: u32,
}

told!(LetGo {
    epochs,
    removed,
    returned,
    correct
});

impl Pruner {
    /// Changes the learning rate of further training.
    ///
    /// # Errors
    /// A rate that no run survives.
    pub fn set_learning_rate(&mut self, rate: f64) -> Result<()> {
        let config = &mut self.state.trainer.config;
        let changed = config.optimizer.with_learning_rate(rate);
        changed.check()?;
        config.optimizer = changed;
        // Learning again uses it too.
        self.relearned = None;
        self.evaluated = None;
        Ok(())
    }

    /// Trains the reference under the plan's masks, and commits: the result becomes the reference,
    /// the masks become the floor.
    pub fn train(
        &mut self,
        plan: &Plan,
        epochs: u32,
        measure: Measure,
        mut each: impl FnMut(Epoch),
    ) -> Ended {
        self.train_told(plan, epochs, measure, &mut each)
    }

    /// One copy of the code, whoever listens.
    fn train_told(
        &mut self,
        plan: &Plan,
        epochs: u32,
        measure: Measure,
        each: &mut dyn FnMut(Epoch),
    ) -> Ended {
        let masks = self.masks(plan);
        let kept = kept_params(self.network.shape(), &masks);
        let is_dense = masks.keep_everything();
        if masks != self.state.floor {
            // The best epoch so far was of a network with more in it.
            self.state.trainer.forget_best();
        }
        self.remember_cut(plan, &masks, &kept);
        let data = self.network.data().clone();
        self.lay_edges(plan, &masks.edges_in_force(&data.graph));
        // In two parts where the checkpoint lies between: that changes no bit.
        let at = self.training.checkpoint;
        let until = at.saturating_sub(self.state.trainer.epoch);
        let mut ended = Ended::Done;
        let mut left = epochs;
        if is_dense && self.state.checkpoint.is_none() && (1..=epochs).contains(&until) {
            ended = self.run(until, measure, None, each);
            left -= until;
            if ended == Ended::Done {
                self.state.checkpoint = Some(self.state.reference.clone());
            }
        }
        if ended == Ended::Done && (left > 0 || epochs == 0) {
            ended = self.run(left, measure, (!is_dense).then_some(&kept), each);
        }
        self.raise_floor(plan, masks);
        if is_dense {
            self.measure_dense();
        }
        ended
    }

    /// What becomes of the weights that the plan has removed once training no longer holds them at 0:
    /// the same training, gradients and momentum free to move everything. A view of the plan; the state
    /// does not change.
    pub fn let_go(&mut self, plan: &Plan, epochs: u32) -> LetGo {
        let masks = self.masks(plan);
        let kept = kept_params(self.network.shape(), &masks);
        let mut params = vec![0.0; kept.len()];
        mask_params(&self.state.reference, &kept, &mut params);
        let data = self.network.data().clone();
        self.lay_edges(plan, &masks.edges_in_force(&data.graph));
        let run = Run {
            epochs,
            seed: self.seed,
            kept: None,
            measure: Measure::Last,
        };
        let mut trainer = self.state.trainer.clone();
        // Patience would bring the dense model's weights back, and not training.
        trainer.forget_best();
        let before = trainer.epoch;
        let ended = trainer.run(&mut self.network, &mut params, run, |_| {});
        let after = match ended {
            Ended::Early { best_epoch } => best_epoch,
            Ended::Done | Ended::Diverged { .. } => trainer.epoch,
        };
        self.evaluated = None;
        let weights = self.network.shape().weights();
        let mut outcome = LetGo {
            epochs: after - before,
            removed: 0,
            returned: 0,
            correct: self.network.count_correct(),
        };
        for (&value, &kept) in params[..weights].iter().zip(&kept) {
            outcome.removed += u32::from(!kept);
            outcome.returned += u32::from(!kept && value != 0.0);
        }
        outcome
    }

    fn run(
        &mut self,
        epochs: u32,
        measure: Measure,
        kept: Option<&Vec<bool>>,
        each: &mut dyn FnMut(Epoch),
    ) -> Ended {
        let run = Run {
            epochs,
            seed: self.seed,
            kept: kept.map(|kept| &kept[..]),
            measure,
        };
        let State {
            trainer, reference, ..
        } = &mut self.state;
        trainer.run(&mut self.network, reference, run, each)
    }

    /// Trains θ₀ anew on the graph that `edges` leaves, for as many epochs as the dense model had.
    /// A view of the plan: the state does not change.
    pub(super) fn learn_again(&mut self, plan: &Plan, edges: &Mask) {
        let laid = self.laid(plan, edges.clone());
        if matches!(&self.relearned, Some(anew) if anew.laid == laid) {
            return;
        }
        let kept = kept_params(self.network.shape(), &self.state.floor);
        let mut params = self.initial.clone();
        self.network.lay_edges(laid.clone());
        // At the rate that training has by now.
        Trainer::new(self.state.trainer.config, params.len()).run(
            &mut self.network,
            &mut params,
            Run {
                epochs: self.state.dense.epochs,
                seed: self.seed,
                kept: kept.contains(&false).then_some(&kept[..]),
                measure: Measure::Last,
            },
            |_| {},
        );
        self.relearned = Some(Relearned { laid, params });
    }
}
