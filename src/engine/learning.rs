//! The verbs that change the weights, and the look at what training would make of removed ones.

use super::{Ended, Engine, EpochMetrics, LetGo, PruneReport, TrainReport};
use crate::error::{Result, check_range};
use crate::prune::Rewind;
use crate::train::{self, MAX_EPOCHS, Measure};

impl Engine {
    /// Trains `epochs` epochs under the masks of the plan in force, and commits: the result becomes
    /// the reference, the masks become the floor. Every epoch is measured.
    ///
    /// # Errors
    /// More epochs than [`MAX_EPOCHS`].
    pub fn train(&mut self, epochs: u32) -> Result<TrainReport> {
        self.train_measured(epochs, Measure::Epochs)
    }

    /// The same with a choice of what is measured on the way; no bit of the result depends on it.
    ///
    /// # Errors
    /// As [`Engine::train`].
    pub fn train_measured(&mut self, epochs: u32, measure: Measure) -> Result<TrainReport> {
        check_range("epochs", f64::from(epochs), 0.0, f64::from(MAX_EPOCHS))?;
        let mut metrics = Vec::with_capacity(epochs as usize);
        let end = self.pruner.train(&self.plan, epochs, measure, |epoch| {
            metrics.push(epoch_metrics(epoch));
        });
        self.masks = self.pruner.evaluate(&self.plan);
        // Those that a divergence took back are gone.
        let done = self.epoch();
        metrics.retain(|metrics: &EpochMetrics| metrics.epoch <= done);
        Ok(TrainReport {
            epochs: metrics,
            ended: ended(end),
        })
    }

    /// Whether removed weights come back: what `epochs` of training would make of them if it did not hold
    /// the plan's masks. A look; nothing changes.
    ///
    /// # Errors
    /// As [`Engine::train`].
    pub fn let_go(&mut self, epochs: u32) -> Result<LetGo> {
        check_range("epochs", f64::from(epochs), 0.0, f64::from(MAX_EPOCHS))?;
        let outcome = self.pruner.let_go(&self.plan, epochs);
        self.pruner.ensure_evaluated(&self.plan);
        Ok(outcome)
    }

    /// Changes the size of the steps of further training; nothing else is touched.
    ///
    /// # Errors
    /// A rate that no run survives.
    pub fn set_learning_rate(&mut self, learning_rate: f64) -> Result<()> {
        self.pruner.set_learning_rate(learning_rate)
    }

    /// Sets earlier weights under the masks of the plan in force, which become the floor.
    pub fn rewind(&mut self, rewind: Rewind) -> PruneReport {
        self.pruner.rewind(&self.plan, rewind);
        self.masks = self.pruner.evaluate(&self.plan);
        self.report()
    }

    /// Fits every layer behind the first to what the dense model gives there, without labels, and
    /// commits.
    pub fn refit(&mut self) -> PruneReport {
        self.pruner.refit(&self.plan);
        self.masks = self.pruner.evaluate(&self.plan);
        self.report()
    }
}

/// An epoch as it is told.
pub fn epoch_metrics(epoch: train::Epoch) -> EpochMetrics {
    EpochMetrics {
        epoch: epoch.number,
        loss: epoch.loss,
        correct: epoch.correct,
        validation_loss: epoch.validation_loss,
    }
}

/// How training ended, as it is told.
pub fn ended(ended: train::Ended) -> Ended {
    match ended {
        train::Ended::Done => Ended::Done,
        train::Ended::Early { best_epoch } => Ended::Early { best_epoch },
        train::Ended::Diverged {
            epoch,
            learning_rate,
        } => Ended::Diverged {
            epoch,
            learning_rate,
        },
    }
}
