//! Pruning: what is scored, how scores are ranked, and what a plan does to a model.

mod apply;
mod cluster;
mod compact;
mod criterion;
mod hand;
mod parts;
mod plan;
mod pruner;
mod rank;
mod refit;
mod regrow;
mod strand;
mod structure;

pub use criterion::{CriterionGroup, CriterionInfo, registry};
#[cfg(feature = "whole")]
pub use criterion::{betweenness, lot as lot_of_edge, resistance, teddy_of_node};

pub use apply::{Masks, kept_params};
pub use compact::{Compact, alive, compact};
pub use hand::{Hand, Mark, Tally};
pub use parts::{Parts, PartsBy, Ratios};
pub use plan::{
    AfterEdges, Card, EdgeCriterion, EdgePlan, MOST_DEVIATIONS, NeuronCriterion, NeuronPlan,
    NodeCriterion, NodePlan, Plan, Rewind, RewindTo, Scope, WeightCriterion, WeightPlan,
    WeightStructure,
};
pub use pruner::{Cut, Dense, LetGo, Pruner, Sample, State};
pub use rank::{Ranking, count};
pub use regrow::{Exchange, regrown, share as share_exchanged};
