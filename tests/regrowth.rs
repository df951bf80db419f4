//! Regrowth: the published update, at a constant count, and what it leaves of weights and memory.

mod common;

use common::karate_spec;
use secateur::data::SplitChoice;
use secateur::engine::{Ended, ScheduleRequest};
use secateur::experiment::Pace;
use secateur::mask::Mask;
use secateur::nn::Shape;
use secateur::prune::{Exchange, Pruner, regrown, share_exchanged};
use secateur::train::{Measure, Network, TrainingConfig};
use secateur::{Card, Engine, Plan, Scope, Spec, WeightCriterion, WeightPlan, WeightStructure};
use serde::Deserialize;
use std::rc::Rc;

#[derive(Deserialize)]
struct Case {
    widths: Vec<usize>,
    alpha: f64,
    done: u32,
    epochs: u32,
    share: f64,
    weights: Vec<f32>,
    slopes: Vec<f32>,
    mask: Vec<u8>,
    expected: Vec<u8>,
}

fn mask(flags: &[u8]) -> Mask {
    Mask::from_flags(flags.iter().map(|&flag| flag == 1).collect())
}

#[test]
fn an_update_is_that_of_the_published_code() {
    let cases: Vec<Case> =
        serde_json::from_str(include_str!("golden/regrow.json")).expect("well-formed");
    assert_eq!(cases.len(), 3);
    for case in cases {
        let shape = Shape::new(&case.widths, false);
        let share = share_exchanged(case.alpha, case.done, case.epochs);
        assert!((share - case.share).abs() < 1e-12);
        let by = Exchange {
            weights: &case.weights,
            slopes: &case.slopes,
            is_free: &vec![true; shape.weights()],
            share,
        };
        // Whatever is ranked together for the plan's cut, layers exchange by themselves.
        for scope in [Scope::Network, Scope::Layer] {
            let plan = WeightPlan {
                scope,
                ..WeightPlan::default()
            };
            let after = regrown(&shape, &plan, &[], &mask(&case.mask), &by);
            assert_eq!(after.to_bytes(), case.expected);
            assert_ne!(case.mask, case.expected);
        }
    }
}

fn pruner(epochs: u32, plan: &Plan) -> Pruner {
    let spec = karate_spec(3);
    let data = Engine::dataset(&spec, None).expect("valid");
    let network = Network::new(Rc::new(data), &spec.model);
    let mut pruner = Pruner::new(network, TrainingConfig::default(), 3);
    pruner.train(plan, epochs, Measure::Last, |_| {});
    pruner
}

#[test]
fn what_grows_is_steepest_and_starts_from_nothing() {
    let plan = Plan::default().with_ratio(Card::Weights, 0.8);
    let mut pruner = pruner(40, &plan);
    let before = pruner.masks(&plan).weights;
    let reference = pruner.state().reference.clone();
    let moments = pruner.state().trainer.optimizer.clone();
    let epoch = pruner.state().trainer.epoch;
    let mut network = pruner.network().clone();
    let judge = network.training_judge(3, epoch);
    let slopes = network.judged_gradient(&reference, &judge);
    pruner.regrow(&plan, 0.4);
    let state = pruner.state();
    let after = state.floor.weights.clone();
    assert_eq!(after.count_kept(), before.count_kept());
    let (mut grown, mut dropped) = (Vec::new(), Vec::new());
    for (w, &value) in reference.iter().enumerate().take(before.len()) {
        match (before.kept(w), after.kept(w)) {
            (false, true) => grown.push(w),
            (true, false) => dropped.push(w),
            (true, true) => {
                assert_eq!(state.reference[w], value);
                assert_eq!(state.trainer.optimizer.first[w], moments.first[w]);
            }
            (false, false) => assert_eq!(state.reference[w], 0.0),
        }
    }
    assert!(grown.len() > 10, "{}", grown.len());
    for &w in &grown {
        assert_eq!(state.reference[w], 0.0);
        let memory = &state.trainer.optimizer;
        assert_eq!((memory.first[w], memory.second[w]), (0.0, 0.0));
    }
    // In each layer no weight that stayed out is steeper, and none that stayed in is smaller and flatter.
    for layer in pruner.network().shape().layers() {
        let own = |list: &[usize]| -> Vec<usize> {
            (list.iter().copied())
                .filter(|w| layer.weights().contains(w))
                .collect()
        };
        let slope = |w: usize| slopes[w].abs();
        let flattest = own(&grown).into_iter().map(slope).fold(f32::MAX, f32::min);
        for w in layer.weights().filter(|&w| !after.kept(w)) {
            assert!(slope(w) <= flattest);
        }
        assert_eq!(own(&grown).len(), own(&dropped).len());
    }
    assert_eq!(state.trainer.epoch, epoch);
    // The slider stands where it stood, and what was dropped does not come back by training.
    pruner.train(&plan, 10, Measure::Last, |_| {});
    assert_eq!(pruner.masks(&plan).weights, after);
    for w in dropped {
        assert_eq!(pruner.state().reference[w], 0.0);
    }
    assert!(grown.iter().any(|&w| pruner.state().reference[w] != 0.0));
}

#[test]
fn what_the_hand_and_removed_neurons_hold_stays_where_it_is() {
    let plan = (Plan::default())
        .with_ratio(Card::Weights, 0.6)
        .with_ratio(Card::Neurons, 0.5);
    let mut pruner = pruner(40, &plan);
    let masks = pruner.masks(&plan);
    let flags = masks.weights.flags().iter().enumerate();
    let kept = |kept: bool| flags.clone().filter(move |(_, flag)| **flag == kept);
    let held: Vec<u32> = kept(true).map(|(w, _)| w as u32).step_by(2).collect();
    let cut: Vec<u32> = kept(true)
        .map(|(w, _)| w as u32)
        .skip(1)
        .step_by(2)
        .collect();
    pruner.set_hand(Card::Weights, &cut, &held).expect("valid");
    pruner.regrow(&plan, 1.0);
    let after = &pruner.state().floor;
    assert!(held.iter().all(|&w| after.weights.kept(w as usize)));
    assert!(cut.iter().all(|&w| !after.weights.kept(w as usize)));
    assert_eq!(after.neurons, masks.neurons);
}

