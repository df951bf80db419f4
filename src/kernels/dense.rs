//! Dense products in tiles of four rows by two lanes.

use super::{LANES, Rows, load, store};
use ndarray::{ArrayView2, ArrayViewMut1, ArrayViewMut2};
use wide::f32x4;

/// Rows of one tile.
const TILE: usize = 4;
/// Rows that the transposed product reads before it moves to the next tile; keeps them in cache.
const PANEL: usize = 256;

/// out (n, m) = a (n, k) · b (k, m) on the given rows; each element is summed over ascending k.
pub fn matmul(a: ArrayView2<f32>, b: ArrayView2<f32>, rows: Rows, mut out: ArrayViewMut2<f32>) {
    let (k, m) = b.dim();
    let a = a.as_slice().expect("a is in standard layout");
    let b = b.as_slice().expect("b is in standard layout");
    let out = out.as_slice_mut().expect("out is in standard layout");
    let mut i = 0;
    while i + TILE <= rows.len() {
        let at = [rows.at(i), rows.at(i + 1), rows.at(i + 2), rows.at(i + 3)];
        product_rows::<TILE>(a, b, k, m, at, out);
        i += TILE;
    }
    while i < rows.len() {
        product_rows::<1>(a, b, k, m, [rows.at(i)], out);
        i += 1;
    }
}

#[inline(always)]
fn product_rows<const R: usize>(
    a: &[f32],
    b: &[f32],
    k: usize,
    m: usize,
    rows: [usize; R],
    out: &mut [f32],
) {
    let a: [&[f32]; R] = rows.map(|r| &a[r * k..(r + 1) * k]);
    let mut c = 0;
    while c + 2 * LANES <= m {
        product_tile::<R, 2>(&a, b, m, c, rows, out);
        c += 2 * LANES;
    }
    if c + LANES <= m {
        product_tile::<R, 1>(&a, b, m, c, rows, out);
        c += LANES;
    }
    while c < m {
        let mut sums = [0f32; R];
        for (j, b_row) in b.chunks_exact(m).enumerate() {
            for (sum, a_row) in sums.iter_mut().zip(&a) {
                *sum += a_row[j] * b_row[c];
            }
        }
        for (&row, &sum) in rows.iter().zip(&sums) {
            out[row * m + c] = sum;
        }
        c += 1;
    }
}

#[inline(always)]
fn product_tile<const R: usize, const L: usize>(
    a: &[&[f32]; R],
    b: &[f32],
    m: usize,
    c: usize,
    rows: [usize; R],
    out: &mut [f32],
) {
    let mut sums = [[f32x4::ZERO; L]; R];
    for (j, b_row) in b.chunks_exact(m).enumerate() {
        let lanes: [f32x4; L] = std::array::from_fn(|l| load(&b_row[c + l * LANES..]));
        for (sum, a_row) in sums.iter_mut().zip(a) {
            let value = f32x4::splat(a_row[j]);
            for (s, &b) in sum.iter_mut().zip(&lanes) {
                *s += value * b;
            }
        }
    }
    for (&row, sum) in rows.iter().zip(&sums) {
        for (l, &s) in sum.iter().enumerate() {
            store(s, &mut out[row * m + c + l * LANES..]);
        }
    }
}

/// out (k, m) = aᵀ · d over the given rows of a (n, k) and d (n, m), summed over ascending rows.
pub fn matmul_transposed_left(
    a: ArrayView2<f32>,
    d: ArrayView2<f32>,
    rows: Rows,
    mut out: ArrayViewMut2<f32>,
) {
    let (k, m) = out.dim();
    let a = a.as_slice().expect("a is in standard layout");
    let d = d.as_slice().expect("d is in standard layout");
    let out = out.as_slice_mut().expect("out is in standard layout");
    out.fill(0.0);
    let mut first = 0;
    while first < rows.len() {
        let panel = first..(first + PANEL).min(rows.len());
        let mut j = 0;
        while j + TILE <= k {
            accumulate_rows::<TILE>(a, d, rows, panel.clone(), k, m, j, out);
            j += TILE;
        }
        while j < k {
            accumulate_rows::<1>(a, d, rows, panel.clone(), k, m, j, out);
            j += 1;
        }
        first = panel.end;
    }
}

/// Rows j to j + R of the output, over one panel.
#[inline(always)]
#[expect(clippy::too_many_arguments, reason = "one tile of one kernel")]
fn accumulate_rows<const R: usize>(
    a: &[f32],
    d: &[f32],
    rows: Rows,
    panel: std::ops::Range<usize>,
    k: usize,
    m: usize,
    j: usize,
    out: &mut [f32],
) {
    let mut c = 0;
    while c + 2 * LANES <= m {
        accumulate_tile::<R, 2>(a, d, rows, panel.clone(), k, m, (j, c), out);
        c += 2 * LANES;
    }
    if c + LANES <= m {
        accumulate_tile::<R, 1>(a, d, rows, panel.clone(), k, m, (j, c), out);
        c += LANES;
    }
    while c < m {
        let mut sums: [f32; R] = std::array::from_fn(|r| out[(j + r) * m + c]);
        for i in panel.clone() {
            let row = rows.at(i);
            let value = d[row * m + c];
            let from = &a[row * k + j..row * k + j + R];
            for (sum, &f) in sums.iter_mut().zip(from) {
                *sum += f * value;
            }
        }
        for (r, &sum) in sums.iter().enumerate() {
            out[(j + r) * m + c] = sum;
        }
        c += 1;
    }
}

