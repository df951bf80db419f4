//! The whole network: layers, activations and dropout, forward and backward.

use super::layer::{Input, Layer};
use super::{Activation, Dropout, ModelConfig, Reach, Shape};
use crate::graph::Adjacency;
use crate::kernels::{Csr, Rows, matmul, multiply, spmm};
use crate::rng::Counter;
use ndarray::{Array2, ArrayView2};
use std::ops::Range;

/// Input features as the model takes them: one row a node.
#[derive(Debug, Clone, Copy)]
pub enum FeatureView<'a> {
    /// One-hot.
    Identity(usize),
    /// Few entries a row; how many columns.
    Sparse(Csr<'a>, usize),
    /// (n, features)
    Dense(ArrayView2<'a, f32>),
}

impl FeatureView<'_> {
    /// The same for a shorter time.
    fn shorten(&self) -> FeatureView<'_> {
        match self {
            FeatureView::Identity(n) => FeatureView::Identity(*n),
            FeatureView::Sparse(x, columns) => FeatureView::Sparse(*x, *columns),
            FeatureView::Dense(x) => FeatureView::Dense(x.reborrow()),
        }
    }

    fn columns(&self) -> usize {
        match self {
            FeatureView::Identity(n) => *n,
            FeatureView::Sparse(_, columns) => *columns,
            FeatureView::Dense(matrix) => matrix.ncols(),
        }
    }
}

/// Names the dropout of one epoch.
#[derive(Debug, Clone, Copy)]
pub struct DropoutKey {
    pub seed: u32,
    pub epoch: u32,
}

/// A GCN with its buffers. One model serves one graph and one set of features: the adjacency's
/// values may change, the features may not.
#[derive(Debug, Clone)]
pub struct Model {
    shape: Shape,
    activation: Activation,
    dropout: Dropout,
    layers: Vec<Layer>,
    /// What dropout leaves of the input: dense (n, features), or one value an entry (1, entries).
    dropped_input: Array2<f32>,
    /// The factor of each hidden value, 0 or 1 / (1 − share), and the product; empty without dropout.
    hidden_factor: Vec<Array2<f32>>,
    hidden_dropped: Vec<Array2<f32>>,
    /// Whether the last forward pass used dropout.
    dropping: bool,
}

impl Model {
    /// A model for `features` and `classes`; parameters are passed in at each call.
    pub fn new(config: &ModelConfig, features: FeatureView, nodes: usize, classes: usize) -> Self {
        let mut widths = vec![features.columns()];
        widths.extend(config.hidden.iter().map(|&width| width as usize));
        widths.push(classes);
        let shape = Shape::new(&widths, config.bias);
        let drops_input = config.dropout.input > 0.0;
        let layers = shape
            .layers()
            .iter()
            .enumerate()
            .map(|(i, &layer)| match features {
                FeatureView::Sparse(..) if i == 0 => {
                    Layer::new(layer, nodes, true, false, false).with_sparse_input()
                }
                FeatureView::Identity(_) if i == 0 => {
                    Layer::new(layer, nodes, true, false, drops_input)
                }
                _ => Layer::new(layer, nodes, i == 0, true, false),
            })
            .collect();
        let dropped_input = match features {
            _ if !drops_input => Array2::zeros((0, 0)),
            FeatureView::Identity(n) => Array2::zeros((1, n)),
            FeatureView::Sparse(x, _) => Array2::zeros((1, x.val.len())),
            FeatureView::Dense(x) => Array2::zeros(x.raw_dim()),
        };
        let hidden: Vec<Array2<f32>> = if config.dropout.hidden > 0.0 {
            shape
                .hidden()
                .map(|(_, layer)| Array2::zeros((nodes, layer.outputs)))
                .collect()
        } else {
            Vec::new()
        };
        Model {
            shape,
            activation: config.activation,
            dropout: config.dropout,
            layers,
            dropped_input,
            hidden_factor: hidden.clone(),
            hidden_dropped: hidden,
            dropping: false,
        }
    }

    /// Where the parameters lie.
    pub fn shape(&self) -> &Shape {
        &self.shape
    }

    /// The non-linearity of hidden layers.
    pub fn activation(&self) -> Activation {
        self.activation
    }

    /// Whether training draws random numbers.
    pub fn has_dropout(&self) -> bool {
        self.dropout.input > 0.0 || self.dropout.hidden > 0.0
    }

