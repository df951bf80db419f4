//! Which format a text has, by how it begins: names of files end in whatever people like.

use super::text::unreadable;
use crate::error::{Fault, Result};
use crate::told::told;

/// The formats that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "FileFormat"))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub enum Format {
    /// Rows of source, target and more: CSV, TSV, or with blanks between.
    Table,
    /// JSON with nodes and links, as networkx and d3 have it.
    Json,
    /// <http://graphml.graphdrawing.org>
    GraphMl,
    /// <https://gexf.net>
    Gexf,
    /// Graph Modelling Language (Himsolt 1997).
    Gml,
    /// Pajek's .net.
    Pajek,
    /// <https://math.nist.gov/MatrixMarket/formats.html>
    MatrixMarket,
    /// Not yet known.
    Unknown,
}

told!(Format: Table, Json, GraphMl, Gexf, Gml, Pajek, MatrixMarket, Unknown);

impl Format {
    /// As readers know it.
    pub fn name(self) -> &'static str {
        match self {
            Format::Table => "CSV",
            Format::Json => "JSON",
            Format::GraphMl => "GraphML",
            Format::Gexf => "GEXF",
            Format::Gml => "GML",
            Format::Pajek => "Pajek",
            Format::MatrixMarket => "Matrix Market",
            Format::Unknown => "?",
        }
    }
}

/// # Errors
/// XML of another kind than a graph.
pub fn detect(text: &str) -> Result<Format> {
    let start = text.trim_start();
    let lower: String = (start.chars().take(80))
        .map(|c| c.to_ascii_lowercase())
        .collect();
    if lower.starts_with('{') || lower.starts_with('[') {
        return Ok(Format::Json);
    }
    if lower.starts_with('<') {
        return match root(start) {
            "graphml" => Ok(Format::GraphMl),
            "gexf" => Ok(Format::Gexf),
            other => Err(unreadable(Format::Unknown, 1, 1, Fault::NoGraph, other)),
        };
    }
    if lower.starts_with("%%matrixmarket") {
        return Ok(Format::MatrixMarket);
    }
    // The first line that is no comment tells the rest apart.
    let line = (text.lines().map(str::trim))
        .find(|line| !line.is_empty() && !line.starts_with(['#', '%']))
        .unwrap_or_default();
    if ["*vertices", "*network"].iter().any(|word| {
        line.get(..word.len())
            .is_some_and(|begin| begin.eq_ignore_ascii_case(word))
    }) {
        return Ok(Format::Pajek);
    }
    let mut words = line.split(|c: char| c.is_ascii_whitespace() || c == '[');
    let is_gml = match words.next().unwrap_or_default() {
        "graph" | "Graph" => line[5..].trim_start().is_empty() || line.contains('['),
        // As many programs begin: Creator "yFiles", Version 2.
        "Creator" | "Version" | "comment" | "directed" => {
            text.contains("graph") && text.contains('[')
        }
        _ => false,
    };
    Ok(if is_gml { Format::Gml } else { Format::Table })
}

/// The local name of the first element.
fn root(text: &str) -> &str {
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
        } else if !rest.starts_with(['?', '!']) {
            let end = rest.find(|c: char| c.is_whitespace() || c == '>' || c == '/');
            let name = &rest[..end.unwrap_or(rest.len())];
            return name.rsplit(':').next().unwrap_or(name);
        }
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_known_by_how_they_begin() {
        for (text, format) in [
            (" {\"nodes\": []}", Format::Json),
            (
                "<?xml version='1.0'?>\n<!-- a <b> --><graphml xmlns='x'>",
                Format::GraphMl,
            ),
            ("<g:gexf>", Format::Gexf),
            (
                "%%MatrixMarket matrix coordinate pattern general",
                Format::MatrixMarket,
            ),
            ("% made by hand\n*Vertices 3", Format::Pajek),
            ("*network karate\n*vertices 3", Format::Pajek),
            ("graph [", Format::Gml),
            ("Creator \"Mark\"\ngraph\n[", Format::Gml),
            ("source,target\na,b", Format::Table),
            ("# graph\n0 1", Format::Table),
            ("graph,link\na,b", Format::Table),
        ] {
            assert_eq!(detect(text), Ok(format), "{text}");
        }
        assert!(detect("<!doctype html><html>").is_err());
        assert!(detect("<").is_err());
    }
}
