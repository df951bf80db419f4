//! What was understood of a file, for its owner to judge before it is used.

use super::Format;
use super::builder::Finished;
use super::columns::{Column, Columns};
use crate::data::{Choice, RawGraph};
use crate::error::Result;
use crate::graph::{Graph, components};
use crate::mask::Mask;
use crate::told::told;

/// Rows that are shown of each column.
const SHOWN: usize = 8;
/// Longest value that is shown, in characters.
const LONGEST: usize = 60;

/// Everything that was understood.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct Understanding {
    pub format: Format,
    pub nodes: u32,
    /// Undirected pairs.
    pub pairs: u32,
    /// What the file says of directions; they are not used.
    pub directed: Option<bool>,
    pub components: u32,
    /// Nodes without an edge.
    pub isolated: u32,
    pub dropped: Dropped,
    pub merged: Merged,
    /// Names of the first nodes.
    pub names: Vec<String>,
    pub node_columns: Vec<ColumnInfo>,
    pub edge_columns: Vec<ColumnInfo>,
    /// How a table's columns were taken; `None` for other formats.
    pub table: Option<TableInfo>,
    pub warnings: Vec<Warning>,
    /// What is sensible for this graph.
    pub suggestion: Choice,
}

told!(Understanding {
    format,
    nodes,
    pairs,
    directed,
    components,
    isolated,
    dropped,
    merged,
    names,
    node_columns,
    edge_columns,
    table,
    warnings,
    suggestion
});

/// Edges that are not used.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct Dropped {
    /// Nodes joined to themselves.
    pub self_loops: u32,
    /// Repetitions of the same pair in the same direction.
    pub duplicates: u32,
}

told!(Dropped {
    self_loops,
    duplicates
});

/// Edges that became one.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct Merged {
    /// Pairs that stand in the file in both directions.
    pub directions: u32,
    /// Edges that were left out though their weight was another than the one kept.
    pub other_weights: u32,
}

told!(Merged {
    directions,
    other_weights
});

/// A column as it stands in the file.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct ColumnInfo {
    pub name: String,
    pub use_as: ColumnUse,
    pub numeric: bool,
    /// Different values.
    pub distinct: u32,
    /// Rows without a value.
    pub missing: u32,
    /// Values of the first rows.
    pub first: Vec<String>,
}

told!(ColumnInfo {
    name,
    use_as,
    numeric,
    distinct,
    missing,
    first
});

/// What a column became.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub enum ColumnUse {
    /// Kept under its name, for labels, features or criteria.
    Kept,
    /// The names of the nodes.
    Names,
    /// The weights of the edges.
    Weights,
    /// Nothing: texts of edges.
    None,
}

told!(ColumnUse: Kept, Names, Weights, None);

/// How the columns of a table of edges were taken.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct TableInfo {
    /// What stands between the cells: a comma, a semicolon, a tabulator or a blank.
    pub separator: String,
    /// Whether the first row names the columns.
    pub header: bool,
    /// All columns; numbers from 1 where they have no names.
    pub columns: Vec<String>,
    pub source: String,
    pub target: String,
}

told!(TableInfo {
    separator,
    header,
    columns,
    source,
    target
});

/// Something that may make learning senseless, or that may not be meant.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct Warning {
    pub kind: WarningKind,
    /// The column that it is about, else empty.
    pub column: String,
    /// Of nodes or edges; 0 where nothing is counted.
    pub count: u32,
}

told!(Warning {
    kind,
    column,
    count
});

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub enum WarningKind {
    /// Nothing joins the nodes.
    NoEdges,
    /// Nodes without an edge learn nothing from others.
    Isolated,
    /// No column of the nodes can be the classes.
    NoLabels,
    /// The column has the same value everywhere.
    OneClass,
    /// The column has another value for almost every node.
    LabelIsId,
    /// The likely labels are missing for some nodes.
    MissingLabels,
    /// Weights that are no number above zero: the weights cannot be used.
    BadWeights,
    /// Edges that became one had different weights; the first counts.
    OtherWeights,
    /// Edges name nodes that the table of the nodes does not have.
    Unlisted,
}

told!(WarningKind: NoEdges, Isolated, NoLabels, OneClass, LabelIsId, MissingLabels, BadWeights, OtherWeights, Unlisted);

