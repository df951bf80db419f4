//! Pruning over time: bounded steps, one result, and never anything back.

mod common;

use common::karate_spec;
use secateur::engine::{Ended, ScheduleRequest};
use secateur::experiment::Pace;
use secateur::{Card, Engine, Plan, Rewind, WeightCriterion};

fn trained() -> Engine {
    let mut engine = Engine::new(karate_spec(6)).expect("a valid spec");
    engine.train(60).expect("trains");
    engine
}

fn goal() -> Plan {
    Plan::default()
        .with_ratio(Card::Weights, 0.8)
        .with_ratio(Card::Edges, 0.3)
}

fn run(engine: &mut Engine, request: ScheduleRequest, chunk: u32) -> Vec<u32> {
    engine.prune(goal()).expect("valid");
    engine.schedule_start(request).expect("valid");
    let mut removed = Vec::new();
    loop {
        let progress = engine.schedule_step(chunk);
        removed.push(engine.report().weights.removed);
        if let Some(ended) = progress.ended {
            assert_eq!(ended, Ended::Done);
            return removed;
        }
        assert!(removed.len() < 10_000);
    }
}

#[test]
fn every_schedule_reaches_the_goal_in_its_epochs_and_nothing_comes_back() {
    for pace in [Pace::Exponential, Pace::Linear, Pace::Cubic] {
        let request = ScheduleRequest {
            pace,
            rounds: 4,
            epochs: 5,
            rewinds: false,
            early_bird: false,
            regrow: 0.0,
        };
        let mut engine = trained();
        let removed = run(&mut engine, request, 3);
        assert!(removed.is_sorted(), "{removed:?}");
        assert!(removed[0] > 0 && removed[0] < removed[removed.len() - 1]);
        assert_eq!(engine.plan(), &goal());
        assert_eq!(engine.epoch(), 60 + 20);
        let report = engine.report();
        assert_eq!(report.weights.removed, (0.8f64 * 576.0).round() as u32);
        assert_eq!(report.weights.floor, report.weights.removed);
        // The schedule is over: another step does nothing.
        let before = engine.snapshot();
        assert_eq!(engine.schedule_step(5).ended, None);
        assert_eq!(engine.snapshot(), before);
    }
}

#[test]
fn the_size_of_the_steps_changes_no_bit() {
    let request = ScheduleRequest {
        pace: Pace::Cubic,
        rounds: 3,
        epochs: 7,
        rewinds: false,
        early_bird: false,
        regrow: 0.0,
    };
    let results = [1, 3, 100].map(|chunk| {
        let mut engine = trained();
        run(&mut engine, request, chunk);
        engine.report().fingerprint
    });
    assert!(results.iter().all(|result| *result == results[0]));
}

#[test]
fn one_round_is_cutting_and_then_training() {
    let request = ScheduleRequest {
        pace: Pace::Linear,
        rounds: 1,
        epochs: 20,
        rewinds: false,
        early_bird: false,
        regrow: 0.0,
    };
    let (mut scheduled, mut by_hand) = (trained(), trained());
    run(&mut scheduled, request, 6);
    by_hand.prune(goal()).expect("valid");
    by_hand.train(20).expect("trains");
    assert_eq!(scheduled.report(), by_hand.report());
}

#[test]
fn rewinding_rounds_are_the_lottery_tickets_procedure() {
    let request = ScheduleRequest {
        pace: Pace::Exponential,
        rounds: 3,
        epochs: 60,
        rewinds: true,
        early_bird: false,
        regrow: 0.0,
    };
    let (mut scheduled, mut by_hand) = (trained(), trained());
    run(&mut scheduled, request, 25);
    for round in 1..=3 {
        let plan = [Card::Weights, Card::Edges]
            .into_iter()
            .fold(goal(), |plan, card| {
                plan.with_ratio(card, request.ratio(round, goal().ratio(card)))
            });
        by_hand.prune(plan).expect("valid");
        by_hand.rewind(Rewind::default());
        by_hand.train(60).expect("trains");
    }
    assert_eq!(scheduled.report(), by_hand.report());
    assert_eq!(scheduled.epoch(), 60);
}

