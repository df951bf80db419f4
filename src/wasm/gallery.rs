//! Graphs of the gallery, and generated ones.

use super::convert::{read, thrown, written};
use super::given::{given, set};
use crate::data::{FeatureChoice, GalleryGraph, Generator, Opened};
use crate::error;
use js_sys::{Float32Array, Object};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
import type { OpenedGraph } from '../src/engine/own';
import type { FeatureChoice, Generator } from '../src/engine/types';
"#;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(typescript_type = "FeatureChoice | null")]
    pub type JsFeatures;
    #[wasm_bindgen(typescript_type = "Generator")]
    pub type JsGenerator;
    #[wasm_bindgen(typescript_type = "OpenedGraph")]
    pub type JsOpened;
}

/// A file of the gallery, parsed, with the features that are stated or those that suit it; `seed`
/// decides who trains, validates and tests.
#[wasm_bindgen(js_name = openGallery)]
pub fn open_gallery(
    file: JsValue,
    features: JsFeatures,
    seed: u32,
) -> std::result::Result<JsOpened, JsValue> {
    let graph: GalleryGraph = read("file", file)?;
    let features: Option<FeatureChoice> = read("features", features.into())?;
    told(Opened::gallery(graph, features, seed))
}

/// A graph that a model draws, likewise; `seed` decides the graph too.
#[wasm_bindgen(js_name = openGenerated)]
pub fn open_generated(
    generator: JsGenerator,
    features: JsFeatures,
    seed: u32,
) -> std::result::Result<JsOpened, JsValue> {
    let generator: Generator = read("generator", generator.into())?;
    let features: Option<FeatureChoice> = read("features", features.into())?;
    told(Opened::generated(&generator, features, seed))
}

pub(super) fn told(opened: error::Result<Opened>) -> std::result::Result<JsOpened, JsValue> {
    let opened = opened.map_err(thrown)?;
    let out = Object::new();
    set(&out, "data", given(&opened.data));
    set(&out, "hash", opened.data.hash());
    set(&out, "choice", written(&opened.choice));
    let places = match &opened.positions {
        Some(at) => Float32Array::from(&at[..]).into(),
        None => JsValue::NULL,
    };
    set(&out, "positions", places);
    set(&out, "userItem", opened.user_item);
    let homophily = opened.homophily().map_or(JsValue::NULL, JsValue::from);
    set(&out, "homophily", homophily);
    Ok(JsValue::from(out).unchecked_into())
}
