//! The verbs of the engine that train, prune and answer the sliders.

use super::convert::{read, thrown, written};
use crate::engine::{self, Measure};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
import type {
  Card, CriterionInfo, CurveProgress, CurveRequest, Info, Mark, Measure, Plan, PruneReport, Rewind,
  Spec, TrainReport,
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
    #[wasm_bindgen(typescript_type = "Rewind")]
    pub type JsRewind;
    #[wasm_bindgen(typescript_type = "CriterionInfo[]")]
    pub type JsCriteria;
    #[wasm_bindgen(typescript_type = "Card | 'nodes'")]
    pub type JsCard;
    #[wasm_bindgen(typescript_type = "Measure")]
    pub type JsMeasure;
    #[wasm_bindgen(typescript_type = "CurveRequest")]
    pub type JsCurveRequest;
    #[wasm_bindgen(typescript_type = "CurveProgress")]
    pub type JsCurveProgress;
    #[wasm_bindgen(typescript_type = "Mark")]
    pub type JsMark;
}

/// One experiment: its graph, model, training, and the plan in force. Errors are of the class
/// `Error` with the properties `code` and `detail`.
#[wasm_bindgen]
pub struct Engine(pub(super) engine::Engine);

#[wasm_bindgen]
impl Engine {
    /// At epoch 0, nothing removed.
    #[wasm_bindgen(constructor)]
    pub fn new(spec: JsSpec) -> std::result::Result<Engine, JsValue> {
        let spec = read("spec", spec.into())?;
        engine::Engine::new(spec).map(Engine).map_err(thrown)
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

    /// Puts marks of the hand on one kind of items in force: absolute and idempotent.
    #[wasm_bindgen(js_name = setHand)]
    pub fn set_hand(
        &mut self,
        card: JsCard,
        cut: &[u32],
        kept: &[u32],
    ) -> std::result::Result<JsPruneReport, JsValue> {
        let card = read("card", card.into())?;
        let report = self.0.set_hand(card, cut, kept).map_err(thrown)?;
        Ok(written(&report).unchecked_into())
    }

    /// The items of a kind that are cut by hand.
    #[wasm_bindgen(js_name = handCut)]
    pub fn hand_cut(&self, card: JsCard) -> std::result::Result<Vec<u32>, JsValue> {
        Ok(self.0.hand(read("card", card.into())?).cut.clone())
    }

    /// The items of a kind that are kept by hand.
    #[wasm_bindgen(js_name = handKept)]
    pub fn hand_kept(&self, card: JsCard) -> std::result::Result<Vec<u32>, JsValue> {
        Ok(self.0.hand(read("card", card.into())?).kept.clone())
    }

    /// The mark that one more snip puts on an item.
    #[wasm_bindgen(js_name = nextMark)]
    pub fn next_mark(&mut self, card: JsCard, index: u32) -> std::result::Result<JsMark, JsValue> {
        let card = read("card", card.into())?;
        let mark = self.0.next_mark(card, index).map_err(thrown)?;
        Ok(written(&mark).unchecked_into())
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

    /// The same with the biases behind them, layer by layer.
    pub fn parameters(&mut self) -> Vec<f32> {
        self.0.parameters()
    }

    /// The same with nothing removed.
    #[wasm_bindgen(js_name = wholeParameters)]
    pub fn whole_parameters(&mut self) -> Vec<f32> {
        self.0.whole_parameters()
    }

    /// Logits (nodes × classes), or embeddings (nodes × dimensions) where edges are predicted.
    pub fn logits(&mut self) -> Vec<f32> {
        self.0.logits()
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

    /// 1 for each node that keeps the edges it has.
    #[wasm_bindgen(js_name = nodeMask)]
    pub fn node_mask(&self) -> Vec<u8> {
        self.0.node_mask()
    }

    /// 1 for each edge that the masks of edges and nodes together keep.
    #[wasm_bindgen(js_name = edgeMask)]
    pub fn edge_mask(&self) -> Vec<u8> {
        self.0.edge_mask()
    }

    /// What the plan multiplies the weight of each kept edge by; empty where it leaves weights alone.
    #[wasm_bindgen(js_name = edgeStrengths)]
    pub fn edge_strengths(&mut self) -> Vec<f32> {
        self.0.edge_strengths()
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

    /// The sub-network of each weight; empty where there are none.
    #[wasm_bindgen(js_name = subNetworkOfWeights)]
    pub fn sub_network_of_weights(&mut self) -> Vec<u32> {
        self.0.sub_network_of_weights()
    }

    /// Scores of the weights by the plan's criterion, in their order; high means keep.
    #[wasm_bindgen(js_name = weightScores)]
    pub fn weight_scores(&mut self) -> Vec<f64> {
        self.0.weight_scores()
    }

    /// Scores of the edges by the plan's criterion; high means keep.
    #[wasm_bindgen(js_name = edgeScores)]
    pub fn edge_scores(&mut self) -> Vec<f64> {
        self.0.edge_scores()
    }

    /// Scores of the nodes by the plan's criterion; high means keep.
    #[wasm_bindgen(js_name = nodeScores)]
    pub fn node_scores(&mut self) -> Vec<f64> {
        self.0.node_scores()
    }

    /// One kind of items in the order in which a growing ratio removes them.
    pub fn order(&mut self, card: JsCard) -> std::result::Result<Vec<u32>, JsValue> {
        Ok(self.0.order(read("card", card.into())?))
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

    /// For every number of weights from none to all, a score below which so many lie.
    pub fn thresholds(&mut self) -> Vec<f64> {
        self.0.thresholds()
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

    /// How many items two lists of predictions disagree on.
    pub fn differing(a: &[u32], b: &[u32]) -> u32 {
        engine::differing(a, b)
    }

    /// How many items the first of two masks alone keeps, and the second alone.
    pub fn alone(a: &[u8], b: &[u8]) -> Vec<u32> {
        engine::alone(a, b).to_vec()
    }
}
