//! The contextual stochastic block model.

use super::{names, numbered};
use crate::data::{Dataset, Features, RawGraph, SparseRows, stratified};
use crate::error::{Result, check_range};
use crate::graph::Graph;
use crate::rng::{Rng, Stream};
use crate::value::readable;
use ndarray::Array2;
use std::collections::BTreeSet;

/// A contextual stochastic block model (Deshpande, Sen, Montanari & Mossel 2018) with a given number
/// of edges: blocks of equal size; each edge lies within a block with probability `homophily`, its
/// ends uniform there; features are the block's mean, a random sign vector times `signal`, plus
/// standard normal noise.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct BlockModel {
    pub nodes: u32,
    pub edges: u32,
    pub blocks: u32,
    /// Share of edges within a block, 0 to 1.
    pub homophily: f64,
    pub features: u32,
    /// Length of a block's mean in each feature, in units of the noise.
    pub signal: f64,
    /// Labelled nodes a block; as many again validate.
    pub labels: u32,
}

readable!(BlockModel {
    nodes,
    edges,
    blocks,
    homophily,
    features,
    signal,
    labels
});

/// The largest graph that is generated.
const MAX_NODES: f64 = 25_000.0;
const MAX_EDGES: f64 = 1e6;
/// Generation stays quick while at most this share of all pairs is taken.
const DENSEST: f64 = 0.5;

impl BlockModel {
    /// Draws the graph, its features and its split.
    ///
    /// # Errors
    /// Parameters outside their ranges, or more edges than half of the pairs they may be drawn from.
    pub fn generate(&self, seed: u32) -> Result<Dataset> {
        self.check()?;
        let mut rng = Rng::new(seed, Stream::Generator, 0);
        let block = |node: u32| node % self.blocks;
        let graph = Graph::new(self.nodes, self.pairs(&mut rng), None)?;
        let signs: Vec<bool> = (0..self.blocks * self.features)
            .map(|_| rng.next_u32() >> 31 == 1)
            .collect();
        let (n, f) = (self.nodes as usize, self.features as usize);
        let signal = self.signal as f32;
        let features = Array2::from_shape_fn((n, f), |(node, feature)| {
            let sign = signs[block(node as u32) as usize * f + feature];
            (if sign { signal } else { -signal }) + normal(&mut rng)
        });
        let classes: Vec<Option<u32>> = (0..self.nodes).map(|node| Some(block(node))).collect();
        let labels = self.labels as usize;
        let split = stratified(&classes, self.blocks as usize, labels, labels, seed);
        Dataset::new(graph, Features::Dense(features), classes, split)
    }

    /// The same graph and features before anybody has chosen labels.
    pub(super) fn raw(&self, seed: u32) -> Result<RawGraph> {
        let data = self.generate(seed)?;
        let features = match data.features {
            Features::Dense(x) => {
                let (nodes, columns) = (x.nrows() as u32, x.ncols() as u32);
                let ptr = (0..=nodes).map(|node| node * columns).collect();
                let col = (0..nodes).flat_map(|_| 0..columns).collect();
                let val = x.iter().copied().collect();
                SparseRows::from_compressed(columns as usize, ptr, col, Some(val)).map(Some)?
            }
            _ => None,
        };
        Ok(RawGraph {
            node_names: names(self.nodes),
            pairs: data.graph.pairs().to_vec(),
            node_columns: vec![numbered(
                "block",
                &mut data.classes.iter().flatten().copied(),
            )],
            features,
            ..RawGraph::default()
        })
    }

