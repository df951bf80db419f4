//! JSON with nodes and links: networkx's node-link data with `links` or `edges`, and d3's, whose links
//! name nodes by id or by place.
//!
//! Source: `networkx.readwrite.json_graph.node_link_data`, <https://d3js.org/d3-force/link>.

use super::builder::Builder;
use super::columns::Columns;
use super::text::Source;
use crate::error::{Error, Fault, Result};
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

/// What is read of the outermost record. Its lists are left as text, so that each element has a place.
#[derive(Deserialize)]
struct Top<'a> {
    #[serde(borrow)]
    nodes: Option<Vec<&'a RawValue>>,
    #[serde(borrow)]
    links: Option<Vec<&'a RawValue>>,
    #[serde(borrow)]
    edges: Option<Vec<&'a RawValue>>,
    #[serde(borrow)]
    directed: Option<&'a RawValue>,
}

/// # Errors
/// What is no such JSON, with its place.
pub fn read(source: Source, builder: &mut Builder) -> Result<()> {
    // A list would be taken for the fields of a record.
    if !source.text.trim_start().starts_with('{') {
        return Err(source.fault_at(0, Fault::NoGraph));
    }
    let top: Top = serde_json::from_str(source.text).map_err(|error| {
        // What is well-formed but something else is told so.
        match error.is_data() {
            true => at(source, 0, &error, Fault::NoGraph),
            false => syntax(source, 0, &error),
        }
    })?;
    let (nodes, links) = match (top.nodes, top.links.or(top.edges)) {
        (Some(nodes), Some(links)) => (nodes, links),
        (None, _) => return Err(source.fault(0, Fault::MissingField, "nodes")),
        (_, None) => return Err(source.fault(0, Fault::MissingField, "links")),
    };
    builder.directed = top.directed.map(|raw| raw.get() == "true");

    let has_ids = !nodes.is_empty() && nodes.iter().all(|raw| raw.get().contains("\"id\""));
    for (place, raw) in nodes.iter().enumerate() {
        let offset = source.offset(raw.get());
        let mut node = record(source, raw)?;
        let id = match has_ids {
            true => {
                let id = node.remove("id");
                let missing = || source.fault(offset, Fault::MissingField, "id");
                id.as_ref()
                    .map(name)
                    .filter(|id| !id.is_empty())
                    .ok_or_else(missing)?
            }
            false => place.to_string(),
        };
        let duplicate = || source.fault(offset, Fault::DuplicateNode, &id);
        let row = builder.state(&id)?.ok_or_else(duplicate)?;
        fields(&mut builder.nodes, row, &node)?;
    }
    for raw in &links {
        let offset = source.offset(raw.get());
        let mut link = record(source, raw)?;
        let mut ends = [0; 2];
        for (end, keys) in ends.iter_mut().zip([["source", "from"], ["target", "to"]]) {
            let found = keys.iter().find_map(|key| link.remove(*key));
            let missing = || source.fault(offset, Fault::MissingField, keys[0]);
            let id = name(&found.ok_or_else(missing)?);
            let unknown = || source.fault(offset, Fault::UnknownNode, &id);
            *end = builder.find(&id).ok_or_else(unknown)?;
        }
        link.remove("key");
        let row = builder.edge(ends[0], ends[1])?;
        fields(&mut builder.edges, row, &link)?;
    }
    Ok(())
}

fn record(source: Source, raw: &RawValue) -> Result<Map<String, Value>> {
    let offset = source.offset(raw.get());
    if !raw.get().starts_with('{') {
        return Err(source.fault_at(offset, Fault::Syntax));
    }
    serde_json::from_str(raw.get()).map_err(|error| syntax(source, offset, &error))
}

/// What a node is called by: d3 puts the nodes themselves into links once it has seen them.
fn name(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Object(node) => node.get("id").map(name).unwrap_or_default(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

fn fields(columns: &mut Columns, row: u32, record: &Map<String, Value>) -> Result<()> {
    (record.iter()).try_for_each(|(name, value)| field(columns, row, name, value))
}

/// Lists and records become a column for each of their values. They are nested less deeply than serde
/// reads.
fn field(columns: &mut Columns, row: u32, name: &str, value: &Value) -> Result<()> {
    match value {
        Value::Null => Ok(()),
        Value::String(text) => {
            let column = columns.column(name)?;
            if !text.is_empty() {
                columns.mark_text(column);
            }
            columns.set(column, row, text)
        }
        Value::Bool(_) | Value::Number(_) => columns.put(name, row, &value.to_string()),
        Value::Array(list) => list.iter().enumerate().try_for_each(|(place, value)| {
            field(
                columns,
                row,
                &[name, ".", &place.to_string()].concat(),
                value,
            )
        }),
        Value::Object(record) => record
            .iter()
            .try_for_each(|(key, value)| field(columns, row, &[name, ".", key].concat(), value)),
    }
}

/// A mistake that serde found in a part of the text.
fn syntax(source: Source, offset: usize, error: &serde_json::Error) -> Error {
    let fault = if error.is_eof() {
        Fault::Unclosed
    } else if error.to_string().starts_with("recursion limit") {
        Fault::TooDeep
    } else {
        Fault::Syntax
    };
    at(source, offset, error, fault)
}

fn at(source: Source, offset: usize, error: &serde_json::Error, fault: Fault) -> Error {
    let part = &source.text[offset..];
    let line_start: usize = (part
        .split_inclusive('\n')
        .take(error.line().saturating_sub(1)))
    .map(str::len)
    .sum();
    // serde counts bytes from 1, and the byte behind the last one read.
    let mut offset = offset + line_start + error.column().saturating_sub(1);
    offset = offset.min(source.text.len());
    while !source.text.is_char_boundary(offset) {
        offset -= 1;
    }
    source.fault_at(offset, fault)
}
