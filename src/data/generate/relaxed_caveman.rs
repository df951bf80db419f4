//! The relaxed caveman graph.

use super::{Drawn, check_edges, check_nodes, fine_unit, numbered};
use crate::error::{Result, check_range};
use crate::rng::Rng;
use crate::value::readable;
use std::collections::BTreeSet;

/// Caves in which everybody knows everybody; then one end of each edge moves, with the probability
/// `rewired`, to any node that the other end does not know yet (Watts 1999; Fortunato 2010). The caves are
/// the classes. Where the node drawn is known already the edge stays.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct RelaxedCaveman {
    /// 2 to 50.
    pub caves: u32,
    /// Nodes a cave, 3 to 200.
    pub size: u32,
    pub rewired: f64,
}

readable!(RelaxedCaveman {
    caves,
    size,
    rewired
});

impl RelaxedCaveman {
    pub(super) fn nodes(&self) -> u32 {
        self.caves.saturating_mul(self.size)
    }

    /// # Errors
    /// Parameters outside their ranges, or more than 250,000 edges.
    pub(super) fn draw(&self, rng: &mut Rng) -> Result<Drawn> {
        check_range("caves", f64::from(self.caves), 2.0, 50.0)?;
        check_range("size", f64::from(self.size), 3.0, 200.0)?;
        check_range("rewired", self.rewired, 0.0, 1.0)?;
        let nodes = self.nodes();
        check_nodes(nodes, 6.0)?;
        check_edges(0.5 * f64::from(nodes) * (f64::from(self.size) - 1.0))?;
        let mut pairs = Vec::new();
        for node in 0..nodes {
            let end = (node / self.size + 1) * self.size;
            pairs.extend((node + 1..end).map(|other| [node, other]));
        }
        let mut joined: BTreeSet<[u32; 2]> = pairs.iter().copied().collect();
        for pair in &mut pairs {
            if fine_unit(rng) >= self.rewired {
                continue;
            }
            let [stays, _] = *pair;
            let target = rng.below(nodes);
            let moved = [stays.min(target), stays.max(target)];
            if target != stays && joined.insert(moved) {
                joined.remove(pair);
                *pair = moved;
            }
        }
        Ok(Drawn {
            pairs,
            label: numbered("cave", &mut (0..nodes).map(|node| node / self.size)),
        })
    }
}
