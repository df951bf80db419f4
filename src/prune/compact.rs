//! Removal for real: a smaller dense model that computes what the masked one does.
//!
//! A hidden neuron can be taken out when nothing comes in (all incoming weights and the bias are 0:
//! every activation maps 0 to 0) or nothing goes out (all outgoing weights are 0). The plan's neurons
//! are both; single weights may have left others so. A neuron whose incoming weights are gone but
//! whose bias lives is a constant, not gone, and stays: Â carries a constant differently to each node,
//! so no bias of the next layer can stand in for it.

use crate::nn::{LayerShape, Shape};

/// A model without the neurons that do nothing.
#[derive(Debug, Clone, PartialEq)]
pub struct Compact {
    /// The neurons left of each hidden layer, ascending.
    pub neurons: Vec<Vec<u32>>,
    /// A hidden layer may be left with no neuron at all: the logits are then the last bias.
    pub shape: Shape,
    /// Parameters in the order of `shape`.
    pub params: Vec<f32>,
    /// The same in the places that they have in the whole model, 0 elsewhere.
    pub whole: Vec<f32>,
}

/// Takes out of a model with the parameters `params` (0 where pruned) every hidden neuron that
/// nothing comes into or goes out of.
#[inline(never)]
pub fn compact(shape: &Shape, params: &[f32]) -> Compact {
    let layers = shape.layers();
    let alive = alive(shape, params);
    let (mut smaller, mut whole) = (Vec::new(), vec![0.0; params.len()]);
    for is_bias in [false, true] {
        for (l, layer) in layers.iter().enumerate() {
            let places = if is_bias {
                layer.biases().unwrap_or_default()
            } else {
                layer.weights()
            };
            for (inside, index) in places.enumerate() {
                let reaches = is_bias || alive[l][inside / layer.outputs];
                if reaches && alive[l + 1][inside % layer.outputs] {
                    smaller.push(params[index]);
                    whole[index] = params[index];
                }
            }
        }
    }
    let (mut neurons, mut widths) = (Vec::new(), Vec::new());
    for flags in &alive {
        let mut left = Vec::new();
        for (k, &is_alive) in flags.iter().enumerate() {
            if is_alive {
                left.push(k as u32);
            }
        }
        widths.push(left.len());
        neurons.push(left);
    }
    neurons.pop();
    neurons.remove(0);
    Compact {
        neurons,
        shape: Shape::new(&widths, layers[0].bias.is_some()),
        params: smaller,
        whole,
    }
}

/// Who is alive at each boundary: inputs (all of them), hidden layers, outputs (all of them). One list
/// a boundary.
#[inline(never)]
pub fn alive(shape: &Shape, params: &[f32]) -> Vec<Vec<bool>> {
    let layers = shape.layers();
    let last = layers.len() - 1;
    let mut alive = vec![vec![true; layers[0].inputs]];
    // Once up and once down is enough: what goes on the way down is 0 for all that live above it.
    for layer in &layers[..last] {
        alive.push(heard(layer, params, &alive[alive.len() - 1]));
    }
    alive.push(vec![true; layers[last].outputs]);
    for l in (1..=last).rev() {
        let (below, above) = alive.split_at_mut(l + 1);
        let rows = params[layers[l].weights()].chunks(layers[l].outputs);
        for (flag, row) in below[l].iter_mut().zip(rows) {
            *flag &= speaks(row, &above[0]);
        }
    }
    alive
}

/// Which outputs hear one of the inputs that are alive, or their bias.
fn heard(layer: &LayerShape, params: &[f32], alive: &[bool]) -> Vec<bool> {
    let mut found = match layer.biases() {
        Some(places) => params[places].iter().map(|&bias| bias != 0.0).collect(),
        None => vec![false; layer.outputs],
    };
    for (row, &alive) in params[layer.weights()].chunks(layer.outputs).zip(alive) {
        if alive {
            for (found, &weight) in found.iter_mut().zip(row) {
                *found |= weight != 0.0;
            }
        }
    }
    found
}

/// Whether an input speaks to one of the outputs that are alive.
fn speaks(row: &[f32], alive: &[bool]) -> bool {
    let mut speaks = false;
    for (&weight, &alive) in row.iter().zip(alive) {
        speaks |= alive & (weight != 0.0);
    }
    speaks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(layer: &LayerShape, input: usize, output: usize) -> usize {
        layer.weight + input * layer.outputs + output
    }

    #[test]
    fn dead_ends_go_and_constants_stay() {
        // 2 inputs, hidden 3 and 2, 1 output.
        let shape = Shape::new(&[2, 3, 2, 1], true);
        let mut params = vec![0.0; shape.params()];
        let [a, b, c] = [0, 1, 2].map(|l| shape.layers()[l]);
        params[place(&a, 0, 0)] = 1.0; // 0 hears input 0,
        params[place(&b, 0, 0)] = 2.0; // and speaks to 0 above,
        params[place(&c, 0, 0)] = 3.0; // which speaks to the output.
        params[a.bias.unwrap() + 1] = 4.0; // 1 is a constant
        params[place(&b, 1, 0)] = 5.0; // that is heard.
        params[place(&a, 1, 2)] = 6.0; // 2 speaks only to 1 above,
        params[place(&b, 2, 1)] = 7.0; // which nobody hears.
        let compact = compact(&shape, &params);
        assert_eq!(compact.neurons, [vec![0, 1], vec![0]]);
        assert_eq!(compact.shape, Shape::new(&[2, 2, 1, 1], true));
        assert_eq!(
            compact.params,
            [1.0, 0.0, 0.0, 0.0, 2.0, 5.0, 3.0, 0.0, 4.0, 0.0, 0.0]
        );
        // What went were the weights of neuron 2.
        params[place(&a, 1, 2)] = 0.0;
        params[place(&b, 2, 1)] = 0.0;
        assert_eq!(compact.whole, params);
    }

    #[test]
    fn an_empty_layer_leaves_the_last_bias() {
        let shape = Shape::new(&[2, 2, 2], true);
        let mut params = vec![0.0; shape.params()];
        params[shape.params() - 1] = 1.5;
        let compact = compact(&shape, &params);
        assert_eq!(compact.neurons, [Vec::<u32>::new()]);
        assert_eq!(compact.params, [0.0, 1.5]);
    }
}
