//! Measures of predictions. Sums in f64.

use crate::kernels::ascending;
use crate::told::told;

/// Counts of (true class, predicted class).
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct Confusion {
    pub classes: u32,
    /// Row: true class; column: predicted class. (classes × classes)
    pub counts: Vec<u32>,
}

told!(Confusion { classes, counts });

impl Confusion {
    /// Counts the pairs of (true, predicted) classes.
    pub fn new(classes: usize, pairs: impl Iterator<Item = (u32, u32)>) -> Self {
        let mut counts = vec![0; classes * classes];
        for (truth, predicted) in pairs {
            counts[truth as usize * classes + predicted as usize] += 1;
        }
        Confusion {
            classes: classes as u32,
            counts,
        }
    }

    fn at(&self, truth: usize, predicted: usize) -> f64 {
        f64::from(self.counts[truth * self.classes as usize + predicted])
    }

    fn true_total(&self, class: usize) -> f64 {
        (0..self.classes as usize).map(|c| self.at(class, c)).sum()
    }

    fn predicted_total(&self, class: usize) -> f64 {
        (0..self.classes as usize).map(|c| self.at(c, class)).sum()
    }

    fn total(&self) -> f64 {
        self.counts.iter().map(|&c| f64::from(c)).sum()
    }

    /// Share of the diagonal; 0 for nothing counted.
    pub fn accuracy(&self) -> f64 {
        let right: f64 = (0..self.classes as usize).map(|c| self.at(c, c)).sum();
        ratio(right, self.total())
    }

    /// Share of each class's nodes that are found; `None` for a class without nodes.
    pub fn recall(&self) -> Vec<Option<f64>> {
        (0..self.classes as usize)
            .map(|c| {
                let total = self.true_total(c);
                (total > 0.0).then(|| self.at(c, c) / total)
            })
            .collect()
    }

    /// Mean over the classes that occur or are predicted of 2 TP / (2 TP + FP + FN).
    pub fn macro_f1(&self) -> f64 {
        let scores: Vec<f64> = (0..self.classes as usize)
            .filter_map(|c| {
                let both = self.true_total(c) + self.predicted_total(c);
                (both > 0.0).then(|| 2.0 * self.at(c, c) / both)
            })
            .collect();
        ratio(scores.iter().sum(), scores.len() as f64)
    }

    /// Normalised mutual information, I / mean of the two entropies (Danon et al. 2005); 1 when both
    /// sides are one single group.
    pub fn nmi(&self) -> f64 {
        let n = self.total();
        let k = self.classes as usize;
        let entropy = |totals: &dyn Fn(usize) -> f64| -> f64 {
            (0..k)
                .map(totals)
                .filter(|&t| t > 0.0)
                .map(|t| -t / n * libm::log(t / n))
                .sum()
        };
        let (truth, predicted) = (
            entropy(&|c| self.true_total(c)),
            entropy(&|c| self.predicted_total(c)),
        );
        if truth + predicted == 0.0 {
            return 1.0;
        }
        let mut shared = 0.0;
        for t in 0..k {
            for p in 0..k {
                let both = self.at(t, p);
                if both > 0.0 {
                    let independent = self.true_total(t) * self.predicted_total(p) / n;
                    shared += both / n * libm::log(both / independent);
                }
            }
        }
        2.0 * shared / (truth + predicted)
    }

    /// Adjusted Rand index (Hubert & Arabie 1985): 0 for chance, 1 for the same groups.
    pub fn ari(&self) -> f64 {
        let pairs = |n: f64| n * (n - 1.0) / 2.0;
        let k = self.classes as usize;
        let both: f64 = self.counts.iter().map(|&c| pairs(f64::from(c))).sum();
        let truth: f64 = (0..k).map(|c| pairs(self.true_total(c))).sum();
        let predicted: f64 = (0..k).map(|c| pairs(self.predicted_total(c))).sum();
        let expected = ratio(truth * predicted, pairs(self.total()));
        let most = 0.5 * (truth + predicted);
        if most == expected {
            1.0
        } else {
            (both - expected) / (most - expected)
        }
    }
}

/// Bins of confidence.
const BINS: usize = 15;

/// Expected calibration error (Guo et al. 2017): Σ_b n_b / n · |accuracy_b − confidence_b| over 15 bins
/// of equal width, each open below, of (confidence in 0 to 1, whether the prediction is right). 0 for
/// nothing.
#[inline(never)]
pub fn calibration_error(predictions: impl Iterator<Item = (f32, bool)>) -> f64 {
    let mut bins = [(0f64, 0f64); BINS];
    let mut total = 0.0;
    for (confidence, is_right) in predictions {
        let confidence = f64::from(confidence);
        let bin = (confidence * BINS as f64).ceil() as usize;
        let (right, confident) = &mut bins[bin.clamp(1, BINS) - 1];
        *right += f64::from(u8::from(is_right));
        *confident += confidence;
        total += 1.0;
    }
    let apart = bins
        .iter()
        .map(|(right, confident)| (right - confident).abs());
    ratio(apart.sum(), total)
}

