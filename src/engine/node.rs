//! What one node hears, and what is made of it.

use super::Engine;
use crate::data::Role;
use crate::error::{Result, check_range};
use crate::kernels::ascending;
use crate::mask::Mask;
use crate::prune::Masks;
use crate::told::told;
use crate::train::Network;

/// Most messages that one explanation lists.
const MOST: usize = 50;

/// One node under the plan in force.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct NodeExplanation {
    pub node: u32,
    /// Null where it has no class.
    pub class: Option<u32>,
    /// 0 unused, 1 train, 2 validation, 3 test.
    pub role: u32,
    /// Whether it is in the floor: then it stays gone, whatever the hand says.
    pub in_floor: bool,
    /// Edges of the uncut graph.
    pub degree: u32,
    /// Of these, how many the plan keeps.
    pub kept_degree: u32,
    /// How many there are when the node is kept: what is neither cut by itself nor by its other end.
    pub degree_if_kept: u32,
    /// Class probabilities with nothing removed; empty where edges are predicted.
    pub dense: Vec<f64>,
    /// The same under the plan.
    pub pruned: Vec<f64>,
    /// What it hears in every layer, the heaviest in the uncut graph first; of many the first 50.
    pub messages: Vec<Message>,
    /// How many there are.
    pub heard: u32,
}

told!(NodeExplanation {
    node,
    class,
    role,
    in_floor,
    degree,
    kept_degree,
    degree_if_kept,
    dense,
    pruned,
    messages,
    heard
});

/// What a node hears of another one, or by its self-loop of itself.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct Message {
    pub from: u32,
    /// Null for the self-loop.
    pub edge: Option<u32>,
    /// Its weight in Â of the uncut graph.
    pub before: f64,
    /// Its weight in Â under the plan; 0 where it is cut.
    pub after: f64,
    pub kept: bool,
}

told!(Message {
    from,
    edge,
    before,
    after,
    kept
});

impl Engine {
    /// Explains what is predicted of one node: two passes.
    ///
    /// # Errors
    /// A node that does not exist.
    pub fn explain_node(&mut self, node: u32) -> Result<NodeExplanation> {
        let data = self.pruner.network().data().clone();
        let graph = &data.graph;
        check_range("node", node.into(), 0.0, graph.nodes() as f64 - 1.0)?;
        let row = node as usize;
        let params = self.pruner.state().dense.params.clone();
        let uncut = self.pruner.pass(&params, &Mask::all_kept(graph.edges()));
        let (before, dense) = (weights(uncut, row), probabilities(uncut, row));
        self.pruner.evaluate(&self.plan);
        let network = self.pruner.network();
        let (after, pruned) = (weights(network, row), probabilities(network, row));

        let edges = self.edges_in_force();
        let mut incident = graph.incident(row);
        let (mut all, mut falling, mut kept_degree) = (Vec::new(), Vec::new(), 0);
        for (&(from, before), &(_, after)) in before.iter().zip(&after) {
            // Both lists are in the order of the neighbours.
            let edge = (from != node).then(|| incident.next().map_or(0, |(_, edge)| edge));
            let kept = edge.is_none_or(|edge| edges.kept(edge as usize));
            kept_degree += u32::from(kept && edge.is_some());
            falling.push(-before);
            all.push(Message {
                from,
                edge,
                before,
                after,
                kept,
            });
        }
        let mut messages = Vec::new();
        for place in ascending(&falling).into_iter().take(MOST) {
            messages.push(all[place as usize]);
        }
        let in_floor = !self.pruner.state().floor.nodes.kept(row);
        let Masks { edges, nodes, .. } = &self.masks;
        let degree_if_kept = (graph.incident(row))
            .filter(|&(other, edge)| {
                !in_floor && edges.kept(edge as usize) && nodes.kept(other as usize)
            })
            .count();
        let roles = data.split.roles(graph.nodes());
        Ok(NodeExplanation {
            node,
            class: data.classes[row],
            role: roles.get(row).map_or(0, |&role: &Role| role as u32),
            in_floor,
            degree: graph.degree(row) as u32,
            kept_degree,
            degree_if_kept: degree_if_kept as u32,
            dense,
            pruned,
            messages,
            heard: all.len() as u32,
        })
    }
}

/// Row `node` of Â in force: each column with its value.
#[inline(never)]
fn weights(network: &Network, node: usize) -> Vec<(u32, f64)> {
    let matrix = network.adjacency().matrix();
    let mut out = Vec::new();
    for at in matrix.ptr[node] as usize..matrix.ptr[node + 1] as usize {
        out.push((matrix.col[at], f64::from(matrix.val[at])));
    }
    out
}

#[inline(never)]
fn probabilities(network: &Network, node: usize) -> Vec<f64> {
    let mut out = Vec::new();
    if network.held_out().is_none() {
        for &p in network.probabilities().row(node) {
            out.push(f64::from(p));
        }
    }
    out
}
