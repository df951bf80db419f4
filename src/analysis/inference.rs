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
use ndarray::{Array2, ArrayView2, ArrayViewMut2};

/// Nodes that are turned at a time.
const TURNED: usize = 64;

/// How products with weights are computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
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
    inputs: usize,
    outputs: usize,
    /// Hᵀ (inputs, nodes) and (H W)ᵀ (outputs, nodes) of some nodes, for compressed rows; empty
    /// otherwise.
    turned: [Vec<f32>; 2],
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

    /// The nonzeros of a matrix (rows, columns), or of its transpose.
    #[inline(never)]
    fn nonzeros_of(x: &[f32], rows: usize, columns: usize, transposed: bool) -> Self {
        let mut out = Compressed::default();
        out.ptr.push(0);
        let (outer, inner) = if transposed {
            (columns, rows)
        } else {
            (rows, columns)
        };
        for i in 0..outer {
            for j in 0..inner {
                let at = if transposed {
                    j * columns + i
                } else {
                    i * columns + j
                };
                out.push(j as u32, x[at]);
            }
            out.ptr.push(out.col.len() as u32);
        }
        out
    }

    #[inline(never)]
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

    #[inline(never)]
    fn push(&mut self, col: u32, value: f32) {
        if value != 0.0 {
            self.col.push(col);
            self.val.push(value);
        }
    }
}

impl Inference {
    /// The network on the edges in force, with the parameters `params`, 0 where pruned.
    #[inline(never)]
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
            Features::Dense(x) => {
                let values = x.as_slice().expect("standard layout");
                Input::Dense(owned(x.nrows(), x.ncols(), values))
            }
        };
        let layers = shape
            .layers()
            .iter()
            .enumerate()
            .map(|(l, layer)| {
                let (inputs, outputs) = (layer.inputs, layer.outputs);
                let by_rows = l == 0 && !matches!(input, Input::Dense(_));
                let values = &params[layer.weights()];
                let weight = match kernel {
                    Kernel::Dense | Kernel::Compact => {
                        Weight::Dense(owned(inputs, outputs, values))
                    }
                    _ if by_rows => {
                        Weight::Rows(Compressed::nonzeros_of(values, inputs, outputs, false))
                    }
                    Kernel::Csr => {
                        Weight::Columns(Compressed::nonzeros_of(values, inputs, outputs, true))
                    }
                    Kernel::Blocks => Weight::Blocks(Blocks::new(inputs, outputs, values)),
                };
                let turned = match weight {
                    Weight::Columns(_) => [inputs, outputs],
                    _ => [0, 0],
                };
                Prepared {
                    weight,
                    bias: layer.biases().map(|places| params[places].to_vec()),
                    inputs,
                    outputs,
                    turned: turned.map(|rows| vec![0.0; rows * TURNED]),
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

fn view(values: &[f32], rows: usize, columns: usize) -> ArrayView2<'_, f32> {
    ArrayView2::from_shape((rows, columns), values).expect("shape fits")
}

fn view_mut(values: &mut [f32], rows: usize, columns: usize) -> ArrayViewMut2<'_, f32> {
    ArrayViewMut2::from_shape((rows, columns), values).expect("shape fits")
}

fn owned(rows: usize, columns: usize, values: &[f32]) -> Array2<f32> {
    Array2::from_shape_vec((rows, columns), values.to_vec()).expect("shape fits")
}

impl Prepared {
    /// inner = H W.
    #[inline(never)]
    fn transform(&mut self, h: ArrayView2<f32>, rows: Rows) {
        let inner = self.inner.view_mut();
        match &self.weight {
            Weight::Dense(w) => matmul(h, w.view(), rows, inner),
            Weight::Columns(w) => {
                let [from, to] = &mut self.turned;
                let h = h.to_slice().expect("standard layout");
                let inner = inner.into_slice().expect("standard layout");
                let outputs = self.outputs;
                let inputs = self.inputs;
                // Few enough nodes at a time that both turned matrices stay in cache.
                for start in (0..rows.len()).step_by(TURNED) {
                    let nodes = TURNED.min(rows.len() - start);
                    let from = &mut from[..inputs * nodes];
                    let to = &mut to[..outputs * nodes];
                    let part = &h[start * inputs..(start + nodes) * inputs];
                    transpose(view(part, nodes, inputs), view_mut(from, inputs, nodes));
                    spmm(
                        w.view(),
                        view(from, inputs, nodes),
                        Rows::All(outputs),
                        view_mut(to, outputs, nodes),
                    );
                    let part = &mut inner[start * outputs..(start + nodes) * outputs];
                    transpose(view(to, outputs, nodes), view_mut(part, nodes, outputs));
                }
            }
            Weight::Blocks(w) => block_product(h, w, inner),
            Weight::Rows(_) => unreachable!("hidden layers and dense features are not by rows"),
        }
    }
}
