//! What a graph takes to store: its pairs, or compressed rows. Values of Â follow from the degrees and
//! are not stored; weights are, where edges have any.

use super::bits::{Reader, Writer};
use crate::graph::{Graph, Laid};
use crate::told::told;

/// A way to store a graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub enum GraphFormat {
    /// Both ends of each edge.
    Pairs,
    /// Where each node's neighbours end, and the neighbours: every edge twice.
    Csr,
}

told!(GraphFormat: Pairs, Csr);

/// The bytes of the edges that `laid` keeps.
#[inline(never)]
pub fn encode_graph(format: GraphFormat, graph: &Graph, laid: &Laid) -> Vec<u8> {
    let mut out = Writer::default();
    let kept = &laid.edges;
    let weight = |edge: usize| match &laid.strengths {
        Some(strengths) => graph.weight(edge) * strengths[edge],
        None => graph.weight(edge),
    };
    let mut weights = Vec::new();
    match format {
        GraphFormat::Pairs => {
            for (edge, pair) in graph.pairs().iter().enumerate() {
                if kept.kept(edge) {
                    out.index(pair[0], 4);
                    out.index(pair[1], 4);
                    weights.push(weight(edge));
                }
            }
        }
        GraphFormat::Csr => {
            let mut neighbours = Vec::new();
            out.index(0, 4);
            for node in 0..graph.nodes() {
                for (neighbour, edge) in graph.incident(node) {
                    if kept.kept(edge as usize) {
                        neighbours.push(neighbour);
                        weights.push(weight(edge as usize));
                    }
                }
                out.index(neighbours.len() as u32, 4);
            }
            for neighbour in neighbours {
                out.index(neighbour, 4);
            }
        }
    }
    if has_weights(graph, laid) {
        weights.into_iter().for_each(|weight| out.f32(weight));
    }
    out.finish()
}

/// The pairs that `bytes` of [`encode_graph`] hold, with their weights, (0, 1) and so on where edges
/// carry none; from compressed rows each pair once, the smaller node first.
#[inline(never)]
pub fn decode_graph(
    format: GraphFormat,
    nodes: usize,
    is_weighted: bool,
    bytes: &[u8],
) -> Vec<([u32; 2], f32)> {
    let mut from = Reader::new(bytes);
    let mut entries = Vec::new();
    match format {
        GraphFormat::Pairs => {
            for _ in 0..bytes.len() / if is_weighted { 12 } else { 8 } {
                entries.push([from.index(4), from.index(4)]);
            }
        }
        GraphFormat::Csr => {
            let ends: Vec<u32> = (0..=nodes).map(|_| from.index(4)).collect();
            for node in 0..nodes {
                for _ in ends[node]..ends[node + 1] {
                    entries.push([node as u32, from.index(4)]);
                }
            }
        }
    }
    let mut pairs = Vec::new();
    for entry in entries {
        let weight = if is_weighted { from.f32() } else { 1.0 };
        if format == GraphFormat::Pairs || entry[0] < entry[1] {
            pairs.push((entry, weight));
        }
    }
    pairs
}

/// 8 E, or 4 (N + 1) + 8 E; with weights 4 more a stored entry.
#[inline(never)]
pub fn graph_formula(format: GraphFormat, graph: &Graph, laid: &Laid) -> f64 {
    let edges = laid.edges.count_kept();
    let weight = if has_weights(graph, laid) { 4 } else { 0 };
    (match format {
        GraphFormat::Pairs => (8 + weight) * edges,
        GraphFormat::Csr => 4 * (graph.nodes() + 1) + 2 * (4 + weight) * edges,
    }) as f64
}

/// Whether edges carry weights, their own or those that a plan gave them.
fn has_weights(graph: &Graph, laid: &Laid) -> bool {
    graph.is_weighted() || laid.strengths.is_some()
}
