//! A sample of edges of which what is kept weighs more: what the plan, the hand, the floor and files make of
//! those weights.

mod common;

use common::karate_spec;
use secateur::prune::EdgeCriterion;
use secateur::{Card, Engine, Plan};

fn plan(ratio: f64) -> Plan {
    let mut plan = Plan::default().with_ratio(Card::Edges, ratio);
    plan.edges.criterion = EdgeCriterion::ResistanceSampled;
    plan
}

fn trained() -> Engine {
    let mut engine = Engine::new(karate_spec(3)).expect("valid");
    engine.train(60).expect("trains");
    engine
}

#[test]
fn with_nothing_removed_every_bit_is_the_dense_model_s() {
    let mut engine = trained();
    let dense = engine.prune(Plan::default()).expect("valid").fingerprint;
    let logits = engine.logits();
    for frozen in [false, true] {
        let mut plan = plan(0.0);
        plan.edges.frozen = frozen;
        assert_eq!(engine.prune(plan).expect("valid").fingerprint, dense);
        assert_eq!(engine.logits(), logits);
        assert!(engine.edge_strengths().is_empty());
        // There and back.
        plan.edges.ratio = 0.6;
        assert_ne!(engine.prune(plan).expect("valid").fingerprint, dense);
        plan.edges.ratio = 0.0;
        assert_eq!(engine.prune(plan).expect("valid").fingerprint, dense);
    }
}

#[test]
fn masks_nest_and_weights_rise_with_the_ratio() {
    let mut engine = trained();
    let mut before: Option<(Vec<u8>, Vec<f32>)> = None;
    for thousandths in (100..1000).step_by(50) {
        engine
            .prune(plan(f64::from(thousandths) / 1000.0))
            .expect("valid");
        let (mask, strengths) = (engine.edge_mask(), engine.edge_strengths());
        for (edge, &kept) in mask.iter().enumerate() {
            assert_eq!(strengths[edge] >= 1.0, kept == 1);
            if let Some((was, weighed)) = &before {
                assert!(kept <= was[edge]);
                assert!(kept == 0 || strengths[edge] >= weighed[edge]);
            }
        }
        before = Some((mask, strengths));
    }
}

#[test]
fn what_the_hand_keeps_weighs_what_it_weighs_and_the_rest_as_before() {
    let mut engine = trained();
    engine.prune(plan(0.5)).expect("valid");
    let strengths = engine.edge_strengths();
    let order = engine.order(Card::Edges);
    let (gone, kept) = (order[0], order[77]);
    engine
        .set_hand(Card::Edges, &[kept], &[gone])
        .expect("valid");
    let marked = engine.edge_strengths();
    assert_eq!((marked[gone as usize], marked[kept as usize]), (1.0, 0.0));
    for &edge in &order[1..77] {
        assert_eq!(marked[edge as usize], strengths[edge as usize]);
    }
}

#[test]
fn training_heals_around_the_weights_that_the_plan_gave() {
    let mut engine = trained();
    engine.prune(plan(0.5)).expect("valid");
    engine.set_hand(Card::Edges, &[0, 1], &[]).expect("valid");
    let before = (engine.edge_strengths(), engine.logits());
    // No epochs: a commit and nothing else.
    engine.train(0).expect("trains");
    assert_eq!((engine.edge_strengths(), engine.logits()), before);
    // Below the floor nothing comes back, neither edges nor weights.
    engine.prune(plan(0.1)).expect("valid");
    assert_eq!((engine.edge_strengths(), engine.logits()), before);
    engine.train(20).expect("trains");
    let bytes = engine.snapshot();
    let logits = engine.logits();
    let mut other = Engine::new(karate_spec(3)).expect("valid");
    other.restore(&bytes).expect("its own");
    other.prune(plan(0.5)).expect("valid");
    assert_eq!(other.logits(), logits);
    assert_eq!(other.edge_strengths(), before.0);
}

#[test]
fn the_report_counts_the_weights_that_are_stored_and_the_cut_as_it_was() {
    let mut engine = trained();
    let plain = {
        let mut plan = plan(0.5);
        plan.edges.criterion = EdgeCriterion::Resistance;
        engine.prune(plan).expect("valid");
        engine.cost_report()
    };
    engine.prune(plan(0.5)).expect("valid");
    let report = engine.cost_report();
    // Four bytes more an edge, and eight where each stands twice.
    for (place, more) in [(0, 4.0), (1, 8.0)] {
        let (is, was) = (report.graph[place], plain.graph[place]);
        assert_eq!(is.bytes, was.bytes + more * 39.0);
        assert_eq!(is.dense, was.dense);
    }
    let cut = report.pruned.clone();
    engine.train(5).expect("trains");
    engine.prune(plan(0.8)).expect("valid");
    assert_eq!(engine.cost_report().cut, Some(cut));
}

#[test]
fn a_second_draw_is_another_sample() {
    let mut engine = trained();
    engine.prune(plan(0.5)).expect("valid");
    let first = engine.edge_mask();
    let mut other = plan(0.5);
    other.edges.draw = 1;
    engine.prune(other).expect("valid");
    assert_ne!(engine.edge_mask(), first);
}
