//! What training on links achieves, and what it suggests.

use crate::graphs::{blocks, graph, spec, users_and_items};
use secateur::data::{LinkSplit, OwnData, Source};
use secateur::train::{Task, ranking};
use secateur::{Engine, Spec};

fn auc(engine: &mut Engine) -> f64 {
    engine.metrics().links.expect("edges are predicted").auc
}

fn on_users_and_items(seed: u32) -> (Spec, OwnData) {
    (
        spec(Source::Own { hash: None }, true, 150, seed),
        users_and_items(seed),
    )
}

#[test]
fn training_tells_edges_of_a_block_model_from_pairs_without() {
    for seed in 0..4 {
        let mut engine = Engine::new(spec(blocks(), false, 100, seed)).expect("valid");
        engine.train(100).expect("trains");
        let trained = auc(&mut engine);
        // A pair of one block is an edge 9 times in 10, a pair without an edge hardly ever.
        assert!(trained > 0.75, "seed {seed}: AUC {trained}");
        let report = engine.report();
        assert_eq!(report.pruned.total, 240);
        assert_eq!(report.pruned.auc, Some(trained));
        assert!(report.pruned.average_precision.expect("measured") > 0.7);
    }
}

#[test]
fn training_finds_what_users_will_choose() {
    for seed in 0..4 {
        let (spec, data) = on_users_and_items(seed);
        let mut engine = Engine::with_own_data(spec, data).expect("valid");
        engine.train(150).expect("trains");
        let links = engine.metrics().links.expect("edges are predicted");
        assert!(links.auc > 0.75, "seed {seed}: {links:?}");
        // Ten of about 25 unknown items at random would find 4 in 10.
        assert!(
            links.recall_at_10.expect("users") > 0.75,
            "seed {seed}: {links:?}"
        );
        assert!(
            links.ndcg_at_10.expect("users") > 0.45,
            "seed {seed}: {links:?}"
        );
    }
}

#[test]
fn predictions_are_the_signs_of_the_pairs() {
    let mut engine = Engine::new(spec(blocks(), false, 20, 1)).expect("valid");
    engine.train(20).expect("trains");
    let (predictions, probabilities) = (engine.predictions(), engine.probabilities());
    assert_eq!((predictions.len(), probabilities.len()), (240, 240));
    let right = predictions
        .iter()
        .enumerate()
        .filter(|&(pair, &predicted)| {
            assert_eq!(predicted == 1, probabilities[pair] > 0.5);
            (predicted == 1) == (pair < 120)
        });
    assert_eq!(right.count() as u32, engine.report().pruned.correct);
    assert_eq!(engine.info().chance, 120);
}

#[test]
fn suggestions_are_new_sorted_and_of_the_other_side() {
    let (spec, data) = on_users_and_items(2);
    let whole = graph(&data);
    let Task::Links { shares, .. } = spec.task else {
        panic!("links are predicted");
    };
    let (left, split) = LinkSplit::draw(&whole, shares, spec.seed).expect("enough edges");
    let mut engine = Engine::with_own_data(spec, data).expect("valid");
    engine.train(60).expect("trains");
    assert_eq!(engine.edges(), left.pairs().concat());
    for node in 0..90 {
        let all = engine.suggestions(node, 90).expect("edges are predicted");
        let is_item = split.is_item[node as usize];
        let others = if is_item { 60 } else { 30 };
        assert_eq!(all.len(), others - left.degree(node as usize));
        for pair in all.windows(2) {
            assert!(pair[0].probability >= pair[1].probability);
        }
        for suggestion in &all {
            assert!(!left.has_edge(node, suggestion.node));
            assert_ne!(split.is_item[suggestion.node as usize], is_item);
            assert!((0.0..=1.0).contains(&suggestion.probability));
        }
        let first = engine.suggestions(node, 7).expect("edges are predicted");
        assert_eq!(first, all[..7]);
    }
}

#[test]
fn ranking_measures_are_means_over_users_with_held_out_items() {
    let (spec, data) = on_users_and_items(1);
    let whole = graph(&data);
    let Task::Links { shares, .. } = spec.task else {
        panic!("links are predicted");
    };
    let (_, split) = LinkSplit::draw(&whole, shares, spec.seed).expect("enough edges");
    let mut engine = Engine::with_own_data(spec, data).expect("valid");
    engine.train(60).expect("trains");
    let (mut recall, mut gain, mut users) = (0.0, 0.0, 0.0);
    for user in (0..90).filter(|&node| !split.is_item[node as usize]) {
        let held_out = split.test.positives.iter().filter(|pair| pair[0] == user);
        let wanted: Vec<u32> = held_out.map(|pair| pair[1]).collect();
        let offered = engine.suggestions(user, 10).expect("edges are predicted");
        let offered: Vec<u32> = offered.iter().map(|suggestion| suggestion.node).collect();
        if let Some(measures) = ranking(&offered, &wanted, 10) {
            recall += measures.0;
            gain += measures.1;
            users += 1.0;
        }
    }
    assert!(
        users > 20.0 && users < 60.0,
        "some users have none: {users}"
    );
    let links = engine.metrics().links.expect("edges are predicted");
    assert!((links.recall_at_10.expect("users") - recall / users).abs() < 1e-12);
    assert!((links.ndcg_at_10.expect("users") - gain / users).abs() < 1e-12);
}
