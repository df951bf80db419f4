//! A Jupyter notebook that repeats the experiment in PyTorch Geometric.
//!
//! Source of the format: <https://nbformat.readthedocs.io/en/latest/format_description.html>.

use super::Pruned;
use serde_json::{Value, json};

/// Cells are parted by `# %%`, texts marked `[markdown]`.
const CELLS: &str = include_str!("scripts/notebook.py");

pub fn notebook(pruned: &Pruned) -> String {
    let config = json!({ "spec": pruned.spec, "plan": pruned.plan }).to_string();
    let cells: Vec<Value> = (CELLS.split("# %%").skip(1).enumerate())
        .map(|(place, cell)| {
            let (kind, text) = match cell.strip_prefix(" [markdown]") {
                Some(text) => ("markdown", plain(text)),
                None => ("code", cell.replace("CONFIG", &config)),
            };
            let id = ["cell-", &place.to_string()].concat();
            let mut value = json!({
                "cell_type": kind,
                "id": id,
                "metadata": {},
                "source": text.trim(),
            });
            if kind == "code" {
                value["execution_count"] = Value::Null;
                value["outputs"] = json!([]);
            }
            value
        })
        .collect();
    json!({
        "cells": cells,
        "metadata": {
            "kernelspec": { "display_name": "Python 3", "language": "python", "name": "python3" },
            "language_info": { "name": "python" },
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    })
    .to_string()
}

/// Without the signs of a comment.
fn plain(text: &str) -> String {
    let lines = text.trim().lines();
    let lines: Vec<&str> = lines
        .map(|line| {
            line.strip_prefix("# ")
                .unwrap_or(line.trim_start_matches('#'))
        })
        .collect();
    lines.join("\n")
}
