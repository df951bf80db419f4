//! What scores ask of a network beside its passes: what judges it, messages, agreement.

use super::{Network, Objective};
use crate::data::{HeldOut, LinkSplit, missing_edges};
use crate::graph::Adjacency;
use crate::kernels::{Rows, spmm};
use crate::nn::{Activation, link_logits, sigmoid, softmax};
use crate::rng::{Rng, Stream};
use crate::train::Judge;
use ndarray::{Array2, ArrayView2};

impl Network {
    /// What scores that need a loss are judged on, from the last pass where predictions stand in.
    pub fn judge(&self, seed: u32) -> Judge {
        match &self.objective {
            Objective::Classes if self.data.split.validation.is_empty() => Judge::Nodes {
                classes: self.predictions().into_iter().map(Some).collect(),
                nodes: (0..self.data.graph.nodes() as u32).collect(),
            },
            Objective::Classes => Judge::Nodes {
                classes: self.data.classes.clone(),
                nodes: self.data.split.validation.clone(),
            },
            Objective::Links { held_out, .. } => {
                let HeldOut {
                    positives,
                    negatives,
                } = if held_out.validation.positives.is_empty() {
                    self.training_links(held_out, seed, 0)
                } else {
                    held_out.validation.clone()
                };
                Judge::Pairs {
                    positives,
                    negatives,
                }
            }
        }
    }

    /// What the training loss of an epoch looks at, as a judge.
    pub fn training_judge(&self, seed: u32, epoch: u32) -> Judge {
        match &self.objective {
            Objective::Classes => Judge::Nodes {
                classes: self.data.classes.clone(),
                nodes: self.data.split.train.clone(),
            },
            Objective::Links { held_out, .. } => {
                let HeldOut {
                    positives,
                    negatives,
                } = self.training_links(held_out, seed, epoch);
                Judge::Pairs {
                    positives,
                    negatives,
                }
            }
        }
    }

    /// The training edges and as many pairs without one as an epoch draws them.
    fn training_links(&self, held_out: &LinkSplit, seed: u32, epoch: u32) -> HeldOut {
        let graph = &self.data.graph;
        // Draw 0 is that of the held-out pairs.
        let mut rng = Rng::new(seed, Stream::Negatives, epoch + 1);
        HeldOut {
            positives: graph.pairs().to_vec(),
            negatives: missing_edges(graph, &held_out.is_item, graph.edges(), &mut rng),
        }
    }

    /// Â of the edges in force.
    pub fn adjacency(&self) -> &Adjacency {
        &self.adjacency
    }

    /// The non-linearity of hidden layers.
    pub fn activation(&self) -> Activation {
        self.model.activation()
    }

    /// Â h of a hidden layer in the last pass. (n, width)
    pub fn propagated(&self, layer: usize) -> Array2<f32> {
        let hidden = self.hidden(layer);
        let mut out = Array2::zeros(hidden.raw_dim());
        let rows = Rows::All(hidden.nrows());
        spmm(self.adjacency.matrix(), hidden, rows, out.view_mut());
        out
    }

    /// How far the ends of each edge agree in the last pass: `of_classes` of their probabilities, or
    /// the predicted probability of the edge.
    pub fn edge_agreement(
        &self,
        of_classes: impl Fn(&[[u32; 2]], ArrayView2<f32>) -> Vec<f64>,
    ) -> Vec<f64> {
        let pairs = self.data.graph.pairs();
        match self.objective {
            Objective::Classes => of_classes(pairs, softmax(self.logits()).view()),
            Objective::Links { .. } => link_logits(self.logits(), pairs)
                .into_iter()
                .map(|logit| f64::from(sigmoid(logit)))
                .collect(),
        }
    }
}
