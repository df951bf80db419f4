//! The verbs of the engine on the karate club, as the page uses them.

mod common;

use common::{Case, karate_spec, small_plans};
use secateur::{AfterEdges, Card, Engine, Plan, WeightCriterion};

fn trained() -> Engine {
    let mut engine = Engine::new(karate_spec(3)).expect("valid");
    engine.train(200).expect("trains");
    engine
}

fn with(card: Card, ratio: f64) -> Plan {
    Plan::default().with_ratio(card, ratio)
}

#[test]
fn two_names_are_enough_for_thirty_one_of_thirty_two() {
    let mut engine = trained();
    let report = engine.prune(Plan::default()).expect("valid");
    assert_eq!((report.pruned.correct, report.pruned.total), (31, 32));
    assert_eq!(report.pruned, report.dense);
    assert_eq!((report.gained, report.lost, report.changed), (0, 0, 0));
    assert_eq!(report.weights_kept, 576);
}

#[test]
fn the_curve_of_loss_falls() {
    let mut engine = Engine::new(karate_spec(3)).expect("valid");
    let epochs = engine.train(200).expect("trains").epochs;
    assert_eq!(epochs.len(), 200);
    assert_eq!(epochs[199].epoch, 200);
    assert!(epochs[199].loss < 0.01 * epochs[0].loss);
}

#[test]
fn chunks_give_the_bits_of_one_run() {
    let mut engine = Engine::new(karate_spec(3)).expect("valid");
    for chunk in [1, 4, 60, 135] {
        engine.train(chunk).expect("trains");
    }
    assert_eq!(engine.report(), trained().report());
}

#[test]
fn dragging_to_the_end_and_back_restores_every_bit() {
    let mut engine = trained();
    let before = (engine.report(), engine.weights(), engine.activations());
    for card in [Card::Weights, Card::Neurons, Card::Edges] {
        for percent in (0..=95).chain((0..=95).rev()) {
            engine
                .prune(with(card, f64::from(percent) / 100.0))
                .expect("valid");
        }
    }
    assert_eq!(
        before,
        (engine.report(), engine.weights(), engine.activations())
    );
}

#[test]
fn a_plan_gives_the_same_whatever_came_before() {
    let plans = small_plans();
    let mut fresh: Vec<_> = plans
        .iter()
        .map(|plan| trained().prune(*plan).expect("valid"))
        .collect();
    let mut engine = trained();
    for (plan, expected) in plans.iter().zip(&fresh).rev() {
        assert_eq!(&engine.prune(*plan).expect("valid"), expected);
        assert_eq!(&engine.prune(*plan).expect("valid"), expected);
    }
    fresh.dedup_by(|a, b| a.fingerprint == b.fingerprint);
    assert_eq!(fresh.len(), plans.len(), "each plan is a different result");
}

#[test]
fn training_under_masks_commits_them_as_the_floor() {
    let mut engine = trained();
    engine.prune(with(Card::Weights, 0.9)).expect("valid");
    engine.train(50).expect("trains");
    let healed = engine.report();
    assert_eq!((healed.weights.removed, healed.weights.floor), (518, 518));
    assert_eq!(healed.weights.floor_ratio, 0.9);
    assert_eq!(engine.epoch(), 250);
    let below = engine.prune(with(Card::Weights, 0.2)).expect("valid");
    assert_eq!(below.weights.removed, 518, "no plan goes below the floor");
    assert_eq!(below.fingerprint, healed.fingerprint);
    let above = engine.prune(with(Card::Weights, 0.95)).expect("valid");
    assert_eq!(above.weights.removed, 547);
    assert_eq!(
        above.dense.correct, 31,
        "dense stays what nothing removed gave"
    );
}

#[test]
fn learning_again_is_a_view_and_not_a_commit() {
    let mut engine = trained();
    let before = engine.report();
    let mut plan = with(Card::Edges, 1.0);
    let keep = engine.prune(plan).expect("valid");
    assert_eq!((keep.pruned.correct, keep.isolated), (30, 34));
    plan.edges.after = AfterEdges::LearnAgain;
    let again = engine.prune(plan).expect("valid");
    assert!(
        again.pruned.correct <= 20,
        "without edges it is a coin toss"
    );
    assert_eq!(engine.prune(Plan::default()).expect("valid"), before);
}

#[test]
fn learning_again_with_nothing_removed_is_the_dense_model() {
    let mut engine = trained();
    let mut plan = Plan::default();
    plan.edges.after = AfterEdges::LearnAgain;
    let again = engine.prune(plan).expect("valid");
    assert_eq!(
        again.fingerprint,
        engine.prune(Plan::default()).expect("valid").fingerprint
    );
}

/// The bytes of a file that an older version of the engine wrote, and the fingerprint of its result.
fn older(version: u32) -> (Vec<u8>, String) {
    let path = format!("tests/golden/saved/v{version}.json");
    let text = std::fs::read_to_string(path).expect("committed");
    let told: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let letters = told["weights"]["u8"].as_str().expect("base64");
    let mut bytes = Vec::new();
    let (mut word, mut bits) = (0_u32, 0);
    for letter in letters.bytes().filter(|&letter| letter != b'=') {
        let six = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' => 62,
            _ => 63,
        };
        word = word << 6 | u32::from(six);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((word >> bits) as u8);
        }
    }
    let fingerprint = told["fingerprint"].as_str().expect("a text");
    (bytes, fingerprint.into())
}

