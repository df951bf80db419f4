//! A workload as files that any program can read: raw little-endian arrays and one table of sizes.

use super::workload::Workload;
use secateur::data::OwnFeatures;
use std::fs;
use std::io;
use std::path::Path;

/// Writes `folder/<name>/`:
/// - `workload.json`: sizes, the kind of features, and the spec of the engine
/// - `edges.u32` (2 × edges), `classes.i32`, `roles.u8` (1 train, 2 validation, 3 test)
/// - `values.f32` (nodes × columns), or `ptr.u32`, `col.u32`, `val.f32`, or none of these
/// - `params.f32`: the initial weights of both layers, row-major, then the biases
pub fn write(workload: &Workload, folder: &Path) -> io::Result<()> {
    let folder = folder.join(workload.name);
    fs::create_dir_all(&folder)?;
    let put = |file: &str, bytes: Vec<u8>| fs::write(folder.join(file), bytes);
    let data = &workload.data;
    let network = workload.network(0.0);
    let shape = network.shape();
    put("edges.u32", unsigned(&data.edges))?;
    let classes = data.classes.iter().flat_map(|class| class.to_le_bytes());
    put("classes.i32", classes.collect())?;
    put("roles.u8", data.roles.clone())?;
    put("params.f32", floats(&workload.initial(&network)))?;
    let kind = match &data.features {
        OwnFeatures::Identity => "identity",
        OwnFeatures::Dense { values, .. } => {
            put("values.f32", floats(values))?;
            "dense"
        }
        OwnFeatures::Sparse { ptr, col, val, .. } => {
            put("ptr.u32", unsigned(ptr))?;
            put("col.u32", unsigned(col))?;
            put("val.f32", floats(val.as_deref().unwrap_or(&[])))?;
            "sparse"
        }
    };
    let table = serde_json::json!({
        "name": workload.name,
        "nodes": data.nodes,
        "edges": data.edges.len() / 2,
        "features": kind,
        "columns": shape.layers()[0].inputs,
        "hidden": workload.hidden,
        "classes": shape.layers()[1].outputs,
        "spec": workload.spec(0.0),
    });
    put("workload.json", table.to_string().into_bytes())
}

fn unsigned(values: &[u32]) -> Vec<u8> {
    values
        .iter()
        .flat_map(|value| value.to_le_bytes())
        .collect()
}

fn floats(values: &[f32]) -> Vec<u8> {
    values
        .iter()
        .flat_map(|value| value.to_le_bytes())
        .collect()
}
