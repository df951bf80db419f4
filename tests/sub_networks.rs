//! Weights in parts, each pruned by itself with a ratio of its own; thresholds; n of every m.

mod common;

use common::karate_spec;
use secateur::engine::{CurveRequest, PruneReport};
use secateur::experiment::{Curve, Pace, ScheduleRequest};
use secateur::{
    Card, Engine, Parts, PartsBy, Plan, Ratios, Scope, WeightCriterion, WeightStructure,
};

fn karate() -> Engine {
    let mut engine = Engine::new(karate_spec(3)).expect("valid");
    engine.train(60).expect("trains");
    engine
}

fn plan(by: PartsBy, count: u32, ratio: f64, own: &[Option<f64>]) -> Plan {
    let mut ratios = Ratios::default();
    ratios.0[..own.len()].copy_from_slice(own);
    let mut plan = Plan::default().with_ratio(Card::Weights, ratio);
    plan.weights.structure = WeightStructure::SubNetworks;
    plan.weights.parts = Parts { by, count, ratios };
    plan
}

fn shares(report: &PruneReport) -> Vec<(u32, u32, f64)> {
    let parts = report.sub_networks.iter();
    parts.map(|p| (p.total, p.removed, p.ratio)).collect()
}

#[test]
fn a_parts_own_ratio_overrides_the_cards() {
    let mut engine = karate();
    // W0 (34, 16) and W1 (16, 2).
    let one = plan(PartsBy::Layers, 0, 0.5, &[None, Some(0.25)]);
    let report = engine.prune(one).expect("valid");
    assert_eq!(shares(&report), [(544, 272, 0.5), (32, 8, 0.25)]);
    assert_eq!(report.weights.removed, 280);
    // The card's ratio moves those that have none of their own.
    let more = engine
        .prune(one.with_ratio(Card::Weights, 0.75))
        .expect("valid");
    assert_eq!(shares(&more), [(544, 408, 0.75), (32, 8, 0.25)]);
    // An own ratio cuts where the card's does not.
    let own = plan(PartsBy::Layers, 0, 0.0, &[None, Some(0.5)]);
    assert_eq!(engine.prune(own).expect("valid").weights.removed, 16);
    // Layer by layer with one ratio is the scope of layers.
    let alike = plan(PartsBy::Layers, 0, 0.5, &[]);
    let alike = engine.prune(alike).expect("valid").fingerprint;
    let mut layered = Plan::default().with_ratio(Card::Weights, 0.5);
    layered.weights.scope = secateur::Scope::Layer;
    assert_eq!(engine.prune(layered).expect("valid").fingerprint, alike);
}

#[test]
fn every_weight_is_in_one_part() {
    let mut engine = karate();
    for (by, count, expected) in [
        (PartsBy::Layers, 0, 2),
        (PartsBy::Features, 4, 5),
        (PartsBy::Tiles, 0, 8),
        (PartsBy::Clusters, 3, 3),
        (PartsBy::Clusters, 12, 12),
    ] {
        let report = engine.prune(plan(by, count, 0.5, &[])).expect("valid");
        let of = engine.sub_network_of_weights();
        assert_eq!(report.sub_networks.len(), expected);
        for (part, told) in report.sub_networks.iter().enumerate() {
            let size = of.iter().filter(|&&of| of as usize == part).count();
            assert_eq!(told.total as usize, size);
            assert!(size > 0);
        }
    }
    let report = engine.prune(Plan::default()).expect("valid");
    assert!(report.sub_networks.is_empty() && engine.sub_network_of_weights().is_empty());
}

#[test]
fn neurons_of_a_cluster_take_their_weights_along() {
    let mut engine = karate();
    engine
        .prune(plan(PartsBy::Clusters, 4, 0.0, &[Some(1.0)]))
        .expect("valid");
    let (of, weights) = (engine.sub_network_of_weights(), engine.weights());
    for neuron in 0..16 {
        let incoming: Vec<usize> = (0..34).map(|input| input * 16 + neuron).collect();
        let outgoing = [544 + 2 * neuron, 544 + 2 * neuron + 1];
        let all = || incoming.iter().chain(&outgoing);
        assert!(all().all(|&at| of[at] == of[neuron]));
        let gone = all().filter(|&&at| weights[at] == 0.0).count();
        assert_eq!(gone == 36, of[neuron] == 0);
    }
}

#[test]
fn schedules_and_reset_know_own_ratios() {
    let mut engine = karate();
    engine
        .prune(plan(PartsBy::Layers, 0, 0.8, &[None, Some(0.5)]))
        .expect("valid");
    let request = ScheduleRequest {
        pace: Pace::Linear,
        rounds: 2,
        epochs: 2,
        rewinds: false,
        early_bird: false,
        regrow: 0.0,
    };
    engine.schedule_start(request).expect("valid");
    engine.schedule_step(2);
    let half = engine.report();
    assert_eq!(shares(&half), [(544, 218, 0.4), (32, 8, 0.25)]);
    engine.schedule_step(2);
    assert_eq!(shares(&engine.report())[1], (32, 16, 0.5));
    engine.reset();
    assert_eq!(engine.report().weights.removed, 0);
}

