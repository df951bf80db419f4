//! Names an experiment by a hash of its spec, so that a state is not given to another one.

use super::Spec;
use crate::data::{BlockModel, KarateLabels, LinkShares, Source, SplitChoice};
use crate::nn::{Dropout, ModelConfig, OptimizerConfig};
use crate::train::{Task, TrainingConfig};
use xxhash_rust::xxh64::Xxh64;

/// XXH64 over every field in its order, little-endian; a variant counts by its place.
pub fn spec_hash(spec: &Spec) -> u64 {
    // Taken apart without `..`, so that a new field cannot be forgotten.
    let Spec {
        graph,
        task,
        split,
        model,
        training,
        seed,
    } = spec;
    let mut hash = Fields(Xxh64::new(0));
    hash.source(graph);
    hash.task(task);
    match *split {
        SplitChoice::Given => hash.whole(0),
        SplitChoice::Stratified { train, validation } => hash.wholes(&[1, train, validation]),
    }
    hash.model(model);
    hash.training(training);
    hash.whole(*seed);
    hash.0.digest()
}

struct Fields(Xxh64);

impl Fields {
    fn whole(&mut self, value: u32) {
        self.0.update(&value.to_le_bytes());
    }

    fn wholes(&mut self, values: &[u32]) {
        values.iter().for_each(|&value| self.whole(value));
    }

    fn real(&mut self, value: f64) {
        self.0.update(&value.to_le_bytes());
    }

    fn source(&mut self, source: &Source) {
        match source {
            Source::KarateClub { labels } => {
                self.wholes(&[0, u32::from(*labels == KarateLabels::Communities)]);
            }
            Source::BlockModel(BlockModel {
                nodes,
                edges,
                blocks,
                homophily,
                features,
                signal,
                labels,
            }) => {
                self.wholes(&[1, *nodes, *edges, *blocks, *features, *labels]);
                self.real(*homophily);
                self.real(*signal);
            }
            Source::Own { hash } => {
                self.whole(2);
                self.0
                    .update(hash.as_deref().unwrap_or_default().as_bytes());
            }
        }
    }

    fn task(&mut self, task: &Task) {
        match *task {
            Task::NodeClasses => self.whole(0),
            Task::Communities => self.whole(1),
            Task::Links {
                dimensions,
                shares:
                    LinkShares {
                        validation,
                        test,
                        bipartite,
                    },
            } => {
                self.wholes(&[2, dimensions, u32::from(bipartite)]);
                self.real(validation);
                self.real(test);
            }
        }
    }

    fn model(&mut self, model: &ModelConfig) {
        let ModelConfig {
            hidden,
            bias,
            activation,
            dropout: Dropout {
                input,
                hidden: between,
            },
            normalization,
            self_loops,
        } = model;
        self.whole(hidden.len() as u32);
        self.wholes(hidden);
        self.wholes(&[
            u32::from(*bias),
            *activation as u32,
            *normalization as u32,
            u32::from(*self_loops),
        ]);
        self.real(*input);
        self.real(*between);
    }

    fn training(&mut self, training: &TrainingConfig) {
        let TrainingConfig {
            epochs,
            optimizer,
            weight_decay,
            decay,
            patience,
            checkpoint,
            drop_edge,
        } = *training;
        self.wholes(&[epochs, decay as u32, patience.unwrap_or(0)]);
        // It came later: what has none keeps its name.
        if checkpoint > 0 {
            self.wholes(&[u32::MAX, checkpoint]);
        }
        if drop_edge > 0.0 {
            self.whole(u32::MAX - 1);
            self.real(drop_edge);
        }
        self.real(weight_decay);
        match optimizer {
            OptimizerConfig::Adam { learning_rate } => {
                self.whole(0);
                self.real(learning_rate);
            }
            OptimizerConfig::Sgd {
                learning_rate,
                momentum,
            } => {
                self.whole(1);
                self.real(learning_rate);
                self.real(momentum);
            }
        }
    }
}
