//! Embedding cosine: h_i · h_j / (‖h_i‖ ‖h_j‖) of the values of the last hidden layer; of the outputs where
//! there is none. O(E · H).
//!
//! Pitfall: confirmation bias as in prediction agreement, and after several layers all neighbours look
//! alike.

use ndarray::{ArrayView1, ArrayView2};

/// One score an edge; 0 where a node's values are all 0.
pub fn embedding(pairs: &[[u32; 2]], hidden: ArrayView2<f32>) -> Vec<f64> {
    let mut scores = Vec::with_capacity(pairs.len());
    for &[i, j] in pairs {
        let (a, b) = (hidden.row(i as usize), hidden.row(j as usize));
        let norms = inner(a, a).sqrt() * inner(b, b).sqrt();
        scores.push(if norms > 0.0 {
            inner(a, b) / norms
        } else {
            0.0
        });
    }
    scores
}

fn inner(a: ArrayView1<f32>, b: ArrayView1<f32>) -> f64 {
    let mut sum = 0.0;
    for (&x, &y) in a.iter().zip(b) {
        sum += f64::from(x) * f64::from(y);
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    #[test]
    fn length_does_not_count() {
        let hidden = array![[1.0f32, 0.0], [4.0, 0.0], [0.0, 2.0], [0.0, 0.0]];
        let pairs = [[0, 1], [0, 2], [2, 3]];
        assert_eq!(embedding(&pairs, hidden.view()), [1.0, 0.0, 0.0]);
    }
}