impl Understanding {
    /// # Errors
    /// Pairs that make no [`Graph`], which no reader gives.
    pub fn new(
        format: Format,
        done: &Finished,
        table: Option<TableInfo>,
        unlisted: u32,
    ) -> Result<Self> {
        let raw = &done.raw;
        let nodes = raw.node_names.len();
        let graph = Graph::new(nodes as u32, raw.pairs.clone(), None)?;
        let component = components(&graph, &Mask::all_kept(graph.edges()));
        let isolated = (0..nodes)
            .filter(|&node| graph.incident(node).next().is_none())
            .count();
        let suggestion = Choice::suggest(raw);
        let mut out =
            Understanding {
                format,
                nodes: nodes as u32,
                pairs: raw.pairs.len() as u32,
                directed: done.directed,
                components: component.iter().max().map_or(0, |&last| last + 1),
                isolated: isolated as u32,
                dropped: done.dropped,
                merged: done.merged,
                names: raw
                    .node_names
                    .iter()
                    .take(SHOWN)
                    .map(|n| short(n))
                    .collect(),
                node_columns: infos(&done.nodes, &(0..nodes).collect::<Vec<_>>(), |column| {
                    match done.names.as_ref() == Some(&column.name) {
                        true => ColumnUse::Names,
                        false => ColumnUse::Kept,
                    }
                }),
                edge_columns: infos(&done.edges, &done.rows, |column| {
                    match done.weight.as_ref() == Some(&column.name) {
                        true => ColumnUse::Weights,
                        false if column.is_numeric() => ColumnUse::Kept,
                        false => ColumnUse::None,
                    }
                }),
                table,
                warnings: Vec::new(),
                suggestion,
            };
        out.warn(raw, unlisted);
        Ok(out)
    }

    fn warn(&mut self, raw: &RawGraph, unlisted: u32) {
        let mut warnings = Vec::new();
        let mut warn = |kind, column: &str, count: u32| {
            warnings.push(Warning {
                kind,
                column: column.into(),
                count,
            });
        };
        if self.pairs == 0 {
            warn(WarningKind::NoEdges, "", 0);
        } else if self.isolated > 0 {
            warn(WarningKind::Isolated, "", self.isolated);
        }
        if unlisted > 0 {
            warn(WarningKind::Unlisted, "", unlisted);
        }
        if self.merged.other_weights > 0 {
            warn(WarningKind::OtherWeights, "", self.merged.other_weights);
        }
        let bad = (raw.weights.iter().flatten())
            .filter(|w| !(w.is_finite() && **w > 0.0))
            .count();
        if bad > 0 {
            warn(WarningKind::BadWeights, "", bad as u32);
        }
        match &self.suggestion.label {
            None => warn(WarningKind::NoLabels, "", 0),
            Some(label) => {
                let column = self.node_columns.iter().find(|c| c.name == *label);
                if let Some(column) = column.filter(|column| column.missing > 0) {
                    warn(WarningKind::MissingLabels, label, column.missing);
                }
            }
        }
        for column in &self.node_columns {
            let values = self.nodes - column.missing;
            if column.use_as != ColumnUse::Kept || values < 2 {
                continue;
            }
            if column.distinct == 1 {
                warn(WarningKind::OneClass, &column.name, values);
            } else if !column.numeric && column.distinct > values / 2 && values > 8 {
                warn(WarningKind::LabelIsId, &column.name, column.distinct);
            }
        }
        self.warnings = warnings;
    }
}

/// Columns that have a value somewhere.
fn infos(
    columns: &Columns,
    rows: &[usize],
    use_as: impl Fn(&Column) -> ColumnUse,
) -> Vec<ColumnInfo> {
    (columns.all().iter())
        .filter(|column| column.present() > 0)
        .map(|column| {
            let present = rows.iter().filter(|&&row| !column.get(row).is_empty());
            ColumnInfo {
                name: column.name.clone(),
                use_as: use_as(column),
                numeric: column.is_numeric(),
                distinct: column.distinct() as u32,
                missing: (rows.len() - present.count()) as u32,
                first: (rows.iter().take(SHOWN))
                    .map(|&row| short(column.get(row)))
                    .collect(),
            }
        })
        .collect()
}

fn short(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((at, _)) => [&text[..at], "…"].concat(),
        None => text.to_string(),
    }
}