#[test]
fn states_that_older_versions_wrote_give_the_same_result() {
    for version in [5, 6, 7, 8] {
        let (bytes, fingerprint) = older(version);
        let mut engine = Engine::new(karate_spec(3)).expect("valid");
        engine.restore(&bytes).expect("an older state");
        let plan = with(Card::Weights, 0.8)
            .with_ratio(Card::Neurons, 0.25)
            .with_ratio(Card::Edges, 0.3);
        let report = engine.prune(plan).expect("valid");
        assert_eq!(report.fingerprint, fingerprint, "version {version}");
        assert_eq!(engine.epoch(), 220);
    }
}

#[test]
fn reset_is_the_first_state_and_a_snapshot_any_other() {
    let mut engine = Engine::new(karate_spec(3)).expect("valid");
    let first = engine.report();
    engine.train(200).expect("trains");
    engine.prune(with(Card::Weights, 0.5)).expect("valid");
    engine.train(10).expect("trains");
    let (snapshot, later) = (engine.snapshot(), engine.report());
    engine.reset();
    assert_eq!(engine.report(), first);
    engine.restore(&snapshot).expect("its own");
    engine.prune(with(Card::Weights, 0.5)).expect("valid");
    assert_eq!(engine.report(), later);
    let mut other = Engine::new(karate_spec(4)).expect("valid");
    assert_eq!(
        other.restore(&snapshot).expect_err("foreign").code(),
        "foreign-state"
    );
    for cut in [0, 7, 19, 40, snapshot.len() - 1] {
        assert!(engine.restore(&snapshot[..cut]).is_err(), "{cut} bytes");
    }
}

#[test]
fn curves_hold_what_the_plans_give() {
    let mut engine = trained();
    let mut plan = with(Card::Weights, 0.3);
    plan.edges.ratio = 0.5;
    let before = engine.prune(plan).expect("valid");
    engine
        .curve_start(secateur::engine::CurveRequest {
            card: Card::Edges,
            draws: 2,
        })
        .expect("valid");
    let mut steps = 0;
    let curve = loop {
        let progress = engine.curve_step(50);
        steps += 1;
        if let Some(curve) = progress.curve {
            break curve;
        }
        assert!(progress.done < progress.of);
    };
    assert_eq!(steps, (3 * 79usize).div_ceil(50));
    assert_eq!(engine.report(), before, "a curve changes nothing");
    assert_eq!(curve.ratios.len(), 79);
    for at in [0, 20, 39, 78] {
        let report = engine
            .prune(plan.with_ratio(Card::Edges, curve.ratios[at]))
            .expect("valid");
        assert_eq!(report.pruned.correct, curve.test.correct[at]);
        assert_eq!(report.edges.removed as usize, at);
    }
    let random = curve.test.random.expect("asked for");
    assert!(
        random
            .low
            .iter()
            .zip(&random.high)
            .all(|(low, high)| low <= high)
    );
}

#[test]
fn random_is_a_worse_choice_than_magnitude() {
    let mut engine = trained();
    let mut plan = with(Card::Weights, 0.9);
    let magnitude = engine.prune(plan).expect("valid").pruned.correct;
    plan.weights.criterion = WeightCriterion::Random;
    let random: u32 = (0..20)
        .map(|draw| {
            plan.weights.draw = draw;
            engine.prune(plan).expect("valid").pruned.correct
        })
        .sum();
    assert!(f64::from(random) / 20.0 < f64::from(magnitude) - 4.0);
}

#[test]
fn bad_plans_are_refused_and_change_nothing() {
    let mut engine = trained();
    let before = engine.report();
    for ratio in [-0.1, 1.1, f64::NAN, f64::INFINITY] {
        let error = engine
            .prune(with(Card::Neurons, ratio))
            .expect_err("refused");
        assert_eq!(error.code(), "out-of-range");
        assert!(error.to_string().contains("neurons.ratio"));
    }
    assert!(engine.train(u32::MAX).is_err());
    assert_eq!(engine.report(), before);
}

#[test]
fn fingerprints_are_the_committed_ones() {
    let table = |fingerprint: fn(&Case) -> String| -> Vec<(String, String)> {
        Case::all()
            .iter()
            .map(|case| (case.name.clone(), fingerprint(case)))
            .collect()
    };
    assert_eq!(
        table(Case::fingerprint),
        table(|case| case.expected.clone())
    );
}

#[test]
fn no_criterion_leaves_a_trace() {
    let mut engine = Engine::new(karate_spec(3)).expect("valid");
    engine.train(60).expect("trains");
    let before = engine.prune(Plan::default()).expect("valid");
    for info in engine.criteria() {
        if info.lacks.is_some() {
            continue;
        }
        let plan = Plan::default().with_ratio(info.card, 0.4);
        let plan = plan.with_criterion(info.card, &info.id).expect("known");
        let cut = engine.prune(plan).expect("valid");
        assert_ne!(cut.fingerprint, before.fingerprint, "{}", info.id);
        let after = engine.prune(Plan::default()).expect("valid");
        assert_eq!(after, before, "{:?} by {}", info.card, info.id);
        // Another engine cuts the same.
        let mut other = Engine::new(karate_spec(3)).expect("valid");
        other.train(60).expect("trains");
        let again = other.prune(plan).expect("valid");
        assert_eq!(again.fingerprint, cut.fingerprint, "{}", info.id);
    }
}
