//! Why this one: the terms of a criterion's formula for one item, with the numbers put in.

mod edges;
mod neurons;
mod nodes;
mod weights;

use crate::nn::Shape;
use crate::prune::{Card, Plan};
use crate::told::told;
use crate::train::Network;

/// One number of a formula. Its name stands in the page's catalogues.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct Term {
    pub name: &'static str,
    /// The class, where each has a term.
    pub class: Option<u32>,
    pub value: f64,
}

told!(Term { name, class, value });

/// Where an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct Place {
    /// From 0; null for an edge or a node.
    pub layer: Option<u32>,
    /// A weight's input, a neuron's number in its layer, an edge's first node, or a node.
    pub first: u32,
    /// A weight's output or an edge's second node; null for a neuron or a node.
    pub second: Option<u32>,
}

told!(Place {
    layer,
    first,
    second
});

/// What is looked at: the reference weights, passed through the network on the uncut graph.
pub struct Facts<'a> {
    /// Its buffers hold that pass.
    pub network: &'a mut Network,
    /// Weights and biases.
    pub reference: &'a [f32],
    /// θ₀.
    pub initial: &'a [f32],
    /// Of all random draws of the experiment.
    pub seed: u32,
}

impl Facts<'_> {
    /// The terms of the plan's criterion for one item; none for an order that was drawn.
    pub fn terms(&mut self, plan: &Plan, card: Card, item: usize) -> Vec<Term> {
        match card {
            Card::Weights => weights::terms(self, plan.weights.criterion, item),
            Card::Neurons => neurons::terms(self, &plan.neurons, item),
            Card::Edges => edges::terms(self, &plan.edges, item),
            Card::Nodes => nodes::terms(self, &plan.nodes, item),
        }
    }
}

/// Where item number `item` is.
#[inline(never)]
pub fn place(network: &Network, card: Card, item: usize) -> Place {
    let shape = network.shape();
    match card {
        Card::Weights => {
            let l = shape.layer_of_weight(item);
            let layer = shape.layers()[l];
            let inside = item - layer.weight;
            Place {
                layer: Some(l as u32),
                first: (inside / layer.outputs) as u32,
                second: Some((inside % layer.outputs) as u32),
            }
        }
        Card::Neurons => {
            let (l, k) = neuron(shape, item);
            Place {
                layer: Some(l as u32),
                first: k as u32,
                second: None,
            }
        }
        Card::Edges => {
            let [first, second] = network.data().graph.pairs()[item];
            Place {
                layer: None,
                first,
                second: Some(second),
            }
        }
        Card::Nodes => Place {
            layer: None,
            first: item as u32,
            second: None,
        },
    }
}

/// Layer and number inside it of a hidden neuron.
#[inline(never)]
fn neuron(shape: &Shape, item: usize) -> (usize, usize) {
    let layers = shape.hidden().enumerate();
    let (l, (first, _)) = layers
        .take_while(|(_, (first, _))| *first <= item)
        .last()
        .expect("a hidden neuron");
    (l, item - first)
}

#[inline(never)]
fn term(name: &'static str, value: f64) -> Term {
    Term {
        name,
        class: None,
        value,
    }
}
