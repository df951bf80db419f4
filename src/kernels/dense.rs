//! Dense products in tiles of four rows by two lanes.
//!
//! The tiles read by pointers. Written with slices they cost a third more in V8, and the gathered rows
//! of the transposed product twice as much: bounds checks and one more address a row.

use super::{LANES, Rows, load, read, store};
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
        product_rows(a, b, k, m, at, out);
        i += TILE;
    }
    while i < rows.len() {
        product_rows(a, b, k, m, [rows.at(i)], out);
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
    let a: [&[f32]; R] = rows.map(|row| &a[row * k..][..k]);
    match m {
        0 => {}
        1 => narrow_product::<R, 1>(a, b, rows, out),
        2 => narrow_product::<R, 2>(a, b, rows, out),
        3 => narrow_product::<R, 3>(a, b, rows, out),
        4 => product_tile(a, b, m, [0], rows, out),
        5..8 => product_tile(a, b, m, [0, m - LANES], rows, out),
        _ => {
            // The last tile ends with the row: columns that it shares with the one before are
            // computed twice, to the same bits.
            let mut from = 0;
            while from < m {
                let start = from.min(m - 2 * LANES);
                product_tile(a, b, m, [start, start + LANES], rows, out);
                from += 2 * LANES;
            }
        }
    }
}

#[inline(always)]
fn product_tile<const R: usize, const L: usize>(
    a: [&[f32]; R],
    b: &[f32],
    m: usize,
    starts: [usize; L],
    rows: [usize; R],
    out: &mut [f32],
) {
    let k = a[0].len();
    assert!(a.iter().all(|row| row.len() == k) && b.len() == k * m);
    assert!(starts.iter().all(|start| start + LANES <= m));
    let mut sums = [[f32x4::ZERO; L]; R];
    let mut a = a.map(<[f32]>::as_ptr);
    let mut b_row = b.as_ptr().wrapping_add(starts[0]);
    // SAFETY: as asserted, rows of `a` have k values, and so have `b` rows of m, of which each lane
    // reads four.
    unsafe {
        for _ in 0..k {
            let lanes = starts.map(|start| read(b_row.add(start - starts[0])));
            for (sum, a) in sums.iter_mut().zip(&mut a) {
                let value = f32x4::splat(**a);
                for (s, &lane) in sum.iter_mut().zip(&lanes) {
                    *s += value * lane;
                }
                *a = a.add(1);
            }
            b_row = b_row.wrapping_add(m);
        }
    }
    for (row, sum) in rows.into_iter().zip(sums) {
        for (s, start) in sum.into_iter().zip(starts) {
            store(s, &mut out[row * m + start..]);
        }
    }
}

/// Fewer columns than a lane has.
#[inline(always)]
fn narrow_product<const R: usize, const M: usize>(
    a: [&[f32]; R],
    b: &[f32],
    rows: [usize; R],
    out: &mut [f32],
) {
    let mut sums = [[0f32; M]; R];
    for (j, b_row) in b.as_chunks::<M>().0.iter().enumerate() {
        for (sum, a_row) in sums.iter_mut().zip(&a) {
            for (s, &b) in sum.iter_mut().zip(b_row) {
                *s += a_row[j] * b;
            }
        }
    }
    for (row, sum) in rows.into_iter().zip(&sums) {
        out[row * M..][..M].copy_from_slice(sum);
    }
}

/// Where a row begins in `a` and in `d`.
type Places = [usize; 2];

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
    let mut places = [Places::default(); PANEL];
    for from in (0..rows.len()).step_by(PANEL) {
        let panel = &mut places[..PANEL.min(rows.len() - from)];
        for (i, place) in panel.iter_mut().enumerate() {
            let row = rows.at(from + i);
            assert!(
                (row + 1) * k <= a.len() && (row + 1) * m <= d.len(),
                "rows exist"
            );
            *place = [row * k, row * m];
        }
        let mut j = 0;
        while j + TILE <= k {
            accumulate_rows::<TILE>(a, d, panel, k, m, j, out);
            j += TILE;
        }
        while j < k {
            accumulate_rows::<1>(a, d, panel, k, m, j, out);
            j += 1;
        }
    }
}

/// Adds one panel to the rows j to j + R of the output.
#[inline(always)]
fn accumulate_rows<const R: usize>(
    a: &[f32],
    d: &[f32],
    panel: &[Places],
    k: usize,
    m: usize,
    j: usize,
    out: &mut [f32],
) {
    assert!(j + R <= k);
    let out = &mut out[j * m..(j + R) * m];
    let a = &a[j..];
    match m {
        0 => {}
        1 => accumulate_narrow::<R, 1>(a, d, panel, out),
        2 => accumulate_narrow::<R, 2>(a, d, panel, out),
        3 => accumulate_narrow::<R, 3>(a, d, panel, out),
        _ => {
            // An odd lane goes first, so that the last two, which may overlap, share a tile and read
            // the output before either writes it.
            let mut from = 0;
            if m.div_ceil(LANES) % 2 == 1 {
                accumulate_tile::<R, 1>(a, d, panel, m, [0], out);
                from += LANES;
            }
            while from < m {
                let starts = [from, (from + LANES).min(m - LANES)];
                accumulate_tile::<R, 2>(a, d, panel, m, starts, out);
                from += 2 * LANES;
            }
        }
    }
}

#[inline(always)]
fn accumulate_tile<const R: usize, const L: usize>(
    a: &[f32],
    d: &[f32],
    panel: &[Places],
    m: usize,
    starts: [usize; L],
    out: &mut [f32],
) {
    assert!(starts.iter().all(|start| start + LANES <= m));
    let mut sums = [[f32x4::ZERO; L]; R];
    for (r, sum) in sums.iter_mut().enumerate() {
        for (s, start) in sum.iter_mut().zip(starts) {
            *s = load(&out[r * m + start..]);
        }
    }
    let (a, d) = (a.as_ptr(), d[starts[0]..].as_ptr());
    for &[in_a, in_d] in panel {
        // SAFETY: `a` and `d` have this row, checked when it was placed; of it R values and, from
        // each start on, four are read, which the callers and we have checked.
        unsafe {
            let (a, d) = (a.add(in_a), d.add(in_d));
            let lanes = starts.map(|start| read(d.add(start - starts[0])));
            for (r, sum) in sums.iter_mut().enumerate() {
                let value = f32x4::splat(*a.add(r));
                for (s, &lane) in sum.iter_mut().zip(&lanes) {
                    *s += value * lane;
                }
            }
        }
    }
    for (r, sum) in sums.into_iter().enumerate() {
        for (s, start) in sum.into_iter().zip(starts) {
            store(s, &mut out[r * m + start..]);
        }
    }
}

/// Fewer columns than a lane has.
#[inline(always)]
fn accumulate_narrow<const R: usize, const M: usize>(
    a: &[f32],
    d: &[f32],
    panel: &[Places],
    out: &mut [f32],
) {
    let mut sums = [[0f32; M]; R];
    sums.copy_from_slice(out.as_chunks().0);
    for &[in_a, in_d] in panel {
        let (factors, values) = (&a[in_a..][..R], &d[in_d..][..M]);
        for (sum, &factor) in sums.iter_mut().zip(factors) {
            for (s, &value) in sum.iter_mut().zip(values) {
                *s += factor * value;
            }
        }
    }
    out.as_chunks_mut().0.copy_from_slice(&sums);
}

/// `out[c]` = Σ `d[r, c]` over the given rows, ascending.
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
