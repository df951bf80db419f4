//! One graph convolution, Z = Â H W + b, and its gradient.

use super::Activation;
use super::reach::LayerReach;
use super::shape::LayerShape;
use crate::graph::Adjacency;
use crate::kernels::{
    Csr, Rows, column_sums, map_biased, matmul, matmul_transposed_left, spmm, spmm_restricted,
    spmm_transposed, transpose,
};
use ndarray::{Array2, ArrayView2, ArrayViewMut1, ArrayViewMut2};

/// What goes into a layer: one row a node.
#[derive(Debug, Clone, Copy)]
pub enum Input<'a> {
    /// One-hot rows; with dropout, the diagonal of what is left of them.
    Identity(Option<&'a [f32]>),
    /// (n, inputs) with few entries a row; with dropout, what is left of their values.
    Sparse(Csr<'a>, Option<&'a [f32]>),
    /// (n, inputs)
    Dense(ArrayView2<'a, f32>),
}

/// Which product comes first. Depends on sizes only, so that no cache and no mask changes a bit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    /// Â (H W): messages are as wide as the output.
    TransformFirst,
    /// (Â H) W: messages are as wide as the input; on the input layer Â H can be kept.
    PropagateFirst,
}

/// The buffers of one layer; nothing is allocated after construction.
#[derive(Debug, Clone)]
pub(super) struct Layer {
    pub(super) shape: LayerShape,
    order: Order,
    /// H W (n, outputs) or Â H (n, inputs); empty for identity input without dropout.
    inner: Array2<f32>,
    /// For which version of Â `inner` holds Â H of an input that does not change.
    inner_version: Option<u64>,
    /// For which W `inner` holds H W of an input that does not change; empty when it does not.
    inner_weight: Vec<f32>,
    /// Z, and h once the activation has run. (n, outputs)
    pub(super) output: Array2<f32>,
    /// ∂loss/∂Z; only the rows of the layer's reach are meaningful. (n, outputs)
    pub(super) delta: Array2<f32>,
    /// Âᵀ ∂loss/∂Z (n, outputs) or ∂loss/∂Z Wᵀ (n, inputs).
    spread: Array2<f32>,
    /// Wᵀ (outputs, inputs); empty on the input layer, whose input needs no gradient.
    transposed: Array2<f32>,
}

impl Layer {
    /// `dense_input`: neither one-hot nor sparse; `diagonal`: one-hot input under dropout.
    pub(super) fn new(
        shape: LayerShape,
        nodes: usize,
        is_first: bool,
        dense_input: bool,
        diagonal: bool,
    ) -> Self {
        let (inputs, outputs) = (shape.inputs, shape.outputs);
        // On the input layer Â H has no backward product and is often kept, hence the factor.
        let is_narrow = if is_first {
            inputs <= 4 * outputs
        } else {
            inputs < outputs
        };
        let order = if dense_input && is_narrow {
            Order::PropagateFirst
        } else {
            Order::TransformFirst
        };
        let zeros = |rows, cols| Array2::zeros((rows, cols));
        let needs_inner = dense_input || diagonal;
        Layer {
            shape,
            order,
            inner: match order {
                Order::PropagateFirst => zeros(nodes, inputs),
                Order::TransformFirst if needs_inner => zeros(nodes, outputs),
                Order::TransformFirst => zeros(0, 0),
            },
            inner_version: None,
            inner_weight: match order {
                Order::TransformFirst if is_first && dense_input => room_for_weight(&shape),
                _ => Vec::new(),
            },
            output: zeros(nodes, outputs),
            delta: zeros(nodes, outputs),
            spread: match order {
                Order::PropagateFirst if is_first => zeros(0, 0),
                Order::PropagateFirst => zeros(nodes, inputs),
                Order::TransformFirst => zeros(nodes, outputs),
            },
            transposed: if is_first {
                zeros(0, 0)
            } else {
                zeros(outputs, inputs)
            },
        }
    }

    /// Makes room for H W of a sparse input.
    pub(super) fn with_sparse_input(mut self) -> Self {
        self.inner = Array2::zeros(self.output.raw_dim());
        self.inner_weight = room_for_weight(&self.shape);
        self
    }

