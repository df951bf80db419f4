//! Undirected graphs, their normalised adjacency and their picture.

mod arrivals;
mod laid;
mod layout;
mod leading;
mod local;
mod metrics;
mod normalize;
mod spectrum;

pub use arrivals::Arrivals;
pub use laid::Laid;
pub use layout::positions;
pub use leading::leading_eigenvectors;
pub use local::{clustering, core_numbers, mean_neighbour_degree, page_rank};
pub use metrics::{Homophily, components, homophily, modularity};
pub use normalize::{Adjacency, Normalization};
pub use spectrum::spectral_gap;

use crate::error::{Error, Result};

/// The smallest and the largest weight of an edge: beyond, degrees and their roots leave f32's range.
const WEIGHTS: (f64, f64) = (1e-12, 1e12);

/// An undirected graph in compressed rows; every pair has one edge id and stands in two rows.
#[derive(Debug, Clone, PartialEq)]
pub struct Graph {
    /// One entry a pair, (source, target), in the caller's order; its position is the edge's id.
    pairs: Vec<[u32; 2]>,
    /// One weight a pair; `None` means 1 everywhere.
    weights: Option<Vec<f32>>,
    /// Always one longer than the number of nodes.
    ptr: Vec<u32>,
    /// Neighbours, ascending within a node's row; 2 × edges long.
    neighbours: Vec<u32>,
    /// The edge id of each neighbour entry.
    edge_ids: Vec<u32>,
}

impl Graph {
    /// A graph of `nodes` nodes and the given pairs, each listed once in either direction.
    ///
    /// # Errors
    /// No nodes, a pair that names an unknown node, a self-loop, a repeated pair, a list of weights
    /// of another length, or a weight that is not finite and above zero, or extreme.
    pub fn new(nodes: u32, pairs: Vec<[u32; 2]>, weights: Option<Vec<f32>>) -> Result<Self> {
        if nodes == 0 {
            return Err(Error::EmptyGraph);
        }
        check_weights(pairs.len(), weights.as_deref())?;
        let n = nodes as usize;
        let mut ptr = vec![0u32; n + 1];
        for (id, &[source, target]) in pairs.iter().enumerate() {
            let edge = id as u32;
            for node in [source, target] {
                if node >= nodes {
                    return Err(Error::UnknownNode { edge, node, nodes });
                }
                ptr[node as usize + 1] += 1;
            }
            if source == target {
                return Err(Error::SelfLoop { edge, node: source });
            }
        }
        for i in 0..n {
            ptr[i + 1] += ptr[i];
        }
        let mut rows = Rows::new(&ptr);
        for (id, &[source, target]) in pairs.iter().enumerate() {
            rows.push(source, target, id as u32);
            rows.push(target, source, id as u32);
        }
        // Handing every entry to its neighbour, in the order of nodes, sorts all rows at once.
        let mut sorted = Rows::new(&ptr);
        for node in 0..n {
            for e in ptr[node] as usize..ptr[node + 1] as usize {
                sorted.push(rows.neighbours[e], node as u32, rows.edge_ids[e]);
            }
        }
        for node in 0..n {
            let row = ptr[node] as usize..ptr[node + 1] as usize;
            let twin = row
                .clone()
                .skip(1)
                .find(|&e| sorted.neighbours[e] == sorted.neighbours[e - 1]);
            if let Some(twin) = twin {
                return Err(Error::DuplicateEdge {
                    edge: sorted.edge_ids[twin],
                    source: node as u32,
                    target: sorted.neighbours[twin],
                });
            }
        }
        let Rows {
            neighbours,
            edge_ids,
            ..
        } = sorted;
        Ok(Graph {
            pairs,
            weights,
            ptr,
            neighbours,
            edge_ids,
        })
    }

    /// The number of nodes.
    pub fn nodes(&self) -> usize {
        self.ptr.len() - 1
    }

    /// The number of undirected pairs.
    pub fn edges(&self) -> usize {
        self.pairs.len()
    }

    /// The pairs, by edge id.
    pub fn pairs(&self) -> &[[u32; 2]] {
        &self.pairs
    }