#[test]
fn weights_come_back_where_nothing_holds_them_and_only_there() {
    let mut engine = Engine::new(karate_spec(6)).expect("valid");
    engine.train(60).expect("trains");
    let plan = Plan::default().with_ratio(Card::Weights, 0.9);
    let cut = engine.prune(plan).expect("valid");
    let before = (engine.report(), engine.snapshot(), engine.logits());
    // 518 weights; Adam and its momentum move all that the two labels can reach, at once.
    let after = engine.let_go(20).expect("a look");
    assert_eq!((after.epochs, after.removed), (20, cut.weights.removed));
    assert!(after.returned > after.removed / 2, "{}", after.returned);
    assert_eq!(
        (engine.report(), engine.snapshot(), engine.logits()),
        before
    );
    // No epoch is no training.
    assert_eq!(engine.let_go(0).expect("a look").returned, 0);
    assert_eq!(
        engine.let_go(0).expect("a look").correct,
        cut.pruned.correct
    );
    assert_eq!(
        engine.let_go(200_000).expect_err("too long").code(),
        "out-of-range"
    );
    engine.train(20).expect("trains");
    let weights = engine.weights();
    let mask = engine.weight_mask();
    let revived = (weights.iter().zip(&mask)).filter(|(w, kept)| **kept == 0 && **w != 0.0);
    assert_eq!(revived.count(), 0);
}

#[test]
fn patience_does_not_bring_the_dense_weights_back() {
    let mut spec = karate_spec(6);
    spec.split = SplitChoice::Stratified {
        train: 4,
        validation: 4,
    };
    spec.training.patience = Some(2);
    let mut engine = Engine::new(spec).expect("valid");
    assert_eq!(engine.train(25).expect("trains").ended, Ended::Done);
    let plan = Plan::default().with_ratio(Card::Weights, 0.95);
    engine.prune(plan).expect("valid");
    // The dense model's best epoch is better than the next ones of what is left.
    let after = engine.let_go(3).expect("a look");
    assert!(after.epochs > 0);
}

fn run(spec: Spec, plan: Plan, request: ScheduleRequest, chunk: u32) -> (Engine, Vec<Vec<u8>>) {
    let mut engine = Engine::new(spec).expect("valid");
    engine.train(40).expect("trains");
    engine.prune(plan).expect("valid");
    let cut = engine.report().weights.removed;
    engine.schedule_start(request).expect("valid");
    let mut masks = vec![engine.weight_mask()];
    loop {
        let progress = engine.schedule_step(chunk);
        let report = engine.report();
        assert_eq!((report.weights.removed, report.weights.floor), (cut, cut));
        let mask = engine.weight_mask();
        let weights = engine.weights();
        for (w, _) in mask.iter().enumerate().filter(|(_, kept)| **kept == 0) {
            assert_eq!(weights[w], 0.0);
        }
        if masks.last() != Some(&mask) {
            masks.push(mask);
        }
        if progress.ended.is_some() {
            return (engine, masks);
        }
    }
}

const REQUEST: ScheduleRequest = ScheduleRequest {
    pace: Pace::AtOnce,
    rounds: 5,
    epochs: 6,
    rewinds: false,
    early_bird: false,
    regrow: 0.5,
};

#[test]
fn every_round_but_the_first_exchanges_at_the_same_count() {
    let mut momentum = karate_spec(6);
    momentum.training.optimizer = secateur::nn::OptimizerConfig::Sgd {
        learning_rate: 0.05,
        momentum: 0.9,
    };
    let single = Plan::default().with_ratio(Card::Weights, 0.7);
    let mut random = single.with_random(Card::Weights, 2);
    random.weights.scope = Scope::Layer;
    let mut four = single;
    four.weights.structure = WeightStructure::OfFour;
    let mut blocks = single;
    blocks.weights.structure = WeightStructure::BlocksOfTwo;
    blocks.weights.scope = Scope::Layer;
    let mut deviations = single;
    deviations.weights.criterion = WeightCriterion::Deviation;
    deviations.weights.deviations = Some(1.0);
    for spec in [karate_spec(6), momentum] {
        for plan in [single, random, four, blocks, deviations] {
            let (_, masks) = run(spec.clone(), plan, REQUEST, 100);
            // One of four is left where half of it changes sides: nothing does.
            let most = if plan == four { 1 } else { 5 };
            assert!(masks.len() <= most, "{}", masks.len());
            assert!(masks.len() > most / 2, "{plan:?}: {}", masks.len());
        }
    }
}

#[test]
fn the_size_of_the_steps_changes_no_bit_of_regrowth() {
    let plan = Plan::default().with_ratio(Card::Weights, 0.7);
    let results = [1, 4, 100].map(|chunk| {
        let (mut engine, _) = run(karate_spec(6), plan, REQUEST, chunk);
        (engine.report(), engine.snapshot())
    });
    assert!(results.iter().all(|result| *result == results[0]));
    let none = ScheduleRequest {
        regrow: 0.0,
        ..REQUEST
    };
    let (mut without, masks) = run(karate_spec(6), plan, none, 100);
    assert_eq!(masks.len(), 1);
    assert_ne!(without.report().fingerprint, results[0].0.fingerprint);
}
