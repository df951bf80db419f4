//! What the plan in force gained and what it cost: everything beyond the tick's report, on request.

use super::Engine;
use crate::analysis::storage::{
    Format, GraphFormat, Matrix, approximate, encode, formula, graph_formula, stated_error,
};
use crate::analysis::{
    Cost, Inference, Kernel, Messages, Quality, Structure, cost, multiply_adds, quality, structure,
};
use crate::error::Error;
use crate::graph::Laid;
use crate::mask::Mask;
use crate::nn::Shape;
use crate::prune::{Compact, compact};
use crate::told::told;

/// One model: how good, on which edges, how large.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct ModelReport {
    pub quality: Quality,
    pub structure: Structure,
    pub cost: Cost,
}

told!(ModelReport {
    quality,
    structure,
    cost
});

/// The weight matrices in one format, without the neurons that do nothing; biases not counted.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct StorageReport {
    pub format: Format,
    /// By encoding; null where a matrix is refused.
    pub bytes: Option<f64>,
    /// By the format's formula.
    pub formula: f64,
    /// How far a decoded weight may be off; 0 where decoding gives the same bits.
    pub error: f64,
    /// Evaluated items that are right once the weights were stored and read again.
    pub correct: Option<u32>,
    /// Why, where a matrix is refused.
    pub refused: Option<Refused>,
}

told!(StorageReport {
    format,
    bytes,
    formula,
    error,
    correct,
    refused
});

/// What a format has no room for.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct Refused {
    /// What is counted: `storage.rows`, `storage.columns`, `storage.nonzeros` or
    /// `storage.nonzerosOfFour`.
    pub name: String,
    pub got: f64,
}

told!(Refused { name, got });

/// The edges in one format.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct GraphReport {
    pub format: GraphFormat,
    /// By the formula, which is exact, of the edges that are kept.
    pub bytes: f64,
    /// With all edges.
    pub dense: f64,
}

told!(GraphReport {
    format,
    bytes,
    dense
});

/// Everything that is measured of a plan.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct CostReport {
    /// With nothing removed.
    pub dense: ModelReport,
    /// As it was cut, before training under the masks; null where nothing was healed.
    pub cut: Option<ModelReport>,
    /// The plan in force.
    pub pruned: ModelReport,
    /// Hidden neurons that do nothing, the plan's and those that single weights left so; they are not stored.
    pub idle_neurons: u32,
    /// All weights of the dense model, four bytes each.
    pub dense_bytes: f64,
    pub storage: Vec<StorageReport>,
    pub graph: Vec<GraphReport>,
}

told!(CostReport {
    dense,
    cut,
    pruned,
    idle_neurons,
    dense_bytes,
    storage,
    graph
});

impl Engine {
    /// Measures the plan in force by all there is: seconds on large graphs, so not while dragging.
    pub fn cost_report(&mut self) -> CostReport {
        self.pruner.ensure_evaluated(&self.plan);
        let shape = self.pruner.network().shape().clone();
        let params = self.pruner.effective().to_vec();
        let edges = self.edges_in_force().into_owned();
        let state = self.pruner.state();
        let (dense_params, cut) = (state.dense.params.clone(), state.cut.clone());
        let all = Mask::all_kept(edges.len());
        let dense_cost = self.multiply_adds(&dense_params, &all);
        let plan = self.plan;
        let all = Laid::plain(all);
        let dense = self.model_report(&dense_params, all.clone(), dense_cost);
        let cut = cut.map(|cut| self.model_report(&cut.params, cut.laid, dense_cost));
        let laid = self.pruner.laid(&plan, edges.clone());
        let pruned = self.model_report(&params, laid.clone(), dense_cost);
        let smaller = compact(&shape, &params);
        let storage = Format::ALL
            .iter()
            .map(|&format| self.storage_report(format, &shape, &smaller, &edges))
            .collect();
        let graph = &self.data().graph;
        let graph = [GraphFormat::Pairs, GraphFormat::Csr]
            .iter()
            .map(|&format| GraphReport {
                format,
                bytes: graph_formula(format, graph, &laid),
                dense: graph_formula(format, graph, &all),
            })
            .collect();
        self.pruner.ensure_evaluated(&self.plan);
        CostReport {
            dense,
            cut,
            pruned,
            idle_neurons: (shape.neurons() - smaller.shape.neurons()) as u32,
            dense_bytes: 4.0 * shape.weights() as f64,
            storage,
            graph,
        }
    }

