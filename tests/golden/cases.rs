//! The golden files as the tests read them.
#![allow(dead_code, reason = "each test target uses its part")]

use ndarray::{Array2, ArrayView2};
use secateur::data::{Dataset, EdgeColumn, Features, OwnFeatures, SparseRows, Split};
use secateur::graph::Graph;
use secateur::mask::Mask;
use secateur::nn::ModelConfig;
use secateur::prune::Plan;
use secateur::train::{Network, TrainingConfig};
use serde::Deserialize;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// Largest difference allowed, relative to the largest magnitude of the array: the core computes in
/// f32, the references in f64.
pub const TOLERANCE: f64 = 1e-4;

/// What both kinds of golden files begin with.
#[derive(Deserialize)]
pub struct Problem {
    pub graph: GraphJson,
    pub features: FeaturesJson,
    pub labels: Vec<u32>,
    pub train: Vec<u32>,
    #[serde(default, rename = "edgeColumns")]
    pub edge_columns: Vec<ColumnJson>,
    #[serde(default)]
    pub validation: Vec<u32>,
    pub test: Vec<u32>,
    pub model: ModelConfig,
    pub weights: Vec<Vec<f32>>,
    pub biases: Vec<Vec<f32>>,
}

#[derive(Deserialize)]
pub struct ColumnJson {
    pub name: String,
    pub values: Vec<f32>,
}

#[derive(Deserialize)]
pub struct GraphJson {
    pub nodes: u32,
    pub pairs: Vec<[u32; 2]>,
    pub weights: Option<Vec<f32>>,
}

impl GraphJson {
    pub fn graph(&self) -> Graph {
        let (pairs, weights) = (self.pairs.clone(), self.weights.clone());
        Graph::new(self.nodes, pairs, weights).expect("a graph")
    }
}

#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum FeaturesJson {
    Identity {
        columns: usize,
    },
    Sparse {
        columns: usize,
        rows: Vec<Vec<(u32, f32)>>,
    },
    Dense {
        columns: usize,
        values: Vec<f32>,
    },
}

impl FeaturesJson {
    pub fn own(&self) -> OwnFeatures {
        match self {
            FeaturesJson::Identity { .. } => OwnFeatures::Identity,
            FeaturesJson::Dense { columns, values } => OwnFeatures::Dense {
                columns: *columns as u32,
                values: values.clone(),
            },
            FeaturesJson::Sparse { columns, rows } => {
                let mut ptr = vec![0];
                for row in rows {
                    ptr.push(ptr[ptr.len() - 1] + row.len() as u32);
                }
                let (col, val) = rows.iter().flatten().copied().unzip();
                OwnFeatures::Sparse {
                    columns: *columns as u32,
                    ptr,
                    col,
                    val: Some(val),
                    normalize: false,
                }
            }
        }
    }
}

impl Problem {
    pub fn dataset(&self) -> Dataset {
        let graph = self.graph.graph();
        let features = match &self.features {
            FeaturesJson::Identity { columns } => Features::Identity(*columns),
            FeaturesJson::Sparse { columns, rows } => {
                Features::Sparse(SparseRows::new(*columns, rows.clone()).expect("sparse rows"))
            }
            FeaturesJson::Dense { columns, values } => Features::Dense(
                Array2::from_shape_vec((self.graph.nodes as usize, *columns), values.clone())
                    .expect("values fill the matrix"),
            ),
        };
        let split = Split {
            train: self.train.clone(),
            validation: self.validation.clone(),
            test: self.test.clone(),
        };
        let classes = self.labels.iter().copied().map(Some).collect();
        let mut data = Dataset::new(graph, features, classes, split).expect("a dataset");
        let columns = self.edge_columns.iter().map(|column| EdgeColumn {
            name: column.name.clone(),
            values: column.values.clone(),
        });
        data.edge_columns = columns.collect();
        data
    }

    pub fn network(&self) -> Network {
        Network::new(Rc::new(self.dataset()), &self.model)
    }

