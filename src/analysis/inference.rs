//! Inference by a chosen kernel, ready to be run again and again, so that whoever has a clock can time
//! it. Every kernel computes Â (H W) + b, in that order, from scratch.

use crate::data::Features;
use crate::kernels::{
    Blocks, Csr, Rows, block_product, map_biased, matmul, sparse_product, spmm, transpose,
};
use crate::nn::{Activation, Shape};
use crate::prune::compact;
use crate::train::Network;
use crate::value::readable;
use ndarray::{Array2, ArrayView2};
use serde::Serialize;

/// How products with weights are computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Kernel {
    /// Zeros are multiplied like everything else, those of Â included.
    Dense,
    /// The same with neurons that do nothing taken out, and Â without its zeros.
    Compact,
    /// Compressed rows of weights and of Â.
    Csr,
    /// Blocks of one by four weights, and compressed rows of Â.
    Blocks,
}

readable!(Kernel: Dense, Compact, Csr, Blocks);

/// A model made ready for one kernel.
#[derive(Debug, Clone)]
pub struct Inference {
    adjacency: Compressed,
    activation: Activation,
    input: Input,
    layers: Vec<Prepared>,
}

/// Compressed rows, owned.
#[derive(Debug, Clone, Default)]
struct Compressed {
    ptr: Vec<u32>,
    col: Vec<u32>,
    val: Vec<f32>,
}

/// The features as the first product takes them.
#[derive(Debug, Clone)]
enum Input {
    Identity,
    Sparse(Compressed),
    Dense(Array2<f32>),
}

#[derive(Debug, Clone)]
struct Prepared {
    weight: Weight,
    bias: Option<Vec<f32>>,
    /// Hᵀ (inputs, n) and (H W)ᵀ (outputs, n) for compressed rows; empty otherwise.
    turned: [Array2<f32>; 2],
    /// H W (n, outputs)
    inner: Array2<f32>,
    /// Z, and h once the activation has run. (n, outputs)
    output: Array2<f32>,
}

#[derive(Debug, Clone)]
enum Weight {
    Dense(Array2<f32>),
    /// By rows, for one-hot and sparse features.
    Rows(Compressed),
    /// Wᵀ by rows: Wᵀ Hᵀ has the nodes in its lanes.
    Columns(Compressed),
    Blocks(Blocks),
}

impl Compressed {
    fn view(&self) -> Csr<'_> {
        Csr {
            ptr: &self.ptr,
            col: &self.col,
            val: &self.val,
        }
    }

    fn nonzeros_of(x: ArrayView2<f32>) -> Self {
        let mut out = Compressed::default();
        out.ptr.push(0);
        for row in x.rows() {
            for (col, &value) in row.iter().enumerate() {
                out.push(col as u32, value);
            }
            out.ptr.push(out.col.len() as u32);
        }
        out
    }

    fn copied(a: Csr, with_zeros: bool) -> Self {
        let mut out = Compressed::default();
        out.ptr.push(0);
        for ends in a.ptr.windows(2) {
            for at in ends[0] as usize..ends[1] as usize {
                if with_zeros {
                    out.col.push(a.col[at]);
                    out.val.push(a.val[at]);
                } else {
                    out.push(a.col[at], a.val[at]);
                }
            }
            out.ptr.push(out.col.len() as u32);
        }
        out
    }

    fn push(&mut self, col: u32, value: f32) {
        if value != 0.0 {
            self.col.push(col);
            self.val.push(value);
        }
    }
}

