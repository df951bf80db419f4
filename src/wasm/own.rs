//! A graph of the caller's own on its way in.

use super::convert::{array, get, malformed, number, refuse_others};
use crate::data::{EdgeColumn, OwnData, OwnFeatures};
use crate::error::Result;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
import type { OwnData } from '../src/engine/own';
"#;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(typescript_type = "OwnData")]
    pub type JsOwnData;
}

/// Typed arrays are taken as they are: through serde they would cross number by number.
pub(super) fn own_data(data: &JsValue) -> Result<OwnData> {
    let fields = [
        "nodes",
        "edges",
        "edgeWeights",
        "edgeColumns",
        "features",
        "classes",
        "roles",
        "nodeNames",
        "classNames",
    ];
    refuse_others(data, "data", &fields)?;
    let weights = get(data, "edgeWeights");
    Ok(OwnData {
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
        node_names: names(data, "nodeNames")?,
        class_names: names(data, "classNames")?,
    })
}

fn names(data: &JsValue, key: &str) -> Result<Vec<String>> {
    let names = get(data, key);
    if names.is_undefined() {
        return Ok(Vec::new());
    }
    let names: &js_sys::Array = (names.dyn_ref()).ok_or_else(|| malformed(key, "a list"))?;
    (names.iter())
        .map(|name| name.as_string().ok_or_else(|| malformed(key, "texts")))
        .collect()
}

fn edge_columns(columns: &JsValue) -> Result<Vec<EdgeColumn>> {
    let mut out = Vec::new();
    if columns.is_undefined() {
        return Ok(out);
    }
    let columns: &js_sys::Array =
        (columns.dyn_ref()).ok_or_else(|| malformed("edgeColumns", "a list"))?;
    for column in columns.iter() {
        refuse_others(&column, "edgeColumns", &["name", "values"])?;
        out.push(EdgeColumn {
            name: (get(&column, "name").as_string())
                .ok_or_else(|| malformed("edgeColumns.name", "a text"))?,
            values: array::<js_sys::Float32Array>(&column, "values")?.to_vec(),
        });
    }
    Ok(out)
}

fn own_features(features: &JsValue) -> Result<OwnFeatures> {
    let kind = get(features, "kind").as_string();
    let fields: &[&str] = match kind.as_deref() {
        Some("identity") => &["kind"],
        Some("dense") => &["kind", "columns", "values"],
        _ => &["kind", "columns", "ptr", "col", "val", "normalize"],
    };
    refuse_others(features, "features", fields)?;
    match kind.as_deref() {
        Some("identity") => Ok(OwnFeatures::Identity),
        Some("dense") => Ok(OwnFeatures::Dense {
            columns: number(features, "columns")?,
            values: array::<js_sys::Float32Array>(features, "values")?.to_vec(),
        }),
        Some("sparse") => Ok(OwnFeatures::Sparse {
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
