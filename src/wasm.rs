//! The engine as JavaScript sees it: conversions and the one error funnel, no logic.
//!
//! Small values cross as plain objects with the types of `types.ts`, big arrays as typed arrays, each
//! a copy: no view into this memory leaves.

use crate::engine;
use crate::error::{Error, Result};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
import type {
  Card, CurveProgress, CurveRequest, Info, Plan, PruneReport, Spec, TrainReport,
} from '../src/engine/types';
"#;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(typescript_type = "Spec")]
    pub type JsSpec;
    #[wasm_bindgen(typescript_type = "Info")]
    pub type JsInfo;
    #[wasm_bindgen(typescript_type = "Plan")]
    pub type JsPlan;
    #[wasm_bindgen(typescript_type = "TrainReport")]
    pub type JsTrainReport;
    #[wasm_bindgen(typescript_type = "PruneReport")]
    pub type JsPruneReport;
    #[wasm_bindgen(typescript_type = "Card")]
    pub type JsCard;
    #[wasm_bindgen(typescript_type = "CurveRequest")]
    pub type JsCurveRequest;
    #[wasm_bindgen(typescript_type = "CurveProgress")]
    pub type JsCurveProgress;
}

/// One experiment: its graph, model, training, and the plan in force. Errors are of the class
/// `Error` with the properties `code` and `detail`.
#[wasm_bindgen]
pub struct Engine(engine::Engine);

#[wasm_bindgen]
impl Engine {
    /// At epoch 0, nothing removed.
    #[wasm_bindgen(constructor)]
    pub fn new(spec: JsSpec) -> std::result::Result<Engine, JsValue> {
        let spec = read("spec", spec.into())?;
        engine::Engine::new(spec).map(Engine).map_err(thrown)
    }

    /// Sizes and names that stay the same.
    pub fn info(&self) -> JsInfo {
        written(&self.0.info()).unchecked_into()
    }

    /// Trains under the masks of the plan in force, and commits.
    pub fn train(&mut self, epochs: u32) -> std::result::Result<JsTrainReport, JsValue> {
        let report = self.0.train(epochs).map_err(thrown)?;
        Ok(written(&report).unchecked_into())
    }

    /// Puts a plan in force: absolute and idempotent.
    pub fn prune(&mut self, plan: JsPlan) -> std::result::Result<JsPruneReport, JsValue> {
        let plan = read("plan", plan.into())?;
        let report = self.0.prune(plan).map_err(thrown)?;
        Ok(written(&report).unchecked_into())
    }

    /// What the plan in force did.
    pub fn report(&mut self) -> JsPruneReport {
        written(&self.0.report()).unchecked_into()
    }

    /// The plan in force.
    pub fn plan(&self) -> JsPlan {
        written(self.0.plan()).unchecked_into()
    }

    /// Back to epoch 0, the same initial weights, nothing removed.
    pub fn reset(&mut self) {
        self.0.reset();
    }

    /// Epochs that the reference weights have behind them.
    pub fn epoch(&self) -> u32 {
        self.0.epoch()
    }

    /// The state without the plan, for undo and for another engine of the same spec.
    pub fn snapshot(&self) -> Vec<u8> {
        self.0.snapshot()
    }

    /// Puts a snapshot in force; the plan stays.
    pub fn restore(&mut self, bytes: &[u8]) -> std::result::Result<(), JsValue> {
        self.0.restore(bytes).map_err(thrown)
    }

    /// Source and target of each edge.
    pub fn edges(&self) -> Vec<u32> {
        self.0.edges()
    }

    /// Class of each node, −1 where it has none.
    pub fn labels(&self) -> Vec<i32> {
        self.0.labels()
    }

    /// Role of each node: 0 unused, 1 train, 2 validation, 3 test.
    pub fn roles(&self) -> Vec<u8> {
        self.0.roles()
    }

    /// x and y of each node inside the unit square, y downwards.
    pub fn positions(&self) -> Vec<f32> {
        self.0.positions()
    }

