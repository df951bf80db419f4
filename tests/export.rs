//! Exported models: what PyTorch Geometric and DGL compute from them, and what the files hold.
//!
//! `SECATEUR_EXPORTS=FOLDER cargo test --test export` also writes the files there, for
//! `tests/reference/exports.py` and `exports_dgl.py`, which run the exported scripts on them.
#![cfg(not(target_arch = "wasm32"))]

use secateur::data::import::{Reading, read};
use secateur::data::{OwnData, OwnFeatures};
use secateur::export::{Arrays, ExportKind, Pruned};
use secateur::prune::EdgeCriterion;
use secateur::{Card, Engine, Plan, Spec};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use xxhash_rust::xxh64::xxh64;

mod common;

fn weighted() -> OwnData {
    OwnData {
        nodes: 6,
        edges: vec![0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 0, 5],
        edge_weights: Some(vec![1.0, 2.0, 0.5, 1.5, 3.0, 1.0]),
        edge_columns: vec![],
        features: OwnFeatures::Sparse {
            columns: 4,
            ptr: vec![0, 2, 3, 5, 6, 8, 9],
            col: vec![0, 1, 2, 1, 3, 0, 2, 3, 1],
            val: Some(vec![1.0, 2.0, 1.0, 0.5, 1.0, 1.0, 2.0, 1.0, 1.0]),
            normalize: true,
        },
        classes: vec![0, 1, 0, 1, 0, -1],
        roles: vec![1, 1, 3, 3, 2, 0],
        node_names: ["Ann", "Bob, jr.", "Cid \"C\"", "Dot & Co", "Eve", "Fay"]
            .map(String::from)
            .into(),
        class_names: vec!["red".into(), "blue".into()],
    }
}

/// Name, spec, the caller's own graph, plan.
fn cases() -> Vec<(&'static str, Spec, Option<OwnData>, Plan)> {
    let with = |changes: &[(&str, Value)]| -> Spec {
        let mut spec = serde_json::to_value(common::karate_spec(1)).expect("serialises");
        for (path, value) in changes {
            *spec.pointer_mut(path).expect("there") = value.clone();
        }
        serde_json::from_value(spec).expect("valid")
    };
    let plan = |weights, neurons, edges| {
        Plan::default()
            .with_ratio(Card::Weights, weights)
            .with_ratio(Card::Neurons, neurons)
            .with_ratio(Card::Edges, edges)
    };
    let mut frozen = plan(0.3, 0.4, 0.2);
    frozen.edges.frozen = true;
    // What is left of a sample weighs more, in the degrees or in a frozen Â.
    let mut sampled = plan(0.3, 0.0, 0.5);
    sampled.edges.criterion = EdgeCriterion::ResistanceSampled;
    let mut sampled_frozen = sampled;
    sampled_frozen.edges.frozen = true;
    let block = json!({ "kind": "blockModel", "nodes": 40, "blocks": 3, "edges": 90, "homophily": 0.8,
                        "features": 6, "signal": 1.5, "labels": 4 });
    vec![
        ("karate", with(&[]), None, plan(0.5, 0.25, 0.3)),
        (
            "block",
            with(&[
                ("/graph", block),
                (
                    "/split",
                    json!({ "kind": "stratified", "train": 4, "validation": 3 }),
                ),
                ("/model/hidden", json!([8, 5])),
                ("/model/bias", json!(true)),
                ("/model/activation", json!("elu")),
                ("/model/normalization", json!("row")),
            ]),
            None,
            frozen,
        ),
        (
            "weighted",
            with(&[
                ("/graph", json!({ "kind": "own", "hash": null })),
                ("/model/hidden", json!([5])),
                ("/model/bias", json!(true)),
                ("/model/activation", json!("tanh")),
                ("/model/selfLoops", json!(false)),
            ]),
            Some(weighted()),
            plan(0.2, 0.4, 0.0),
        ),
        ("sampled", with(&[]), None, sampled),
        ("sampled-frozen", with(&[]), None, sampled_frozen),
    ]
}

