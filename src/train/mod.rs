//! Training: the epoch loop, early stopping, and what is measured on the way.

mod config;
mod drop_edge;
mod judge;
mod metrics;
mod network;
mod task;

pub use config::{Decay, MAX_EPOCHS, TrainingConfig};
pub use drop_edge::sampled_edges;
pub use judge::Judge;
pub use metrics::{Confusion, average_precision, calibration_error, ranking, roc_auc};
pub use network::{Network, Score};
pub use task::Task;

use crate::graph::Laid;
use crate::nn::{DropoutKey, Optimizer};
use crate::value::readable;

/// One epoch, as it went.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Epoch {
    /// 1 for the first.
    pub number: u32,
    /// Mean cross-entropy on the training nodes, before the step.
    pub loss: f64,
    /// Mean cross-entropy on the validation nodes, after the step; `None` without validation nodes
    /// or where it was not measured.
    pub validation_loss: Option<f64>,
    /// How many validation items are right after the step, or without any how many of those that count;
    /// `None` where it was not measured.
    pub correct: Option<u32>,
}

/// Which epochs of a run are measured. Early stopping measures every one in any case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub enum Measure {
    /// Every epoch; with dropout only the last, since each would take a forward pass of its own.
    #[default]
    Epochs,
    /// The last one.
    Last,
}

readable!(Measure: Epochs, Last);

/// What is asked of a trainer.
#[derive(Debug, Clone, Copy)]
pub struct Run<'a> {
    pub epochs: u32,
    /// Of dropout and negatives.
    pub seed: u32,
    /// Which parameters are kept, one flag each; `None` keeps all.
    pub kept: Option<&'a [bool]>,
    pub measure: Measure,
}

/// Why a run ended.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Ended {
    /// All epochs that were asked for are done.
    Done,
    /// The validation loss has not fallen for as long as the patience lasts; the best weights are
    /// back.
    Early { best_epoch: u32 },
    /// The loss or a weight became infinite or NaN; the weights of the last good epoch are back.
    Diverged { epoch: u32, learning_rate: f64 },
}

/// Everything that changes from epoch to epoch, beside the parameters.
#[derive(Debug, Clone, PartialEq)]
pub struct Trainer {
    pub config: TrainingConfig,
    pub optimizer: Optimizer,
    /// Epochs done.
    pub epoch: u32,
    best: Option<Best>,
}

#[derive(Debug, Clone, PartialEq)]
struct Best {
    validation_loss: f64,
    epoch: u32,
    params: Vec<f32>,
}

impl Trainer {
    /// At epoch 0, the optimiser without memory.
    pub fn new(config: TrainingConfig, params: usize) -> Self {
        Trainer {
            config,
            optimizer: Optimizer::new(&config.optimizer, params),
            epoch: 0,
            best: None,
        }
    }

    /// Where an earlier run was: its optimiser, its epoch, and (validation loss, epoch, parameters)
    /// of its best epoch.
    pub fn resume(
        config: TrainingConfig,
        optimizer: Optimizer,
        epoch: u32,
        best: Option<(f64, u32, Vec<f32>)>,
    ) -> Self {
        Trainer {
            config,
            optimizer,
            epoch,
            best: best.map(|(validation_loss, epoch, params)| Best {
                validation_loss,
                epoch,
                params,
            }),
        }
    }

    /// Validation loss, epoch and parameters of the best epoch so far, while patience counts.
    pub fn best(&self) -> Option<(f64, u32, &[f32])> {
        self.best
            .as_ref()
            .map(|best| (best.validation_loss, best.epoch, &best.params[..]))
    }

    /// Patience counts anew: the best epoch was another network's.
    pub fn forget_best(&mut self) {
        self.best = None;
    }

    /// Trains `params`. Parameters that are not kept are and stay 0, and so does the optimiser's
    /// memory of them. Afterwards the network's buffers hold a forward pass without dropout of the
    /// final parameters.
    ///
    /// The same epochs in several calls give the same bits as in one. After a divergence parameters,
    /// optimiser and epoch are those of the last epoch that left all of them, and what the network
    /// makes of them, finite.
    pub fn run(
        &mut self,
        network: &mut Network,
        params: &mut [f32],
        run: Run,
        mut each: impl FnMut(Epoch),
    ) -> Ended {
        self.run_told(network, params, run, &mut each)
    }

