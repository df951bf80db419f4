//! Graphs from files of other programs: one reader a format, one account of what was understood.
//!
//! A reader hands nodes, edges and their columns to one builder, which keeps each undirected pair
//! once, finds weights and names, and counts what it drops. Mistakes are told with line and column.

mod builder;
mod columns;
mod format;
mod gexf;
mod gml;
mod graphml;
mod json;
pub mod limits;
mod matrix_market;
mod node_table;
mod pajek;
mod python;
mod table;
mod text;
mod understanding;
mod xml;

pub use format::Format;
pub use understanding::{
    ColumnInfo, ColumnUse, Dropped, Merged, TableInfo, Understanding, Warning, WarningKind,
};

use super::RawGraph;
use crate::error::Result;
use crate::value::readable;
use builder::Builder;
use text::Source;

/// How the caller wants a file to be taken; what is `None` is decided by the file.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct Reading {
    /// Whether the first row of a table of edges names its columns.
    pub header: Option<bool>,
    /// The column of a table of edges that names one end of each, and the other.
    pub source: Option<String>,
    pub target: Option<String>,
    /// The column of the edges that holds their weights; empty for none.
    pub weight: Option<String>,
    /// The column of the table of nodes that names them.
    pub id: Option<String>,
}

readable!(Reading {
    header,
    source,
    target,
    weight,
    id
});

/// Reads a graph from a file, with a table of its nodes or a Pajek partition beside it if there is one.
///
/// # Errors
/// What is no graph in a known format, with its place; more than [`limits`] allow.
pub fn read(
    bytes: &[u8],
    node_table: Option<&[u8]>,
    reading: &Reading,
) -> Result<(RawGraph, Understanding)> {
    let both = [Some(bytes), node_table];
    if both
        .iter()
        .flatten()
        .any(|bytes| bytes.len() > limits::BYTES)
    {
        return Err(limits::over("bytes", limits::BYTES));
    }
    let text = text::decode(bytes)?;
    let source = Source {
        format: format::detect(&text)?,
        text: &text,
    };
    let mut builder = Builder::default();
    builder.weight = reading.weight.clone();
    let mut table = None;
    match source.format {
        Format::GraphMl => graphml::read(source, &mut builder)?,
        Format::Gexf => gexf::read(source, &mut builder)?,
        Format::Json => json::read(source, &mut builder)?,
        Format::Gml => gml::read(source, &mut builder)?,
        Format::Pajek => pajek::read(source, &mut builder)?,
        Format::MatrixMarket => matrix_market::read(source, &mut builder)?,
        Format::Table | Format::Unknown => {
            table = Some(table::read(source, &mut builder, reading)?)
        }
    }
    if let Some((offset, key)) = builder.unstated() {
        return Err(source.fault(offset, crate::error::Fault::UnknownNode, key));
    }
    let mut unlisted = 0;
    if let Some(bytes) = node_table {
        let text = text::decode(bytes)?;
        unlisted = node_table::read(&text, &mut builder, reading)?;
    }
    let done = builder.finish()?;
    let understanding = Understanding::new(source.format, &done, table, unlisted)?;
    Ok((done.raw, understanding))
}
