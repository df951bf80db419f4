//! What masks do to parameters. Masked means gone: effective weight = weight × mask.

use crate::graph::Graph;
use crate::mask::Mask;
use crate::nn::Shape;
use crate::prune::Card;
use std::borrow::Cow;

/// Masks of the four kinds; ranked independently, multiplied where they meet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Masks {
    /// One flag a weight, layer after layer; biases have none.
    pub weights: Mask,
    /// One flag a hidden neuron, layer after layer.
    pub neurons: Mask,
    /// One flag an undirected pair.
    pub edges: Mask,
    /// One flag a node. Pruned nodes lose all their edges; those are not pruned in `edges`.
    pub nodes: Mask,
}

impl Masks {
    /// Nothing removed.
    pub fn all_kept(shape: &Shape, graph: &Graph) -> Self {
        Masks {
            weights: Mask::all_kept(shape.weights()),
            neurons: Mask::all_kept(shape.neurons()),
            edges: Mask::all_kept(graph.edges()),
            nodes: Mask::all_kept(graph.nodes()),
        }
    }

    /// The edges that are left once those of pruned nodes are gone too.
    pub fn edges_in_force(&self, graph: &Graph) -> Cow<'_, Mask> {
        if self.nodes.count_pruned() == 0 {
            return Cow::Borrowed(&self.edges);
        }
        let mut edges = self.edges.clone();
        for (edge, &[i, j]) in graph.pairs().iter().enumerate() {
            if !self.nodes.kept(i as usize) || !self.nodes.kept(j as usize) {
                edges.prune(edge);
            }
        }
        Cow::Owned(edges)
    }

    /// Those of one kind.
    pub fn of(&self, card: Card) -> &Mask {
        match card {
            Card::Weights => &self.weights,
            Card::Neurons => &self.neurons,
            Card::Edges => &self.edges,
            Card::Nodes => &self.nodes,
        }
    }

    /// The same, to be changed.
    pub fn of_mut(&mut self, card: Card) -> &mut Mask {
        match card {
            Card::Weights => &mut self.weights,
            Card::Neurons => &mut self.neurons,
            Card::Edges => &mut self.edges,
            Card::Nodes => &mut self.nodes,
        }
    }

    /// Whether nothing is removed.
    pub fn keep_everything(&self) -> bool {
        Card::ALL.map(|card| self.of(card).count_pruned()) == [0; 4]
    }
}

/// Which parameters survive the masks of weights and neurons together, one flag a parameter.
///
/// A neuron goes with its incoming weights, its bias and its outgoing weights: with its bias alive
/// it would be a constant, not gone.
pub fn kept_params(shape: &Shape, masks: &Masks) -> Vec<bool> {
    let mut kept = vec![true; shape.params()];
    kept[..shape.weights()].copy_from_slice(masks.weights.flags());
    let layers = shape.layers();
    for (l, (first, layer)) in shape.hidden().enumerate() {
        for neuron in (0..layer.outputs).filter(|&k| !masks.neurons.kept(first + k)) {
            for input in 0..layer.inputs {
                kept[layer.weight + input * layer.outputs + neuron] = false;
            }
            if let Some(bias) = layer.bias {
                kept[bias + neuron] = false;
            }
            let next = &layers[l + 1];
            let row = next.weight + neuron * next.outputs;
            kept[row..row + next.outputs].fill(false);
        }
    }
    kept
}

/// out = params where kept, else 0.
pub(super) fn mask_params(params: &[f32], kept: &[bool], out: &mut [f32]) {
    for ((to, &value), &kept) in out.iter_mut().zip(params).zip(kept) {
        *to = if kept { value } else { 0.0 };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_neuron_goes_with_column_bias_and_row() {
        let shape = Shape::new(&[2, 3, 2], true);
        let graph = Graph::new(3, vec![[0, 1], [1, 2], [0, 2]], None).expect("valid");
        let mut masks = Masks::all_kept(&shape, &graph);
        masks.neurons.prune(1);
        let kept = kept_params(&shape, &masks);
        let gone: Vec<usize> = (0..kept.len()).filter(|&i| !kept[i]).collect();
        // W0[:, 1], W1[1, :], b0[1]
        assert_eq!(gone, [1, 4, 8, 9, 13]);
        // A node takes its edges along.
        masks.edges.prune(2);
        masks.nodes.prune(0);
        assert_eq!(masks.edges_in_force(&graph).to_bytes(), [0, 1, 0]);
        assert_eq!(masks.edges.to_bytes(), [1, 1, 0]);
    }
}