    /// One copy of the code, whoever listens.
    fn run_told(
        &mut self,
        network: &mut Network,
        params: &mut [f32],
        run: Run,
        each: &mut dyn FnMut(Epoch),
    ) -> Ended {
        let start = (self.clone(), params.to_vec());
        let mut ended = self.epochs(network, params, run, false, each);
        let mut good = run.epochs;
        while let Ended::Diverged { epoch, .. } = ended {
            // A run repeats bit for bit, so going back needs no copy of every epoch. The state that
            // led to the loss comes first: under dropout it may be good by itself.
            good = (epoch - 1 - start.0.epoch).min(good.saturating_sub(1));
            self.clone_from(&start.0);
            params.copy_from_slice(&start.1);
            if good == 0 {
                network.forward(params);
                break;
            }
            let again = Run {
                epochs: good,
                measure: Measure::Last,
                ..run
            };
            match self.epochs(network, params, again, true, &mut |_| {}) {
                earlier @ Ended::Diverged { .. } => ended = earlier,
                _ => break,
            }
        }
        ended
    }

    /// `is_checked`: every epoch's result is to be good, not only the last one's.
    fn epochs(
        &mut self,
        network: &mut Network,
        params: &mut [f32],
        run: Run,
        is_checked: bool,
        each: &mut dyn FnMut(Epoch),
    ) -> Ended {
        let mut gradient = vec![0.0; params.len()];
        let rate = self.config.drop_edge;
        let whole = (rate > 0.0).then(|| network.laid_edges().clone());
        let has_dropout = network.has_dropout() || whole.is_some();
        if let Some(kept) = run.kept {
            zero_pruned(params, kept);
            self.optimizer.mask(kept);
        }
        let mut is_current = false;
        for i in 0..run.epochs {
            if has_dropout || !is_current {
                let key = DropoutKey {
                    seed: run.seed,
                    epoch: self.epoch,
                };
                if let Some(whole) = &whole {
                    let sample = sampled_edges(&whole.edges, rate, run.seed, self.epoch);
                    let strengths = whole.strengths.clone();
                    network.lay_edges(Laid::new(sample, strengths, whole.frozen));
                }
                network.forward_to_loss(params, key);
            }
            network.begin_epoch(run.seed, self.epoch);
            let loss = network.backward(params, &mut gradient);
            if let Some(whole) = &whole {
                network.lay_edges(whole.clone());
            }
            if !loss.is_finite() {
                return self.diverged();
            }
            network.add_decay(&self.config, params, &mut gradient);
            if let Some(kept) = run.kept {
                zero_pruned(&mut gradient, kept);
            }
            self.optimizer
                .step(&self.config.optimizer, params, &gradient);
            if let Some(kept) = run.kept {
                zero_pruned(params, kept);
            }
            self.epoch += 1;
            let is_measured = i + 1 == run.epochs
                || self.config.patience.is_some()
                || (run.measure == Measure::Epochs && !has_dropout);
            // Without dropout the next epoch starts from this very pass.
            is_current = is_measured || is_checked;
            if is_current {
                network.forward(params);
            }
            if is_checked && !self.is_good(network, params) {
                return self.diverged();
            }
            let validation_loss = is_measured.then(|| network.validation_loss()).flatten();
            each(Epoch {
                number: self.epoch,
                loss,
                validation_loss,
                correct: is_measured.then(|| network.count_judged().0),
            });
            if let Some(best_epoch) = self.is_exhausted(validation_loss, params) {
                network.forward(params);
                return Ended::Early { best_epoch };
            }
        }
        if !is_current {
            network.forward(params);
        }
        if self.is_good(network, params) {
            Ended::Done
        } else {
            self.diverged()
        }
    }

    /// Whether everything is finite, the network's last pass included. The loss alone does not tell:
    /// tanh makes 1 of an infinite weight.
    fn is_good(&self, network: &Network, params: &[f32]) -> bool {
        params.iter().all(|w| w.is_finite()) && self.optimizer.is_finite() && network.is_finite()
    }

    /// Names the first epoch whose loss was not finite, or would be.
    fn diverged(&self) -> Ended {
        Ended::Diverged {
            epoch: self.epoch + 1,
            learning_rate: self.config.optimizer.learning_rate(),
        }
    }

    /// Keeps the best parameters; once patience is exhausted puts them back and names their epoch.
    fn is_exhausted(&mut self, validation_loss: Option<f64>, params: &mut [f32]) -> Option<u32> {
        let patience = self.config.patience?;
        let validation_loss = validation_loss?;
        match &mut self.best {
            Some(best) if validation_loss < best.validation_loss => {
                best.validation_loss = validation_loss;
                best.epoch = self.epoch;
                best.params.copy_from_slice(params);
                None
            }
            Some(best) => {
                if self.epoch - best.epoch < patience {
                    return None;
                }
                params.copy_from_slice(&best.params);
                let epoch = best.epoch;
                self.best = None;
                Some(epoch)
            }
            None => {
                self.best = Some(Best {
                    validation_loss,
                    epoch: self.epoch,
                    params: params.to_vec(),
                });
                None
            }
        }
    }
}

fn zero_pruned(values: &mut [f32], kept: &[bool]) {
    for (value, &kept) in values.iter_mut().zip(kept) {
        if !kept {
            *value = 0.0;
        }
    }
}
