//! Non-linearities and their slopes, both in terms of the value that comes out.

use super::Activation;
use ndarray::Array2;

use crate::kernels::{Rows, map_biased};

impl Activation {
    /// h = f(z + bias), in place, on the given rows.
    pub fn forward(self, z: &mut Array2<f32>, bias: Option<&[f32]>, rows: Rows) {
        let z = z.view_mut();
        match self {
            // Not f32::max, which may return either zero for ±0.
            Activation::Relu => map_biased(z, bias, rows, |v| if v > 0.0 { v } else { 0.0 }),
            Activation::Elu => {
                let elu = |v| if v > 0.0 { v } else { libm::expm1f(v) };
                map_biased(z, bias, rows, elu);
            }
            Activation::Tanh => map_biased(z, bias, rows, libm::tanhf),
        }
    }

    /// gradient ⊙= f′, given h = f(z), on the given rows.
    pub(super) fn backward(self, h: &Array2<f32>, gradient: &mut Array2<f32>, rows: Rows) {
        let width = h.ncols();
        let h = h.as_slice().expect("standard layout");
        let gradient = gradient.as_slice_mut().expect("standard layout");
        for i in 0..rows.len() {
            let row = rows.at(i) * width..(rows.at(i) + 1) * width;
            let pairs = gradient[row.clone()].iter_mut().zip(&h[row]);
            match self {
                Activation::Relu => {
                    pairs.for_each(|(g, &h)| *g = if h > 0.0 { *g } else { 0.0 });
                }
                // h = eᶻ − 1 below zero, so the slope is h + 1.
                Activation::Elu => {
                    pairs.for_each(|(g, &h)| *g *= if h > 0.0 { 1.0 } else { h + 1.0 });
                }
                Activation::Tanh => pairs.for_each(|(g, &h)| *g *= 1.0 - h * h),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slopes_equal_finite_differences() {
        for activation in [Activation::Relu, Activation::Elu, Activation::Tanh] {
            for z in [-2.0f32, -0.3, 0.4, 1.7] {
                let at = |z: f32| {
                    let mut value = Array2::from_elem((1, 1), z);
                    activation.forward(&mut value, None, Rows::All(1));
                    value
                };
                let step = 1e-2;
                let difference = (at(z + step)[(0, 0)] - at(z - step)[(0, 0)]) / (2.0 * step);
                let mut slope = Array2::ones((1, 1));
                activation.backward(&at(z), &mut slope, Rows::All(1));
                assert!(
                    (slope[(0, 0)] - difference).abs() < 2e-3,
                    "{activation:?} at {z}"
                );
            }
        }
    }

    #[test]
    fn relu_gives_positive_zero_for_negative_zero() {
        let mut z = Array2::from_elem((1, 1), -0.0f32);
        Activation::Relu.forward(&mut z, None, Rows::All(1));
        assert_eq!(z[(0, 0)].to_bits(), 0);
    }
}