    /// Refuses parameters outside their ranges, or more edges than half of the pairs they may be
    /// drawn from.
    pub fn check(&self) -> Result<()> {
        let nodes = f64::from(self.nodes);
        check_range("blockModel.nodes", nodes, 6.0, MAX_NODES)?;
        // In each block one node trains, one validates and one tests, at least.
        check_range(
            "blockModel.blocks",
            f64::from(self.blocks),
            2.0,
            (nodes / 3.0).floor(),
        )?;
        check_range("blockModel.homophily", self.homophily, 0.0, 1.0)?;
        check_range(
            "blockModel.features",
            f64::from(self.features),
            1.0,
            4_096.0,
        )?;
        check_range("blockModel.signal", self.signal, 0.0, 100.0)?;
        let smallest = (self.nodes / self.blocks) as f64;
        check_range(
            "blockModel.labels",
            f64::from(self.labels),
            1.0,
            ((smallest - 1.0) / 2.0).floor(),
        )?;
        let within = nodes * (smallest - 1.0) / 2.0;
        let between = nodes * (nodes - smallest - 1.0).max(0.0) / 2.0;
        let most = [(self.homophily, within), (1.0 - self.homophily, between)]
            .into_iter()
            .filter(|(share, _)| *share > 0.0)
            .map(|(share, pairs)| DENSEST * pairs / share)
            .fold(MAX_EDGES, f64::min);
        check_range("blockModel.edges", f64::from(self.edges), 0.0, most.floor())
    }

    fn pairs(&self, rng: &mut Rng) -> Vec<[u32; 2]> {
        let mut seen = BTreeSet::new();
        // Node numbers of a block are b, b + blocks, b + 2 · blocks, …
        while seen.len() < self.edges as usize {
            let source = rng.below(self.nodes);
            let is_within = f64::from(rng.unit()) < self.homophily;
            let target = loop {
                let other = rng.below(self.nodes);
                let same_block = other % self.blocks == source % self.blocks;
                if other != source && same_block == is_within {
                    break other;
                }
            };
            seen.insert([source.min(target), source.max(target)]);
        }
        seen.into_iter().collect()
    }
}

/// A standard normal number (Box & Muller 1958), by `libm` for the same bits everywhere.
fn normal(rng: &mut Rng) -> f32 {
    // 1 − u lies in (0, 1], so the logarithm is finite.
    let radius = (-2.0 * libm::logf(1.0 - rng.unit())).sqrt();
    radius * libm::cosf(2.0 * std::f32::consts::PI * rng.unit())
}

#[cfg(test)]
mod tests {
    use super::*;

    const MODEL: BlockModel = BlockModel {
        nodes: 400,
        edges: 2_000,
        blocks: 4,
        homophily: 0.8,
        features: 16,
        signal: 0.5,
        labels: 5,
    };

    #[test]
    fn edges_homophily_and_features_are_what_was_asked_for() {
        let data = MODEL.generate(1).expect("valid");
        assert_eq!(data.graph.edges(), 2_000);
        let within = data
            .graph
            .pairs()
            .iter()
            .filter(|[a, b]| a % 4 == b % 4)
            .count();
        assert!((within as f64 / 2_000.0 - 0.8).abs() < 0.03, "{within}");
        let Features::Dense(x) = &data.features else {
            panic!("dense features");
        };
        let (mean, square) = x.iter().fold((0.0, 0.0), |(m, s), &v| {
            (m + f64::from(v), s + f64::from(v) * f64::from(v))
        });
        let n = x.len() as f64;
        assert!((square / n - 1.25).abs() < 0.06, "variance {}", square / n);
        assert!((mean / n).abs() < 0.3);
        assert_eq!(data.split.train.len(), 20);
    }

    #[test]
    fn the_seed_decides_everything() {
        let pairs = |seed| MODEL.generate(seed).expect("valid").graph.pairs().to_vec();
        assert_eq!(pairs(1), pairs(1));
        assert_ne!(pairs(1), pairs(2));
    }

    #[test]
    fn impossible_models_are_refused() {
        for bad in [
            BlockModel { nodes: 2, ..MODEL },
            BlockModel { blocks: 1, ..MODEL },
            BlockModel {
                homophily: 1.5,
                ..MODEL
            },
            BlockModel {
                features: 0,
                ..MODEL
            },
            BlockModel {
                edges: 100_000,
                ..MODEL
            },
            BlockModel {
                labels: 90,
                ..MODEL
            },
        ] {
            assert_eq!(bad.generate(1).expect_err("refused").code(), "out-of-range");
        }
    }
}
