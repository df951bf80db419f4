//! A graph as a file or a generator gives it, before anybody has chosen labels and features.

use super::{EdgeColumn, SparseRows};

/// Nodes, undirected pairs and columns; the same pair stands here once, and none joins a node to itself.
#[derive(Debug, Clone, Default)]
pub struct RawGraph {
    /// One name a node, all different.
    pub node_names: Vec<String>,
    /// Undirected, each once.
    pub pairs: Vec<[u32; 2]>,
    /// One a pair; `None` means 1 everywhere.
    pub weights: Option<Vec<f32>>,
    /// What else is known of the pairs, as numbers.
    pub edge_columns: Vec<EdgeColumn>,
    /// What is known of the nodes.
    pub node_columns: Vec<NodeColumn>,
    /// Entries by node, where the source has a matrix of features.
    pub features: Option<SparseRows>,
}

/// A named column of the nodes, one value a node.
#[derive(Debug, Clone, PartialEq)]
pub struct NodeColumn {
    pub name: String,
    pub values: NodeValues,
}

/// Values of a column.
#[derive(Debug, Clone, PartialEq)]
pub enum NodeValues {
    /// NaN where a node has none.
    Numbers(Vec<f32>),
    /// Empty where a node has none.
    Texts(Vec<String>),
}
