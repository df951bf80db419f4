//! The plan in force over several seeds, against its baselines.

use super::{Engine, Spec};
use crate::analysis::MOST;
use crate::data::{Dataset, Source};
use crate::error::{Result, check_range};
use crate::experiment::{ArmResult, Seeds};
use crate::told::told;
use crate::train::MAX_EPOCHS;

/// How far the runs are.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct SeedsProgress {
    pub done: u32,
    pub of: u32,
    /// Arm by arm, the plan's first, once all seeds are done.
    pub arms: Option<Vec<ArmResult>>,
}

told!(SeedsProgress { done, of, arms });

impl Engine {
    /// Begins to run the plan in force from `seeds` seeds, the spec's own and those that follow it, each
    /// trained anew and fine-tuned for `finetune` epochs; nothing of the state changes. An unfinished
    /// comparison is dropped.
    ///
    /// # Errors
    /// Fewer seeds than 2 or more than 30, or more epochs than any training may have.
    pub fn seeds_start(&mut self, seeds: u32, finetune: u32) -> Result<()> {
        check_range("seeds", f64::from(seeds), 2.0, MOST as f64)?;
        check_range("epochs", f64::from(finetune), 0.0, f64::from(MAX_EPOCHS))?;
        let epochs = self.spec.training.epochs;
        let mut asked = self.plan;
        if asked.deviations().is_some() {
            // Of a threshold the share is an outcome: the baselines lose as many as went here.
            let mask = &self.masks.weights;
            let thousandths = 1000.0 * mask.count_pruned() as f64 / mask.len() as f64;
            asked.weights.ratio = libm::round(thousandths) / 1000.0;
            asked.weights.deviations = None;
        }
        self.seeds = Some(Seeds::new(self.plan, asked, seeds, epochs, finetune));
        Ok(())
    }

    /// Runs one more seed; without a comparison nothing is done.
    ///
    /// # Errors
    /// A split that cannot be drawn, or a plan that cannot be had there.
    pub fn seeds_step(&mut self) -> Result<SeedsProgress> {
        let Some(mut seeds) = self.seeds.take() else {
            return Ok(SeedsProgress {
                done: 0,
                of: 0,
                arms: None,
            });
        };
        let start = self.seeded(self.spec.seed.wrapping_add(seeds.done()))?;
        seeds.step(start.pruner)?;
        let progress = SeedsProgress {
            done: seeds.done(),
            of: seeds.of(),
            arms: seeds.results(),
        };
        if progress.arms.is_none() {
            self.seeds = Some(seeds);
        }
        Ok(progress)
    }

    /// The same experiment of another seed, at epoch 0: a graph that is generated is drawn anew, and so are
    /// the edges that are held out.
    fn seeded(&self, seed: u32) -> Result<Engine> {
        let spec = Spec {
            seed,
            ..self.spec.clone()
        };
        let data = match &spec.graph {
            Source::Own { .. } => {
                let mut data = Dataset::clone(self.data());
                if let Some((graph, columns)) = &self.brought {
                    data.graph = graph.clone();
                    data.edge_columns.clone_from(columns);
                }
                data
            }
            graph => Dataset::load(graph, seed)?,
        };
        Engine::with_dataset(spec, data)
    }
}
