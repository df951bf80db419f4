//! Odd graphs that must work: every number of every verb is finite.

use crate::data::{dense, own, path, sparse};
use crate::{links, readable};
use secateur::Engine;
use secateur::data::{OwnData, OwnFeatures};
use secateur::engine::CurveRequest;
use secateur::prune::{AfterEdges, Card, Plan};
use serde_json::{Value, json};

fn finite<'a>(what: &str, values: impl IntoIterator<Item = &'a f32>) {
    assert!(values.into_iter().all(|value| value.is_finite()), "{what}");
}

/// No field is null that a finite number would fill.
fn no_nan(what: &str, value: &Value) {
    let may_be_missing = [
        "auc",
        "averagePrecision",
        "recallAt10",
        "ndcgAt10",
        "weightThreshold",
        "neuronThreshold",
        "edgeThreshold",
        "nodeThreshold",
        "classes",
        "communities",
        "links",
        "recall",
        "correct",
        "validation",
        "validationLoss",
        "firstLoss",
        "random",
        // One asks for the values, the other for two of every four.
        "huffman",
        "twoFour",
        // Where no weight is left.
        "compression",
        "speedUp",
    ];
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                if !may_be_missing.contains(&name.as_str()) || !field.is_null() {
                    no_nan(&format!("{what}.{name}"), field);
                }
            }
        }
        Value::Array(items) if !what.ends_with(".recall") => {
            items.iter().for_each(|item| no_nan(what, item));
        }
        Value::Null => panic!("{what} is not finite"),
        _ => {}
    }
}

/// Trains, prunes and asks for everything.
fn exercise(what: &str, spec: Value, data: OwnData) {
    let mut engine = Engine::with_own_data(readable(spec), data)
        .unwrap_or_else(|error| panic!("{what}: {error}"));
    let training = engine.train(20).expect("trains");
    no_nan(what, &serde_json::to_value(&training).expect("serialises"));
    for ratio in [0.0, 0.5, 1.0] {
        for after in [AfterEdges::Keep, AfterEdges::LearnAgain] {
            let mut plan = Plan::default();
            for card in [Card::Weights, Card::Neurons, Card::Edges] {
                plan = plan.with_ratio(card, ratio);
            }
            plan.edges.after = after;
            let report = engine.prune(plan).expect("valid");
            no_nan(what, &serde_json::to_value(&report).expect("serialises"));
            no_nan(
                what,
                &serde_json::to_value(engine.metrics()).expect("serialises"),
            );
            finite(what, &engine.weights());
            finite(what, &engine.probabilities());
            finite(what, &engine.activations());
            assert!(
                engine.neuron_scores().iter().all(|score| score.is_finite()),
                "{what}"
            );
            engine.node_flags();
        }
    }
    for card in [Card::Weights, Card::Neurons, Card::Edges] {
        assert!(
            engine
                .ranked_scores(card)
                .iter()
                .all(|score| score.is_finite()),
            "{what}"
        );
        engine
            .curve_start(CurveRequest { card, draws: 2 })
            .expect("valid");
        let progress = engine.curve_step(10_000);
        no_nan(what, &serde_json::to_value(progress).expect("serialises"));
    }
    let positions = engine.positions();
    assert!(
        positions.iter().all(|place| (0.0..=1.0).contains(place)),
        "{what}: {positions:?}"
    );
    engine.train(5).expect("trains");
    let snapshot = engine.snapshot();
    engine.reset();
    engine.restore(&snapshot).expect("its own");
    finite(what, &engine.weights());
}

