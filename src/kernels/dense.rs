//! Dense products in tiles of four rows by two lanes.

use super::{LANES, Rows, lane_starts, load, store};
use ndarray::{ArrayView2, ArrayViewMut1, ArrayViewMut2};
use wide::f32x4;

/// Rows of one tile.
const TILE: usize = 4;
/// Rows that the transposed product reads before it moves to the next tile; keeps them in cache.
const PANEL: usize = 64;

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
    let a: [&[f32]; R] = rows.map(|r| &a[r * k..][..k]);
    if m < LANES {
        for c in 0..m {
            let mut sums = [0f32; R];
            for (j, b_row) in (0..k).zip(b.chunks_exact(m)) {
                for (sum, a_row) in sums.iter_mut().zip(&a) {
                    *sum += a_row[j] * b_row[c];
                }
            }
            for (&row, &sum) in rows.iter().zip(&sums) {
                out[row * m + c] = sum;
            }
        }
        return;
    }
    let mut from = 0;
    while from < m {
        if m - from <= LANES {
            product_tile::<R, 1>(&a, b, k, m, from, rows, out);
        } else {
            product_tile::<R, 2>(&a, b, k, m, from, rows, out);
        }
        from += 2 * LANES;
    }
}

#[inline(always)]
fn product_tile<const R: usize, const L: usize>(
    a: &[&[f32]; R],
    b: &[f32],
    k: usize,
    m: usize,
    from: usize,
    rows: [usize; R],
    out: &mut [f32],
) {
    let starts = lane_starts::<L>(from, m);
    let mut sums = [[f32x4::ZERO; L]; R];
    for (j, b_row) in (0..k).zip(b.chunks_exact(m)) {
        let lanes = starts.map(|start| load(&b_row[start..start + LANES]));
        for (sum, a_row) in sums.iter_mut().zip(a) {
            let value = f32x4::splat(a_row[j]);
            for (s, &b) in sum.iter_mut().zip(&lanes) {
                *s += value * b;
            }
        }
    }
    for (&row, sum) in rows.iter().zip(&sums) {
        for (&s, &start) in sum.iter().zip(&starts) {
            store(s, &mut out[row * m + start..]);
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
    match rows {
        Rows::All(_) => {
            for (a, d) in a.chunks(PANEL * k).zip(d.chunks(PANEL * m)) {
                accumulate(|| a.chunks_exact(k).zip(d.chunks_exact(m)), k, m, out);
            }
        }
        Rows::Some(rows) => {
            for panel in rows.chunks(PANEL) {
                let pairs = || {
                    panel.iter().map(|&row| {
                        let row = row as usize;
                        (&a[row * k..][..k], &d[row * m..][..m])
                    })
                };
                accumulate(pairs, k, m, out);
            }
        }
    }
}

/// out += Σ aᵀ · d over one panel of pairs of rows (k) and (m).
#[inline(always)]
fn accumulate<'a, I>(pairs: impl Fn() -> I, k: usize, m: usize, out: &mut [f32])
where
    I: Iterator<Item = (&'a [f32], &'a [f32])>,
{
    let mut j = 0;
    while j < k {
        if k - j >= TILE {
            accumulate_rows::<TILE, I>(&pairs, m, j, out);
            j += TILE;
        } else {
            accumulate_rows::<1, I>(&pairs, m, j, out);
            j += 1;
        }
    }
}

/// Rows j to j + R of the output.
#[inline(always)]
fn accumulate_rows<'a, const R: usize, I>(
    pairs: &impl Fn() -> I,
    m: usize,
    j: usize,
    out: &mut [f32],
) where
    I: Iterator<Item = (&'a [f32], &'a [f32])>,
{
    if m < LANES {
        for c in 0..m {
            let mut sums: [f32; R] = std::array::from_fn(|r| out[(j + r) * m + c]);
            for (a_row, d_row) in pairs() {
                for (sum, &f) in sums.iter_mut().zip(&a_row[j..j + R]) {
                    *sum += f * d_row[c];
                }
            }
            for (r, &sum) in sums.iter().enumerate() {
                out[(j + r) * m + c] = sum;
            }
        }
        return;
    }
    // An odd lane goes first, so that the last two, which may overlap, share a tile and read the
    // output before either writes it.
    let mut from = 0;
    if m.div_ceil(LANES) % 2 == 1 {
        accumulate_tile::<R, 1, I>(pairs(), m, j, from, out);
        from += LANES;
    }
    while from < m {
        accumulate_tile::<R, 2, I>(pairs(), m, j, from, out);
        from += 2 * LANES;
    }
}

#[inline(always)]
fn accumulate_tile<'a, const R: usize, const L: usize, I>(
    pairs: I,
    m: usize,
    j: usize,
    from: usize,
    out: &mut [f32],
) where
    I: Iterator<Item = (&'a [f32], &'a [f32])>,
{
    let starts = lane_starts::<L>(from, m);
    let mut sums: [[f32x4; L]; R] =
        std::array::from_fn(|r| starts.map(|start| load(&out[(j + r) * m + start..])));
    for (a_row, d_row) in pairs {
        let lanes = starts.map(|start| load(&d_row[start..start + LANES]));
        for (sum, &scale) in sums.iter_mut().zip(&a_row[j..j + R]) {
            let scale = f32x4::splat(scale);
            for (s, &lane) in sum.iter_mut().zip(&lanes) {
                *s += scale * lane;
            }
        }
    }
    for (r, sum) in sums.iter().enumerate() {
        for (&s, &start) in sum.iter().zip(&starts) {
            store(s, &mut out[(j + r) * m + start..]);
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
