//! Edge lists: one edge a row, with commas, semicolons, tabulators or blanks between the cells.
//!
//! Columns are known by their names, also Gephi's (Source, Target, Type, Id, Label, Weight); without
//! names the first two are the ends and a third one of numbers is the weight.

use super::Reading;
use super::builder::Builder;
use super::format::Format;
use super::python;
use super::text::Source;
use super::understanding::TableInfo;
use crate::error::{Fault, Result};
use csv::{ReaderBuilder, StringRecord};

/// Rows that are looked at before it is decided how a table is built.
const SAMPLE: usize = 100;

const SOURCES: [&str; 12] = [
    "source",
    "from",
    "src",
    "node1",
    "node_1",
    "u",
    "i",
    "fromnodeid",
    "id1",
    "id_1",
    "user",
    "a",
];
const TARGETS: [&str; 12] = [
    "target", "to", "dst", "node2", "node_2", "v", "j", "tonodeid", "id2", "id_2", "item", "b",
];

/// Rows of cells and how they are told apart.
pub struct Rows<'a> {
    pub source: Source<'a>,
    pub separator: u8,
    records: csv::StringRecordsIntoIter<&'a [u8]>,
}

/// One row.
pub struct Row {
    pub cells: Vec<String>,
    /// What networkx writes behind the ends of an edge.
    pub record: Vec<(String, String)>,
    pub offset: usize,
}

impl<'a> Rows<'a> {
    pub fn new(source: Source<'a>) -> Self {
        let lines = || {
            source
                .text
                .lines()
                .map(str::trim)
                .filter(|line| !line.is_empty())
        };
        let comment = (lines().next()).and_then(|line| match line.as_bytes()[0] {
            sign @ (b'#' | b'%') => Some(sign),
            _ => None,
        });
        let sample: Vec<&str> = lines()
            .filter(|line| comment.is_none_or(|sign| line.as_bytes()[0] != sign))
            .take(SAMPLE)
            .collect();
        let separator = separator(&sample);
        let records = ReaderBuilder::new()
            .delimiter(separator)
            .comment(comment)
            .has_headers(false)
            .flexible(true)
            .from_reader(source.text.as_bytes())
            .into_records();
        Rows {
            source,
            separator,
            records,
        }
    }

    fn row(&self, record: &StringRecord) -> Result<Row> {
        let offset = record.position().map_or(0, |at| at.byte() as usize);
        let mut cells: Vec<String> = (record.iter())
            .map(|cell| cell.trim().to_string())
            .filter(|cell| self.separator != b' ' || !cell.is_empty())
            .collect();
        let mut fields = Vec::new();
        if let Some(place) = cells.iter().position(|cell| cell.starts_with('{')) {
            let line = self.source.text[offset..]
                .lines()
                .next()
                .unwrap_or_default();
            let found = line.find('{').and_then(|at| python::record(&line[at..]));
            if let Some(found) = found {
                fields = found;
                cells.truncate(place);
            }
        }
        Ok(Row {
            cells,
            record: fields,
            offset,
        })
    }
}

impl Iterator for Rows<'_> {
    type Item = Result<Row>;

    fn next(&mut self) -> Option<Result<Row>> {
        loop {
            // Texts are UTF-8 and rows may have any length: nothing is left to be refused.
            let record = self.records.next()?.ok()?;
            match self.row(&record) {
                Ok(row) if row.cells.iter().all(String::is_empty) => {}
                row => return Some(row),
            }
        }
    }
}

/// The sign that stands in every line and as often in each; else the commonest; else a blank.
fn separator(lines: &[&str]) -> u8 {
    let mut best = (0, 0, b' ');
    for sign in [b'\t', b';', b','] {
        let counts = lines.iter().map(|line| {
            let outside = line.split('"').step_by(2);
            let count: usize =
                (outside.map(|part| part.bytes().filter(|&b| b == sign).count())).sum();
            count
        });
        let counts: Vec<usize> = counts.collect();
        let with = counts.iter().filter(|&&count| count > 0).count();
        let alike = counts
            .iter()
            .filter(|count| Some(*count) == counts.first())
            .count();
        let has_all = 2 * with > lines.len();
        if has_all && (with, alike) > (best.0, best.1) {
            best = (with, alike, sign);
        }
    }
    best.2
}

/// Whether the first row names the columns: it has two known names, or texts above numbers. Single letters
/// are more often names of nodes.
fn has_header(sample: &[Row]) -> bool {
    let Some((first, rest)) = sample.split_first() else {
        return false;
    };
    let known = |cell: &String| {
        let lower = cell.to_lowercase();
        lower.len() > 1
            && [&SOURCES[..], &TARGETS[..], &["weight"]]
                .iter()
                .any(|names| names.contains(&lower.as_str()))
    };
    first.cells.iter().filter(|cell| known(cell)).count() > 1 || over_numbers(first, rest)
}

