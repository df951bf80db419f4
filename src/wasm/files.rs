//! What is known of files.

use super::convert::thrown;
use super::own::{JsOwnData, own_data};
use wasm_bindgen::prelude::*;

/// The name of a graph that the caller brings, as a spec knows it.
#[wasm_bindgen(js_name = hashOf)]
pub fn hash_of(data: JsOwnData) -> std::result::Result<String, JsValue> {
    own_data(&data.into())
        .map(|data| data.hash())
        .map_err(thrown)
}
