//! The verbs of the engine that bring a graph, change a model over time and look beyond the plan in
//! force. Nobody waits for them on the first screen, so the first module does without.

use super::convert::{read, thrown, written};
use super::engine::{Engine, JsPruneReport, JsSpec};
use super::own::{JsOwnData, own_data};
use crate::engine;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
import type {
  Metrics, ScheduleProgress, ScheduleRequest, SearchProgress, SearchRequest, Suggestion,
  WatchProgress, WatchRequest,
} from '../src/engine/types';
"#;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(typescript_type = "ScheduleRequest")]
    pub type JsScheduleRequest;
    #[wasm_bindgen(typescript_type = "ScheduleProgress")]
    pub type JsScheduleProgress;
    #[wasm_bindgen(typescript_type = "Metrics")]
    pub type JsMetrics;
    #[wasm_bindgen(typescript_type = "Suggestion[]")]
    pub type JsSuggestions;
    #[wasm_bindgen(typescript_type = "SearchRequest")]
    pub type JsSearchRequest;
    #[wasm_bindgen(typescript_type = "SearchProgress")]
    pub type JsSearchProgress;
    #[wasm_bindgen(typescript_type = "WatchRequest")]
    pub type JsWatchRequest;
    #[wasm_bindgen(typescript_type = "WatchProgress")]
    pub type JsWatchProgress;
}

#[wasm_bindgen]
impl Engine {
    /// The same on a graph that the caller brings.
    #[wasm_bindgen(js_name = withOwnData)]
    pub fn with_own_data(spec: JsSpec, data: JsOwnData) -> std::result::Result<Engine, JsValue> {
        let spec = read("spec", spec.into())?;
        let data = own_data(&data.into()).map_err(thrown)?;
        engine::Engine::with_own_data(spec, data)
            .map(Engine)
            .map_err(thrown)
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

    /// Begins a search for the most that can go; an unfinished one is dropped.
    #[wasm_bindgen(js_name = searchStart)]
    pub fn search_start(&mut self, request: JsSearchRequest) -> std::result::Result<(), JsValue> {
        let request = read("search request", request.into())?;
        self.0.search_start(request).map_err(thrown)
    }

    /// Tries up to `cuts` more cuts of it.
    #[wasm_bindgen(js_name = searchStep)]
    pub fn search_step(&mut self, cuts: u32) -> JsSearchProgress {
        written(&self.0.search_step(cuts)).unchecked_into()
    }

    /// Begins to watch the plan in force while new edges arrive.
    #[wasm_bindgen(js_name = watchStart)]
    pub fn watch_start(&mut self, request: JsWatchRequest) -> std::result::Result<(), JsValue> {
        let request = read("watch request", request.into())?;
        self.0.watch_start(request).map_err(thrown)
    }

    /// Lets one more batch arrive.
    #[wasm_bindgen(js_name = watchStep)]
    pub fn watch_step(&mut self) -> std::result::Result<JsWatchProgress, JsValue> {
        let progress = self.0.watch_step().map_err(thrown)?;
        Ok(written(&progress).unchecked_into())
    }
}
