//! Sub-networks: the weights divided into parts, each pruned by itself, with a ratio of its own where it
//! has one.

use super::cluster::clusters;
use crate::error::{Result, check_range};
use crate::nn::Shape;
use crate::told::{Field, Told};
use crate::train::Network;
use crate::value::{Read, Value, readable};

/// The most parts that can have a ratio of their own.
pub const MOST_PARTS: usize = 16;

/// The most that a caller may divide features or neurons into; with each other layer a part by itself
/// there are no more than [`MOST_PARTS`].
const MOST: u32 = 12;

/// How the weights are divided, and the ratios of the parts.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct Parts {
    pub by: PartsBy,
    /// How many parts features or neurons are divided into, 1 to 12; fewer where there are fewer of them.
    pub count: u32,
    /// Part by part; null or missing where the card's ratio holds.
    #[cfg_attr(test, ts(as = "Vec<Option<f64>>"))]
    pub ratios: Ratios,
}

readable!(Parts { by, count; ratios });

/// What makes a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub enum PartsBy {
    /// Each matrix is a part.
    #[default]
    Layers,
    /// Runs of consecutive input features, as long as each other or one longer; each other matrix is a
    /// part.
    Features,
    /// The quarters of each matrix.
    Tiles,
    /// Hidden neurons that fire together: with a neuron go its incoming weights, and to the output its
    /// outgoing ones.
    Clusters,
}

readable!(PartsBy: Layers, Features, Tiles, Clusters);

/// Ratios that override the card's.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Ratios(pub [Option<f64>; MOST_PARTS]);

impl Ratios {
    /// That of a part, if it has one.
    pub fn of(&self, part: usize) -> Option<f64> {
        self.0.get(part).copied().flatten()
    }

    /// Whether some part has one above 0.
    pub fn cut_something(&self) -> bool {
        self.0.iter().flatten().any(|&ratio| ratio > 0.0)
    }

    /// Each changed by `change`.
    pub fn map(mut self, change: impl Fn(f64) -> f64) -> Self {
        for ratio in self.0.iter_mut().flatten() {
            *ratio = change(*ratio);
        }
        self
    }
}

impl Read for Ratios {
    fn read(value: Value) -> Result<Self> {
        let list: Option<Vec<Option<f64>>> = Read::read(value)?;
        let list = list.unwrap_or_default();
        check_range("parts.ratios", list.len() as f64, 0.0, MOST_PARTS as f64)?;
        let mut ratios = Ratios::default();
        ratios.0[..list.len()].copy_from_slice(&list);
        Ok(ratios)
    }
}

impl Field for Ratios {
    fn told(&self) -> Told<'_> {
        // Without the parts behind the last that has one.
        let used = self.0.iter().rposition(Option::is_some);
        let used = &self.0[..used.map_or(0, |last| last + 1)];
        Told::List(used.iter().map(Field::told).collect())
    }
}

impl Parts {
    /// Refuses ratios outside 0 to 1, and no parts.
    pub fn check(&self) -> Result<()> {
        for &ratio in self.ratios.0.iter().flatten() {
            check_range("weights.parts.ratios", ratio, 0.0, 1.0)?;
        }
        if matches!(self.by, PartsBy::Features | PartsBy::Clusters) {
            check_range("weights.parts.count", self.count.into(), 1.0, MOST.into())?;
        }
        Ok(())
    }
}

/// The part of every weight; `network` holds the pass by which neurons are clustered. No part is empty.
pub(super) fn parts(parts: &Parts, network: &Network) -> Vec<u32> {
    let shape = network.shape();
    match parts.by {
        PartsBy::Clusters => by_neurons(shape, &clusters_of(network, parts.count as usize)),
        _ => by_places(parts, shape),
    }
}

