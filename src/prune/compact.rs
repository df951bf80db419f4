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
}

/// Takes out of a model with the parameters `params` (0 where pruned) every hidden neuron that
/// nothing comes into or goes out of.
pub fn compact(shape: &Shape, params: &[f32]) -> Compact {
    let layers = shape.layers();
    // Who is alive at each boundary: inputs, hidden layers, outputs.
    let mut alive: Vec<Vec<bool>> = layers.iter().map(|l| vec![true; l.inputs]).collect();
    alive.push(vec![true; layers[layers.len() - 1].outputs]);
    // Once up and once down is enough: what goes on the way down is 0 for all that live above it.
    for l in 1..layers.len() {
        for k in 0..layers[l].inputs {
            alive[l][k] = has_input(&layers[l - 1], params, &alive[l - 1], k);
        }
    }
    for l in (1..layers.len()).rev() {
        for k in 0..layers[l].inputs {
            alive[l][k] = alive[l][k] && has_output(&layers[l], params, &alive[l + 1], k);
        }
    }
    let left: Vec<Vec<u32>> = alive
        .iter()
        .map(|flags| {
            (0..flags.len() as u32)
                .filter(|&k| flags[k as usize])
                .collect()
        })
        .collect();
    let widths: Vec<usize> = left.iter().map(Vec::len).collect();
    let mut out = Vec::new();
    let mut biases = Vec::new();
    for (l, layer) in layers.iter().enumerate() {
        for &input in &left[l] {
            for &output in &left[l + 1] {
                out.push(params[place(layer, input as usize, output as usize)]);
            }
        }
        if let Some(bias) = layer.bias {
            for &output in &left[l + 1] {
                biases.push(params[bias + output as usize]);
            }
        }
    }
    out.extend_from_slice(&biases);
    Compact {
        neurons: left[1..layers.len()].to_vec(),
        shape: Shape::new(&widths, layers[0].bias.is_some()),
        params: out,
    }
}

impl Compact {
    /// The smaller model's parameters in the places that they have in the whole one, 0 elsewhere.
    pub fn expand(&self, whole: &Shape, params: &[f32]) -> Vec<f32> {
        let mut out = vec![0.0; whole.params()];
        let last = whole.layers().len() - 1;
        for (l, layer) in whole.layers().iter().enumerate() {
            let small = self.shape.layers()[l];
            let from = |i: usize| {
                if l > 0 {
                    self.neurons[l - 1][i] as usize
                } else {
                    i
                }
            };
            let to = |o: usize| {
                if l < last {
                    self.neurons[l][o] as usize
                } else {
                    o
                }
            };
            for output in 0..small.outputs {
                for input in 0..small.inputs {
                    out[place(layer, from(input), to(output))] =
                        params[place(&small, input, output)];
                }
                if let (Some(bias), Some(there)) = (small.bias, layer.bias) {
                    out[there + to(output)] = params[bias + output];
                }
            }
        }
        out
    }
}

fn place(layer: &LayerShape, input: usize, output: usize) -> usize {
    layer.weight + input * layer.outputs + output
}

fn has_input(layer: &LayerShape, params: &[f32], alive: &[bool], output: usize) -> bool {
    layer.bias.is_some_and(|bias| params[bias + output] != 0.0)
        || (0..layer.inputs).any(|i| alive[i] && params[place(layer, i, output)] != 0.0)
}

fn has_output(layer: &LayerShape, params: &[f32], alive: &[bool], input: usize) -> bool {
    (0..layer.outputs).any(|o| alive[o] && params[place(layer, input, o)] != 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

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
        assert_eq!(compact.expand(&shape, &compact.params), params);
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
