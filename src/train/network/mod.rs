//! A model on a dataset: the one place where forward and backward meet data and edges.

mod probe;
mod slopes;

use crate::data::{Dataset, Features, HeldOut, LinkSplit, missing_edges};
use crate::graph::{Adjacency, Graph, Laid};
use crate::mask::Mask;
use crate::nn::{
    DropoutKey, FeatureView, Model, ModelConfig, Reach, Shape, argmax, count_correct,
    cross_entropy, cross_entropy_gradient, link_gradient, link_logits, link_loss, sigmoid, softmax,
};
use crate::rng::{Rng, Stream};
use crate::train::config::{Decay, TrainingConfig};
use crate::train::metrics::{Confusion, average_precision, roc_auc};
use ndarray::{Array2, ArrayView2};
use std::rc::Rc;

/// How many of some items (nodes, or pairs with and without an edge) are predicted rightly, and
/// their mean cross-entropy in nats.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Score {
    pub correct: u32,
    pub total: u32,
    pub loss: f64,
    /// Area under the ROC curve, 0 to 1; pairs only.
    pub auc: Option<f64>,
    /// Pairs only.
    pub average_precision: Option<f64>,
}

/// A model, its dataset, and the edges that are in force.
#[derive(Debug, Clone)]
pub struct Network {
    data: Rc<Dataset>,
    objective: Objective,
    model: Model,
    adjacency: Adjacency,
    /// What `adjacency` was computed from.
    laid: Laid,
    reach: Reach,
}

/// What the output is compared with.
#[derive(Debug, Clone)]
enum Objective {
    /// The classes of the training nodes.
    Classes,
    /// The edges of the dataset's graph, against pairs without one.
    #[cfg_attr(not(feature = "whole"), expect(dead_code))]
    Links {
        held_out: LinkSplit,
        /// Of the present epoch, as many as there are edges.
        negatives: Vec<[u32; 2]>,
        /// The first module predicts no edges: what has no value is compiled away.
        #[cfg(not(feature = "whole"))]
        never: std::convert::Infallible,
    },
}

fn view(features: &Features) -> FeatureView<'_> {
    match features {
        Features::Identity(n) => FeatureView::Identity(*n),
        Features::Sparse(rows) => FeatureView::Sparse(rows.matrix(), features.columns()),
        Features::Dense(matrix) => FeatureView::Dense(matrix.view()),
    }
}

impl Network {
    /// Predicts classes; all edges in force.
    pub fn new(data: Rc<Dataset>, config: &ModelConfig) -> Self {
        let classes = data.class_count();
        Network::build(data, config, classes, Objective::Classes)
    }

    /// Predicts edges by embeddings of `dimensions` numbers; all edges of the dataset's graph, from
    /// which the held-out ones must be gone, are in force.
    #[cfg(feature = "whole")]
    pub fn for_links(
        data: Rc<Dataset>,
        config: &ModelConfig,
        dimensions: usize,
        held_out: LinkSplit,
    ) -> Self {
        let objective = Objective::Links {
            held_out,
            negatives: Vec::new(),
        };
        Network::build(data, config, dimensions, objective)
    }

    fn build(
        data: Rc<Dataset>,
        config: &ModelConfig,
        outputs: usize,
        objective: Objective,
    ) -> Self {
        let adjacency = Adjacency::new(&data.graph, config.normalization, config.self_loops);
        let nodes = data.graph.nodes();
        let model = Model::new(config, view(&data.features), nodes, outputs);
        let layers = model.shape().layers().len();
        let reach = match objective {
            Objective::Classes => {
                Reach::new(&adjacency, view(&data.features), &data.split.train, layers)
            }
            Objective::Links { .. } => {
                let all: Vec<u32> = (0..nodes as u32).collect();
                Reach::new(&adjacency, view(&data.features), &all, layers)
            }
        };
        Network {
            reach,
            laid: Laid::plain(Mask::all_kept(data.graph.edges())),
            data,
            objective,
            model,
            adjacency,
        }
    }

    /// The dataset.
    pub fn data(&self) -> &Rc<Dataset> {
        &self.data
    }

    /// The held-out edges, where edges are predicted.
    pub fn held_out(&self) -> Option<&LinkSplit> {
        match &self.objective {
            Objective::Classes => None,
            Objective::Links { held_out, .. } => Some(held_out),
        }
    }

    /// Where the parameters lie.
    pub fn shape(&self) -> &Shape {
        self.model.shape()
    }

    /// Whether training draws dropout.
    pub fn has_dropout(&self) -> bool {
        self.model.has_dropout()
    }

    /// Puts exactly the edges that `mask` keeps in force.
    pub fn set_edges(&mut self, mask: &Mask) {
        self.lay_edges(Laid::plain(mask.clone()));
    }

    /// The same, as `laid` has them.
    pub fn lay_edges(&mut self, laid: Laid) {
        if self.laid != laid {
            self.adjacency.lay(&self.data.graph, &laid);
            self.laid = laid;
        }
    }

