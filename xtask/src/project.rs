//! Where things lie.

use std::env;
use std::path::{Path, PathBuf};

/// The repository's folder.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("xtask lies in the repository")
}

/// The page's sources.
pub fn www() -> PathBuf {
    root().join("www")
}

/// The bindings that the page imports.
pub fn bindings() -> PathBuf {
    www().join("pkg")
}

/// The built site.
pub fn site() -> PathBuf {
    www().join("dist")
}

/// WebAssembly may come from another compiler than the native code: each has its own folder, or
/// every switch would compile everything again.
pub fn wasm_target() -> PathBuf {
    root().join("target-wasm")
}

/// The cargo that called us, and so the compiler that the visitor chose.
pub fn cargo() -> PathBuf {
    env::var_os("CARGO").map_or_else(|| "cargo".into(), PathBuf::from)
}
