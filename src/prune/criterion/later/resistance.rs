//! Effective resistance: (e_i − e_j)ᵀ L⁺ (e_i − e_j), L the weighted Laplacian (Spielman & Srivastava
//! 2008). Bridges have resistance 1 / weight and stay; edges with many detours go first.
//!
//! Up to 500 nodes by the Cholesky factor of L + J / n in each component, O(n³ + E · n²); above by a random sketch
//! of 64 rows (Johnson & Lindenstrauss), solved by at most 500 steps of conjugate gradients, O(64 · 500 · E),
//! within about a fifth of the true value.
//!
//! Pitfall: the published guarantee belongs to sampling with reweighting (`resistance_sampled.rs`), which
//! this is not, and keeping the spectrum is not keeping the accuracy.

use super::super::settle_ties;
use crate::graph::Graph;
use crate::rng::{Rng, Stream};

/// Largest graph that is solved exactly.
const EXACT: usize = 500;
const SKETCHES: u32 = 64;
/// Conjugate gradients stop at this share of the first residual, or after so many steps.
const PRECISION: f64 = 1e-6;
const MOST_STEPS: usize = 500;

/// One score an edge. `seed` decides the sketch.
pub fn resistance(graph: &Graph, seed: u32) -> Vec<f64> {
    let mut scores = if graph.nodes() <= EXACT {
        exact(graph)
    } else {
        sketched(graph, seed)
    };
    settle_ties(&mut scores);
    scores
}

fn exact(graph: &Graph) -> Vec<f64> {
    let n = graph.nodes();
    let component = components(graph);
    let mut size = vec![0.0; n];
    for &c in &component {
        size[c] += 1.0;
    }
    // Within a component L + J / size is positive definite and has the pseudo-inverse's differences.
    let mut matrix = vec![0.0; n * n];
    for i in 0..n {
        for j in 0..n {
            if component[i] == component[j] {
                matrix[i * n + j] = 1.0 / size[component[i]];
            }
        }
    }
    for (edge, &[i, j]) in graph.pairs().iter().enumerate() {
        let (i, j, w) = (i as usize, j as usize, f64::from(graph.weight(edge)));
        matrix[i * n + i] += w;
        matrix[j * n + j] += w;
        matrix[i * n + j] -= w;
        matrix[j * n + i] -= w;
    }
    cholesky(&mut matrix, n);
    // With L = C Cᵀ the resistance is the squared length of C⁻¹ (e_i − e_j).
    let mut solved = vec![0.0; n];
    graph
        .pairs()
        .iter()
        .map(|&[i, j]| {
            let (i, j) = (i as usize, j as usize);
            let first = i.min(j);
            solved[..].fill(0.0);
            for row in first..n {
                let right = f64::from(i8::from(row == i) - i8::from(row == j));
                let known: f64 = (first..row).map(|k| matrix[row * n + k] * solved[k]).sum();
                solved[row] = (right - known) / matrix[row * n + row];
            }
            solved[first..].iter().map(|x| x * x).sum()
        })
        .collect()
}

/// Lower triangle C with C Cᵀ = the positive definite matrix, in place.
fn cholesky(matrix: &mut [f64], n: usize) {
    for j in 0..n {
        for i in j..n {
            let (row_i, row_j) = (i * n, j * n);
            let known: f64 = (0..j).map(|k| matrix[row_i + k] * matrix[row_j + k]).sum();
            let rest = matrix[row_i + j] - known;
            matrix[row_i + j] = if i == j {
                rest.sqrt()
            } else {
                rest / matrix[row_j + j]
            };
        }
    }
}

/// The lowest node of each node's component.
fn components(graph: &Graph) -> Vec<usize> {
    let mut component = vec![usize::MAX; graph.nodes()];
    let mut stack = Vec::new();
    for start in 0..graph.nodes() {
        if component[start] != usize::MAX {
            continue;
        }
        component[start] = start;
        stack.push(start);
        while let Some(node) = stack.pop() {
            for &neighbour in graph.neighbours(node) {
                let neighbour = neighbour as usize;
                if component[neighbour] == usize::MAX {
                    component[neighbour] = start;
                    stack.push(neighbour);
                }
            }
        }
    }
    component
}

