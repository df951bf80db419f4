//! Files of networkx for the gallery's graphs, in every format, read back to the same graphs.
//!
//! `tests/reference/imports.py` made them; the small graphs' are here, all graphs' wherever
//! `SECATEUR_IMPORTS` says.

use secateur::data::import::{ColumnUse, Format, Reading, Understanding, read};
use secateur::data::{NodeValues, RawGraph};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Ending, the ending of what lies beside it, format.
const FILES: [(&str, Option<&str>, Format); 9] = [
    ("tsv", Some("nodes.csv"), Format::Table),
    ("edgelist", Some("nodes.csv"), Format::Table),
    ("links.json", None, Format::Json),
    ("edges.json", None, Format::Json),
    ("graphml", None, Format::GraphMl),
    ("gexf", None, Format::Gexf),
    ("gml", None, Format::Gml),
    ("net", None, Format::Pajek),
    ("net", Some("clu"), Format::Pajek),
];

fn folders() -> Vec<PathBuf> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/import");
    let other = std::env::var_os("SECATEUR_IMPORTS").map(PathBuf::from);
    std::iter::once(own).chain(other).collect()
}

/// Every graph's folder, name, and what must be found.
fn graphs() -> Vec<(PathBuf, String, Value)> {
    let mut graphs = Vec::new();
    for folder in folders() {
        for entry in fs::read_dir(&folder).expect("the folder is there") {
            let path = entry.expect("readable").path();
            let file = path.file_name().expect("named").to_string_lossy();
            if let Some(name) = file.strip_suffix(".expected.json") {
                let text = fs::read_to_string(&path).expect("readable");
                let expected = serde_json::from_str(&text).expect("JSON");
                graphs.push((folder.clone(), name.to_string(), expected));
            }
        }
    }
    assert!(graphs.len() >= 4);
    // In one order everywhere, so that a failure is found again.
    graphs.sort_by(|a, b| (&a.0, &a.1).cmp(&(&b.0, &b.1)));
    graphs
}

fn open(
    folder: &Path,
    name: &str,
    ending: &str,
    beside: Option<&str>,
) -> (RawGraph, Understanding) {
    let bytes = |ending: &str| fs::read(folder.join([name, ".", ending].concat())).expect("there");
    let beside = beside.map(bytes);
    read(&bytes(ending), beside.as_deref(), &Reading::default())
        .unwrap_or_else(|error| panic!("{name}.{ending}: {error}"))
}

/// The first few of what only one of two has: a large graph whole would be pages.
fn differences<K: Ord + Clone, V: PartialEq + Clone>(
    found: &BTreeMap<K, V>,
    expected: &BTreeMap<K, V>,
) -> Vec<(bool, K, V)> {
    let only = |here: &BTreeMap<K, V>, there: &BTreeMap<K, V>, is_found: bool| {
        (here.iter())
            .filter(|&(key, value)| there.get(key) != Some(value))
            .take(3)
            .map(|(key, value)| (is_found, key.clone(), value.clone()))
            .collect::<Vec<_>>()
    };
    [only(found, expected, true), only(expected, found, false)].concat()
}

/// Cells of a table are read without the spaces about them.
fn trimmed(edges: Edges) -> Edges {
    let names = |(a, b): (String, String)| edge(a.trim(), b.trim());
    edges.into_iter().map(|(key, v)| (names(key), v)).collect()
}

/// Pair of names in alphabetical order → weight and further values.
type Edges = BTreeMap<(String, String), (f64, BTreeMap<String, f64>)>;

fn edge(a: &str, b: &str) -> (String, String) {
    (a.min(b).to_string(), a.max(b).to_string())
}

fn expected_edges(expected: &Value) -> Edges {
    let list = expected["edges"].as_array().expect("a list");
    (list.iter())
        .map(|row| {
            let name = |at: usize| row[at].as_str().expect("a name");
            let more = row[3].as_object().expect("a record").iter();
            let more = more.map(|(k, v)| (k.clone(), v.as_f64().expect("a number")));
            let weight = row[2].as_f64().expect("a number");
            (edge(name(0), name(1)), (weight, more.collect()))
        })
        .collect()
}

