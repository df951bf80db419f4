//! The graphs of the gallery, one file each, as `tools/gallery.py` writes them.
//!
//! ```text
//! { "format": 1, "names": [one a node], "pairs": rows,
//!   "weights": [one a pair] or missing,
//!   "columns": [{ "name", "texts": [each value once], "of": [place in texts, one a node] }],
//!   "edgeColumns": [{ "name", "values": [one a pair] }] or missing,
//!   "features": rows with "columns" and perhaps "values" [one an entry], or missing,
//!   "userItem": true where all edges join a user with an item, or missing,
//!   "positions": [x, y of each node, 0 to 4095] }
//! rows = { "counts": [length of each node's row], "steps": [distance from the entry before, or from 0] }
//! ```
//! The row of a node in `pairs` holds its neighbours of higher number.

use super::{EdgeColumn, NodeColumn, NodeValues, RawGraph, SparseRows};
use crate::error::{Error, Result};
use crate::value::{Fields, Read, Value, deserializable, inside};

/// Positions are told as whole numbers from 0 to this.
const GRID: f32 = 4_095.0;

/// A graph with its picture.
#[derive(Debug, Clone)]
pub struct GalleryGraph {
    pub raw: RawGraph,
    /// x and y of every node inside the unit square, y downwards. (2 × nodes)
    pub positions: Vec<f32>,
    /// Whether all edges join a user with an item.
    pub user_item: bool,
}

impl Read for GalleryGraph {
    /// # Errors
    /// [`Error::Malformed`] with the place for a field that is missing, unknown, of the wrong type,
    /// length or range.
    fn read(value: Value) -> Result<Self> {
        let mut fields = Fields::open(value)?;
        if fields.get::<u32>("format")? != 1 {
            return Err(wrong("format", "this version reads format 1"));
        }
        let node_names: Vec<String> = fields.get("names")?;
        let nodes = node_names.len();
        let rows: Rows = fields.get("pairs")?;
        let of_length = |name: &str, got: usize, expected: usize| {
            if got == expected {
                Ok(())
            } else {
                Err(wrong(name, "it has the wrong length"))
            }
        };
        of_length("pairs", rows.ptr.len(), nodes + 1)?;
        let mut pairs = Vec::with_capacity(rows.col.len());
        for node in 0..nodes {
            for e in rows.ptr[node]..rows.ptr[node + 1] {
                let other = rows.col[e as usize];
                if other as usize >= nodes || other as usize <= node {
                    return Err(wrong("pairs", "a neighbour is no node of higher number"));
                }
                pairs.push([node as u32, other]);
            }
        }
        let weights: Option<Vec<f64>> = fields.get("weights")?;
        if let Some(weights) = &weights {
            of_length("weights", weights.len(), pairs.len())?;
        }
        let columns: Vec<Column> = fields.get("columns")?;
        for column in &columns {
            of_length("columns", column.of.len(), nodes)?;
        }
        let edge_columns: Vec<EdgeColumn> = fields.get_or_default("edge_columns")?;
        for column in &edge_columns {
            of_length("edgeColumns", column.values.len(), pairs.len())?;
        }
        let features = match fields.get::<Option<Matrix>>("features")? {
            Some(Matrix(rows)) => {
                of_length("features", rows.len(), nodes)?;
                Some(rows)
            }
            None => None,
        };
        let positions: Vec<u32> = fields.get("positions")?;
        of_length("positions", positions.len(), 2 * nodes)?;
        let user_item = fields.get_or_default("user_item")?;
        fields.close()?;
        Ok(GalleryGraph {
            raw: RawGraph {
                node_names,
                pairs,
                weights: weights.map(singles),
                edge_columns,
                node_columns: columns.into_iter().map(Column::told).collect(),
                features,
            },
            positions: positions.iter().map(|&p| p as f32 / GRID).collect(),
            user_item,
        })
    }
}

deserializable!(GalleryGraph);

fn wrong(what: &str, reason: &str) -> Error {
    Error::Malformed {
        what: what.into(),
        reason: reason.into(),
    }
}

fn singles(values: Vec<f64>) -> Vec<f32> {
    values.into_iter().map(|v| v as f32).collect()
}

/// Ascending numbers by row.
struct Rows {
    /// Always one longer than there are rows.
    ptr: Vec<u32>,
    col: Vec<u32>,
}

impl Rows {
    fn of(counts: Vec<u32>, steps: Vec<u32>) -> Result<Self> {
        let mut ptr = vec![0u32];
        let mut col = Vec::with_capacity(steps.len());
        let mut left = steps.into_iter();
        for count in counts {
            let mut last = 0u32;
            for _ in 0..count {
                let step = left.next().and_then(|step| last.checked_add(step));
                last = step.ok_or_else(|| wrong("counts", "they do not fit the steps"))?;
                col.push(last);
            }
            ptr.push(col.len() as u32);
        }
        match left.next() {
            None => Ok(Rows { ptr, col }),
            Some(_) => Err(wrong("steps", "there are more than are counted")),
        }
    }
}

