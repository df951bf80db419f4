//! Feature cosine: x_i · x_j / (‖x_i‖ ‖x_j‖). O(E · features), of few entries O(E · entries).
//!
//! Pitfall: it needs features that say something; of one-hot features every cosine is 0.

use crate::data::{Features, SparseRows};
use ndarray::ArrayView1;

/// One score an edge; 0 where a node has no features.
pub fn cosine(pairs: &[[u32; 2]], features: &Features) -> Vec<f64> {
    let inner = |i: u32, j: u32| match features {
        Features::Identity(_) => f64::from(u8::from(i == j)),
        Features::Dense(x) => dense_inner(x.row(i as usize), x.row(j as usize)),
        Features::Sparse(rows) => sparse_inner(rows, i as usize, j as usize),
    };
    pairs
        .iter()
        .map(|&[i, j]| {
            let norms = inner(i, i).sqrt() * inner(j, j).sqrt();
            if norms > 0.0 {
                inner(i, j) / norms
            } else {
                0.0
            }
        })
        .collect()
}

fn dense_inner(a: ArrayView1<f32>, b: ArrayView1<f32>) -> f64 {
    a.iter()
        .zip(b.iter())
        .map(|(&x, &y)| f64::from(x) * f64::from(y))
        .sum()
}

/// Both rows ascend by column.
fn sparse_inner(rows: &SparseRows, i: usize, j: usize) -> f64 {
    let x = rows.matrix();
    let (mut a, end_a) = (x.ptr[i] as usize, x.ptr[i + 1] as usize);
    let (mut b, end_b) = (x.ptr[j] as usize, x.ptr[j + 1] as usize);
    let mut sum = 0.0;
    while a < end_a && b < end_b {
        match x.col[a].cmp(&x.col[b]) {
            std::cmp::Ordering::Less => a += 1,
            std::cmp::Ordering::Greater => b += 1,
            std::cmp::Ordering::Equal => {
                sum += f64::from(x.val[a]) * f64::from(x.val[b]);
                a += 1;
                b += 1;
            }
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    #[test]
    fn dense_and_sparse_agree() {
        let dense = Features::Dense(array![[1.0f32, 0.0, 2.0], [2.0, 0.0, 4.0], [0.0, 3.0, 0.0]]);
        let rows = vec![
            vec![(0, 1.0), (2, 2.0)],
            vec![(0, 2.0), (2, 4.0)],
            vec![(1, 3.0)],
        ];
        let sparse = Features::Sparse(SparseRows::new(3, rows).expect("valid"));
        let pairs = [[0, 1], [1, 2]];
        assert_eq!(cosine(&pairs, &dense), cosine(&pairs, &sparse));
        assert!((cosine(&pairs, &dense)[0] - 1.0).abs() < 1e-12);
        assert_eq!(cosine(&pairs, &dense)[1], 0.0);
    }
}
