//! The small world.

use super::{Drawn, check_edges, check_nodes, fine_unit, numbered};
use crate::error::{Result, check_range};
use crate::rng::Rng;
use crate::value::readable;

/// Nodes on a ring, each joined with its `neighbours` nearest ones; then the far end of each edge moves,
/// with the probability `rewired`, to any node that is not joined yet: first all edges to the next
/// node, then to the one after it, and so on (Watts & Strogatz 1998). Four arcs of the ring are the
/// classes.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct WattsStrogatz {
    /// 12 at least, so that every arc has three.
    pub nodes: u32,
    /// An even number, below the number of nodes.
    pub neighbours: u32,
    pub rewired: f64,
}

readable!(WattsStrogatz {
    nodes,
    neighbours,
    rewired
});

const ARCS: u32 = 4;

impl WattsStrogatz {
    /// # Errors
    /// Parameters outside their ranges, an odd number of neighbours, or more than 250,000 edges.
    pub(super) fn draw(&self, rng: &mut Rng) -> Result<Drawn> {
        check_nodes(self.nodes, 12.0)?;
        let most = f64::from((self.nodes - 1).min(100));
        check_range("neighbours", f64::from(self.neighbours), 2.0, most)?;
        if !self.neighbours.is_multiple_of(2) {
            // The range without the odd number.
            let got = f64::from(self.neighbours);
            check_range("neighbours", got, got + 1.0, most)?;
        }
        check_range("rewired", self.rewired, 0.0, 1.0)?;
        let half = self.neighbours / 2;
        check_edges(f64::from(self.nodes) * f64::from(half))?;
        let mut around: Vec<Vec<u32>> = vec![Vec::new(); self.nodes as usize];
        let mut pairs = Vec::new();
        for step in 1..=half {
            for node in 0..self.nodes {
                let other = (node + step) % self.nodes;
                pairs.push([node, other]);
                around[node as usize].push(other);
                around[other as usize].push(node);
            }
        }
        for [node, other] in &mut pairs {
            let known = around[*node as usize].len() as u32 + 1;
            if fine_unit(rng) >= self.rewired || known >= self.nodes {
                continue;
            }
            let target = loop {
                let target = rng.below(self.nodes);
                if target != *node && !around[*node as usize].contains(&target) {
                    break target;
                }
            };
            around[*node as usize].retain(|there| there != other);
            around[*other as usize].retain(|there| there != node);
            around[*node as usize].push(target);
            around[target as usize].push(*node);
            *other = target;
        }
        let arc = |node: u32| (u64::from(node) * u64::from(ARCS) / u64::from(self.nodes)) as u32;
        Ok(Drawn {
            pairs,
            label: numbered("arc", &mut (0..self.nodes).map(arc)),
        })
    }
}