#[test]
fn a_threshold_cuts_what_lies_below_and_the_share_is_an_outcome() {
    let mut engine = karate();
    let mut plan = Plan::default().with_ratio(Card::Weights, 0.9);
    plan.weights.criterion = WeightCriterion::Deviation;
    let (mut before, mut thresholds) = (0, Vec::new());
    for s in [0.0, 0.5, 1.0, 4.0] {
        plan.weights.deviations = Some(s);
        let report = engine.prune(plan).expect("valid");
        let scores = engine.weight_scores();
        let below = scores.iter().filter(|&&score| score < s).count();
        assert_eq!(report.weights.removed as usize, below, "the ratio is idle");
        assert!(report.weights.removed >= before);
        before = report.weights.removed;
        thresholds.push(report.weight_threshold);
    }
    assert_eq!(thresholds[0], None);
    assert!(thresholds[1].expect("some went") < 0.5);
    // Healed around, the share that went is the floor's.
    plan.weights.deviations = Some(0.5);
    let share = engine.prune(plan).expect("valid").weights.removed;
    engine.train(3).expect("trains");
    let healed = engine.report().weights;
    assert_eq!(healed.floor, healed.removed);
    assert!((healed.floor_ratio - f64::from(share) / 576.0).abs() < 1e-12);
    // Trained on, the deviations change and the cut does not, however training is divided.
    let state = engine.snapshot();
    engine.train(6).expect("trains");
    let once = engine.report();
    assert_eq!(once.weights.removed, share);
    engine.restore(&state).expect("its own");
    for _ in 0..6 {
        engine.train(1).expect("trains");
    }
    assert_eq!(engine.report(), once);
    // By another criterion there is no such threshold, and a ratio cuts again.
    engine.reset();
    assert_eq!(engine.report().weights.removed, 0);
    plan.weights.criterion = WeightCriterion::Magnitude;
    assert_eq!(engine.prune(plan).expect("valid").weights.by_rule, 518);
    plan.weights.criterion = WeightCriterion::Deviation;
    let plan = plan.with_ratio(Card::Weights, 0.25);
    assert_eq!(engine.prune(plan).expect("valid").weights.removed, 144);
}

fn curve(engine: &mut Engine, draws: u32) -> Curve {
    let card = Card::Weights;
    engine
        .curve_start(CurveRequest { card, draws })
        .expect("valid");
    engine.curve_step(u32::MAX).curve.expect("all at once")
}

#[test]
fn a_curve_of_thresholds_has_the_shares_that_they_come_to() {
    let mut engine = karate();
    for structure in [WeightStructure::Single, WeightStructure::OfFour] {
        let mut plan = Plan::default().with_deviations(0.8);
        plan.weights.criterion = WeightCriterion::Deviation;
        // Within layers a threshold is the same, and shares differ.
        plan.weights.scope = Scope::Layer;
        plan.weights.structure = structure;
        let here = engine.prune(plan).expect("valid");
        let curve = curve(&mut engine, 2);
        assert_eq!(engine.report(), here, "a curve changes nothing");
        assert!(curve.ratios.is_sorted());
        assert_eq!((curve.ratios[0], curve.ratios[200]), (0.0, 1.0));
        let scores = engine.weight_scores();
        for (&share, &correct) in curve.ratios.iter().zip(&curve.test.correct) {
            let gone = (share * 576.0).round() as usize;
            let mut sorted = scores.clone();
            sorted.sort_by(f64::total_cmp);
            let threshold = sorted.get(gone).copied().unwrap_or(1000.0);
            let report = engine
                .prune(plan.with_deviations(threshold))
                .expect("valid");
            assert_eq!(report.weights.removed as usize, gone);
            assert_eq!(report.pruned.correct, correct);
        }
        assert_eq!(curve.test.random.expect("asked for").mean.len(), 201);
        // Only training heals around it.
        engine.prune(plan).expect("valid");
        assert_eq!(engine.report().floor_deviations, 0.0);
    }
    engine.train(2).expect("trains");
    assert_eq!(engine.report().floor_deviations, 0.8);
}

#[test]
fn a_threshold_cuts_the_last_layer_once_it_is_no_longer_spared() {
    let mut engine = karate();
    let mut plan = Plan::default().with_deviations(1.0);
    plan.weights.criterion = WeightCriterion::Deviation;
    plan.weights.keep_last = true;
    engine.prune(plan).expect("valid");
    engine.train(10).expect("trains");
    let last = engine.info().layers[1].offset as usize;
    let of_last = |engine: &Engine| {
        engine.weight_mask()[last..]
            .iter()
            .filter(|&&m| m == 0)
            .count()
    };
    let first = |engine: &Engine| engine.weight_mask()[..last].to_vec();
    let healed = first(&engine);
    assert_eq!(of_last(&engine), 0);
    plan.weights.keep_last = false;
    let scores = {
        engine.prune(plan).expect("valid");
        engine.weight_scores()
    };
    // What was healed around stays as it is; the last layer is cut as far as the slider says.
    for s in [0.5, 1.0] {
        engine.prune(plan.with_deviations(s)).expect("valid");
        let below = scores[last..].iter().filter(|&&score| score < s).count();
        assert!(below > 0);
        assert_eq!(of_last(&engine), below);
        assert_eq!(first(&engine), healed);
    }
    // A commit changes no cut, and a file brings both thresholds back.
    let before = engine.weight_mask();
    engine.train(10).expect("trains");
    assert_eq!(engine.weight_mask(), before);
    engine.prune(plan.with_deviations(0.9)).expect("valid");
    assert_eq!(engine.weight_mask(), before);
    let bytes = engine.snapshot();
    engine.reset();
    engine.restore(&bytes).expect("its own");
    engine.prune(plan).expect("valid");
    assert_eq!(engine.weight_mask(), before);
}

