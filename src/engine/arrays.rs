//! What the picture is made of, as flat arrays; each call makes a copy.

use super::Engine;
use crate::data::Dataset;
#[cfg(feature = "whole")]
use crate::graph::positions;
use crate::prune::{Card, kept_params};

/// Bits of [`Engine::node_flags`].
pub mod flags {
    /// The node's class is known and another one is predicted.
    pub const WRONG: u8 = 1;
    /// The prediction differs from the one with nothing removed.
    pub const CHANGED: u8 = 2;
    /// The plan has taken all the node's edges.
    pub const ISOLATED: u8 = 4;
}

impl Engine {
    /// Source and target of each edge. (2 × edges)
    pub fn edges(&self) -> Vec<u32> {
        self.data()
            .graph
            .pairs()
            .iter()
            .flatten()
            .copied()
            .collect()
    }

    /// The class of each node, −1 where it has none.
    pub fn labels(&self) -> Vec<i32> {
        self.data()
            .classes
            .iter()
            .map(|class| class.map_or(-1, |class| class as i32))
            .collect()
    }

    /// The role of each node: 0 unused, 1 train, 2 validation, 3 test.
    pub fn roles(&self) -> Vec<u8> {
        let data = self.data();
        data.split
            .roles(data.graph.nodes())
            .into_iter()
            .map(|role| role as u8)
            .collect()
    }

    /// x and y of each node inside the unit square, y downwards. (2 × nodes)
    pub fn positions(&self) -> Vec<f32> {
        let kept = Dataset::kept_positions(&self.spec.graph);
        #[cfg(feature = "whole")]
        return kept.unwrap_or_else(|| positions(&self.data().graph, self.spec.seed));
        #[cfg(not(feature = "whole"))]
        kept.expect("the first module opens the club alone")
    }

    /// Weights under the plan, 0 where removed; layer by layer, row-major (input, output).
    pub fn weights(&mut self) -> Vec<f32> {
        self.pruner.ensure_evaluated(&self.plan);
        self.pruner.effective()[..self.pruner.network().shape().weights()].to_vec()
    }

    /// The same with the biases behind them, layer by layer.
    pub fn parameters(&mut self) -> Vec<f32> {
        self.pruner.ensure_evaluated(&self.plan);
        self.pruner.effective().to_vec()
    }

    /// What the plan's masks are laid upon: the same with nothing removed.
    pub fn whole_parameters(&mut self) -> Vec<f32> {
        self.pruner.ensure_evaluated(&self.plan);
        self.pruner.whole(&self.plan, &self.masks).to_vec()
    }

    /// What the network gives under the plan: logits (nodes × classes), or embeddings (nodes ×
    /// dimensions) where edges are predicted.
    pub fn logits(&mut self) -> Vec<f32> {
        self.pruner.ensure_evaluated(&self.plan);
        self.pruner.network().logits().iter().copied().collect()
    }

    /// 1 for each weight that the masks of weights and neurons together keep.
    pub fn weight_mask(&self) -> Vec<u8> {
        let shape = self.pruner.network().shape();
        kept_params(shape, &self.masks)[..shape.weights()]
            .iter()
            .map(|&kept| u8::from(kept))
            .collect()
    }

    /// 1 for each hidden neuron that is kept.
    pub fn neuron_mask(&self) -> Vec<u8> {
        self.masks.neurons.to_bytes()
    }

    /// 1 for each edge that the masks of edges and nodes together keep.
    pub fn edge_mask(&self) -> Vec<u8> {
        self.edges_in_force().to_bytes()
    }

    /// What the plan multiplies the weight of each kept edge by; empty where it leaves weights alone.
    pub fn edge_strengths(&mut self) -> Vec<f32> {
        self.pruner.ensure_evaluated(&self.plan);
        let laid = self.pruner.network().laid_edges();
        laid.strengths.clone().unwrap_or_default()
    }

    /// 1 for each node that keeps the edges it has.
    pub fn node_mask(&self) -> Vec<u8> {
        self.masks.nodes.to_bytes()
    }

    /// What is predicted: the class of each node, or 1 for an edge and 0 for none of each held-out
    /// pair.
    pub fn predictions(&mut self) -> Vec<u32> {
        self.pruner.ensure_evaluated(&self.plan);
        self.pruner.network().predictions()
    }

