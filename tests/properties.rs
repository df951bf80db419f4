//! What holds for every graph, model and plan.

mod common;
#[path = "properties/engine.rs"]
mod engine;
#[path = "properties/experiment.rs"]
mod experiment;
#[path = "properties/masking.rs"]
mod masking;
#[path = "properties/ranking.rs"]
mod ranking;
#[path = "properties/streams.rs"]
mod streams;
#[path = "properties/training.rs"]
mod training;
