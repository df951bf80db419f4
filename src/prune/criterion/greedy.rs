//! Greedy reconstruction: again and again the neuron goes whose loss, beside those gone already,
//! changes the next layer's pre-activation Â H W least. O(N H² + H³) for H neurons.
//!
//! With P = Â H and G = (PᵀP) ⊙ (WWᵀ) removing the set x (0 or 1 a neuron) changes Â H W by xᵀ G x, the square
//! of the Frobenius norm, so the next to go is argmin 2 G_k · x + G_kk. The score is the order of removal.
//! ThiNet (Luo, Wu & Lin 2017) chooses channels so.
//!
//! Pitfall: it looks at one layer only, not at the loss.

use ndarray::{Array2, ArrayView2};

/// One score a neuron: its place in the order of removal. P (n, width), W (width, outputs).
pub fn greedy(propagated: ArrayView2<f32>, next: ArrayView2<f32>) -> Vec<f64> {
    let width = propagated.ncols();
    let shared = gram(propagated.t());
    let outgoing = gram(next);
    let g = |i: usize, j: usize| shared[(i, j)] * outgoing[(i, j)];
    // Twice G · x, kept up to date as x grows.
    let mut twice = vec![0.0; width];
    let mut places = vec![f64::NAN; width];
    for place in 0..width {
        let next = (0..width)
            .filter(|&k| places[k].is_nan())
            .min_by(|&a, &b| (twice[a] + g(a, a)).total_cmp(&(twice[b] + g(b, b))))
            .expect("a neuron is left");
        places[next] = place as f64;
        for (k, sum) in twice.iter_mut().enumerate() {
            *sum += 2.0 * g(k, next);
        }
    }
    places
}

/// rows · rowsᵀ in f64.
fn gram(rows: ArrayView2<f32>) -> Array2<f64> {
    let n = rows.nrows();
    Array2::from_shape_fn((n, n), |(i, j)| {
        rows.row(i)
            .iter()
            .zip(rows.row(j).iter())
            .map(|(&a, &b)| f64::from(a) * f64::from(b))
            .sum()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    #[test]
    fn of_two_that_cancel_both_go_before_one_that_counts() {
        // Neurons 0 and 1 say the same and are added with opposite signs.
        let p = array![[3.0f32, 3.0, 1.0], [5.0, 5.0, 2.0]];
        let w = array![[1.0f32], [-1.0], [2.0]];
        let places = greedy(p.view(), w.view());
        assert_eq!(places[2], 0.0, "alone it changes least");
        let w = array![[1.0f32], [-1.0], [9.0]];
        assert_eq!(greedy(p.view(), w.view()), [0.0, 1.0, 2.0]);
    }
}
