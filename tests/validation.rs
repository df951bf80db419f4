//! What choices are made by: figures on the validation items, beside those that judge.

mod common;

use common::{karate_spec, links};
use secateur::data::SplitChoice;
use secateur::engine::CurveRequest;
use secateur::{Card, Engine, Plan, Spec};
use serde_json::json;

/// The club's four communities, with eight members to validate on.
fn communities() -> Engine {
    let mut spec = karate_spec(5);
    spec.split = SplitChoice::Stratified {
        train: 2,
        validation: 2,
    };
    let mut stated = serde_json::to_value(&spec).expect("serialises");
    stated["graph"]["labels"] = json!("communities");
    let spec: Spec = serde_json::from_value(stated).expect("valid");
    let mut engine = Engine::new(spec).expect("valid");
    engine.train(60).expect("trains");
    engine
}

/// Members of a role that are predicted rightly.
fn right(engine: &mut Engine, role: u8) -> u32 {
    let (predictions, labels) = (engine.predictions(), engine.labels());
    let is_right =
        |&(node, &of): &(usize, &u8)| of == role && predictions[node] as i32 == labels[node];
    let roles = engine.roles();
    roles.iter().enumerate().filter(is_right).count() as u32
}

const VALIDATION: u8 = 2;
const TEST: u8 = 3;

#[test]
fn a_report_counts_validation_items_apart() {
    let mut engine = communities();
    let dense = right(&mut engine, VALIDATION);
    for ratio in [0.0, 0.8, 0.97] {
        let plan = Plan::default().with_ratio(Card::Weights, ratio);
        let report = engine.prune(plan).expect("valid");
        let counted = report.validation.expect("eight are kept for it");
        assert_eq!((counted.total, counted.dense), (8, dense));
        assert_eq!(counted.pruned, right(&mut engine, VALIDATION), "at {ratio}");
        assert_eq!(
            report.pruned.correct,
            right(&mut engine, TEST),
            "at {ratio}"
        );
    }
    assert_eq!(engine.info().validation_chance, Some(2));
}

#[test]
fn a_restored_state_has_the_same_validation_items_right() {
    let mut engine = communities();
    engine
        .prune(Plan::default().with_ratio(Card::Weights, 0.9))
        .expect("valid");
    engine.train(10).expect("heals");
    let (snapshot, before) = (engine.snapshot(), engine.report());
    let mut other = communities();
    other.reset();
    other.prune(*engine.plan()).expect("valid");
    other.restore(&snapshot).expect("of the same spec");
    assert_eq!(other.report(), before);
}

#[test]
fn without_validation_items_there_are_no_figures_on_them() {
    let mut engine = Engine::new(karate_spec(3)).expect("valid");
    assert_eq!(engine.report().validation, None);
    assert_eq!(engine.info().validation_chance, None);
    let (card, draws) = (Card::Edges, 1);
    engine
        .curve_start(CurveRequest { card, draws })
        .expect("valid");
    let curve = engine.curve_step(u32::MAX).curve.expect("all points");
    assert_eq!(curve.validation, None);
}

#[test]
fn a_curve_holds_both_results_of_every_plan() {
    let mut engine = communities();
    for card in [Card::Weights, Card::Edges] {
        engine.prune(Plan::default()).expect("valid");
        engine
            .curve_start(CurveRequest { card, draws: 3 })
            .expect("valid");
        let curve = engine.curve_step(u32::MAX).curve.expect("all points");
        let validation = curve.validation.expect("eight are kept for it");
        for (at, &ratio) in curve.ratios.iter().enumerate().step_by(9) {
            let plan = Plan::default().with_ratio(card, ratio);
            let report = engine.prune(plan).expect("valid");
            let counted = report.validation.expect("as before");
            assert_eq!(curve.test.correct[at], report.pruned.correct);
            assert_eq!(validation.correct[at], counted.pruned);
        }
        let first = (validation.correct.iter()).position(|&right| right < validation.correct[0]);
        assert_eq!(validation.first_loss, first.map(|at| curve.ratios[at]));
        let band = validation.random.expect("asked for");
        assert_eq!((band.draws, band.low[0]), (3, validation.correct[0]));
    }
}

#[test]
fn of_links_validation_pairs_are_counted() {
    let spec = Spec {
        task: links(8, 0.1, 0.2),
        ..karate_spec(2)
    };
    let mut engine = Engine::new(spec).expect("valid");
    engine.train(40).expect("trains");
    let report = engine.report();
    let counted = report.validation.expect("a tenth is kept for it");
    // 8 of 78 edges, and as many pairs without one.
    assert_eq!((counted.total, counted.pruned), (16, counted.dense));
    assert_eq!(engine.info().validation_chance, Some(8));
    engine
        .search_start(secateur::experiment::SearchRequest {
            card: Card::Weights,
            items: 0,
            share: 0.0,
        })
        .expect("valid");
    let found = engine.search_step(u32::MAX).found.expect("all at once");
    assert_eq!((found.before, found.of), (counted.dense, counted.total));
}

#[test]
fn training_is_followed_on_validation_items() {
    let mut engine = communities();
    let last = engine.train(5).expect("trains").epochs[4];
    let counted = engine.report().validation.expect("eight are kept for it");
    assert_eq!(last.correct, Some(counted.pruned));
}
