//! What scores that need a loss are judged on: never the test items.

use crate::nn::{cross_entropy, cross_entropy_gradient, link_gradient, link_loss};
use ndarray::{Array2, ArrayView2};

/// The validation items; where there are none, what the network itself predicts.
#[derive(Debug, Clone, PartialEq)]
pub enum Judge {
    /// Nodes and the classes they should have.
    Nodes {
        classes: Vec<Option<u32>>,
        nodes: Vec<u32>,
    },
    /// Pairs with an edge and pairs without.
    Pairs {
        positives: Vec<[u32; 2]>,
        negatives: Vec<[u32; 2]>,
    },
}

impl Judge {
    /// Mean cross-entropy of an output: logits (n, classes) or embeddings (n, dimensions).
    pub fn loss(&self, output: ArrayView2<f32>) -> f64 {
        match self {
            Judge::Nodes { classes, nodes } => cross_entropy(output, classes, nodes),
            Judge::Pairs {
                positives,
                negatives,
            } => link_loss(output, positives, negatives),
        }
    }

    /// The nodes whose output it looks at, ascending.
    pub fn nodes(&self) -> Vec<u32> {
        let mut nodes = match self {
            Judge::Nodes { nodes, .. } => nodes.clone(),
            Judge::Pairs {
                positives,
                negatives,
            } => [&positives[..], &negatives[..]].concat().concat(),
        };
        nodes.sort_unstable();
        nodes.dedup();
        nodes
    }

    /// How many items it has.
    pub fn items(&self) -> usize {
        match self {
            Judge::Nodes { nodes, .. } => nodes.len(),
            Judge::Pairs {
                positives,
                negatives,
            } => positives.len() + negatives.len(),
        }
    }

    /// The judge of item `i` alone; this one is the mean of all of them.
    pub fn single(&self, i: usize) -> Judge {
        match self {
            Judge::Nodes { classes, nodes } => Judge::Nodes {
                classes: classes.clone(),
                nodes: vec![nodes[i]],
            },
            Judge::Pairs {
                positives,
                negatives,
            } => {
                let of = |pairs: &[[u32; 2]], i: usize| pairs.get(i).copied().into_iter().collect();
                Judge::Pairs {
                    positives: of(positives, i),
                    negatives: of(negatives, i.wrapping_sub(positives.len())),
                }
            }
        }
    }

    /// The loss, and its slope in every row of `slope`.
    pub fn gradient(&self, output: ArrayView2<f32>, slope: &mut Array2<f32>) -> f64 {
        match self {
            Judge::Nodes { classes, nodes } => {
                slope.fill(0.0);
                cross_entropy_gradient(output, classes, nodes, slope)
            }
            Judge::Pairs {
                positives,
                negatives,
            } => link_gradient(output, positives, negatives, slope),
        }
    }
}
