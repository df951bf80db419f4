//! Specs.

use crate::{links, out_of_range, readable, spec_with, told};
use secateur::data::{BlockModel, LinkShares, Source};
use secateur::nn::OptimizerConfig;
use secateur::train::Task;
use secateur::{Engine, Spec};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

fn refused(value: Value) -> Value {
    let start = Instant::now();
    let error = Engine::new(readable(value.clone()))
        .err()
        .unwrap_or_else(|| panic!("accepted: {value}"));
    assert!(start.elapsed() < Duration::from_secs(5), "slow: {value}");
    told(&error)
}

fn stratified(train: u32, validation: u32) -> Value {
    json!({ "kind": "stratified", "train": train, "validation": validation })
}

/// A block model of 40 nodes with one field changed.
fn blocks(field: &str, value: Value) -> Value {
    let mut model = json!({
        "kind": "blockModel", "nodes": 40, "edges": 100, "blocks": 4, "homophily": 0.8,
        "features": 4, "signal": 1, "labels": 2
    });
    model[field] = value;
    model
}

#[test]
fn values_outside_their_ranges_are_refused_with_the_range() {
    let table = [
        ("/model/hidden", json!([0]), ("model.hidden", 0., 1., 4096.)),
        (
            "/model/hidden",
            json!([16, 0]),
            ("model.hidden", 0., 1., 4096.),
        ),
        (
            "/model/hidden",
            json!([4097]),
            ("model.hidden", 4097., 1., 4096.),
        ),
        (
            "/model/hidden",
            json!([8, 8, 8, 8]),
            ("model.layers", 5., 1., 4.),
        ),
        (
            "/model/dropout/input",
            json!(1),
            ("model.dropout.input", 1., 0., 0.999),
        ),
        (
            "/model/dropout/input",
            json!(0.9995),
            ("model.dropout.input", 0.9995, 0., 0.999),
        ),
        (
            "/model/dropout/hidden",
            json!(-0.1),
            ("model.dropout.hidden", -0.1, 0., 0.999),
        ),
        (
            "/training/epochs",
            json!(1e9 as u32),
            ("training.epochs", 1e9, 1., 1e5),
        ),
        (
            "/training/epochs",
            json!(0),
            ("training.epochs", 0., 1., 1e5),
        ),
        (
            "/training/patience",
            json!(0),
            ("training.patience", 0., 1., 1e5),
        ),
        (
            "/training/weightDecay",
            json!(-1),
            ("training.weightDecay", -1., 0., 1e3),
        ),
        (
            "/training/optimizer/learningRate",
            json!(-0.01),
            ("optimizer.learningRate", -0.01, 0., 1e6),
        ),
        (
            "/training/optimizer",
            json!({ "kind": "sgd", "learningRate": 0.1, "momentum": 1.5 }),
            ("optimizer.momentum", 1.5, 0., 1.),
        ),
        ("/split", stratified(0, 1), ("split.train", 0., 1., 1e6)),
        (
            "/task",
            links(0, 0.1, 0.1, false),
            ("task.dimensions", 0., 1., 4096.),
        ),
        (
            "/task",
            links(9999, 0.1, 0.1, false),
            ("task.dimensions", 9999., 1., 4096.),
        ),
        (
            "/task",
            links(4, -0.1, 0.1, false),
            ("links.validation", -0.1, 0., 0.8),
        ),
        (
            "/task",
            links(4, 0.1, 0.9, false),
            ("links.test", 0.9, 0., 0.8),
        ),
        (
            "/graph",
            blocks("nodes", json!(0)),
            ("blockModel.nodes", 0., 6., 25e3),
        ),
        (
            "/graph",
            blocks("nodes", json!(30_000)),
            ("blockModel.nodes", 3e4, 6., 25e3),
        ),
        (
            "/graph",
            blocks("blocks", json!(1)),
            ("blockModel.blocks", 1., 2., 13.),
        ),
        (
            "/graph",
            blocks("blocks", json!(14)),
            ("blockModel.blocks", 14., 2., 13.),
        ),
        (
            "/graph",
            blocks("homophily", json!(1.1)),
            ("blockModel.homophily", 1.1, 0., 1.),
        ),
        (
            "/graph",
            blocks("features", json!(0)),
            ("blockModel.features", 0., 1., 4096.),
        ),
        (
            "/graph",
            blocks("signal", json!(-1)),
            ("blockModel.signal", -1., 0., 100.),
        ),
        (
            "/graph",
            blocks("labels", json!(0)),
            ("blockModel.labels", 0., 1., 4.),
        ),
        // Ten members a block: five train, five validate, and nobody is left to test.
        (
            "/graph",
            blocks("labels", json!(5)),
            ("blockModel.labels", 5., 1., 4.),
        ),
        (
            "/graph",
            blocks("edges", json!(113)),
            ("blockModel.edges", 113., 0., 112.),
        ),
    ];
    for (place, value, (name, got, min, max)) in table {
        let value = spec_with(&[(place, value)]);
        assert_eq!(refused(value), out_of_range(name, got, min, max));
    }
}

