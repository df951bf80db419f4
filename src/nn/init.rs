//! Initial weights.

use super::Shape;
use crate::rng::{Rng, Stream};

/// θ₀: weights uniform in ±√(6 / (inputs + outputs)) (Glorot & Bengio 2010), biases 0.
pub fn glorot(shape: &Shape, seed: u32) -> Vec<f32> {
    glorot_draw(shape, seed, 0)
}

/// The same in another draw of the same seed; draw 0 is θ₀.
pub fn glorot_draw(shape: &Shape, seed: u32, draw: u32) -> Vec<f32> {
    let mut rng = Rng::new(seed, Stream::Initialisation, draw);
    let mut params = vec![0.0; shape.params()];
    for layer in shape.layers() {
        let bound = (6.0 / (layer.inputs + layer.outputs) as f32).sqrt();
        for weight in &mut params[layer.weights()] {
            *weight = (2.0 * rng.unit() - 1.0) * bound;
        }
    }
    params
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_fill_their_bounds_and_biases_are_zero() {
        let shape = Shape::new(&[50, 30, 4], true);
        let params = glorot(&shape, 3);
        for layer in shape.layers() {
            let bound = (6.0 / (layer.inputs + layer.outputs) as f32).sqrt();
            let weights = &params[layer.weights()];
            let largest = weights.iter().fold(0f32, |m, w| m.max(w.abs()));
            assert!(largest <= bound && largest > 0.9 * bound);
            let mean: f32 = weights.iter().sum::<f32>() / weights.len() as f32;
            assert!(mean.abs() < 0.2 * bound);
            assert!(
                params[layer.biases().expect("has biases")]
                    .iter()
                    .all(|&b| b == 0.0)
            );
        }
    }
}
