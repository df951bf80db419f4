//! SynFlow: θ · ∂R/∂θ, where R is the output of the network with every weight's size, inputs of one,
//! no bias and no ReLU (Tanaka et al. 2020). O(100 · n log n).
//!
//! With inputs of one Â only multiplies R by a constant, so the score of a weight is what flows into
//! it times |w| times what flows on. The schedule of 100 rounds runs once, to the last weight, and the
//! score is the order of removal: one round alone loses the guarantee that no layer collapses.
//!
//! Pitfall: it never looks at the data.

use super::super::settle_ties;
use crate::kernels::sort_by_score;
use crate::nn::Shape;

const ROUNDS: usize = 100;

/// One score a weight: its place in the order of removal.
pub fn synflow(weights: &[f32], shape: &Shape) -> Vec<f64> {
    let sizes: Vec<f64> = weights.iter().map(|w| f64::from(w.abs())).collect();
    let mut alive = vec![true; sizes.len()];
    let mut left: Vec<u32> = (0..sizes.len() as u32).collect();
    let mut places = vec![0.0; sizes.len()];
    let mut removed = 0;
    // The density falls by the same factor each round, from all weights to one.
    let factor = libm::exp(-libm::log(sizes.len().max(1) as f64) / ROUNDS as f64);
    let mut density = 1.0;
    for round in 1..=ROUNDS {
        density *= factor;
        let target = match round {
            ROUNDS => 0,
            _ => (density * sizes.len() as f64).round() as usize,
        };
        let flow = flows(&sizes, &alive, shape);
        sort_by_score(&mut left, &flow);
        let going = left.len().saturating_sub(target);
        for weight in left.drain(..going) {
            alive[weight as usize] = false;
            places[weight as usize] = removed as f64;
            removed += 1;
        }
    }
    places
}

/// Inflow × |w| × outflow of each weight that is alive.
fn flows(sizes: &[f64], alive: &[bool], shape: &Shape) -> Vec<f64> {
    let size = |i: usize| if alive[i] { sizes[i] } else { 0.0 };
    let layers = shape.layers();
    let mut inflow = vec![vec![1.0; layers[0].inputs]];
    for (l, layer) in layers.iter().enumerate() {
        let mut next = vec![0.0; layer.outputs];
        for (input, &amount) in inflow[l].iter().enumerate() {
            for (output, sum) in next.iter_mut().enumerate() {
                *sum += amount * size(layer.weight + input * layer.outputs + output);
            }
        }
        inflow.push(next);
    }
    let mut outflow = vec![1.0; layers[layers.len() - 1].outputs];
    let mut scores = vec![0.0; sizes.len()];
    for (l, layer) in layers.iter().enumerate().rev() {
        let mut before = vec![0.0; layer.inputs];
        for (input, sum) in before.iter_mut().enumerate() {
            for (output, &amount) in outflow.iter().enumerate() {
                let at = layer.weight + input * layer.outputs + output;
                scores[at] = inflow[l][input] * size(at) * amount;
                *sum += size(at) * amount;
            }
        }
        outflow = before;
    }
    // What flows through a layer is R for every layer; scaling keeps deep networks finite.
    let largest = scores.iter().fold(0f64, |m, &s| m.max(s));
    if largest > 0.0 {
        scores.iter_mut().for_each(|score| *score /= largest);
    }
    // Weights in a row on the only way through a neuron carry the same flow.
    settle_ties(&mut scores);
    scores
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::nn::glorot;

    #[test]
    fn what_flows_through_is_the_same_in_every_layer() {
        let shape = Shape::new(&[3, 4, 2], false);
        let sizes: Vec<f64> = (1..=20).map(f64::from).collect();
        let flow = flows(&sizes, &[true; 20], &shape);
        let sums: Vec<f64> = (shape.layers().iter())
            .map(|layer| flow[layer.weights()].iter().sum())
            .collect();
        // Scores are rounded to f32.
        assert!((sums[0] - sums[1]).abs() < 1e-6 * sums[0]);
    }

    #[test]
    fn no_layer_collapses_while_one_weight_a_layer_is_left() {
        let shape = Shape::new(&[200, 16, 3], false);
        let places = synflow(&glorot(&shape, 1), &shape);
        let kept = 10.0;
        for layer in shape.layers() {
            let left = places[layer.weights()]
                .iter()
                .filter(|&&place| place >= places.len() as f64 - kept)
                .count();
            assert!(left > 0);
        }
        let mut sorted = places.clone();
        sorted.sort_by(f64::total_cmp);
        assert!(sorted.iter().enumerate().all(|(i, &p)| p == i as f64));
    }
}