fn engine(spec: &Spec, own: Option<OwnData>) -> Engine {
    let engine = match own {
        Some(own) => Engine::with_own_data(spec.clone(), own),
        None => Engine::new(spec.clone()),
    };
    engine.expect("valid")
}

fn arrays(engine: &mut Engine) -> Arrays {
    Arrays {
        params: engine.parameters(),
        whole: engine.whole_parameters(),
        weight_mask: engine.weight_mask(),
        neuron_mask: engine.neuron_mask(),
        edge_mask: engine.edge_mask(),
        edge_strengths: engine.edge_strengths(),
        logits: engine.logits(),
        weight_scores: engine.weight_scores(),
        neuron_scores: engine.neuron_scores(),
        edge_scores: engine.edge_scores(),
    }
}

fn pruned(name: &str) -> Pruned {
    let (_, spec, own, plan) = (cases().into_iter())
        .find(|case| case.0 == name)
        .expect("there");
    let mut engine = engine(&spec, own.clone());
    engine.train(40).expect("trains");
    engine.prune(plan).expect("valid");
    Pruned::new(spec, plan, own, arrays(&mut engine)).expect("belongs together")
}

fn file(pruned: &Pruned, kind: ExportKind) -> Vec<u8> {
    pruned.export(kind).expect("exports")
}

fn text(pruned: &Pruned, kind: ExportKind) -> String {
    String::from_utf8(file(pruned, kind)).expect("UTF-8")
}

const MODELS: [(&str, ExportKind); 3] = [
    ("model", ExportKind::Model),
    ("prune", ExportKind::TorchPrune),
    ("compact", ExportKind::Compact),
];

fn golden(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden")
        .join(name);
    serde_json::from_str(&fs::read_to_string(path).expect("there")).expect("JSON")
}

/// Writes what the reference script reads, where it is asked for.
fn write(folder: &Path, name: &str, pruned: &Pruned) {
    fs::create_dir_all(folder).expect("can be made");
    let put = |file_name: String, kind| {
        fs::write(folder.join(file_name), file(pruned, kind)).expect("can be written");
    };
    for (layout, kind) in MODELS {
        put([name, "-", layout, ".safetensors"].concat(), kind);
    }
    put([name, ".py"].concat(), ExportKind::PygScript);
    put([name, "-dgl.py"].concat(), ExportKind::DglScript);
    put([name, ".ipynb"].concat(), ExportKind::Notebook);
    put([name, ".graphml"].concat(), ExportKind::GraphMl);
}

/// The logits of another library, which has read these very tensors, are ours.
fn agrees(with: &str, layouts: &[(&str, ExportKind)]) {
    let golden = golden(with);
    for (name, ..) in cases() {
        let pruned = pruned(name);
        for &(layout, kind) in layouts {
            let known = &golden[name][layout];
            // The head tells of the plan, too, whose fields grow.
            let bytes = file(&pruned, kind);
            let size = u64::from_le_bytes(bytes[..8].try_into().expect("eight")) as usize;
            let hash = format!("{:016x}", xxh64(&bytes[8 + size..], 0));
            assert_eq!(known["hash"], hash, "{name}, {layout}");
            let logits = known["logits"].as_array().expect("a list");
            assert_eq!(logits.len(), pruned.logits.len());
            for (theirs, ours) in logits.iter().zip(&pruned.logits) {
                let theirs = theirs.as_f64().expect("a number");
                assert!((theirs - f64::from(*ours)).abs() < 1e-5, "{name}, {layout}");
            }
        }
    }
}

#[test]
fn pytorch_geometric_computes_the_same_logits_from_every_layout() {
    if let Some(folder) = std::env::var_os("SECATEUR_EXPORTS").map(PathBuf::from) {
        for (name, ..) in cases() {
            write(&folder, name, &pruned(name));
        }
    } else {
        agrees("exports.json", &MODELS);
    }
}

