//! The engine as JavaScript sees it: conversions and the one error funnel, no logic.
//!
//! Small values cross as plain objects with the types of `types.ts`, big arrays as typed arrays, each
//! a copy: no view into this memory leaves.

use crate::engine::{self, Measure};
use crate::error::{Error, Result};
use crate::value::{Read, Value, inside};
use serde::Serialize;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
import type {
  Card, CriterionInfo, CurveProgress, CurveRequest, Info, Measure, Metrics, Plan, PruneReport, Rewind, ScheduleProgress, ScheduleRequest, Spec, Suggestion, TrainReport,
} from '../src/engine/types';

/** A graph that the caller brings, as flat arrays. */
export interface OwnData {
  nodes: number;
  /** Source and target of each undirected pair, one after the other. */
  edges: Uint32Array;
  /** One a pair; without them every weight is 1. */
  edgeWeights?: Float32Array;
  /** What else is known of the pairs, one value a pair. */
  edgeColumns?: readonly { name: string; values: Float32Array }[];
  features: OwnFeatures;
  /** Class of each node, below 0 where it has none. */
  classes: Int32Array;
  /** Role of each node: 0 unused, 1 train, 2 validation, 3 test. */
  roles: Uint8Array;
}

/** Input features: one-hot, a dense matrix by rows, or compressed rows. */
export type OwnFeatures =
  | { kind: 'identity' }
  | { kind: 'dense'; columns: number; values: Float32Array }
  | {
      kind: 'sparse';
      columns: number;
      ptr: Uint32Array;
      col: Uint32Array;
      /** Without values every entry is 1. */
      val?: Float32Array;
      /** Divide each row by its sum. */
      normalize: boolean;
    };
