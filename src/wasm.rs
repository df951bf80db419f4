//! The core as JavaScript sees it, without logic: one module for what trains and prunes, and one for
//! files, which is fetched when somebody brings or takes one. Each has a feature of its own.
//!
//! Small values cross as plain objects with the types of `types.ts`, big arrays as typed arrays, each
//! a copy: no view into this memory leaves.

mod convert;
#[cfg(feature = "engine")]
mod engine;
#[cfg(feature = "files")]
mod export;
#[cfg(feature = "files")]
mod files;
#[cfg(feature = "files")]
mod gallery;
#[cfg(feature = "files")]
mod given;
mod own;

#[cfg(feature = "engine")]
pub use engine::Engine;
