//! GML: keys and values, lists in brackets.
//!
//! Source: M. Himsolt, *GML: A portable Graph File Format*, 1997; strings as networkx writes them, with
//! references to characters.

use super::builder::Builder;
use super::limits::{COLUMNS, DEPTH, over};
use super::text::Source;
use crate::error::{Fault, Result};
use quick_xml::escape::unescape;
use std::borrow::Cow;

/// A value of a node or an edge.
struct Field<'a> {
    /// With the names of the lists that it stands in, joined by dots.
    path: String,
    value: Cow<'a, str>,
    is_text: bool,
}

/// # Errors
/// What is no GML, with its place.
pub fn read(source: Source, builder: &mut Builder) -> Result<()> {
    let mut tokens = Tokens { source, at: 0 };
    builder.directed = Some(false);
    let mut has_graph = false;
    while let Some((key, at)) = tokens.key()? {
        if key == "graph" && !has_graph && tokens.opens() {
            has_graph = true;
            graph(&mut tokens, builder, at)?;
        } else {
            tokens.fields(key, at, 1, &mut Vec::new())?;
        }
    }
    match has_graph {
        true => Ok(()),
        false => Err(source.fault(0, Fault::MissingField, "graph [")),
    }
}

fn graph(tokens: &mut Tokens, builder: &mut Builder, begun: usize) -> Result<()> {
    let source = tokens.source;
    loop {
        if tokens.closes() {
            return Ok(());
        }
        let Some((key, at)) = tokens.key()? else {
            return Err(source.fault_at(begun, Fault::Unclosed));
        };
        let mut fields = Vec::new();
        tokens.fields(key, at, 1, &mut fields)?;
        match key {
            "directed" => builder.directed = Some(fields.first().is_some_and(|f| f.value == "1")),
            "node" => {
                let id = take(&mut fields, "node.id", at, source)?;
                let duplicate = || source.fault(at, Fault::DuplicateNode, &id);
                let row = builder.state(&id)?.ok_or_else(duplicate)?;
                put(&fields, builder, row, true)?;
            }
            "edge" => {
                let from = take(&mut fields, "edge.source", at, source)?;
                let to = take(&mut fields, "edge.target", at, source)?;
                let from = builder.mention(&from, at)?;
                let to = builder.mention(&to, at)?;
                let row = builder.edge(from, to)?;
                put(&fields, builder, row, false)?;
            }
            _ => {}
        }
    }
}

fn take(fields: &mut Vec<Field>, path: &str, at: usize, source: Source) -> Result<String> {
    let name = path.split('.').next_back().unwrap_or(path);
    match fields.iter().position(|field| field.path == path) {
        Some(place) => Ok(fields.remove(place).value.into_owned()),
        None => Err(source.fault(at, Fault::MissingField, name)),
    }
}

fn put(fields: &[Field], builder: &mut Builder, row: u32, is_node: bool) -> Result<()> {
    let columns = match is_node {
        true => &mut builder.nodes,
        false => &mut builder.edges,
    };
    for field in fields {
        // "node." and "edge." are as long.
        let column = columns.column(&field.path["node.".len()..])?;
        columns.set(column, row, &field.value)?;
        if field.is_text {
            columns.mark_text(column);
        }
    }
    Ok(())
}

struct Tokens<'a> {
    source: Source<'a>,
    at: usize,
}

impl<'a> Tokens<'a> {
    fn rest(&self) -> &'a str {
        &self.source.text[self.at..]
    }

    fn skip(&mut self) {
        loop {
            let rest = self.rest();
            let blank = rest.len() - rest.trim_start().len();
            self.at += blank;
            let rest = self.rest();
            if !rest.starts_with('#') {
                return;
            }
            self.at += rest.find('\n').unwrap_or(rest.len());
        }
    }

    fn takes(&mut self, sign: char) -> bool {
        self.skip();
        let is_next = self.rest().starts_with(sign);
        self.at += usize::from(is_next);
        is_next
    }

    fn opens(&mut self) -> bool {
        self.takes('[')
    }

    fn closes(&mut self) -> bool {
        self.takes(']')
    }

    fn word(&mut self) -> &'a str {
        let rest = self.rest();
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '[' | ']' | '"'));
        let word = &rest[..end.unwrap_or(rest.len())];
        self.at += word.len();
        word
    }

    /// The next key and where it stands; `None` at the end.
    fn key(&mut self) -> Result<Option<(&'a str, usize)>> {
        self.skip();
        let at = self.at;
        if self.rest().is_empty() {
            return Ok(None);
        }
        let key = self.word();
        match key.starts_with(|c: char| c.is_alphabetic() || c == '_') {
            true => Ok(Some((key, at))),
            false => Err(self.source.fault_at(at, Fault::Syntax)),
        }
    }

    /// The value behind a key; all values of a list.
    fn fields(
        &mut self,
        path: &str,
        key: usize,
        depth: usize,
        out: &mut Vec<Field<'a>>,
    ) -> Result<()> {
        if depth == DEPTH {
            return Err(self.source.fault_at(key, Fault::TooDeep));
        }
        if self.opens() {
            loop {
                if self.closes() {
                    return Ok(());
                }
                let Some((name, at)) = self.key()? else {
                    return Err(self.source.fault_at(key, Fault::Unclosed));
                };
                self.fields(&[path, ".", name].concat(), at, depth + 1, out)?;
            }
        }
        let at = self.at;
        let is_text = self.rest().starts_with('"');
        let value = if is_text {
            let rest = &self.rest()[1..];
            let Some(end) = rest.find('"') else {
                return Err(self.source.fault_at(at, Fault::Unclosed));
            };
            self.at += end + 2;
            unescape(&rest[..end]).unwrap_or(Cow::Borrowed(&rest[..end]))
        } else {
            let word = self.word();
            if word.parse::<f64>().is_err() {
                return Err(self.source.fault(at, Fault::NotANumber, word));
            }
            Cow::Borrowed(word)
        };
        if out.len() == COLUMNS {
            return Err(over("columns", COLUMNS));
        }
        // Of a key that is there several times, the first counts.
        if !out.iter().any(|field| field.path == path) {
            out.push(Field {
                path: path.to_string(),
                value,
                is_text,
            });
        }
        Ok(())
    }
}
