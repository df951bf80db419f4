//! How far two scores rank the same items alike.

use crate::kernels::ascending;

/// Spearman's ρ: Pearson's correlation of the ranks, equal values sharing the mean of theirs. `None`
/// for fewer than two items, or where one side is all equal. O(n log n).
pub fn spearman(a: &[f64], b: &[f64]) -> Option<f64> {
    let (a, b) = (ranks(a), ranks(b));
    let middle = (a.len() as f64 + 1.0) / 2.0;
    let (mut both, mut of_a, mut of_b) = (0.0, 0.0, 0.0);
    for (x, y) in a.iter().zip(&b) {
        let (x, y) = (x - middle, y - middle);
        both += x * y;
        of_a += x * x;
        of_b += y * y;
    }
    (of_a > 0.0 && of_b > 0.0).then(|| both / (of_a * of_b).sqrt())
}

/// Kendall's τ_b: concordant less discordant pairs, over the root of the pairs that are not equal on
/// either side. `None` as for [`spearman`]. O(n²).
pub fn kendall(a: &[f64], b: &[f64]) -> Option<f64> {
    let (mut apart, mut of_a, mut of_b) = (0i64, 0i64, 0i64);
    for i in 0..a.len() {
        for j in 0..i {
            let (x, y) = (sign(a[i], a[j]), sign(b[i], b[j]));
            apart += x * y;
            of_a += x * x;
            of_b += y * y;
        }
    }
    (of_a > 0 && of_b > 0).then(|| apart as f64 / (of_a as f64 * of_b as f64).sqrt())
}

fn sign(a: f64, b: f64) -> i64 {
    i64::from(a > b) - i64::from(a < b)
}

/// 1 for the lowest; equal values share the mean of their ranks.
#[inline(never)]
fn ranks(values: &[f64]) -> Vec<f64> {
    let order = ascending(values);
    let mut ranks = vec![0.0; values.len()];
    let mut start = 0;
    while start < order.len() {
        let value = values[order[start] as usize];
        let mut end = start;
        while end < order.len() && values[order[end] as usize] == value {
            end += 1;
        }
        for &item in &order[start..end] {
            ranks[item as usize] = (start + end + 1) as f64 / 2.0;
        }
        start = end;
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_values_share_their_ranks() {
        assert_eq!(ranks(&[2.0, 1.0, 2.0, 5.0]), [2.5, 1.0, 2.5, 4.0]);
        assert_eq!(spearman(&[1.0, 2.0, 3.0], &[10.0, 20.0, 30.0]), Some(1.0));
        assert_eq!(kendall(&[1.0, 2.0, 3.0], &[3.0, 2.0, 1.0]), Some(-1.0));
        assert_eq!(spearman(&[1.0, 1.0], &[1.0, 2.0]), None);
        assert_eq!(kendall(&[1.0], &[2.0]), None);
    }
}
