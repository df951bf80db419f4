//! Forces on several levels, for graphs with many nodes.
//!
//! An edge of weight w and length d pulls its ends together with w d; two nodes with masses m, their
//! degrees and one more, push each other away with s m m′ / d (the edge-repulsion model of Noack
//! 2007 with the forces of ForceAtlas2, Jacomy et al. 2014). So groups come to lie apart, and hubs
//! get room. Pushes are summed over a quadtree; the picture of a merged graph is where the next finer
//! one begins.

use super::coarse::Level;
use super::part::part;
use super::tree::Tree;
use super::{Point, bounds, extent};
use crate::graph::Graph;
use crate::rng::Rng;

/// Merging ends here.
const FEWEST: usize = 40;
/// Steps on the coarsest level, where they are cheap, and on the finest.
const STEPS: (usize, usize) = (200, 60);
/// A step's length shrinks by this factor each time.
const COOLING: (f32, f32) = (0.975, 0.94);
/// The usual length of an edge, in units of the picture's size.
const LENGTH: f32 = 0.14;
/// How strongly everything is drawn to the middle, in units of what an edge pulls:
/// components with no edge between them would drift off.
const GRAVITY: f32 = 0.02;

pub fn positions(graph: &Graph, rng: &mut Rng) -> Vec<Point> {
    let joined: Vec<u32> = (0..graph.nodes() as u32)
        .filter(|&i| graph.degree(i as usize) > 0)
        .collect();
    if joined.is_empty() {
        return with_lonely(graph.nodes(), &joined, &[]);
    }
    let placed = connected(&finest(graph, &joined), rng);
    with_lonely(graph.nodes(), &joined, &placed)
}

/// The level of all nodes that have an edge.
fn finest(graph: &Graph, joined: &[u32]) -> Level {
    let mut names = vec![0u32; graph.nodes()];
    for (name, &node) in joined.iter().enumerate() {
        names[node as usize] = name as u32;
    }
    let mut level = Level {
        starts: vec![0],
        ends: Vec::new(),
        weights: Vec::new(),
        mass: Vec::new(),
    };
    for &node in joined {
        let neighbours = graph.neighbours(node as usize);
        level
            .ends
            .extend(neighbours.iter().map(|&other| names[other as usize]));
        level.starts.push(level.ends.len() as u32);
        level.mass.push(neighbours.len() as f32 + 1.0);
    }
    level.weights = vec![1.0; level.ends.len()];
    level
}

fn connected(finest: &Level, rng: &mut Rng) -> Vec<Point> {
    // From fine to coarse, each with the parents that lead to the next.
    let mut coarser: Vec<(Level, Vec<u32>)> = Vec::new();
    loop {
        let level = coarser.last().map_or(finest, |(level, _)| level);
        let n = level.nodes();
        if n <= FEWEST {
            break;
        }
        let (parents, count) = level.parents();
        // Components do not merge: where little else is left, so be it.
        if count * 10 > n * 9 {
            break;
        }
        let merged = level.merged(&parents, count);
        coarser.push((merged, parents));
    }
    let coarsest = coarser.last().map_or(finest, |(level, _)| level);
    let mut at: Vec<Point> = (0..coarsest.nodes())
        .map(|_| [rng.unit(), rng.unit()])
        .collect();
    let levels = coarser.len();
    for depth in (0..=levels).rev() {
        let level = if depth == 0 {
            finest
        } else {
            &coarser[depth - 1].0
        };
        if depth < levels {
            at = spread_out(&coarser[depth].1, &at, rng);
        }
        relax(level, &mut at, depth == levels);
    }
    part(&mut at);
    at
}

/// Children begin where their parent stands, a little apart.
fn spread_out(parents: &[u32], at: &[Point], rng: &mut Rng) -> Vec<Point> {
    let little = 0.5 * extent(at) / (at.len() as f32).sqrt();
    parents
        .iter()
        .map(|&parent| {
            let p = at[parent as usize];
            [
                p[0] + little * (rng.unit() - 0.5),
                p[1] + little * (rng.unit() - 0.5),
            ]
        })
        .collect()
}

/// Moves every node a step along its force, again and again, by shorter and shorter steps.
fn relax(level: &Level, at: &mut [Point], is_coarsest: bool) {
    let n = level.nodes();
    let (steps, cooling) = if is_coarsest {
        (STEPS.0, COOLING.0)
    } else {
        (STEPS.1, COOLING.1)
    };
    let strength = balance(level, at);
    let mut step = extent(at) / (n as f32).sqrt() * if is_coarsest { 1.0 } else { 0.5 };
    let mut moves = vec![[0f32; 2]; n];
    for _ in 0..steps {
        let tree = Tree::new(at, &level.mass);
        let (low, high) = bounds(at);
        let middle = [0.5 * (low[0] + high[0]), 0.5 * (low[1] + high[1])];
        for node in 0..n {
            let p = at[node];
            let mass = level.mass[node];
            let away = tree.push(p);
            let mut force = [0, 1].map(|axis| {
                strength * mass * away[axis] - GRAVITY * mass * (p[axis] - middle[axis])
            });
            for entry in level.row(node) {
                let other = at[level.ends[entry] as usize];
                for axis in 0..2 {
                    force[axis] += level.weights[entry] * (other[axis] - p[axis]);
                }
            }
            let length = (force[0] * force[0] + force[1] * force[1]).sqrt();
            // Near its balance a node goes there and not beyond: a pull of all its edges together
            // over the distance d is about mass × d.
            let scale = if step * mass < length {
                step / length
            } else {
                1.0 / mass
            };
            moves[node] = [force[0] * scale, force[1] * scale];
        }
        for (p, by) in at.iter_mut().zip(&moves) {
            p[0] += by[0];
            p[1] += by[1];
        }
        step *= cooling;
    }
}

/// The s at which a picture of the present size is in balance with edges of `LENGTH`: there the sum
/// of force times distance over all edges, Σ w d², is that over all pairs, ½ s (Σ m)².
fn balance(level: &Level, at: &[Point]) -> f32 {
    let total: f32 = level.mass.iter().sum();
    let length = LENGTH * extent(at);
    // Every edge stands in two rows.
    level.weights.iter().sum::<f32>() * length * length / (total * total)
}

/// Nodes without an edge stand in rows below the others.
fn with_lonely(nodes: usize, joined: &[u32], placed: &[Point]) -> Vec<Point> {
    let mut at = vec![[f32::NAN; 2]; nodes];
    for (&node, &p) in joined.iter().zip(placed) {
        at[node as usize] = p;
    }
    let lonely = nodes - joined.len();
    if lonely == 0 {
        return at;
    }
    let (low, high) = if placed.is_empty() {
        ([0.0; 2], [1.0; 2])
    } else {
        bounds(placed)
    };
    let width = (high[0] - low[0]).max(1e-6);
    let gap = width / (nodes as f32).sqrt();
    let in_row = (width / gap) as usize + 1;
    let mut count = 0;
    for p in &mut at {
        if p[0].is_nan() {
            let (column, row) = (count % in_row, count / in_row);
            *p = [
                low[0] + gap * column as f32,
                high[1] + gap * (row + 2) as f32,
            ];
            count += 1;
        }
    }
    at
}