    /// The edges in force.
    pub fn laid_edges(&self) -> &Laid {
        &self.laid
    }

    /// A pass without dropout.
    #[inline(never)]
    pub fn forward(&mut self, params: &[f32]) {
        let features = view(&self.data.features);
        self.model
            .forward(features, &self.adjacency, params, None, None);
    }

    /// A pass without dropout on the edges that `laid` has of another graph of the same nodes; the edges
    /// in force stay what they are.
    #[inline(never)]
    pub fn forward_on(&mut self, graph: &Graph, laid: &Laid, params: &[f32]) {
        let other = self.adjacency.beside(graph, laid);
        let own = std::mem::replace(&mut self.adjacency, other);
        self.forward(params);
        self.adjacency = own;
    }

    /// A pass with the dropout of one epoch.
    pub fn forward_training(&mut self, params: &[f32], key: DropoutKey) {
        let features = view(&self.data.features);
        self.model
            .forward(features, &self.adjacency, params, Some(key), None);
    }

    /// The same for the rows only that the training loss sees: `backward` may follow, but the outputs
    /// and hidden values of other nodes are not those of `params`.
    pub(super) fn forward_to_loss(&mut self, params: &[f32], key: DropoutKey) {
        let (features, reach) = (view(&self.data.features), Some(&self.reach));
        self.model
            .forward(features, &self.adjacency, params, Some(key), reach);
    }

    /// Draws what an epoch compares with, where that changes from epoch to epoch.
    pub fn begin_epoch(&mut self, seed: u32, epoch: u32) {
        if let Objective::Links {
            held_out,
            negatives,
            ..
        } = &mut self.objective
        {
            // Draw 0 is that of the held-out pairs.
            let mut rng = Rng::new(seed, Stream::Negatives, epoch + 1);
            let graph = &self.data.graph;
            *negatives = missing_edges(graph, &held_out.is_item, graph.edges(), &mut rng);
        }
    }

    /// After a pass: the training loss, and its gradient.
    pub fn backward(&mut self, params: &[f32], gradient: &mut [f32]) -> f64 {
        let data = &self.data;
        let objective = &self.objective;
        self.model.backward(
            view(&data.features),
            &self.adjacency,
            params,
            &self.reach,
            gradient,
            &mut |output, slope| match objective {
                Objective::Classes => {
                    cross_entropy_gradient(output, &data.classes, &data.split.train, slope)
                }
                Objective::Links { negatives, .. } => {
                    link_gradient(output, data.graph.pairs(), negatives, slope)
                }
            },
        )
    }

    /// gradient += weight decay × w, on the matrices that decay.
    pub(in crate::train) fn add_decay(
        &self,
        config: &TrainingConfig,
        params: &[f32],
        gradient: &mut [f32],
    ) {
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

    /// The output of the last pass: logits (n, classes), or embeddings (n, dimensions).
    pub fn logits(&self) -> ArrayView2<'_, f32> {
        self.model.logits()
    }

