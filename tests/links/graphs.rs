//! Graphs and specs of the link tests.

use secateur::Spec;
use secateur::data::{BlockModel, LinkShares, LinkSplit, OwnData, OwnFeatures, Source};
use secateur::graph::{Graph, Normalization};
use secateur::nn::{Activation, ModelConfig};
use secateur::rng::{Rng, Stream};
use secateur::train::{Network, Task};
use serde_json::json;
use std::rc::Rc;

/// 16 hidden neurons and embeddings of 8 numbers.
pub fn spec(graph: Source, bipartite: bool, epochs: u32, seed: u32) -> Spec {
    serde_json::from_value(json!({
        "graph": graph,
        "task": {
            "kind": "links", "dimensions": 8,
            "shares": { "validation": 0.05, "test": 0.1, "bipartite": bipartite }
        },
        "split": { "kind": "given" },
        "model": {
            "hidden": [16], "bias": true, "activation": "relu",
            "dropout": { "input": 0, "hidden": 0 },
            "normalization": "symmetric", "selfLoops": true
        },
        "training": {
            "epochs": epochs, "optimizer": { "kind": "adam", "learningRate": 0.01 },
            "weightDecay": 0, "decay": "first", "patience": null
        },
        "seed": seed
    }))
    .expect("a valid spec")
}

/// Four blocks that mostly keep to themselves.
pub fn blocks() -> Source {
    Source::BlockModel(BlockModel {
        nodes: 200,
        edges: 1_200,
        blocks: 4,
        homophily: 0.9,
        features: 16,
        signal: 0.8,
        labels: 5,
    })
}

/// 60 users of three tastes, who mostly choose among the items of their taste; 30 items.
pub fn users_and_items(seed: u32) -> OwnData {
    let mut rng = Rng::new(seed, Stream::Generator, 0);
    let mut edges = Vec::new();
    for user in 0..60 {
        for item in 0..30 {
            let liking = if user % 3 == item % 3 { 0.7 } else { 0.06 };
            if rng.unit() < liking {
                edges.extend([user, 60 + item]);
            }
        }
    }
    own(90, edges)
}

/// Without classes.
pub fn own(nodes: u32, edges: Vec<u32>) -> OwnData {
    OwnData {
        nodes,
        edges,
        edge_weights: None,
        edge_columns: Vec::new(),
        features: OwnFeatures::Identity,
        classes: vec![-1; nodes as usize],
        roles: vec![0; nodes as usize],
        node_names: vec![],
        class_names: vec![],
    }
}

/// Small models of every kind.
pub fn models() -> Vec<ModelConfig> {
    let mut models = Vec::new();
    for hidden in [vec![], vec![5], vec![4, 6]] {
        for normalization in [Normalization::Symmetric, Normalization::Row] {
            for self_loops in [true, false] {
                models.push(ModelConfig {
                    hidden: hidden.clone(),
                    bias: self_loops,
                    activation: Activation::Tanh,
                    normalization,
                    self_loops,
                    ..ModelConfig::default()
                });
            }
        }
    }
    models
}

pub fn graph(data: &OwnData) -> Graph {
    let pairs = data.edges.chunks(2).map(|pair| [pair[0], pair[1]]);
    Graph::new(data.nodes, pairs.collect(), data.edge_weights.clone()).expect("a graph")
}

/// A network on what a split leaves of `data`.
pub fn network(
    data: OwnData,
    model: &ModelConfig,
    bipartite: bool,
    seed: u32,
) -> (Network, LinkSplit) {
    let shares = LinkShares {
        validation: 0.1,
        test: 0.1,
        bipartite,
    };
    let mut data = data.into_dataset().expect("a dataset");
    let (left, split) = LinkSplit::draw(&data.graph, shares, seed).expect("enough edges");
    data.graph = left;
    let network = Network::for_links(Rc::new(data), model, 3, split.clone());
    (network, split)
}

pub fn dimensions(task: Task) -> u32 {
    match task {
        Task::Links { dimensions, .. } => dimensions,
        _ => panic!("links are predicted"),
    }
}
