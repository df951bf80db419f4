//! What a model is to predict, as the caller states it.

use crate::data::LinkShares;
use crate::error::{Result, check_range};
use crate::nn::MAX_WIDTH;
use serde::{Deserialize, Serialize};

/// The task.
// Braces without fields: serde would overlook unknown fields of a variant without them.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    deny_unknown_fields
)]
pub enum Task {
    /// The class of each node.
    NodeClasses {},
    /// The same from one labelled member of each class.
    Communities {},
    /// Whether two nodes are joined: a GCN encoder and an inner-product decoder.
    Links {
        /// Length of a node's embedding.
        dimensions: u32,
        shares: LinkShares,
    },
}

impl Default for Task {
    fn default() -> Self {
        Task::NodeClasses {}
    }
}

impl Task {
    /// Refuses embeddings without length.
    pub fn check(&self) -> Result<()> {
        match self {
            Task::Links { dimensions, .. } => check_range(
                "task.dimensions",
                f64::from(*dimensions),
                1.0,
                f64::from(MAX_WIDTH),
            ),
            _ => Ok(()),
        }
    }
}
