//! Softmax cross-entropy, and its gradient.

use ndarray::{Array2, ArrayView1, ArrayView2};

/// Mean of −ln softmax(z)_y over `nodes`, in f64. 0 for no nodes.
pub fn cross_entropy(logits: ArrayView2<f32>, classes: &[Option<u32>], nodes: &[u32]) -> f64 {
    let mut sum = 0f64;
    for &node in nodes {
        let row = logits.row(node as usize);
        let class = classes[node as usize].expect("a split holds labelled nodes only") as usize;
        let (highest, total) = exponentials(row, |_, _| {});
        sum += f64::from(libm::logf(total)) - f64::from(row[class] - highest);
    }
    if nodes.is_empty() {
        0.0
    } else {
        sum / nodes.len() as f64
    }
}

/// The same loss; ∂loss/∂logits goes into the rows `nodes` of `gradient` (n, classes), the other
/// rows are left alone.
pub fn cross_entropy_gradient(
    logits: ArrayView2<f32>,
    classes: &[Option<u32>],
    nodes: &[u32],
    gradient: &mut Array2<f32>,
) -> f64 {
    let share = 1.0 / nodes.len() as f32;
    let mut sum = 0f64;
    for &node in nodes {
        let row = logits.row(node as usize);
        let class = classes[node as usize].expect("a split holds labelled nodes only") as usize;
        let mut out = gradient.row_mut(node as usize);
        let (highest, total) = exponentials(row, |c, e| out[c] = e);
        sum += f64::from(libm::logf(total)) - f64::from(row[class] - highest);
        let scale = share / total;
        out.iter_mut().for_each(|value| *value *= scale);
        out[class] -= share;
    }
    sum / nodes.len() as f64
}

/// Probabilities of the classes, row by row. (n, classes)
pub fn softmax(logits: ArrayView2<f32>) -> Array2<f32> {
    let mut out = Array2::zeros(logits.raw_dim());
    for (row, mut to) in logits.rows().into_iter().zip(out.rows_mut()) {
        let (_, total) = exponentials(row, |c, e| to[c] = e);
        to.iter_mut().for_each(|value| *value /= total);
    }
    out
}

/// The class with the largest logit, the first of equals. One a node.
pub fn argmax(logits: ArrayView2<f32>) -> Vec<u32> {
    let classes = logits.ncols();
    let logits = logits.to_slice().expect("standard layout");
    logits.chunks_exact(classes).map(largest).collect()
}

/// How many of `nodes` have their class predicted.
pub fn count_correct(logits: ArrayView2<f32>, classes: &[Option<u32>], nodes: &[u32]) -> u32 {
    let width = logits.ncols();
    let logits = logits.to_slice().expect("standard layout");
    let is_right = |&&node: &&u32| {
        let row = &logits[node as usize * width..][..width];
        classes[node as usize] == Some(largest(row))
    };
    nodes.iter().filter(is_right).count() as u32
}

fn largest(row: &[f32]) -> u32 {
    let (mut best, mut highest) = (0, row[0]);
    for (c, &value) in (0..).zip(row) {
        // Both as one selection: which class wins cannot be foretold.
        (best, highest) = if value > highest {
            (c, value)
        } else {
            (best, highest)
        };
    }
    best
}

/// Calls `each` with e^(z_c − max z) and returns max z and the sum.
fn exponentials(row: ArrayView1<f32>, mut each: impl FnMut(usize, f32)) -> (f32, f32) {
    let highest = row
        .iter()
        .fold(f32::NEG_INFINITY, |m, &z| if z > m { z } else { m });
    let mut total = 0f32;
    for (c, &z) in row.iter().enumerate() {
        let e = libm::expf(z - highest);
        total += e;
        each(c, e);
    }
    (highest, total)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    #[test]
    fn equal_logits_cost_the_logarithm_of_the_number_of_classes() {
        let logits = array![[1.0f32, 1.0, 1.0], [0.0, 0.0, 0.0]];
        let loss = cross_entropy(logits.view(), &[Some(2), None], &[0]);
        assert!((loss - 3f64.ln()).abs() < 1e-6);
    }

    #[test]
    fn the_gradient_equals_finite_differences() {
        let logits = array![[0.3f32, -0.7, 1.1], [2.0, 0.1, -0.4]];
        let classes = [Some(1), Some(0)];
        let mut gradient = Array2::zeros((2, 3));
        let loss = cross_entropy_gradient(logits.view(), &classes, &[0, 1], &mut gradient);
        assert!((loss - cross_entropy(logits.view(), &classes, &[0, 1])).abs() < 1e-12);
        for ((r, c), &got) in gradient.indexed_iter() {
            let step = 1e-2f32;
            let (mut up, mut down) = (logits.clone(), logits.clone());
            up[(r, c)] += step;
            down[(r, c)] -= step;
            let difference = (cross_entropy(up.view(), &classes, &[0, 1])
                - cross_entropy(down.view(), &classes, &[0, 1]))
                / f64::from(2.0 * step);
            assert!((f64::from(got) - difference).abs() < 1e-4);
        }
    }

    #[test]
    fn large_logits_overflow_nothing() {
        let logits = array![[1000.0f32, -1000.0]];
        assert_eq!(softmax(logits.view()), array![[1.0, 0.0]]);
        assert_eq!(cross_entropy(logits.view(), &[Some(1)], &[0]), 2000.0);
        assert_eq!(argmax(logits.view()), [0]);
    }
}
