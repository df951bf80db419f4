//! Leading eigenvectors of Â: where a node stands in the large parts of its graph.

use super::Graph;
use super::metrics::components;
use crate::kernels::ascending;
use crate::mask::Mask;
use crate::rng::{Rng, Stream};

/// Vectors carried beside those that are asked for: they quicken the last of those.
const BESIDE: usize = 8;
/// Degree of the polynomial between two looks.
const DEGREE: usize = 16;
/// Looks at most, and fewest where the graph is so large that even they take long.
const LOOKS: usize = 150;
const FEWEST_LOOKS: usize = 12;
/// Multiplications after which no look follows: a few seconds.
const WORK: usize = 2_000_000_000;
/// Length of Âv − λv at which a vector is found.
const EXACT: f64 = 1e-9;

/// The `count` eigenvectors of the largest eigenvalues of Â = D̃^-½ (A + I) D̃^-½ on the largest component
/// (of equal ones the first), 0 for the other nodes; fewer where the component has fewer nodes. Each has
/// the length 1, and of its entries the largest in magnitude, the first of equals, is positive. The first
/// is D̃^½ 1, scaled. On large graphs with nearly equal eigenvalues, such as a ring of thousands, they are
/// what a few seconds of search find.
///
/// Subspace iteration with Chebyshev polynomials (Zhou, Saad, Tiago & Chelikowsky 2006), which finds
/// equal eigenvalues as well, unlike Lanczos's. Eigenvectors of equal eigenvalues are some basis of
/// their space, the same on every machine. Only +, −, ×, ÷ and roots are used.
pub fn leading_eigenvectors(graph: &Graph, count: usize) -> Vec<Vec<f64>> {
    let operator = Operator::new(graph);
    let n = operator.members.len();
    let (count, carried) = (count.min(n), (count + BESIDE).min(n));
    let mut rng = Rng::new(0, Stream::Sketch, 1);
    let mut vectors: Vec<Vec<f64>> = (0..carried)
        .map(|_| (0..n).map(|_| f64::from(rng.unit()) - 0.5).collect())
        .collect();
    vectors[0].clone_from(&operator.root);
    let one_look = carried * DEGREE * (2 * operator.entries.len() + n);
    let looks = (WORK / one_look.max(1)).clamp(FEWEST_LOOKS, LOOKS);
    for look in 0..looks {
        orthonormalise(&mut vectors, &mut rng);
        let values = rotate(&mut vectors, &operator);
        let is_found = (0..count).all(|k| {
            let product = operator.times(&vectors[k]);
            let square: f64 = (product.iter().zip(&vectors[k]))
                .map(|(p, v)| (p - values[k] * v) * (p - values[k] * v))
                .sum();
            square.sqrt() < EXACT
        });
        if is_found || carried == n || look + 1 == looks {
            break;
        }
        // What is not carried lies below the last value; Â has none below −1.
        let (middle, half) = (
            0.5 * (values[carried - 1] - 1.0),
            0.5 * (values[carried - 1] + 1.0),
        );
        for vector in &mut vectors {
            operator.amplify(vector, middle, half);
        }
    }
    vectors.truncate(count);
    vectors
        .iter()
        .map(|vector| {
            let mut largest = 0.0f64;
            for &v in vector {
                // Twins may differ by rounding; the first of them decides.
                if v.abs() > largest.abs() + 1e-7 {
                    largest = v;
                }
            }
            let sign = if largest < 0.0 { -1.0 } else { 1.0 };
            let mut out = vec![0.0; graph.nodes()];
            for (&node, v) in operator.members.iter().zip(vector) {
                out[node as usize] = sign * v;
            }
            out
        })
        .collect()
}

/// Â on the largest component, whose nodes have numbers of their own.
struct Operator {
    /// The nodes inside.
    members: Vec<u32>,
    /// Of each pair inside its two members and its entry of Â.
    entries: Vec<(u32, u32, f64)>,
    /// Â_ii
    own: Vec<f64>,
    /// √d̃
    root: Vec<f64>,
}

