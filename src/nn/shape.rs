//! Where each layer's parameters lie in the flat array.

use std::ops::Range;

/// One layer's sizes and offsets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LayerShape {
    pub inputs: usize,
    pub outputs: usize,
    /// Start of the weight matrix, (inputs, outputs) row-major.
    pub weight: usize,
    /// Start of the bias, (outputs); `None` without biases.
    pub bias: Option<usize>,
}

impl LayerShape {
    /// The places of the weights.
    pub fn weights(&self) -> Range<usize> {
        self.weight..self.weight + self.inputs * self.outputs
    }

    /// The places of the biases.
    pub fn biases(&self) -> Option<Range<usize>> {
        self.bias.map(|start| start..start + self.outputs)
    }
}

/// All layers. Weights stand before biases, so a weight's number is also its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape {
    layers: Vec<LayerShape>,
    weights: usize,
    params: usize,
}

impl Shape {
    /// The shape for `widths` = input features, hidden widths …, classes.
    pub fn new(widths: &[usize], bias: bool) -> Self {
        let weights = widths.windows(2).map(|w| w[0] * w[1]).sum();
        let (mut weight, mut next_bias) = (0, weights);
        let layers = widths
            .windows(2)
            .map(|w| {
                let layer = LayerShape {
                    inputs: w[0],
                    outputs: w[1],
                    weight,
                    bias: bias.then_some(next_bias),
                };
                weight += w[0] * w[1];
                if bias {
                    next_bias += w[1];
                }
                layer
            })
            .collect();
        Shape {
            layers,
            weights,
            params: next_bias,
        }
    }

    /// The layers, input first.
    pub fn layers(&self) -> &[LayerShape] {
        &self.layers
    }

    /// The weights of all layers but the last.
    pub fn before_last(&self) -> Range<usize> {
        0..self.layers.last().map_or(0, |layer| layer.weight)
    }

    /// The number of weights, biases not counted.
    pub fn weights(&self) -> usize {
        self.weights
    }

    /// The number of weights and biases.
    pub fn params(&self) -> usize {
        self.params
    }

    /// The number of hidden neurons over all layers.
    pub fn neurons(&self) -> usize {
        self.hidden().map(|(_, layer)| layer.outputs).sum()
    }

    /// The layers that end in hidden neurons, each with the number of its first neuron.
    pub fn hidden(&self) -> impl Iterator<Item = (usize, &LayerShape)> {
        self.layers[..self.layers.len() - 1]
            .iter()
            .scan(0, |first, layer| {
                let start = *first;
                *first += layer.outputs;
                Some((start, layer))
            })
    }

    /// The layer of weight `index`.
    pub fn layer_of_weight(&self, index: usize) -> usize {
        self.layers
            .partition_point(|layer| layer.weight <= index)
            .saturating_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_come_before_biases() {
        let shape = Shape::new(&[34, 16, 2], true);
        assert_eq!((shape.weights(), shape.params()), (576, 594));
        assert_eq!(shape.layers()[1].weights(), 544..576);
        assert_eq!(shape.layers()[1].biases(), Some(592..594));
        assert_eq!(shape.layer_of_weight(543), 0);
        assert_eq!(shape.layer_of_weight(544), 1);
        assert_eq!(shape.neurons(), 16);
    }

    #[test]
    fn without_biases_there_are_only_weights() {
        let shape = Shape::new(&[1433, 16, 7], false);
        assert_eq!((shape.weights(), shape.params()), (23_040, 23_040));
    }
}
