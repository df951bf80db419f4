//! A graph that the caller brings, as flat arrays.

use super::{Dataset, EdgeColumn, Features, SparseRows, Split};
use crate::error::{Error, Result, check_range};
use crate::graph::Graph;
use ndarray::Array2;
use xxhash_rust::xxh64::Xxh64;

/// Graph, features, classes and roles.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnData {
    pub nodes: u32,
    /// Source and target of each undirected pair, one after the other. (2 × edges)
    pub edges: Vec<u32>,
    /// One a pair; `None` means 1 everywhere.
    pub edge_weights: Option<Vec<f32>>,
    /// What else is known of the pairs, one value a pair.
    pub edge_columns: Vec<EdgeColumn>,
    pub features: OwnFeatures,
    /// Class of each node, below 0 where it has none.
    pub classes: Vec<i32>,
    /// Role of each node: 0 unused, 1 train, 2 validation, 3 test.
    pub roles: Vec<u8>,
    /// One name a node, or none at all. Names change no result and are not part of the hash.
    pub node_names: Vec<String>,
    /// One name a class, or none at all.
    pub class_names: Vec<String>,
}

/// Input features as flat arrays.
#[derive(Debug, Clone, PartialEq)]
pub enum OwnFeatures {
    Identity,
    /// Row-major, one row a node.
    Dense {
        columns: u32,
        values: Vec<f32>,
    },
    /// Compressed rows; without values every entry is 1. `normalize` divides each row by its sum.
    Sparse {
        columns: u32,
        ptr: Vec<u32>,
        col: Vec<u32>,
        val: Option<Vec<f32>>,
        normalize: bool,
    },
}

impl OwnData {
    /// Names the data: XXH64 over all arrays, little-endian, as 16 hexadecimal digits.
    pub fn hash(&self) -> String {
        let mut hash = Xxh64::new(0);
        let mut words = |tag: u8, values: &mut dyn Iterator<Item = u32>| {
            hash.update(&[tag]);
            for value in values {
                hash.update(&value.to_le_bytes());
            }
        };
        words(0, &mut std::iter::once(self.nodes));
        words(1, &mut self.edges.iter().copied());
        if let Some(weights) = &self.edge_weights {
            words(2, &mut weights.iter().map(|w| w.to_bits()));
        }
        match &self.features {
            OwnFeatures::Identity => words(3, &mut std::iter::empty()),
            OwnFeatures::Dense { columns, values } => {
                words(4, &mut std::iter::once(*columns));
                words(5, &mut values.iter().map(|v| v.to_bits()));
            }
            OwnFeatures::Sparse {
                columns,
                ptr,
                col,
                val,
                normalize,
            } => {
                words(6, &mut [*columns, u32::from(*normalize)].into_iter());
                words(7, &mut ptr.iter().copied());
                words(8, &mut col.iter().copied());
                words(9, &mut val.iter().flatten().map(|v| v.to_bits()));
            }
        }
        for column in &self.edge_columns {
            words(13, &mut column.name.bytes().map(u32::from));
            words(12, &mut column.values.iter().map(|v| v.to_bits()));
        }
        words(10, &mut self.classes.iter().map(|&c| c as u32));
        words(11, &mut self.roles.iter().map(|&r| u32::from(r)));
        format!("{:016x}", hash.digest())
    }

    /// Checks everything and builds the dataset.
    ///
    /// # Errors
    /// Whatever is wrong with an array, with its name and place.
    pub fn into_dataset(self) -> Result<Dataset> {
        // Before the graph, which takes room for as many nodes as it is told of.
        let nodes = self.nodes as usize;
        for (name, got) in [("classes", self.classes.len()), ("roles", self.roles.len())] {
            if got != nodes {
                return Err(length(name, nodes, got));
            }
        }
        if !self.edges.len().is_multiple_of(2) {
            return Err(length("edges", self.edges.len() + 1, self.edges.len()));
        }
        let pairs = self.edges.chunks_exact(2).map(|p| [p[0], p[1]]).collect();
        let graph = Graph::new(self.nodes, pairs, self.edge_weights)?;
        check_columns(&self.edge_columns, graph.edges())?;
        let mut split = Split::default();
        for (node, &role) in self.roles.iter().enumerate() {
            check_range(&format!("roles[{node}]"), f64::from(role), 0.0, 3.0)?;
            if role > 0 && self.classes[node] < 0 {
                return Err(Error::Malformed {
                    what: "roles".into(),
                    reason: format!(
                        "node {node} has no class, so it can neither train, validate nor test"
                    ),
                });
            }
            match role {
                1 => split.train.push(node as u32),
                2 => split.validation.push(node as u32),
                3 => split.test.push(node as u32),
                _ => {}
            }
        }
        let classes = self
            .classes
            .iter()
            .map(|&c| u32::try_from(c).ok())
            .collect();
        let features = self.features.into_features(nodes)?;
        let mut data = Dataset::new(graph, features, classes, split)?;
        for (name, expected, got) in [
            ("nodeNames", nodes, self.node_names.len()),
            ("classNames", data.class_count(), self.class_names.len()),
        ] {
            if got != 0 && got != expected {
                return Err(length(name, expected, got));
            }
        }
        data.edge_columns = self.edge_columns;
        data.node_names = self.node_names;
        data.class_names = self.class_names;
        Ok(data)
    }
}

