//! Least squares of one layer: what it gets from a pruned layer below is to give what it gave before.
//!
//! Ridge regression, λ = 1e-6 times the mean of the Gram matrix's diagonal, each output with the
//! weights that are kept only; the bias, where there is one, is not penalised. No labels. In f64.

use ndarray::{Array2, ArrayView2};

/// λ in units of the Gram matrix's mean diagonal.
const RIDGE: f64 = 1e-6;

/// The weights (k, m) and biases (m, or none) that bring `messages` · W + b closest to `target` (n, m),
/// where `kept` (k, m) says which weights may differ from 0; `messages` (n, k).
///
/// O(n · k² + n · k · m), and O(k³) for every distinct set of kept weights that follows another.
pub fn refit(
    messages: ArrayView2<f32>,
    target: ArrayView2<f64>,
    kept: &[bool],
    has_bias: bool,
) -> (Array2<f32>, Vec<f32>) {
    let (k, m) = (messages.ncols(), target.ncols());
    let columns = k + usize::from(has_bias);
    let at = |row: usize, column: usize| match column {
        _ if column == k => 1.0,
        _ => f64::from(messages[(row, column)]),
    };
    let mut gram = Array2::<f64>::zeros((columns, columns));
    let mut moments = Array2::<f64>::zeros((columns, m));
    for row in 0..messages.nrows() {
        for i in 0..columns {
            let value = at(row, i);
            if value == 0.0 {
                continue;
            }
            for j in 0..=i {
                gram[(i, j)] += value * at(row, j);
            }
            for c in 0..m {
                moments[(i, c)] += value * target[(row, c)];
            }
        }
    }
    let (mut weights, mut biases) = (Array2::zeros((k, m)), Vec::new());
    let mut factor: Option<(Vec<usize>, Vec<f64>)> = None;
    for c in 0..m {
        let mut chosen: Vec<usize> = (0..k).filter(|&i| kept[i * m + c]).collect();
        if has_bias {
            chosen.push(k);
        }
        if !matches!(&factor, Some((of, _)) if *of == chosen) {
            let lower = cholesky(&gram, &chosen, k);
            factor = Some((chosen.clone(), lower));
        }
        let lower = &factor.as_ref().expect("made above").1;
        let mut solution: Vec<f64> = chosen.iter().map(|&i| moments[(i, c)]).collect();
        solve(lower, &mut solution);
        for (&i, &value) in chosen.iter().zip(&solution) {
            if i < k {
                weights[(i, c)] = value as f32;
            } else {
                biases.push(value as f32);
            }
        }
    }
    (weights, biases)
}

/// The lower factor of the chosen rows and columns of `gram` + λ, row by row; column `bias` is not
/// penalised.
fn cholesky(gram: &Array2<f64>, chosen: &[usize], bias: usize) -> Vec<f64> {
    let n = chosen.len();
    let penalised = chosen.iter().filter(|&&i| i != bias);
    let (sum, count) = penalised.fold((0.0, 0.0), |(sum, count), &i| {
        (sum + gram[(i, i)], count + 1.0)
    });
    // Where nothing is ever sent nothing can be fitted; any ridge gives 0.
    let ridge = if sum > 0.0 { RIDGE * sum / count } else { 1.0 };
    let mut lower = vec![0.0; n * n];
    for i in 0..n {
        for j in 0..=i {
            let (a, b) = (chosen[i], chosen[j]);
            let mut value = gram[(a.max(b), a.min(b))];
            if i == j && a != bias {
                value += ridge;
            }
            for l in 0..j {
                value -= lower[i * n + l] * lower[j * n + l];
            }
            lower[i * n + j] = if i == j {
                // Rounding may leave less than nothing of a column that others span.
                value.max(f64::MIN_POSITIVE).sqrt()
            } else {
                value / lower[j * n + j]
            };
        }
    }
    lower
}

/// Solves L Lᵀ x = b in place.
fn solve(lower: &[f64], x: &mut [f64]) {
    let n = x.len();
    for i in 0..n {
        for l in 0..i {
            x[i] -= lower[i * n + l] * x[l];
        }
        x[i] /= lower[i * n + i];
    }
    for i in (0..n).rev() {
        for l in i + 1..n {
            x[i] -= lower[l * n + i] * x[l];
        }
        x[i] /= lower[i * n + i];
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    #[test]
    fn what_can_be_given_exactly_is_found_again() {
        let messages = array![[1.0f32, 2.0], [0.0, 1.0], [3.0, -1.0], [1.0, 1.0]];
        let weights = array![[2.0f64, 0.0], [-1.0, 0.5]];
        let target = messages.mapv(f64::from).dot(&weights) + &array![0.25, -1.0];
        let kept = [true, false, true, true];
        let (found, biases) = refit(messages.view(), target.view(), &kept, true);
        for (got, expected) in found.iter().zip(&weights) {
            assert!((f64::from(*got) - expected).abs() < 1e-5, "{found}");
        }
        assert_eq!(found[(0, 1)], 0.0);
        assert!((biases[0] - 0.25).abs() < 1e-5 && (biases[1] + 1.0).abs() < 1e-5);
    }

    #[test]
    fn the_residual_is_orthogonal_to_what_is_kept() {
        let messages = array![
            [1.0f32, 2.0, 0.5],
            [0.0, 1.0, -1.0],
            [3.0, -1.0, 0.0],
            [1.0, 1.0, 1.0]
        ];
        let target = array![[1.0f64], [0.0], [2.0], [-1.0]];
        let kept = [true, false, true];
        let (found, biases) = refit(messages.view(), target.view(), &kept, false);
        assert!(biases.is_empty());
        let residual = target - messages.mapv(f64::from).dot(&found.mapv(f64::from));
        for column in [0, 2] {
            let dot: f64 = (0..4)
                .map(|row| residual[(row, 0)] * f64::from(messages[(row, column)]))
                .sum();
            assert!(dot.abs() < 1e-4, "{dot}");
        }
    }

    #[test]
    fn dead_inputs_and_twins_are_no_obstacle() {
        let messages = array![[1.0f32, 1.0, 0.0], [2.0, 2.0, 0.0]];
        let target = array![[1.0f64], [2.0]];
        let (found, _) = refit(messages.view(), target.view(), &[true; 3], false);
        assert!(found.iter().all(|value| value.is_finite()));
        assert!((found[(0, 0)] + found[(1, 0)] - 1.0).abs() < 1e-4);
    }
}