    fn weight<'p>(&self, params: &'p [f32]) -> ArrayView2<'p, f32> {
        let dim = (self.shape.inputs, self.shape.outputs);
        ArrayView2::from_shape(dim, &params[self.shape.weights()]).expect("shape fits")
    }

    /// Writes Z, or with an activation f(Z), into the rows `here` of `output`; these need the rows
    /// `below` of the input. `fixed_input`: the input is the same at every call, so that Â H may be
    /// kept; `keep`: so may H W, since W is not in training.
    pub(super) fn forward(
        &mut self,
        input: Input,
        adjacency: &Adjacency,
        params: &[f32],
        (fixed_input, keep): (bool, bool),
        (here, below): (Rows, Rows),
        activation: Option<Activation>,
    ) {
        let weight = self.weight(params);
        let a = adjacency.matrix();
        match (input, self.order) {
            (Input::Dense(h), Order::PropagateFirst) => {
                if !fixed_input {
                    self.inner_version = None;
                    spmm(a, h, here, self.inner.view_mut());
                } else if self.inner_version != Some(adjacency.version()) {
                    self.inner_version = Some(adjacency.version());
                    spmm(a, h, Rows::All(h.nrows()), self.inner.view_mut());
                }
                matmul(self.inner.view(), weight, here, self.output.view_mut());
            }
            (Input::Identity(None), _) => spmm(a, weight, here, self.output.view_mut()),
            (_, Order::TransformFirst)
                if fixed_input
                    && keep
                    && has_same_bits(&self.inner_weight, &params[self.shape.weights()]) =>
            {
                spmm(a, self.inner.view(), here, self.output.view_mut());
            }
            (input, _) => {
                self.inner_weight.clear();
                if fixed_input && keep {
                    self.inner_weight
                        .extend_from_slice(&params[self.shape.weights()]);
                }
                match input {
                    Input::Dense(h) => matmul(h, weight, below, self.inner.view_mut()),
                    Input::Sparse(x, dropped) => {
                        let x = Csr {
                            val: dropped.unwrap_or(x.val),
                            ..x
                        };
                        spmm(x, weight, below, self.inner.view_mut());
                    }
                    Input::Identity(diagonal) => {
                        let diagonal = diagonal.expect("the plain identity is handled above");
                        scale_rows(diagonal, weight, below, self.inner.view_mut());
                    }
                }
                spmm(a, self.inner.view(), here, self.output.view_mut());
            }
        }
        let bias = self.shape.biases().map(|biases| &params[biases]);
        match activation {
            Some(activation) => activation.forward(&mut self.output, bias, here),
            None if bias.is_some() => map_biased(self.output.view_mut(), bias, here, |z| z),
            None => {}
        }
    }

    /// From `delta` to the gradient of W and b, and to ∂loss/∂H when `input_gradient` is given
    /// (its rows: those that Âᵀ spreads to).
    pub(super) fn backward(
        &mut self,
        input: Input,
        adjacency: &Adjacency,
        params: &[f32],
        reach: &LayerReach,
        gradient: &mut [f32],
        input_gradient: Option<&mut Array2<f32>>,
    ) {
        let (here, spread_rows) = (reach.here(), reach.spread_rows());
        if let Some(biases) = self.shape.biases() {
            column_sums(
                self.delta.view(),
                here,
                ArrayViewMut1::from(&mut gradient[biases]),
            );
        }
        let dim = (self.shape.inputs, self.shape.outputs);
        let mut weight_gradient =
            ArrayViewMut2::from_shape(dim, &mut gradient[self.shape.weights()]).expect("fits");
        if input_gradient.is_some() {
            transpose(self.weight(params), self.transposed.view_mut());
        }
        match self.order {
            Order::PropagateFirst => {
                matmul_transposed_left(self.inner.view(), self.delta.view(), here, weight_gradient);
                if let Some(to) = input_gradient {
                    matmul(
                        self.delta.view(),
                        self.transposed.view(),
                        here,
                        self.spread.view_mut(),
                    );
                    spread_back(adjacency, reach, &self.spread, to.view_mut());
                }
            }
            Order::TransformFirst => {
                if let Input::Identity(None) = input {
                    // Rows of W that no training node hears of have no gradient.
                    weight_gradient.fill(0.0);
                    spread_back(adjacency, reach, &self.delta, weight_gradient);
                    return;
                }
                spread_back(adjacency, reach, &self.delta, self.spread.view_mut());
                weight_gradient_of(input, self.spread.view(), reach, weight_gradient);
                if let Some(to) = input_gradient {
                    matmul(
                        self.spread.view(),
                        self.transposed.view(),
                        spread_rows,
                        to.view_mut(),
                    );
                }
            }
        }
    }
}

fn room_for_weight(shape: &LayerShape) -> Vec<f32> {
    Vec::with_capacity(shape.inputs * shape.outputs)
}

fn has_same_bits(a: &[f32], b: &[f32]) -> bool {
    a.len() == b.len() && (a.iter().zip(b)).all(|(a, b)| a.to_bits() == b.to_bits())
}

/// to = Âᵀ from, on the rows that receive anything.
fn spread_back(
    adjacency: &Adjacency,
    reach: &LayerReach,
    from: &Array2<f32>,
    to: ArrayViewMut2<f32>,
) {
    let (a, from) = (adjacency.transposed(), from.view());
    match reach.spread() {
        Some(restriction) => spmm_restricted(a, restriction, from, to),
        None => spmm(a, from, Rows::All(from.nrows()), to),
    }
}

/// ∂loss/∂W = Hᵀ (Âᵀ ∂loss/∂Z).
fn weight_gradient_of(
    input: Input,
    spread: ArrayView2<f32>,
    reach: &LayerReach,
    mut out: ArrayViewMut2<f32>,
) {
    let rows = reach.spread_rows();
    match input {
        Input::Dense(h) => matmul_transposed_left(h, spread, rows, out),
        Input::Sparse(_, dropped) => {
            let columns = reach.features().expect("made from the same features");
            spmm_transposed(columns, dropped, spread, out);
        }
        Input::Identity(diagonal) => {
            let diagonal = diagonal.expect("the plain identity is handled above");
            out.fill(0.0);
            scale_rows(diagonal, spread, rows, out);
        }
    }
}

/// out[r, :] = factor[r] · x[r, :] on the given rows.
fn scale_rows(factors: &[f32], x: ArrayView2<f32>, rows: Rows, mut out: ArrayViewMut2<f32>) {
    for row in (0..rows.len()).map(|i| rows.at(i)) {
        for (o, &value) in out.row_mut(row).iter_mut().zip(x.row(row)) {
            *o = factors[row] * value;
        }
    }
}
