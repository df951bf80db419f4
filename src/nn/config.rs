//! What a model is made of, as the caller states it.

use crate::error::{Result, check_range};
use crate::graph::Normalization;
use crate::value::readable;

/// The largest number of layers; deeper GCNs over-smooth.
pub const MAX_LAYERS: usize = 4;
/// The widest hidden layer that is accepted.
pub const MAX_WIDTH: u32 = 4_096;

/// A graph convolutional network (Kipf & Welling 2017).
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct ModelConfig {
    /// Widths of the hidden layers; the model has one layer more than this list is long.
    pub hidden: Vec<u32>,
    pub bias: bool,
    pub activation: Activation,
    pub dropout: Dropout,
    pub normalization: Normalization,
    /// Whether a node hears itself: Ã = A + I.
    pub self_loops: bool,
}

readable!(ModelConfig {
    hidden,
    bias,
    activation,
    dropout,
    normalization,
    self_loops
});

/// Share of values silenced while training; the rest are scaled by 1 / (1 − share).
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct Dropout {
    /// On the input features.
    pub input: f64,
    /// On every hidden layer.
    pub hidden: f64,
}

readable!(Dropout { input, hidden });

/// The non-linearity after every layer but the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub enum Activation {
    #[default]
    Relu,
    Elu,
    Tanh,
}

readable!(Activation: Relu, Elu, Tanh);

impl Default for ModelConfig {
    fn default() -> Self {
        ModelConfig {
            hidden: vec![16],
            bias: true,
            activation: Activation::Relu,
            dropout: Dropout::default(),
            normalization: Normalization::Symmetric,
            self_loops: true,
        }
    }
}

impl ModelConfig {
    /// Refuses what cannot be built.
    pub fn check(&self) -> Result<()> {
        check_range(
            "model.layers",
            self.hidden.len() as f64 + 1.0,
            1.0,
            MAX_LAYERS as f64,
        )?;
        for &width in &self.hidden {
            check_range("model.hidden", f64::from(width), 1.0, f64::from(MAX_WIDTH))?;
        }
        for (name, share) in [
            ("model.dropout.input", self.dropout.input),
            ("model.dropout.hidden", self.dropout.hidden),
        ] {
            // At 1 nothing would be left to scale.
            check_range(name, share, 0.0, 0.999)?;
        }
        Ok(())
    }
}