#[test]
fn dgl_computes_the_same_logits_from_the_layouts_that_its_script_reads() {
    if std::env::var_os("SECATEUR_EXPORTS").is_none() {
        agrees("exports-dgl.json", &[MODELS[0], MODELS[2]]);
    }
}

/// Name → type and shape.
fn head(bytes: &[u8]) -> BTreeMap<String, (String, Vec<u64>)> {
    let size = u64::from_le_bytes(bytes[..8].try_into().expect("eight")) as usize;
    assert_eq!(size % 8, 0);
    let head: Value = serde_json::from_slice(&bytes[8..8 + size]).expect("JSON");
    let mut end = 0;
    let mut out = BTreeMap::new();
    for (name, tensor) in head.as_object().expect("a record") {
        if name == "__metadata__" {
            continue;
        }
        let numbers = |key: &str| -> Vec<u64> {
            let list = tensor[key].as_array().expect("a list");
            list.iter().map(|n| n.as_u64().expect("a number")).collect()
        };
        let kind = tensor["dtype"].as_str().expect("a text").to_string();
        let width = match kind.as_str() {
            "F32" => 4,
            "I64" => 8,
            "BOOL" => 1,
            other => panic!("{other}"),
        };
        let (shape, offsets) = (numbers("shape"), numbers("data_offsets"));
        assert_eq!(
            offsets[1] - offsets[0],
            shape.iter().product::<u64>() * width
        );
        end = end.max(offsets[1]);
        out.insert(name.clone(), (kind, shape));
    }
    assert_eq!(bytes.len() as u64, 8 + size as u64 + end);
    out
}

#[test]
fn layouts_have_the_keys_that_pytorch_expects() {
    let karate = pruned("karate");
    let plain = head(&file(&karate, ExportKind::Model));
    assert_eq!(plain["convs.0.lin.weight"], ("F32".into(), vec![16, 34]));
    assert_eq!(
        plain["masks.convs.0.lin.weight"],
        ("BOOL".into(), vec![16, 34])
    );
    assert_eq!(plain["edge_index"], ("I64".into(), vec![2, 156]));
    assert!(!plain.contains_key("x") && !plain.contains_key("convs.0.bias"));
    let prune = head(&file(&karate, ExportKind::TorchPrune));
    assert!(prune.contains_key("convs.1.lin.weight_orig"));
    assert_eq!(
        prune["convs.1.lin.weight_mask"],
        ("F32".into(), vec![2, 16])
    );
    assert!(!prune.contains_key("convs.1.lin.weight"));
    let compact = head(&file(&karate, ExportKind::Compact));
    let rows = compact["convs.0.lin.weight"].1[0];
    assert!(
        rows <= 12,
        "a quarter of 16 neurons is gone: {rows} are left"
    );
    assert_eq!(compact["convs.1.lin.weight"].1, [2, rows]);
    assert_eq!(compact["kept.neurons.0"].1, [rows]);
    let weighted = head(&file(&pruned("weighted"), ExportKind::Model));
    assert_eq!(weighted["x_index"].1, [2, 9]);
    // Without self-loops each kept edge has two entries.
    assert_eq!(weighted["adj_value"].1, [12]);
}

#[test]
fn the_cut_graph_reads_back_from_both_formats() {
    let weighted = pruned("weighted");
    let karate = pruned("karate");
    for pruned in [&weighted, &karate] {
        let kept: Vec<usize> = (0..pruned.edge_mask.len())
            .filter(|&edge| pruned.edge_mask[edge])
            .collect();
        let name = |node: u32| pruned.data.node_names[node as usize].clone();
        let expected: Vec<([String; 2], f32)> = (kept.iter())
            .map(|&edge| {
                (
                    pruned.data.graph.pairs()[edge].map(name),
                    pruned.data.graph.weight(edge),
                )
            })
            .collect();
        for kind in [ExportKind::GraphMl, ExportKind::EdgeList] {
            let (raw, told) = read(&file(pruned, kind), None, &Reading::default()).expect("reads");
            let found: Vec<([String; 2], f32)> = (raw.pairs.iter().enumerate())
                .map(|(at, pair)| {
                    let weights = raw.weights.as_ref().expect("weights");
                    (
                        pair.map(|n| raw.node_names[n as usize].clone()),
                        weights[at],
                    )
                })
                .collect();
            assert_eq!(found, expected, "{kind:?}");
            if kind == ExportKind::GraphMl {
                assert_eq!(told.nodes as usize, pruned.data.graph.nodes());
                assert_eq!(told.suggestion.label.as_deref(), Some("class"));
            }
        }
    }
}

