//! The article's formula to the letter: σᵢ = Σⱼ |aᵢ − aⱼ| over the neurons j of the layer, aᵢ the mean
//! activation of neuron i over the nodes. O(H²) for H neurons.
//!
//! Pitfall: it is V-shaped. A dead neuron is far from all live ones, scores high and is kept.

use ndarray::ArrayView2;

/// One score a neuron (column) of a hidden layer's values (n, width).
pub fn literal(hidden: ArrayView2<f32>) -> Vec<f64> {
    let n = hidden.nrows() as f64;
    let means: Vec<f64> = hidden
        .columns()
        .into_iter()
        .map(|column| column.iter().map(|&value| f64::from(value)).sum::<f64>() / n)
        .collect();
    means
        .iter()
        .map(|a| means.iter().map(|b| (a - b).abs()).sum())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    #[test]
    fn a_dead_neuron_scores_highest() {
        let hidden = array![[0.0f32, 2.0, 2.2, 1.9], [0.0, 2.0, 1.8, 2.1]];
        let scores = literal(hidden.view());
        assert!(scores[1..].iter().all(|&s| s < scores[0]));
        assert!((scores[0] - 6.0).abs() < 1e-6);
    }
}
