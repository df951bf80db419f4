//! Row-wise and element-wise passes.

use super::Rows;
use ndarray::{ArrayView1, ArrayView2, ArrayViewMut2};

/// z[r, :] += bias for every row of z (n, m).
pub fn add_bias(mut z: ArrayViewMut2<f32>, bias: ArrayView1<f32>) {
    let bias = bias.as_slice().expect("bias is contiguous");
    for row in z
        .as_slice_mut()
        .expect("z is in standard layout")
        .chunks_exact_mut(bias.len())
    {
        for (value, &b) in row.iter_mut().zip(bias) {
            *value += b;
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