#[test]
fn odd_graphs_work() {
    let base = path();
    let graphs = [
        ("an isolated node", base.clone()),
        (
            "no edges at all",
            OwnData {
                edges: Vec::new(),
                ..base.clone()
            },
        ),
        (
            "two nodes",
            OwnData {
                nodes: 2,
                edges: vec![1, 0],
                classes: vec![0, 1],
                roles: vec![1, 1],
                ..base.clone()
            },
        ),
        (
            "nobody tests",
            OwnData {
                roles: vec![1; 6],
                ..base.clone()
            },
        ),
        (
            "nodes without a class",
            OwnData {
                classes: vec![0, -1, -1, -1, 1, -5],
                roles: vec![1, 0, 0, 0, 1, 0],
                ..base.clone()
            },
        ),
        (
            "a training node alone",
            OwnData {
                roles: vec![1, 3, 3, 3, 3, 1],
                ..base.clone()
            },
        ),
        (
            "features that are all 0",
            OwnData {
                features: dense(3, vec![0.0; 18]),
                ..base.clone()
            },
        ),
        (
            "one constant feature",
            OwnData {
                features: dense(1, vec![1.0; 6]),
                ..base.clone()
            },
        ),
        (
            "large features",
            OwnData {
                features: dense(1, vec![1e9, -1e9, 0.0, 1e9, -1e9, 1e9]),
                ..base.clone()
            },
        ),
        (
            "rows without words",
            OwnData {
                features: OwnFeatures::Sparse {
                    columns: 3,
                    ptr: vec![0, 2, 2, 3, 3, 3, 3],
                    col: vec![2, 0, 1],
                    val: None,
                    normalize: true,
                },
                ..base.clone()
            },
        ),
        (
            "no words at all",
            OwnData {
                features: sparse(3, &[0; 7], &[], None),
                ..base.clone()
            },
        ),
        (
            "weights far apart",
            OwnData {
                edge_weights: Some(vec![1e-12, 1e12, 1.0, 1e-6]),
                ..base.clone()
            },
        ),
        (
            "everybody knows everybody",
            OwnData {
                edges: (0..6)
                    .flat_map(|a| (0..a).flat_map(move |b| [a, b]))
                    .collect(),
                ..base
            },
        ),
    ];
    for (what, data) in graphs {
        for hidden in [json!([]), json!([4]), json!([3, 1, 2])] {
            for normalization in ["symmetric", "row"] {
                for self_loops in [true, false] {
                    let spec = own(&[
                        ("/model/hidden", hidden.clone()),
                        ("/model/normalization", json!(normalization)),
                        ("/model/selfLoops", json!(self_loops)),
                        ("/model/bias", json!(!self_loops)),
                    ]);
                    exercise(what, spec, data.clone());
                }
            }
        }
    }
}

#[test]
fn odd_links_work() {
    let base = OwnData {
        classes: vec![-1; 6],
        roles: vec![0; 6],
        ..path()
    };
    let triple = OwnData {
        nodes: 4,
        edges: vec![0, 1, 1, 2, 2, 3],
        classes: vec![-1; 4],
        roles: vec![0; 4],
        ..path()
    };
    for (what, bipartite, data) in [
        ("an isolated node", false, base.clone()),
        ("an item that nobody has", true, base),
        ("three edges", false, triple),
    ] {
        for self_loops in [true, false] {
            let spec = own(&[
                ("/task", links(2, 0.0, 0.3, bipartite)),
                ("/model/selfLoops", json!(self_loops)),
                ("/model/dropout/hidden", json!(0.5)),
            ]);
            exercise(what, spec, data.clone());
        }
    }
}

#[test]
fn classes_without_evaluated_nodes_have_no_recall() {
    let data = OwnData {
        roles: vec![1, 3, 3, 1, 0, 0],
        ..path()
    };
    let mut engine = Engine::with_own_data(readable(own(&[])), data).expect("valid");
    engine.train(10).expect("trains");
    let classes = engine.metrics().classes.expect("classes are predicted");
    assert!(classes.recall[0].is_some() && classes.recall[1].is_none());
    assert!(classes.macro_f1.is_finite());
}

#[test]
fn the_longest_training_in_one_call_is_bounded() {
    let mut engine = Engine::with_own_data(readable(own(&[])), path()).expect("valid");
    assert_eq!(engine.train(0).expect("nothing to do").epochs, []);
    assert!(engine.train(100_001).is_err());
    assert_eq!(engine.epoch(), 0);
}
