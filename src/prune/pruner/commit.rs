//! Verbs that commit: what they make is the new reference, and the plan's masks are its floor.

use super::{Masks, Pruner, kept_params, mask_params};
use crate::mask::Mask;
use crate::nn::{LayerShape, glorot_draw};
use crate::prune::refit::refit;
use crate::prune::{Card, Exchange, Plan, Rewind, RewindTo, regrown};
use crate::rng::{Rng, Stream};
use crate::train::Trainer;
use ndarray::{Array2, ArrayView2};

impl Pruner {
    /// Sets earlier weights under the plan's masks: θ₀, θ_k, or as a control a start of another draw;
    /// the optimiser is fresh (Frankle & Carbin 2019, Frankle et al. 2020). With `shuffled` the mask of
    /// weights is mixed within each layer first, the other control.
    pub fn rewind(&mut self, plan: &Plan, rewind: Rewind) {
        let mut masks = self.masks(plan);
        let shape = self.network.shape().clone();
        if rewind.shuffled {
            let mut rng = Rng::new(self.seed, Stream::MaskShuffle, rewind.draw);
            masks.weights = shuffled(&masks.weights, shape.layers(), &mut rng);
        }
        let (params, epoch) = match rewind.to {
            RewindTo::Start => (self.initial.clone(), 0),
            RewindTo::NewStart => (glorot_draw(&shape, self.seed, rewind.draw + 1), 0),
            RewindTo::Checkpoint => match &self.state.checkpoint {
                Some(params) => (params.clone(), self.training.checkpoint),
                // Not reached yet: what there is is the start.
                None => (self.initial.clone(), 0),
            },
        };
        self.commit(plan, masks, params);
        let config = self.state.trainer.config;
        self.state.trainer = Trainer::new(config, shape.params());
        self.state.trainer.epoch = epoch;
        self.state.cut = None;
    }

    /// Fits every layer behind the first anew so that it gives, from what the plan leaves of the layers
    /// below, as nearly as it can what it gives in the dense model: least squares over all nodes, no
    /// labels. The optimiser forgets, since its memory is of other weights.
    pub fn refit(&mut self, plan: &Plan) {
        self.evaluate(plan);
        let masks = self.masks(plan);
        let shape = self.network.shape().clone();
        let kept = kept_params(&shape, &masks);
        self.remember_cut(plan, &masks, &kept);
        let targets = self.dense_targets();
        let data = self.network.data().clone();
        let edges = masks.edges_in_force(&data.graph);
        let mut params = self.whole(plan, &masks).to_vec();
        for (l, target) in (1..).zip(&targets) {
            let layer = &shape.layers()[l];
            self.lay_edges(plan, &edges);
            let mut masked = vec![0.0; params.len()];
            mask_params(&params, &kept, &mut masked);
            self.network.forward(&masked);
            let messages = self.network.propagated(l - 1);
            let (weights, biases) = refit(
                messages.view(),
                target.view(),
                &kept[layer.weights()],
                layer.bias.is_some(),
            );
            params[layer.weights()].copy_from_slice(weights.as_slice().expect("standard layout"));
            if let Some(places) = layer.biases() {
                params[places].copy_from_slice(&biases);
            }
        }
        drop(edges);
        self.commit(plan, masks, params);
        let Trainer { config, epoch, .. } = self.state.trainer;
        self.state.trainer = Trainer::new(config, shape.params());
        self.state.trainer.epoch = epoch;
    }

