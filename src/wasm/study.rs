//! The verbs of the engine that look closely: costs, explanations, and inference for whoever has a
//! clock. Nobody waits for them on the first screen, so the module that it needs does without.

use super::convert::{read, thrown, written};
use super::engine::{Engine, JsCard};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
import type { ControlProgress, CorrelationProgress, CostReport, Explanation, Kernel, LetGo, NodeExplanation, SeedsProgress } from '../src/engine/types';
"#;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(typescript_type = "CostReport")]
    pub type JsCostReport;
    #[wasm_bindgen(typescript_type = "Kernel")]
    pub type JsKernel;
    #[wasm_bindgen(typescript_type = "Explanation")]
    pub type JsExplanation;
    #[wasm_bindgen(typescript_type = "NodeExplanation")]
    pub type JsNodeExplanation;
    #[wasm_bindgen(typescript_type = "CorrelationProgress")]
    pub type JsCorrelationProgress;
    #[wasm_bindgen(typescript_type = "ControlProgress")]
    pub type JsControlProgress;
    #[wasm_bindgen(typescript_type = "LetGo")]
    pub type JsLetGo;
    #[wasm_bindgen(typescript_type = "SeedsProgress")]
    pub type JsSeedsProgress;
}

#[wasm_bindgen]
impl Engine {
    /// Why one item of a kind goes or stays, and what that alone does.
    pub fn explain(
        &mut self,
        card: JsCard,
        index: u32,
    ) -> std::result::Result<JsExplanation, JsValue> {
        let card = read("card", card.into())?;
        let explanation = self.0.explain(card, index).map_err(thrown)?;
        Ok(written(&explanation).unchecked_into())
    }

    /// What one node hears, and what is made of it.
    #[wasm_bindgen(js_name = explainNode)]
    pub fn explain_node(&mut self, node: u32) -> std::result::Result<JsNodeExplanation, JsValue> {
        let explanation = self.0.explain_node(node).map_err(thrown)?;
        Ok(written(&explanation).unchecked_into())
    }

    /// Measures up to `items` more of a kind one by one; how far the plan's criterion agrees with that, once
    /// all are measured.
    #[wasm_bindgen(js_name = correlationStep)]
    pub fn correlation_step(
        &mut self,
        card: JsCard,
        items: u32,
    ) -> std::result::Result<JsCorrelationProgress, JsValue> {
        let card = read("card", card.into())?;
        let progress = self.0.correlation_step(card, items).map_err(thrown)?;
        Ok(written(&progress).unchecked_into())
    }

    /// Whether removed weights come back where training does not hold them at 0. Takes as long as it does.
    #[wasm_bindgen(js_name = letGo)]
    pub fn let_go(&mut self, epochs: u32) -> std::result::Result<JsLetGo, JsValue> {
        let outcome = self.0.let_go(epochs).map_err(thrown)?;
        Ok(written(&outcome).unchecked_into())
    }

    /// Begins to train the dense model for so many epochs, beside the state.
    #[wasm_bindgen(js_name = controlStart)]
    pub fn control_start(&mut self, epochs: u32) -> std::result::Result<(), JsValue> {
        self.0.control_start(epochs).map_err(thrown)
    }

    /// Trains up to `epochs` of them.
    #[wasm_bindgen(js_name = controlStep)]
    pub fn control_step(&mut self, epochs: u32) -> JsControlProgress {
        written(&self.0.control_step(epochs)).unchecked_into()
    }

    /// Begins to run the plan in force from so many seeds, each trained anew.
    #[wasm_bindgen(js_name = seedsStart)]
    pub fn seeds_start(&mut self, seeds: u32, finetune: u32) -> std::result::Result<(), JsValue> {
        self.0.seeds_start(seeds, finetune).map_err(thrown)
    }

    /// Runs one more seed.
    #[wasm_bindgen(js_name = seedsStep)]
    pub fn seeds_step(&mut self) -> std::result::Result<JsSeedsProgress, JsValue> {
        let progress = self.0.seeds_step().map_err(thrown)?;
        Ok(written(&progress).unchecked_into())
    }

    /// Measures the plan in force by all there is: seconds on large graphs.
    #[wasm_bindgen(js_name = costReport)]
    pub fn cost_report(&mut self) -> JsCostReport {
        written(&self.0.cost_report()).unchecked_into()
    }

    /// Makes inference under the plan in force ready.
    pub fn prepare(&mut self, kernel: JsKernel) -> std::result::Result<(), JsValue> {
        self.0.prepare(read("kernel", kernel.into())?);
        Ok(())
    }

    /// Runs it `times` times, for whoever has a clock; the sum of the output.
    pub fn infer(&mut self, times: u32) -> f64 {
        self.0.infer(times)
    }
}