/// ‖Q W^½ B L⁺ (e_i − e_j)‖² with Q of random signs.
fn sketched(graph: &Graph, seed: u32) -> Vec<f64> {
    let mut scores = vec![0.0; graph.edges()];
    let scale = 1.0 / f64::from(SKETCHES);
    for sketch in 0..SKETCHES {
        let mut rng = Rng::new(seed, Stream::Sketch, sketch);
        let mut right = vec![0.0; graph.nodes()];
        for (edge, &[i, j]) in graph.pairs().iter().enumerate() {
            let sign = if rng.next_u32() >> 31 == 1 { 1.0 } else { -1.0 };
            let flow = sign * f64::from(graph.weight(edge)).sqrt();
            right[i as usize] += flow;
            right[j as usize] -= flow;
        }
        let solution = conjugate_gradients(graph, right);
        for (score, &[i, j]) in scores.iter_mut().zip(graph.pairs()) {
            let difference = solution[i as usize] - solution[j as usize];
            *score += scale * difference * difference;
        }
    }
    scores
}

/// Solves L x = b for b that sums to 0 in every component, preconditioned by the degrees.
fn conjugate_gradients(graph: &Graph, mut residual: Vec<f64>) -> Vec<f64> {
    let n = graph.nodes();
    let mut degree = vec![0.0; n];
    for (edge, &[i, j]) in graph.pairs().iter().enumerate() {
        degree[i as usize] += f64::from(graph.weight(edge));
        degree[j as usize] += f64::from(graph.weight(edge));
    }
    let precondition = |r: &[f64]| -> Vec<f64> {
        r.iter()
            .zip(&degree)
            .map(|(&r, &d)| if d > 0.0 { r / d } else { 0.0 })
            .collect()
    };
    let inner = |a: &[f64], b: &[f64]| -> f64 { a.iter().zip(b).map(|(x, y)| x * y).sum() };
    let mut solution = vec![0.0; n];
    let mut conditioned = precondition(&residual);
    let mut direction = conditioned.clone();
    let mut energy = inner(&residual, &conditioned);
    let enough = PRECISION * PRECISION * energy;
    for _ in 0..MOST_STEPS {
        if energy <= enough {
            break;
        }
        let mut image: Vec<f64> = direction.iter().zip(&degree).map(|(x, d)| x * d).collect();
        for (edge, &[i, j]) in graph.pairs().iter().enumerate() {
            let w = f64::from(graph.weight(edge));
            image[i as usize] -= w * direction[j as usize];
            image[j as usize] -= w * direction[i as usize];
        }
        let step = energy / inner(&direction, &image);
        for k in 0..n {
            solution[k] += step * direction[k];
            residual[k] -= step * image[k];
        }
        conditioned = precondition(&residual);
        let next = inner(&residual, &conditioned);
        let turn = next / energy;
        energy = next;
        for (d, c) in direction.iter_mut().zip(&conditioned) {
            *d = c + turn * *d;
        }
    }
    solution
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bridges_resist_fully_and_a_triangle_two_thirds() {
        let pairs = vec![[0, 1], [1, 2], [2, 0], [2, 3], [5, 4]];
        let graph = Graph::new(7, pairs, None).expect("valid");
        let scores = exact(&graph);
        for (got, expected) in scores
            .iter()
            .zip([2.0 / 3.0, 2.0 / 3.0, 2.0 / 3.0, 1.0, 1.0])
        {
            assert!((got - expected).abs() < 1e-9, "{scores:?}");
        }
    }

    #[test]
    fn weights_conduct_and_all_resistances_sum_to_nodes_less_components() {
        let pairs: Vec<[u32; 2]> = (0..40)
            .flat_map(|i| [[i, (i + 1) % 40], [i, (i + 7) % 40]])
            .collect();
        let weights: Vec<f32> = (0..80).map(|e| 0.5 + (e % 5) as f32).collect();
        let graph = Graph::new(40, pairs, Some(weights)).expect("valid");
        let scores = exact(&graph);
        let sum: f64 = (0..80)
            .map(|e| scores[e] * f64::from(graph.weight(e)))
            .sum();
        assert!((sum - 39.0).abs() < 1e-8);
        let near = sketched(&graph, 1);
        let error: f64 = (near.iter().zip(&scores))
            .map(|(n, s)| (n / s - 1.0).abs())
            .sum::<f64>()
            / 80.0;
        assert!(error < 0.2, "mean error {error}");
    }
}
