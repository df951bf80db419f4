//! What a model is to predict, as the caller states it.

use crate::data::LinkShares;
use crate::error::{Result, check_range};
use crate::nn::MAX_WIDTH;
use crate::told::told;
use crate::value::{Fields, Read, Value, deserializable, kind_of};

/// The task.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(
    test,
    ts(
        tag = "kind",
        rename_all = "camelCase",
        rename_all_fields = "camelCase"
    )
)]
pub enum Task {
    /// The class of each node.
    #[default]
    NodeClasses,
    /// The same from one labelled member of each class.
    Communities,
    /// Whether two nodes are joined: a GCN encoder and an inner-product decoder.
    Links {
        /// Length of a node's embedding.
        dimensions: u32,
        shares: LinkShares,
    },
}

told!(Task by kind: NodeClasses, Communities, Links { dimensions, shares });

impl Read for Task {
    fn read(value: Value) -> Result<Self> {
        let mut fields = Fields::open(value)?;
        let read = match kind_of(&mut fields, &["NodeClasses", "Communities", "Links"])? {
            0 => Task::NodeClasses,
            1 => Task::Communities,
            _ => Task::Links {
                dimensions: fields.get("dimensions")?,
                shares: fields.get("shares")?,
            },
        };
        fields.close()?;
        Ok(read)
    }
}

deserializable!(Task);

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