    /// Lets `share` of the weights that the plan leaves change places with others, see
    /// [`crate::prune::regrown`], and commits. What was not in force before starts at 0, and the
    /// optimiser knows nothing of it; what this very round cut and grew again keeps both.
    pub fn regrow(&mut self, plan: &Plan, share: f64) {
        let mut masks = self.masks(plan);
        let shape = self.network.shape().clone();
        let kept = kept_params(&shape, &masks);
        let mut params = vec![0.0; kept.len()];
        mask_params(&self.state.reference, &kept, &mut params);
        let parts = self.parts(plan);
        let data = self.network.data().clone();
        self.lay_edges(plan, &masks.edges_in_force(&data.graph));
        let judge = (self.network).training_judge(self.seed, self.state.trainer.epoch);
        let slopes = self.network.judged_gradient(&params, &judge);
        let mut is_free = kept_params(
            &shape,
            &Masks {
                weights: Mask::all_kept(shape.weights()),
                ..masks.clone()
            },
        );
        let hand = self.hand(Card::Weights);
        for &item in hand.cut.iter().chain(&hand.kept) {
            is_free[item as usize] = false;
        }
        let exchange = Exchange {
            weights: &params,
            slopes: &slopes,
            is_free: &is_free,
            share,
        };
        masks.weights = regrown(&shape, &plan.weights, &parts, &masks.weights, &exchange);
        // What was in force before and is again has its value; the rest has none to come back with.
        let before = kept_params(&shape, &self.state.floor);
        mask_params(&self.state.reference, &before, &mut params);
        self.commit(plan, masks, params);
        self.state.trainer.forget_best();
    }

    /// Z of every layer behind the first in the dense model. (n, outputs) each
    fn dense_targets(&mut self) -> Vec<Array2<f64>> {
        let edges = Mask::all_kept(self.network.data().graph.edges());
        let params = self.state.dense.params.clone();
        self.pass(&params, &edges);
        let layers = self.network.shape().layers();
        (layers.iter().enumerate().skip(1))
            .map(|(l, layer)| {
                let weights =
                    ArrayView2::from_shape((layer.inputs, layer.outputs), &params[layer.weights()])
                        .expect("shape fits");
                let messages = self.network.propagated(l - 1);
                Array2::from_shape_fn((messages.nrows(), layer.outputs), |(node, output)| {
                    let products = (messages.row(node).into_iter().zip(weights.column(output)))
                        .map(|(&message, &weight)| f64::from(message) * f64::from(weight));
                    let bias = layer
                        .bias
                        .map_or(0.0, |bias| f64::from(params[bias + output]));
                    products.fold(bias, |sum, product| sum + product)
                })
            })
            .collect()
    }

    /// Makes `params` under `masks` the reference, and the masks its floor.
    pub(super) fn commit(&mut self, plan: &Plan, masks: Masks, mut params: Vec<f32>) {
        let kept = kept_params(self.network.shape(), &masks);
        for (value, kept) in params.iter_mut().zip(kept) {
            *value = if kept { *value } else { 0.0 };
        }
        self.state.reference = params;
        self.raise_floor(plan, masks);
    }

    pub(super) fn raise_floor(&mut self, plan: &Plan, masks: Masks) {
        if let Some(sample) = self.sample(plan) {
            self.state.floor_sample = Some(sample);
        }
        for (floor, card) in self.state.floor_ratios.iter_mut().zip(Card::ALL) {
            let mut ratio = plan.ratio(card);
            if let (Card::Weights, Some(deviations)) = (card, plan.deviations()) {
                if deviations > self.state.floor_deviations {
                    self.state.floor_deviations = deviations;
                }
                if !plan.weights.keep_last && deviations > self.state.floor_deviations_last {
                    self.state.floor_deviations_last = deviations;
                }
                // An outcome then.
                let gone = masks.weights.count_pruned() as f64;
                ratio = gone / masks.weights.len() as f64;
            }
            if ratio > *floor {
                *floor = ratio;
            }
        }
        self.state.floor = masks;
        self.forget();
    }
}

/// The same number of weights kept in each layer, at places drawn by lot.
fn shuffled(mask: &Mask, layers: &[LayerShape], rng: &mut Rng) -> Mask {
    let mut flags = mask.flags().to_vec();
    for layer in layers {
        rng.shuffle(&mut flags[layer.weights()]);
    }
    Mask::from_flags(flags)
}