#[test]
fn there_is_a_threshold_for_every_number_of_weights() {
    let mut engine = karate();
    let mut plan = Plan::default().with_deviations(0.0);
    plan.weights.criterion = WeightCriterion::Deviation;
    engine.prune(plan).expect("valid");
    let thresholds = engine.thresholds();
    assert_eq!((thresholds.len(), thresholds[0]), (577, 0.0));
    for items in [0, 1, 144, 575, 576] {
        let report = engine.prune(plan.with_deviations(thresholds[items]));
        assert_eq!(report.expect("valid").weights.removed as usize, items);
    }
    // With the last layer spared there are as many numbers, and those beyond the rest remove the rest.
    plan.weights.keep_last = true;
    engine.prune(plan).expect("valid");
    let thresholds = engine.thresholds();
    assert_eq!((thresholds.len(), thresholds[0]), (577, 0.0));
    assert!(thresholds.is_sorted());
    let free = engine.info().layers[1].offset as usize;
    for items in [0, 1, 144, free - 1, free, free + 1, 576] {
        let report = engine.prune(plan.with_deviations(thresholds[items]));
        let removed = report.expect("valid").weights.removed as usize;
        assert_eq!(removed, items.min(free));
    }
}

#[test]
fn a_curve_of_runs_has_a_point_for_each_n() {
    let mut engine = karate();
    let mut plan = Plan::default();
    for (structure, of, points) in [
        (WeightStructure::OfFour, 0, 5),
        (WeightStructure::OfMany, 2, 3),
    ] {
        plan.weights.structure = structure;
        plan.weights.of = of;
        engine.prune(plan).expect("valid");
        let curve = curve(&mut engine, 0);
        assert_eq!(curve.ratios.len(), points);
        for (&ratio, &correct) in curve.ratios.iter().zip(&curve.test.correct) {
            let report = engine.prune(plan.with_ratio(Card::Weights, ratio));
            assert_eq!(report.expect("valid").pruned.correct, correct);
        }
    }
}

#[test]
fn widths_that_do_not_divide_and_odd_thresholds_are_refused() {
    let mut engine = karate();
    let before = engine.report();
    let refused = |engine: &mut Engine, change: &dyn Fn(&mut Plan)| {
        let mut plan = Plan::default().with_ratio(Card::Weights, 0.5);
        plan.weights.structure = WeightStructure::OfMany;
        plan.weights.criterion = WeightCriterion::Deviation;
        plan.weights.of = 2;
        change(&mut plan);
        engine.prune(plan).err().map(|error| error.code())
    };
    type Change<'a> = &'a dyn Fn(&mut Plan);
    let bad: [(&str, Change); 6] = [
        // W0 has 34 inputs, W1 16.
        ("indivisible", &|plan| plan.weights.of = 4),
        ("indivisible", &|plan| plan.weights.of = 17),
        ("out-of-range", &|plan| plan.weights.of = 1),
        ("out-of-range", &|plan| plan.weights.of = 65),
        ("out-of-range", &|plan| plan.weights.deviations = Some(-1.0)),
        ("out-of-range", &|plan| {
            plan.weights.deviations = Some(f64::NAN)
        }),
    ];
    for (code, change) in bad {
        assert_eq!(refused(&mut engine, change), Some(code));
        assert_eq!(engine.report(), before);
    }
    let spared = |plan: &mut Plan| {
        plan.weights.of = 17;
        plan.weights.keep_last = true;
    };
    assert_eq!(refused(&mut engine, &spared), None);
    assert_eq!(refused(&mut engine, &|_| ()), None);
}

#[test]
fn parts_that_make_no_sense_are_refused() {
    let mut engine = karate();
    let before = engine.report();
    for bad in [
        plan(PartsBy::Clusters, 0, 0.5, &[]),
        plan(PartsBy::Features, 13, 0.5, &[]),
        plan(PartsBy::Layers, 0, 0.5, &[Some(1.5)]),
        plan(PartsBy::Layers, 0, 0.5, &[None, Some(f64::NAN)]),
    ] {
        assert_eq!(
            engine.prune(bad).expect_err("refused").code(),
            "out-of-range"
        );
        assert_eq!(engine.report(), before);
    }
    // Where weights are not divided nobody asks.
    let mut single = plan(PartsBy::Clusters, 0, 0.5, &[]);
    single.weights.structure = WeightStructure::Single;
    assert!(engine.prune(single).is_ok());
}