    /// Makes inference under the plan in force ready for [`Engine::infer`]; the time that takes is not
    /// part of an inference.
    pub fn prepare(&mut self, kernel: Kernel) {
        self.pruner.ensure_evaluated(&self.plan);
        let (network, params) = (self.pruner.network(), self.pruner.effective());
        self.inference = Some(Inference::new(network, params, kernel));
    }

    /// Runs the inference that was made ready `times` times and gives the sum of its output, the same
    /// for every kernel but for rounding; 0 where none is ready. The caller has the clock.
    pub fn infer(&mut self, times: u32) -> f64 {
        let mut sum = 0.0;
        if let Some(inference) = &mut self.inference {
            for _ in 0..times {
                sum = 0.0;
                for &z in inference.run().to_slice().unwrap_or_default() {
                    sum += f64::from(z);
                }
            }
        }
        sum
    }

    #[inline(never)]
    fn multiply_adds(&mut self, params: &[f32], edges: &Mask) -> f64 {
        let messages = Messages::of(self.pruner.pass_as(&self.plan, params, edges).adjacency());
        let network = self.pruner.network();
        multiply_adds(network.shape(), params, &network.data().features, messages)
    }

    #[inline(never)]
    fn model_report(&mut self, params: &[f32], laid: Laid, dense: f64) -> ModelReport {
        self.pruner.pass_laid(params, laid);
        let network = self.pruner.network();
        let data = network.data();
        let messages = Messages::of(network.adjacency());
        ModelReport {
            quality: quality(network, &self.pruner.state().dense.predictions),
            structure: structure(
                &data.graph,
                network.laid_edges(),
                &data.classes,
                self.spec.model.self_loops,
            ),
            cost: cost(network.shape(), params, &data.features, messages, dense),
        }
    }

    #[inline(never)]
    fn storage_report(
        &mut self,
        format: Format,
        shape: &Shape,
        smaller: &Compact,
        edges: &Mask,
    ) -> StorageReport {
        let mut report = StorageReport {
            format,
            bytes: None,
            formula: 0.0,
            error: 0.0,
            correct: None,
            refused: None,
        };
        let mut bytes = 0.0;
        let mut read = smaller.whole.clone();
        for (layer, whole) in smaller.shape.layers().iter().zip(shape.layers()) {
            let matrix = Matrix {
                rows: layer.inputs,
                columns: layer.outputs,
                values: &smaller.params[layer.weights()],
            };
            report.formula += formula(format, &matrix);
            let error = stated_error(format, &matrix);
            if error > report.error {
                report.error = error;
            }
            match encode(format, &matrix) {
                Ok(encoded) => bytes += encoded.len() as f64,
                Err(Error::OutOfRange { name, got, .. }) => {
                    report.refused = Some(Refused { name, got });
                }
                Err(_) => unreachable!("formats refuse by ranges only"),
            }
            // Zeros change nothing of how the others are rounded.
            let matrix = Matrix {
                rows: whole.inputs,
                columns: whole.outputs,
                values: &smaller.whole[whole.weights()],
            };
            read[whole.weights()].copy_from_slice(&approximate(format, &matrix));
        }
        if report.refused.is_none() {
            report.bytes = Some(bytes);
            report.correct = Some(
                self.pruner
                    .pass_as(&self.plan, &read, edges)
                    .count_correct(),
            );
        }
        report
    }
}
