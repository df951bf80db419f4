//! # Secateur
//!
//! Exact, reproducible pruning of small graph convolutional networks.
//!
//! ```text
//! error  rng  mask  value  told               leaves, open to all
//! kernels                               sparse and dense products, in a fixed order
//! graph      → kernels                  undirected graphs, Â, layout
//! data       → graph                    features, classes, splits; builtin graphs
//! nn         → kernels, graph           layers, loss, optimisers: forward and backward
//! train      → nn, data                 the epoch loop
//! prune      → train, nn, graph, data   scores, rankings, masks, the pruning state
//! analysis   → prune, train, nn, data   costs, storage, quality, explanations
//! experiment → train, prune, analysis   sweeps, schedules, seeds
//! engine     → all of these             every verb that the interface has
//! export     → engine, and what is below  a pruned model as files of other programs
//! wasm       → engine, data, export             the same for JavaScript, in two modules
//! ```
//!
//! ```
//! use secateur::{Engine, Plan, Spec, WeightPlan};
//!
//! let spec: Spec = serde_json::from_str(
//!     r#"{
//!         "graph": { "kind": "karateClub", "labels": "factions" },
//!         "task": { "kind": "nodeClasses" }, "split": { "kind": "given" },
//!         "model": { "hidden": [16], "bias": false, "activation": "relu",
//!                    "dropout": { "input": 0, "hidden": 0 },
//!                    "normalization": "symmetric", "selfLoops": true },
//!         "training": { "epochs": 200, "optimizer": { "kind": "adam", "learningRate": 0.01 },
//!                       "weightDecay": 0.0005, "decay": "first", "patience": null },
//!         "seed": 1
//!     }"#,
//! )?;
//! let mut engine = Engine::new(spec)?;
//! engine.train(200)?;
//! let plan = Plan {
//!     weights: WeightPlan { ratio: 0.5, ..WeightPlan::default() },
//!     ..Plan::default()
//! };
//! let report = engine.prune(plan)?;
//! assert_eq!(report.weights.removed, 288);
//! assert!(report.pruned.correct >= 28);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod analysis;
pub mod data;
pub mod engine;
pub mod error;
pub mod experiment;
#[cfg(feature = "whole")]
pub mod export;
pub mod graph;
pub mod kernels;
pub mod mask;
pub mod nn;
pub mod prune;
pub mod rng;
pub mod told;
pub mod train;
pub mod value;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

pub use engine::{Engine, Spec};
pub use error::{Error, Result};
pub use prune::{
    AfterEdges, Card, EdgeCriterion, EdgePlan, NeuronCriterion, NeuronPlan, Parts, PartsBy, Plan,
    Ratios, Rewind, RewindTo, Scope, WeightCriterion, WeightPlan, WeightStructure,
};