    /// Z of the last layer, from the last forward pass. (n, classes)
    pub fn logits(&self) -> ArrayView2<'_, f32> {
        self.layers[self.layers.len() - 1].output.view()
    }

    /// h of a hidden layer, from the last forward pass. (n, width)
    pub fn hidden(&self, layer: usize) -> ArrayView2<'_, f32> {
        assert!(
            layer + 1 < self.layers.len(),
            "the last layer is not hidden"
        );
        self.layers[layer].output.view()
    }

    /// ∂loss/∂Z of a layer, from the last backward pass; only the rows of its reach are meaningful.
    /// (n, outputs)
    pub fn delta(&self, layer: usize) -> ArrayView2<'_, f32> {
        self.layers[layer].delta.view()
    }

    /// H W of a layer, the messages that it sends, from the last pass without dropout. (n, outputs)
    pub fn messages(&self, layer: usize, features: FeatureView, params: &[f32]) -> Array2<f32> {
        let shape = self.layers[layer].shape;
        let weight =
            ArrayView2::from_shape((shape.inputs, shape.outputs), &params[shape.weights()])
                .expect("shape fits");
        let mut out = Array2::zeros(self.layers[layer].output.raw_dim());
        let all = Rows::All(out.nrows());
        match (layer, features) {
            (0, FeatureView::Identity(_)) => out.assign(&weight),
            (0, FeatureView::Sparse(x, _)) => spmm(x, weight, all, out.view_mut()),
            (0, FeatureView::Dense(x)) => matmul(x, weight, all, out.view_mut()),
            _ => matmul(self.hidden(layer - 1), weight, all, out.view_mut()),
        }
        out
    }

    /// Computes the logits; with `dropout` in a pass of training. With a `reach` only the rows that its
    /// loss sees, in every layer: the others keep whatever they held.
    pub fn forward(
        &mut self,
        features: FeatureView,
        adjacency: &Adjacency,
        params: &[f32],
        dropout: Option<DropoutKey>,
        reach: Option<&Reach>,
    ) {
        self.dropping = dropout.is_some() && self.has_dropout();
        let all = Rows::All(self.logits().nrows());
        let rows_of = |layer: usize| match reach {
            Some(reach) => (reach.layer(layer).here(), reach.layer(layer).spread_rows()),
            None => (all, all),
        };
        if let Some(key) = dropout {
            self.drop_input(features, key, rows_of(0).1);
        }
        let last = self.layers.len() - 1;
        for l in 0..=last {
            let (before, rest) = self.layers.split_at_mut(l);
            let layer = &mut rest[0];
            let is_fixed = l == 0 && !(self.dropping && self.dropout.input > 0.0);
            let input = input_of(
                l,
                features.shorten(),
                before,
                &self.dropped_input,
                &self.hidden_dropped,
                self.dropping,
            );
            let activation = (l < last).then_some(self.activation);
            let keeps = (is_fixed, dropout.is_none() && reach.is_none());
            layer.forward(input, adjacency, params, keeps, rows_of(l), activation);
            if l < last && self.dropping && self.dropout.hidden > 0.0 {
                let key = dropout.expect("dropping needs a key");
                drop_hidden(
                    &layer.output,
                    Counter::new(key.seed, key.epoch, l as u32 + 1),
                    self.dropout.hidden,
                    rows_of(l).0,
                    &mut self.hidden_factor[l],
                    &mut self.hidden_dropped[l],
                );
            }
        }
    }

    /// After a forward pass: the loss, and its gradient in `gradient` (one a parameter). `loss` gets
    /// the output and writes its slope there, at least in the rows that `reach` starts from.
    pub fn backward(
        &mut self,
        features: FeatureView,
        adjacency: &Adjacency,
        params: &[f32],
        reach: &Reach,
        gradient: &mut [f32],
        loss: &mut dyn FnMut(ArrayView2<f32>, &mut Array2<f32>) -> f64,
    ) -> f64 {
        let last = self.layers.len() - 1;
        let top = &mut self.layers[last];
        let loss = loss(top.output.view(), &mut top.delta);
        for l in (0..=last).rev() {
            let (before, rest) = self.layers.split_at_mut(l);
            let rows = reach.layer(l);
            // The input of this layer and the place of its gradient lie in the same layer below.
            let (values, mut input_gradient) = match before.split_last_mut() {
                Some((below, _)) => (Some(&below.output), Some(&mut below.delta)),
                None => (None, None),
            };
            let input = match values {
                Some(_) if self.dropping && self.dropout.hidden > 0.0 => {
                    Input::Dense(self.hidden_dropped[l - 1].view())
                }
                Some(h) => Input::Dense(h.view()),
                None => input_of(
                    0,
                    features.shorten(),
                    &[],
                    &self.dropped_input,
                    &self.hidden_dropped,
                    self.dropping,
                ),
            };
            rest[0].backward(
                input,
                adjacency,
                params,
                rows,
                gradient,
                input_gradient.as_deref_mut(),
            );
            if let (Some(h), Some(delta)) = (values, input_gradient) {
                if self.dropping && self.dropout.hidden > 0.0 {
                    multiply(
                        delta.view_mut(),
                        self.hidden_factor[l - 1].view(),
                        rows.spread_rows(),
                    );
                }
                self.activation.backward(h, delta, rows.spread_rows());
            }
        }
        loss
    }

    fn drop_input(&mut self, features: FeatureView, key: DropoutKey, rows: Rows) {
        if self.dropout.input == 0.0 {
            return;
        }
        let counter = Counter::new(key.seed, key.epoch, 0);
        let factor = Factor::new(self.dropout.input);
        let out = self.dropped_input.as_slice_mut().expect("standard layout");
        for row in (0..rows.len()).map(|i| rows.at(i)) {
            match features {
                FeatureView::Identity(_) => out[row] = factor.at(counter, row),
                FeatureView::Sparse(x, _) => {
                    let entries = x.ptr[row] as usize..x.ptr[row + 1] as usize;
                    factor.drop(counter, entries, x.val, out);
                }
                FeatureView::Dense(x) => {
                    let values = x.to_slice().expect("standard layout");
                    let width = x.ncols();
                    factor.drop(counter, row * width..(row + 1) * width, values, out);
                }
            }
        }
    }
}

