//! How a model is trained, as the caller states it.

use crate::error::{Result, check_range};
use crate::nn::OptimizerConfig;
use crate::value::readable;

/// The longest training that is accepted.
pub const MAX_EPOCHS: u32 = 100_000;

/// One training run.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct TrainingConfig {
    pub epochs: u32,
    pub optimizer: OptimizerConfig,
    /// Added to the gradient as weight decay × w; biases are left alone.
    pub weight_decay: f64,
    pub decay: Decay,
    /// Epochs without a lower validation loss before training stops and the best weights come
    /// back; `None` never stops early.
    pub patience: Option<u32>,
    /// The epoch k whose weights are kept to rewind to; 0 keeps θ₀ alone.
    pub checkpoint: u32,
    /// Share of the edges that every epoch leaves out, other ones each time.
    #[cfg_attr(test, ts(optional, as = "Option<f64>"))]
    pub drop_edge: f64,
}

readable!(TrainingConfig { epochs, optimizer, weight_decay, decay, patience; checkpoint, drop_edge });

/// Which weight matrices decay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub enum Decay {
    /// That of the first layer, as Kipf & Welling do.
    #[default]
    First,
    All,
}

readable!(Decay: First, All);

impl Default for TrainingConfig {
    fn default() -> Self {
        TrainingConfig {
            epochs: 200,
            optimizer: OptimizerConfig::Adam {
                learning_rate: 0.01,
            },
            weight_decay: 5e-4,
            decay: Decay::First,
            patience: None,
            checkpoint: 0,
            drop_edge: 0.0,
        }
    }
}

impl TrainingConfig {
    /// Refuses what no run survives.
    pub fn check(&self) -> Result<()> {
        let epochs = f64::from(MAX_EPOCHS);
        check_range("training.epochs", f64::from(self.epochs), 1.0, epochs)?;
        check_range(
            "training.checkpoint",
            f64::from(self.checkpoint),
            0.0,
            epochs,
        )?;
        check_range("training.dropEdge", self.drop_edge, 0.0, 0.99)?;
        check_range("training.weightDecay", self.weight_decay, 0.0, 1e3)?;
        if let Some(patience) = self.patience {
            check_range("training.patience", f64::from(patience), 1.0, epochs)?;
        }
        self.optimizer.check()
    }
}