#[test]
fn bad_requests_are_refused_and_change_nothing() {
    let mut engine = trained();
    let before = engine.snapshot();
    for (rounds, epochs, regrow, rewinds) in [
        (0, 5, 0.0, false),
        (5, 0, 0.0, false),
        (2_000, 1, 0.0, false),
        (1_000, 1_000, 0.0, false),
        (5, 5, 1.1, false),
        (5, 5, -0.1, false),
        (5, 5, f64::NAN, false),
        // What is set back every round has grown nothing.
        (5, 5, 0.3, true),
    ] {
        let request = ScheduleRequest {
            pace: Pace::Linear,
            rounds,
            epochs,
            rewinds,
            early_bird: false,
            regrow,
        };
        let error = engine.schedule_start(request).expect_err("refused");
        assert_eq!(error.code(), "out-of-range");
    }
    assert_eq!(engine.snapshot(), before);
    assert_eq!(engine.schedule_step(1).ended, None);
}

#[test]
fn an_early_bird_is_drawn_once_the_masks_have_settled() {
    let goal = Plan::default().with_ratio(Card::Weights, 0.5);
    let request = ScheduleRequest {
        pace: Pace::Linear,
        rounds: 1,
        epochs: 80,
        rewinds: false,
        early_bird: true,
        regrow: 0.0,
    };
    let masks_after = |epochs: u32| {
        let mut engine = Engine::new(karate_spec(3)).expect("valid");
        engine.train(epochs).expect("trains");
        engine.prune(goal).expect("valid");
        engine.weight_mask()
    };
    let mut engine = Engine::new(karate_spec(3)).expect("valid");
    engine.prune(goal).expect("valid");
    engine.schedule_start(request).expect("valid");
    let mut drawn = None;
    while drawn.is_none() {
        let progress = engine.schedule_step(1);
        assert_eq!((progress.round, progress.epochs.len()), (0, 1));
        assert_eq!(engine.report().weights.removed, 0, "nothing is cut yet");
        drawn = progress.drawn;
    }
    let drawn = drawn.expect("it was");
    assert!(drawn < 80);
    // The last three distances are small, and no three in a row were before.
    let masks: Vec<Vec<u8>> = (1..=drawn).map(masks_after).collect();
    let small: Vec<bool> = (masks.windows(2))
        .map(|pair| {
            let differing = pair[0].iter().zip(&pair[1]).filter(|(a, b)| a != b).count();
            (differing as f64) < 0.1 * 576.0
        })
        .collect();
    let calm = |three: &[bool]| three.iter().all(|&small| small);
    assert!(calm(&small[small.len() - 3..]));
    assert!(!small[..small.len() - 1].windows(3).any(calm));
    // Then it is cut, and trained for the rounds as without the search.
    let mut progress = engine.schedule_step(80);
    assert_eq!((progress.round, engine.epoch()), (1, drawn + 80));
    assert_eq!(progress.drawn, Some(drawn));
    assert!(progress.ended.take().is_some());
    assert_eq!(engine.report().weights.floor, 288);
    // In other steps the same.
    let mut other = Engine::new(karate_spec(3)).expect("valid");
    other.prune(goal).expect("valid");
    other.schedule_start(request).expect("valid");
    while other.schedule_step(7).ended.is_none() {}
    assert_eq!(other.report(), engine.report());
}

#[test]
fn masks_that_never_settle_are_waited_for_one_round_only() {
    let mut engine = Engine::new(karate_spec(3)).expect("valid");
    let mut plan = Plan::default().with_ratio(Card::Weights, 0.5);
    plan.weights.criterion = WeightCriterion::Magnitude;
    engine.prune(plan).expect("valid");
    let request = ScheduleRequest {
        pace: Pace::Linear,
        rounds: 2,
        // Three distances need four epochs.
        epochs: 3,
        rewinds: false,
        early_bird: true,
        regrow: 0.0,
    };
    engine.schedule_start(request).expect("valid");
    let mut steps = 0;
    loop {
        steps += 1;
        let progress = engine.schedule_step(1);
        assert_eq!(progress.drawn, None);
        if progress.ended.is_some() {
            break;
        }
    }
    assert_eq!((steps, engine.epoch()), (9, 9));
}
