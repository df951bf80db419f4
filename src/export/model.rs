//! The model as tensors: with masks, in the layout of `torch.nn.utils.prune`, and made smaller.
//!
//! Weights are (outputs, inputs), as PyTorch has them. Beside them stand the graph, Â as the model was
//! computed with, features, labels and the logits, so that a script can show that it computes the same.

use super::Pruned;
use super::safetensors::Tensors;
use crate::data::Features;
use crate::graph::{Adjacency, Laid};
use crate::mask::Mask;
use crate::nn::{LayerShape, Shape};
use crate::prune::compact;
use crate::train::Task;
use serde_json::{Map, Value};

pub fn plain(pruned: &Pruned) -> Vec<u8> {
    let mut tensors = Tensors::default();
    let shape = pruned.shape();
    for (l, layer) in shape.layers().iter().enumerate() {
        let name = ["convs.", &l.to_string(), ".lin.weight"].concat();
        tensors.floats(
            &name,
            &[layer.outputs, layer.inputs],
            &weight(layer, &pruned.params),
        );
        mask(&mut tensors, &["masks.", &name].concat(), layer, pruned);
        bias(&mut tensors, l, layer, &pruned.params);
    }
    let hidden: Vec<_> = shape.hidden().collect();
    for (l, (first, layer)) in hidden.into_iter().enumerate() {
        let flags = &pruned.neuron_mask[first..first + layer.outputs];
        let name = ["masks.neurons.", &l.to_string()].concat();
        tensors.flags(&name, &[layer.outputs], flags.iter().copied());
    }
    surroundings(&mut tensors, pruned);
    tensors.into_bytes(about(pruned, "masked weights"))
}

pub fn torch_prune(pruned: &Pruned) -> Vec<u8> {
    let mut tensors = Tensors::default();
    for (l, layer) in pruned.shape().layers().iter().enumerate() {
        let name = ["convs.", &l.to_string(), ".lin.weight"].concat();
        let whole = weight(layer, &pruned.whole);
        tensors.floats(
            &[&name, "_orig"].concat(),
            &[layer.outputs, layer.inputs],
            &whole,
        );
        // That module multiplies, so its masks are numbers.
        let flags: Vec<f32> = transposed(layer)
            .map(|index| f32::from(u8::from(pruned.weight_mask[index])))
            .collect();
        tensors.floats(
            &[&name, "_mask"].concat(),
            &[layer.outputs, layer.inputs],
            &flags,
        );
        bias(&mut tensors, l, layer, &pruned.params);
    }
    surroundings(&mut tensors, pruned);
    tensors.into_bytes(about(pruned, "torch.nn.utils.prune"))
}

pub fn compacted(pruned: &Pruned) -> Vec<u8> {
    let smaller = compact(&pruned.shape(), &pruned.params);
    let mut tensors = Tensors::default();
    for (l, layer) in smaller.shape.layers().iter().enumerate() {
        let name = ["convs.", &l.to_string(), ".lin.weight"].concat();
        tensors.floats(
            &name,
            &[layer.outputs, layer.inputs],
            &weight(layer, &smaller.params),
        );
        bias(&mut tensors, l, layer, &smaller.params);
    }
    for (l, neurons) in smaller.neurons.iter().enumerate() {
        let name = ["kept.neurons.", &l.to_string()].concat();
        tensors.longs(
            &name,
            &[neurons.len()],
            neurons.iter().map(|&k| i64::from(k)),
        );
    }
    surroundings(&mut tensors, pruned);
    tensors.into_bytes(about(pruned, "smaller matrices"))
}

/// The places of a layer's weights in the order of its transpose.
fn transposed(layer: &LayerShape) -> impl Iterator<Item = usize> {
    let layer = *layer;
    (0..layer.outputs)
        .flat_map(move |k| (0..layer.inputs).map(move |i| layer.weight + i * layer.outputs + k))
}

fn weight(layer: &LayerShape, params: &[f32]) -> Vec<f32> {
    transposed(layer).map(|index| params[index]).collect()
}

fn mask(tensors: &mut Tensors, name: &str, layer: &LayerShape, pruned: &Pruned) {
    let flags = transposed(layer).map(|index| pruned.weight_mask[index]);
    tensors.flags(name, &[layer.outputs, layer.inputs], flags);
}

fn bias(tensors: &mut Tensors, l: usize, layer: &LayerShape, params: &[f32]) {
    if let Some(places) = layer.biases() {
        let name = ["convs.", &l.to_string(), ".bias"].concat();
        tensors.floats(&name, &[layer.outputs], &params[places]);
    }
}

