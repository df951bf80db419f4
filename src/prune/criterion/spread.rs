//! Spread over nodes: σ_k = Σ_{u<v} |h_uk − h_vk| for neuron k over all pairs of nodes.
//!
//! The sensible reading of "the local sensitivity of neuron i, σᵢ = Σⱼ |aᵢ − aⱼ|": a neuron that says
//! the same of every node tells nothing. 0 for a dead or constant neuron. O(N log N) a neuron: sorted
//! ascending, value number i (from 0) stands 2i − N + 1 times with a plus.
//!
//! Pitfall: it changes when weights are rescaled (w_in · c, w_out / c).

use ndarray::ArrayView2;

/// One score a neuron (column) of a hidden layer's values (n, width).
pub fn spread(hidden: ArrayView2<f32>) -> Vec<f64> {
    let n = hidden.nrows() as f64;
    hidden
        .columns()
        .into_iter()
        .map(|column| {
            let mut values: Vec<f32> = column.to_vec();
            values.sort_unstable_by(f32::total_cmp);
            values
                .iter()
                .enumerate()
                .map(|(i, &value)| (2.0 * i as f64 - n + 1.0) * f64::from(value))
                .sum()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    #[test]
    fn sorting_equals_all_pairs() {
        let hidden = array![[0.5f32, 1.0], [2.0, 1.0], [-1.0, 1.0], [0.5, 1.0]];
        let scores = spread(hidden.view());
        let mut expected = 0.0;
        for u in 0..4 {
            for v in 0..u {
                expected += f64::from((hidden[(u, 0)] - hidden[(v, 0)]).abs());
            }
        }
        assert!((scores[0] - expected).abs() < 1e-9);
        assert_eq!(scores[1], 0.0);
    }
}
