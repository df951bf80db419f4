//! The spectral gap of a graph: how fast messages mix.

use super::metrics::components;
use super::{Graph, Laid};
use crate::rng::{Rng, Stream};

/// Most steps of Lanczos's iteration, and as many vectors.
const STEPS: usize = 200;
/// Steps between two looks at what was found.
const LOOK: usize = 10;

/// 1 − λ₂ of D̃^-½ Ã D̃^-½ on the largest component of what `laid` keeps (of equal ones the first),
/// λ₂ its second largest eigenvalue and Ã with the model's self-loops if it has any; `None` where no
/// two nodes are joined. Near 0 where a bottleneck keeps messages apart.
///
/// Lanczos 1950, the known first eigenvector D̃^½ 1 kept out, all vectors kept orthogonal: exact up to
/// 200 nodes, above them from above and as a rule to nine digits. O(200 E + 200² N).
pub fn spectral_gap(graph: &Graph, laid: &Laid, self_loops: bool) -> Option<f64> {
    let kept = &laid.edges;
    let component = components(graph, kept);
    let mut sizes = vec![0; component.iter().max().map_or(0, |&last| last as usize + 1)];
    component.iter().for_each(|&c| sizes[c as usize] += 1);
    let mut largest = 0;
    for (c, &size) in sizes.iter().enumerate() {
        if size > sizes[largest] {
            largest = c;
        }
    }
    let n: usize = sizes[largest];
    if n < 2 {
        return None;
    }
    let own = if self_loops { 1.0 } else { 0.0 };
    let mut degree = vec![own; component.len()];
    let weight = |edge: usize| match kept.kept(edge) {
        true => f64::from(graph.weight(edge)) * laid.strength(edge),
        false => 0.0,
    };
    for (edge, pair) in graph.pairs().iter().enumerate() {
        for &end in pair {
            degree[end as usize] += weight(edge);
        }
    }
    let root: Vec<f64> = degree.iter().map(|d| d.sqrt()).collect();
    // Vectors are 0 outside the component, and no edge leads out of it.
    let is_inside = |node: usize| component[node] as usize == largest;
    let times = |x: &[f64]| -> Vec<f64> {
        let mut out = vec![0.0; x.len()];
        for (node, out) in out.iter_mut().enumerate() {
            if is_inside(node) {
                *out = x[node] * own / degree[node];
            }
        }
        for (edge, pair) in graph.pairs().iter().enumerate() {
            let [i, j] = pair.map(|node| node as usize);
            if kept.kept(edge) && is_inside(i) {
                let value = weight(edge) / (root[i] * root[j]);
                out[i] += value * x[j];
                out[j] += value * x[i];
            }
        }
        out
    };
    let mut rng = Rng::new(0, Stream::Sketch, 0);
    let (mut first, mut next) = (root.clone(), root.clone());
    for node in 0..component.len() {
        if is_inside(node) {
            next[node] = f64::from(rng.unit()) - 0.5;
        } else {
            (first[node], next[node]) = (0.0, 0.0);
        }
    }
    normalize(&mut first);
    Some(1.0 - largest_beside(first, next, n - 1, &times))
}

/// The largest eigenvalue of a symmetric matrix on what is orthogonal to the unit vector `first`,
/// where there are `dimensions`; from the vector `next`.
#[inline(never)]
fn largest_beside(
    first: Vec<f64>,
    mut next: Vec<f64>,
    dimensions: usize,
    times: &dyn Fn(&[f64]) -> Vec<f64>,
) -> f64 {
    let mut basis = vec![first];
    let (mut diagonal, mut beside) = (Vec::new(), Vec::new());
    let mut found = f64::NAN;
    for step in 1..=STEPS.min(dimensions) {
        orthogonalize(&mut next, &basis);
        let length = normalize(&mut next);
        if step > 1 {
            // Nothing new is left: what was seen holds every eigenvalue that it can.
            if length < 1e-13 {
                break;
            }
            beside.push(length);
        }
        let product = times(&next);
        diagonal.push(inner(&next, &product));
        basis.push(std::mem::replace(&mut next, product));
        if step % LOOK == 0 {
            let now = largest_eigenvalue(&diagonal, &beside);
            if (now - found).abs() < 1e-12 {
                return now;
            }
            found = now;
        }
    }
    largest_eigenvalue(&diagonal, &beside)
}

/// Twice: once loses digits.
#[inline(never)]
fn orthogonalize(x: &mut [f64], basis: &[Vec<f64>]) {
    for _ in 0..2 {
        for b in basis {
            let along = inner(x, b);
            for (x, b) in x.iter_mut().zip(b) {
                *x -= along * b;
            }
        }
    }
}

#[inline(never)]
fn inner(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// Scales to length 1; the length before.
#[inline(never)]
fn normalize(x: &mut [f64]) -> f64 {
    let length = inner(x, x).sqrt();
    if length > 0.0 {
        x.iter_mut().for_each(|x| *x /= length);
    }
    length
}

/// Of a symmetric tridiagonal matrix whose eigenvalues lie within −1 to 1, by bisection with Sturm's
/// count.
#[inline(never)]
fn largest_eigenvalue(diagonal: &[f64], beside: &[f64]) -> f64 {
    let (mut low, mut high) = (-1.0 - 1e-9, 1.0 + 1e-9);
    for _ in 0..60 {
        let middle = 0.5 * (low + high);
        let mut is_above = false;
        let mut pivot = 1.0;
        for (k, d) in diagonal.iter().enumerate() {
            let square = if k > 0 {
                beside[k - 1] * beside[k - 1]
            } else {
                0.0
            };
            pivot = d - middle - square / pivot;
            if pivot > 0.0 {
                is_above = true;
                break;
            }
            if pivot == 0.0 {
                pivot = -1e-300;
            }
        }
        if is_above {
            low = middle;
        } else {
            high = middle;
        }
    }
    0.5 * (low + high)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mask::Mask;

    fn gap(nodes: u32, pairs: Vec<[u32; 2]>, self_loops: bool) -> Option<f64> {
        let graph = Graph::new(nodes, pairs, None).expect("simple");
        let laid = Laid::plain(Mask::all_kept(graph.edges()));
        spectral_gap(&graph, &laid, self_loops)
    }

    #[test]
    fn circles_and_complete_graphs_have_known_gaps() {
        let circle = (0..12).map(|i| [i, (i + 1) % 12]).collect();
        // (1 + 2 cos(2π/12)) / 3
        let expected = 1.0 - (1.0 + 3f64.sqrt()) / 3.0;
        assert!((gap(12, circle, true).unwrap() - expected).abs() < 1e-12);
        let complete = (0..6).flat_map(|i| (0..i).map(move |j| [i, j])).collect();
        assert!((gap(6, complete, false).unwrap() - 1.2).abs() < 1e-12);
    }

    #[test]
    fn only_the_largest_component_counts() {
        let pair = vec![[0, 1], [2, 3], [3, 4]];
        let alone = gap(3, vec![[0, 1], [1, 2]], true).unwrap();
        assert!((gap(6, pair, true).unwrap() - alone).abs() < 1e-12);
        assert_eq!(gap(3, vec![], true), None);
    }
}
