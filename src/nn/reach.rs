//! Which rows the loss sees in each layer, so that a training step touches no others.
//!
//! The loss looks at the training nodes only; every product with Â needs their neighbours one hop
//! further. Rows outside are not needed forward, and backward their gradient is exactly zero: leaving
//! them out changes no bit.

use super::FeatureView;
use crate::graph::Adjacency;
use crate::kernels::{ByColumns, Restriction, Rows};

/// The rows of every layer, output layer last.
#[derive(Debug, Clone)]
pub struct Reach {
    layers: Vec<LayerReach>,
}

/// One layer's rows.
#[derive(Debug, Clone)]
pub(super) struct LayerReach {
    /// Rows of ∂loss/∂Z that carry gradient; `None` when all do.
    here: Option<Vec<u32>>,
    /// The entries of Âᵀ that spread it; `None` when all rows carry gradient.
    spread: Option<Restriction>,
    /// On the input layer: sparse features of the nodes in these rows, by columns.
    features: Option<ByColumns>,
    nodes: usize,
}

impl Reach {
    /// Follows the gradient from the nodes in `loss_nodes` down `layers` layers.
    pub fn new(
        adjacency: &Adjacency,
        features: FeatureView,
        loss_nodes: &[u32],
        layers: usize,
    ) -> Self {
        let nodes = adjacency.nodes();
        let matrix = adjacency.matrix();
        let mut active = loss_nodes.to_vec();
        let mut out = Vec::with_capacity(layers);
        for _ in 0..layers {
            if active.len() == nodes {
                out.push(LayerReach {
                    here: None,
                    spread: None,
                    features: None,
                    nodes,
                });
                continue;
            }
            let spread = Restriction::new(matrix.ptr, matrix.col, &active);
            let next = spread.rows.clone();
            out.push(LayerReach {
                here: Some(active),
                spread: Some(spread),
                features: None,
                nodes,
            });
            active = next;
        }
        out.reverse();
        if let FeatureView::Sparse(x, columns) = features {
            let rows = out[0].spread_rows();
            out[0].features = Some(ByColumns::new(x, columns, rows));
        }
        Reach { layers: out }
    }

    pub(super) fn layer(&self, layer: usize) -> &LayerReach {
        &self.layers[layer]
    }
}

impl LayerReach {
    /// Rows of ∂loss/∂Z.
    pub(super) fn here(&self) -> Rows<'_> {
        self.here
            .as_deref()
            .map_or(Rows::All(self.nodes), Rows::Some)
    }

    /// Rows of Âᵀ ∂loss/∂Z.
    pub(super) fn spread_rows(&self) -> Rows<'_> {
        self.spread
            .as_ref()
            .map_or(Rows::All(self.nodes), |spread| Rows::Some(&spread.rows))
    }

    pub(super) fn spread(&self) -> Option<&Restriction> {
        self.spread.as_ref()
    }

    pub(super) fn features(&self) -> Option<&ByColumns> {
        self.features.as_ref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::{Graph, Normalization};

    #[test]
    fn the_gradient_spreads_by_one_hop_a_layer() {
        let path = Graph::new(5, vec![[0, 1], [1, 2], [2, 3], [3, 4]], None).expect("valid");
        let adjacency = Adjacency::new(&path, Normalization::Symmetric, true);
        let reach = Reach::new(&adjacency, FeatureView::Identity(5), &[0], 2);
        let rows = |rows: Rows| (0..rows.len()).map(|i| rows.at(i)).collect::<Vec<_>>();
        assert_eq!(rows(reach.layer(1).here()), [0]);
        assert_eq!(rows(reach.layer(0).here()), [0, 1]);
        assert_eq!(rows(reach.layer(0).spread_rows()), [0, 1, 2]);
    }
}
