//! Prediction agreement: p_i · p_j of the network's class probabilities; where edges are predicted,
//! the predicted probability of the edge itself. O(E · classes).
//!
//! Pitfall: confirmation bias. It removes the edges that contradict the network, and so makes it
//! surer of what it thinks already.

use ndarray::ArrayView2;

/// One score an edge, from probabilities (n, classes).
pub fn agreement(pairs: &[[u32; 2]], probabilities: ArrayView2<f32>) -> Vec<f64> {
    pairs
        .iter()
        .map(|&[i, j]| {
            let (a, b) = (probabilities.row(i as usize), probabilities.row(j as usize));
            a.iter()
                .zip(b.iter())
                .map(|(&p, &q)| f64::from(p) * f64::from(q))
                .sum()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    #[test]
    fn those_who_agree_score_high() {
        let p = array![[0.75f32, 0.25], [1.0, 0.0], [0.0, 1.0]];
        assert_eq!(agreement(&[[0, 1], [1, 2]], p.view()), [0.75, 0.0]);
    }
}
