//! The core as JavaScript sees it, without logic, in two modules: what opens the karate club, trains it,
//! prunes it and answers the sliders, which the page downloads first; and all there is, which is fetched
//! when somebody asks for more. A feature decides what is in a module.
//!
//! Small values cross as plain objects with the types of `types.ts`, big arrays as typed arrays, each
//! a copy: no view into this memory leaves.

mod convert;
mod engine;
#[cfg(feature = "whole")]
mod export;
#[cfg(feature = "whole")]
mod files;
#[cfg(feature = "whole")]
mod gallery;
#[cfg(feature = "whole")]
mod given;
#[cfg(feature = "whole")]
mod later;
#[cfg(feature = "whole")]
mod own;
#[cfg(feature = "whole")]
mod study;

pub use engine::Engine;
