//! The control for everything that trains: the dense model, trained for as many epochs in all.

use crate::mask::Mask;
use crate::prune::Pruner;
use crate::train::{Ended, Epoch, Measure, Network, Run, Score, Trainer};

/// θ₀ in training with nothing removed: resumable, a bounded number of epochs at a time. It has a network of
/// its own, and what it began from does not change.
#[derive(Debug, Clone)]
pub struct Control {
    network: Network,
    params: Vec<f32>,
    trainer: Trainer,
    seed: u32,
    epochs: u32,
    ended: Option<Ended>,
}

impl Control {
    /// `epochs` of them, at the rate that the pruner's training has by now.
    pub fn new(pruner: &Pruner, epochs: u32) -> Self {
        let mut network = pruner.network().clone();
        let edges = network.data().graph.edges();
        network.set_edges(&Mask::all_kept(edges));
        let params = pruner.initial().to_vec();
        network.forward(&params);
        Control {
            trainer: Trainer::new(pruner.state().trainer.config, params.len()),
            network,
            params,
            seed: pruner.seed(),
            epochs,
            ended: (epochs == 0).then_some(Ended::Done),
        }
    }

    /// Trains up to `epochs` more.
    pub fn step(&mut self, epochs: u32, each: &mut dyn FnMut(Epoch)) {
        let left = self.epochs - self.done();
        if self.ended.is_some() {
            return;
        }
        let run = Run {
            epochs: epochs.clamp(1, left),
            seed: self.seed,
            kept: None,
            measure: Measure::Epochs,
        };
        let ended = (self.trainer).run(&mut self.network, &mut self.params, run, |epoch| {
            each(epoch)
        });
        if ended != Ended::Done || self.done() == self.epochs {
            self.ended = Some(ended);
        }
    }

    /// Epochs done.
    pub fn done(&self) -> u32 {
        self.trainer.epoch
    }

    /// How many were asked for.
    pub fn of(&self) -> u32 {
        self.epochs
    }

    /// Why it ended, once it has.
    pub fn ended(&self) -> Option<Ended> {
        self.ended
    }

    /// The result so far on the items that count.
    pub fn score(&self) -> Score {
        self.network.evaluated()
    }
}