impl Operator {
    fn new(graph: &Graph) -> Self {
        let component = components(graph, &Mask::all_kept(graph.edges()));
        let mut sizes = vec![0usize; graph.nodes()];
        component.iter().for_each(|&c| sizes[c as usize] += 1);
        let mut largest = 0;
        for (c, &size) in sizes.iter().enumerate() {
            if size > sizes[largest] {
                largest = c;
            }
        }
        let members: Vec<u32> = (0..graph.nodes() as u32)
            .filter(|&node| component[node as usize] as usize == largest)
            .collect();
        let mut place = vec![u32::MAX; graph.nodes()];
        let mut degree = vec![1.0; members.len()];
        for (at, &node) in members.iter().enumerate() {
            place[node as usize] = at as u32;
        }
        let inside = |&[i, j]: &[u32; 2]| [place[i as usize], place[j as usize]];
        for (edge, pair) in graph.pairs().iter().enumerate() {
            let [i, j] = inside(pair);
            if i != u32::MAX {
                degree[i as usize] += f64::from(graph.weight(edge));
                degree[j as usize] += f64::from(graph.weight(edge));
            }
        }
        let root: Vec<f64> = degree.iter().map(|d| d.sqrt()).collect();
        let mut entries = Vec::new();
        for (edge, pair) in graph.pairs().iter().enumerate() {
            let [i, j] = inside(pair);
            if i != u32::MAX {
                let value = f64::from(graph.weight(edge)) / (root[i as usize] * root[j as usize]);
                entries.push((i, j, value));
            }
        }
        Operator {
            members,
            entries,
            own: degree.iter().map(|d| 1.0 / d).collect(),
            root,
        }
    }

    #[inline(never)]
    fn times(&self, x: &[f64]) -> Vec<f64> {
        let mut out: Vec<f64> = self.own.iter().zip(x).map(|(own, x)| own * x).collect();
        for &(i, j, value) in &self.entries {
            out[i as usize] += value * x[j as usize];
            out[j as usize] += value * x[i as usize];
        }
        out
    }

    /// T((Â − middle) / half) x, T the Chebyshev polynomial, scaled now and then: small within the
    /// interval, growing above.
    fn amplify(&self, x: &mut Vec<f64>, middle: f64, half: f64) {
        let step = |x: &[f64]| -> Vec<f64> {
            let product = self.times(x);
            (product.iter().zip(x))
                .map(|(p, x)| (p - middle * x) / half)
                .collect()
        };
        let mut before = x.clone();
        *x = step(x);
        for _ in 1..DEGREE {
            let mut next = step(x);
            for (next, before) in next.iter_mut().zip(&before) {
                *next = 2.0 * *next - before;
            }
            before = std::mem::replace(x, next);
        }
        normalise(x);
    }
}

/// Makes the vectors orthogonal, of length 1 (Gram & Schmidt, twice); draws anew what is nothing beside
/// the others.
fn orthonormalise(vectors: &mut [Vec<f64>], rng: &mut Rng) {
    for k in 0..vectors.len() {
        let (before, rest) = vectors.split_at_mut(k);
        let vector = &mut rest[0];
        normalise(vector);
        loop {
            let mut length = 1.0;
            for _ in 0..2 {
                for other in before.iter() {
                    let along = inner(vector, other);
                    for (v, o) in vector.iter_mut().zip(other) {
                        *v -= along * o;
                    }
                }
                length *= normalise(vector);
            }
            if length > 1e-10 {
                break;
            }
            vector
                .iter_mut()
                .for_each(|v| *v = f64::from(rng.unit()) - 0.5);
            normalise(vector);
        }
    }
}

