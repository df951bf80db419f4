//! Growth by preferential attachment.

use super::{Drawn, check_edges, check_nodes, degrees};
use crate::error::{Result, check_range};
use crate::rng::Rng;
use crate::value::readable;

/// Nodes come one after another; each joins `edges` different ones that are there, with probabilities in
/// proportion to their degrees (Barabási & Albert 1999). It begins with a star of `edges` + 1 nodes. The
/// model has no classes: degrees in three ranges stand for them.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct BarabasiAlbert {
    pub nodes: u32,
    /// Edges that each node brings, 1 to 50.
    pub edges: u32,
}

readable!(BarabasiAlbert { nodes, edges });

impl BarabasiAlbert {
    /// # Errors
    /// Parameters outside their ranges, or more than 250,000 edges.
    pub(super) fn draw(&self, rng: &mut Rng) -> Result<Drawn> {
        check_growth(self.nodes, self.edges)?;
        let mut growth = Growth::star(self.edges);
        for node in self.edges + 1..self.nodes {
            let mut targets = Vec::with_capacity(self.edges as usize);
            while targets.len() < self.edges as usize {
                let target = growth.popular(rng);
                if !targets.contains(&target) {
                    targets.push(target);
                }
            }
            growth.join(node, &targets);
        }
        Ok(Drawn {
            label: degrees(self.nodes, &growth.pairs),
            pairs: growth.pairs,
        })
    }
}

pub(super) fn check_growth(nodes: u32, edges: u32) -> Result<()> {
    check_nodes(nodes, 6.0)?;
    let most = (f64::from(nodes) - 2.0).min(50.0);
    check_range("edges", f64::from(edges), 1.0, most)?;
    check_edges(f64::from(nodes - edges) * f64::from(edges))
}

/// A graph that grows.
pub(super) struct Growth {
    pub pairs: Vec<[u32; 2]>,
    /// Every node as often as it has neighbours.
    ends: Vec<u32>,
}

impl Growth {
    /// Node 0 joined with the nodes 1 to `edges`.
    pub fn star(edges: u32) -> Self {
        let mut growth = Growth {
            pairs: Vec::new(),
            ends: Vec::new(),
        };
        for leaf in 1..=edges {
            growth.join(leaf, &[0]);
        }
        growth
    }

    /// A node with a probability in proportion to its degree.
    pub fn popular(&self, rng: &mut Rng) -> u32 {
        self.ends[rng.below(self.ends.len() as u32) as usize]
    }

    /// Joins a node with others; only then do these count as more popular.
    pub fn join(&mut self, node: u32, targets: &[u32]) {
        for &target in targets {
            self.pairs.push([target, node]);
            self.ends.extend([target, node]);
        }
    }
}
