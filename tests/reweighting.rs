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

#[test]
fn what_was_healed_at_random_stays_as_it_is_until_the_sample_goes_beyond_it() {
    let mut engine = trained();
    let mut random = plan(0.5);
    random.edges.criterion = EdgeCriterion::Random;
    engine.prune(random).expect("valid");
    engine.train(10).expect("trains");
    let (logits, report) = (engine.logits(), engine.cost_report());
    for ratio in [0.0, 0.3, 0.5] {
        engine.prune(plan(ratio)).expect("valid");
        assert!(engine.edge_strengths().is_empty(), "{ratio}");
        assert_eq!(engine.logits(), logits, "{ratio}");
        assert_eq!(engine.cost_report(), report, "{ratio}");
    }
    let healed = engine.edge_mask();
    engine.prune(plan(0.7)).expect("valid");
    let (scores, mask) = (engine.edge_scores(), engine.edge_mask());
    let strengths = engine.edge_strengths();
    assert!(strengths.iter().any(|&strength| strength > 1.0));
    // Its threshold is the largest priority of what it took itself.
    let threshold = (0..scores.len())
        .filter(|&edge| healed[edge] > mask[edge])
        .fold(0.0, |largest: f64, edge| largest.max(scores[edge]));
    for (edge, &kept) in mask.iter().enumerate() {
        assert!(kept == 0 || scores[edge] > threshold && strengths[edge] >= 1.0);
    }
}

#[test]
fn what_was_healed_with_a_sample_keeps_its_weights_under_every_criterion() {
    let mut engine = trained();
    engine.prune(plan(0.5)).expect("valid");
    let cut = engine.cost_report().pruned;
    engine.train(10).expect("trains");
    let before = (engine.edge_strengths(), engine.logits());
    let report = engine.cost_report();
    assert_eq!(report.cut, Some(cut));
    let mut other = plan(0.3);
    other.edges.draw = 1;
    for criterion in [
        EdgeCriterion::Random,
        EdgeCriterion::Jaccard,
        EdgeCriterion::ResistanceSampled,
    ] {
        for ratio in [0.0, 0.3, 0.5] {
            other.edges.criterion = criterion;
            other.edges.ratio = ratio;
            engine.prune(other).expect("valid");
            let after = (engine.edge_strengths(), engine.logits());
            assert_eq!(after, before, "{criterion:?} at {ratio}");
            assert_eq!(engine.cost_report(), report, "{criterion:?} at {ratio}");
        }
    }
    // Further edges go by the other criterion, and what stays weighs what it did.
    let mut random = plan(0.8);
    random.edges.criterion = EdgeCriterion::Random;
    engine.prune(random).expect("valid");
    let (mask, strengths) = (engine.edge_mask(), engine.edge_strengths());
    for (edge, &kept) in mask.iter().enumerate() {
        assert_eq!(strengths[edge], before.0[edge] * f32::from(kept));
    }
    // A file brings it all back.
    engine.train(0).expect("commits");
    let (bytes, logits) = (engine.snapshot(), engine.logits());
    let report = engine.cost_report();
    let mut opened = Engine::new(karate_spec(3)).expect("valid");
    opened.restore(&bytes).expect("its own");
    opened.prune(random).expect("valid");
    assert_eq!(opened.edge_strengths(), strengths);
    assert_eq!(opened.logits(), logits);
    assert_eq!(opened.cost_report(), report);
}

#[test]
fn one_sample_in_two_steps_is_the_sample_in_one_and_another_draw_takes_what_that_left() {
    let mut once = trained();
    once.prune(plan(0.8)).expect("valid");
    let mut twice = trained();
    twice.prune(plan(0.5)).expect("valid");
    twice.train(0).expect("commits");
    let half = twice.edge_strengths();
    twice.prune(plan(0.8)).expect("valid");
    assert_eq!(twice.edge_mask(), once.edge_mask());
    assert_eq!(twice.edge_strengths(), once.edge_strengths());
    let mut other = plan(0.8);
    other.edges.draw = 1;
    twice.prune(other).expect("valid");
    let (mask, strengths) = (twice.edge_mask(), twice.edge_strengths());
    let kept = || (0..mask.len()).filter(|&edge| mask[edge] == 1);
    assert!(kept().all(|edge| strengths[edge] >= half[edge]));
    assert!(kept().any(|edge| strengths[edge] > half[edge]));
}

#[test]
fn with_best_edges_spared_the_threshold_is_the_largest_priority_that_went() {
    let mut engine = trained();
    let mut spared = plan(0.5);
    spared.edges.never_strand = true;
    let mut went_further = 0;
    for ratio in [0.3, 0.5, 0.6] {
        let plain = {
            engine.prune(plan(ratio)).expect("valid");
            engine.edge_strengths()
        };
        spared.edges.ratio = ratio;
        engine.prune(spared).expect("valid");
        let (mask, scores) = (engine.edge_mask(), engine.edge_scores());
        let strengths = engine.edge_strengths();
        let largest = (0..mask.len())
            .filter(|&edge| mask[edge] == 0)
            .fold(0.0, |largest: f64, edge| largest.max(scores[edge]));
        // The ratio at which a rule that spares nothing comes to that threshold gives the same weights.
        let below = scores.iter().filter(|&&score| score <= largest).count();
        let mut beyond = None;
        for thousandths in 0..=1000 {
            let at = f64::from(thousandths) / 1000.0;
            if engine.prune(plan(at)).expect("valid").edges.removed as usize == below {
                beyond = Some(engine.edge_strengths());
                break;
            }
        }
        let beyond = beyond.expect("a thousandth is less than one of 78 edges");
        for (edge, &kept) in mask.iter().enumerate() {
            if kept == 1 && scores[edge] > largest {
                assert_eq!(strengths[edge], beyond[edge]);
            } else if kept == 1 {
                assert_eq!(strengths[edge], 1.0);
            }
        }
        went_further += u32::from(below > plain.iter().filter(|&&s| s == 0.0).count());
    }
    assert!(went_further > 0);
}