fn found_edges(raw: &RawGraph, with_columns: bool) -> Edges {
    (raw.pairs.iter().enumerate())
        .map(|(at, &[a, b])| {
            let name = |node: u32| raw.node_names[node as usize].as_str();
            let weight = raw.weights.as_ref().map_or(1.0, |weights| weights[at]);
            let more = raw.edge_columns.iter().filter(|_| with_columns);
            let more = more
                .map(|column| (column.name.clone(), f64::from(column.values[at])))
                .filter(|(_, value)| !value.is_nan());
            (edge(name(a), name(b)), (f64::from(weight), more.collect()))
        })
        .collect()
}

fn classes(raw: &RawGraph) -> BTreeMap<String, String> {
    let column = raw
        .node_columns
        .iter()
        .find(|column| column.name == "class");
    let Some(NodeValues::Texts(values)) = column.map(|column| &column.values) else {
        panic!("a column of texts");
    };
    raw.node_names
        .iter()
        .cloned()
        .zip(values.iter().cloned())
        .collect()
}

#[test]
fn every_graph_of_the_gallery_reads_back_from_every_format() {
    for (folder, name, expected) in graphs() {
        let nodes = expected["nodes"].as_array().expect("a list");
        let class_of: BTreeMap<String, String> = (nodes.iter())
            .map(|row| [&row[0], &row[1]].map(|v| v.as_str().expect("a text").to_string()))
            .map(|[name, class]| (name, class))
            .collect();
        let edges = expected_edges(&expected);
        for (ending, beside, format) in FILES {
            let (raw, told) = open(&folder, &name, ending, beside);
            let file = format!("{name}.{ending}");
            assert_eq!(told.format, format, "{file}");
            assert_eq!(raw.node_names.len(), class_of.len(), "{file}");
            assert_eq!(told.nodes as usize, class_of.len(), "{file}");
            // Only the weights stand in a weighted edge list.
            let with_columns = ending != "tsv";
            let mut edges = edges.clone();
            let mut class_of = class_of.clone();
            if !with_columns {
                edges.values_mut().for_each(|(_, more)| more.clear());
            }
            if format == Format::Table {
                edges = trimmed(edges);
                class_of = (class_of.into_iter())
                    .map(|(name, class)| (name.trim().to_string(), class))
                    .collect();
            }
            let found = found_edges(&raw, with_columns);
            assert_eq!(differences(&found, &edges), [], "{file}");
            assert_eq!(told.pairs as usize, edges.len(), "{file}");
            if class_of.values().any(|class| !class.is_empty()) {
                assert_eq!(differences(&classes(&raw), &class_of), [], "{file}");
            }
            assert_eq!(
                told.dropped.self_loops + told.dropped.duplicates,
                0,
                "{file}"
            );
            assert_eq!(told.merged.directions, 0, "{file}");
        }
    }
}

#[test]
fn a_matrix_reads_back_to_the_same_graph_with_numbers_for_names() {
    for (folder, name, expected) in graphs() {
        let (raw, told) = open(&folder, &name, "mtx", None);
        assert_eq!(told.format, Format::MatrixMarket, "{name}");
        let nodes = expected["nodes"].as_array().expect("a list");
        let renamed = RawGraph {
            node_names: (nodes.iter())
                .map(|row| row[0].as_str().expect("a name").to_string())
                .collect(),
            ..raw
        };
        let mut edges = expected_edges(&expected);
        edges.values_mut().for_each(|(_, more)| more.clear());
        let found = found_edges(&renamed, false);
        assert_eq!(differences(&found, &edges), [], "{name}");
    }
}

#[test]
fn a_partition_puts_nodes_into_the_same_groups() {
    let folder = &folders()[0];
    let (raw, told) = open(folder, "karate-club", "net", Some("clu"));
    let column = raw.column("partition").expect("there");
    let NodeValues::Numbers(groups) = &column.values else {
        panic!("numbers");
    };
    let classes = classes(&raw);
    for (name, group) in raw.node_names.iter().zip(groups) {
        assert_eq!(*group, if classes[name] == "Mr. Hi" { 1.0 } else { 2.0 });
    }
    let info = told
        .node_columns
        .iter()
        .find(|c| c.name == "label")
        .expect("there");
    assert_eq!(info.use_as, ColumnUse::Names);
}
