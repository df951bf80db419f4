//! What every format hands its nodes and edges to, and what becomes of them.

use super::columns::{Column, Columns};
use super::limits::{EDGES, NODES, ROWS, over};
use super::understanding::{Dropped, Merged};
use crate::data::{EdgeColumn, NodeColumn, RawGraph};
use crate::error::Result;
use std::collections::{BTreeMap, BTreeSet};

/// What columns of weights are called, in lower case.
const WEIGHTS: [&str; 5] = ["weight", "weights", "w", "value", "strength"];
/// What columns of names are called, in lower case.
const NAMES: [&str; 2] = ["label", "name"];

/// Nodes and edges as they stand in a file.
#[derive(Default)]
pub struct Builder {
    keys: Vec<String>,
    places: BTreeMap<String, u32>,
    /// Where the file first spoke of each node, while it has not stated it; `None` once it has.
    mentions: Vec<Option<usize>>,
    rows: Vec<[u32; 2]>,
    pub nodes: Columns,
    pub edges: Columns,
    /// Whether the file says that edges have a direction; `None` where it says nothing.
    pub directed: Option<bool>,
    /// The column of weights that the caller chose; empty for none.
    pub weight: Option<String>,
}

impl Builder {
    pub fn node_count(&self) -> usize {
        self.keys.len()
    }

    pub fn edge_count(&self) -> usize {
        self.rows.len()
    }

    pub fn find(&self, key: &str) -> Option<u32> {
        self.places.get(key).copied()
    }

    /// The node of this name, which may be new.
    ///
    /// # Errors
    /// More nodes than a page can work with.
    pub fn node(&mut self, key: &str) -> Result<u32> {
        if let Some(node) = self.find(key) {
            return Ok(node);
        }
        if self.keys.len() == NODES {
            return Err(over("nodes", NODES));
        }
        let node = self.keys.len() as u32;
        self.places.insert(key.to_string(), node);
        self.keys.push(key.to_string());
        self.mentions.push(None);
        Ok(node)
    }

    /// The node of this name, which the file states here; `None` if it did so before.
    ///
    /// # Errors
    /// More nodes than a page can work with.
    pub fn state(&mut self, key: &str) -> Result<Option<u32>> {
        let before = self.keys.len();
        let node = self.node(key)?;
        let is_new = node as usize == before || self.mentions[node as usize].take().is_some();
        Ok(is_new.then_some(node))
    }

    /// The node of this name, which the file may state before or after this place.
    ///
    /// # Errors
    /// More nodes than a page can work with.
    pub fn mention(&mut self, key: &str, offset: usize) -> Result<u32> {
        let before = self.keys.len();
        let node = self.node(key)?;
        if node as usize == before {
            self.mentions[before] = Some(offset);
        }
        Ok(node)
    }

    /// The first node that was mentioned but never stated, and where.
    pub fn unstated(&self) -> Option<(usize, &str)> {
        let mut all = self.mentions.iter().zip(&self.keys);
        all.find_map(|(mention, key)| mention.map(|offset| (offset, key.as_str())))
    }

    /// Nodes called by their numbers, from 1.
    ///
    /// # Errors
    /// More nodes than a page can work with.
    pub fn numbered_nodes(&mut self, count: usize) -> Result<()> {
        if count > NODES {
            return Err(over("nodes", NODES));
        }
        (1..=count).try_for_each(|number| self.node(&number.to_string()).map(drop))
    }

    /// An edge; its row among the columns of edges.
    ///
    /// # Errors
    /// More edges than a page can work with.
    pub fn edge(&mut self, source: u32, target: u32) -> Result<u32> {
        if self.rows.len() == ROWS {
            return Err(over("edges", EDGES));
        }
        self.rows.push([source, target]);
        Ok(self.rows.len() as u32 - 1)
    }

    /// Each undirected pair once, in the order of the file, with the values of its first edge.
    ///
    /// # Errors
    /// More pairs than a page can work with.
    pub fn finish(self) -> Result<Finished> {
        let weight = self.weight_column();
        let weight_at = |row: usize| match weight {
            // An edge without a weight counts as one edge.
            Some(column) if column.get(row).is_empty() => 1.0,
            Some(column) => column.number(row),
            None => 1.0,
        };
        let mut dropped = Dropped::default();
        let mut merged = Merged::default();
        let mut order: Vec<(u32, u32, u32)> = Vec::with_capacity(self.rows.len());
        for (row, &[source, target]) in self.rows.iter().enumerate() {
            if source == target {
                dropped.self_loops += 1;
            } else {
                order.push((source.min(target), source.max(target), row as u32));
            }
        }
        order.sort_unstable();
        let mut kept = Vec::new();
        for same in order.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
            let first = same[0].2 as usize;
            kept.push(first);
            let mut back = false;
            for &(_, _, row) in &same[1..] {
                if !back && self.rows[row as usize] != self.rows[first] {
                    back = true;
                    merged.directions += 1;
                } else {
                    dropped.duplicates += 1;
                }
                let (one, other) = (weight_at(first), weight_at(row as usize));
                merged.other_weights += u32::from(one.to_bits() != other.to_bits());
            }
        }
        if kept.len() > EDGES {
            return Err(over("edges", EDGES));
        }
        kept.sort_unstable();

