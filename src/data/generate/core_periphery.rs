//! Core and periphery.

use super::{Drawn, check_edges, check_nodes, some_of};
use crate::data::{NodeColumn, NodeValues};
use crate::error::{Result, check_range};
use crate::rng::Rng;
use crate::value::readable;

/// A dense core and a periphery that hangs on it (Borgatti & Everett 2000, as a block model): pairs within
/// the core are joined with the probability `inside`, of core and periphery with `between`, within the
/// periphery with `outside`. Whether a node is of the core is its class.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct CorePeriphery {
    pub nodes: u32,
    /// Nodes of the core; three of either kind at least.
    pub core: u32,
    pub inside: f64,
    pub between: f64,
    pub outside: f64,
}

readable!(CorePeriphery {
    nodes,
    core,
    inside,
    between,
    outside
});

impl CorePeriphery {
    /// # Errors
    /// Parameters outside their ranges, or more than 250,000 edges on average.
    pub(super) fn draw(&self, rng: &mut Rng) -> Result<Drawn> {
        check_nodes(self.nodes, 6.0)?;
        let (nodes, core) = (f64::from(self.nodes), f64::from(self.core));
        check_range("core", core, 3.0, nodes - 3.0)?;
        check_range("inside", self.inside, 0.0, 1.0)?;
        check_range("between", self.between, 0.0, 1.0)?;
        check_range("outside", self.outside, 0.0, 1.0)?;
        let outer = nodes - core;
        let twice_core = core * (core - 1.0) * self.inside;
        let twice_outer = outer * (outer - 1.0) * self.outside;
        check_edges(0.5 * (twice_core + twice_outer) + core * outer * self.between)?;
        let mut pairs = Vec::new();
        for node in 0..self.nodes {
            if node < self.core {
                some_of(node, node + 1..self.core, self.inside, rng, &mut pairs);
                some_of(node, self.core..self.nodes, self.between, rng, &mut pairs);
            } else {
                some_of(node, node + 1..self.nodes, self.outside, rng, &mut pairs);
            }
        }
        let place = |node| {
            if node < self.core {
                "core"
            } else {
                "periphery"
            }
        };
        Ok(Drawn {
            pairs,
            label: NodeColumn {
                name: "place".into(),
                values: NodeValues::Texts((0..self.nodes).map(|n| place(n).into()).collect()),
            },
        })
    }
}
