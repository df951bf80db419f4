//! What the engine tells of itself. Small values; the big arrays have getters of their own.

use super::Footprint;
use crate::experiment::Curve;
use crate::prune::Card;
use crate::told::told;
use crate::train::Confusion;
use crate::value::readable;

/// Sizes and names that stay the same for the life of an engine.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct Info {
    pub nodes: u32,
    /// Undirected pairs.
    pub edges: u32,
    pub features: u32,
    /// Input features are one-hot: the network can remember every node by itself.
    pub identity_features: bool,
    pub classes: u32,
    /// Over all weight matrices, biases not counted.
    pub weights: u32,
    /// Hidden neurons over all layers.
    pub neurons: u32,
    pub layers: Vec<LayerInfo>,
    /// How many nodes train, validate, test.
    pub split: SplitSizes,
    /// One name a class; empty when the graph has none (then its number is its name).
    pub class_names: Vec<String>,
    /// One name a node; empty when the graph has none.
    pub node_names: Vec<String>,
    /// The names of the edges' columns, which the attribute criterion can read.
    pub edge_columns: Vec<String>,
    /// Epochs of one training run, from the spec.
    pub epochs: u32,
    pub seed: u32,
    /// What guessing the commonest answer would get right, in evaluated items.
    pub chance: u32,
    /// The same in validation items; null without any.
    pub validation_chance: Option<u32>,
}

told!(Info {
    nodes,
    edges,
    features,
    identity_features,
    classes,
    weights,
    neurons,
    layers,
    split,
    class_names,
    node_names,
    edge_columns,
    epochs,
    seed,
    chance,
    validation_chance
});

/// One layer's weight matrix, row-major, and where it starts in `weights()`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct LayerInfo {
    pub inputs: u32,
    pub outputs: u32,
    pub offset: u32,
}

told!(LayerInfo {
    inputs,
    outputs,
    offset
});

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct SplitSizes {
    pub train: u32,
    pub validation: u32,
    pub test: u32,
}

told!(SplitSizes {
    train,
    validation,
    test
});

/// One epoch of training.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct EpochMetrics {
    /// 1 for the first epoch.
    pub epoch: u32,
    /// Mean cross-entropy on the training nodes before this epoch's step.
    pub loss: f64,
    /// Validation items right after the step, or without any evaluated items; null where it was not
    /// measured.
    pub correct: Option<u32>,
    /// Mean cross-entropy on the validation nodes after the step; null without any.
    pub validation_loss: Option<f64>,
}

told!(EpochMetrics {
    epoch,
    loss,
    correct,
    validation_loss
});

/// What a call to train did.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct TrainReport {
    pub epochs: Vec<EpochMetrics>,
    pub ended: Ended,
}

told!(TrainReport { epochs, ended });

/// Why a call to train ended.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(
    test,
    ts(
        tag = "kind",
        rename_all = "camelCase",
        rename_all_fields = "camelCase"
    )
)]
pub enum Ended {
    /// All epochs that were asked for are done.
    Done,
    /// Patience is exhausted; the weights of the best epoch are back.
    Early { best_epoch: u32 },
    /// The loss or a weight was no longer finite; the weights of the last good epoch are back.
    Diverged { epoch: u32, learning_rate: f64 },
}

told!(Ended by kind: Done, Early { best_epoch }, Diverged { epoch, learning_rate });

/// How far a schedule is.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct ScheduleProgress {
    /// Rounds that were begun.
    pub round: u32,
    pub rounds: u32,
    /// Of this step.
    pub epochs: Vec<EpochMetrics>,
    /// Why it ended, once it has.
    pub ended: Option<Ended>,
    /// The epoch after which the plan's masks had settled, where that was waited for and has come.
    pub drawn: Option<u32>,
}

told!(ScheduleProgress {
    round,
    rounds,
    epochs,
    ended,
    drawn
});

/// How many items of one kind went.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct Count {
    /// By rule and by hand: `by_rule` + `hand_cut` − `hand_kept`.
    pub removed: u32,
    pub total: u32,
    /// What the plan's ratio removes, the floor included.
    pub by_rule: u32,
    /// What is cut by hand and the rule would keep.
    pub hand_cut: u32,
    /// What is kept by hand and the rule would remove.
    pub hand_kept: u32,
    /// Of these, how many are in the floor, gone before an earlier training under masks: the slider
    /// does not go below.
    pub floor: u32,
    /// The ratio at which it did.
    pub floor_ratio: f64,
}

told!(Count {
    removed,
    total,
    by_rule,
    hand_cut,
    hand_kept,
    floor,
    floor_ratio
});

/// A result on the items that count: test nodes (on a small graph all unlabelled ones), or held-out
/// pairs with and without an edge.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct Evaluation {
    pub correct: u32,
    pub total: u32,
    /// Mean cross-entropy on the same items.
    pub loss: f64,
    /// Area under the ROC curve; null where classes are predicted.
    pub auc: Option<f64>,
    /// Null where classes are predicted.
    pub average_precision: Option<f64>,
}

told!(Evaluation {
    correct,
    total,
    loss,
    auc,
    average_precision
});

