//! The graphs and models that everything is measured on.

use secateur::Spec;
use secateur::data::{
    BlockModel, Dataset, Features, KarateLabels, OwnData, OwnFeatures, Role, Source, SplitChoice,
};
use secateur::nn::{Dropout, ModelConfig, glorot};
use secateur::train::{Network, Task, TrainingConfig};
use std::fs;
use std::io;
use std::path::Path;
use std::rc::Rc;

/// Of the initial weights, and of generated graphs.
const SEED: u32 = 1;

/// A graph with its features and classes, and the width of the model's hidden layer.
pub struct Workload {
    pub name: &'static str,
    pub hidden: u32,
    pub data: OwnData,
}

/// The workloads that need no files.
pub fn built_in() -> Vec<Workload> {
    let block_model = |nodes, edges| {
        Source::BlockModel(BlockModel {
            nodes,
            edges,
            blocks: 4,
            homophily: 0.8,
            features: 64,
            signal: 0.3,
            labels: 20,
        })
    };
    let karate = Source::KarateClub {
        labels: KarateLabels::Factions,
    };
    [
        ("karate", 16, karate),
        ("block1k", 32, block_model(1_000, 10_000)),
        ("block10k", 32, block_model(10_000, 100_000)),
    ]
    .into_iter()
    .map(|(name, hidden, source)| Workload {
        name,
        hidden,
        data: flat(&Dataset::load(&source, SEED).expect("valid")),
    })
    .collect()
}

/// The workloads that stand in files: `edges.csv`, `nodes.csv` and `features.csv` in a folder of
/// their name.
pub const FROM_FILES: [&str; 2] = ["cora", "facebook-pages"];

/// Reads one of them; its features are the rows' ones, each row divided by its sum.
pub fn from_files(name: &'static str, folder: &Path) -> io::Result<Workload> {
    let table = |file: &str| -> io::Result<Vec<Vec<String>>> {
        let text = fs::read_to_string(folder.join(name).join(file))?;
        let words = |line: &str| line.split(',').map(str::to_owned).collect();
        Ok(text.lines().skip(1).map(words).collect())
    };
    let (edges, nodes, features) = (
        table("edges.csv")?,
        table("nodes.csv")?,
        table("features.csv")?,
    );
    let mut classes: Vec<&str> = nodes.iter().map(|row| row[1].as_str()).collect();
    classes.sort_unstable();
    classes.dedup();
    let mut rows = vec![Vec::new(); nodes.len()];
    for row in &features {
        rows[number(&row[0])? as usize].push(number(&row[1])?);
    }
    let columns = rows.iter().flatten().max().map_or(0, |&last| last + 1);
    let mut ptr = vec![0];
    for row in &rows {
        ptr.push(ptr[ptr.len() - 1] + row.len() as u32);
    }
    let data = OwnData {
        nodes: nodes.len() as u32,
        edges: edges
            .iter()
            .flat_map(|row| [number(&row[0]), number(&row[1])])
            .collect::<io::Result<_>>()?,
        edge_weights: None,
        edge_columns: Vec::new(),
        features: OwnFeatures::Sparse {
            columns,
            ptr,
            col: rows.concat(),
            val: None,
            normalize: true,
        },
        classes: nodes
            .iter()
            .map(|row| classes.iter().position(|class| *class == row[1]))
            .map(|class| class.map_or(-1, |class| class as i32))
            .collect(),
        roles: nodes
            .iter()
            .map(|row| match row[2].as_str() {
                "train" => Role::Train as u8,
                "val" => Role::Validation as u8,
                "test" => Role::Test as u8,
                _ => Role::Unused as u8,
            })
            .collect(),
        node_names: vec![],
        class_names: vec![],
    };
    // There and back, so that the features carry their final values.
    let data = flat(&data.into_dataset().map_err(io::Error::other)?);
    Ok(Workload {
        name,
        hidden: 16,
        data,
    })
}

fn number(text: &str) -> io::Result<u32> {
    text.parse().map_err(io::Error::other)
}

/// A dataset as the arrays that another program can bring to an engine.
fn flat(data: &Dataset) -> OwnData {
    let nodes = data.graph.nodes();
    OwnData {
        nodes: nodes as u32,
        edges: data.graph.pairs().concat(),
        edge_weights: None,
        edge_columns: Vec::new(),
        features: match &data.features {
            Features::Identity(_) => OwnFeatures::Identity,
            Features::Dense(matrix) => OwnFeatures::Dense {
                columns: matrix.ncols() as u32,
                values: matrix.iter().copied().collect(),
            },
            Features::Sparse(rows) => OwnFeatures::Sparse {
                columns: data.features.columns() as u32,
                ptr: rows.matrix().ptr.to_vec(),
                col: rows.matrix().col.to_vec(),
                val: Some(rows.matrix().val.to_vec()),
                normalize: false,
            },
        },
        classes: data
            .classes
            .iter()
            .map(|class| class.map_or(-1, |class| class as i32))
            .collect(),
        roles: (data.split.roles(nodes).into_iter())
            .map(|role| role as u8)
            .collect(),
        node_names: vec![],
        class_names: vec![],
    }
}

impl Workload {
    pub fn model(&self, dropout: f64) -> ModelConfig {
        ModelConfig {
            hidden: vec![self.hidden],
            bias: true,
            dropout: Dropout {
                input: dropout,
                hidden: dropout,
            },
            ..ModelConfig::default()
        }
    }

    /// The experiment, its graph to be brought along.
    pub fn spec(&self, dropout: f64) -> Spec {
        Spec {
            graph: Source::Own { hash: None },
            task: Task::default(),
            split: SplitChoice::default(),
            model: self.model(dropout),
            training: TrainingConfig::default(),
            seed: SEED,
        }
    }

    pub fn network(&self, dropout: f64) -> Network {
        let data = self.data.clone().into_dataset().expect("valid");
        Network::new(Rc::new(data), &self.model(dropout))
    }

    /// θ₀: all weights, then all biases.
    pub fn initial(&self, network: &Network) -> Vec<f32> {
        glorot(network.shape(), SEED)
    }

    /// Of dropout; an engine uses the spec's one seed for all.
    pub fn seed(&self) -> u32 {
        SEED
    }
}
