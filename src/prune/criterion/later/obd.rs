//! Optimal brain damage: ½ w² F with F the diagonal of the Fisher matrix in place of the Hessian's, the
//! mean over nodes of the square of each node's own gradient (LeCun, Denker & Solla 1990). One
//! backward pass a judged node, O(V · (paths into a node + n)).
//!
//! Not the square of the mean gradient, which is nearly nothing after training.
//!
//! Pitfall: each weight alone; of two that stand in for each other both look costly.

/// One score a weight, from F of the same order.
pub fn obd(weights: &[f32], fisher: &[f64]) -> Vec<f64> {
    let mut scores = Vec::with_capacity(weights.len());
    for (&w, &f) in weights.iter().zip(fisher) {
        scores.push(0.5 * f64::from(w) * f64::from(w) * f);
    }
    scores
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn curvature_counts_by_the_square_of_the_weight() {
        assert_eq!(obd(&[-2.0, 3.0], &[0.5, 0.0]), [1.0, 0.0]);
    }
}
