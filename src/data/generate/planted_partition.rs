//! The planted partition.

use super::{Drawn, check_edges, check_nodes, numbered, some_of};
use crate::error::{Result, check_range};
use crate::rng::Rng;
use crate::value::readable;

/// Groups of equal size; each pair within a group is joined with the probability `inside`, each other pair
/// with `between` (Condon & Karp 2001). The groups are the classes.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct PlantedPartition {
    /// 2 to 50.
    pub groups: u32,
    /// Nodes a group, from 3.
    pub size: u32,
    pub inside: f64,
    pub between: f64,
}

readable!(PlantedPartition {
    groups,
    size,
    inside,
    between
});

impl PlantedPartition {
    pub(super) fn nodes(&self) -> u32 {
        self.groups.saturating_mul(self.size)
    }

    /// # Errors
    /// Parameters outside their ranges, or more than 250,000 edges on average.
    pub(super) fn draw(&self, rng: &mut Rng) -> Result<Drawn> {
        check_range("groups", f64::from(self.groups), 2.0, 50.0)?;
        check_range("size", f64::from(self.size), 3.0, 12_500.0)?;
        let nodes = self.nodes();
        check_nodes(nodes, 6.0)?;
        check_range("inside", self.inside, 0.0, 1.0)?;
        check_range("between", self.between, 0.0, 1.0)?;
        let own = f64::from(self.size) - 1.0;
        let others = f64::from(nodes - self.size);
        check_edges(0.5 * f64::from(nodes) * (own * self.inside + others * self.between))?;
        let mut pairs = Vec::new();
        for node in 0..nodes {
            let end = (node / self.size + 1) * self.size;
            some_of(node, node + 1..end, self.inside, rng, &mut pairs);
            some_of(node, end..nodes, self.between, rng, &mut pairs);
        }
        Ok(Drawn {
            pairs,
            label: numbered("group", &mut (0..nodes).map(|node| node / self.size)),
        })
    }
}
