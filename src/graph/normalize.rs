//! The normalised adjacency Â of a GCN (Kipf & Welling 2017), under an edge mask.
//!
//! Â = D̃^-½ (A ⊙ m + I) D̃^-½, or D̃^-1 (A ⊙ m + I) by rows. The pattern never changes: a pruned edge
//! keeps its place with the value 0, and the degrees are computed anew from what is kept.

use super::{Graph, Laid};
use crate::kernels::Csr;
use crate::mask::Mask;
use crate::value::readable;
use std::ops::Range;

/// How the adjacency is scaled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub enum Normalization {
    /// D̃^-½ Ã D̃^-½
    #[default]
    Symmetric,
    /// D̃^-1 Ã
    Row,
}

readable!(Normalization: Symmetric, Row);

/// Â with its fixed pattern.
#[derive(Debug, Clone)]
pub struct Adjacency {
    normalization: Normalization,
    /// Always one longer than the number of nodes.
    ptr: Vec<u32>,
    /// Column of each entry, ascending within a row; a node's self-loop stands in its place.
    col: Vec<u32>,
    /// Edge id of each entry; of a loop to itself, the number of edges.
    edge: Vec<u32>,
    /// Weight of each edge, 0 where it is pruned; behind them that of a self-loop.
    weights: Vec<f32>,
    /// Value of each entry.
    val: Vec<f32>,
    /// Values of Âᵀ in the same pattern; empty when Â is symmetric.
    val_transposed: Vec<f32>,
    /// D̃^-½ or D̃^-1, one a node.
    inverse: Vec<f32>,
    /// Rises with every change of the values, so that products with Â can be kept.
    version: u64,
}

impl Adjacency {
    /// Â of the whole graph.
    #[inline(never)]
    pub fn new(graph: &Graph, normalization: Normalization, self_loops: bool) -> Self {
        let n = graph.nodes();
        let self_loop = graph.edges() as u32;
        let capacity = 2 * graph.edges() + if self_loops { n } else { 0 };
        let (mut ptr, mut col, mut edge) = (
            Vec::with_capacity(n + 1),
            Vec::with_capacity(capacity),
            Vec::with_capacity(capacity),
        );
        ptr.push(0);
        for node in 0..n {
            let mut pending_loop = self_loops;
            for (neighbour, id) in graph.incident(node) {
                if pending_loop && neighbour as usize > node {
                    col.push(node as u32);
                    edge.push(self_loop);
                    pending_loop = false;
                }
                col.push(neighbour);
                edge.push(id);
            }
            if pending_loop {
                col.push(node as u32);
                edge.push(self_loop);
            }
            ptr.push(col.len() as u32);
        }
        let transposed = if normalization == Normalization::Row {
            col.len()
        } else {
            0
        };
        let mut adjacency = Adjacency {
            normalization,
            val: vec![0.0; col.len()],
            val_transposed: vec![0.0; transposed],
            inverse: vec![0.0; n],
            weights: vec![1.0; graph.edges() + 1],
            ptr,
            col,
            edge,
            version: 0,
        };
        adjacency.renormalize(graph, None);
        adjacency
    }

    /// Computes Â anew from the edges that `mask` keeps (all of them without one).
    pub fn renormalize(&mut self, graph: &Graph, mask: Option<&Mask>) {
        for (id, weight) in self.weights[..graph.edges()].iter_mut().enumerate() {
            let kept = mask.is_none_or(|mask| mask.kept(id));
            // A product, since nothing foretells a mask: a branch would be taken wrongly half the time.
            *weight = f32::from(u8::from(kept)) * graph.weight(id);
        }
        self.normalize();
    }

    /// Computes Â anew from edges whose weights are multiplied by `strengths`, one an edge.
    pub fn reweight(&mut self, graph: &Graph, strengths: &[f32]) {
        for (id, weight) in self.weights[..graph.edges()].iter_mut().enumerate() {
            *weight = strengths[id] * graph.weight(id);
        }
        self.normalize();
    }

    fn normalize(&mut self) {
        for (value, &edge) in self.val.iter_mut().zip(&self.edge) {
            *value = self.weights[edge as usize];
        }
        for (node, inverse) in self.inverse.iter_mut().enumerate() {
            let row = self.ptr[node] as usize..self.ptr[node + 1] as usize;
            let degree: f32 = self.val[row].iter().fold(0.0, |sum, &w| sum + w);
            *inverse = match self.normalization {
                // Without self-loops a lonely node hears nobody.
                _ if degree <= 0.0 => 0.0,
                Normalization::Symmetric => 1.0 / degree.sqrt(),
                Normalization::Row => 1.0 / degree,
            };
        }
        for node in 0..self.inverse.len() {
            for e in self.ptr[node] as usize..self.ptr[node + 1] as usize {
                let other = self.inverse[self.col[e] as usize];
                let weight = self.val[e];
                match self.normalization {
                    // The factors commute, so both directions get the same bits.
                    Normalization::Symmetric => {
                        self.val[e] = (self.inverse[node] * other) * weight;
                    }
                    Normalization::Row => {
                        self.val[e] = self.inverse[node] * weight;
                        self.val_transposed[e] = other * weight;
                    }
                }
            }
        }
        self.version += 1;
    }

