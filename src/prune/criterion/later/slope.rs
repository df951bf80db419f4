//! Gradient of an edge: −∂L/∂m_ij at m = 1, m the strength of the edge; the degrees follow it, unless Â is
//! frozen. One backward pass and O(layers · E · H).
//!
//! The loss is that of the validation nodes, without any that of the network's own predictions. An edge
//! whose growth would raise the loss scores below 0 and goes first.
//!
//! Pitfall: a straight line from a strength of 1 to 0; *measured* goes the whole way.

/// One score an edge, from ∂L/∂m.
pub fn slope(of_strengths: &[f64]) -> Vec<f64> {
    of_strengths.iter().map(|slope| -slope).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_raises_the_loss_goes_first() {
        assert_eq!(slope(&[2.0, -1.0]), [-2.0, 1.0]);
    }
}