/// 0 with probability `share`, else 1 / (1 − share).
struct Factor {
    threshold: u32,
    scale: f32,
}

impl Factor {
    fn new(share: f64) -> Self {
        Factor {
            threshold: (share * 4_294_967_296.0) as u32,
            scale: (1.0 / (1.0 - share)) as f32,
        }
    }

    #[inline(always)]
    fn at(&self, counter: Counter, position: usize) -> f32 {
        if counter.at(position as u32) >= self.threshold {
            self.scale
        } else {
            0.0
        }
    }

    /// Drops the given places of `values`.
    #[inline(always)]
    fn drop(&self, counter: Counter, places: Range<usize>, values: &[f32], out: &mut [f32]) {
        let pairs = out[places.clone()].iter_mut().zip(&values[places.clone()]);
        for (i, (to, &value)) in places.zip(pairs) {
            *to = value * self.at(counter, i);
        }
    }
}

fn drop_hidden(
    h: &Array2<f32>,
    counter: Counter,
    share: f64,
    rows: Rows,
    factors: &mut Array2<f32>,
    dropped: &mut Array2<f32>,
) {
    let factor = Factor::new(share);
    let width = h.ncols();
    let h = h.as_slice().expect("standard layout");
    let factors = factors.as_slice_mut().expect("standard layout");
    let dropped = dropped.as_slice_mut().expect("standard layout");
    for row in (0..rows.len()).map(|i| rows.at(i)) {
        let places = row * width..(row + 1) * width;
        let pairs = factors[places.clone()]
            .iter_mut()
            .zip(&mut dropped[places.clone()]);
        for (i, ((f, d), &value)) in places.clone().zip(pairs.zip(&h[places])) {
            *f = factor.at(counter, i);
            *d = value * *f;
        }
    }
}

fn input_of<'a>(
    layer: usize,
    features: FeatureView<'a>,
    before: &'a [Layer],
    dropped_input: &'a Array2<f32>,
    hidden_dropped: &'a [Array2<f32>],
    dropping: bool,
) -> Input<'a> {
    if layer > 0 {
        return Input::Dense(if dropping && !hidden_dropped.is_empty() {
            hidden_dropped[layer - 1].view()
        } else {
            before[layer - 1].output.view()
        });
    }
    let dropped = (dropping && !dropped_input.is_empty())
        .then(|| dropped_input.as_slice().expect("standard layout"));
    match (features, dropped) {
        (FeatureView::Identity(_), diagonal) => Input::Identity(diagonal),
        (FeatureView::Sparse(x, _), dropped) => Input::Sparse(x, dropped),
        (FeatureView::Dense(x), None) => Input::Dense(x),
        (FeatureView::Dense(_), Some(_)) => Input::Dense(dropped_input.view()),
    }
}
