//! Any bytes as the file of a graph: `cargo +nightly fuzz run import fuzz/corpus/import`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use secateur::data::import::{Reading, read};

fuzz_target!(|bytes: &[u8]| {
    if let Ok((raw, told)) = read(bytes, None, &Reading::default()) {
        let data = told.suggestion.apply(&raw, 1);
        let _ = data.and_then(|data| data.into_dataset());
    }
});
