//! Matrix Market: square matrices as graphs, others as graphs of rows and columns.
//!
//! Source: R. Boisvert, R. Pozo, K. Remington, *The Matrix Market exchange formats*, NISTIR 5935.

use super::builder::Builder;
use super::text::Source;
use crate::error::{Fault, Result};

struct Head {
    is_list: bool,
    has_values: bool,
    is_symmetric: bool,
    is_skew: bool,
}

/// # Errors
/// What is no such matrix, with its place.
pub fn read(source: Source, builder: &mut Builder) -> Result<()> {
    let mut lines = source.text.lines();
    let first = lines.next().unwrap_or_default();
    let head = head(source, first)?;
    let mut rows = (lines.map(str::trim)).filter(|line| !line.is_empty() && !line.starts_with('%'));
    let sizes = rows.next().unwrap_or_default();
    let at = source.offset(sizes);
    if sizes.is_empty() {
        return Err(source.fault(source.text.len(), Fault::MissingField, "rows columns"));
    }
    let numbers = numbers(source, at, sizes)?;
    let (height, width, entries) = match (numbers.as_slice(), head.is_list) {
        (&[height, width, entries], true) => (height, width, entries),
        (&[height, width], false) => (height, width, height.saturating_mul(width)),
        _ => return Err(source.fault_at(at, Fault::WrongCount)),
    };
    builder.directed = Some(!head.is_symmetric);
    let is_square = height == width;
    match is_square {
        true => builder.numbered_nodes(height)?,
        false => {
            sides(builder, height, width)?;
        }
    }
    let mut matrix = Matrix {
        source,
        height,
        width,
        is_square,
    };
    match head.is_list {
        true => matrix.list(rows, &head, entries, builder),
        false => matrix.dense(rows, &head, builder),
    }
}

/// Nodes for the rows of a matrix and for its columns.
fn sides(builder: &mut Builder, height: usize, width: usize) -> Result<()> {
    for (prefix, count) in [("r", height), ("c", width)] {
        for number in 1..=count {
            let node = builder.node(&[prefix, &number.to_string()].concat())?;
            builder.nodes.put("side", node, prefix)?;
        }
    }
    Ok(())
}

fn head(source: Source, line: &str) -> Result<Head> {
    let lower = line.to_ascii_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let known = |place: usize, among: &[&str]| match words.get(place) {
        Some(word) if among.contains(word) => Ok(()),
        Some(word) => Err(source.fault(lower.find(word).unwrap_or(0), Fault::Unsupported, word)),
        None => Err(source.fault(line.len(), Fault::MissingField, among[0])),
    };
    known(1, &["matrix"])?;
    known(2, &["coordinate", "array"])?;
    known(3, &["real", "integer", "double", "pattern"])?;
    known(4, &["general", "symmetric", "skew-symmetric"])?;
    Ok(Head {
        is_list: words[2] == "coordinate",
        has_values: words[3] != "pattern",
        is_symmetric: words[4] != "general",
        is_skew: words[4] == "skew-symmetric",
    })
}

fn numbers(source: Source, at: usize, line: &str) -> Result<Vec<usize>> {
    (line.split_whitespace())
        .map(|word| (word.parse()).map_err(|_| source.fault(at, Fault::NotANumber, word)))
        .collect()
}

struct Matrix<'a> {
    source: Source<'a>,
    height: usize,
    width: usize,
    is_square: bool,
}

impl<'a> Matrix<'a> {
    fn list(
        &mut self,
        rows: impl Iterator<Item = &'a str>,
        head: &Head,
        entries: usize,
        builder: &mut Builder,
    ) -> Result<()> {
        let source = self.source;
        let mut count = 0;
        for row in rows {
            let at = source.offset(row);
            count += 1;
            if count > entries {
                return Err(source.fault_at(at, Fault::WrongCount));
            }
            let words: Vec<&str> = row.split_whitespace().collect();
            let (&[i, j, ..], true) = (
                words.as_slice(),
                words.len() >= 2 + usize::from(head.has_values),
            ) else {
                return Err(source.fault_at(at, Fault::TooFewCells));
            };
            let place = |word: &str, size: usize| match word.parse::<usize>() {
                Ok(number) if number >= 1 && number <= size => Ok(number - 1),
                Ok(_) => Err(source.fault(at, Fault::BeyondEnd, word)),
                Err(_) => Err(source.fault(at, Fault::NotANumber, word)),
            };
            let (i, j) = (place(i, self.height)?, place(j, self.width)?);
            let value = if head.has_values { words[2] } else { "" };
            self.entry(at, i, j, value, builder)?;
        }
        match count == entries {
            true => Ok(()),
            false => Err(source.fault(source.text.len(), Fault::WrongCount, &count.to_string())),
        }
    }

    /// Column by column; of symmetric ones the lower triangle.
    fn dense(
        &mut self,
        rows: impl Iterator<Item = &'a str>,
        head: &Head,
        builder: &mut Builder,
    ) -> Result<()> {
        let source = self.source;
        let (mut i, mut j) = (usize::from(head.is_skew), 0);
        for word in rows.flat_map(str::split_whitespace) {
            let at = source.offset(word);
            if j >= self.width || i >= self.height {
                return Err(source.fault_at(at, Fault::WrongCount));
            }
            self.entry(at, i, j, word, builder)?;
            i += 1;
            if i == self.height {
                j += 1;
                i = match (head.is_symmetric, head.is_skew) {
                    (true, true) => j + 1,
                    (true, false) => j,
                    _ => 0,
                };
            }
        }
        match j >= self.width || i >= self.height {
            true => Ok(()),
            false => Err(source.fault(source.text.len(), Fault::WrongCount, "")),
        }
    }

    /// A value of zero joins nothing; no value means 1.
    fn entry(
        &self,
        at: usize,
        i: usize,
        j: usize,
        value: &str,
        builder: &mut Builder,
    ) -> Result<()> {
        if !value.is_empty() {
            let not = |_| self.source.fault(at, Fault::NotANumber, value);
            if value.parse::<f64>().map_err(not)? == 0.0 {
                return Ok(());
            }
        }
        let j = if self.is_square { j } else { self.height + j };
        let edge = builder.edge(i as u32, j as u32)?;
        builder.edges.put("weight", edge, value)
    }
}