        let nodes = self.keys.len();
        let names = (self.nodes.all().iter())
            .find(|column| is_called(column, &NAMES) && names_all(column, nodes));
        let raw = RawGraph {
            node_names: match names {
                Some(column) => (0..nodes)
                    .map(|node| column.get(node).to_string())
                    .collect(),
                None => self.keys.clone(),
            },
            pairs: kept.iter().map(|&row| self.rows[row]).collect(),
            weights: weight.map(|_| kept.iter().map(|&row| weight_at(row)).collect()),
            edge_columns: (self.edges.all().iter())
                .filter(|column| column.is_numeric() && !is_same(column, weight))
                .map(|column| EdgeColumn {
                    name: column.name.clone(),
                    values: kept.iter().map(|&row| column.number(row)).collect(),
                })
                .collect(),
            node_columns: (self.nodes.all().iter())
                .filter(|column| column.present() > 0 && !is_same(column, names))
                .map(|column| NodeColumn {
                    name: column.name.clone(),
                    values: column.node_values(nodes),
                })
                .collect(),
            features: None,
        };
        Ok(Finished {
            raw,
            weight: weight.map(|column| column.name.clone()),
            names: names.map(|column| column.name.clone()),
            directed: self.directed,
            dropped,
            merged,
            rows: kept,
            nodes: self.nodes,
            edges: self.edges,
        })
    }

    fn weight_column(&self) -> Option<&Column> {
        let usable = |column: &&Column| column.is_numeric();
        match &self.weight {
            Some(name) => (self.edges.all().iter())
                .find(|column| &column.name == name)
                .filter(usable),
            None => (self.edges.all().iter())
                .filter(usable)
                .find(|column| is_called(column, &WEIGHTS)),
        }
    }
}

fn is_called(column: &Column, names: &[&str]) -> bool {
    names.contains(&column.name.to_lowercase().as_str())
}

/// Whether each node has a value of its own.
fn names_all(column: &Column, nodes: usize) -> bool {
    let distinct: BTreeSet<&str> = (0..nodes).map(|node| column.get(node)).collect();
    distinct.len() == nodes && !distinct.contains("")
}

fn is_same(column: &Column, other: Option<&Column>) -> bool {
    other.is_some_and(|other| std::ptr::eq(column, other))
}

/// The graph, and what was made of the file.
pub struct Finished {
    pub raw: RawGraph,
    /// The edges' column that became the weights.
    pub weight: Option<String>,
    /// The nodes' column that became the names.
    pub names: Option<String>,
    pub directed: Option<bool>,
    pub dropped: Dropped,
    pub merged: Merged,
    /// The row in the file of each pair.
    pub rows: Vec<usize>,
    pub nodes: Columns,
    pub edges: Columns,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// a–b, b–a with another weight, a–b again, a–a, b–c.
    fn built() -> Builder {
        let mut builder = Builder::default();
        for (source, target, weight) in [
            ("a", "b", "2"),
            ("b", "a", "3"),
            ("a", "b", "2"),
            ("a", "a", "1"),
            ("b", "c", ""),
        ] {
            let source = builder.node(source).expect("few");
            let target = builder.node(target).expect("few");
            let row = builder.edge(source, target).expect("few");
            builder.edges.put("Weight", row, weight).expect("few");
            builder.edges.put("year", row, "1990").expect("few");
        }
        builder
    }

    #[test]
    fn pairs_stand_once_and_what_is_dropped_is_counted() {
        let done = built().finish().expect("small");
        assert_eq!(done.raw.pairs, [[0, 1], [1, 2]]);
        assert_eq!(done.raw.weights, Some(vec![2.0, 1.0]));
        assert_eq!(done.dropped.self_loops, 1);
        assert_eq!(done.dropped.duplicates, 1);
        assert_eq!(done.merged.directions, 1);
        assert_eq!(done.merged.other_weights, 1);
        assert_eq!(done.raw.edge_columns.len(), 1);
        assert_eq!(done.raw.edge_columns[0].values, [1990.0, 1990.0]);
    }

    #[test]
    fn the_weight_can_be_chosen_or_refused() {
        let mut builder = built();
        builder.weight = Some("year".into());
        let done = builder.finish().expect("small");
        assert_eq!(done.raw.weights, Some(vec![1990.0, 1990.0]));
        assert_eq!(done.raw.edge_columns[0].name, "Weight");
        let mut builder = built();
        builder.weight = Some(String::new());
        assert_eq!(builder.finish().expect("small").raw.weights, None);
    }

    #[test]
    fn labels_that_name_every_node_become_names() {
        let labelled = |last: &str| {
            let mut builder = built();
            for (node, label) in [(0, "Ann"), (1, "Bob"), (2, last)] {
                builder.nodes.put("Label", node, label).expect("few");
            }
            builder.finish().expect("small").raw
        };
        let named = labelled("Cid");
        assert_eq!(named.node_names, ["Ann", "Bob", "Cid"]);
        assert!(named.node_columns.is_empty());
        let unnamed = labelled("Ann");
        assert_eq!(unnamed.node_names, ["a", "b", "c"]);
        assert_eq!(unnamed.node_columns.len(), 1);
    }

    #[test]
    fn the_limits_are_named() {
        let mut builder = Builder::default();
        let refused = builder.numbered_nodes(NODES + 1).expect_err("too many");
        assert!(refused.to_string().contains("25000"));
        builder.numbered_nodes(NODES).expect("as many as may be");
        assert!(builder.node("one more").is_err());
        let mut builder = Builder::default();
        builder.numbered_nodes(1000).expect("few");
        'all: for a in 0..1000 {
            for b in a + 1..1000 {
                builder.edge(a, b).expect("below a million");
                if builder.rows.len() > EDGES {
                    break 'all;
                }
            }
        }
        let refused = builder.finish().err().expect("too many");
        assert!(refused.to_string().contains("edges"));
    }
}
