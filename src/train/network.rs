//! A model on a dataset: the one place where forward and backward meet data and edges.

use super::config::{Decay, TrainingConfig};
use crate::data::{Dataset, Features};
use crate::graph::Adjacency;
use crate::mask::Mask;
use crate::nn::{
    DropoutKey, FeatureView, Model, ModelConfig, Reach, Shape, argmax, count_correct,
    cross_entropy, softmax,
};
use ndarray::{Array2, ArrayView2};
use std::rc::Rc;

/// How many of some nodes are predicted rightly, and their mean cross-entropy.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Score {
    pub correct: u32,
    pub total: u32,
    pub loss: f64,
}

/// A model, its dataset, and the edges that are in force.
#[derive(Debug, Clone)]
pub struct Network {
    data: Rc<Dataset>,
    model: Model,
    adjacency: Adjacency,
    /// The edges that `adjacency` was computed from.
    edges: Mask,
    reach: Reach,
}

fn view(features: &Features) -> FeatureView<'_> {
    match features {
        Features::Identity(n) => FeatureView::Identity(*n),
        Features::Sparse(rows) => FeatureView::Sparse(rows.matrix(), features.columns()),
        Features::Dense(matrix) => FeatureView::Dense(matrix.view()),
    }
}

impl Network {
    /// All edges in force.
    pub fn new(data: Rc<Dataset>, config: &ModelConfig) -> Self {
        let adjacency = Adjacency::new(&data.graph, config.normalization, config.self_loops);
        let model = Model::new(
            config,
            view(&data.features),
            data.graph.nodes(),
            data.class_count(),
        );
        let layers = model.shape().layers().len();
        Network {
            reach: Reach::new(&adjacency, &data.split.train, layers),
            edges: Mask::all_kept(data.graph.edges()),
            data,
            model,
            adjacency,
        }
    }

    /// The dataset.
    pub fn data(&self) -> &Rc<Dataset> {
        &self.data
    }

    /// Where the parameters lie.
    pub fn shape(&self) -> &Shape {
        self.model.shape()
    }

    /// Whether training draws random numbers.
    pub fn has_dropout(&self) -> bool {
        self.model.has_dropout()
    }

    /// Puts exactly the edges that `mask` keeps in force.
    pub fn set_edges(&mut self, mask: &Mask) {
        if self.edges != *mask {
            self.adjacency.renormalize(&self.data.graph, Some(mask));
            self.edges.clone_from(mask);
        }
    }

    /// A pass without dropout.
    pub fn forward(&mut self, params: &[f32]) {
        self.model
            .forward(view(&self.data.features), &self.adjacency, params, None);
    }

    /// A pass with the dropout of one epoch.
    pub fn forward_training(&mut self, params: &[f32], key: DropoutKey) {
        self.model.forward(
            view(&self.data.features),
            &self.adjacency,
            params,
            Some(key),
        );
    }

    /// After a pass: the loss on the training nodes, and its gradient.
    pub fn backward(&mut self, params: &[f32], gradient: &mut [f32]) -> f64 {
        self.model.backward(
            view(&self.data.features),
            &self.adjacency,
            params,
            &self.data.classes,
            &self.data.split.train,
            &self.reach,
            gradient,
        )
    }

    /// gradient += weight decay × w, on the matrices that decay.
    pub(super) fn add_decay(&self, config: &TrainingConfig, params: &[f32], gradient: &mut [f32]) {
        if config.weight_decay == 0.0 {
            return;
        }
        let rate = config.weight_decay as f32;
        let places = match config.decay {
            Decay::First => self.shape().layers()[0].weights(),
            Decay::All => 0..self.shape().weights(),
        };
        for (g, &w) in gradient[places.clone()].iter_mut().zip(&params[places]) {
            *g += rate * w;
        }
    }

    /// The logits of the last pass. (n, classes)
    pub fn logits(&self) -> ArrayView2<'_, f32> {
        self.model.logits()
    }

    /// The values of a hidden layer in the last pass. (n, width)
    pub fn hidden(&self, layer: usize) -> ArrayView2<'_, f32> {
        self.model.hidden(layer)
    }

    /// Class probabilities of the last pass. (n, classes)
    pub fn probabilities(&self) -> Array2<f32> {
        softmax(self.logits())
    }

    /// Predicted classes of the last pass.
    pub fn predictions(&self) -> Vec<u32> {
        argmax(self.logits())
    }

    /// The last pass on the evaluated nodes: the test set.
    pub fn evaluated(&self) -> Score {
        self.score(&self.data.split.test)
    }

    /// The loss of the last pass on the validation nodes; `None` without any.
    pub fn validation_loss(&self) -> Option<f64> {
        let nodes = &self.data.split.validation;
        (!nodes.is_empty()).then(|| cross_entropy(self.logits(), &self.data.classes, nodes))
    }

    /// How many evaluated nodes the last pass gets right.
    pub fn count_correct(&self) -> u32 {
        count_correct(self.logits(), &self.data.classes, &self.data.split.test)
    }

    /// The last pass on any labelled nodes.
    pub fn score(&self, nodes: &[u32]) -> Score {
        Score {
            correct: count_correct(self.logits(), &self.data.classes, nodes),
            total: nodes.len() as u32,
            loss: cross_entropy(self.logits(), &self.data.classes, nodes),
        }
    }
}
