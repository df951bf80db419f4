//! How to go back to earlier weights, and the controls of that.

use crate::value::readable;

/// Which weights a rewind sets under the plan's masks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub enum RewindTo {
    /// θ₀.
    #[default]
    Start,
    /// θ_k, k the checkpoint of the training; θ₀ while it has not been reached.
    Checkpoint,
    /// A start of another draw: the control.
    NewStart,
}

readable!(RewindTo: Start, Checkpoint, NewStart);

/// How to rewind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct Rewind {
    pub to: RewindTo,
    /// Mix the mask of weights within each layer first: the other control.
    pub shuffled: bool,
    /// Which of the seeded draws the controls use.
    pub draw: u32,
}

readable!(Rewind { to; shuffled, draw });
