//! What the plan in force stores and computes, by counting and by formula: cheap enough for every tick.

use super::Engine;
use crate::analysis::storage::Bytes;
use crate::analysis::{Messages, column_counts, multiply_adds_by};
use crate::prune::alive;
use crate::told::told;
use crate::train::Network;

/// What a plan's network stores and computes. The full report of costs counts the same.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct Footprint {
    /// Of one pass, zeros left out.
    pub multiply_adds: f64,
    /// The same with nothing removed.
    pub dense_multiply_adds: f64,
    /// Parameters over those that are not 0; null where nothing is left.
    pub compression: Option<f64>,
    /// Of the weight matrices without the neurons that do nothing, by the formula of each format; null
    /// where it has no room, and for Huffman codes, whose formula asks for the values.
    #[cfg_attr(test, ts(type = "Record<Format, number | null>"))]
    pub bytes: Bytes,
}

told!(Footprint {
    multiply_adds,
    dense_multiply_adds,
    compression,
    bytes
});

/// What of it stays the same from tick to tick.
pub(super) struct Footing {
    /// nnz(X_:j) of each column; `None` where X is dense.
    uses: Option<Vec<u32>>,
    /// Â with all edges.
    whole: Messages,
    /// Multiply-adds of the dense model, of the pruner's revision.
    dense: Option<(u64, f64)>,
}

impl Footing {
    /// Of a network with all its edges in force.
    pub(super) fn new(network: &Network) -> Self {
        Footing {
            uses: column_counts(&network.data().features),
            whole: Messages::of(network.adjacency()),
            dense: None,
        }
    }
}

impl Engine {
    /// Of the plan, which must have been evaluated.
    #[inline(never)]
    pub(super) fn footprint(&mut self) -> Footprint {
        let network = self.pruner.network();
        let (shape, params) = (network.shape(), self.pruner.effective());
        let Footing { uses, whole, dense } = &mut self.footing;
        let count =
            |params: &[f32], messages| multiply_adds_by(shape, params, uses.as_deref(), messages);
        let revision = self.pruner.revision();
        let dense_multiply_adds = match *dense {
            Some((of, known)) if of == revision => known,
            _ => count(&self.pruner.state().dense.params, *whole),
        };
        *dense = Some((revision, dense_multiply_adds));
        let nonzeros = params.iter().filter(|&&value| value != 0.0).count();
        Footprint {
            multiply_adds: count(params, Messages::of(network.adjacency())),
            dense_multiply_adds,
            compression: (nonzeros > 0).then(|| params.len() as f64 / nonzeros as f64),
            bytes: Bytes::of(shape, params, &alive(shape, params)),
        }
    }
}
