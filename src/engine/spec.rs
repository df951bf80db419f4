//! The Experiment without its plan: what an engine is built from.

use crate::data::{Source, SplitChoice};
use crate::nn::ModelConfig;
use crate::train::{Task, TrainingConfig};
use crate::value::readable;

/// Everything that decides the dense model. The same spec gives the same bits everywhere.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct Spec {
    pub graph: Source,
    pub task: Task,
    /// Who trains, validates and tests, where classes are predicted.
    pub split: SplitChoice,
    pub model: ModelConfig,
    pub training: TrainingConfig,
    pub seed: u32,
}

readable!(Spec {
    graph,
    task,
    split,
    model,
    training,
    seed
});
