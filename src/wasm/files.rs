//! Graphs from files, and what a spec calls them.

use super::convert::{read, thrown, written};
use super::gallery::{JsOpened, told};
use super::own::{JsOwnData, own_data};
use crate::data::import::{self, Understanding};
use crate::data::{Choice, Opened, RawGraph};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
import type { Choice, Reading, Understanding } from '../src/engine/types';
"#;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(typescript_type = "Reading")]
    pub type JsReading;
    #[wasm_bindgen(typescript_type = "Understanding")]
    pub type JsUnderstanding;
    #[wasm_bindgen(typescript_type = "Choice")]
    pub type JsChoice;
}

/// The name of a graph that the caller brings, as a spec knows it.
#[wasm_bindgen(js_name = hashOf)]
pub fn hash_of(data: JsOwnData) -> std::result::Result<String, JsValue> {
    own_data(&data.into())
        .map(|data| data.hash())
        .map_err(thrown)
}

/// A graph that was read from a file. It stays with whoever read it: what is chosen leaves as arrays.
#[wasm_bindgen]
pub struct FileGraph {
    raw: RawGraph,
    understanding: Understanding,
}

#[wasm_bindgen]
impl FileGraph {
    /// Reads a file, with a table of its nodes or a Pajek partition beside it if there is one.
    #[wasm_bindgen(constructor)]
    pub fn new(
        bytes: &[u8],
        node_table: Option<Box<[u8]>>,
        reading: JsReading,
    ) -> std::result::Result<FileGraph, JsValue> {
        let reading = read("reading", reading.into())?;
        let (raw, understanding) =
            import::read(bytes, node_table.as_deref(), &reading).map_err(thrown)?;
        Ok(FileGraph { raw, understanding })
    }

    /// What was understood of it.
    pub fn understanding(&self) -> JsUnderstanding {
        written(&self.understanding).unchecked_into()
    }

    /// The graph to learn from; `seed` decides who trains, validates and tests.
    pub fn choose(&self, choice: JsChoice, seed: u32) -> std::result::Result<JsOpened, JsValue> {
        let choice: Choice = read("choice", choice.into())?;
        told(Opened::chosen(&self.raw, choice, seed))
    }
}
