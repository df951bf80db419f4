//! Features where a graph brings none, and those that it brings.

use super::labels::classes;
use crate::data::{NodeValues, OwnFeatures, RawGraph};
use crate::error::{Error, Result, check_range};
use crate::graph::{
    Graph, clustering, core_numbers, leading_eigenvectors, mean_neighbour_degree, page_rank,
};
use crate::told::told;
use crate::value::{Fields, Read, Value, deserializable, kind_of};

/// What the model sees of a node.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(
    test,
    ts(
        tag = "kind",
        rename_all = "camelCase",
        rename_all_fields = "camelCase"
    )
)]
pub enum FeatureChoice {
    /// A number of its own: the model may learn each node by heart.
    OneHot,
    /// The number of its neighbours, one-hot (as in Xu et al. 2019); 63 and more together.
    Degree,
    /// Degree, clustering, core number, mean degree of the neighbours and PageRank, each with mean 0
    /// and standard deviation 1.
    Structural,
    /// Its places in this many leading eigenvectors of Â on the largest component, times √nodes; 0
    /// elsewhere.
    Spectral { vectors: u32 },
    /// The matrix that the graph brings; `normalize` divides each row by its sum.
    Matrix { normalize: bool },
    /// Columns of the nodes: numbers with mean 0 and standard deviation 1 (0 where one is missing),
    /// texts one-hot.
    Columns { names: Vec<String> },
}

told!(FeatureChoice by kind: OneHot, Degree, Structural, Spectral { vectors }, Matrix { normalize }, Columns { names });

impl Read for FeatureChoice {
    fn read(value: Value) -> Result<Self> {
        let mut fields = Fields::open(value)?;
        let kinds = &[
            "OneHot",
            "Degree",
            "Structural",
            "Spectral",
            "Matrix",
            "Columns",
        ];
        let read = match kind_of(&mut fields, kinds)? {
            0 => FeatureChoice::OneHot,
            1 => FeatureChoice::Degree,
            2 => FeatureChoice::Structural,
            3 => FeatureChoice::Spectral {
                vectors: fields.get("vectors")?,
            },
            4 => FeatureChoice::Matrix {
                normalize: fields.get("normalize")?,
            },
            _ => FeatureChoice::Columns {
                names: fields.get("names")?,
            },
        };
        fields.close()?;
        Ok(read)
    }
}

deserializable!(FeatureChoice);

/// Degrees from here on share a feature.
const HIGHEST_DEGREE: u32 = 63;
/// Most entries of a dense matrix.
const MOST_VALUES: usize = 5_000_000;
/// Most eigenvectors.
const MOST_VECTORS: f64 = 64.0;

/// The chosen features of a raw graph, whose pairs make `graph`.
///
/// # Errors
/// A matrix or columns that are not there, none of them, the label's own column among them, a column of
/// texts with more than 100 values or fewer than 2, fewer than 1 or more than 64 eigenvectors, or a
/// dense matrix of more than 5 million values.
pub fn features(
    choice: &FeatureChoice,
    raw: &RawGraph,
    graph: &Graph,
    label: Option<&str>,
) -> Result<OwnFeatures> {
    match choice {
        FeatureChoice::OneHot => Ok(OwnFeatures::Identity),
        FeatureChoice::Degree => {
            let degree = |node| (graph.degree(node) as u32).min(HIGHEST_DEGREE);
            let col: Vec<u32> = (0..graph.nodes()).map(degree).collect();
            Ok(OwnFeatures::Sparse {
                columns: col.iter().copied().max().unwrap_or(0) + 1,
                ptr: (0..=graph.nodes() as u32).collect(),
                col,
                val: None,
                normalize: false,
            })
        }
        FeatureChoice::Structural => {
            let counts = |value: &dyn Fn(usize) -> f64| (0..graph.nodes()).map(value).collect();
            let cores = core_numbers(graph);
            dense(vec![
                standardised(counts(&|node| graph.degree(node) as f64)),
                standardised(clustering(graph)),
                standardised(counts(&|node| f64::from(cores[node]))),
                standardised(mean_neighbour_degree(graph)),
                standardised(page_rank(graph)),
            ])
        }
        FeatureChoice::Spectral { vectors } => {
            check_range("features.vectors", f64::from(*vectors), 1.0, MOST_VECTORS)?;
            let mut found = leading_eigenvectors(graph, *vectors as usize);
            let scale = (graph.nodes() as f64).sqrt();
            found.iter_mut().flatten().for_each(|v| *v *= scale);
            dense(found)
        }
        FeatureChoice::Matrix { normalize } => match &raw.features {
            Some(rows) => {
                let matrix = rows.matrix();
                Ok(OwnFeatures::Sparse {
                    columns: rows.columns() as u32,
                    ptr: matrix.ptr.to_vec(),
                    col: matrix.col.to_vec(),
                    val: (matrix.val.iter().any(|&v| v != 1.0)).then(|| matrix.val.to_vec()),
                    normalize: *normalize,
                })
            }
            None => Err(refused("the graph brings no matrix of features")),
        },
        FeatureChoice::Columns { names } => {
            if names.is_empty() {
                return Err(refused("name at least one column"));
            }
            let mut columns = Vec::new();
            for name in names {
                if label == Some(name) {
                    return Err(refused(
                        "the label cannot be a feature: it would be no guess",
                    ));
                }
                match &raw.column(name)?.values {
                    NodeValues::Numbers(values) => {
                        columns.push(standardised(values.iter().map(|&v| v.into()).collect()));
                    }
                    NodeValues::Texts(_) => {
                        let found = classes(raw.column(name)?, None)?;
                        for class in 0..found.names.len() as u32 {
                            let is_in = |c: &Option<u32>| f64::from(u8::from(*c == Some(class)));
                            columns.push(found.of_node.iter().map(is_in).collect());
                        }
                    }
                }
            }
            dense(columns)
        }
    }
}

fn refused(reason: &str) -> Error {
    Error::Malformed {
        what: "features".into(),
        reason: reason.into(),
    }
}

/// Mean 0 and standard deviation 1 over the values that are there; 0 for the others, and everywhere
/// where all are equal.
fn standardised(mut values: Vec<f64>) -> Vec<f64> {
    let (mut sum, mut count) = (0.0, 0.0);
    for v in values.iter().filter(|v| v.is_finite()) {
        sum += v;
        count += 1.0;
    }
    let mean = sum / count;
    let mut square = 0.0;
    for v in values.iter().filter(|v| v.is_finite()) {
        square += (v - mean) * (v - mean);
    }
    let deviation = (square / count).sqrt();
    // Rounding leaves something of equal values.
    let is_level = deviation <= 1e-12 * mean.abs();
    for v in &mut values {
        *v = if is_level || !v.is_finite() {
            0.0
        } else {
            (*v - mean) / deviation
        };
    }
    values
}

/// Columns side by side.
fn dense(columns: Vec<Vec<f64>>) -> Result<OwnFeatures> {
    let nodes = columns[0].len();
    let entries = nodes * columns.len();
    if entries > MOST_VALUES {
        return Err(Error::TooLarge {
            what: "features".into(),
            bytes: 4.0 * entries as f64,
            limit: 4.0 * MOST_VALUES as f64,
        });
    }
    let mut values = Vec::with_capacity(entries);
    for node in 0..nodes {
        for column in &columns {
            values.push(column[node] as f32);
        }
    }
    Ok(OwnFeatures::Dense {
        columns: columns.len() as u32,
        values,
    })
}
