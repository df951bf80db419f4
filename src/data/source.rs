//! Where a graph comes from, as the caller states it.

use super::BlockModel;
use crate::error::Result;
use crate::told::told;
use crate::value::{Fields, Read, Value, deserializable, kind_of, readable};

/// A graph by name, or by what it is generated from.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(
    test,
    ts(
        tag = "kind",
        rename_all = "camelCase",
        rename_all_fields = "camelCase"
    )
)]
pub enum Source {
    /// Zachary's karate club (34 members, 78 friendships).
    KarateClub { labels: KarateLabels },
    /// A contextual stochastic block model.
    BlockModel(BlockModel),
    /// A graph that the caller brings; with a hash, exactly that one.
    Own { hash: Option<String> },
}

told!(Source by kind: KarateClub { labels }, BlockModel(inner), Own { hash });

impl Read for Source {
    fn read(value: Value) -> Result<Self> {
        let mut fields = Fields::open(value)?;
        let read = match kind_of(&mut fields, &["KarateClub", "BlockModel", "Own"])? {
            0 => Source::KarateClub {
                labels: fields.get("labels")?,
            },
            // Its fields stand beside the kind.
            1 => return fields.rest().map(Source::BlockModel),
            _ => Source::Own {
                hash: fields.get("hash")?,
            },
        };
        fields.close()?;
        Ok(read)
    }
}

deserializable!(Source);

/// What the members of the karate club are to be told apart by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub enum KarateLabels {
    /// The two sides of the quarrel; only the two leaders are labelled.
    Factions,
    /// Four communities; 8 members train, 8 validate, 18 test.
    Communities,
}

readable!(KarateLabels: Factions, Communities);