    /// Lays the edges that `laid` has in force.
    pub fn lay(&mut self, graph: &Graph, laid: &Laid) {
        match (&laid.strengths, laid.frozen) {
            (None, true) => self.freeze(graph, &laid.edges),
            (None, false) => self.renormalize(graph, Some(&laid.edges)),
            (Some(strengths), true) => self.scale(graph, strengths),
            (Some(strengths), false) => self.reweight(graph, strengths),
        }
    }

    /// Takes the edges that `mask` removes out of Â as it is for the whole graph: nothing is normalised
    /// anew.
    pub fn freeze(&mut self, graph: &Graph, mask: &Mask) {
        let kept: Vec<f32> = (mask.flags().iter())
            .map(|&kept| f32::from(u8::from(kept)))
            .collect();
        self.scale(graph, &kept);
    }

    /// Multiplies the entries of Â as it is for the whole graph by the strength of their edge: nothing
    /// is normalised anew, so what is right on average for the edges is right for Â.
    fn scale(&mut self, graph: &Graph, strengths: &[f32]) {
        self.renormalize(graph, None);
        for (e, &edge) in self.edge.iter().enumerate() {
            let Some(strength) = strengths.get(edge as usize) else {
                continue;
            };
            self.val[e] *= strength;
            if let Some(value) = self.val_transposed.get_mut(e) {
                *value *= strength;
            }
        }
    }

    /// ∂loss/∂(strength of each edge), from ∂loss/∂Â, one an entry of Â; the degrees follow the
    /// strength. With Â_uv = s w / √(d_u d_v): (G_uv + G_vu) w / √(d_u d_v) + w (D_u + D_v), where
    /// D_u = ∂loss/∂d_u, which is 0 when Â is `frozen`.
    pub fn strength_slopes(&self, graph: &Graph, slopes: &[f64], frozen: bool) -> Vec<f64> {
        // 1 / d of a node.
        let share = |node: usize| {
            let inverse = f64::from(self.inverse[node]);
            match self.normalization {
                Normalization::Symmetric => inverse * inverse,
                Normalization::Row => inverse,
            }
        };
        let mut of_degree = vec![0.0; self.nodes()];
        let following = if frozen { 0 } else { self.nodes() };
        for node in 0..following {
            for e in self.row(node) {
                let through = slopes[e] * f64::from(self.val[e]);
                match self.normalization {
                    Normalization::Symmetric => {
                        let other = self.col[e] as usize;
                        of_degree[node] -= 0.5 * through * share(node);
                        of_degree[other] -= 0.5 * through * share(other);
                    }
                    Normalization::Row => of_degree[node] -= through * share(node),
                }
            }
        }
        let mut out = vec![0.0; graph.edges()];
        for (node, &degree_slope) in of_degree.iter().enumerate() {
            for e in self.row(node) {
                let edge = self.edge[e] as usize;
                if edge == out.len() {
                    continue;
                }
                let scale = f64::from(self.inverse[node])
                    * match self.normalization {
                        Normalization::Symmetric => f64::from(self.inverse[self.col[e] as usize]),
                        Normalization::Row => 1.0,
                    };
                out[edge] += f64::from(graph.weight(edge)) * (slopes[e] * scale + degree_slope);
            }
        }
        out
    }

    fn row(&self, node: usize) -> Range<usize> {
        self.ptr[node] as usize..self.ptr[node + 1] as usize
    }

