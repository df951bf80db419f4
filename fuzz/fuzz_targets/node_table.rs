//! Any bytes as the table beside a graph: `cargo +nightly fuzz run node_table fuzz/corpus/import`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use secateur::data::import::{Reading, read};

fuzz_target!(|bytes: &[u8]| {
    let _ = read(b"a,b\nb,c\n", Some(bytes), &Reading::default());
});
