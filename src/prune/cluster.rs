//! Which neurons fire together: average linkage on 1 − r, r the correlation of two neurons' values over
//! the nodes (UPGMA; Sokal & Michener 1958).
//!
//! The two nearest clusters merge, again and again, the distance of clusters being the mean over their
//! pairs of neurons; of equal distances the lowest numbers. A constant neuron has the correlation 0 with
//! all others. O(N · H² + H³) for H neurons on N nodes.

/// The cluster of each of `columns`' neurons, at most `count` of them, numbered by their first neuron.
pub fn clusters(columns: &[Vec<f32>], count: usize) -> Vec<u32> {
    let n = columns.len();
    let mut distances = distances(columns);
    // The cluster of each neuron by its first; sizes of clusters, 0 once merged.
    let mut of: Vec<u32> = (0..n as u32).collect();
    let mut sizes = vec![1.0; n];
    for _ in count.max(1)..n {
        let (mut nearest, mut pair) = (f64::INFINITY, (0, 0));
        for i in 0..n {
            for j in i + 1..n {
                if sizes[i] > 0.0 && sizes[j] > 0.0 && distances[i * n + j] < nearest {
                    (nearest, pair) = (distances[i * n + j], (i, j));
                }
            }
        }
        let (i, j) = pair;
        for k in 0..n {
            let both = sizes[i] * distances[i * n + k] + sizes[j] * distances[j * n + k];
            let mean = both / (sizes[i] + sizes[j]);
            distances[i * n + k] = mean;
            distances[k * n + i] = mean;
        }
        sizes[i] += sizes[j];
        sizes[j] = 0.0;
        for cluster in &mut of {
            if *cluster == j as u32 {
                *cluster = i as u32;
            }
        }
    }
    // First neurons become numbers.
    let mut numbers = vec![u32::MAX; n];
    let mut next = 0;
    for cluster in &mut of {
        let number = &mut numbers[*cluster as usize];
        if *number == u32::MAX {
            *number = next;
            next += 1;
        }
        *cluster = *number;
    }
    of
}

/// 1 − r of every pair. (n × n)
fn distances(columns: &[Vec<f32>]) -> Vec<f64> {
    let mut centred = Vec::new();
    for column in columns {
        let (mut sum, mut square) = (0.0, 0.0);
        for &value in column {
            sum += f64::from(value);
        }
        let mean = sum / column.len() as f64;
        let mut values = Vec::with_capacity(column.len());
        for &value in column {
            let value = f64::from(value) - mean;
            square += value * value;
            values.push(value);
        }
        // Rounding leaves next to nothing of a constant column.
        let is_constant = column.iter().all(|value| *value == column[0]);
        let scale = if is_constant {
            0.0
        } else {
            1.0 / square.sqrt()
        };
        values.iter_mut().for_each(|value| *value *= scale);
        centred.push(values);
    }
    let n = columns.len();
    let mut out = vec![0.0; n * n];
    for i in 0..n {
        for j in 0..i {
            let mut r = 0.0;
            for (a, b) in centred[i].iter().zip(&centred[j]) {
                r += a * b;
            }
            out[i * n + j] = 1.0 - r;
            out[j * n + i] = 1.0 - r;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_that_fire_together_are_together() {
        let columns = vec![
            vec![0.0, 1.0, 2.0, 3.0],
            vec![5.0, 0.0, 5.0, 0.0],
            vec![0.0, 2.0, 4.0, 6.5],
            vec![1.0, 0.0, 1.5, 0.0],
            vec![2.0, 2.0, 2.0, 2.0],
        ];
        assert_eq!(clusters(&columns, 3), [0, 1, 0, 1, 2]);
        assert_eq!(clusters(&columns, 1), [0; 5]);
        assert_eq!(clusters(&columns, 9), [0, 1, 2, 3, 4]);
        assert!(clusters(&[], 2).is_empty());
    }
}
