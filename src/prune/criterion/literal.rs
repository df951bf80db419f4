//! The article's formula to the letter: σᵢ = Σⱼ |aᵢ − aⱼ| over the neurons j of the layer, aᵢ the mean
//! activation of neuron i over the nodes. O(H²) for H neurons.
//!
//! Pitfall: it is V-shaped. A dead neuron is far from all live ones, scores high and is kept.

use ndarray::ArrayView2;

/// Steps between 0 and the largest mean: finer than f32, and 4,096 neurons overflow nothing.
const GRID: f64 = 4_294_967_296.0;

/// One score a neuron (column) of a hidden layer's values (n, width).
pub fn literal(hidden: ArrayView2<f32>) -> Vec<f64> {
    let n = hidden.nrows() as f64;
    let means: Vec<f64> = hidden
        .columns()
        .into_iter()
        .map(|column| column.iter().map(|&value| f64::from(value)).sum::<f64>() / n)
        .collect();
    // Summed as whole numbers on a fine grid, and so exactly: the two middle neurons of an even layer
    // tie whatever their values, and the tie must go by index, not by rounding.
    let largest = means.iter().fold(0f64, |m, a| m.max(a.abs()));
    let on_grid: Vec<i64> = means
        .iter()
        .map(|a| (a / largest * GRID).round() as i64)
        .collect();
    on_grid
        .iter()
        .map(|a| {
            let sum: i64 = on_grid.iter().map(|b| (a - b).abs()).sum();
            sum as f64 * (largest / GRID)
        })
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

    #[test]
    fn the_two_middle_neurons_tie_exactly() {
        let hidden = array![[0.1f32, 0.7, 0.3, 0.9], [0.2, 0.3, 0.1, 0.8]];
        let scores = literal(hidden.view());
        assert_eq!(scores[1], scores[2]);
        assert_eq!(literal(array![[0.0f32, 0.0]].view()), [0.0, 0.0]);
    }
}
