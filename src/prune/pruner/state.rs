//! What training and pruning act upon.

use crate::graph::Laid;
use crate::prune::{Hand, Masks};
use crate::train::{Score, Trainer};

/// The state of an experiment. Undo restores the whole of it.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// The weights that every plan starts from.
    pub reference: Vec<f32>,
    /// What an earlier training under masks has healed around; no plan brings it back.
    pub floor: Masks,
    /// The ratios at which it was laid, in the order of [`crate::prune::Card::ALL`].
    pub floor_ratios: [f64; 4],
    /// The threshold of weights in standard deviations at which it was laid, 0 without one: the
    /// deviations change as weights are trained, and the cut must not.
    pub floor_deviations: f64,
    /// The same of the last layer, which a plan may spare.
    pub floor_deviations_last: f64,
    /// The sample of edges that it was laid with, whose weights no plan brings back.
    pub floor_sample: Option<Sample>,
    /// What was cut and kept by hand, in the same order.
    pub hand: [Hand; 4],
    pub trainer: Trainer,
    /// The last model with nothing removed, to compare with.
    pub dense: Dense,
    /// What was cut before training under masks began to heal it.
    pub cut: Option<Cut>,
    /// θ_k, once training has passed the epoch k with nothing removed.
    pub checkpoint: Option<Vec<f32>>,
}

/// A model as a plan had left it, before training under its masks.
#[derive(Debug, Clone, PartialEq)]
pub struct Cut {
    /// Weights and biases, 0 where pruned.
    pub params: Vec<f32>,
    /// The edges that were left.
    pub laid: Laid,
}

/// A draw of edges, of which what stays is heavier.
#[derive(Debug, Clone, PartialEq)]
pub struct Sample {
    /// Which of the seeded draws.
    pub draw: u32,
    /// What the weight of each edge is multiplied by, should it be kept: at least 1.
    pub strengths: Vec<f32>,
}

/// The model with nothing removed, and its result.
#[derive(Debug, Clone, PartialEq)]
pub struct Dense {
    /// Weights and biases.
    pub params: Vec<f32>,
    /// The class of each node, or 1 a held-out pair that is taken for an edge and 0 for another.
    pub predictions: Vec<u32>,
    /// On the evaluated items.
    pub score: Score,
    /// Epochs it was trained for.
    pub epochs: u32,
}
