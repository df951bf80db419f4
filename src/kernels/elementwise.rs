//! Row-wise and element-wise passes.

use super::Rows;
use ndarray::{ArrayView2, ArrayViewMut2};

/// z[r, :] = f(z[r, :] + bias) on the given rows of z (n, m), in one pass.
#[inline(always)]
pub fn map_biased(
    mut z: ArrayViewMut2<f32>,
    bias: Option<&[f32]>,
    rows: Rows,
    f: impl Fn(f32) -> f32,
) {
    let width = z.ncols();
    let z = z.as_slice_mut().expect("z is in standard layout");
    for i in 0..rows.len() {
        let row = &mut z[rows.at(i) * width..][..width];
        match bias {
            Some(bias) => row.iter_mut().zip(bias).for_each(|(v, &b)| *v = f(*v + b)),
            None => row.iter_mut().for_each(|v| *v = f(*v)),
        }
    }
}

/// out[r, :] *= factor[r, :] on the given rows of two (n, m) matrices.
pub fn multiply(mut out: ArrayViewMut2<f32>, factor: ArrayView2<f32>, rows: Rows) {
    let width = out.ncols();
    let out = out.as_slice_mut().expect("standard layout");
    let factor = factor.as_slice().expect("standard layout");
    for i in 0..rows.len() {
        let start = rows.at(i) * width;
        for (value, &f) in out[start..start + width]
            .iter_mut()
            .zip(&factor[start..start + width])
        {
            *value *= f;
        }
    }
}
