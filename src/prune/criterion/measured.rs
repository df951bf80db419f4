//! Measured: the change of the loss when this one alone is removed. Exact, the yardstick of all
//! proxies. For a neuron of the last hidden layer O(N · classes) after one forward pass, since the
//! logits are linear in it; for neurons of earlier layers one forward pass each.
//!
//! The loss is that of the validation nodes, without any that of the network's own predictions.
//!
//! Pitfall: it measures each item alone; of two that stand in for each other both look useless.

use super::Subject;
use crate::prune::apply::{Masks, kept_params, mask_params};
use ndarray::Array2;

/// One score a hidden neuron.
pub fn measured_neurons(subject: &mut Subject) -> Vec<f64> {
    subject.pass();
    let judge = subject.network.judge(subject.seed);
    let dense = judge.loss(subject.network.logits());
    let shape = subject.network.shape().clone();
    if shape.neurons() == 0 {
        return Vec::new();
    }
    let last = shape.layers().len() - 2;
    let data = subject.network.data().clone();
    let mut scores = Vec::with_capacity(shape.neurons());
    for (layer, (first, sizes)) in shape.hidden().enumerate() {
        if layer == last {
            continue;
        }
        for neuron in first..first + sizes.outputs {
            let mut masks = Masks::all_kept(&shape, &data.graph);
            masks.neurons.prune(neuron);
            let mut params = vec![0.0; shape.params()];
            mask_params(subject.reference, &kept_params(&shape, &masks), &mut params);
            subject.network.forward(&params);
            scores.push(judge.loss(subject.network.logits()) - dense);
        }
    }
    subject.pass();
    let propagated = subject.network.propagated(last);
    let logits = subject.network.logits().to_owned();
    let next = shape.layers()[last + 1];
    for neuron in 0..next.inputs {
        let row = next.weight + neuron * next.outputs;
        let outgoing = &subject.reference[row..row + next.outputs];
        let without = Array2::from_shape_fn(logits.raw_dim(), |(node, class)| {
            logits[(node, class)] - propagated[(node, neuron)] * outgoing[class]
        });
        scores.push(judge.loss(without.view()) - dense);
    }
    scores
}
