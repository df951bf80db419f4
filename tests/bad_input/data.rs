//! Graphs that a caller brings.

use crate::{links, out_of_range, readable, spec_with, told};
use secateur::Engine;
use secateur::data::{OwnData, OwnFeatures};
use serde_json::{Value, json};

/// A path of six nodes in two classes, the last of them alone.
pub fn path() -> OwnData {
    OwnData {
        nodes: 6,
        edges: vec![0, 1, 1, 2, 2, 3, 3, 4],
        edge_weights: None,
        edge_columns: Vec::new(),
        features: OwnFeatures::Identity,
        classes: vec![0, 0, 0, 1, 1, 1],
        roles: vec![1, 3, 3, 3, 1, 3],
        node_names: vec![],
        class_names: vec![],
    }
}

pub fn dense(columns: u32, values: Vec<f32>) -> OwnFeatures {
    OwnFeatures::Dense { columns, values }
}

pub fn sparse(columns: u32, ptr: &[u32], col: &[u32], val: Option<&[f32]>) -> OwnFeatures {
    OwnFeatures::Sparse {
        columns,
        ptr: ptr.to_vec(),
        col: col.to_vec(),
        val: val.map(<[f32]>::to_vec),
        normalize: false,
    }
}

pub fn own(changes: &[(&str, Value)]) -> Value {
    let graph = ("/graph", json!({ "kind": "own", "hash": null }));
    spec_with(&[&[graph], changes].concat())
}

type Change = fn(&mut OwnData);

fn refused(spec: Value, change: impl Fn(&mut OwnData)) -> Value {
    let mut data = path();
    change(&mut data);
    let error = Engine::with_own_data(readable(spec), data.clone())
        .err()
        .unwrap_or_else(|| panic!("accepted: {data:?}"));
    told(&error)
}

fn length(name: &str, expected: u32, got: u32) -> Value {
    json!({ "code": "length", "detail": { "name": name, "expected": expected, "got": got } })
}

#[test]
fn arrays_of_the_wrong_length_are_named() {
    let table: [(Change, Value); 9] = [
        (|d| d.classes.truncate(5), length("classes", 6, 5)),
        (|d| d.roles.push(0), length("roles", 6, 7)),
        (|d| d.edges.truncate(7), length("edges", 8, 7)),
        (
            |d| d.edge_weights = Some(vec![1.0; 3]),
            length("edgeWeights", 4, 3),
        ),
        (
            |d| d.features = dense(2, vec![0.5; 11]),
            length("features", 12, 11),
        ),
        (
            |d| d.features = sparse(2, &[0, 0, 0], &[], None),
            length("features.ptr", 7, 3),
        ),
        (
            |d| d.features = sparse(2, &[0, 1, 1, 1, 1, 1, 1], &[0], Some(&[1.0, 2.0])),
            length("features.val", 1, 2),
        ),
        // Told from the lengths alone, before room is made for so many nodes.
        (
            |d| d.nodes = 4_000_000_000,
            length("classes", 4_000_000_000, 6),
        ),
        (
            |d| {
                d.nodes = u32::MAX;
                d.classes.clear();
            },
            length("classes", u32::MAX, 0),
        ),
    ];
    for (change, expected) in table {
        assert_eq!(refused(own(&[]), change), expected);
    }
}

