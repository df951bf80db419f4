//! Where the nodes stand in the picture.
//!
//! Small graphs by stress (`stress.rs`), larger ones by forces on several levels (`forces.rs`), in
//! O(n log n). Only +, −, ×, ÷ and roots are used, in one order, so the picture is the same on every
//! machine.

mod coarse;
mod forces;
mod part;
mod stress;
mod tree;

use super::Graph;
use crate::rng::{Rng, Stream};

/// A place in the plane.
type Point = [f32; 2];

/// Stress takes all pairs of nodes; beyond this it takes longer than it is better.
const SMALL: usize = 400;

/// x and y of every node inside the unit square, proportions kept, y downwards. (2 n)
pub fn positions(graph: &Graph, seed: u32) -> Vec<f32> {
    let mut rng = Rng::new(seed, Stream::Layout, 0);
    let at = if graph.nodes() <= SMALL {
        let mut at = stress::positions(graph, &mut rng);
        part::part(&mut at);
        at
    } else {
        forces::positions(graph, &mut rng)
    };
    into_unit_square(&at)
}

/// Lowest and highest coordinates.
fn bounds(at: &[Point]) -> (Point, Point) {
    let mut low = [f32::INFINITY; 2];
    let mut high = [f32::NEG_INFINITY; 2];
    for p in at {
        for axis in 0..2 {
            if p[axis] < low[axis] {
                low[axis] = p[axis];
            }
            if p[axis] > high[axis] {
                high[axis] = p[axis];
            }
        }
    }
    (low, high)
}

/// The longer side of what the points cover.
fn extent(at: &[Point]) -> f32 {
    let (low, high) = bounds(at);
    let (across, down) = (high[0] - low[0], high[1] - low[1]);
    let longer = if across > down { across } else { down };
    if longer > 1e-6 { longer } else { 1e-6 }
}

fn into_unit_square(at: &[Point]) -> Vec<f32> {
    let (low, high) = bounds(at);
    let extent = extent(at);
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

    /// Groups of equal size, tied within by chance and to the next group by few edges.
    fn groups(nodes: u32, groups: u32) -> Graph {
        let mut rng = Rng::new(5, Stream::Generator, 0);
        let size = nodes / groups;
        let mut pairs = Vec::new();
        for node in 0..nodes {
            let first = node / size * size;
            for _ in 0..4 {
                let other = first + rng.below(size);
                if other > node && !pairs.contains(&[node, other]) {
                    pairs.push([node, other]);
                }
            }
            if node % 10 == 0 && node + size < nodes {
                pairs.push([node, node + size]);
            }
        }
        Graph::new(nodes, pairs, None).expect("valid")
    }

    fn distance(at: &[f32], i: usize, j: usize) -> f32 {
        let (dx, dy) = (at[2 * i] - at[2 * j], at[2 * i + 1] - at[2 * j + 1]);
        (dx * dx + dy * dy).sqrt()
    }

    #[test]
    fn the_groups_of_a_large_graph_lie_apart() {
        let graph = groups(900, 3);
        let at = positions(&graph, 1);
        let (mut within, mut between) = ([0f64; 2], [0f64; 2]);
        for i in 0..900 {
            for j in 0..i {
                let sum = if i / 300 == j / 300 {
                    &mut within
                } else {
                    &mut between
                };
                sum[0] += f64::from(distance(&at, i, j));
                sum[1] += 1.0;
            }
        }
        let ratio = between[0] / between[1] / (within[0] / within[1]);
        assert!(ratio > 1.8, "between over within: {ratio}");
    }

    #[test]
    fn few_nodes_of_a_large_graph_hide_each_other() {
        let at = positions(&groups(900, 3), 1);
        let close = |i: usize| (0..i).filter(|&j| distance(&at, i, j) < 0.3 / 30.0).count();
        let hidden: usize = (0..900).map(close).sum();
        assert!(hidden < 90, "{hidden} of 900");
    }

    #[test]
    fn a_large_graph_with_nothing_or_little_in_it_has_its_places() {
        for pairs in [
            vec![],
            vec![[0, 1]],
            (1..500).map(|leaf| [0, leaf]).collect(),
        ] {
            let graph = Graph::new(600, pairs, None).expect("valid");
            let at = positions(&graph, 1);
            assert_eq!(at.len(), 1200);
            assert!(at.iter().all(|v| (-1e-6..=1.000_001).contains(v)));
            assert!((0..600).all(|i| (0..i).all(|j| distance(&at, i, j) > 0.0)));
        }
    }

    const BITS: u32 = 2_003_225_630;

    #[test]
    fn large_graphs_give_the_same_bits_everywhere() {
        let at = positions(&groups(600, 4), 7);
        // The same on every machine: only correctly rounded operations in one order.
        let bits = at
            .iter()
            .fold(0u32, |sum, v| sum.rotate_left(5) ^ v.to_bits());
        assert_eq!(bits, BITS);
        assert_ne!(at, positions(&groups(600, 4), 8));
    }
}
