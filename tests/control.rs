//! The dense model, trained for as long as the pruned one was in all: the control of every schedule.

mod common;

use common::karate_spec;
use secateur::data::SplitChoice;
use secateur::engine::Ended;
use secateur::experiment::{Pace, ScheduleRequest};
use secateur::nn::OptimizerConfig;
use secateur::train::Decay;
use secateur::{Card, Engine, Plan, Spec};

fn pruned() -> Engine {
    let mut engine = Engine::new(karate_spec(3)).expect("valid");
    engine.train(60).expect("trains");
    engine
        .prune(Plan::default().with_ratio(Card::Weights, 0.8))
        .expect("valid");
    engine
        .schedule_start(ScheduleRequest {
            pace: Pace::Cubic,
            rounds: 4,
            epochs: 10,
            rewinds: false,
            early_bird: false,
            regrow: 0.0,
        })
        .expect("valid");
    while engine.schedule_step(25).ended.is_none() {}
    engine
}

#[test]
fn it_is_the_dense_model_of_as_many_epochs_whatever_the_size_of_the_steps() {
    let mut dense = Engine::new(karate_spec(3)).expect("valid");
    let trained = dense.train(100).expect("trains");
    let expected = dense.report().pruned;
    for step in [1, 7, 1_000] {
        let mut engine = pruned();
        engine.control_start(100).expect("valid");
        let mut epochs = Vec::new();
        let last = loop {
            let progress = engine.control_step(step);
            assert_eq!(
                (progress.done as usize, progress.of),
                (epochs.len() + progress.epochs.len(), 100)
            );
            epochs.extend(progress.epochs.clone());
            if progress.ended.is_some() {
                break progress;
            }
        };
        assert_eq!(last.ended, Some(Ended::Done));
        assert_eq!(last.dense, Some(expected));
        assert_eq!(epochs, trained.epochs);
        // It is over.
        assert_eq!(engine.control_step(1).of, 0);
    }
}

#[test]
fn it_changes_nothing_and_a_new_state_ends_it() {
    let mut engine = pruned();
    let (state, report) = (engine.snapshot(), engine.report());
    engine.control_start(100).expect("valid");
    engine.control_step(30);
    assert_eq!(engine.snapshot(), state);
    assert_eq!(engine.report(), report);
    engine.restore(&state).expect("its own");
    assert_eq!(engine.control_step(30).of, 0);
}

#[test]
fn more_epochs_than_any_training_has_are_refused_and_none_are_at_once_over() {
    let mut engine = pruned();
    assert_eq!(
        engine.control_start(u32::MAX).map_err(|e| e.code()),
        Err("out-of-range")
    );
    engine.control_start(0).expect("valid");
    assert_eq!(engine.control_step(5).ended, Some(Ended::Done));
}

#[test]
fn it_says_that_it_ended_early_and_what_is_left_of_it() {
    let patient = |spec: &mut Spec| spec.training.patience = Some(3);
    let wild = |spec: &mut Spec| {
        spec.training.optimizer = OptimizerConfig::Sgd {
            learning_rate: 1e5,
            momentum: 0.9,
        };
        spec.training.weight_decay = 0.01;
        spec.training.decay = Decay::All;
    };
    let changes: [&dyn Fn(&mut Spec); 2] = [&patient, &wild];
    for (at, change) in changes.into_iter().enumerate() {
        let mut spec = karate_spec(3);
        spec.split = SplitChoice::Stratified {
            train: 2,
            validation: 8,
        };
        change(&mut spec);
        let mut dense = Engine::new(spec.clone()).expect("valid");
        let trained = dense.train(500).expect("trains");
        assert_ne!(trained.ended, Ended::Done);
        let mut engine = Engine::new(spec).expect("valid");
        engine.control_start(500).expect("valid");
        let last = engine.control_step(500);
        assert_eq!(last.ended, Some(trained.ended), "{at}");
        assert_eq!(last.dense, Some(dense.report().pruned));
        match trained.ended {
            Ended::Early { best_epoch } => assert!(best_epoch < last.done && last.done < 500),
            Ended::Diverged { epoch, .. } => assert!(last.done < epoch),
            Ended::Done => unreachable!("not done"),
        }
    }
}