/// Turns orthonormal vectors within their space into the best eigenvectors there (Rayleigh & Ritz); their
/// values, highest first.
fn rotate(vectors: &mut Vec<Vec<f64>>, operator: &Operator) -> Vec<f64> {
    let m = vectors.len();
    let products: Vec<Vec<f64>> = vectors.iter().map(|v| operator.times(v)).collect();
    let mut small = vec![0.0; m * m];
    for i in 0..m {
        for j in 0..=i {
            let value = inner(&vectors[i], &products[j]);
            (small[i * m + j], small[j * m + i]) = (value, value);
        }
    }
    let turned = jacobi(&mut small, m);
    let negated: Vec<f64> = (0..m).map(|i| -small[i * m + i]).collect();
    let order = ascending(&negated);
    let old = std::mem::take(vectors);
    for &k in &order {
        let mut sum = vec![0.0; old[0].len()];
        for (i, vector) in old.iter().enumerate() {
            let share = turned[i * m + k as usize];
            for (sum, v) in sum.iter_mut().zip(vector) {
                *sum += share * v;
            }
        }
        vectors.push(sum);
    }
    order.iter().map(|&k| -negated[k as usize]).collect()
}

/// Diagonalises a symmetric matrix (m, m) in place by Jacobi's rotations; the eigenvectors, one a column.
fn jacobi(a: &mut [f64], m: usize) -> Vec<f64> {
    let mut v = vec![0.0; m * m];
    (0..m).for_each(|i| v[i * m + i] = 1.0);
    for _ in 0..40 {
        let mut beside = 0.0;
        for i in 0..m {
            for j in 0..i {
                beside += a[i * m + j] * a[i * m + j];
            }
        }
        if beside < 1e-30 {
            break;
        }
        for p in 1..m {
            for q in 0..p {
                let off = a[p * m + q];
                if off == 0.0 {
                    continue;
                }
                let theta = (a[q * m + q] - a[p * m + p]) / (2.0 * off);
                let sign = if theta < 0.0 { -1.0 } else { 1.0 };
                let t = sign / (sign * theta + (theta * theta + 1.0).sqrt());
                let c = 1.0 / (t * t + 1.0).sqrt();
                let s = t * c;
                for k in 0..m {
                    let (x, y) = (a[k * m + p], a[k * m + q]);
                    (a[k * m + p], a[k * m + q]) = (c * x - s * y, s * x + c * y);
                }
                for k in 0..m {
                    let (x, y) = (a[p * m + k], a[q * m + k]);
                    (a[p * m + k], a[q * m + k]) = (c * x - s * y, s * x + c * y);
                }
                for k in 0..m {
                    let (x, y) = (v[k * m + p], v[k * m + q]);
                    (v[k * m + p], v[k * m + q]) = (c * x - s * y, s * x + c * y);
                }
            }
        }
    }
    v
}

#[inline(never)]
fn inner(a: &[f64], b: &[f64]) -> f64 {
    let mut sum = 0.0;
    for (a, b) in a.iter().zip(b) {
        sum += a * b;
    }
    sum
}

/// Scales to length 1; the length before.
#[inline(never)]
fn normalise(x: &mut [f64]) -> f64 {
    let length = inner(x, x).sqrt();
    if length > 0.0 {
        x.iter_mut().for_each(|x| *x /= length);
    }
    length
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_is_the_root_of_the_degrees_and_all_are_orthogonal() {
        let pairs = vec![[0, 1], [1, 2], [2, 3], [3, 4], [4, 2], [5, 6]];
        let graph = Graph::new(7, pairs, None).expect("valid");
        let found = leading_eigenvectors(&graph, 9);
        assert_eq!(found.len(), 5, "as many as the largest component has nodes");
        for (got, d) in found[0].iter().zip([2.0, 3.0, 4.0, 3.0, 3.0, 0.0, 0.0]) {
            assert!((got - f64::sqrt(d / 15.0)).abs() < 1e-9);
        }
        for a in 0..5 {
            for b in 0..=a {
                let expected = f64::from(u8::from(a == b));
                assert!((inner(&found[a], &found[b]) - expected).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn equal_eigenvalues_are_all_found() {
        // A star's leaves: n − 2 vectors of the value ½.
        let pairs = (1..40).map(|leaf| [0, leaf]).collect();
        let graph = Graph::new(40, pairs, None).expect("valid");
        let operator = Operator::new(&graph);
        for vector in &leading_eigenvectors(&graph, 6)[1..] {
            let product = operator.times(vector);
            assert!((inner(&product, vector) - 0.5).abs() < 1e-9);
        }
    }
}