    /// Weights under the plan, 0 where removed; layer by layer, row-major (input, output).
    pub fn weights(&mut self) -> Vec<f32> {
        self.0.weights()
    }

    /// 1 for each weight that the masks of weights and neurons together keep.
    #[wasm_bindgen(js_name = weightMask)]
    pub fn weight_mask(&self) -> Vec<u8> {
        self.0.weight_mask()
    }

    /// 1 for each hidden neuron that is kept.
    #[wasm_bindgen(js_name = neuronMask)]
    pub fn neuron_mask(&self) -> Vec<u8> {
        self.0.neuron_mask()
    }

    /// 1 for each edge that is kept.
    #[wasm_bindgen(js_name = edgeMask)]
    pub fn edge_mask(&self) -> Vec<u8> {
        self.0.edge_mask()
    }

    /// Predicted class of each node.
    pub fn predictions(&mut self) -> Vec<u32> {
        self.0.predictions()
    }

    /// Bits, one byte a node: 1 wrong, 2 prediction differs from dense, 4 isolated by the plan.
    #[wasm_bindgen(js_name = nodeFlags)]
    pub fn node_flags(&mut self) -> Vec<u8> {
        self.0.node_flags()
    }

    /// Class probabilities, node by node.
    pub fn probabilities(&mut self) -> Vec<f32> {
        self.0.probabilities()
    }

    /// Values of the hidden neurons under the plan, neuron by neuron.
    pub fn activations(&mut self) -> Vec<f32> {
        self.0.activations()
    }

    /// Scores of the hidden neurons by the plan's criterion; high means keep.
    #[wasm_bindgen(js_name = neuronScores)]
    pub fn neuron_scores(&mut self) -> Vec<f64> {
        self.0.neuron_scores()
    }

    /// Hidden neurons, the most important first.
    #[wasm_bindgen(js_name = neuronOrder)]
    pub fn neuron_order(&mut self) -> Vec<u32> {
        self.0.neuron_order()
    }

    /// Scores of one kind of items in the order in which a growing ratio removes them.
    #[wasm_bindgen(js_name = rankedScores)]
    pub fn ranked_scores(&mut self, card: JsCard) -> std::result::Result<Vec<f64>, JsValue> {
        Ok(self.0.ranked_scores(read("card", card.into())?))
    }

    /// Begins a curve for the plan in force; an unfinished one is dropped.
    #[wasm_bindgen(js_name = curveStart)]
    pub fn curve_start(&mut self, request: JsCurveRequest) -> std::result::Result<(), JsValue> {
        let request = read("curve request", request.into())?;
        self.0.curve_start(request).map_err(thrown)
    }

    /// Computes up to `points` more points of it.
    #[wasm_bindgen(js_name = curveStep)]
    pub fn curve_step(&mut self, points: u32) -> JsCurveProgress {
        written(&self.0.curve_step(points)).unchecked_into()
    }
}

fn read<T: DeserializeOwned>(what: &str, value: JsValue) -> std::result::Result<T, JsValue> {
    let read: Result<T> = serde_wasm_bindgen::from_value(value).map_err(|error| Error::Malformed {
        what: what.into(),
        reason: error.to_string(),
    });
    read.map_err(thrown)
}

fn written<T: Serialize>(value: &T) -> JsValue {
    value
        .serialize(&serde_wasm_bindgen::Serializer::json_compatible())
        .expect("reports serialise")
}

/// The one way in which errors reach JavaScript.
fn thrown(error: Error) -> JsValue {
    let js = js_sys::Error::new(&error.to_string());
    let written = written(&error);
    for key in ["code", "detail"] {
        let value = js_sys::Reflect::get(&written, &key.into()).unwrap_or(JsValue::UNDEFINED);
        // Setting a property on a fresh object cannot fail.
        let _ = js_sys::Reflect::set(&js, &key.into(), &value);
    }
    js.into()
}