/// Graph, Â, features, labels, splits and logits.
fn surroundings(tensors: &mut Tensors, pruned: &Pruned) {
    let graph = &pruned.data.graph;
    let (nodes, edges) = (graph.nodes(), graph.edges());
    let pairs = graph.pairs();
    // Both directions: first as they stand, then the other way round.
    let ends = |end: usize| pairs.iter().map(move |pair| i64::from(pair[end]));
    let both = ends(0).chain(ends(1)).chain(ends(1)).chain(ends(0));
    tensors.longs("edge_index", &[2, 2 * edges], both);
    let weights: Vec<f32> = (0..2 * edges)
        .map(|at| graph.weight(at % edges.max(1)))
        .collect();
    tensors.floats("edge_weight", &[2 * edges], &weights);
    if !pruned.edge_strengths.is_empty() {
        let strengths: Vec<f32> = [&pruned.edge_strengths[..]; 2].concat();
        tensors.floats("edge_strength", &[2 * edges], &strengths);
    }
    let flags = (0..2 * edges).map(|at| pruned.edge_mask[at % edges.max(1)]);
    tensors.flags("edge_mask", &[2 * edges], flags);

    let (index, value) = adjacency(pruned);
    let entries = value.len();
    tensors.longs("adj_index", &[2, entries], index.into_iter());
    tensors.floats("adj_value", &[entries], &value);

    match &pruned.data.features {
        // One-hot: the first layer's product is its weight.
        Features::Identity(_) => {}
        Features::Dense(matrix) => {
            let values: Vec<f32> = matrix.iter().copied().collect();
            tensors.floats("x", &[nodes, matrix.ncols()], &values);
        }
        Features::Sparse(rows) => {
            let matrix = rows.matrix();
            let row_of = matrix.ptr.windows(2).enumerate().flat_map(|(row, ends)| {
                std::iter::repeat_n(row as i64, (ends[1] - ends[0]) as usize)
            });
            let columns = matrix.col.iter().map(|&col| i64::from(col));
            tensors.longs("x_index", &[2, matrix.col.len()], row_of.chain(columns));
            tensors.floats("x_value", &[matrix.val.len()], matrix.val);
        }
    }
    let classes = pruned.data.classes.iter();
    let classes = classes.map(|class| class.map_or(-1, i64::from));
    tensors.longs("y", &[nodes], classes);
    let split = &pruned.data.split;
    for (name, members) in [
        ("train_mask", &split.train),
        ("val_mask", &split.validation),
        ("test_mask", &split.test),
    ] {
        let mut flags = vec![false; nodes];
        members.iter().for_each(|&node| flags[node as usize] = true);
        tensors.flags(name, &[nodes], flags.into_iter());
    }
    tensors.floats("logits", &[nodes, pruned.outputs()], &pruned.logits);
}

/// Â as the model was computed with: entry (i, j) carries node j's value to node i. Sources, then
/// targets, and values; entries of removed edges are left out.
fn adjacency(pruned: &Pruned) -> (Vec<i64>, Vec<f32>) {
    let graph = &pruned.data.graph;
    let model = &pruned.spec.model;
    let mut adjacency = Adjacency::new(graph, model.normalization, model.self_loops);
    let mask = Mask::from_flags(pruned.edge_mask.clone());
    let strengths = &pruned.edge_strengths;
    let strengths = (!strengths.is_empty()).then(|| strengths.clone());
    adjacency.lay(graph, &Laid::new(mask, strengths, pruned.plan.edges.frozen));
    let matrix = adjacency.matrix();
    let (mut sources, mut targets, mut values) = (Vec::new(), Vec::new(), Vec::new());
    for (row, ends) in matrix.ptr.windows(2).enumerate() {
        for at in ends[0] as usize..ends[1] as usize {
            if matrix.val[at] != 0.0 {
                sources.push(i64::from(matrix.col[at]));
                targets.push(row as i64);
                values.push(matrix.val[at]);
            }
        }
    }
    sources.extend(targets);
    (sources, values)
}

/// What the scripts must know beside the tensors; safetensors takes texts only.
fn about(pruned: &Pruned, layout: &str) -> Map<String, Value> {
    let json = |value: Result<String, serde_json::Error>| value.unwrap_or_default();
    let shape: Shape = pruned.shape();
    let task = match pruned.spec.task {
        Task::Links { .. } => "links",
        _ => "nodes",
    };
    [
        ("made_by", "Secateur".to_string()),
        ("layout", layout.to_string()),
        ("task", task.to_string()),
        ("activation", activation(pruned).to_string()),
        ("features", shape.layers()[0].inputs.to_string()),
        ("spec", json(serde_json::to_string(&pruned.spec))),
        ("plan", json(serde_json::to_string(&pruned.plan))),
    ]
    .into_iter()
    .map(|(name, text)| (name.to_string(), Value::String(text)))
    .collect()
}

/// As PyTorch calls it.
pub fn activation(pruned: &Pruned) -> &'static str {
    match pruned.spec.model.activation {
        crate::nn::Activation::Relu => "relu",
        crate::nn::Activation::Elu => "elu",
        crate::nn::Activation::Tanh => "tanh",
    }
}
