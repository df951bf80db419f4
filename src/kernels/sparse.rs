//! Sparse times dense: one output row at a time, its block of columns in registers.

use super::{LANES, Rows, read, store};
use ndarray::{ArrayView2, ArrayViewMut2};
use wide::f32x4;

/// A sparse matrix by rows; columns ascend within a row.
#[derive(Debug, Clone, Copy)]
pub struct Csr<'a> {
    /// Always one longer than the number of rows.
    pub ptr: &'a [u32],
    /// Column of each entry.
    pub col: &'a [u32],
    /// Value of each entry.
    pub val: &'a [f32],
}

/// The entries that matter when only some rows of the right-hand side are not zero.
#[derive(Debug, Clone, Default)]
pub struct Restriction {
    /// The output rows that receive anything, ascending.
    pub rows: Vec<u32>,
    /// Always one longer than `rows`.
    pub ptr: Vec<u32>,
    /// Positions in the full matrix's entries, and their columns.
    pub entries: Vec<(u32, u32)>,
}

impl Restriction {
    /// Keeps what multiplies one of `active` rows of the right-hand side.
    pub fn new(matrix_ptr: &[u32], matrix_col: &[u32], active: &[u32]) -> Self {
        let n = matrix_ptr.len() - 1;
        let mut is_active = vec![false; n];
        for &row in active {
            is_active[row as usize] = true;
        }
        let mut out = Restriction {
            ptr: vec![0],
            ..Restriction::default()
        };
        for row in 0..n {
            let before = out.entries.len();
            for e in matrix_ptr[row]..matrix_ptr[row + 1] {
                let col = matrix_col[e as usize];
                if is_active[col as usize] {
                    out.entries.push((e, col));
                }
            }
            if out.entries.len() > before {
                out.rows.push(row as u32);
                out.ptr.push(out.entries.len() as u32);
            }
        }
        out
    }
}

/// A sparse matrix by columns.
#[derive(Debug, Clone)]
pub struct ByColumns {
    /// Always one longer than the number of columns.
    ptr: Vec<u32>,
    /// Row of each entry, ascending within a column.
    row: Vec<u32>,
    /// Value of each entry.
    val: Vec<f32>,
    /// Where each entry stands in the matrix by rows.
    at: Vec<u32>,
}

impl ByColumns {
    /// The given rows of a matrix (n, `columns`).
    pub fn new(matrix: Csr, columns: usize, rows: Rows) -> Self {
        let mut ptr = vec![0u32; columns + 1];
        let entries_of = |i: usize| {
            let row = rows.at(i);
            (row, matrix.ptr[row]..matrix.ptr[row + 1])
        };
        for i in 0..rows.len() {
            for at in entries_of(i).1 {
                ptr[matrix.col[at as usize] as usize + 1] += 1;
            }
        }
        for column in 0..columns {
            ptr[column + 1] += ptr[column];
        }
        let mut next = ptr.clone();
        let len = ptr[columns] as usize;
        let (mut rows_of, mut val, mut places) = (vec![0; len], vec![0.0; len], vec![0; len]);
        for i in 0..rows.len() {
            let (row, positions) = entries_of(i);
            for at in positions {
                let place = &mut next[matrix.col[at as usize] as usize];
                rows_of[*place as usize] = row as u32;
                val[*place as usize] = matrix.val[at as usize];
                places[*place as usize] = at;
                *place += 1;
            }
        }
        ByColumns {
            ptr,
            row: rows_of,
            val,
            at: places,
        }
    }
}

/// out (n, m) = a (n, k) · x (k, m) on the given rows; each element is summed over ascending columns
/// of `a`.
pub fn spmm(a: Csr, x: ArrayView2<f32>, rows: Rows, mut out: ArrayViewMut2<f32>) {
    let shape @ (_, width) = x.dim();
    let x = x.as_slice().expect("x is in standard layout");
    let out = out.as_slice_mut().expect("out is in standard layout");
    for i in 0..rows.len() {
        let row = rows.at(i);
        let entries = a.ptr[row] as usize..a.ptr[row + 1] as usize;
        let cols = &a.col[entries.clone()];
        let vals = &a.val[entries];
        let pairs = || cols.iter().zip(vals).map(|(&c, &v)| (c as usize, v));
        combine_row(pairs, x, shape, &mut out[row * width..(row + 1) * width]);
    }
}

