//! A pruned model as files.

use super::convert::{array, get, read, refuse_others, thrown};
use super::engine::{JsPlan, JsSpec};
use super::own::own_data;
use crate::error::Result;
use crate::export::{Arrays, ExportKind, Pruned};
use js_sys::{Float32Array, Float64Array, Uint8Array};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
import type { ExportArrays } from '../src/engine/own';
import type { ExportKind } from '../src/engine/types';
"#;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(typescript_type = "OwnData | null")]
    pub type JsOwn;
    #[wasm_bindgen(typescript_type = "ExportArrays")]
    pub type JsArrays;
    #[wasm_bindgen(typescript_type = "ExportKind")]
    pub type JsExportKind;
}

/// The file of this kind, of what the engine computed for a spec and a plan on its own graph, or on the
/// one that the caller brings.
#[wasm_bindgen(js_name = exportFile)]
pub fn export_file(
    kind: JsExportKind,
    spec: JsSpec,
    plan: JsPlan,
    own: JsOwn,
    arrays: JsArrays,
) -> std::result::Result<Vec<u8>, JsValue> {
    let kind: ExportKind = read("kind", kind.into())?;
    let (spec, plan) = (read("spec", spec.into())?, read("plan", plan.into())?);
    let own: JsValue = own.into();
    let own = match own.is_null() {
        true => None,
        false => Some(own_data(&own).map_err(thrown)?),
    };
    let arrays = arrays_of(&arrays.into()).map_err(thrown)?;
    Pruned::new(spec, plan, own, arrays)
        .and_then(|pruned| pruned.export(kind))
        .map_err(thrown)
}

fn arrays_of(value: &JsValue) -> Result<Arrays> {
    let floats = |key| Ok(array::<Float32Array>(value, key)?.to_vec());
    let flags = |key| Ok(array::<Uint8Array>(value, key)?.to_vec());
    let scores = |key| match get(value, key).is_null() {
        true => Ok(Vec::new()),
        false => Ok(array::<Float64Array>(value, key)?.to_vec()),
    };
    let fields = [
        "params",
        "whole",
        "weightMask",
        "neuronMask",
        "edgeMask",
        "edgeStrengths",
        "logits",
        "weightScores",
        "neuronScores",
        "edgeScores",
    ];
    refuse_others(value, "arrays", &fields)?;
    Ok(Arrays {
        params: floats("params")?,
        whole: floats("whole")?,
        weight_mask: flags("weightMask")?,
        neuron_mask: flags("neuronMask")?,
        edge_mask: flags("edgeMask")?,
        edge_strengths: floats("edgeStrengths")?,
        logits: floats("logits")?,
        weight_scores: scores("weightScores")?,
        neuron_scores: scores("neuronScores")?,
        edge_scores: scores("edgeScores")?,
    })
}