#[test]
fn splits_that_the_classes_cannot_fill_are_refused() {
    // Two factions of 17.
    for (split, expected) in [
        (stratified(18, 0), out_of_range("split.train", 18., 1., 16.)),
        (
            stratified(1_000_000, 0),
            out_of_range("split.train", 1e6, 1., 16.),
        ),
        (
            stratified(10, 7),
            out_of_range("split.validation", 7., 0., 6.),
        ),
        // Nobody would be left to test.
        (stratified(17, 0), out_of_range("split.train", 17., 1., 16.)),
        (
            stratified(16, 1),
            out_of_range("split.validation", 1., 0., 0.),
        ),
    ] {
        assert_eq!(refused(spec_with(&[("/split", split)])), expected);
    }
    let fits = spec_with(&[("/split", stratified(15, 1))]);
    let engine = Engine::new(readable(fits)).expect("two nodes test");
    assert_eq!(engine.info().split.test, 2);
}

#[test]
fn splits_of_edges_that_leave_none_are_refused() {
    for (validation, test) in [(0.0, 0.0), (0.1, 0.001), (0.5, 0.5), (0.8, 0.2), (0.8, 0.8)] {
        let value = spec_with(&[("/task", links(4, validation, test, false))]);
        let told = refused(value);
        assert_eq!(
            (&told["code"], &told["detail"]["name"]),
            (&json!("out-of-range"), &json!("links.test"))
        );
        let detail = |key: &str| told["detail"][key].as_f64().expect("a number");
        assert!(
            detail("got") < detail("min") || detail("got") > detail("max"),
            "{told}"
        );
    }
    // The club has triangles.
    let told = refused(spec_with(&[("/task", links(4, 0.1, 0.1, true))]));
    assert_eq!(told["code"], "not-bipartite");
}

#[test]
fn models_that_fit_no_memory_are_refused_before_anything_is_made() {
    let wide = [("/model/hidden", json!([4096, 4096, 4096]))];
    let graph = |features: u32, edges: u32| {
        let mut model = blocks("nodes", json!(25_000));
        model["features"] = json!(features);
        model["edges"] = json!(edges);
        ("/graph", model)
    };
    for changes in [
        vec![graph(4, 100), wide[0].clone()],
        vec![graph(4096, 100), ("/model/hidden", json!([4096]))],
        vec![
            graph(4096, 100),
            ("/model/hidden", json!([])),
            ("/task", links(4096, 0.1, 0.1, false)),
        ],
    ] {
        let told = refused(spec_with(&changes));
        assert_eq!(told["code"], "too-large", "{told}");
        let detail = |key: &str| told["detail"][key].as_f64().expect("a number");
        assert!(detail("bytes") > detail("limit"));
    }
    let told = refused(spec_with(&[graph(4, 50_000_000)]));
    assert_eq!(told, out_of_range("blockModel.edges", 5e7, 0., 1e6));
}

#[test]
fn a_graph_of_ones_own_is_asked_for() {
    let own = spec_with(&[("/graph", json!({ "kind": "own", "hash": null }))]);
    assert_eq!(refused(own), json!({ "code": "data-missing" }));
}