impl OwnFeatures {
    fn into_features(self, nodes: usize) -> Result<Features> {
        match self {
            OwnFeatures::Identity => Ok(Features::Identity(nodes)),
            OwnFeatures::Dense { columns, values } => {
                check_range("features.columns", f64::from(columns), 1.0, 1e6)?;
                let got = values.len();
                let expected = nodes.saturating_mul(columns as usize);
                Array2::from_shape_vec((nodes, columns as usize), values)
                    .map(Features::Dense)
                    .map_err(|_| length("features", expected, got))
            }
            OwnFeatures::Sparse {
                columns,
                ptr,
                col,
                val,
                normalize,
            } => {
                check_range("features.columns", f64::from(columns), 1.0, 1e6)?;
                let mut rows = SparseRows::from_compressed(columns as usize, ptr, col, val)?;
                if rows.len() != nodes {
                    return Err(length("features.ptr", nodes + 1, rows.len() + 1));
                }
                if normalize {
                    rows.normalize_rows();
                }
                Ok(Features::Sparse(rows))
            }
        }
    }
}

fn check_columns(columns: &[EdgeColumn], edges: usize) -> Result<()> {
    for column in columns {
        let name = format!("edgeColumns.{}", column.name);
        if column.values.len() != edges {
            return Err(length(&name, edges, column.values.len()));
        }
        if let Some(edge) = column.values.iter().position(|value| !value.is_finite()) {
            return Err(Error::Malformed {
                what: format!("{name}[{edge}]"),
                reason: "it must be a finite number".into(),
            });
        }
    }
    Ok(())
}

fn length(name: &str, expected: usize, got: usize) -> Error {
    Error::Length {
        name: name.into(),
        expected: u32::try_from(expected).unwrap_or(u32::MAX),
        got: u32::try_from(got).unwrap_or(u32::MAX),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example() -> OwnData {
        OwnData {
            nodes: 4,
            edges: vec![0, 1, 1, 2],
            edge_weights: None,
            edge_columns: vec![],
            features: OwnFeatures::Sparse {
                columns: 3,
                ptr: vec![0, 1, 2, 2, 4],
                col: vec![0, 1, 2, 0],
                val: None,
                normalize: true,
            },
            classes: vec![0, 1, -1, 0],
            roles: vec![1, 1, 0, 3],
            node_names: vec![],
            class_names: vec![],
        }
    }

    fn rating(values: Vec<f32>) -> EdgeColumn {
        EdgeColumn {
            name: "rating".into(),
            values,
        }
    }

    #[test]
    fn arrays_become_a_dataset() {
        let data = example().into_dataset().expect("valid");
        assert_eq!((data.graph.edges(), data.class_count()), (2, 2));
        assert_eq!(data.split.test, [3]);
        let Features::Sparse(rows) = &data.features else {
            panic!("sparse features");
        };
        assert_eq!(rows.matrix().val, [1.0, 1.0, 0.5, 0.5]);
        assert_eq!(rows.matrix().col, [0, 1, 0, 2]);
    }

    #[test]
    fn every_array_counts_in_the_hash() {
        let base = example().hash();
        assert_eq!(base, example().hash());
        let mut changed = [example(), example(), example(), example(), example()];
        changed[0].edges[3] = 3;
        changed[1].classes[2] = 1;
        changed[2].roles[2] = 2;
        changed[3].edge_weights = Some(vec![1.0, 1.0]);
        changed[4].edge_columns = vec![rating(vec![1.0, 1.0])];
        assert!(changed.iter().all(|data| data.hash() != base));
    }

    #[test]
    fn wrong_arrays_are_named() {
        let refused = |change: fn(&mut OwnData)| {
            let mut data = example();
            change(&mut data);
            data.into_dataset().expect_err("refused").to_string()
        };
        assert!(refused(|d| d.classes.truncate(3)).contains("classes"));
        assert!(refused(|d| d.roles.push(0)).contains("roles"));
        assert!(refused(|d| d.roles[0] = 7).contains("roles[0] is 7"));
        assert!(refused(|d| d.edges.truncate(3)).contains("edges"));
        assert!(
            refused(|d| d.node_names = vec!["Ann".into()])
                .contains("nodeNames has 1 entries, but 4")
        );
        assert!(refused(|d| d.class_names = vec!["a".into(); 3]).contains("classNames"));
        assert!(
            refused(|d| d.edge_columns = vec![rating(vec![1.0])])
                .contains("edgeColumns.rating has 1 entries, but 2")
        );
        assert!(
            refused(|d| d.edge_columns = vec![rating(vec![1.0, f32::NAN])])
                .contains("edgeColumns.rating[1]")
        );
        assert!(refused(|d| d.roles[2] = 1).contains("node 2 has no class"));
        assert!(
            refused(|d| d.features = OwnFeatures::Dense {
                columns: 2,
                values: vec![0.0; 7]
            })
            .contains("features has 7 entries, but 8")
        );
        assert!(
            refused(
                |d| if let OwnFeatures::Sparse { ptr, .. } = &mut d.features {
                    ptr[2] = 9;
                }
            )
            .contains("features.ptr")
        );
    }
}