"#;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(typescript_type = "Spec")]
    pub type JsSpec;
    #[wasm_bindgen(typescript_type = "OwnData")]
    pub type JsOwnData;
    #[wasm_bindgen(typescript_type = "Info")]
    pub type JsInfo;
    #[wasm_bindgen(typescript_type = "Plan")]
    pub type JsPlan;
    #[wasm_bindgen(typescript_type = "TrainReport")]
    pub type JsTrainReport;
    #[wasm_bindgen(typescript_type = "PruneReport")]
    pub type JsPruneReport;
    #[wasm_bindgen(typescript_type = "ScheduleRequest")]
    pub type JsScheduleRequest;
    #[wasm_bindgen(typescript_type = "ScheduleProgress")]
    pub type JsScheduleProgress;
    #[wasm_bindgen(typescript_type = "Rewind")]
    pub type JsRewind;
    #[wasm_bindgen(typescript_type = "Metrics")]
    pub type JsMetrics;
    #[wasm_bindgen(typescript_type = "Suggestion[]")]
    pub type JsSuggestions;
    #[wasm_bindgen(typescript_type = "CriterionInfo[]")]
    pub type JsCriteria;
    #[wasm_bindgen(typescript_type = "Card")]
    pub type JsCard;
    #[wasm_bindgen(typescript_type = "Measure")]
    pub type JsMeasure;
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

    /// The same on a graph that the caller brings.
    #[wasm_bindgen(js_name = withOwnData)]
    pub fn with_own_data(spec: JsSpec, data: JsOwnData) -> std::result::Result<Engine, JsValue> {
        let spec = read("spec", spec.into())?;
        let data = own_data(&data.into()).map_err(thrown)?;
        engine::Engine::with_own_data(spec, data)
            .map(Engine)
            .map_err(thrown)
    }

    /// What the engine was built from; a graph of one's own is named by its hash.
    pub fn spec(&self) -> JsSpec {
        written(self.0.spec()).unchecked_into()
    }

    /// Sizes and names that stay the same.
    pub fn info(&self) -> JsInfo {
        written(&self.0.info()).unchecked_into()
    }

    /// Trains under the masks of the plan in force, and commits. Every epoch is measured, or only
    /// the last, which leaves each the bare step.
    pub fn train(
        &mut self,
        epochs: u32,
        measure: Option<JsMeasure>,
    ) -> std::result::Result<JsTrainReport, JsValue> {
        let measure = match measure {
            Some(measure) => read("measure", measure.into())?,
            None => Measure::default(),
        };
        let report = self.0.train_measured(epochs, measure).map_err(thrown)?;
        Ok(written(&report).unchecked_into())
    }

    /// Puts a plan in force: absolute and idempotent.
    pub fn prune(&mut self, plan: JsPlan) -> std::result::Result<JsPruneReport, JsValue> {
        let plan = read("plan", plan.into())?;
        let report = self.0.prune(plan).map_err(thrown)?;
        Ok(written(&report).unchecked_into())
    }

    /// Every criterion, and whether it can be used on this graph.
    pub fn criteria(&self) -> JsCriteria {
        written(&self.0.criteria()).unchecked_into()
    }

    /// What the plan in force did.
    pub fn report(&mut self) -> JsPruneReport {
        written(&self.0.report()).unchecked_into()
    }

    /// The plan in force.
    pub fn plan(&self) -> JsPlan {
        written(self.0.plan()).unchecked_into()
    }

    /// Sets earlier weights under the masks of the plan in force, which become the floor.
    pub fn rewind(&mut self, rewind: JsRewind) -> std::result::Result<JsPruneReport, JsValue> {
        let rewind = read("rewind", rewind.into())?;
        Ok(written(&self.0.rewind(rewind)).unchecked_into())
    }

    /// Fits every layer behind the first to the dense model, without labels, and commits.
    pub fn refit(&mut self) -> JsPruneReport {
        written(&self.0.refit()).unchecked_into()
    }

    /// Begins a schedule towards the plan in force; an unfinished one is dropped.
    #[wasm_bindgen(js_name = scheduleStart)]
    pub fn schedule_start(
        &mut self,
        request: JsScheduleRequest,
    ) -> std::result::Result<(), JsValue> {
        let request = read("schedule", request.into())?;
        self.0.schedule_start(request).map_err(thrown)
    }

    /// Trains up to `epochs` epochs of it; the plan in force is that of its round.
    #[wasm_bindgen(js_name = scheduleStep)]
    pub fn schedule_step(&mut self, epochs: u32) -> JsScheduleProgress {
        written(&self.0.schedule_step(epochs)).unchecked_into()
    }

    /// The plan's result by every measure that the task has.
    pub fn metrics(&mut self) -> JsMetrics {
        written(&self.0.metrics()).unchecked_into()
    }

    /// Where edges are predicted: the `most` nodes that `node` is likeliest to be joined to.
    pub fn suggestions(
        &mut self,
        node: u32,
        most: u32,
    ) -> std::result::Result<JsSuggestions, JsValue> {
        let suggestions = self.0.suggestions(node, most).map_err(thrown)?;
        Ok(written(&suggestions).unchecked_into())
    }

    /// Changes the size of the steps of further training; nothing else is touched.
    #[wasm_bindgen(js_name = setLearningRate)]
    pub fn set_learning_rate(&mut self, rate: f64) -> std::result::Result<(), JsValue> {
        self.0.set_learning_rate(rate).map_err(thrown)
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

/// Typed arrays are taken as they are: through serde they would cross number by number.
fn own_data(data: &JsValue) -> Result<engine::OwnData> {
    let fields = [
        "nodes",
        "edges",
        "edgeWeights",
        "edgeColumns",
        "features",
        "classes",
        "roles",
    ];
    refuse_others(data, "data", &fields)?;
    let weights = get(data, "edgeWeights");
    Ok(engine::OwnData {
        nodes: number(data, "nodes")?,
        edges: array::<js_sys::Uint32Array>(data, "edges")?.to_vec(),
        edge_weights: if weights.is_undefined() {
            None
        } else {
            Some(array::<js_sys::Float32Array>(data, "edgeWeights")?.to_vec())
        },
        edge_columns: edge_columns(&get(data, "edgeColumns"))?,
        features: own_features(&get(data, "features"))?,
        classes: array::<js_sys::Int32Array>(data, "classes")?.to_vec(),
        roles: array::<js_sys::Uint8Array>(data, "roles")?.to_vec(),
    })
}

fn edge_columns(columns: &JsValue) -> Result<Vec<engine::EdgeColumn>> {
    let mut out = Vec::new();
    if columns.is_undefined() {
        return Ok(out);
    }
    let columns: &js_sys::Array =
        (columns.dyn_ref()).ok_or_else(|| malformed("edgeColumns", "a list"))?;
    for column in columns.iter() {
        refuse_others(&column, "edgeColumns", &["name", "values"])?;
        out.push(engine::EdgeColumn {
            name: (get(&column, "name").as_string())
                .ok_or_else(|| malformed("edgeColumns.name", "a text"))?,
            values: array::<js_sys::Float32Array>(&column, "values")?.to_vec(),
        });
    }
    Ok(out)
}

fn own_features(features: &JsValue) -> Result<engine::OwnFeatures> {
    let kind = get(features, "kind").as_string();
    let fields: &[&str] = match kind.as_deref() {
        Some("identity") => &["kind"],
        Some("dense") => &["kind", "columns", "values"],
        _ => &["kind", "columns", "ptr", "col", "val", "normalize"],
    };
    refuse_others(features, "features", fields)?;
    match kind.as_deref() {
        Some("identity") => Ok(engine::OwnFeatures::Identity),
        Some("dense") => Ok(engine::OwnFeatures::Dense {
            columns: number(features, "columns")?,
            values: array::<js_sys::Float32Array>(features, "values")?.to_vec(),
        }),
        Some("sparse") => Ok(engine::OwnFeatures::Sparse {
            columns: number(features, "columns")?,
            ptr: array::<js_sys::Uint32Array>(features, "ptr")?.to_vec(),
            col: array::<js_sys::Uint32Array>(features, "col")?.to_vec(),
            val: if get(features, "val").is_undefined() {
                None
            } else {
                Some(array::<js_sys::Float32Array>(features, "val")?.to_vec())
            },
            normalize: get(features, "normalize").is_truthy(),
        }),
        _ => Err(malformed("features.kind", "identity, dense or sparse")),
    }
}

/// Refuses what is no object, or has a field that is none of `fields`: it may be misspelt.
fn refuse_others(value: &JsValue, what: &str, fields: &[&str]) -> Result<()> {
    let Some(object) = value.dyn_ref::<js_sys::Object>() else {
        return Err(malformed(what, "an object"));
    };
    let names = js_sys::Object::keys(object);
    match names.iter().find_map(|name| {
        let name = name.as_string().unwrap_or_default();
        (!fields.contains(&name.as_str())).then_some(name)
    }) {
        Some(name) => Err(Error::Malformed {
            what: what.into(),
            reason: format!("unknown field `{name}`"),
        }),
        None => Ok(()),
    }
}

fn get(value: &JsValue, key: &str) -> JsValue {
    js_sys::Reflect::get(value, &key.into()).unwrap_or(JsValue::UNDEFINED)
}

fn number(value: &JsValue, key: &str) -> Result<u32> {
    match get(value, key).as_f64() {
        Some(number) if number >= 0.0 && number <= f64::from(u32::MAX) && number.fract() == 0.0 => {
            Ok(number as u32)
        }
        _ => Err(malformed(key, "a whole number")),
    }
}

fn array<T: JsCast>(value: &JsValue, key: &str) -> Result<T> {
    get(value, key)
        .dyn_into()
        .map_err(|_| malformed(key, "a typed array of the right kind"))
}

fn malformed(what: &str, expected: &str) -> Error {
    Error::Malformed {
        what: what.into(),
        reason: format!("it must be {expected}"),
    }
}

fn read<T: Read>(what: &str, value: JsValue) -> std::result::Result<T, JsValue> {
    stated(&value, DEEPEST)
        .and_then(T::read)
        .map_err(|error| thrown(inside(what, error)))
}

/// Nothing that is read is nested as deep; what is may be a circle.
const DEEPEST: u32 = 16;

/// What JavaScript says, as JSON could.
fn stated(value: &JsValue, depth: u32) -> Result<Value> {
    if depth == 0 {
        return Err(malformed("", "nested less deeply"));
    }
    Ok(if let Some(number) = value.as_f64() {
        Value::Number(number)
    } else if let Some(text) = value.as_string() {
        Value::Text(text)
    } else if let Some(flag) = value.as_bool() {
        Value::Bool(flag)
    } else if value.is_null() || value.is_undefined() {
        Value::Null
    } else if let Some(list) = value.dyn_ref::<js_sys::Array>() {
        Value::List(
            list.iter()
                .map(|value| stated(&value, depth - 1))
                .collect::<Result<_>>()?,
        )
    } else if let Some(object) = value.dyn_ref::<js_sys::Object>() {
        let mut fields = Vec::new();
        for entry in js_sys::Object::entries(object).iter() {
            let entry: js_sys::Array = entry.unchecked_into();
            let name = entry.get(0).as_string().unwrap_or_default();
            fields.push((name, stated(&entry.get(1), depth - 1)?));
        }
        Value::Record(fields)
    } else {
        return Err(malformed("", "a value that JSON has"));
    })
}

fn written<T: Serialize>(value: &T) -> JsValue {
    value
        .serialize(&serde_wasm_bindgen::Serializer::json_compatible())
        .expect("reports serialise")
}

/// The one way in which errors reach JavaScript. The message is code and facts: the sentences, whose
/// numbers cost much code to format, are for Rust, and the page has its own in two languages.
fn thrown(error: Error) -> JsValue {
    let facts = written(&error);
    let message = js_sys::JSON::stringify(&facts).unwrap_or_default();
    let js = js_sys::Error::new(&String::from(message));
    for key in ["code", "detail"] {
        // Setting a property on a fresh object cannot fail.
        let _ = js_sys::Reflect::set(&js, &key.into(), &get(&facts, key));
    }
    js.into()
}
