//! Stress majorisation, for graphs with few nodes.
//!
//! Minimises Σ_{i<j} d_ij^-2 (‖x_i − x_j‖ − d_ij)² over the positions x, where d is the length of the
//! shortest path, by repeatedly moving each node to the optimum of a convex bound (Gansner, Koren &
//! North 2005, in the localised form). Time and memory are O(n²).

use super::Point;
use crate::graph::Graph;
use crate::rng::Rng;

/// Sweeps over all nodes; the stress of small graphs no longer moves after about a hundred.
const SWEEPS: usize = 120;
/// Added to the longest path for pairs of different components.
const GAP: f32 = 1.0;

pub fn positions(graph: &Graph, rng: &mut Rng) -> Vec<Point> {
    let n = graph.nodes();
    let distances = shortest_paths(graph);
    let mut at: Vec<Point> = (0..n).map(|_| [rng.unit(), rng.unit()]).collect();
    for _ in 0..SWEEPS {
        for i in 0..n {
            let (mut sum, mut total) = ([0f32; 2], 0f32);
            for j in (0..n).filter(|&j| j != i) {
                let d = distances[i * n + j];
                let weight = 1.0 / (d * d);
                let delta = [at[i][0] - at[j][0], at[i][1] - at[j][1]];
                let length = (delta[0] * delta[0] + delta[1] * delta[1]).sqrt();
                let stretch = if length > 1e-6 { d / length } else { 0.0 };
                for axis in 0..2 {
                    sum[axis] += weight * (at[j][axis] + stretch * delta[axis]);
                }
                total += weight;
            }
            if total > 0.0 {
                at[i] = [sum[0] / total, sum[1] / total];
            }
        }
    }
    at
}

/// Breadth-first path lengths between all pairs (n, n); across components the longest plus a gap.
fn shortest_paths(graph: &Graph) -> Vec<f32> {
    let n = graph.nodes();
    let mut distances = vec![f32::INFINITY; n * n];
    let mut queue = Vec::with_capacity(n);
    let mut longest = 1f32;
    for source in 0..n {
        let row = &mut distances[source * n..(source + 1) * n];
        row[source] = 0.0;
        queue.clear();
        queue.push(source as u32);
        let mut head = 0;
        while head < queue.len() {
            let node = queue[head] as usize;
            head += 1;
            let next = row[node] + 1.0;
            for &neighbour in graph.neighbours(node) {
                let place = &mut row[neighbour as usize];
                if place.is_infinite() {
                    *place = next;
                    longest = longest.max(next);
                    queue.push(neighbour);
                }
            }
        }
    }
    for d in &mut distances {
        if d.is_infinite() {
            *d = longest + GAP;
        }
    }
    distances
}
