//! Where the nodes stand in the picture: stress majorisation.
//!
//! Minimises Σ_{i<j} d_ij^-2 (‖x_i − x_j‖ − d_ij)² over the positions x, where d is the length of the
//! shortest path, by repeatedly moving each node to the optimum of a convex bound (Gansner, Koren &
//! North 2005, in the localised form). Only +, −, ×, ÷ and roots are used, so the picture is the
//! same on every machine. Time and memory are O(n²).

use super::Graph;
use crate::rng::{Rng, Stream};

/// Sweeps over all nodes; the stress of small graphs no longer moves after about a hundred.
const SWEEPS: usize = 120;
/// Added to the longest path for pairs of different components.
const GAP: f32 = 1.0;

/// x and y of every node inside the unit square, proportions kept, y downwards. (2 n)
pub fn positions(graph: &Graph, seed: u32) -> Vec<f32> {
    let n = graph.nodes();
    let distances = shortest_paths(graph);
    let mut rng = Rng::new(seed, Stream::Layout, 0);
    let mut at: Vec<[f32; 2]> = (0..n).map(|_| [rng.unit(), rng.unit()]).collect();
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
    part(&mut at);
    into_unit_square(&at)
}

/// Sweeps in which nodes that stand too close push each other away.
const PARTING_SWEEPS: usize = 60;
/// Smallest distance of two nodes, in units of the mean distance that an even grid of as many nodes
/// would have.
const ROOM: f32 = 0.42;

/// Pushes nodes apart that would hide each other in the picture.
fn part(at: &mut [[f32; 2]]) {
    let (low, high) = bounds(at);
    let extent = (high[0] - low[0]).max(high[1] - low[1]);
    let least = ROOM * extent / (at.len() as f32).sqrt();
    for _ in 0..PARTING_SWEEPS {
        let mut is_settled = true;
        for i in 1..at.len() {
            for j in 0..i {
                let delta = [at[i][0] - at[j][0], at[i][1] - at[j][1]];
                let length = (delta[0] * delta[0] + delta[1] * delta[1]).sqrt();
                if length >= least {
                    continue;
                }
                is_settled = false;
                // Nodes on the very same spot part sideways.
                let direction = if length > 1e-6 {
                    [delta[0] / length, delta[1] / length]
                } else {
                    [1.0, 0.0]
                };
                let push = 0.5 * (least - length);
                for axis in 0..2 {
                    at[i][axis] += push * direction[axis];
                    at[j][axis] -= push * direction[axis];
                }
            }
        }
        if is_settled {
            break;
        }
    }
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

/// Lowest and highest coordinates.
fn bounds(at: &[[f32; 2]]) -> ([f32; 2], [f32; 2]) {
    let mut low = [f32::INFINITY; 2];
    let mut high = [f32::NEG_INFINITY; 2];
    for p in at {
        for axis in 0..2 {
            low[axis] = low[axis].min(p[axis]);
            high[axis] = high[axis].max(p[axis]);
        }
    }
    (low, high)
}

fn into_unit_square(at: &[[f32; 2]]) -> Vec<f32> {
    let (low, high) = bounds(at);
    let extent = (high[0] - low[0]).max(high[1] - low[1]).max(1e-6);
    at.iter()
        .flat_map(|p| [0, 1].map(|axis| 0.5 + (p[axis] - 0.5 * (low[axis] + high[axis])) / extent))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_drawn_straight_and_inside_the_square() {
        let graph = Graph::new(4, vec![[0, 1], [1, 2], [2, 3]], None).expect("valid");
        let at = positions(&graph, 1);
        assert!(at.iter().all(|v| (-1e-6..=1.000_001).contains(v)));
        let distance = |i: usize, j: usize| {
            let (dx, dy) = (at[2 * i] - at[2 * j], at[2 * i + 1] - at[2 * j + 1]);
            (dx * dx + dy * dy).sqrt()
        };
        assert!((distance(0, 3) / distance(0, 1) - 3.0).abs() < 0.05);
    }

    #[test]
    fn no_two_nodes_hide_each_other() {
        // A star with twins: without parting its leaves crowd.
        let pairs = (1..30).map(|leaf| [0, leaf]).collect();
        let graph = Graph::new(30, pairs, None).expect("valid");
        let at = positions(&graph, 1);
        for i in 0..30 {
            for j in 0..i {
                let (dx, dy) = (at[2 * i] - at[2 * j], at[2 * i + 1] - at[2 * j + 1]);
                assert!((dx * dx + dy * dy).sqrt() > 0.05, "{i} on {j}");
            }
        }
    }

    #[test]
    fn lonely_nodes_and_single_nodes_have_a_place() {
        for graph in [
            Graph::new(1, vec![], None).expect("valid"),
            Graph::new(5, vec![[0, 1], [2, 3]], None).expect("valid"),
        ] {
            let at = positions(&graph, 1);
            assert_eq!(at.len(), 2 * graph.nodes());
            assert!(at.iter().all(|v| v.is_finite()));
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_bits() {
        let graph = Graph::new(5, vec![[0, 1], [1, 2], [2, 3], [3, 0]], None).expect("valid");
        assert_eq!(positions(&graph, 3), positions(&graph, 3));
    }
}