/// What JSON cannot hold and a caller in Rust can.
#[test]
fn numbers_that_are_none_are_refused() {
    let valid = || readable(spec_with(&[]));
    let blocks = BlockModel {
        nodes: 40,
        edges: 100,
        blocks: 4,
        homophily: 0.8,
        features: 4,
        signal: 1.0,
        labels: 2,
    };
    let shares = LinkShares {
        validation: 0.1,
        test: 0.1,
        bipartite: false,
    };
    let links = |shares| Task::Links {
        dimensions: 4,
        shares,
    };
    for bad in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let changes: [&dyn Fn(&mut Spec); 9] = [
            &|spec| spec.model.dropout.input = bad,
            &|spec| spec.model.dropout.hidden = bad,
            &|spec| spec.training.weight_decay = bad,
            &|spec| spec.training.optimizer = spec.training.optimizer.with_learning_rate(bad),
            &|spec| {
                spec.training.optimizer = OptimizerConfig::Sgd {
                    learning_rate: 0.1,
                    momentum: bad,
                }
            },
            &|spec| {
                spec.task = links(LinkShares {
                    validation: bad,
                    ..shares
                })
            },
            &|spec| {
                spec.task = links(LinkShares {
                    test: bad,
                    ..shares
                })
            },
            &|spec| {
                spec.graph = Source::BlockModel(BlockModel {
                    homophily: bad,
                    ..blocks
                })
            },
            &|spec| {
                spec.graph = Source::BlockModel(BlockModel {
                    signal: bad,
                    ..blocks
                })
            },
        ];
        for (at, change) in changes.iter().enumerate() {
            let mut spec = valid();
            change(&mut spec);
            let error = Engine::new(spec)
                .err()
                .unwrap_or_else(|| panic!("accepted: change {at}"));
            assert_eq!(error.code(), "out-of-range");
        }
    }
}

#[test]
fn unknown_missing_and_ill_typed_fields_are_refused_by_name() {
    let extra = json!(1);
    for (place, field) in [
        ("", "colour"),
        ("/graph", "colour"),
        ("/task", "colour"),
        ("/split", "colour"),
        ("/model", "colour"),
        ("/model/dropout", "colour"),
        ("/training", "colour"),
        ("/training/optimizer", "colour"),
    ] {
        unreadable(&[(&format!("{place}/{field}"), extra.clone())], field);
    }
    for task in [json!({ "kind": "communities", "colour": 1 }), {
        let mut task = links(4, 0.1, 0.1, false);
        task["shares"]["colour"] = json!(1);
        task
    }] {
        unreadable(&[("/task", task)], "colour");
    }
    unreadable(
        &[(
            "/task",
            json!({ "kind": "links", "dimensions": 4, "shares": { "validation": 0.1, "test": 0.1, "bipartite": false }, "colour": 1 }),
        )],
        "colour",
    );
    unreadable(&[("/graph", blocks("colour", json!(1)))], "colour");
    unreadable(
        &[(
            "/graph",
            json!({ "kind": "own", "hash": null, "colour": 1 }),
        )],
        "colour",
    );
    let mut split = stratified(1, 1);
    split["colour"] = json!(1);
    unreadable(&[("/split", split)], "colour");
    unreadable(
        &[(
            "/training/optimizer",
            json!({ "kind": "adam", "learningRate": 0.1, "momentum": 0.5 }),
        )],
        "momentum",
    );

    unreadable(&[("/graph", json!({ "kind": "karateClub" }))], "labels");
    unreadable(&[("/model", json!({ "hidden": [16] }))], "bias");
    unreadable(&[("/task", json!({ "kind": "regression" }))], "regression");
    unreadable(&[("/graph/labels", json!("sides"))], "sides");
    for seed in [json!(-1), json!(4_294_967_296u64), json!(1.5), json!("1")] {
        unreadable(
            &[("/seed", seed)],
            "seed cannot be read: it must be a whole",
        );
    }
    unreadable(&[("/model/hidden", json!([16.5]))], "model.hidden cannot");
    unreadable(&[("/model/hidden", json!(16))], "model.hidden cannot");
    for epochs in [json!(1e10), json!(null)] {
        unreadable(&[("/training/epochs", epochs)], "training.epochs cannot");
    }
}

/// The reader's message names `what`.
fn unreadable(changes: &[(&str, Value)], what: &str) {
    let value = spec_with(changes);
    let error = serde_json::from_value::<Spec>(value.clone())
        .err()
        .unwrap_or_else(|| panic!("accepted: {value}"));
    assert!(error.to_string().contains(what), "{error} hides {what}");
}