#[inline(never)]
fn by_places(parts: &Parts, shape: &Shape) -> Vec<u32> {
    let mut out = vec![0; shape.weights()];
    let mut next = 0;
    for (l, layer) in shape.layers().iter().enumerate() {
        let (rows, columns) = match parts.by {
            PartsBy::Features if l == 0 => (parts.count as usize, 1),
            PartsBy::Tiles => (2, 2),
            _ => (1, 1),
        };
        let (rows, columns) = (rows.min(layer.inputs), columns.min(layer.outputs));
        for (inside, index) in layer.weights().enumerate() {
            let (row, column) = (inside / layer.outputs, inside % layer.outputs);
            let part = row * rows / layer.inputs * columns + column * columns / layer.outputs;
            out[index] = next + part as u32;
        }
        next += (rows * columns) as u32;
    }
    out
}

#[inline(never)]
fn clusters_of(network: &Network, count: usize) -> Vec<u32> {
    let mut columns = Vec::new();
    for l in 0..network.shape().hidden().count() {
        for column in network.hidden(l).columns() {
            columns.push(column.to_vec());
        }
    }
    clusters(&columns, count)
}

#[inline(never)]
fn by_neurons(shape: &Shape, clusters: &[u32]) -> Vec<u32> {
    let mut out = vec![0; shape.weights()];
    let mut behind = 0;
    for (l, layer) in shape.layers().iter().enumerate() {
        let is_last = l + 1 == shape.layers().len();
        for (inside, index) in layer.weights().enumerate() {
            let (row, column) = (inside / layer.outputs, inside % layer.outputs);
            // Without hidden neurons there is nothing to cluster: one part.
            let neuron = if is_last {
                (behind + row).checked_sub(layer.inputs)
            } else {
                Some(behind + column)
            };
            out[index] = neuron.map_or(0, |neuron| clusters[neuron]);
        }
        behind += layer.outputs;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_are_shared_out_and_other_layers_stay_whole() {
        let shape = Shape::new(&[5, 2, 3], false);
        let by = |by, count| {
            let parts = Parts {
                by,
                count,
                ..Parts::default()
            };
            by_places(&parts, &shape)
        };
        let (first, second) = ([0, 0, 0, 0, 0, 0, 1, 1, 1, 1], [2; 6]);
        assert_eq!(by(PartsBy::Features, 2), [&first[..], &second].concat());
        assert_eq!(by(PartsBy::Features, 12)[8..], [4, 4, 5, 5, 5, 5, 5, 5]);
        assert_eq!(by(PartsBy::Layers, 0), [&[0; 10][..], &[1; 6]].concat());
        let tiles = [
            [0, 1, 0, 1, 0, 1, 2, 3, 2, 3].to_vec(),
            vec![4, 4, 5, 6, 6, 7],
        ];
        assert_eq!(by(PartsBy::Tiles, 0), tiles.concat());
    }

    #[test]
    fn a_neurons_weights_go_with_it() {
        // Neurons 0, 1 and 2, 3, 4; the output hears the latter.
        let shape = Shape::new(&[1, 2, 3, 2], false);
        let parts = by_neurons(&shape, &[0, 1, 0, 1, 2]);
        let expected = [&[0, 1][..], &[0, 1, 2, 0, 1, 2], &[0, 0, 1, 1, 2, 2]];
        assert_eq!(parts, expected.concat());
        let flat = Shape::new(&[3, 2], false);
        assert_eq!(by_neurons(&flat, &[]), [0; 6]);
    }

    #[test]
    fn ratios_are_written_as_they_are_read() {
        let text = r#"{"by":"tiles","count":0,"ratios":[null,0.5]}"#;
        let parts: Parts = serde_json::from_str(text).expect("valid");
        assert_eq!((parts.ratios.of(0), parts.ratios.of(1)), (None, Some(0.5)));
        assert_eq!(parts.ratios.of(99), None);
        assert_eq!(serde_json::to_string(&parts).expect("written"), text);
        let many = r#"{"by":"tiles","count":0,"ratios":[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]}"#;
        assert!(serde_json::from_str::<Parts>(many).is_err());
    }
}
