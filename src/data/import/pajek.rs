//! Pajek's networks (.net) and partitions (.clu).
//!
//! Source: V. Batagelj and A. Mrvar, *Pajek reference manual*, section 5.3.

use super::builder::Builder;
use super::format::Format;
use super::limits::{NODES, over};
use super::text::Source;
use crate::error::{Fault, Result};
use std::borrow::Cow;

#[derive(Clone, Copy, PartialEq)]
enum Section {
    Nothing,
    Vertices,
    /// One edge a line, with its weight.
    Pairs,
    /// One node a line, with all that it is joined to.
    Lists,
    /// One row a node.
    Matrix,
}

/// # Errors
/// What is no Pajek network, with its place.
pub fn read(source: Source, builder: &mut Builder) -> Result<()> {
    let mut section = Section::Nothing;
    let mut row = 0;
    builder.directed = Some(false);
    for raw in source.text.lines() {
        let line = raw.trim();
        if line.is_empty() || line.starts_with('%') {
            continue;
        }
        let cells = cells(line);
        let words: Vec<&str> = cells.iter().map(AsRef::as_ref).collect();
        let at = source.offset(line);
        if line.starts_with('*') {
            let name = words[0].to_ascii_lowercase();
            section = match name.as_str() {
                "*vertices" if builder.node_count() == 0 => {
                    let count = words.get(1).copied().unwrap_or_default();
                    let not = || source.fault(at, Fault::NotANumber, count);
                    builder.numbered_nodes(count.parse().map_err(|_| not())?)?;
                    Section::Vertices
                }
                "*edges" | "*arcs" => Section::Pairs,
                "*edgeslist" | "*arcslist" => Section::Lists,
                "*matrix" => Section::Matrix,
                "*network" => Section::Nothing,
                // A second network, events, partitions: nothing that belongs to this graph.
                _ => return Err(source.fault_at(at, Fault::Unsupported)),
            };
            if name.starts_with("*arcs") || name == "*matrix" {
                builder.directed = Some(true);
            }
            continue;
        }
        match section {
            Section::Nothing => return Err(source.fault_at(at, Fault::Syntax)),
            Section::Vertices => vertex(source, at, &words, builder)?,
            Section::Pairs => {
                let from = node(source, at, words.first(), builder)?;
                let to = node(source, at, words.get(1), builder)?;
                let edge = builder.edge(from, to)?;
                if let Some(weight) = words.get(2) {
                    builder.edges.put("weight", edge, weight)?;
                }
                pairs(words.get(3..).unwrap_or_default(), |name, value| {
                    builder.edges.put(name, edge, value)
                })?;
            }
            Section::Lists => {
                let from = node(source, at, words.first(), builder)?;
                for word in &words[1..] {
                    let to = node(source, at, Some(word), builder)?;
                    builder.edge(from, to)?;
                }
            }
            Section::Matrix => {
                let from = numbered(source, at, row + 1, builder)?;
                row += 1;
                for (place, value) in words.iter().enumerate() {
                    let not = |_| source.fault(at, Fault::NotANumber, value);
                    if value.parse::<f64>().map_err(not)? != 0.0 {
                        let to = numbered(source, at, place + 1, builder)?;
                        let edge = builder.edge(from, to)?;
                        builder.edges.put("weight", edge, value)?;
                    }
                }
            }
        }
    }
    Ok(())
}

/// Number, label, coordinates, shape, and parameters by name.
fn vertex(source: Source, at: usize, words: &[&str], builder: &mut Builder) -> Result<()> {
    let row = node(source, at, words.first(), builder)?;
    if let Some(label) = words.get(1) {
        builder.nodes.put("label", row, label)?;
        let column = builder.nodes.column("label")?;
        builder.nodes.mark_text(column);
    }
    let rest = words.get(2..).unwrap_or_default();
    let coordinates = (rest.iter().take(3))
        .take_while(|word| word.parse::<f64>().is_ok())
        .count();
    for (name, value) in ["x", "y", "z"].iter().zip(&rest[..coordinates]) {
        builder.nodes.put(name, row, value)?;
    }
    let rest = &rest[coordinates..];
    // A shape has no name before it, so it makes the number of words odd.
    pairs(&rest[rest.len() % 2..], |name, value| {
        builder.nodes.put(name, row, value)
    })
}

fn pairs(words: &[&str], mut each: impl FnMut(&str, &str) -> Result<()>) -> Result<()> {
    (words.chunks_exact(2)).try_for_each(|pair| each(pair[0], pair[1]))
}

fn node(source: Source, at: usize, word: Option<&&str>, builder: &Builder) -> Result<u32> {
    let word = word.ok_or_else(|| source.fault_at(at, Fault::TooFewCells))?;
    match word.parse() {
        Ok(number) => numbered(source, at, number, builder),
        Err(_) => Err(source.fault(at, Fault::NotANumber, word)),
    }
}

fn numbered(source: Source, at: usize, number: usize, builder: &Builder) -> Result<u32> {
    match number >= 1 && number <= builder.node_count() {
        true => Ok(number as u32 - 1),
        false => Err(source.fault(at, Fault::BeyondEnd, &number.to_string())),
    }
}

/// The words of a line; blanks may stand between quotation marks.
fn cells(line: &str) -> Vec<Cow<'_, str>> {
    let mut cells = Vec::new();
    let mut rest = line.trim_start();
    while let Some(first) = rest.chars().next() {
        let (cell, after) = match first {
            '"' => rest[1..].split_once('"').unwrap_or((&rest[1..], "")),
            _ => rest.split_at(rest.find(char::is_whitespace).unwrap_or(rest.len())),
        };
        cells.push(Cow::Borrowed(cell));
        rest = after.trim_start();
    }
    cells
}

/// Whether a text is a partition.
pub fn is_partition(text: &str) -> bool {
    let start = text.trim_start();
    start
        .get(..9)
        .is_some_and(|word| word.eq_ignore_ascii_case("*vertices"))
}

/// A partition: the number of each node's group, in the order of the nodes.
///
/// # Errors
/// What is no partition of this many nodes, with its place.
pub fn partition(text: &str, builder: &mut Builder) -> Result<()> {
    let source = Source {
        format: Format::Pajek,
        text,
    };
    let lines = text.lines().map(str::trim);
    let mut rows = lines.filter(|line| !line.is_empty() && !line.starts_with('%'));
    let head = rows.next().unwrap_or_default();
    let nodes = builder.node_count();
    let stated = head.split_whitespace().nth(1).unwrap_or_default();
    if stated.parse() != Ok(nodes) {
        return Err(source.fault(source.offset(head), Fault::WrongCount, stated));
    }
    for (node, row) in rows.enumerate() {
        let at = source.offset(row);
        if node >= nodes {
            return Err(source.fault_at(at, Fault::WrongCount));
        }
        if node >= NODES {
            return Err(over("nodes", NODES));
        }
        if row.parse::<i64>().is_err() {
            return Err(source.fault(at, Fault::NotANumber, row));
        }
        builder.nodes.put("partition", node as u32, row)?;
    }
    Ok(())
}