/// Area under the ROC curve: the share of (positive, negative) pairs in which the positive scores
/// higher, ties counting half. O(n log n). `None` when either side is empty.
pub fn roc_auc(positives: &[f32], negatives: &[f32]) -> Option<f64> {
    if positives.is_empty() || negatives.is_empty() {
        return None;
    }
    let ranked = descending(positives, negatives);
    let mut area = 0.0;
    let mut above = 0.0;
    for group in ranked.chunk_by(|a, b| a.0 == b.0) {
        let positive = group.iter().filter(|(_, is_positive)| *is_positive).count() as f64;
        let negative = group.len() as f64 - positive;
        area += negative * (above + 0.5 * positive);
        above += positive;
    }
    Some(area / (positives.len() as f64 * negatives.len() as f64))
}

/// Average precision: Σ (R_i − R_{i−1}) P_i over falling thresholds, one threshold for equal
/// scores. `None` when there are no positives.
pub fn average_precision(positives: &[f32], negatives: &[f32]) -> Option<f64> {
    if positives.is_empty() {
        return None;
    }
    let ranked = descending(positives, negatives);
    let (mut seen, mut found, mut sum) = (0.0, 0.0, 0.0);
    for group in ranked.chunk_by(|a, b| a.0 == b.0) {
        let positive = group.iter().filter(|(_, is_positive)| *is_positive).count() as f64;
        seen += group.len() as f64;
        found += positive;
        sum += positive * found / seen;
    }
    Some(sum / positives.len() as f64)
}

/// Recall, and normalised discounted cumulative gain (Järvelin & Kekäläinen 2002), of what is offered
/// first, the best first. `first` places count; `None` when nothing is wanted.
pub fn ranking(offered: &[u32], wanted: &[u32], first: usize) -> Option<(f64, f64)> {
    if wanted.is_empty() {
        return None;
    }
    let discount = |rank: usize| 1.0 / libm::log2(rank as f64 + 2.0);
    let offered = offered.iter().take(first).enumerate();
    let (mut found, mut gain) = (0.0, 0.0);
    for (rank, _) in offered.filter(|(_, item)| wanted.contains(item)) {
        found += 1.0;
        gain += discount(rank);
    }
    let ideal: f64 = (0..wanted.len().min(first)).map(discount).sum();
    Some((found / wanted.len() as f64, ratio(gain, ideal)))
}

/// (score, whether it is a positive's), the highest score first.
fn descending(positives: &[f32], negatives: &[f32]) -> Vec<(f32, bool)> {
    let of = |i: u32| match positives.get(i as usize) {
        Some(&score) => (score, true),
        None => (negatives[i as usize - positives.len()], false),
    };
    let falling: Vec<f64> = (0..(positives.len() + negatives.len()) as u32)
        .map(|i| -f64::from(of(i).0))
        .collect();
    ascending(&falling).into_iter().map(of).collect()
}

fn ratio(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    // Expected values worked out by hand from the definitions.
    const TRUTH: [u32; 8] = [0, 0, 0, 1, 1, 2, 2, 2];
    const PREDICTED: [u32; 8] = [0, 0, 1, 1, 1, 2, 0, 2];

    fn confusion() -> Confusion {
        Confusion::new(3, TRUTH.into_iter().zip(PREDICTED))
    }

    fn close(got: f64, expected: f64) {
        assert!((got - expected).abs() < 1e-9, "{got} is not {expected}");
    }

    #[test]
    fn a_confusion_matrix_gives_accuracy_recall_and_f1() {
        let confusion = confusion();
        close(confusion.accuracy(), 0.75);
        assert_eq!(
            confusion.recall(),
            [Some(2.0 / 3.0), Some(1.0), Some(2.0 / 3.0)]
        );
        close(confusion.macro_f1(), (2.0 / 3.0 + 0.8 + 0.8) / 3.0);
    }

    #[test]
    fn groups_are_compared_whatever_their_names() {
        let swapped = Confusion::new(3, TRUTH.into_iter().map(|c| (c, (c + 1) % 3)));
        close(swapped.nmi(), 1.0);
        close(swapped.ari(), 1.0);
        let constant = Confusion::new(3, TRUTH.into_iter().map(|c| (c, 0)));
        close(constant.nmi(), 0.0);
        close(constant.ari(), 0.0);
        let half = Confusion::new(2, [(0, 0), (0, 1), (1, 0), (1, 1)].into_iter());
        close(half.nmi(), 0.0);
        close(half.ari(), -0.5);
    }

    #[test]
    fn areas_count_ties_half() {
        let (positives, negatives) = ([0.9, 0.5, 0.5], [0.5, 0.1]);
        // Pairs won: 2 + 1.5 + 1.5 of 6.
        close(
            roc_auc(&positives, &negatives).expect("both sides"),
            5.0 / 6.0,
        );
        // Precision 1 at recall 1/3, then 3/4 at recall 1.
        close(
            average_precision(&positives, &negatives).expect("positives"),
            1.0 / 3.0 + 2.0 / 3.0 * 0.75,
        );
        assert_eq!(roc_auc(&[], &[0.1]), None);
    }
}
