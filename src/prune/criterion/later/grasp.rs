//! GraSP: S = −θ₀ ⊙ H g at initialisation, g and H of the training loss at temperature 200; the largest
//! S go, those whose removal makes the gradient grow (Wang, Zhang & Grosse 2020). Three backward
//! passes: H g by a central difference.
//!
//! Pitfall: it keeps what lets gradients flow, whatever the weights have become since.

/// One score a weight, −S: from θ₀ and H g of the same order.
pub fn grasp(initial: &[f32], curvature: &[f64]) -> Vec<f64> {
    let mut scores = Vec::with_capacity(initial.len());
    for (&w, &hg) in initial.iter().zip(curvature) {
        scores.push(f64::from(w) * hg);
    }
    scores
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_holds_the_gradient_back_goes_first() {
        // Removing the first weight, −0.5 · −2 = 1, raises g · g; S = −1 is kept.
        assert_eq!(grasp(&[-0.5, 0.5], &[-2.0, -2.0]), [1.0, -1.0]);
    }
}