    /// Class probabilities, node by node (nodes × classes); of an edge for each held-out pair.
    pub fn probabilities(&mut self) -> Vec<f32> {
        self.pruner.ensure_evaluated(&self.plan);
        self.pruner
            .network()
            .probabilities()
            .into_raw_vec_and_offset()
            .0
    }

    /// Bits of [`flags`], one byte a node.
    pub fn node_flags(&mut self) -> Vec<u8> {
        let mut bits: Vec<u8> = self
            .isolated()
            .map(|is_isolated| if is_isolated { flags::ISOLATED } else { 0 })
            .collect();
        if self.pruner.network().held_out().is_some() {
            // Pairs are predicted, not nodes.
            return bits;
        }
        let predictions = self.predictions();
        let dense = &self.pruner.state().dense.predictions;
        let predicted = predictions.iter().zip(dense).zip(&self.data().classes);
        for (bits, ((&is, &was), &class)) in bits.iter_mut().zip(predicted) {
            if class.is_some_and(|class| class != is) {
                *bits |= flags::WRONG;
            }
            if is != was {
                *bits |= flags::CHANGED;
            }
        }
        bits
    }

    /// Values of the hidden neurons under the plan, neuron by neuron. (neurons × nodes)
    pub fn activations(&mut self) -> Vec<f32> {
        self.pruner.ensure_evaluated(&self.plan);
        let network = self.pruner.network();
        let layers = network.shape().hidden().count();
        (0..layers)
            .flat_map(|layer| {
                let hidden = network.hidden(layer);
                hidden.t().iter().copied().collect::<Vec<f32>>()
            })
            .collect()
    }

    /// Scores of the hidden neurons by the plan's criterion; high means keep.
    pub fn neuron_scores(&mut self) -> Vec<f64> {
        self.ranking(Card::Neurons).scores().to_vec()
    }

    /// The sub-network of each weight, in the order of [`Engine::weights`]; empty where there are none.
    pub fn sub_network_of_weights(&mut self) -> Vec<u32> {
        self.pruner.parts(&self.plan)
    }

    /// Scores of the weights by the plan's criterion, in the order of [`Engine::weights`]; those of a
    /// unit are its mean.
    pub fn weight_scores(&mut self) -> Vec<f64> {
        self.ranking(Card::Weights).scores().to_vec()
    }

    /// Scores of the edges by the plan's criterion.
    pub fn edge_scores(&mut self) -> Vec<f64> {
        self.ranking(Card::Edges).scores().to_vec()
    }

    /// Scores of the nodes by the plan's criterion.
    pub fn node_scores(&mut self) -> Vec<f64> {
        self.ranking(Card::Nodes).scores().to_vec()
    }

    /// One kind of items in the order in which a growing ratio removes them.
    pub fn order(&mut self, card: Card) -> Vec<u32> {
        self.ranking(card).order()
    }

    /// Hidden neurons, the most important first.
    pub fn neuron_order(&mut self) -> Vec<u32> {
        let mut order = self.ranking(Card::Neurons).order();
        order.reverse();
        order
    }

    /// For every number of weights from none to all, a score below which so many lie: half way to the next
    /// one. Where scores tie, a threshold removes the tied ones together.
    pub fn thresholds(&mut self) -> Vec<f64> {
        let ranking = self.ranking(Card::Weights);
        let (sorted, all) = (ranking.sorted(), ranking.scores().len());
        let mut out = Vec::with_capacity(all + 1);
        out.push(0.0);
        for (place, &below) in sorted.iter().enumerate() {
            out.push(match sorted.get(place + 1) {
                Some(&above) => (below + above) / 2.0,
                // A little above the last one.
                None => below + 0.001,
            });
        }
        // No threshold removes a spared layer.
        let last = out[sorted.len()];
        out.resize(all + 1, last);
        out
    }

    /// Scores of one kind of items in the order in which a growing ratio removes them.
    pub fn ranked_scores(&mut self, card: Card) -> Vec<f64> {
        let ranking = self.ranking(card);
        let scores = ranking.scores();
        ranking
            .order()
            .into_iter()
            .map(|item| scores[item as usize])
            .collect()
    }
}
