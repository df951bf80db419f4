//! The graphs of the gallery: what the index says of them holds, and they can be learned from.
#![cfg(not(target_arch = "wasm32"))]

use secateur::Engine;
use secateur::data::{Choice, FeatureChoice, GalleryGraph, NodeValues};
use secateur::engine::Measure;
use secateur::graph::{Graph, homophily};
use secateur::mask::Mask;
use serde::Deserialize;
use serde_json::json;
use std::fs;
use std::path::Path;

#[derive(Deserialize)]
struct Entry {
    id: String,
    builtin: Option<String>,
    task: String,
    nodes: usize,
    edges: usize,
    classes: usize,
    homophily: Option<f64>,
    bytes: usize,
    licence: String,
    cite: String,
    thumbnail: Thumbnail,
}

#[derive(Deserialize)]
struct Thumbnail {
    nodes: Vec<u8>,
    classes: Vec<i32>,
    edges: Vec<u8>,
}

fn read(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/public/graphs");
    fs::read_to_string(folder.join(name)).expect("a file of the gallery")
}

fn index() -> Vec<Entry> {
    serde_json::from_str(&read("index.json")).expect("well-formed")
}

fn open(entry: &Entry) -> GalleryGraph {
    serde_json::from_str(&read(&format!("{}.json", entry.id)))
        .unwrap_or_else(|error| panic!("{}: {error}", entry.id))
}

fn files() -> Vec<Entry> {
    let all = index().into_iter();
    all.filter(|entry| entry.builtin.is_none()).collect()
}

#[test]
fn every_file_is_what_the_index_says() {
    assert_eq!(files().len(), 14);
    for entry in files() {
        let GalleryGraph {
            raw,
            positions,
            user_item,
        } = open(&entry);
        let choice = Choice::suggest(&raw);
        let classes = choice.classes(&raw).expect("valid").expect("a label");
        assert_eq!(choice.label.as_deref(), Some("label"), "{}", entry.id);
        assert_eq!(
            (raw.node_names.len(), raw.pairs.len(), classes.names.len()),
            (entry.nodes, entry.edges, entry.classes),
            "{}",
            entry.id
        );
        let graph = Graph::new(entry.nodes as u32, raw.pairs.clone(), raw.weights.clone())
            .expect("a graph");
        let found = homophily(&graph, &Mask::all_kept(entry.edges), &classes.of_node);
        match (found, entry.homophily) {
            (Some(found), Some(told)) => {
                assert!((found.edges - told).abs() <= 5e-4, "{}", entry.id);
            }
            (found, told) => assert!(found.is_none() && told.is_none(), "{}", entry.id),
        }
        let is_told = |edges: &[[u32; 2]]| {
            let kind = |node: u32| match &raw.node_columns[1].values {
                NodeValues::Texts(kinds) => kinds[node as usize].clone(),
                NodeValues::Numbers(_) => unreachable!("columns of the gallery are texts"),
            };
            edges.iter().all(|&[a, b]| kind(a) != kind(b))
        };
        assert_eq!(user_item, entry.id.starts_with("lecture"));
        assert!(!user_item || is_told(graph.pairs()), "{}", entry.id);
        assert_eq!(positions.len(), 2 * entry.nodes);
        assert!(positions.iter().all(|at| (0.0..=1.0).contains(at)));
        assert_eq!(read(&format!("{}.json", entry.id)).len(), entry.bytes);
    }
}

#[test]
fn nodes_have_places_of_their_own() {
    for entry in files() {
        let positions = open(&entry).positions;
        let mut places: Vec<[u32; 2]> = positions
            .chunks_exact(2)
            .map(|at| [at[0].to_bits(), at[1].to_bits()])
            .collect();
        places.sort_unstable();
        places.dedup();
        // Nodes without edges and leaves of one hub may meet in the larger ones.
        assert!(places.len() * 50 >= entry.nodes * 49, "{}", entry.id);
    }
}

