//! Graphs from files: what networkx writes reads back, mistakes have a place, nothing panics.
#![cfg(not(target_arch = "wasm32"))]

#[path = "import/arbitrary.rs"]
mod arbitrary;
#[path = "import/formats.rs"]
mod formats;
#[path = "import/malformed.rs"]
mod malformed;
#[path = "import/networkx.rs"]
mod networkx;

use secateur::Result;
use secateur::data::RawGraph;
use secateur::data::import::{Reading, Understanding, read};

fn text(text: &str) -> Result<(RawGraph, Understanding)> {
    read(text.as_bytes(), None, &Reading::default())
}
