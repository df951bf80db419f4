//! Movement: −Σ_t w_t · g_t over 60 epochs of fine-tuning from the reference, g the gradient of the training
//! loss; weights that shrink towards 0 go first (Sanh, Wolf & Rush 2020). O(60 epochs).
//!
//! The fine-tuning is a trial: Adam of rate 0.01 without dropout and decay, over all weights, and nothing of it
//! is kept but the sum.
//!
//! Pitfall: once the training loss is fitted hardly anything moves.

use super::super::Subject;
use crate::nn::{Optimizer, OptimizerConfig};

const EPOCHS: u32 = 60;
const RATE: f64 = 0.01;

/// One score a weight.
pub fn movement(subject: &mut Subject) -> Vec<f64> {
    subject.uncut();
    let network = &mut *subject.network;
    let mut params = subject.reference.to_vec();
    let config = OptimizerConfig::Adam {
        learning_rate: RATE,
    };
    let mut optimizer = Optimizer::new(&config, params.len());
    let mut scores = vec![0.0; network.shape().weights()];
    for epoch in 0..EPOCHS {
        let judge = network.training_judge(subject.seed, epoch);
        let gradient = network.judged_gradient(&params, &judge);
        for (score, (&w, &g)) in scores.iter_mut().zip(params.iter().zip(&gradient)) {
            *score -= f64::from(w) * f64::from(g);
        }
        optimizer.step(&config, &mut params, &gradient);
    }
    scores
}
