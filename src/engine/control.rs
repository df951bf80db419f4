//! The dense model, trained for as long as the pruned one was in all: the control of every schedule.

use super::learning::{ended, epoch_metrics};
use super::{Ended, Engine, EpochMetrics, Evaluation, evaluation};
use crate::error::{Result, check_range};
use crate::experiment::Control;
use crate::told::told;
use crate::train::MAX_EPOCHS;

/// How far the control is.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct ControlProgress {
    pub done: u32,
    pub of: u32,
    /// Of this step.
    pub epochs: Vec<EpochMetrics>,
    /// Why it ended, once it has.
    pub ended: Option<Ended>,
    /// The result so far; null where nothing was begun.
    pub dense: Option<Evaluation>,
}

told!(ControlProgress {
    done,
    of,
    epochs,
    ended,
    dense
});

impl Engine {
    /// Begins to train θ₀ with nothing removed for `epochs` epochs, beside the state, which does not change;
    /// an unfinished control is dropped.
    ///
    /// # Errors
    /// As [`Engine::train`].
    pub fn control_start(&mut self, epochs: u32) -> Result<()> {
        check_range("epochs", f64::from(epochs), 0.0, f64::from(MAX_EPOCHS))?;
        self.control = Some(Control::new(&self.pruner, epochs));
        Ok(())
    }

    /// Trains up to `epochs` epochs of the control that was begun; without one nothing is done.
    pub fn control_step(&mut self, epochs: u32) -> ControlProgress {
        let Some(control) = &mut self.control else {
            return ControlProgress {
                done: 0,
                of: 0,
                epochs: Vec::new(),
                ended: None,
                dense: None,
            };
        };
        let mut metrics = Vec::new();
        control.step(epochs, &mut |epoch| metrics.push(epoch_metrics(epoch)));
        let done = control.done();
        // Those that a divergence took back are gone.
        metrics.retain(|metrics: &EpochMetrics| metrics.epoch <= done);
        let progress = ControlProgress {
            done,
            of: control.of(),
            epochs: metrics,
            ended: control.ended().map(ended),
            dense: Some(evaluation(control.score())),
        };
        if progress.ended.is_some() {
            self.control = None;
        }
        progress
    }
}
