//! Input features, in the form in which they are cheapest.

use crate::error::{Error, Result};
use crate::kernels::{Csr, ascending};
use ndarray::Array2;

/// The largest feature that is accepted: far from what overflows on the way through the layers.
const LARGEST: f64 = 1e12;

/// One row a node.
#[derive(Debug, Clone)]
pub enum Features {
    /// One-hot: node i has feature i alone. Never becomes a matrix.
    Identity(usize),
    /// Few entries a row, as in a bag of words. Never becomes a dense matrix.
    Sparse(SparseRows),
    /// (nodes, features)
    Dense(Array2<f32>),
}

/// A sparse matrix by rows, owned.
#[derive(Debug, Clone)]
pub struct SparseRows {
    columns: usize,
    /// Always one longer than the number of rows.
    ptr: Vec<u32>,
    /// Ascending within a row.
    col: Vec<u32>,
    val: Vec<f32>,
}

impl SparseRows {
    /// Rows of (column, value); columns are sorted here.
    ///
    /// # Errors
    /// A column beyond `columns`.
    pub fn new(columns: usize, rows: Vec<Vec<(u32, f32)>>) -> Result<Self> {
        let mut ptr = vec![0];
        let (mut col, mut val) = (Vec::new(), Vec::new());
        for row in rows {
            for (c, v) in row {
                col.push(c);
                val.push(v);
            }
            ptr.push(col.len() as u32);
        }
        SparseRows::from_compressed(columns, ptr, col, Some(val))
    }

    /// Compressed rows; without values every entry is 1. Columns are sorted here.
    ///
    /// # Errors
    /// Pointers that do not rise from 0 to the number of entries, values of another length, or a
    /// column beyond `columns`.
    pub fn from_compressed(
        columns: usize,
        ptr: Vec<u32>,
        col: Vec<u32>,
        val: Option<Vec<f32>>,
    ) -> Result<Self> {
        let entries = col.len();
        let rises = ptr.first() == Some(&0)
            && ptr.last().map(|&end| end as usize) == Some(entries)
            && ptr.windows(2).all(|pair| pair[0] <= pair[1]);
        if !rises {
            return Err(Error::Malformed {
                what: "features.ptr".into(),
                reason: format!("it must rise from 0 to {entries}, the number of entries"),
            });
        }
        let val = val.unwrap_or_else(|| vec![1.0; entries]);
        if val.len() != entries {
            return Err(Error::Length {
                name: "features.val".into(),
                expected: entries as u32,
                got: val.len() as u32,
            });
        }
        let mut out = SparseRows {
            columns,
            ptr,
            col,
            val,
        };
        if let Some(&beyond) = out.col.iter().find(|&&col| col as usize >= columns) {
            return Err(beyond_columns(beyond, columns));
        }
        for row in 0..out.len() {
            let entries = out.ptr[row] as usize..out.ptr[row + 1] as usize;
            if !out.col[entries.clone()].is_sorted() {
                let (cols, vals) = (
                    out.col[entries.clone()].to_vec(),
                    out.val[entries.clone()].to_vec(),
                );
                let keys: Vec<f64> = cols.iter().map(|&col| f64::from(col)).collect();
                for (at, from) in entries.zip(ascending(&keys)) {
                    out.col[at] = cols[from as usize];
                    out.val[at] = vals[from as usize];
                }
            }
        }
        Ok(out)
    }

    /// The number of rows.
    pub fn len(&self) -> usize {
        self.ptr.len() - 1
    }

    /// The number of columns.
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Divides every row by its sum, as Kipf & Welling do with bags of words.
    pub fn normalize_rows(&mut self) {
        for row in 0..self.len() {
            let values = &mut self.val[self.ptr[row] as usize..self.ptr[row + 1] as usize];
            let sum: f32 = values.iter().fold(0.0, |s, &v| s + v);
            if sum > 0.0 {
                values.iter_mut().for_each(|v| *v /= sum);
            }
        }
    }

    /// The matrix as kernels take it.
    pub fn matrix(&self) -> Csr<'_> {
        Csr {
            ptr: &self.ptr,
            col: &self.col,
            val: &self.val,
        }
    }
}

fn beyond_columns(col: u32, columns: usize) -> Error {
    Error::OutOfRange {
        name: "features.col".into(),
        got: f64::from(col),
        min: 0.0,
        max: columns as f64 - 1.0,
    }
}

impl Features {
    /// The number of rows.
    pub fn nodes(&self) -> usize {
        match self {
            Features::Identity(n) => *n,
            Features::Sparse(rows) => rows.len(),
            Features::Dense(matrix) => matrix.nrows(),
        }
    }

    /// The number of columns.
    pub fn columns(&self) -> usize {
        match self {
            Features::Identity(n) => *n,
            Features::Sparse(rows) => rows.columns,
            Features::Dense(matrix) => matrix.ncols(),
        }
    }

    /// Refuses values that are not finite, or so large that sums of them might not be.
    pub fn check(&self) -> Result<()> {
        let range = -LARGEST as f32..=LARGEST as f32;
        let is_bad = |value: f32| !range.contains(&value);
        let bad = match self {
            Features::Identity(_) => None,
            Features::Sparse(rows) => rows.val.iter().position(|&v| is_bad(v)).map(|at| {
                let node = rows.ptr.partition_point(|&p| p as usize <= at) - 1;
                ((node, rows.col[at] as usize), rows.val[at])
            }),
            Features::Dense(matrix) => matrix
                .indexed_iter()
                .find(|&(_, &v)| is_bad(v))
                .map(|(place, &v)| (place, v)),
        };
        match bad {
            Some(((node, feature), value)) if value.is_finite() => Err(Error::OutOfRange {
                name: format!("features[{node}][{feature}]"),
                got: f64::from(value),
                min: -LARGEST,
                max: LARGEST,
            }),
            Some(((node, feature), _)) => Err(Error::FeatureNotFinite {
                node: node as u32,
                feature: feature as u32,
            }),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sparse_rows_are_sorted_and_normalised() {
        let mut rows = SparseRows::new(4, vec![vec![(3, 1.0), (0, 3.0)], vec![]]).expect("valid");
        rows.normalize_rows();
        assert_eq!(rows.matrix().col, [0, 3]);
        assert_eq!(rows.matrix().val, [0.75, 0.25]);
    }

    #[test]
    fn bad_features_are_refused_with_the_place() {
        let rows = vec![vec![], vec![(0, 1.0), (2, f32::NAN)]];
        let features = Features::Sparse(SparseRows::new(3, rows).expect("in range"));
        assert_eq!(
            features.check(),
            Err(Error::FeatureNotFinite {
                node: 1,
                feature: 2
            })
        );
        assert!(SparseRows::new(3, vec![vec![(3, 1.0)]]).is_err());
    }
}
