//! Parameters and multiply-adds of a model, by counting.
//!
//! A layer costs Σⱼ nnz(X_:j) · nnz(W_j:) multiply-adds for sparse or one-hot X and N · nnz(W)
//! otherwise, and nnz(Ã) for each output that sends anything: each with a nonzero weight coming in.

use crate::data::Features;
use crate::graph::Adjacency;
use crate::nn::Shape;
use crate::told::told;

/// What a model costs to store and to run, zeros left out.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct Cost {
    /// Weights and biases.
    pub parameters: u32,
    /// Of these, how many are not 0.
    pub nonzeros: u32,
    /// Parameters over nonzeros; null where nothing is left.
    pub compression: Option<f64>,
    /// Of one pass.
    pub multiply_adds: f64,
    /// Multiply-adds with nothing removed over those; null where nothing is left.
    pub speed_up: Option<f64>,
}

told!(Cost {
    parameters,
    nonzeros,
    compression,
    multiply_adds,
    speed_up
});

/// The graph as a product sees it.
#[derive(Debug, Clone, Copy)]
pub struct Messages {
    pub nodes: usize,
    /// nnz(Ã): both directions of each pair that is kept, and the loops.
    pub entries: usize,
}

impl Messages {
    /// Of Â as it is in force.
    #[inline(never)]
    pub fn of(adjacency: &Adjacency) -> Self {
        let values = adjacency.matrix().val;
        Messages {
            nodes: adjacency.nodes(),
            entries: values.iter().filter(|&&value| value != 0.0).count(),
        }
    }
}

/// Multiply-adds of one pass with the parameters `params`, 0 where pruned.
#[inline(never)]
pub fn multiply_adds(
    shape: &Shape,
    params: &[f32],
    features: &Features,
    messages: Messages,
) -> f64 {
    multiply_adds_by(shape, params, column_counts(features).as_deref(), messages)
}

/// The same with nnz(X_:j) of each column known; `None` where X is dense.
#[inline(never)]
pub fn multiply_adds_by(
    shape: &Shape,
    params: &[f32],
    uses: Option<&[u32]>,
    messages: Messages,
) -> f64 {
    let mut sum = 0.0;
    for (l, layer) in shape.layers().iter().enumerate() {
        let weights = &params[layer.weights()];
        let mut sends = vec![false; layer.outputs];
        for (input, row) in weights.chunks(layer.outputs.max(1)).enumerate() {
            let mut nonzeros = 0;
            for (sends, &weight) in sends.iter_mut().zip(row) {
                nonzeros += u32::from(weight != 0.0);
                *sends |= weight != 0.0;
            }
            let rows = match uses {
                Some(uses) if l == 0 => uses[input] as usize,
                _ => messages.nodes,
            };
            sum += rows as f64 * f64::from(nonzeros);
        }
        let senders = sends.iter().filter(|&&sends| sends).count();
        sum += messages.entries as f64 * senders as f64;
    }
    sum
}

/// Counts a model with the parameters `params`; `dense` are the multiply-adds with nothing removed.
#[inline(never)]
pub fn cost(
    shape: &Shape,
    params: &[f32],
    features: &Features,
    messages: Messages,
    dense: f64,
) -> Cost {
    let nonzeros = params.iter().filter(|&&value| value != 0.0).count();
    let over = |whole: f64, part: f64| (part > 0.0).then(|| whole / part);
    let multiply_adds = multiply_adds(shape, params, features, messages);
    Cost {
        parameters: params.len() as u32,
        nonzeros: nonzeros as u32,
        compression: over(params.len() as f64, nonzeros as f64),
        multiply_adds,
        speed_up: over(dense, multiply_adds),
    }
}

/// nnz(X_:j) of each column; `None` where X is dense.
#[inline(never)]
pub fn column_counts(features: &Features) -> Option<Vec<u32>> {
    match features {
        Features::Identity(n) => Some(vec![1; *n]),
        Features::Sparse(rows) => {
            let mut counts = vec![0; features.columns()];
            for &column in rows.matrix().col {
                counts[column as usize] += 1;
            }
            Some(counts)
        }
        Features::Dense(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::SparseRows;
    use ndarray::Array2;

    /// W0 (3, 2) with the rows (1, 0), (1, 1), (0, 0), W1 (2, 2) with one nonzero.
    const PARAMS: [f32; 10] = [1., 0., 1., 1., 0., 0., 0., 0., 0., 1.];

    fn count(features: &Features) -> Cost {
        let shape = Shape::new(&[3, 2, 2], false);
        let messages = Messages {
            nodes: 4,
            entries: 10, // three pairs and the loops
        };
        cost(&shape, &PARAMS, features, messages, 1000.0)
    }

    #[test]
    fn sparse_features_count_by_column_by_hand() {
        let rows = vec![
            vec![(0, 1.0), (1, 1.0)],
            vec![(1, 1.0)],
            vec![(1, 1.0), (2, 1.0)],
            vec![],
        ];
        let sparse = Features::Sparse(SparseRows::new(3, rows).expect("valid"));
        // 1·1 + 3·2 + 1·0, messages of 2; 4·1, messages of the second output alone.
        let found = count(&sparse);
        assert_eq!(found.multiply_adds, 7.0 + 20.0 + 4.0 + 10.0);
        assert_eq!((found.parameters, found.nonzeros), (10, 4));
        assert_eq!(found.compression, Some(2.5));
        assert_eq!(found.speed_up, Some(1000.0 / 41.0));
    }

    #[test]
    fn dense_features_count_by_row_by_hand() {
        let dense = Features::Dense(Array2::zeros((4, 3)));
        assert_eq!(count(&dense).multiply_adds, 4.0 * 3.0 + 20.0 + 4.0 + 10.0);
    }

    #[test]
    fn one_hot_features_use_each_row_once() {
        let shape = Shape::new(&[4, 2], true);
        let params = [1., 0., 0., 0., 1., 1., 0., 1., 0., 2.];
        let messages = Messages {
            nodes: 4,
            entries: 4,
        };
        let one_hot = Features::Identity(4);
        assert_eq!(
            multiply_adds(&shape, &params, &one_hot, messages),
            4.0 + 8.0
        );
        let nothing = cost(&shape, &[0.0; 10], &one_hot, messages, 12.0);
        assert_eq!((nothing.compression, nothing.speed_up), (None, None));
        assert_eq!(nothing.multiply_adds, 0.0);
    }
}
