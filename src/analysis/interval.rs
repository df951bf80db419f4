//! Means over seeds with their 95 % intervals by Student's t ("Student" 1908), plain and paired.

use crate::told::told;

/// A mean and how far its 95 % interval reaches to either side.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct Mean {
    pub mean: f64,
    pub margin: f64,
}

told!(Mean { mean, margin });

impl Mean {
    /// Whether the interval leaves out 0: of paired differences, the two-sided paired t-test at 5 %.
    pub fn is_significant(&self) -> bool {
        self.mean.abs() > self.margin
    }
}

/// t at 0.975 for 1 to 29 degrees of freedom.
const T: [f64; 29] = [
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160,
    2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056,
    2.052, 2.048, 2.045,
];

/// The most values that an interval is known for.
pub const MOST: usize = T.len() + 1;

/// Of 2 to [`MOST`] values.
///
/// # Panics
/// Where there are fewer or more.
pub fn mean(values: &[f64]) -> Mean {
    assert!((2..=MOST).contains(&values.len()), "2 to {MOST} values");
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    let squares: f64 = values.iter().map(|v| (v - mean) * (v - mean)).sum();
    let deviation = libm::sqrt(squares / (count - 1.0));
    Mean {
        mean,
        margin: T[values.len() - 2] * deviation / libm::sqrt(count),
    }
}

/// The mean of a − b, pair by pair.
///
/// # Panics
/// As [`mean`], and where the lists differ in length.
pub fn paired(a: &[f64], b: &[f64]) -> Mean {
    assert_eq!(a.len(), b.len(), "pairs");
    let differences: Vec<f64> = a.iter().zip(b).map(|(a, b)| a - b).collect();
    mean(&differences)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interval_is_that_of_the_tables() {
        // Values 1 to 5: s = √2.5, t(4) = 2.776.
        let Mean { mean, margin } = mean(&[1.0, 2.0, 3.0, 4.0, 5.0]);
        assert_eq!(mean, 3.0);
        assert!((margin - 2.776 * libm::sqrt(0.5)).abs() < 1e-12);
    }

    #[test]
    fn a_difference_counts_where_its_interval_leaves_out_zero() {
        let base = [70.0, 80.0, 90.0, 60.0];
        let always = base.map(|v| v + 2.0);
        assert!(
            paired(&always, &base).is_significant(),
            "the same gain every time"
        );
        assert!(!paired(&base, &base).is_significant(), "no gain at all");
        let sometimes = [75.0, 78.0, 95.0, 57.0];
        assert!(!paired(&sometimes, &base).is_significant());
    }
}