#[test]
fn broken_graphs_are_refused_with_the_edge() {
    let weights = |edge: usize, weight: f32| {
        move |d: &mut OwnData| {
            let mut weights = vec![1.0; 4];
            weights[edge] = weight;
            d.edge_weights = Some(weights);
        }
    };
    let edge_weight = |edge: u32, got: Value| json!({ "code": "edge-weight", "detail": { "edge": edge, "got": got } });
    let empty = |d: &mut OwnData| {
        *d = OwnData {
            nodes: 0,
            edges: Vec::new(),
            classes: Vec::new(),
            roles: Vec::new(),
            ..path()
        };
    };
    type Change = Box<dyn Fn(&mut OwnData)>;
    let table: Vec<(Change, Value)> = vec![
        (Box::new(empty), json!({ "code": "empty-graph" })),
        (
            Box::new(|d| d.edges[5] = 6),
            json!({ "code": "unknown-node", "detail": { "edge": 2, "node": 6, "nodes": 6 } }),
        ),
        (
            Box::new(|d| d.edges[5] = 2),
            json!({ "code": "self-loop", "detail": { "edge": 2, "node": 2 } }),
        ),
        (
            Box::new(|d| d.edges.extend([2, 1])),
            json!({ "code": "duplicate-edge", "detail": { "edge": 4, "source": 1, "target": 2 } }),
        ),
        (Box::new(weights(2, 0.0)), edge_weight(2, json!(0.0))),
        (Box::new(weights(3, -1.0)), edge_weight(3, json!(-1.0))),
        (Box::new(weights(0, f32::NAN)), edge_weight(0, json!(null))),
        (
            Box::new(weights(0, f32::INFINITY)),
            edge_weight(0, json!(null)),
        ),
        // Their degrees would overflow, or the roots of them.
        (
            Box::new(weights(1, 1e30)),
            out_of_range("edgeWeights[1]", f64::from(1e30f32), 1e-12, 1e12),
        ),
        (
            Box::new(weights(1, 1e-30)),
            out_of_range("edgeWeights[1]", f64::from(1e-30f32), 1e-12, 1e12),
        ),
    ];
    for (change, expected) in table {
        assert_eq!(refused(own(&[]), change), expected);
    }
}

#[test]
fn broken_features_are_refused_with_the_place() {
    let with = |features: OwnFeatures| refused(own(&[]), move |d| d.features = features.clone());
    let place = |node: u32, feature: u32| json!({ "code": "feature-not-finite", "detail": { "node": node, "feature": feature } });
    for bad in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY] {
        let mut values = vec![0.5; 12];
        values[7] = bad;
        assert_eq!(with(dense(2, values)), place(3, 1));
        let ptr = [0, 1, 1, 1, 3, 3, 3];
        assert_eq!(
            with(sparse(4, &ptr, &[0, 3, 2], Some(&[1.0, bad, 1.0]))),
            place(3, 3)
        );
        // Dividing by the row's sum must not hide it.
        let OwnFeatures::Sparse { ptr, col, .. } = sparse(4, &ptr, &[0, 3, 2], None) else {
            panic!("sparse features");
        };
        let normalized = OwnFeatures::Sparse {
            columns: 4,
            ptr,
            col,
            val: Some(vec![1.0, bad, 1.0]),
            normalize: true,
        };
        assert_eq!(with(normalized)["code"], "feature-not-finite");
    }
    let mut values = vec![0.5; 12];
    values[5] = -1e30;
    assert_eq!(
        with(dense(2, values)),
        out_of_range("features[2][1]", f64::from(-1e30f32), -1e12, 1e12)
    );
    for columns in [0, 2_000_000] {
        let expected = out_of_range("features.columns", columns.into(), 1., 1e6);
        assert_eq!(with(dense(columns, Vec::new())), expected);
        assert_eq!(with(sparse(columns, &[0; 7], &[], None)), expected);
    }
    assert_eq!(
        with(sparse(4, &[0, 1, 1, 1, 1, 1, 1], &[4], None)),
        out_of_range("features.col", 4., 0., 3.)
    );
    for ptr in [
        &[0, 2, 1, 1, 1, 1, 1][..],
        &[1, 1, 1, 1, 1, 1, 1],
        &[0; 7],
        &[],
    ] {
        let told = with(sparse(4, ptr, &[0], None));
        assert_eq!(
            (&told["code"], &told["detail"]["what"]),
            (&json!("malformed"), &json!("features.ptr"))
        );
    }
}

