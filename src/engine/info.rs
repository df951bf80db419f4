//! Sizes and names of what an engine works on.

use super::{Engine, Info, LayerInfo, SplitSizes};
use crate::data::Features;

impl Engine {
    /// Sizes and names.
    pub fn info(&self) -> Info {
        let data = self.data();
        let network = self.pruner.network();
        let shape = network.shape();
        Info {
            nodes: data.graph.nodes() as u32,
            edges: data.graph.edges() as u32,
            features: data.features.columns() as u32,
            identity_features: matches!(data.features, Features::Identity(_)),
            classes: data.class_count() as u32,
            weights: shape.weights() as u32,
            neurons: shape.neurons() as u32,
            layers: shape
                .layers()
                .iter()
                .map(|layer| LayerInfo {
                    inputs: layer.inputs as u32,
                    outputs: layer.outputs as u32,
                    offset: layer.weight as u32,
                })
                .collect(),
            split: SplitSizes {
                train: data.split.train.len() as u32,
                validation: data.split.validation.len() as u32,
                test: data.split.test.len() as u32,
            },
            class_names: data.class_names.clone(),
            node_names: data.node_names.clone(),
            edge_columns: (data.edge_columns.iter())
                .map(|column| column.name.clone())
                .collect(),
            epochs: self.spec.training.epochs,
            seed: self.spec.seed,
            chance: commonest(
                network
                    .evaluated_items()
                    .into_iter()
                    .map(|(_, truth)| truth),
            ),
            validation_chance: (network.has_validation())
                .then(|| commonest(network.validation_truths().into_iter())),
        }
    }
}

/// How many items the commonest answer gets right.
fn commonest(truths: impl Iterator<Item = u32>) -> u32 {
    let mut counts: Vec<u32> = Vec::new();
    for truth in truths {
        let truth = truth as usize;
        if counts.len() <= truth {
            counts.resize(truth + 1, 0);
        }
        counts[truth] += 1;
    }
    counts.into_iter().max().unwrap_or(0)
}
