//! A pruned model as files that other programs read.
//!
//! What a file says is what the engine computed: its arrays come in as they are, nothing is trained
//! or scored anew.

mod graph;
mod model;
mod notebook;
mod safetensors;
mod scripts;
mod tables;

use crate::data::{Dataset, OwnData};
use crate::engine::{Engine, Spec};
use crate::error::{Error, Result};
use crate::nn::Shape;
use crate::prune::Plan;
use crate::train::Task;
use crate::value::readable;

/// What can be exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub enum ExportKind {
    /// Weights, masks, graph and Â, for the scripts.
    #[default]
    Model,
    /// The same with the keys of `torch.nn.utils.prune`: weights as they were, and masks.
    TorchPrune,
    /// The same without the neurons that do nothing: smaller matrices, the same logits.
    Compact,
    /// A PyTorch Geometric script that loads any of the three.
    PygScript,
    /// A DGL script that does.
    DglScript,
    /// A notebook that repeats the experiment in PyTorch Geometric, on a graph of any size.
    Notebook,
    /// What is predicted of each node.
    Predictions,
    /// The criterion's scores of weights, neurons and edges.
    Scores,
    /// The graph without the edges that are gone.
    GraphMl,
    EdgeList,
}

readable!(ExportKind: Model, TorchPrune, Compact, PygScript, DglScript, Notebook, Predictions, Scores,
    GraphMl, EdgeList);

/// A model under a plan, as the engine's arrays have it.
#[derive(Debug, Clone)]
pub struct Pruned {
    pub spec: Spec,
    pub plan: Plan,
    /// What the spec's graph and task make: of links, only the edges that are learned from.
    pub data: Dataset,
    /// Weights and biases under the plan, 0 where removed, in the order of [`Shape`].
    pub params: Vec<f32>,
    /// The same with nothing removed.
    pub whole: Vec<f32>,
    /// Kept weights, neurons and edges.
    pub weight_mask: Vec<bool>,
    pub neuron_mask: Vec<bool>,
    pub edge_mask: Vec<bool>,
    /// What the weight of each edge is multiplied by; empty where the plan leaves weights alone.
    pub edge_strengths: Vec<f32>,
    /// (nodes × outputs)
    pub logits: Vec<f32>,
    /// Of weights, neurons and edges; high means keep. Empty where the caller has none.
    pub scores: [Vec<f64>; 3],
}

/// The engine's arrays, before it is known that they fit together.
#[derive(Debug, Clone, Default)]
pub struct Arrays {
    pub params: Vec<f32>,
    pub whole: Vec<f32>,
    pub weight_mask: Vec<u8>,
    pub neuron_mask: Vec<u8>,
    pub edge_mask: Vec<u8>,
    pub edge_strengths: Vec<f32>,
    pub logits: Vec<f32>,
    pub weight_scores: Vec<f64>,
    pub neuron_scores: Vec<f64>,
    pub edge_scores: Vec<f64>,
}

impl Pruned {
    /// Joins the engine's arrays with what they are about.
    ///
    /// # Errors
    /// Arrays that do not belong to this spec and graph.
    pub fn new(spec: Spec, plan: Plan, own: Option<OwnData>, arrays: Arrays) -> Result<Self> {
        let data = Engine::dataset(&spec, own)?;
        let flags = |bytes: Vec<u8>| bytes.into_iter().map(|byte| byte != 0).collect();
        let pruned = Pruned {
            spec,
            plan,
            data,
            params: arrays.params,
            whole: arrays.whole,
            weight_mask: flags(arrays.weight_mask),
            neuron_mask: flags(arrays.neuron_mask),
            edge_mask: flags(arrays.edge_mask),
            edge_strengths: arrays.edge_strengths,
            logits: arrays.logits,
            scores: [
                arrays.weight_scores,
                arrays.neuron_scores,
                arrays.edge_scores,
            ],
        };
        let shape = pruned.shape();
        let (nodes, edges) = (pruned.data.graph.nodes(), pruned.data.graph.edges());
        let sizes = [
            ("params", shape.params(), pruned.params.len()),
            ("whole", shape.params(), pruned.whole.len()),
            ("weightMask", shape.weights(), pruned.weight_mask.len()),
            ("neuronMask", shape.neurons(), pruned.neuron_mask.len()),
            ("edgeMask", edges, pruned.edge_mask.len()),
            ("logits", nodes * pruned.outputs(), pruned.logits.len()),
        ];
        let scores = [shape.weights(), shape.neurons(), edges];
        let names = ["weightScores", "neuronScores", "edgeScores"];
        let scores = (names.iter().zip(scores).zip(&pruned.scores))
            .filter(|(_, got)| !got.is_empty())
            .map(|((name, size), got)| (*name, size, got.len()));
        let strengths = pruned.edge_strengths.len();
        let strengths = (strengths > 0).then_some(("edgeStrengths", edges, strengths));
        for (name, expected, got) in sizes.into_iter().chain(scores).chain(strengths) {
            if expected != got {
                return Err(Error::Length {
                    name: name.into(),
                    expected: expected as u32,
                    got: got as u32,
                });
            }
        }
        Ok(pruned)
    }

    /// Numbers that the network gives for each node.
    fn outputs(&self) -> usize {
        match self.spec.task {
            Task::Links { dimensions, .. } => dimensions as usize,
            _ => self.data.class_count(),
        }
    }

    fn shape(&self) -> Shape {
        let mut widths = vec![self.data.features.columns()];
        widths.extend(self.spec.model.hidden.iter().map(|&width| width as usize));
        widths.push(self.outputs());
        Shape::new(&widths, self.spec.model.bias)
    }

    /// The file's bytes.
    ///
    /// # Errors
    /// Predictions of nodes where edges are predicted.
    pub fn export(&self, kind: ExportKind) -> Result<Vec<u8>> {
        Ok(match kind {
            ExportKind::Model => model::plain(self),
            ExportKind::TorchPrune => model::torch_prune(self),
            ExportKind::Compact => model::compacted(self),
            ExportKind::PygScript => scripts::pyg(self).into_bytes(),
            ExportKind::DglScript => scripts::dgl(self).into_bytes(),
            ExportKind::Notebook => notebook::notebook(self).into_bytes(),
            ExportKind::Predictions => tables::predictions(self)?.into_bytes(),
            ExportKind::Scores => tables::scores(self).into_bytes(),
            ExportKind::GraphMl => graph::graphml(self).into_bytes(),
            ExportKind::EdgeList => graph::edge_list(self).into_bytes(),
        })
    }

    /// The weight of an edge as the model was computed with, should it be kept.
    fn edge_weight(&self, edge: usize) -> f32 {
        self.data.graph.weight(edge) * self.edge_strengths.get(edge).unwrap_or(&1.0)
    }

    /// A node's name, or its number from 0.
    fn node_name(&self, node: usize) -> String {
        (self.data.node_names.get(node)).map_or_else(|| node.to_string(), String::clone)
    }

    /// A class's name, or its number from 0.
    fn class_name(&self, class: u32) -> String {
        let name = self.data.class_names.get(class as usize);
        name.map_or_else(|| class.to_string(), String::clone)
    }
}