    /// Â.
    pub fn matrix(&self) -> Csr<'_> {
        Csr {
            ptr: &self.ptr,
            col: &self.col,
            val: &self.val,
        }
    }

    /// Âᵀ; the same as Â when the normalisation is symmetric.
    pub fn transposed(&self) -> Csr<'_> {
        Csr {
            val: match self.normalization {
                Normalization::Symmetric => &self.val,
                Normalization::Row => &self.val_transposed,
            },
            ..self.matrix()
        }
    }

    /// Â of another graph of the same nodes with the edges of `laid`, normalised as this one is. Neither
    /// of the two is taken for the other by its version.
    #[inline(never)]
    pub fn beside(&mut self, graph: &Graph, laid: &Laid) -> Self {
        let self_loops = self.edge.len() > 2 * (self.weights.len() - 1);
        let mut other = Adjacency::new(graph, self.normalization, self_loops);
        other.lay(graph, laid);
        other.version = self.version + 1;
        self.version += 2;
        other
    }

    /// The number of nodes.
    pub fn nodes(&self) -> usize {
        self.inverse.len()
    }

    /// Rises with every change of the values.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// The value between two nodes; 0 where the pattern has no entry.
    pub fn value(&self, row: usize, col: usize) -> f32 {
        let entries = self.ptr[row] as usize..self.ptr[row + 1] as usize;
        self.col[entries.clone()]
            .binary_search(&(col as u32))
            .map_or(0.0, |at| self.val[entries.start + at])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 0 – 1 – 2, and 3 alone.
    fn path() -> Graph {
        Graph::new(4, vec![[0, 1], [1, 2]], None).expect("valid")
    }

    #[test]
    fn symmetric_values_are_one_over_the_root_of_both_degrees() {
        let a = Adjacency::new(&path(), Normalization::Symmetric, true);
        let close = |row, col, expected: f32| assert!((a.value(row, col) - expected).abs() < 1e-7);
        close(0, 0, 0.5);
        close(0, 1, 1.0 / 6f32.sqrt());
        close(1, 1, 1.0 / 3.0);
        close(3, 3, 1.0);
        close(0, 2, 0.0);
        assert_eq!(a.value(0, 1).to_bits(), a.value(1, 0).to_bits());
    }

    #[test]
    fn a_pruned_edge_leaves_both_rows_and_the_degrees() {
        let graph = path();
        let mut a = Adjacency::new(&graph, Normalization::Symmetric, true);
        let whole = a.val.clone();
        a.renormalize(&graph, Some(&Mask::from_flags(vec![false, true])));
        assert_eq!(
            (a.value(0, 1), a.value(1, 0), a.value(0, 0)),
            (0.0, 0.0, 1.0)
        );
        assert!((a.value(1, 2) - 0.5).abs() < 1e-7);
        a.renormalize(&graph, None);
        assert_eq!(a.val, whole);
    }

    #[test]
    fn a_frozen_adjacency_loses_the_edge_and_keeps_the_rest() {
        let graph = path();
        for normalization in [Normalization::Symmetric, Normalization::Row] {
            let mut a = Adjacency::new(&graph, normalization, true);
            let (loop_before, other_before) = (a.value(0, 0), a.value(1, 2));
            a.freeze(&graph, &Mask::from_flags(vec![false, true]));
            assert_eq!((a.value(0, 1), a.value(1, 0)), (0.0, 0.0));
            assert_eq!((a.value(0, 0), a.value(1, 2)), (loop_before, other_before));
            assert_eq!(a.transposed().val[1], 0.0);
        }
    }

    #[test]
    fn strengths_scale_weights_or_a_frozen_adjacency() {
        let graph = path();
        let laid = |first: bool, frozen| {
            let edges = Mask::from_flags(vec![first, true]);
            Laid::new(edges, Some(vec![2.0, 3.0]), frozen)
        };
        let mut a = Adjacency::new(&graph, Normalization::Symmetric, true);
        let whole = a.val.clone();
        // With nothing removed there is nothing to make up for.
        a.lay(&graph, &laid(true, true));
        assert_eq!(a.val, whole);
        a.lay(&graph, &laid(false, false));
        // Degrees 4 and 4.
        assert_eq!((a.value(0, 1), a.value(1, 2)), (0.0, 0.75));
        for normalization in [Normalization::Symmetric, Normalization::Row] {
            let mut a = Adjacency::new(&graph, normalization, true);
            let (own, edge) = (a.value(1, 1), a.value(1, 2));
            a.lay(&graph, &laid(false, true));
            assert_eq!((a.value(0, 1), a.value(1, 1)), (0.0, own));
            assert_eq!(a.value(1, 2), 3.0 * edge);
            let transposed = a.transposed().val;
            assert_eq!(transposed[a.ptr[2] as usize], 3.0 * edge);
        }
    }

    #[test]
    fn rows_sum_to_one_when_normalised_by_rows() {
        let a = Adjacency::new(&path(), Normalization::Row, true);
        for row in 0..4 {
            let sum: f32 = (0..4).map(|col| a.value(row, col)).sum();
            assert!((sum - 1.0).abs() < 1e-6);
        }
        let t = a.transposed();
        // Entry (0, 1) of the transpose is entry (1, 0) of the matrix.
        assert_eq!(t.val[1], a.value(1, 0));
    }

    #[test]
    fn without_self_loops_a_lonely_node_hears_nobody() {
        let a = Adjacency::new(&path(), Normalization::Symmetric, false);
        assert_eq!(a.value(3, 3), 0.0);
        assert!((a.value(0, 1) - 1.0 / 2f32.sqrt()).abs() < 1e-7);
    }
}
