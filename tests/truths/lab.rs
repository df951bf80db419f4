//! Many graphs, one question: pairs of results and what they say.

use secateur::{Engine, Plan, Spec};
use std::fmt;

/// Graphs, each with its own start; results are compared graph by graph.
pub const SEEDS: u32 = 20;
/// Student's t for a two-sided 95 % interval with 19 degrees of freedom.
const T_19: f64 = 2.093;

/// Four blocks of 50 nodes, p_in 0.10 and p_out 0.02 (in expectation 490 and 300 edges), 32
/// features, 5 labels a class; a GCN with 32 hidden neurons and dropout 0.5.
pub fn spec(seed: u32) -> Spec {
    serde_json::from_value(serde_json::json!({
        "graph": {
            "kind": "blockModel", "nodes": 200, "edges": 790, "blocks": 4, "homophily": 0.62,
            "features": 32, "signal": 0.4, "labels": 5
        },
        "task": { "kind": "nodeClasses" },
        "split": { "kind": "given" },
        "model": {
            "hidden": [32], "bias": true, "activation": "relu",
            "dropout": { "input": 0.5, "hidden": 0.5 },
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

/// The spec's model after its epochs.
pub fn trained(spec: &Spec) -> Engine {
    let mut engine = untrained(spec);
    engine.train(spec.training.epochs).expect("trains");
    engine
}

/// At epoch 0.
pub fn untrained(spec: &Spec) -> Engine {
    Engine::new(spec.clone()).expect("a valid spec")
}

/// Per cent of the test nodes that are right under `plan`.
pub fn accuracy(engine: &mut Engine, plan: Plan) -> f64 {
    let pruned = engine.prune(plan).expect("a valid plan").pruned;
    100.0 * f64::from(pruned.correct) / f64::from(pruned.total)
}

/// Per cent of the edges left under `plan` that join nodes of one class.
pub fn homophily(engine: &mut Engine, plan: Plan) -> f64 {
    engine.prune(plan).expect("a valid plan");
    let left = engine.cost_report().pruned.structure;
    100.0 * left.homophily.expect("edges are left")
}

/// The accuracy after `epochs` more under the plan's masks.
pub fn finetuned(engine: &mut Engine, plan: Plan, epochs: u32) -> f64 {
    engine.prune(plan).expect("a valid plan");
    engine.train(epochs).expect("trains");
    accuracy(engine, plan)
}

/// A mean with the half-width of its 95 % interval.
#[derive(Debug, Clone, Copy)]
pub struct Mean {
    pub mean: f64,
    pub half: f64,
}

impl Mean {
    pub fn of(values: &[f64]) -> Self {
        assert_eq!(values.len(), SEEDS as usize);
        let n = values.len() as f64;
        let mean = values.iter().sum::<f64>() / n;
        let squares: f64 = values
            .iter()
            .map(|value| (value - mean) * (value - mean))
            .sum();
        Mean {
            mean,
            half: T_19 * (squares / (n - 1.0) / n).sqrt(),
        }
    }

    /// The lower end of the interval.
    pub fn low(self) -> f64 {
        self.mean - self.half
    }

    /// The upper end.
    pub fn high(self) -> f64 {
        self.mean + self.half
    }
}

impl fmt::Display for Mean {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{:.1} ± {:.1}", self.mean, self.half)
    }
}

/// `N` results for each seed.
pub fn over_seeds<const N: usize>(each: impl Fn(u32) -> [f64; N]) -> [Vec<f64>; N] {
    let mut results: [Vec<f64>; N] = std::array::from_fn(|_| Vec::new());
    for seed in 1..=SEEDS {
        for (results, result) in results.iter_mut().zip(each(seed)) {
            results.push(result);
        }
    }
    results
}

/// The paired difference a − b, which is printed with both.
pub fn difference(title: &str, a: &[f64], b: &[f64]) -> Mean {
    let differences: Vec<f64> = a.iter().zip(b).map(|(a, b)| a - b).collect();
    let difference = Mean::of(&differences);
    println!(
        "{title}: {} against {}, difference {difference}",
        Mean::of(a),
        Mean::of(b)
    );
    difference
}