#[test]
fn classes_and_roles_that_nothing_can_be_learned_from_are_refused() {
    let unknown = |node: u32, class: u32| json!({ "code": "unknown-class", "detail": { "node": node, "class": class, "classes": 6 } });
    let table: [(Change, Value); 8] = [
        (
            |d| d.classes.fill(0),
            json!({ "code": "too-few-classes", "detail": { "got": 1 } }),
        ),
        (
            |d| {
                d.classes.fill(-1);
                d.roles.fill(0);
            },
            json!({ "code": "too-few-classes", "detail": { "got": 0 } }),
        ),
        (
            |d| d.roles[4] = 3,
            json!({ "code": "class-without-training", "detail": { "class": 1 } }),
        ),
        (
            |d| d.classes[5] = 3,
            json!({ "code": "class-without-training", "detail": { "class": 2 } }),
        ),
        (|d| d.classes[2] = 6, unknown(2, 6)),
        (|d| d.classes[2] = i32::MAX, unknown(2, i32::MAX as u32)),
        (|d| d.roles[3] = 9, out_of_range("roles[3]", 9., 0., 3.)),
        (
            |d| d.classes[5] = -1,
            json!({ "code": "malformed", "detail": {
                "what": "roles",
                "reason": "node 5 has no class, so it can neither train, validate nor test"
            } }),
        ),
    ];
    for (change, expected) in table {
        assert_eq!(refused(own(&[]), change), expected);
    }
    let stratified = json!({ "kind": "stratified", "train": 1, "validation": 3 });
    assert_eq!(
        refused(own(&[("/split", stratified.clone())]), |_| {}),
        out_of_range("split.validation", 3., 0., 1.)
    );
    let communities = [("/task", json!({ "kind": "communities" }))];
    let each_its_own = refused(own(&communities), |d| {
        d.classes = vec![0, 1, 2, 3, 4, 5];
    });
    assert_eq!(each_its_own, out_of_range("split.train", 1., 1., 0.));
    // A class number too large to make room for, where classes do not count.
    let links = links(2, 0.2, 0.2, false);
    let told = refused(own(&[("/task", links), ("/split", stratified)]), |d| {
        d.classes[0] = i32::MAX;
    });
    assert_eq!(told, unknown(0, i32::MAX as u32));
}

#[test]
fn graphs_without_edges_to_spare_or_pairs_to_compare_are_refused_for_links() {
    let told = |validation, test, bipartite, edges: &[u32]| {
        refused(
            own(&[("/task", links(2, validation, test, bipartite))]),
            |d| {
                d.edges = edges.to_vec();
            },
        )
    };
    let few = |got| out_of_range("edges", got, 2., f64::from(u32::MAX));
    assert_eq!(told(0.1, 0.1, false, &[]), few(0.));
    assert_eq!(told(0.1, 0.1, false, &[0, 1]), few(1.));
    // One tenth of four edges is none.
    let none = told(0.1, 0.1, false, &path().edges);
    assert_eq!(none, out_of_range("links.test", 0.1, 0.125, 0.75));
    let all: Vec<u32> = (0..6)
        .flat_map(|a| (0..a).flat_map(move |b| [a, b]))
        .collect();
    assert_eq!(
        told(0.2, 0.2, false, &all),
        json!({ "code": "too-dense", "detail": { "edges": 15 } })
    );
    let everybody_has_everything = [0, 3, 0, 4, 1, 3, 1, 4, 2, 3, 2, 4, 0, 5, 1, 5, 2, 5];
    assert_eq!(
        told(0.2, 0.2, true, &everybody_has_everything),
        json!({ "code": "too-dense", "detail": { "edges": 9 } })
    );
    assert_eq!(
        told(0.2, 0.4, true, &[0, 1, 1, 2, 2, 0])["code"],
        "not-bipartite"
    );
}

#[test]
fn other_data_than_the_spec_names_are_refused() {
    let told = refused(own(&[("/graph/hash", json!("0123456789abcdef"))]), |_| {});
    assert_eq!(told["code"], "other-data");
    assert_eq!(told["detail"]["got"], path().hash());
}

#[test]
fn graphs_that_fit_no_memory_are_refused() {
    const NODES: u32 = 300_000;
    let data = OwnData {
        nodes: NODES,
        edges: Vec::new(),
        classes: (0..NODES as i32).map(|node| node % 2).collect(),
        roles: vec![1; NODES as usize],
        ..path()
    };
    let spec = readable(own(&[("/model/hidden", json!([4096]))]));
    let told = told(&Engine::with_own_data(spec, data).err().expect("refused"));
    assert_eq!(told["code"], "too-large");
}