impl Inference {
    /// The network on the edges in force, with the parameters `params`, 0 where pruned.
    pub fn new(network: &Network, params: &[f32], kernel: Kernel) -> Self {
        let data = network.data();
        let smaller = (kernel == Kernel::Compact).then(|| compact(network.shape(), params));
        let (shape, params): (&Shape, &[f32]) = match &smaller {
            Some(smaller) => (&smaller.shape, &smaller.params),
            None => (network.shape(), params),
        };
        let nodes = data.graph.nodes();
        let input = match &data.features {
            Features::Identity(_) => Input::Identity,
            Features::Sparse(rows) => Input::Sparse(Compressed::copied(rows.matrix(), true)),
            Features::Dense(x) => Input::Dense(x.clone()),
        };
        let layers = shape
            .layers()
            .iter()
            .enumerate()
            .map(|(l, layer)| {
                let (inputs, outputs) = (layer.inputs, layer.outputs);
                let by_rows = l == 0 && !matches!(input, Input::Dense(_));
                let weight = ArrayView2::from_shape((inputs, outputs), &params[layer.weights()])
                    .expect("shape fits");
                let weight = match kernel {
                    Kernel::Dense | Kernel::Compact => Weight::Dense(weight.to_owned()),
                    _ if by_rows => Weight::Rows(Compressed::nonzeros_of(weight)),
                    Kernel::Csr => Weight::Columns(Compressed::nonzeros_of(weight.t())),
                    Kernel::Blocks => Weight::Blocks(Blocks::new(weight)),
                };
                let turned = match weight {
                    Weight::Columns(_) => [inputs, outputs],
                    _ => [0, 0],
                };
                Prepared {
                    weight,
                    bias: layer.biases().map(|places| params[places].to_vec()),
                    turned: turned.map(|rows| Array2::zeros((rows, nodes))),
                    inner: Array2::zeros((nodes, outputs)),
                    output: Array2::zeros((nodes, outputs)),
                }
            })
            .collect();
        Inference {
            adjacency: Compressed::copied(network.adjacency().matrix(), kernel == Kernel::Dense),
            activation: network.activation(),
            input,
            layers,
        }
    }

    /// One pass: the output (n, classes) or embeddings (n, dimensions).
    pub fn run(&mut self) -> ArrayView2<'_, f32> {
        let a = self.adjacency.view();
        let last = self.layers.len() - 1;
        for l in 0..=last {
            let (before, rest) = self.layers.split_at_mut(l);
            let layer = &mut rest[0];
            let rows = Rows::All(layer.output.nrows());
            let dense = match (before.last(), &self.input) {
                (Some(below), _) => Some(below.output.view()),
                (None, Input::Dense(x)) => Some(x.view()),
                (None, _) => None,
            };
            let sparse = match (&self.input, dense) {
                (_, Some(h)) => {
                    layer.transform(h, rows);
                    spmm(a, layer.inner.view(), rows, layer.output.view_mut());
                    None
                }
                // X W is W: Â meets the weights themselves.
                (Input::Identity, None) => Some((a, false)),
                (Input::Sparse(x), None) => Some((x.view(), true)),
                (Input::Dense(_), None) => unreachable!("dense input is handled above"),
            };
            if let Some((left, is_inner)) = sparse {
                let to = if is_inner {
                    &mut layer.inner
                } else {
                    &mut layer.output
                };
                match &layer.weight {
                    Weight::Dense(w) => spmm(left, w.view(), rows, to.view_mut()),
                    Weight::Rows(w) => sparse_product(left, w.view(), to.view_mut()),
                    _ => unreachable!("the first layer of sparse features is by rows"),
                }
                if is_inner {
                    spmm(a, layer.inner.view(), rows, layer.output.view_mut());
                }
            }
            let bias = layer.bias.as_deref();
            if l < last {
                self.activation.forward(&mut layer.output, bias, rows);
            } else if bias.is_some() {
                map_biased(layer.output.view_mut(), bias, rows, |z| z);
            }
        }
        self.layers[last].output.view()
    }
}

impl Prepared {
    /// inner = H W.
    fn transform(&mut self, h: ArrayView2<f32>, rows: Rows) {
        let inner = self.inner.view_mut();
        match &self.weight {
            Weight::Dense(w) => matmul(h, w.view(), rows, inner),
            Weight::Columns(w) => {
                let [from, to] = &mut self.turned;
                let outputs = Rows::All(to.nrows());
                transpose(h, from.view_mut());
                spmm(w.view(), from.view(), outputs, to.view_mut());
                transpose(to.view(), inner);
            }
            Weight::Blocks(w) => block_product(h, w, inner),
            Weight::Rows(_) => unreachable!("hidden layers and dense features are not by rows"),
        }
    }
}