/// Whether a row has a text where all others have numbers.
pub fn over_numbers(first: &Row, rest: &[Row]) -> bool {
    let is_number = |cell: &str| cell.parse::<f64>().is_ok();
    (first.cells.iter().enumerate()).any(|(place, cell)| {
        let mut below = (rest.iter())
            .filter_map(|row| row.cells.get(place))
            .filter(|cell| !cell.is_empty())
            .peekable();
        !cell.is_empty()
            && !is_number(cell)
            && below.peek().is_some()
            && below.all(|c| is_number(c))
    })
}

/// The names in the first row, else numbers from 1; no two the same.
pub fn names(first: &Row, header: bool) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (place, cell) in first.cells.iter().enumerate() {
        let number = (place + 1).to_string();
        let name = match header && !cell.is_empty() && !names.contains(cell) {
            true => cell.clone(),
            false => number,
        };
        names.push(name);
    }
    names
}

/// # Errors
/// A row without two ends, or a choice of columns that are not there.
pub fn read(source: Source, builder: &mut Builder, reading: &Reading) -> Result<TableInfo> {
    let source = Source {
        format: Format::Table,
        ..source
    };
    let mut rows = Rows::new(source);
    let separator = (rows.separator as char).to_string();
    let mut sample: Vec<Row> = Vec::new();
    for row in rows.by_ref().take(SAMPLE) {
        sample.push(row?);
    }
    let Some(first) = sample.first() else {
        return Err(source.fault(0, Fault::Empty, ""));
    };
    let header = reading.header.unwrap_or_else(|| has_header(&sample));
    let mut columns = names(first, header);
    let ends = ends(source, &columns, reading)?;
    if !header && columns.len() == 3 && !ends.contains(&2) {
        columns[2] = "weight".into();
    }
    let skip = usize::from(header);
    for row in sample.into_iter().map(Ok).chain(rows).skip(skip) {
        edge(source, &row?, ends, &columns, builder)?;
    }
    Ok(TableInfo {
        separator,
        header,
        source: columns[ends[0]].clone(),
        target: columns[ends[1]].clone(),
        columns,
    })
}

/// The columns of the two ends: chosen, called so, or the first two.
fn ends(source: Source, columns: &[String], reading: &Reading) -> Result<[usize; 2]> {
    if columns.len() < 2 {
        return Err(source.fault_at(0, Fault::TooFewCells));
    }
    let called = |among: &[&str]| {
        (columns.iter()).position(|name| among.contains(&name.to_lowercase().as_str()))
    };
    let (known_from, known_to) = match (called(&SOURCES), called(&TARGETS)) {
        (Some(from), Some(to)) => (from, to),
        _ => (0, 1),
    };
    let chosen = |choice: &Option<String>, known: usize| match choice {
        Some(name) => (columns.iter().position(|column| column == name))
            .ok_or_else(|| source.fault(0, Fault::UnknownColumn, name)),
        None => Ok(known),
    };
    Ok([
        chosen(&reading.source, known_from)?,
        chosen(&reading.target, known_to)?,
    ])
}

fn edge(
    source: Source,
    row: &Row,
    ends: [usize; 2],
    columns: &[String],
    builder: &mut Builder,
) -> Result<()> {
    let mut nodes = [0; 2];
    for (node, end) in nodes.iter_mut().zip(ends) {
        let cell = row.cells.get(end).map_or("", String::as_str);
        if cell.is_empty() {
            return Err(source.fault_at(row.offset, Fault::TooFewCells));
        }
        if cell.contains('\n') {
            return Err(source.fault_at(row.offset, Fault::Unclosed));
        }
        *node = builder.node(cell)?;
    }
    let edge = builder.edge(nodes[0], nodes[1])?;
    for (place, cell) in row.cells.iter().enumerate() {
        let Some(name) = columns.get(place).filter(|_| !ends.contains(&place)) else {
            continue;
        };
        let lower = name.to_lowercase();
        match lower.as_str() {
            "type" if ["directed", "undirected"].contains(&cell.to_lowercase().as_str()) => {
                let directed = cell.eq_ignore_ascii_case("directed");
                builder.directed = Some(directed || builder.directed == Some(true));
            }
            // Gephi's numbers of the edges.
            "id" => {}
            _ => builder.edges.put(name, edge, cell)?,
        }
    }
    for (name, value) in &row.record {
        builder.edges.put(name, edge, value)?;
    }
    Ok(())
}
