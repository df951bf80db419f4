//! Nodes that go lose all their edges; training nodes never go; what is left is reported apart.

mod common;

use common::{karate_spec, links};
use secateur::engine::CurveRequest;
use secateur::{AfterEdges, Card, Engine, Plan, Spec};

fn karate() -> Engine {
    let mut engine = Engine::new(karate_spec(3)).expect("valid");
    engine.train(60).expect("trains");
    engine
}

fn nodes(ratio: f64) -> Plan {
    Plan::default().with_ratio(Card::Nodes, ratio)
}

#[test]
fn a_node_that_goes_loses_all_its_edges_and_no_others_go() {
    let mut engine = karate();
    let (roles, pairs) = (engine.roles(), engine.edges());
    for criterion in ["spread", "overNeighbours", "degree", "random"] {
        let plan = nodes(0.4).with_criterion(Card::Nodes, criterion);
        let report = engine.prune(plan.expect("known")).expect("valid");
        // 32 of 34 may go.
        assert_eq!((report.nodes.total, report.nodes.removed), (34, 13));
        assert_eq!(report.edges.removed, 0, "no edge goes by itself");
        let (kept, edges) = (engine.node_mask(), engine.edge_mask());
        for (pair, &edge) in pairs.chunks(2).zip(&edges) {
            let stays = pair.iter().all(|&node| kept[node as usize] == 1);
            assert_eq!(stays, edge == 1);
        }
        assert!((0..34).all(|node| kept[node] == 1 || roles[node] != 1));
        assert!(report.isolated >= 13);
    }
}

#[test]
fn everybody_but_the_teachers_can_go() {
    let mut engine = karate();
    let report = engine.prune(nodes(1.0)).expect("valid");
    assert_eq!(report.nodes.removed, 32);
    assert_eq!(report.survivors.total, 0);
    assert_eq!(report.pruned.total, 32, "removed nodes are predicted too");
    // The two teachers are no friends.
    assert_eq!((report.edges_kept, report.isolated), (0, 34));
}

#[test]
fn survivors_are_counted_apart() {
    let mut engine = karate();
    let dense = engine.predictions();
    let report = engine.prune(nodes(0.5)).expect("valid");
    let (now, labels, roles) = (engine.predictions(), engine.labels(), engine.roles());
    let kept = engine.node_mask();
    let left = || (0..34).filter(|&node| roles[node] == 3 && kept[node] == 1);
    let right = |predicted: &[u32]| left().filter(|&n| predicted[n] as i32 == labels[n]).count();
    assert_eq!(report.survivors.total as usize, left().count());
    assert_eq!(report.survivors.correct as usize, right(&now));
    assert_eq!(report.survivors.dense_correct as usize, right(&dense));
    assert!(report.survivors.total < report.pruned.total);
}

#[test]
fn edges_are_counted_by_each_card_and_multiplied() {
    let mut engine = karate();
    let edges = Plan::default().with_ratio(Card::Edges, 0.5);
    let alone = engine.prune(edges).expect("valid");
    let edges_alone = engine.edge_mask();
    engine.prune(nodes(0.3)).expect("valid");
    let nodes_alone = engine.edge_mask();
    let both = engine
        .prune(edges.with_ratio(Card::Nodes, 0.3))
        .expect("valid");
    assert_eq!(both.edges, alone.edges);
    let product: Vec<u8> = (edges_alone.iter().zip(&nodes_alone))
        .map(|(a, b)| a * b)
        .collect();
    assert_eq!(engine.edge_mask(), product);
    let kept = product.iter().filter(|&&kept| kept == 1).count();
    assert_eq!(both.edges_kept as usize, kept);
}

#[test]
fn training_commits_the_nodes_that_went() {
    let mut engine = karate();
    engine.prune(nodes(0.5)).expect("valid");
    engine.train(10).expect("trains");
    let (healed, mask) = (engine.report(), engine.edge_mask());
    assert_eq!((healed.nodes.floor, healed.nodes.floor_ratio), (16, 0.5));
    let state = engine.snapshot();
    let free = engine.prune(nodes(0.0)).expect("valid");
    assert_eq!(free.nodes.removed, 16);
    assert_eq!(engine.edge_mask(), mask);
    let mut other = Engine::new(karate_spec(3)).expect("valid");
    other.restore(&state).expect("its own");
    other.prune(nodes(0.5)).expect("valid");
    assert_eq!(other.report(), healed);
    engine.reset();
    assert_eq!(engine.report().nodes.removed, 0);
}

#[test]
fn learning_again_is_without_them_too() {
    let mut engine = karate();
    let mut plan = nodes(1.0);
    let kept = engine.prune(plan).expect("valid");
    plan.edges.after = AfterEdges::LearnAgain;
    let again = engine.prune(plan).expect("valid");
    assert_ne!(again.fingerprint, kept.fingerprint);
    // Nobody hears anything, so the one-hot features of the others are never learned.
    assert!(again.pruned.correct <= 20);
}

#[test]
fn the_curve_of_nodes_is_that_of_the_plans() {
    let mut engine = karate();
    let request = CurveRequest {
        card: Card::Nodes,
        draws: 2,
    };
    engine.curve_start(request).expect("valid");
    let curve = engine.curve_step(u32::MAX).curve.expect("all points");
    assert!(curve.test.random.is_some());
    for (&ratio, &correct) in curve.ratios.iter().zip(&curve.test.correct).step_by(7) {
        let report = engine.prune(nodes(ratio)).expect("valid");
        assert_eq!(report.pruned.correct, correct);
    }
}

#[test]
fn of_links_both_ends_must_survive() {
    let spec = Spec {
        task: links(8, 0.1, 0.2),
        ..karate_spec(2)
    };
    let mut engine = Engine::new(spec).expect("valid");
    engine.train(30).expect("trains");
    let before = engine.report();
    assert_eq!(before.survivors.total, before.pruned.total);
    let half = engine.prune(nodes(0.5)).expect("valid");
    assert!(half.survivors.total < half.pruned.total);
    let none = engine.prune(nodes(1.0)).expect("valid");
    assert_eq!((none.survivors.total, none.edges_kept), (0, 0));
}

#[test]
fn plans_without_nodes_can_still_be_read() {
    let mut plan = serde_json::to_value(Plan::default()).expect("serialises");
    plan.as_object_mut().expect("an object").remove("nodes");
    let read: Plan = serde_json::from_value(plan).expect("an older plan");
    assert_eq!(read, Plan::default());
}