    /// All weight matrices, then all biases.
    pub fn params(&self) -> Vec<f32> {
        [&self.weights[..], &self.biases[..]].concat().concat()
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GcnCase {
    #[serde(flatten)]
    pub problem: Problem,
    pub training: TrainingConfig,
    pub masks: Option<MasksJson>,
    /// The learning rate of all epochs but the first five.
    pub later_rate: Option<f64>,
    /// Of dropout.
    #[serde(default)]
    pub seed: u32,
    pub expected: Expected,
}

/// 1 kept, 0 pruned: one list a weight matrix, one a hidden layer, one of edges.
#[derive(Deserialize)]
pub struct MasksJson {
    pub weights: Vec<Vec<u8>>,
    pub neurons: Vec<Vec<u8>>,
    pub edges: Vec<u8>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Expected {
    pub logits: Vec<f64>,
    pub loss: f64,
    pub weight_gradients: Vec<Vec<f64>>,
    pub bias_gradients: Vec<Vec<f64>>,
    pub losses: Vec<f64>,
    pub logits_after: Vec<f64>,
}

#[derive(Deserialize)]
pub struct PruningCase {
    #[serde(flatten)]
    pub problem: Problem,
    pub scores: Scores,
    pub plans: Vec<PlanCase>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Scores {
    pub magnitude: Vec<Vec<f64>>,
    pub spread: Vec<Vec<f64>>,
    pub spread_by_layer_mean: Vec<Vec<f64>>,
    pub literal: Vec<Vec<f64>>,
    pub literal_by_layer_mean: Vec<Vec<f64>>,
    pub jaccard: Vec<f64>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PlanCase {
    pub plan: Plan,
    /// One digit an item, 1 kept.
    pub weights: Vec<String>,
    pub neurons: Vec<String>,
    pub edges: String,
    pub weights_kept: usize,
    pub isolated: u32,
    pub correct: u32,
    pub changed: usize,
    pub logits: Vec<f64>,
}

pub fn flags(digits: impl IntoIterator<Item = u8>) -> Mask {
    Mask::from_flags(digits.into_iter().map(|digit| digit == 1).collect())
}

pub fn digits(lists: &[String]) -> Vec<u8> {
    lists.concat().bytes().map(|digit| digit - b'0').collect()
}

/// The golden files whose names begin with `prefix`, with their names.
pub fn golden<T: for<'a> Deserialize<'a>>(prefix: &str, at_least: usize) -> Vec<(String, T)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the folder of golden files")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| {
            let name = path.file_name().and_then(|name| name.to_str());
            name.is_some_and(|name| name.starts_with(prefix) && name.ends_with(".json"))
        })
        .collect();
    paths.sort();
    assert!(paths.len() >= at_least, "golden files are missing");
    paths
        .into_iter()
        .map(|path| {
            let text = std::fs::read_to_string(&path).expect("a readable file");
            let case = serde_json::from_str(&text)
                .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let name = path.file_stem().expect("a name").to_string_lossy();
            (name.into_owned(), case)
        })
        .collect()
}

pub fn gcn_cases() -> Vec<(String, GcnCase)> {
    golden("gcn-", 25)
}

pub fn pruning_cases() -> Vec<(String, PruningCase)> {
    golden("pruning-", 3)
}

#[track_caller]
pub fn assert_close(what: &str, got: impl IntoIterator<Item = f64>, expected: &[f64]) {
    assert_near(what, got, expected, TOLERANCE);
}

/// With a tolerance of its own, which is justified where it stands.
#[track_caller]
pub fn assert_near(
    what: &str,
    got: impl IntoIterator<Item = f64>,
    expected: &[f64],
    tolerance: f64,
) {
    let got: Vec<f64> = got.into_iter().collect();
    assert_eq!(got.len(), expected.len(), "{what}: length");
    let scale = expected.iter().fold(0f64, |m, v| m.max(v.abs()));
    for (i, (g, e)) in got.iter().zip(expected).enumerate() {
        assert!(
            (g - e).abs() <= tolerance * scale,
            "{what}[{i}]: {g} instead of {e}, scale {scale}"
        );
    }
}

pub fn wide(matrix: ArrayView2<f32>) -> Vec<f64> {
    matrix.iter().map(|&value| f64::from(value)).collect()
}