    /// What the last pass makes of each node before its output: the values of the last hidden layer,
    /// or the output where there is none. (n, width)
    pub fn embedding(&self) -> ArrayView2<'_, f32> {
        match self.shape().hidden().count() {
            0 => self.logits(),
            layers => self.hidden(layers - 1),
        }
    }

    /// The values of a hidden layer in the last pass. (n, width)
    pub fn hidden(&self, layer: usize) -> ArrayView2<'_, f32> {
        self.model.hidden(layer)
    }

    /// Class probabilities of the last pass (n, classes); of an edge for each held-out pair
    /// (pairs, 1).
    pub fn probabilities(&self) -> Array2<f32> {
        match self.held_out() {
            None => softmax(self.logits()),
            Some(split) => {
                let logits = link_logits(self.logits(), &split.test.pairs());
                let values: Vec<f32> = logits.into_iter().map(sigmoid).collect();
                Array2::from_shape_vec((values.len(), 1), values).expect("one column")
            }
        }
    }

    /// What the last pass predicts, item by item: the class of every node, or 1 for an edge and 0
    /// for none of every held-out pair.
    pub fn predictions(&self) -> Vec<u32> {
        match self.held_out() {
            None => argmax(self.logits()),
            Some(split) => link_logits(self.logits(), &split.test.pairs())
                .into_iter()
                .map(|logit| u32::from(logit > 0.0))
                .collect(),
        }
    }

    /// The items that count, each with its true answer: test nodes with their classes, or held-out
    /// pairs.
    pub fn evaluated_items(&self) -> Vec<(usize, u32)> {
        match self.held_out() {
            None => self
                .data
                .split
                .test
                .iter()
                .filter_map(|&node| Some((node as usize, self.data.classes[node as usize]?)))
                .collect(),
            Some(split) => {
                let edges = split.test.positives.len();
                (0..edges + split.test.negatives.len())
                    .map(|pair| (pair, u32::from(pair < edges)))
                    .collect()
            }
        }
    }

    /// The true answers of the validation items.
    pub fn validation_truths(&self) -> Vec<u32> {
        match self.held_out() {
            None => (self.data.split.validation.iter())
                .filter_map(|&node| self.data.classes[node as usize])
                .collect(),
            Some(split) => {
                let edges = split.validation.positives.len();
                (0..split.validation.len())
                    .map(|pair| u32::from(pair < edges))
                    .collect()
            }
        }
    }

    /// The last pass on the items that count.
    pub fn evaluated(&self) -> Score {
        match self.held_out() {
            None => {
                let nodes = &self.data.split.test;
                Score {
                    correct: self.count_correct(),
                    total: nodes.len() as u32,
                    loss: cross_entropy(self.logits(), &self.data.classes, nodes),
                    auc: None,
                    average_precision: None,
                }
            }
            Some(split) => self.score_links(&split.test),
        }
    }

    /// How many of the items that count the last pass gets right.
    pub fn count_correct(&self) -> u32 {
        match self.held_out() {
            None => count_correct(self.logits(), &self.data.classes, &self.data.split.test),
            Some(split) => self.count_links(&split.test),
        }
    }

    /// How many of the validation items the last pass gets right; `None` without any.
    pub fn count_validated(&self) -> Option<u32> {
        self.has_validation().then(|| match self.held_out() {
            None => count_correct(
                self.logits(),
                &self.data.classes,
                &self.data.split.validation,
            ),
            Some(split) => self.count_links(&split.validation),
        })
    }

    /// How many of the items that choices are judged on the last pass gets right, and of how many: the
    /// validation items, or where there are none the ones that count.
    pub fn count_judged(&self) -> (u32, u32) {
        match self.count_validated() {
            Some(correct) => (correct, self.validation_items()),
            None => (self.count_correct(), self.test_items()),
        }
    }

    /// How many items there are to validate on.
    pub fn validation_items(&self) -> u32 {
        match self.held_out() {
            None => self.data.split.validation.len() as u32,
            Some(split) => split.validation.len() as u32,
        }
    }

    fn test_items(&self) -> u32 {
        match self.held_out() {
            None => self.data.split.test.len() as u32,
            Some(split) => split.test.len() as u32,
        }
    }

    /// Whether every loss of the last pass is finite: no logit, and no inner product of embeddings,
    /// comes near the end of f32's range.
    pub fn is_finite(&self) -> bool {
        const MOST: f32 = 1e38;
        let output = self.logits();
        match self.objective {
            Objective::Classes => output.iter().all(|z| z.abs() <= MOST),
            // No inner product is larger than the larger of its two squares.
            Objective::Links { .. } => output
                .rows()
                .into_iter()
                .all(|row| row.iter().fold(0.0, |sum, &z| sum + z * z) <= MOST),
        }
    }

    /// Whether there is anything to validate on.
    pub fn has_validation(&self) -> bool {
        self.validation_items() > 0
    }

    /// The loss of the last pass on the validation items; `None` without any.
    pub fn validation_loss(&self) -> Option<f64> {
        if !self.has_validation() {
            return None;
        }
        let output = self.logits();
        Some(match self.held_out() {
            None => cross_entropy(output, &self.data.classes, &self.data.split.validation),
            Some(split) => {
                let HeldOut {
                    positives,
                    negatives,
                } = &split.validation;
                link_loss(output, positives, negatives)
            }
        })
    }

    /// True against predicted classes on the nodes that count, or on all that have a class.
    pub fn confusion(&self, all: bool) -> Confusion {
        let predicted = argmax(self.logits());
        let truth = |node: usize| self.data.classes[node].map(|class| (class, predicted[node]));
        if all {
            let pairs = (0..predicted.len()).filter_map(truth);
            Confusion::new(self.data.class_count(), pairs)
        } else {
            let pairs = self
                .data
                .split
                .test
                .iter()
                .filter_map(|&n| truth(n as usize));
            Confusion::new(self.data.class_count(), pairs)
        }
    }

    fn count_links(&self, held_out: &HeldOut) -> u32 {
        right_links(
            &link_logits(self.logits(), &held_out.positives),
            &link_logits(self.logits(), &held_out.negatives),
        )
    }

    fn score_links(&self, held_out: &HeldOut) -> Score {
        let positives = link_logits(self.logits(), &held_out.positives);
        let negatives = link_logits(self.logits(), &held_out.negatives);
        Score {
            correct: right_links(&positives, &negatives),
            total: held_out.len() as u32,
            loss: link_loss(self.logits(), &held_out.positives, &held_out.negatives),
            auc: roc_auc(&positives, &negatives),
            average_precision: average_precision(&positives, &negatives),
        }
    }
}

/// How many pairs are on the right side of one half.
fn right_links(positives: &[f32], negatives: &[f32]) -> u32 {
    let right = positives.iter().filter(|&&logit| logit > 0.0).count()
        + negatives.iter().filter(|&&logit| logit <= 0.0).count();
    right as u32
}
