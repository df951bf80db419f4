//! Derivatives that scores ask for: of parameters, hidden values and edges, and of second order.

use super::{Network, view};
use crate::kernels::{Rows, matmul, spmm};
use crate::nn::Reach;
use crate::train::Judge;
use ndarray::{Array2, ArrayView2};

/// GraSP divides the output by this: with flat probabilities the loss tells more of how gradients flow
/// than of what the first weights happen to say (Wang et al. 2020).
const TEMPERATURE: f32 = 200.0;
/// How far central differences step, as a share of the size of all parameters: small beside the
/// distance to most kinks of ReLU, large beside the rounding of f32 gradients.
const STEP: f64 = 1e-4;

impl Network {
    /// The gradient of a judge's loss at `params`, without dropout. (one a parameter)
    pub fn judged_gradient(&mut self, params: &[f32], judge: &Judge) -> Vec<f32> {
        self.gradient_of_scaled(params, judge, 1.0)
    }

    fn gradient_of_scaled(&mut self, params: &[f32], judge: &Judge, scale: f32) -> Vec<f32> {
        self.forward(params);
        let nodes: Vec<u32> = (0..self.data.graph.nodes() as u32).collect();
        let everywhere = self.reach_of(&nodes);
        let mut gradient = vec![0.0; params.len()];
        self.backward_judged(params, judge, scale, &everywhere, &mut gradient);
        gradient
    }

    fn reach_of(&self, nodes: &[u32]) -> Reach {
        let layers = self.shape().layers().len();
        Reach::new(&self.adjacency, view(&self.data.features), nodes, layers)
    }

    /// After a pass: the gradient of the loss of `scale` times the output.
    fn backward_judged(
        &mut self,
        params: &[f32],
        judge: &Judge,
        scale: f32,
        reach: &Reach,
        gradient: &mut [f32],
    ) {
        let features = view(&self.data.features);
        self.model.backward(
            features,
            &self.adjacency,
            params,
            reach,
            gradient,
            &mut |output, slope| {
                let scaled = output.map(|z| z * scale);
                let loss = judge.gradient(scaled.view(), slope);
                slope.map_inplace(|s| *s *= scale);
                loss
            },
        );
    }

    /// After a judged gradient at `params`: ∂loss/∂h of a hidden layer, Âᵀ ∂loss/∂Z Wᵀ of the next.
    /// (n, width)
    pub fn hidden_slope(&self, layer: usize, params: &[f32]) -> Array2<f32> {
        let next = self.shape().layers()[layer + 1];
        let delta = self.model.delta(layer + 1);
        let all = Rows::All(delta.nrows());
        let mut spread = Array2::zeros(delta.raw_dim());
        spmm(self.adjacency.transposed(), delta, all, spread.view_mut());
        let mut transposed = Array2::zeros((next.outputs, next.inputs));
        let weight = ArrayView2::from_shape((next.inputs, next.outputs), &params[next.weights()])
            .expect("shape fits");
        transposed.assign(&weight.t());
        let mut out = Array2::zeros((delta.nrows(), next.inputs));
        matmul(spread.view(), transposed.view(), all, out.view_mut());
        out
    }

    /// After a judged gradient at `params`: ∂loss/∂(strength of each edge), the degrees following unless
    /// Â is frozen. O(layers · E · width)
    pub fn strength_slopes(&self, params: &[f32], frozen: bool) -> Vec<f64> {
        let matrix = self.adjacency.matrix();
        // ∂loss/∂Â_uv = Σ over layers of ∂loss/∂Z_u · (H W)_v.
        let mut slopes = vec![0.0; matrix.col.len()];
        for layer in 0..self.shape().layers().len() {
            let delta = self.model.delta(layer);
            let messages = self
                .model
                .messages(layer, view(&self.data.features), params);
            for node in 0..self.adjacency.nodes() {
                let row = matrix.ptr[node] as usize..matrix.ptr[node + 1] as usize;
                for (slope, &col) in slopes[row.clone()].iter_mut().zip(&matrix.col[row]) {
                    let message = messages.row(col as usize);
                    let mut sum = 0.0;
                    for (&d, &m) in delta.row(node).iter().zip(message) {
                        sum += f64::from(d) * f64::from(m);
                    }
                    *slope += sum;
                }
            }
        }
        self.adjacency
            .strength_slopes(&self.data.graph, &slopes, frozen)
    }

    /// The diagonal of the empirical Fisher matrix at `params`: the mean over the judge's items of the
    /// square of each item's own gradient. (one a parameter) One backward pass an item, over the
    /// rows that the item sees.
    pub fn fisher(&mut self, params: &[f32], judge: &Judge) -> Vec<f64> {
        self.forward(params);
        let mut sums = vec![0.0; params.len()];
        let mut gradient = vec![0.0; params.len()];
        for i in 0..judge.items() {
            let item = judge.single(i);
            let reach = self.reach_of(&item.nodes());
            self.backward_judged(params, &item, 1.0, &reach, &mut gradient);
            for (sum, &g) in sums.iter_mut().zip(&gradient) {
                *sum += f64::from(g) * f64::from(g);
            }
        }
        for sum in &mut sums {
            *sum /= judge.items() as f64;
        }
        sums
    }

    /// H g at `params` by a central difference of gradients along g, the gradient of the judge's loss at
    /// temperature 200. (one a parameter)
    pub fn curvature(&mut self, params: &[f32], judge: &Judge) -> Vec<f64> {
        let scale = match judge {
            Judge::Nodes { .. } => 1.0 / TEMPERATURE,
            // The logit of a pair is a product of two outputs.
            Judge::Pairs { .. } => 1.0 / TEMPERATURE.sqrt(),
        };
        let gradient = self.gradient_of_scaled(params, judge, scale);
        let slope = length(&gradient);
        if slope == 0.0 {
            return vec![0.0; params.len()];
        }
        let step = STEP * length(params) / slope;
        let mut beside = |sign: f64| {
            let mut moved = params.to_vec();
            for (p, &g) in moved.iter_mut().zip(&gradient) {
                *p = (f64::from(*p) + sign * step * f64::from(g)) as f32;
            }
            self.gradient_of_scaled(&moved, judge, scale)
        };
        let (after, before) = (beside(1.0), beside(-1.0));
        let mut out = Vec::with_capacity(params.len());
        for (&a, &b) in after.iter().zip(&before) {
            out.push((f64::from(a) - f64::from(b)) / (2.0 * step));
        }
        out
    }

    /// Multiplies the weight of every edge of the graph by its strength, until the next
    /// [`Network::restore_edges`].
    pub fn weaken(&mut self, strengths: &[f32]) {
        self.adjacency.reweight(&self.data.graph, strengths);
    }

    /// Puts back the edges that were in force before they were weakened.
    pub fn restore_edges(&mut self) {
        self.adjacency.lay(&self.data.graph, &self.laid);
    }
}

fn length(values: &[f32]) -> f64 {
    let mut sum = 0.0;
    for &value in values {
        sum += f64::from(value) * f64::from(value);
    }
    sum.sqrt()
}
