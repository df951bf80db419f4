//! What the tests of the engine share, natively and in the browser.
#![allow(dead_code, reason = "each test target uses its part")]

use secateur::data::{LinkShares, OwnData, OwnFeatures};
use secateur::train::Task;
use secateur::{AfterEdges, Card, Engine, Plan, Scope, Spec};
use serde::Deserialize;

/// The page's own experiment.
pub fn karate_spec(seed: u32) -> Spec {
    serde_json::from_value(serde_json::json!({
        "graph": { "kind": "karateClub", "labels": "factions" },
        "task": { "kind": "nodeClasses" },
        "split": { "kind": "given" },
        "model": {
            "hidden": [16], "bias": false, "activation": "relu",
            "dropout": { "input": 0, "hidden": 0 },
            "normalization": "symmetric", "selfLoops": true
        },
        "training": {
            "epochs": 200, "optimizer": { "kind": "adam", "learningRate": 0.01 },
            "weightDecay": 5e-4, "decay": "first", "patience": null
        },
        "seed": seed
    }))
    .expect("a valid spec")
}

/// Pairs to predict, with embeddings of this many dimensions and these shares of the edges held out.
pub fn links(dimensions: u32, validation: f64, test: f64) -> Task {
    let shares = LinkShares {
        validation,
        test,
        bipartite: false,
    };
    Task::Links { dimensions, shares }
}

/// Plans of every kind, each with a result of its own.
pub fn small_plans() -> Vec<Plan> {
    let with = |card, ratio| Plan::default().with_ratio(card, ratio);
    let mut plans = vec![
        Plan::default(),
        with(Card::Weights, 0.87),
        with(Card::Neurons, 0.5),
        with(Card::Edges, 0.5),
        with(Card::Weights, 0.5).with_random(Card::Weights, 3),
        with(Card::Neurons, 0.3).with_ratio(Card::Edges, 0.2),
    ];
    let mut layered = with(Card::Weights, 0.6);
    layered.weights.scope = Scope::Layer;
    plans.push(layered);
    let mut again = with(Card::Edges, 0.4).with_ratio(Card::Weights, 0.2);
    again.edges.after = AfterEdges::LearnAgain;
    plans.push(again);
    plans
}

/// An experiment whose bits must be the same everywhere.
#[derive(Deserialize)]
pub struct Case {
    pub name: String,
    spec: Spec,
    plan: Plan,
    /// Where the spec's graph is the caller's own.
    data: Option<Data>,
    pub expected: String,
}

/// A graph as JSON.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Data {
    nodes: u32,
    edges: Vec<u32>,
    edge_weights: Option<Vec<f32>>,
    features: Features,
    classes: Vec<i32>,
    roles: Vec<u8>,
}

#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
enum Features {
    Identity {},
    Dense {
        columns: u32,
        values: Vec<f32>,
    },
    Sparse {
        columns: u32,
        ptr: Vec<u32>,
        col: Vec<u32>,
        val: Option<Vec<f32>>,
        normalize: bool,
    },
}

impl Data {
    fn own(&self) -> OwnData {
        let features = match &self.features {
            Features::Identity {} => OwnFeatures::Identity,
            Features::Dense { columns, values } => OwnFeatures::Dense {
                columns: *columns,
                values: values.clone(),
            },
            Features::Sparse {
                columns,
                ptr,
                col,
                val,
                normalize,
            } => OwnFeatures::Sparse {
                columns: *columns,
                ptr: ptr.clone(),
                col: col.clone(),
                val: val.clone(),
                normalize: *normalize,
            },
        };
        OwnData {
            nodes: self.nodes,
            edges: self.edges.clone(),
            edge_weights: self.edge_weights.clone(),
            edge_columns: Vec::new(),
            features,
            classes: self.classes.clone(),
            roles: self.roles.clone(),
            node_names: vec![],
            class_names: vec![],
        }
    }
}

impl Case {
    /// The committed cases.
    pub fn all() -> Vec<Case> {
        serde_json::from_str(include_str!("../golden/fingerprints.json")).expect("well-formed")
    }

    /// Trains, prunes, and names the result.
    pub fn fingerprint(&self) -> String {
        let spec = self.spec.clone();
        let mut engine = match &self.data {
            Some(data) => Engine::with_own_data(spec, data.own()),
            None => Engine::new(spec),
        }
        .expect("valid");
        engine.train(self.spec.training.epochs).expect("trains");
        engine.prune(self.plan).expect("valid").fingerprint
    }
}