#[test]
fn tables_have_a_row_an_item() {
    let weighted = pruned("weighted");
    let table = text(&weighted, ExportKind::Predictions);
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let head: Vec<String> = reader
        .headers()
        .expect("a head")
        .iter()
        .map(String::from)
        .collect();
    assert_eq!(
        head,
        [
            "id",
            "name",
            "class",
            "split",
            "predicted",
            "right",
            "p(red)",
            "p(blue)"
        ]
    );
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    assert_eq!(rows.len(), 6);
    assert_eq!(
        (&rows[1][1], &rows[2][1], &rows[5][2]),
        ("Bob, jr.", "Cid \"C\"", "")
    );
    for row in &rows {
        let p: Vec<f64> = [6, 7].map(|at| row[at].parse().expect("a number")).to_vec();
        assert!((p[0] + p[1] - 1.0).abs() < 1e-6);
        assert_eq!(&row[4], if p[1] > p[0] { "blue" } else { "red" });
    }
    let scores = text(&weighted, ExportKind::Scores);
    let count = |kind: &str| scores.lines().filter(|line| line.starts_with(kind)).count();
    assert_eq!(
        (count("weight,"), count("neuron,"), count("edge,")),
        (4 * 5 + 5 * 2, 5, 6)
    );
    let removed = scores
        .lines()
        .filter(|l| l.starts_with("neuron") && l.ends_with("false"));
    assert_eq!(removed.count(), 2);
}

#[test]
fn scripts_and_notebook_speak_of_this_experiment() {
    let block = pruned("block");
    assert!(text(&block, ExportKind::PygScript).contains("activation = torch.nn.functional.elu"));
    assert!(text(&block, ExportKind::DglScript).contains("activation = torch.nn.functional.elu"));
    let notebook: Value =
        serde_json::from_slice(&file(&block, ExportKind::Notebook)).expect("JSON");
    assert_eq!(notebook["nbformat"], 4);
    let cells = notebook["cells"].as_array().expect("a list");
    let source = |kind: &str| -> String {
        let of_kind = cells.iter().filter(|cell| cell["cell_type"] == kind);
        of_kind
            .map(|cell| cell["source"].as_str().expect("a text"))
            .collect()
    };
    assert!(source("code").contains("\"hidden\":[8,5]") && !source("code").contains("CONFIG"));
    assert!(source("code").contains("NeighborLoader"));
    assert!(source("markdown").starts_with("# A pruned graph"));
}

#[test]
fn arrays_that_do_not_belong_together_are_refused() {
    let (_, spec, own, plan) = cases().remove(2);
    let mut engine = engine(&spec, own.clone());
    let good = arrays(&mut engine);
    type Change = fn(&mut Arrays);
    let changes: [(&str, Change); 6] = [
        ("params", |a| a.params.truncate(1)),
        ("weightMask", |a| a.weight_mask.push(1)),
        ("edgeMask", |a| a.edge_mask.clear()),
        ("logits", |a| a.logits.truncate(1)),
        ("edgeScores", |a| a.edge_scores.truncate(1)),
        ("edgeStrengths", |a| a.edge_strengths.push(1.0)),
    ];
    for (name, change) in changes {
        let mut arrays = good.clone();
        change(&mut arrays);
        let error = Pruned::new(spec.clone(), plan, own.clone(), arrays).expect_err("refused");
        assert!(error.to_string().contains(name), "{error}");
    }
    assert!(Pruned::new(spec, plan, own, good).is_ok());
}