impl Read for Rows {
    fn read(value: Value) -> Result<Self> {
        let mut fields = Fields::open(value)?;
        let rows = Rows::of(fields.get("counts")?, fields.get("steps")?)?;
        fields.close()?;
        Ok(rows)
    }
}

struct Matrix(SparseRows);

impl Read for Matrix {
    fn read(value: Value) -> Result<Self> {
        let mut fields = Fields::open(value)?;
        let columns: u32 = fields.get("columns")?;
        let rows = Rows::of(fields.get("counts")?, fields.get("steps")?)?;
        let values: Option<Vec<f64>> = fields.get("values")?;
        fields.close()?;
        SparseRows::from_compressed(columns as usize, rows.ptr, rows.col, values.map(singles))
            .map(Matrix)
    }
}

struct Column {
    name: String,
    texts: Vec<String>,
    of: Vec<u32>,
}

impl Read for Column {
    fn read(value: Value) -> Result<Self> {
        let mut fields = Fields::open(value)?;
        let column = Column {
            name: fields.get("name")?,
            texts: fields.get("texts")?,
            of: fields.get("of")?,
        };
        fields.close()?;
        if column
            .of
            .iter()
            .any(|&of| of as usize >= column.texts.len())
        {
            return Err(inside("of", wrong("", "it names no text")));
        }
        Ok(column)
    }
}

impl Column {
    fn told(self) -> NodeColumn {
        let text = |&of: &u32| self.texts[of as usize].clone();
        NodeColumn {
            values: NodeValues::Texts(self.of.iter().map(text).collect()),
            name: self.name,
        }
    }
}

impl Read for EdgeColumn {
    fn read(value: Value) -> Result<Self> {
        let mut fields = Fields::open(value)?;
        let column = EdgeColumn {
            name: fields.get("name")?,
            values: singles(fields.get("values")?),
        };
        fields.close()?;
        Ok(column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value as Json, json};

    fn example() -> Json {
        json!({
            "format": 1,
            "names": ["Ann", "Bob", "Cid"],
            "pairs": { "counts": [2, 0, 0], "steps": [1, 1] },
            "weights": [2, 0.5],
            "columns": [{ "name": "label", "texts": ["b", "a"], "of": [0, 1, 0] }],
            "edgeColumns": [{ "name": "service", "values": [0, 1] }],
            "features": { "columns": 4, "counts": [1, 0, 2], "steps": [3, 0, 2] },
            "positions": [0, 0, 4095, 0, 2000, 4095]
        })
    }

    #[test]
    fn a_file_becomes_a_graph() {
        let graph: GalleryGraph = serde_json::from_value(example()).expect("reads");
        assert_eq!(graph.raw.pairs, [[0, 1], [0, 2]]);
        assert_eq!(graph.raw.weights, Some(vec![2.0, 0.5]));
        assert_eq!(graph.raw.edge_columns[0].values, [0.0, 1.0]);
        let NodeValues::Texts(texts) = &graph.raw.node_columns[0].values else {
            panic!("texts");
        };
        assert_eq!(texts, &["b", "a", "b"]);
        let rows = graph.raw.features.expect("a matrix");
        assert_eq!((rows.matrix().ptr, rows.columns()), (&[0, 1, 1, 3][..], 4));
        assert_eq!(rows.matrix().col, [3, 0, 2]);
        assert_eq!(graph.positions[2], 1.0);
    }

    #[test]
    fn what_does_not_fit_is_refused_with_its_name() {
        for (place, bad) in [
            ("format", json!(2)),
            ("pairs", json!({ "counts": [2, 0, 0], "steps": [1, 2] })),
            ("pairs", json!({ "counts": [3, 0, 0], "steps": [1, 1] })),
            ("pairs", json!({ "counts": [1, 0, 0], "steps": [1, 1] })),
            ("pairs", json!({ "counts": [1, 0], "steps": [1] })),
            ("pairs", json!({ "counts": [0, 1, 0], "steps": [1] })),
            (
                "pairs",
                json!({ "counts": [2, 0, 0], "steps": [1, 4294967295u32] }),
            ),
            ("weights", json!([1])),
            (
                "columns",
                json!([{ "name": "label", "texts": ["a"], "of": [0, 1, 0] }]),
            ),
            ("edgeColumns", json!([{ "name": "service", "values": [0] }])),
            (
                "features",
                json!({ "columns": 3, "counts": [1, 0, 0], "steps": [3] }),
            ),
            ("positions", json!([1, 2])),
        ] {
            let mut file = example();
            file[place] = bad.clone();
            let refused = serde_json::from_value::<GalleryGraph>(file).expect_err("refused");
            let told = refused.to_string();
            assert!(told.starts_with(place), "{place} {bad}: {told}");
        }
    }
}