/// The same for the rows of `restriction` only; bit for bit what [`spmm`] gives there when the
/// left-out rows of `x` are zero.
pub fn spmm_restricted(
    a: Csr,
    restriction: &Restriction,
    x: ArrayView2<f32>,
    mut out: ArrayViewMut2<f32>,
) {
    let shape @ (_, width) = x.dim();
    let x = x.as_slice().expect("x is in standard layout");
    let out = out.as_slice_mut().expect("out is in standard layout");
    for (i, &row) in restriction.rows.iter().enumerate() {
        let entries =
            &restriction.entries[restriction.ptr[i] as usize..restriction.ptr[i + 1] as usize];
        let pairs = || {
            entries
                .iter()
                .map(|&(e, col)| (col as usize, a.val[e as usize]))
        };
        let row = row as usize;
        combine_row(pairs, x, shape, &mut out[row * width..(row + 1) * width]);
    }
}

/// out (k, m) = aᵀ · x for the rows of `a` that `columns` holds; each element is summed over ascending
/// rows. `other` are values instead of its own, as they stand in the matrix by rows. Reading a column's
/// rows together costs half of adding up row by row.
pub fn spmm_transposed(
    columns: &ByColumns,
    other: Option<&[f32]>,
    x: ArrayView2<f32>,
    mut out: ArrayViewMut2<f32>,
) {
    let shape @ (_, width) = x.dim();
    let x = x.as_slice().expect("x is in standard layout");
    let out = out.as_slice_mut().expect("out is in standard layout");
    for (column, ends) in columns.ptr.windows(2).enumerate() {
        let entries = ends[0] as usize..ends[1] as usize;
        let out = &mut out[column * width..(column + 1) * width];
        let rows = columns.row[entries.clone()].iter().map(|&r| r as usize);
        match other {
            // A value found by its place costs a third more.
            Some(other) => {
                let places = &columns.at[entries];
                let pairs = || {
                    rows.clone()
                        .zip(places.iter().map(|&at| other[at as usize]))
                };
                combine_row(pairs, x, shape, out);
            }
            None => {
                let values = &columns.val[entries];
                let pairs = || rows.clone().zip(values.iter().copied());
                combine_row(pairs, x, shape, out);
            }
        }
    }
}

/// One output row: Σ value · x[column, :] over `pairs`, in blocks of up to 32 columns.
#[inline(always)]
fn combine_row<I>(
    pairs: impl Fn() -> I,
    x: &[f32],
    shape @ (_, width): (usize, usize),
    out: &mut [f32],
) where
    I: Iterator<Item = (usize, f32)>,
{
    if width < LANES {
        match width {
            0 => {}
            1 => combine_narrow::<1, I>(pairs(), x, out),
            2 => combine_narrow::<2, I>(pairs(), x, out),
            _ => combine_narrow::<3, I>(pairs(), x, out),
        }
        return;
    }
    let mut from = 0;
    while from < width {
        let next = from.min(width - LANES);
        from = match width - from {
            32.. => combine_block::<8, true, I>(pairs(), x, shape, from, out),
            16.. => combine_block::<4, true, I>(pairs(), x, shape, from, out),
            8 | 13.. => combine_block::<2, true, I>(pairs(), x, shape, from, out),
            9.. => combine_block::<3, false, I>(pairs(), x, shape, from, out),
            5.. => combine_block::<2, false, I>(pairs(), x, shape, from, out),
            _ => combine_block::<1, true, I>(pairs(), x, shape, next, out),
        };
    }
}

/// The columns from `from` on in `B` lanes, all of them full or the last one ending with the row; where
/// the columns after them begin.
#[inline(always)]
fn combine_block<const B: usize, const FULL: bool, I>(
    pairs: I,
    x: &[f32],
    (rows, width): (usize, usize),
    from: usize,
    out: &mut [f32],
) -> usize
where
    I: Iterator<Item = (usize, f32)>,
{
    // Places known when compiled, where they can be, save a tenth.
    let last = match FULL {
        true => (B - 1) * LANES,
        false => width - from - LANES,
    };
    let starts: [usize; B] = std::array::from_fn(|b| if b + 1 < B { b * LANES } else { last });
    assert!(x.len() == rows * width);
    assert!(starts.iter().all(|start| from + start + LANES <= width));
    let mut sums = [f32x4::ZERO; B];
    for (col, value) in pairs {
        let value = f32x4::splat(value);
        assert!(col < rows);
        // SAFETY: the row exists, and each lane ends within it. Comparisons for every entry would take
        // an eighth of the time in V8.
        let row = unsafe { x.as_ptr().add(col * width + from) };
        for (sum, &start) in sums.iter_mut().zip(&starts) {
            *sum += value * unsafe { read(row.add(start)) };
        }
    }
    let out = &mut out[from..from + last + LANES];
    for (&sum, &start) in sums.iter().zip(&starts) {
        store(sum, &mut out[start..]);
    }
    from + last + LANES
}

