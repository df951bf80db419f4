//! The inner-product decoder of link prediction (Kipf & Welling 2016): the logit of a pair is
//! z_i · z_j, its loss the binary cross-entropy.

use ndarray::{Array2, ArrayView2};

/// The logit of each pair, from embeddings z (n, dimensions).
pub fn link_logits(embeddings: ArrayView2<f32>, pairs: &[[u32; 2]]) -> Vec<f32> {
    pairs
        .iter()
        .map(|&[i, j]| inner_product(embeddings, i, j))
        .collect()
}

/// Mean binary cross-entropy over pairs with and without an edge, in f64. 0 for no pairs.
pub fn link_loss(
    embeddings: ArrayView2<f32>,
    positives: &[[u32; 2]],
    negatives: &[[u32; 2]],
) -> f64 {
    let mut sum = 0f64;
    for (pairs, sign) in [(positives, -1.0), (negatives, 1.0)] {
        for &[i, j] in pairs {
            sum += f64::from(softplus(sign * inner_product(embeddings, i, j)));
        }
    }
    let count = positives.len() + negatives.len();
    if count == 0 { 0.0 } else { sum / count as f64 }
}

/// The same loss; ∂loss/∂z goes into `gradient` (n, dimensions), every row of it.
pub fn link_gradient(
    embeddings: ArrayView2<f32>,
    positives: &[[u32; 2]],
    negatives: &[[u32; 2]],
    gradient: &mut Array2<f32>,
) -> f64 {
    gradient.fill(0.0);
    let count = positives.len() + negatives.len();
    let share = 1.0 / count as f32;
    let mut sum = 0f64;
    for (pairs, target) in [(positives, 1.0f32), (negatives, 0.0)] {
        for &[i, j] in pairs {
            let logit = inner_product(embeddings, i, j);
            sum += f64::from(softplus(if target > 0.0 { -logit } else { logit }));
            let slope = share * (sigmoid(logit) - target);
            for d in 0..embeddings.ncols() {
                let (a, b) = (embeddings[(i as usize, d)], embeddings[(j as usize, d)]);
                gradient[(i as usize, d)] += slope * b;
                gradient[(j as usize, d)] += slope * a;
            }
        }
    }
    sum / count as f64
}

/// σ(x), without overflow.
pub fn sigmoid(x: f32) -> f32 {
    if x >= 0.0 {
        1.0 / (1.0 + libm::expf(-x))
    } else {
        let e = libm::expf(x);
        e / (1.0 + e)
    }
}

/// ln(1 + eˣ), without overflow.
fn softplus(x: f32) -> f32 {
    let positive = if x > 0.0 { x } else { 0.0 };
    positive + libm::log1pf(libm::expf(if x > 0.0 { -x } else { x }))
}

fn inner_product(z: ArrayView2<f32>, i: u32, j: u32) -> f32 {
    let (a, b) = (z.row(i as usize), z.row(j as usize));
    a.iter()
        .zip(b.iter())
        .fold(0.0, |sum, (&x, &y)| sum + x * y)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    #[test]
    fn the_gradient_equals_finite_differences() {
        let z = array![[0.5f32, -1.0], [1.5, 0.25], [-0.75, 0.5]];
        let (positives, negatives) = ([[0, 1], [1, 2]], [[0, 2]]);
        let mut gradient = Array2::from_elem((3, 2), 9.0);
        let loss = link_gradient(z.view(), &positives, &negatives, &mut gradient);
        assert!((loss - link_loss(z.view(), &positives, &negatives)).abs() < 1e-12);
        for ((r, c), &got) in gradient.indexed_iter() {
            let step = 1e-2f32;
            let at = |delta: f32| {
                let mut moved = z.clone();
                moved[(r, c)] += delta;
                link_loss(moved.view(), &positives, &negatives)
            };
            let difference = (at(step) - at(-step)) / f64::from(2.0 * step);
            assert!((f64::from(got) - difference).abs() < 1e-4, "{r} {c}");
        }
    }

    #[test]
    fn far_pairs_overflow_nothing() {
        let z = array![[100.0f32], [-100.0]];
        assert_eq!(link_loss(z.view(), &[[0, 1]], &[]), 10_000.0);
        assert_eq!(link_loss(z.view(), &[], &[[0, 1]]), 0.0);
        assert_eq!((sigmoid(200.0), sigmoid(-200.0)), (1.0, 0.0));
    }
}
