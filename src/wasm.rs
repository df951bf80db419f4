//! The core as JavaScript sees it, without logic, in two modules: what trains, prunes and answers the
//! sliders, which the page downloads first; and all there is, with what looks closely and what knows
//! files, which is fetched when somebody asks for that. Features decide what is in a module.
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
#[cfg(feature = "study")]
mod study;

#[cfg(feature = "engine")]
pub use engine::Engine;
