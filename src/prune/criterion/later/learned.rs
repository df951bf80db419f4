//! Learned masks, UGS (Chen et al. 2021): weights and two masks are trained together from θ₀ on
//! L = loss(norm(A ⊙ m_g + I), W ⊙ m_θ) + λ_g ‖m_g‖₁ + λ_θ ‖m_θ‖₁. Scores are |m_g| and |m_θ|. O(200 epochs).
//!
//! With the published settings: masks begin at 1 ± 1e-5, Adam of rate 0.008 and weight decay 8e-5 on all
//! that is trained, both λ 1e-2, 200 epochs, and the masks of the epoch with the lowest validation loss
//! where there are validation items. Unlike the published code there is one mask entry an undirected
//! pair, so that both directions go together; no edge's entry falls below 0, where a degree could vanish
//! and the loss with it (on weighted graphs it does); and dropout is off, so that a mask is judged by
//! what it does.
//!
//! Pitfall: it costs a training, and λ pulls every entry down alike: what it ranks last may only have
//! had little gradient.

use super::super::Subject;
use crate::mask::Mask;
use crate::nn::{Optimizer, OptimizerConfig};
use crate::rng::{Rng, Stream};

const EPOCHS: u32 = 200;
const RATE: f64 = 0.008;
const DECAY: f32 = 8e-5;
/// λ_g and λ_θ.
const SPARSE_EDGES: f32 = 1e-2;
const SPARSE_WEIGHTS: f32 = 1e-2;
/// Half the width of what the masks' first values are drawn from, around 1.
const NOISE: f32 = 1e-5;

/// |m_θ|, one a weight, and |m_g|, one an edge.
pub struct Learned {
    pub weights: Vec<f64>,
    pub edges: Vec<f64>,
}

/// Trains weights and masks together.
pub fn learned(subject: &mut Subject) -> Learned {
    let network = &mut *subject.network;
    let edges = network.data().graph.edges();
    network.set_edges(&Mask::all_kept(edges));
    let (params, weights) = (subject.initial.len(), network.shape().weights());
    // θ, then m_θ, then m_g: one optimiser for all of them.
    let mut all = subject.initial.to_vec();
    let mut rng = Rng::new(subject.seed, Stream::Masks, 0);
    all.resize_with(params + weights + edges, || {
        1.0 + NOISE * (2.0 * rng.unit() - 1.0)
    });
    let config = OptimizerConfig::Adam {
        learning_rate: RATE,
    };
    let mut optimizer = Optimizer::new(&config, all.len());
    let mut best = (f64::INFINITY, Vec::new());
    let mut effective = vec![0.0; params];
    let mut slopes = vec![0.0; all.len()];
    for epoch in 0..EPOCHS {
        apply(&all, weights, &mut effective);
        network.weaken(&all[params + weights..]);
        let judge = network.training_judge(subject.seed, epoch);
        let gradient = network.judged_gradient(&effective, &judge);
        slopes[..params].copy_from_slice(&gradient);
        for w in 0..weights {
            slopes[w] = gradient[w] * all[params + w];
            slopes[params + w] = gradient[w] * all[w] + SPARSE_WEIGHTS * sign(all[params + w]);
        }
        let of_edges = network.strength_slopes(&effective, false);
        for (edge, &slope) in of_edges.iter().enumerate() {
            let at = params + weights + edge;
            slopes[at] = slope as f32 + SPARSE_EDGES * sign(all[at]);
        }
        for (slope, &value) in slopes.iter_mut().zip(&all) {
            *slope += DECAY * value;
        }
        optimizer.step(&config, &mut all, &slopes);
        for strength in &mut all[params + weights..] {
            *strength = if *strength > 0.0 { *strength } else { 0.0 };
        }
        if network.has_validation() {
            apply(&all, weights, &mut effective);
            network.weaken(&all[params + weights..]);
            network.forward(&effective);
            let loss = network.validation_loss().unwrap_or(f64::INFINITY);
            if loss < best.0 {
                best = (loss, all[params..].to_vec());
            }
        }
    }
    network.restore_edges();
    let masks = if best.1.is_empty() {
        &all[params..]
    } else {
        &best.1
    };
    let size = |masks: &[f32]| masks.iter().map(|m| f64::from(m.abs())).collect();
    Learned {
        weights: size(&masks[..weights]),
        edges: size(&masks[weights..]),
    }
}

/// effective = θ, its weights times their mask.
fn apply(all: &[f32], weights: usize, effective: &mut [f32]) {
    let params = effective.len();
    effective.copy_from_slice(&all[..params]);
    for (w, &mask) in effective[..weights].iter_mut().zip(&all[params..]) {
        *w *= mask;
    }
}

/// −1, 0 or 1.
fn sign(value: f32) -> f32 {
    f32::from(i8::from(value > 0.0) - i8::from(value < 0.0))
}