/// Rows of fewer than four columns.
#[inline(always)]
fn combine_narrow<const W: usize, I>(pairs: I, x: &[f32], out: &mut [f32])
where
    I: Iterator<Item = (usize, f32)>,
{
    let mut sums = [0f32; W];
    for (col, value) in pairs {
        let row = &x[col * W..col * W + W];
        for (sum, &f) in sums.iter_mut().zip(row) {
            *sum += value * f;
        }
    }
    out.copy_from_slice(&sums);
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::Array2;

    fn example(width: usize) -> (Vec<u32>, Vec<u32>, Vec<f32>, Array2<f32>) {
        let ptr = vec![0, 2, 2, 5, 6];
        let col = vec![0, 3, 0, 1, 2, 3];
        let val = vec![1.5, -2.0, 0.25, 3.0, -1.0, 2.0];
        let x = Array2::from_shape_fn((4, width), |(r, c)| (r * 7 + c * 3 % 11) as f32 / 8.0 - 1.0);
        (ptr, col, val, x)
    }

    fn plain(ptr: &[u32], col: &[u32], val: &[f32], x: &Array2<f32>) -> Array2<f32> {
        let mut out = Array2::zeros((ptr.len() - 1, x.ncols()));
        for r in 0..ptr.len() - 1 {
            for e in ptr[r] as usize..ptr[r + 1] as usize {
                for c in 0..x.ncols() {
                    out[(r, c)] += val[e] * x[(col[e] as usize, c)];
                }
            }
        }
        out
    }

    #[test]
    fn every_width_equals_the_plain_loop_bit_for_bit() {
        for width in 1..=70 {
            let (ptr, col, val, x) = example(width);
            let a = Csr {
                ptr: &ptr,
                col: &col,
                val: &val,
            };
            let mut out = Array2::from_elem((4, width), f32::NAN);
            spmm(a, x.view(), Rows::All(4), out.view_mut());
            assert_eq!(out, plain(&ptr, &col, &val, &x), "width {width}");
        }
    }

    #[test]
    fn a_restriction_changes_no_bit_where_the_rest_is_zero() {
        let (ptr, col, val, mut x) = example(18);
        x.row_mut(0).fill(0.0);
        x.row_mut(2).fill(0.0);
        let a = Csr {
            ptr: &ptr,
            col: &col,
            val: &val,
        };
        let restriction = Restriction::new(&ptr, &col, &[1, 3]);
        assert_eq!(restriction.rows, [0, 2, 3]);
        let mut all = Array2::zeros((4, 18));
        spmm(a, x.view(), Rows::All(4), all.view_mut());
        let mut some = Array2::zeros((4, 18));
        spmm_restricted(a, &restriction, x.view(), some.view_mut());
        assert_eq!(all, some);
    }

    #[test]
    fn the_product_with_the_transpose_takes_the_given_rows_only() {
        let (ptr, col, val, x) = example(5);
        let a = Csr {
            ptr: &ptr,
            col: &col,
            val: &val,
        };
        let others: Vec<f32> = val.iter().map(|v| 0.5 - v).collect();
        for (rows, other) in [
            (Rows::All(4), None),
            (Rows::Some(&[0, 2]), None),
            (Rows::Some(&[0, 2]), Some(&others[..])),
        ] {
            let columns = ByColumns::new(a, 4, rows);
            let mut out = Array2::from_elem((4, 5), f32::NAN);
            spmm_transposed(&columns, other, x.view(), out.view_mut());
            let val = other.unwrap_or(&val);
            let mut expected = Array2::<f32>::zeros((4, 5));
            for r in (0..rows.len()).map(|i| rows.at(i)) {
                for e in ptr[r] as usize..ptr[r + 1] as usize {
                    for c in 0..5 {
                        expected[(col[e] as usize, c)] += val[e] * x[(r, c)];
                    }
                }
            }
            assert_eq!(out, expected);
        }
    }

    #[test]
    fn only_the_given_rows_are_touched() {
        let (ptr, col, val, x) = example(6);
        let a = Csr {
            ptr: &ptr,
            col: &col,
            val: &val,
        };
        let mut out = Array2::from_elem((4, 6), 7.0);
        spmm(a, x.view(), Rows::Some(&[1, 2]), out.view_mut());
        let all = plain(&ptr, &col, &val, &x);
        for r in [1, 2] {
            assert_eq!(out.row(r), all.row(r));
        }
        assert!(out.row(0).iter().chain(out.row(3)).all(|&v| v == 7.0));
    }
}
