//! Predictions and scores as CSV with a head, for spreadsheets and pandas.

use super::Pruned;
use crate::error::{Error, Result};
use crate::nn::softmax;
use crate::train::Task;
use ndarray::ArrayView2;

/// One row a node: name, class, split, predicted class, whether it is right, and a probability a class.
///
/// # Errors
/// Edges are predicted.
pub fn predictions(pruned: &Pruned) -> Result<String> {
    if matches!(pruned.spec.task, Task::Links { .. }) {
        return Err(Error::WrongTask {
            needed: "nodeClasses".into(),
        });
    }
    let (nodes, classes) = (pruned.data.graph.nodes(), pruned.outputs());
    let logits = ArrayView2::from_shape((nodes, classes), &pruned.logits);
    let probabilities = softmax(logits.expect("the lengths were compared"));
    let mut head = ["id", "name", "class", "split", "predicted", "right"]
        .map(String::from)
        .to_vec();
    head.extend((0..classes as u32).map(|class| ["p(", &pruned.class_name(class), ")"].concat()));
    let mut table = String::new();
    row(&mut table, &head);
    let roles = pruned.data.split.roles(nodes);
    for (node, role) in roles.into_iter().enumerate() {
        let values = probabilities.row(node);
        // The first of the largest, as the engine has it.
        let mut predicted = 0;
        for (class, value) in values.iter().enumerate() {
            if *value > values[predicted] {
                predicted = class;
            }
        }
        let class = pruned.data.classes[node];
        let mut cells = vec![
            node.to_string(),
            pruned.node_name(node),
            class.map_or_else(String::new, |class| pruned.class_name(class)),
            ["", "train", "validation", "test"][role as usize].to_string(),
            pruned.class_name(predicted as u32),
            class.map_or_else(String::new, |class| {
                (class as usize == predicted).to_string()
            }),
        ];
        cells.extend(values.iter().map(f32::to_string));
        row(&mut table, &cells);
    }
    Ok(table)
}

/// One row an item: its kind, its place, its score, and whether it stays.
pub fn scores(pruned: &Pruned) -> String {
    let mut table = String::new();
    let head = ["kind", "layer", "from", "to", "score", "kept"];
    row(&mut table, &head.map(String::from));
    let [weights, neurons, edges] = &pruned.scores;
    let mut line = |kind: &str, layer: &str, from: &str, to: &str, score: f64, kept: bool| {
        let cells = [kind, layer, from, to, &score.to_string(), &kept.to_string()];
        row(&mut table, &cells.map(String::from));
    };
    let shape = pruned.shape();
    for (l, layer) in shape.layers().iter().enumerate() {
        for (inside, index) in layer
            .weights()
            .enumerate()
            .filter(|(_, i)| *i < weights.len())
        {
            let (from, to) = (inside / layer.outputs, inside % layer.outputs);
            let [l, from, to] = [l, from, to].map(|number| number.to_string());
            line(
                "weight",
                &l,
                &from,
                &to,
                weights[index],
                pruned.weight_mask[index],
            );
        }
    }
    for (l, (first, layer)) in shape.hidden().enumerate() {
        for k in 0..layer.outputs.min(neurons.len()) {
            let (place, kept) = (k.to_string(), pruned.neuron_mask[first + k]);
            line(
                "neuron",
                &l.to_string(),
                &place,
                "",
                neurons[first + k],
                kept,
            );
        }
    }
    for (edge, score) in edges.iter().enumerate() {
        let ends = pruned.data.graph.pairs()[edge].map(|node| pruned.node_name(node as usize));
        line(
            "edge",
            "",
            &ends[0],
            &ends[1],
            *score,
            pruned.edge_mask[edge],
        );
    }
    table
}

/// With quotation marks where a cell needs them (RFC 4180). A cell that a spreadsheet would take for a
/// formula is no exception: it is a name from the user's own graph.
pub fn row(table: &mut String, cells: &[String]) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            table.push(',');
        }
        if cell.contains(['"', ',', '\n', '\r']) {
            table.push('"');
            table.push_str(&cell.replace('"', "\"\""));
            table.push('"');
        } else {
            table.push_str(cell);
        }
    }
    table.push('\n');
}
