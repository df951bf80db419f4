//! New edges of a graph that grows.
//!
//! Friendships come mostly from friends of friends (Kossinets & Watts 2006): a new edge joins a node to
//! where two random steps along edges lead from it (three in a graph of two sides, where two lead back
//! to its own); a share of them joins any two nodes. Pairs that are joined already, and barred ones, do
//! not come.

use super::Graph;
use crate::error::Result;
use crate::rng::Rng;

/// Tries for one new edge before the graph counts as full.
const TRIES: usize = 200;

/// The new edges of a graph.
#[derive(Debug, Clone)]
pub struct Arrivals {
    /// Neighbours of each node, as they came.
    around: Vec<Vec<u32>>,
    /// With whom each node is never joined.
    barred: Vec<Vec<u32>>,
    /// The side of each node, where there are sides; empty otherwise.
    side: Vec<bool>,
    new: Vec<[u32; 2]>,
    closing: u32,
    /// The edge for which a node was last found beside its first end: one look at each neighbour, not
    /// one at each pair of them, where hubs meet.
    beside: Vec<u32>,
}

impl Arrivals {
    /// None so far. Nodes are joined across the sides only, where there are sides.
    pub fn new(graph: &Graph, side: Vec<bool>) -> Self {
        let mut around = Vec::with_capacity(graph.nodes());
        for node in 0..graph.nodes() {
            around.push(graph.neighbours(node).to_vec());
        }
        Arrivals {
            barred: vec![Vec::new(); graph.nodes()],
            around,
            side,
            new: Vec::new(),
            closing: 0,
            beside: vec![0; graph.nodes()],
        }
    }

    /// Two nodes that are never to be joined.
    pub fn bar(&mut self, [a, b]: [u32; 2]) {
        self.barred[a as usize].push(b);
        self.barred[b as usize].push(a);
    }

    /// How many there are.
    pub fn count(&self) -> u32 {
        self.new.len() as u32
    }

    /// How many of them joined two nodes that had a common neighbour.
    pub fn closing(&self) -> u32 {
        self.closing
    }

    /// Up to `count` more, each anywhere with the probability `random`; fewer where there is no room.
    pub fn arrive(&mut self, count: usize, random: f64, rng: &mut Rng) {
        for _ in 0..count {
            let is_random = f64::from(rng.unit()) < random;
            for _ in 0..TRIES {
                let Some([a, b]) = self.candidate(is_random, rng) else {
                    continue;
                };
                let around = &self.around[a as usize];
                if a == b || around.contains(&b) || self.barred[a as usize].contains(&b) {
                    continue;
                }
                let edge = self.new.len() as u32 + 1;
                for &node in around {
                    self.beside[node as usize] = edge;
                }
                let mut others = self.around[b as usize].iter();
                self.closing += u32::from(others.any(|&node| self.beside[node as usize] == edge));
                self.around[a as usize].push(b);
                self.around[b as usize].push(a);
                self.new.push([a, b]);
                break;
            }
        }
    }

    fn candidate(&self, is_random: bool, rng: &mut Rng) -> Option<[u32; 2]> {
        let nodes = self.around.len() as u32;
        let a = rng.below(nodes);
        let has_sides = !self.side.is_empty();
        if is_random {
            let b = rng.below(nodes);
            let fits = !has_sides || self.side[a as usize] != self.side[b as usize];
            return fits.then_some([a, b]);
        }
        let mut b = a;
        for _ in 0..if has_sides { 3 } else { 2 } {
            let near = &self.around[b as usize];
            if near.is_empty() {
                return None;
            }
            b = near[rng.below(near.len() as u32) as usize];
        }
        Some([a, b])
    }

    /// `graph` with the new edges behind its own; where edges have weights, a new one weighs 1.
    ///
    /// # Errors
    /// A graph that is not the one that grew.
    pub fn grown(&self, graph: &Graph) -> Result<Graph> {
        let mut pairs = graph.pairs().to_vec();
        pairs.extend_from_slice(&self.new);
        let mut weights = None;
        if graph.is_weighted() {
            let mut all = vec![1.0; pairs.len()];
            for (edge, weight) in all[..graph.edges()].iter_mut().enumerate() {
                *weight = graph.weight(edge);
            }
            weights = Some(all);
        }
        Graph::new(graph.nodes() as u32, pairs, weights)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::Stream;

    /// Two users and three items.
    fn sided() -> (Graph, Vec<bool>) {
        let graph = Graph::new(5, vec![[0, 2], [0, 3], [1, 3]], Some(vec![2.0, 3.0, 4.0]));
        (graph.expect("valid"), vec![false, false, true, true, true])
    }

    #[test]
    fn edges_keep_to_the_sides_and_to_what_is_not_barred() {
        let (graph, side) = sided();
        let mut arrivals = Arrivals::new(&graph, side.clone());
        arrivals.bar([1, 4]);
        let mut rng = Rng::new(1, Stream::Arrivals, 0);
        arrivals.arrive(20, 0.5, &mut rng);
        let grown = arrivals.grown(&graph).expect("grows");
        // All that there is room for: two users by three items, less the barred pair.
        assert_eq!((arrivals.count(), grown.edges()), (2, 5));
        assert_eq!(arrivals.closing(), 0, "sides have no triangles");
        assert!(!grown.has_edge(1, 4));
        for &[a, b] in grown.pairs() {
            assert_ne!(side[a as usize], side[b as usize]);
        }
        assert_eq!((grown.weight(1), grown.weight(4)), (3.0, 1.0));
    }

    #[test]
    fn without_an_edge_there_are_no_friends_of_friends() {
        let graph = Graph::new(4, Vec::new(), None).expect("valid");
        let mut arrivals = Arrivals::new(&graph, Vec::new());
        let mut rng = Rng::new(1, Stream::Arrivals, 0);
        arrivals.arrive(3, 0.0, &mut rng);
        assert_eq!(arrivals.count(), 0);
        arrivals.arrive(3, 1.0, &mut rng);
        assert_eq!(arrivals.count(), 3);
    }
}