#[inline(always)]
#[expect(clippy::too_many_arguments, reason = "one tile of one kernel")]
fn accumulate_tile<const R: usize, const L: usize>(
    a: &[f32],
    d: &[f32],
    rows: Rows,
    panel: std::ops::Range<usize>,
    k: usize,
    m: usize,
    (j, c): (usize, usize),
    out: &mut [f32],
) {
    let mut sums: [[f32x4; L]; R] =
        std::array::from_fn(|r| std::array::from_fn(|l| load(&out[(j + r) * m + c + l * LANES..])));
    for i in panel {
        let row = rows.at(i);
        let from = &d[row * m + c..row * m + c + L * LANES];
        let lanes: [f32x4; L] = std::array::from_fn(|l| load(&from[l * LANES..]));
        let scale = &a[row * k + j..row * k + j + R];
        for (sum, &s) in sums.iter_mut().zip(scale) {
            let s = f32x4::splat(s);
            for (acc, &lane) in sum.iter_mut().zip(&lanes) {
                *acc += s * lane;
            }
        }
    }
    for (r, sum) in sums.iter().enumerate() {
        for (l, &s) in sum.iter().enumerate() {
            store(s, &mut out[(j + r) * m + c + l * LANES..]);
        }
    }
}

/// out[c] = Σ d[r, c] over the given rows, ascending.
pub fn column_sums(d: ArrayView2<f32>, rows: Rows, mut out: ArrayViewMut1<f32>) {
    let m = d.ncols();
    let d = d.as_slice().expect("d is in standard layout");
    let out = out.as_slice_mut().expect("out is contiguous");
    out.fill(0.0);
    for i in 0..rows.len() {
        let row = rows.at(i);
        for (o, &value) in out.iter_mut().zip(&d[row * m..(row + 1) * m]) {
            *o += value;
        }
    }
}

/// out (m, k) = wᵀ for w (k, m).
pub fn transpose(w: ArrayView2<f32>, mut out: ArrayViewMut2<f32>) {
    out.assign(&w.t());
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::{Array1, Array2};

    fn filled(rows: usize, cols: usize, salt: usize) -> Array2<f32> {
        Array2::from_shape_fn((rows, cols), |(r, c)| {
            ((r * 31 + c * 17 + salt * 7) % 23) as f32 / 7.0 - 1.5
        })
    }

    #[test]
    fn products_equal_the_plain_loops_bit_for_bit() {
        for (n, k, m) in [(1, 1, 1), (5, 3, 2), (9, 16, 7), (8, 5, 12), (13, 9, 33)] {
            let (a, b, d) = (filled(n, k, 1), filled(k, m, 2), filled(n, m, 3));
            let mut product = Array2::from_elem((n, m), f32::NAN);
            matmul(a.view(), b.view(), Rows::All(n), product.view_mut());
            let mut gradient = Array2::from_elem((k, m), f32::NAN);
            matmul_transposed_left(a.view(), d.view(), Rows::All(n), gradient.view_mut());
            for c in 0..m {
                for r in 0..n {
                    let expected = (0..k).fold(0f32, |s, j| s + a[(r, j)] * b[(j, c)]);
                    assert_eq!(product[(r, c)], expected);
                }
                for j in 0..k {
                    let expected = (0..n).fold(0f32, |s, r| s + a[(r, j)] * d[(r, c)]);
                    assert_eq!(gradient[(j, c)], expected);
                }
            }
        }
    }

    #[test]
    fn only_the_given_rows_are_touched() {
        let (a, b) = (filled(6, 4, 1), filled(4, 9, 2));
        let mut out = Array2::from_elem((6, 9), 7.0);
        matmul(a.view(), b.view(), Rows::Some(&[1, 4]), out.view_mut());
        let mut all = Array2::zeros((6, 9));
        matmul(a.view(), b.view(), Rows::All(6), all.view_mut());
        for r in 0..6 {
            if r == 1 || r == 4 {
                assert_eq!(out.row(r), all.row(r));
            } else {
                assert!(out.row(r).iter().all(|&v| v == 7.0));
            }
        }
    }

    #[test]
    fn a_panel_boundary_changes_no_bit() {
        let n = PANEL + 3;
        let (a, d) = (filled(n, 5, 1), filled(n, 6, 2));
        let mut out = Array2::zeros((5, 6));
        matmul_transposed_left(a.view(), d.view(), Rows::All(n), out.view_mut());
        let expected = (0..n).fold(0f32, |s, r| s + a[(r, 2)] * d[(r, 3)]);
        assert_eq!(out[(2, 3)], expected);
    }

    #[test]
    fn sums_and_transposes() {
        let d = filled(4, 3, 5);
        let mut sums = Array1::zeros(3);
        column_sums(d.view(), Rows::Some(&[0, 3]), sums.view_mut());
        assert_eq!(sums[1], d[(0, 1)] + d[(3, 1)]);
        let mut t = Array2::zeros((3, 4));
        transpose(d.view(), t.view_mut());
        assert_eq!(t, d.t());
    }
}
