//! Redundancy: of the two neurons that say most nearly the same, min over j ≠ k of ‖h_k − h_j‖₁, one
//! goes; then the next of what is left. The score is the order of removal. O(N H² + H³).
//!
//! A sum over j in place of the minimum would keep duplicates and dead neurons.
//!
//! Pitfall: a neuron that nobody resembles is kept, whether it matters or not.

use ndarray::ArrayView2;

/// One score a neuron: its place in the order of removal. Values (n, width).
pub fn redundancy(hidden: ArrayView2<f32>) -> Vec<f64> {
    let width = hidden.ncols();
    let mut distances = vec![f64::INFINITY; width * width];
    for k in 0..width {
        for j in 0..k {
            let mut sum = 0.0;
            for (&a, &b) in hidden.column(k).iter().zip(hidden.column(j)) {
                sum += (f64::from(a) - f64::from(b)).abs();
            }
            distances[k * width + j] = sum;
            distances[j * width + k] = sum;
        }
    }
    let mut places = vec![f64::NAN; width];
    for place in 0..width {
        // Both of a pair are equally near, and the first of them goes.
        let mut nearest = (usize::MAX, f64::INFINITY);
        for k in 0..width {
            if !places[k].is_nan() {
                continue;
            }
            for j in 0..width {
                let distance = distances[k * width + j];
                if places[j].is_nan() && (distance < nearest.1 || nearest.0 == usize::MAX) {
                    nearest = (k, distance);
                }
            }
        }
        places[nearest.0] = place as f64;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    #[test]
    fn one_of_two_twins_goes_and_the_other_stays_long() {
        let hidden = array![[9.0f32, 1.0, 5.0, 1.0], [9.0, 2.0, 5.0, 2.0]];
        // 1 and 3 are twins; then 2 is 7 from 3; of 0 and 3 the first goes.
        assert_eq!(redundancy(hidden.view()), [2.0, 0.0, 1.0, 3.0]);
    }
}
