//! Products that skip zeros of a weight matrix. Faster than the dense product only where few values
//! are left: measured in V8, compressed rows above about 80 % removed, blocks above about 65 to 75 %.

use super::{Csr, LANES, load};
use ndarray::{ArrayView2, ArrayViewMut2};
use wide::f32x4;

/// Rows of `h` that one pass over the blocks serves.
const TILE: usize = 4;

/// out (n, m) = a (n, k) · w (k, m), both by rows; each element is summed over ascending columns of
/// `a` (Gustavson 1978). Σⱼ nnz(a_:j) · nnz(w_j:) multiply-adds.
pub fn sparse_product(a: Csr, w: Csr, mut out: ArrayViewMut2<f32>) {
    let width = out.ncols();
    let out = out.as_slice_mut().expect("out is in standard layout");
    out.fill(0.0);
    for row in 0..a.ptr.len() - 1 {
        let sums = &mut out[row * width..(row + 1) * width];
        for at in a.ptr[row] as usize..a.ptr[row + 1] as usize {
            let (middle, value) = (a.col[at] as usize, a.val[at]);
            let entries = w.ptr[middle] as usize..w.ptr[middle + 1] as usize;
            for (&col, &weight) in w.col[entries.clone()].iter().zip(&w.val[entries]) {
                sums[col as usize] += value * weight;
            }
        }
    }
}

/// A matrix (k, m) in blocks of one row by four columns, those without a nonzero left out.
#[derive(Debug, Clone)]
pub struct Blocks {
    rows: usize,
    columns: usize,
    /// Where the blocks of each four columns start; always one longer than there are fours.
    ptr: Vec<u32>,
    /// Row of each block, ascending within its four columns.
    row: Vec<u32>,
    /// Four values a block, 0 beyond the last column.
    val: Vec<f32>,
}

impl Blocks {
    /// The blocks of a matrix (k, m) by rows.
    #[inline(never)]
    pub fn new(rows: usize, columns: usize, w: &[f32]) -> Self {
        let (mut ptr, mut row, mut val) = (vec![0], Vec::new(), Vec::new());
        for left in (0..columns).step_by(LANES) {
            for r in 0..rows {
                let mut block = [0.0; LANES];
                for (lane, value) in block.iter_mut().enumerate() {
                    if left + lane < columns {
                        *value = w[r * columns + left + lane];
                    }
                }
                if block.iter().any(|&value| value != 0.0) {
                    row.push(r as u32);
                    val.extend_from_slice(&block);
                }
            }
            ptr.push(row.len() as u32);
        }
        Blocks {
            rows,
            columns,
            ptr,
            row,
            val,
        }
    }

    /// The number of blocks.
    pub fn len(&self) -> usize {
        self.row.len()
    }

    /// Whether there is no block.
    pub fn is_empty(&self) -> bool {
        self.row.is_empty()
    }
}

/// out (n, m) = h (n, k) · w (k, m); each element is summed over ascending k.
pub fn block_product(h: ArrayView2<f32>, w: &Blocks, mut out: ArrayViewMut2<f32>) {
    let n = h.nrows();
    assert!(h.ncols() == w.rows && out.dim() == (n, w.columns));
    let h = h.as_slice().expect("h is in standard layout");
    let out = out.as_slice_mut().expect("out is in standard layout");
    for from in (0..n).step_by(TILE) {
        // The last tile repeats the last row: the same bits are written twice.
        let nodes: [usize; TILE] = std::array::from_fn(|t| (from + t).min(n - 1));
        let rows = nodes.map(|node| &h[node * w.rows..(node + 1) * w.rows]);
        for (four, ends) in w.ptr.windows(2).enumerate() {
            let blocks = ends[0] as usize..ends[1] as usize;
            let values = w.val[blocks.start * LANES..blocks.end * LANES].as_chunks::<LANES>();
            let mut sums = [f32x4::ZERO; TILE];
            for (&row, block) in w.row[blocks].iter().zip(values.0) {
                let lanes = load(block);
                for (sum, values) in sums.iter_mut().zip(&rows) {
                    // SAFETY: a block's row is one of `w.rows`, as many values as each row of h has.
                    let value = unsafe { *values.get_unchecked(row as usize) };
                    *sum += f32x4::splat(value) * lanes;
                }
            }
            let left = four * LANES;
            let count = LANES.min(w.columns - left);
            for (node, sum) in nodes.into_iter().zip(sums) {
                let start = node * w.columns + left;
                out[start..start + count].copy_from_slice(&sum.to_array()[..count]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernels::{Rows, matmul};
    use ndarray::Array2;

    /// Whole numbers, so that every order of a sum gives the same.
    fn matrix(rows: usize, columns: usize, keep: usize) -> Array2<f32> {
        Array2::from_shape_fn((rows, columns), |(r, c)| {
            if (r * 7 + c * 5) % 11 < keep {
                (r * 3 + c) as f32 % 5.0 - 2.0
            } else {
                0.0
            }
        })
    }

    fn blocks_of(w: &Array2<f32>) -> Blocks {
        Blocks::new(w.nrows(), w.ncols(), w.as_slice().expect("standard layout"))
    }

    fn compressed(x: &Array2<f32>) -> (Vec<u32>, Vec<u32>, Vec<f32>) {
        let (mut ptr, mut col, mut val) = (vec![0], Vec::new(), Vec::new());
        for row in x.rows() {
            for (c, &value) in row.iter().enumerate().filter(|(_, v)| **v != 0.0) {
                col.push(c as u32);
                val.push(value);
            }
            ptr.push(col.len() as u32);
        }
        (ptr, col, val)
    }

    #[test]
    fn skipping_zeros_changes_no_product() {
        for (n, k, m) in [(1, 1, 1), (5, 3, 4), (4, 9, 7), (7, 6, 13), (3, 0, 2)] {
            for keep in [0, 2, 11] {
                let (a, w) = (matrix(n, k, 4), matrix(k, m, keep));
                let mut expected = Array2::zeros((n, m));
                matmul(a.view(), w.view(), Rows::All(n), expected.view_mut());
                let mut out = Array2::from_elem((n, m), f32::NAN);
                block_product(a.view(), &blocks_of(&w), out.view_mut());
                assert_eq!(out, expected, "blocks {n} {k} {m} {keep}");
                let ((ap, ac, av), (wp, wc, wv)) = (compressed(&a), compressed(&w));
                let csr = |ptr, col, val| Csr { ptr, col, val };
                out.fill(f32::NAN);
                sparse_product(csr(&ap, &ac, &av), csr(&wp, &wc, &wv), out.view_mut());
                assert_eq!(out, expected, "rows {n} {k} {m} {keep}");
            }
        }
    }

    #[test]
    fn empty_blocks_are_left_out() {
        let w = matrix(9, 10, 3);
        let blocks = blocks_of(&w);
        let full = (0..9).flat_map(|r| (0..10).step_by(4).map(move |c| (r, c)));
        let expected = full
            .filter(|&(r, c)| (c..(c + 4).min(10)).any(|c| w[(r, c)] != 0.0))
            .count();
        assert!(expected < 27);
        assert_eq!(blocks.len(), expected);
    }
}
