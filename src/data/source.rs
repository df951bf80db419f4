//! Where a graph comes from, as the caller states it.

use super::BlockModel;
use serde::{Deserialize, Serialize};

/// A graph by name, or by what it is generated from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    deny_unknown_fields
)]
pub enum Source {
    /// Zachary's karate club (34 members, 78 friendships).
    KarateClub { labels: KarateLabels },
    /// A contextual stochastic block model.
    BlockModel(BlockModel),
    /// A graph that the caller brings; with a hash, exactly that one.
    Own { hash: Option<String> },
}

/// What the members of the karate club are to be told apart by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum KarateLabels {
    /// The two sides of the quarrel; only the two leaders are labelled.
    Factions,
    /// Four communities; 8 members train, 8 validate, 18 test.
    Communities,
}