/// The result of the plan in force by every measure that its task has.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct Metrics {
    /// On the evaluated nodes; null where edges are predicted.
    pub classes: Option<ClassMetrics>,
    /// On all nodes with a class; null where edges are predicted.
    pub communities: Option<CommunityMetrics>,
    /// On the held-out pairs; null where classes are predicted.
    pub links: Option<LinkMetrics>,
}

told!(Metrics {
    classes,
    communities,
    links
});

/// How well classes are told apart.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct ClassMetrics {
    pub accuracy: f64,
    pub macro_f1: f64,
    /// One a class; null for a class without an evaluated node.
    pub recall: Vec<Option<f64>>,
    pub confusion: Confusion,
}

told!(ClassMetrics {
    accuracy,
    macro_f1,
    recall,
    confusion
});

/// How well predicted groups agree with the true ones, and with the graph.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct CommunityMetrics {
    pub nmi: f64,
    pub ari: f64,
    /// Of the prediction, on the whole graph.
    pub modularity: f64,
}

told!(CommunityMetrics {
    nmi,
    ari,
    modularity
});

/// How well pairs with an edge are told from pairs without.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct LinkMetrics {
    pub auc: f64,
    pub average_precision: f64,
    /// Share of a user's held-out items among the first ten offered, mean over users; null without
    /// users and items.
    pub recall_at_10: Option<f64>,
    /// Normalised discounted cumulative gain of the first ten, mean over users; null likewise.
    pub ndcg_at_10: Option<f64>,
}

told!(LinkMetrics {
    auc,
    average_precision,
    recall_at_10,
    ndcg_at_10
});

/// A node that another one might be joined to.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct Suggestion {
    pub node: u32,
    /// Predicted probability of an edge.
    pub probability: f64,
}

told!(Suggestion { node, probability });

/// A part of the weights that is pruned by itself.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct SubNetwork {
    /// Weights that it has; spared ones are not counted.
    pub total: u32,
    /// By rule and by hand.
    pub removed: u32,
    /// Its own ratio, or the card's.
    pub ratio: f64,
}

told!(SubNetwork {
    total,
    removed,
    ratio
});

/// A result on the evaluated nodes that were not removed, or held-out pairs of such.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct Survivors {
    pub total: u32,
    /// Under the plan.
    pub correct: u32,
    /// With nothing removed, on the same items.
    pub dense_correct: u32,
}

told!(Survivors {
    total,
    correct,
    dense_correct
});

/// The result on the validation items, which choices are made by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct Validation {
    pub total: u32,
    /// Right with nothing removed.
    pub dense: u32,
    /// Right under the plan.
    pub pruned: u32,
}

told!(Validation {
    total,
    dense,
    pruned
});

/// What a plan did, measured.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct PruneReport {
    pub weights: Count,
    pub neurons: Count,
    /// By the plan's own ratio and marks of edges.
    pub edges: Count,
    /// Nodes that lost all their edges.
    pub nodes: Count,
    /// How many edges the ratio asks for; fewer go where no node may be stranded.
    pub edges_asked: u32,
    /// Weights left once the masks of weights and neurons are multiplied.
    pub weights_kept: u32,
    /// Where weights are divided into sub-networks, each of them by its number.
    pub sub_networks: Vec<SubNetwork>,
    /// Edges left once those of removed nodes are gone too.
    pub edges_kept: u32,
    /// With nothing removed.
    pub dense: Evaluation,
    /// With the plan.
    pub pruned: Evaluation,
    /// Null without validation items.
    pub validation: Option<Validation>,
    /// As `pruned`, without removed nodes: who is left is seldom who is hard to tell.
    pub survivors: Survivors,
    /// Evaluated items that are right now and were wrong with nothing removed.
    pub gained: u32,
    /// Evaluated items that are wrong now and were right with nothing removed.
    pub lost: u32,
    /// Nodes (of all), or held-out pairs, whose prediction differs from the dense one.
    pub changed: u32,
    /// Nodes left without an edge by the plan.
    pub isolated: u32,
    /// Score of the last item that went, by card; null when nothing went or a layer cuts by itself.
    pub weight_threshold: Option<f64>,
    pub neuron_threshold: Option<f64>,
    pub edge_threshold: Option<f64>,
    pub node_threshold: Option<f64>,
    /// The standard deviations below which weights are in the floor, 0 without such a threshold.
    pub floor_deviations: f64,
    /// What is stored and computed.
    pub footprint: Footprint,
    /// XXH64 (seed 0) over weights, masks and predictions, little-endian, in hexadecimal.
    pub fingerprint: String,
}

told!(PruneReport {
    weights,
    neurons,
    edges,
    nodes,
    edges_asked,
    weights_kept,
    sub_networks,
    edges_kept,
    dense,
    pruned,
    validation,
    survivors,
    gained,
    lost,
    changed,
    isolated,
    weight_threshold,
    neuron_threshold,
    edge_threshold,
    node_threshold,
    floor_deviations,
    footprint,
    fingerprint
});

/// Which curve to compute: result by share removed, with the plan's other two ratios as they stand.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct CurveRequest {
    pub card: Card,
    /// How many random draws to add as a band; 0 for none.
    pub draws: u32,
}

readable!(CurveRequest { card, draws });

/// How far a resumable computation is.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct CurveProgress {
    pub done: u32,
    pub of: u32,
    /// The curve, once all is done.
    pub curve: Option<Curve>,
}

told!(CurveProgress { done, of, curve });