#[test]
fn thumbnails_are_small_and_whole() {
    for Entry {
        id,
        thumbnail,
        classes,
        ..
    } in index()
    {
        let shown = thumbnail.classes.len();
        assert_eq!(thumbnail.nodes.len(), 2 * shown, "{id}");
        assert!(shown <= 240 && thumbnail.edges.len() % 4 == 0, "{id}");
        assert!(thumbnail.edges.len() <= 4 * 420, "{id}");
        assert!(
            thumbnail.classes.iter().all(|&c| c < classes as i32),
            "{id}"
        );
    }
}

#[test]
fn every_graph_has_its_licence_in_the_notice() {
    let notice = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("NOTICE"));
    let notice = notice.expect("a notice");
    for entry in files() {
        let file = format!("(www/public/graphs/{}.json)", entry.id);
        let start = notice
            .find(&file)
            .unwrap_or_else(|| panic!("{file} is missing"));
        let rest = &notice[start..];
        let part = &rest[..rest.find("\n\n").unwrap_or(rest.len())];
        for licence in entry.licence.split(" AND ") {
            let licence = licence.trim_start_matches("LicenseRef-");
            assert!(part.contains(licence), "{}: {licence}", entry.id);
        }
        assert!(!entry.cite.is_empty());
    }
}

#[test]
fn features_are_suggested_that_suit_the_graph() {
    for entry in files() {
        let found = Choice::suggest(&open(&entry).raw).features;
        let expected = match entry.id.as_str() {
            "art-philo-science" | "cora-papers" | "wordnet-nouns" => {
                FeatureChoice::Matrix { normalize: true }
            }
            _ if entry.nodes > 500 => FeatureChoice::Spectral { vectors: 16 },
            _ => FeatureChoice::OneHot,
        };
        assert_eq!(found, expected, "{}", entry.id);
    }
}

/// Mean share of each class's test nodes that are right, and the area under the curve for links.
fn learned(entry: &Entry, seed: u32) -> f64 {
    let raw = open(entry).raw;
    let links = entry.task == "links";
    let suggested = Choice::suggest(&raw);
    let choice = Choice {
        label: suggested.label.clone().filter(|_| !links),
        ..suggested
    };
    let data = choice.apply(&raw, seed).expect("valid");
    let task = if links {
        json!({ "kind": "links", "dimensions": 8,
                "shares": { "validation": 0.05, "test": 0.1, "bipartite": true } })
    } else {
        json!({ "kind": "nodeClasses" })
    };
    let spec = json!({
        "graph": { "kind": "own", "hash": null },
        "task": task, "split": { "kind": "given" },
        "model": { "hidden": [16], "bias": true, "activation": "relu",
                   "dropout": { "input": 0, "hidden": 0 },
                   "normalization": "symmetric", "selfLoops": true },
        "training": { "epochs": 60, "optimizer": { "kind": "adam", "learningRate": 0.02 },
                      "weightDecay": 5e-4, "decay": "first", "patience": null },
        "seed": seed
    });
    let spec = serde_json::from_value(spec).expect("a spec");
    let mut engine = Engine::with_own_data(spec, data).expect("valid");
    engine.train_measured(60, Measure::Last).expect("trains");
    if links {
        return engine.report().pruned.auc.expect("edges are predicted");
    }
    let recall = engine.metrics().classes.expect("classes").recall;
    let known: Vec<f64> = recall.into_iter().flatten().collect();
    known.iter().sum::<f64>() / known.len() as f64
}

#[test]
fn every_graph_can_be_learned_from() {
    for entry in files() {
        let chance = if entry.task == "links" {
            0.5
        } else {
            1.0 / entry.classes as f64
        };
        let seeds: &[u32] = if entry.nodes > 400 { &[1] } else { &[1, 2, 3] };
        let found = seeds.iter().map(|&s| learned(&entry, s)).sum::<f64>() / seeds.len() as f64;
        println!("{}: {found:.3} against {chance:.3}", entry.id);
        assert!(
            found > chance + 0.05,
            "{}: {found} against {chance}",
            entry.id
        );
    }
}