    /// The weight of an edge.
    #[inline]
    pub fn weight(&self, edge: usize) -> f32 {
        self.weights.as_ref().map_or(1.0, |weights| weights[edge])
    }

    /// Whether edges carry weights of their own.
    pub fn is_weighted(&self) -> bool {
        self.weights.is_some()
    }

    /// Whether two nodes are joined. O(log degree).
    pub fn has_edge(&self, a: u32, b: u32) -> bool {
        self.neighbours(a as usize).binary_search(&b).is_ok()
    }

    /// The number of neighbours of a node.
    pub fn degree(&self, node: usize) -> usize {
        (self.ptr[node + 1] - self.ptr[node]) as usize
    }

    /// The neighbours of a node, ascending.
    pub fn neighbours(&self, node: usize) -> &[u32] {
        &self.neighbours[self.ptr[node] as usize..self.ptr[node + 1] as usize]
    }

    /// The neighbours of a node with the ids of the edges to them, ascending by neighbour.
    pub fn incident(&self, node: usize) -> impl Iterator<Item = (u32, u32)> + '_ {
        let row = self.ptr[node] as usize..self.ptr[node + 1] as usize;
        self.neighbours[row.clone()]
            .iter()
            .copied()
            .zip(self.edge_ids[row].iter().copied())
    }
}

/// Rows in the making.
struct Rows {
    /// Where each row's next entry goes.
    next: Vec<u32>,
    neighbours: Vec<u32>,
    edge_ids: Vec<u32>,
}

impl Rows {
    fn new(ptr: &[u32]) -> Self {
        let entries = ptr[ptr.len() - 1] as usize;
        Rows {
            next: ptr[..ptr.len() - 1].to_vec(),
            neighbours: vec![0; entries],
            edge_ids: vec![0; entries],
        }
    }

    fn push(&mut self, row: u32, neighbour: u32, edge: u32) {
        let at = &mut self.next[row as usize];
        self.neighbours[*at as usize] = neighbour;
        self.edge_ids[*at as usize] = edge;
        *at += 1;
    }
}

fn check_weights(edges: usize, weights: Option<&[f32]>) -> Result<()> {
    let Some(weights) = weights else {
        return Ok(());
    };
    if weights.len() != edges {
        return Err(Error::Length {
            name: "edgeWeights".into(),
            expected: edges as u32,
            got: weights.len() as u32,
        });
    }
    let (min, max) = WEIGHTS;
    let range = min as f32..=max as f32;
    match weights.iter().position(|w| !range.contains(w)) {
        Some(edge) if weights[edge].is_finite() && weights[edge] > 0.0 => Err(Error::OutOfRange {
            name: format!("edgeWeights[{edge}]"),
            got: f64::from(weights[edge]),
            min,
            max,
        }),
        Some(edge) => Err(Error::EdgeWeight {
            edge: edge as u32,
            got: f64::from(weights[edge]),
        }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_hold_both_directions_in_order() {
        let graph = Graph::new(4, vec![[2, 0], [0, 1]], None).expect("valid");
        assert_eq!(graph.neighbours(0), [1, 2]);
        assert_eq!(graph.incident(2).collect::<Vec<_>>(), [(0, 0)]);
        assert_eq!(graph.degree(3), 0);
    }

    #[test]
    fn bad_graphs_are_refused_with_the_place() {
        let refused = |nodes, pairs: &[[u32; 2]], weights| {
            Graph::new(nodes, pairs.to_vec(), weights)
                .expect_err("refused")
                .code()
        };
        assert_eq!(refused(0, &[], None), "empty-graph");
        assert_eq!(refused(2, &[[0, 2]], None), "unknown-node");
        assert_eq!(refused(2, &[[1, 1]], None), "self-loop");
        assert_eq!(refused(2, &[[0, 1], [1, 0]], None), "duplicate-edge");
        assert_eq!(refused(2, &[[0, 1]], Some(vec![])), "length");
        assert_eq!(refused(2, &[[0, 1]], Some(vec![0.0])), "edge-weight");
        assert_eq!(refused(2, &[[0, 1]], Some(vec![f32::NAN])), "edge-weight");
    }
}
