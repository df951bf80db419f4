//! Training that diverges, changes its pace or stops early.

mod common;

use common::{karate_spec, links};
use secateur::data::{BlockModel, Dataset, KarateLabels, Source};
use secateur::engine::Ended;
use secateur::mask::Mask;
use secateur::nn::{Activation, DropoutKey, Optimizer, OptimizerConfig, glorot};
use secateur::train::{Decay, Measure, Network, Run, Trainer, sampled_edges};
use secateur::{Card, Engine, Plan, Spec};
use std::rc::Rc;

/// 60 nodes in three blocks, with validation nodes.
fn blocks(seed: u32) -> Spec {
    let mut spec = karate_spec(seed);
    spec.graph = Source::BlockModel(BlockModel {
        nodes: 60,
        edges: 180,
        blocks: 3,
        homophily: 0.8,
        features: 6,
        signal: 0.7,
        labels: 4,
    });
    spec
}

fn sgd(learning_rate: f64) -> OptimizerConfig {
    OptimizerConfig::Sgd {
        learning_rate,
        momentum: 0.9,
    }
}

/// Experiments that overflow sooner or later, each in its own way.
fn diverging() -> Vec<(&'static str, Spec)> {
    let with = |mut spec: Spec, change: &dyn Fn(&mut Spec)| {
        change(&mut spec);
        spec
    };
    vec![
        (
            "large steps",
            with(blocks(1), &|spec| {
                spec.training.optimizer = sgd(1e5);
                spec.training.weight_decay = 0.01;
                spec.training.decay = Decay::All;
            }),
        ),
        (
            "large steps under dropout",
            with(blocks(2), &|spec| {
                spec.training.optimizer = sgd(1e5);
                spec.training.weight_decay = 0.01;
                spec.training.decay = Decay::All;
                spec.model.dropout.hidden = 0.5;
            }),
        ),
        (
            // tanh(∞) is 1: the loss stays finite when the weights no longer are.
            "weights that the loss does not see",
            with(blocks(3), &|spec| {
                spec.training.optimizer = sgd(1e6);
                spec.training.weight_decay = 100.0;
                spec.model.activation = Activation::Tanh;
            }),
        ),
        (
            "embeddings that grow",
            with(blocks(4), &|spec| {
                spec.task = links(4, 0.1, 0.1);
                spec.training.optimizer = OptimizerConfig::Sgd {
                    learning_rate: 10.0,
                    momentum: 0.0,
                };
            }),
        ),
    ]
}

/// Trains one epoch a call until a call diverges.
fn step_until_diverged(engine: &mut Engine) -> Ended {
    for _ in 0..500 {
        let report = engine.train(1).expect("trains");
        if report.ended != Ended::Done {
            return report.ended;
        }
    }
    panic!("500 epochs went well");
}

#[test]
fn divergence_is_named_and_the_last_good_state_kept() {
    for (what, spec) in diverging() {
        let rate = spec.training.optimizer.learning_rate();
        let mut engine = Engine::new(spec.clone()).expect("valid");
        let report = engine.train(500).expect("trains");
        let Ended::Diverged {
            epoch,
            learning_rate,
        } = report.ended
        else {
            panic!("{what}: {:?} after {} epochs", report.ended, engine.epoch());
        };
        assert_eq!(learning_rate, rate);
        // The weights after the epoch before gave the loss that was not finite; under dropout they may
        // still be good.
        let back = epoch - engine.epoch();
        assert!(
            back == 2 || back == 1 && spec.model.dropout.hidden > 0.0,
            "{what}: {back}"
        );
        assert!(engine.epoch() > 0, "{what}: some of it went well");
        let done: Vec<u32> = report.epochs.iter().map(|epoch| epoch.epoch).collect();
        assert_eq!(done, Vec::from_iter(1..=engine.epoch()), "{what}");
        for epoch in &report.epochs {
            assert!(epoch.loss.is_finite(), "{what}: {epoch:?}");
            assert!(
                epoch.validation_loss.is_none_or(f64::is_finite),
                "{what}: {epoch:?}"
            );
        }
        assert!(
            engine.weights().iter().all(|weight| weight.is_finite()),
            "{what}"
        );
        assert!(engine.report().pruned.loss.is_finite(), "{what}");

        let mut up_to_there = Engine::new(spec).expect("valid");
        let ended = up_to_there.train(engine.epoch()).expect("trains").ended;
        assert_eq!(ended, Ended::Done, "{what}");
        assert!(engine.snapshot() == up_to_there.snapshot(), "{what}");
        assert_eq!(engine.report(), up_to_there.report(), "{what}");
        // Going on in the same way comes to the same.
        assert_eq!(
            engine.train(10).expect("trains").ended,
            report.ended,
            "{what}"
        );
        assert!(engine.snapshot() == up_to_there.snapshot(), "{what}");
    }
}

#[test]
fn epochs_in_several_calls_diverge_like_those_of_one() {
    for (what, spec) in diverging() {
        let mut whole = Engine::new(spec.clone()).expect("valid");
        let ended = whole.train(500).expect("trains").ended;
        let mut stepwise = Engine::new(spec).expect("valid");
        assert_eq!(step_until_diverged(&mut stepwise), ended, "{what}");
        assert!(stepwise.snapshot() == whole.snapshot(), "{what}");
    }
}

#[test]
fn training_goes_on_at_a_smaller_rate_after_a_divergence() {
    for (what, spec) in diverging() {
        let mut engine = Engine::new(spec.clone()).expect("valid");
        let Ended::Diverged { .. } = engine.train(500).expect("trains").ended else {
            panic!("{what}: went well");
        };
        let good = engine.epoch();
        engine.set_learning_rate(1e-9).expect("valid");
        let report = engine.train(20).expect("trains");
        assert_eq!(report.ended, Ended::Done, "{what}");
        if what == "embeddings that grow" {
            let (first, last) = (report.epochs[0].loss, report.epochs[19].loss);
            assert!(last < 0.9 * first, "from {first} to {last}");
        }
        assert_eq!(
            (report.epochs.len(), engine.epoch()),
            (20, good + 20),
            "{what}"
        );

        let mut planned = Engine::new(spec).expect("valid");
        planned.train(good).expect("trains");
        planned.set_learning_rate(1e-9).expect("valid");
        assert_eq!(planned.train(20).expect("trains"), report, "{what}");
        assert!(engine.snapshot() == planned.snapshot(), "{what}");
    }
}

#[test]
fn a_rate_that_cannot_change_anything_changes_nothing() {
    let mut spec = blocks(1);
    spec.training.optimizer = sgd(0.0);
    let mut engine = Engine::new(spec).expect("valid");
    let before = engine.weights();
    assert_eq!(engine.train(5).expect("trains").ended, Ended::Done);
    assert_eq!(engine.weights(), before);
}

#[test]
fn a_rate_changed_between_two_calls_keeps_the_optimisers_memory() {
    let adam = OptimizerConfig::Adam {
        learning_rate: 0.01,
    };
    for optimizer in [adam, sgd(0.05)] {
        let mut spec = blocks(7);
        spec.training.optimizer = optimizer;
        let mut engine = Engine::new(spec.clone()).expect("valid");
        engine.train(5).expect("trains");
        engine.set_learning_rate(0.2).expect("valid");
        engine.train(5).expect("trains");
        assert_eq!(engine.epoch(), 10);

        // What the golden values hold to PyTorch, step by step.
        let data = Dataset::load(&spec.graph, spec.seed).expect("valid");
        let mut network = Network::new(Rc::new(data), &spec.model);
        let mut params = glorot(network.shape(), spec.seed);
        let mut trainer = Trainer::new(spec.training, params.len());
        let run = Run {
            epochs: 5,
            seed: spec.seed,
            kept: None,
            measure: Measure::Last,
        };
        trainer.run(&mut network, &mut params, run, |_| {});
        let memory = trainer.optimizer.clone();
        trainer.config.optimizer = optimizer.with_learning_rate(0.2);
        trainer.run(&mut network, &mut params, run, |_| {});
        assert_ne!(trainer.optimizer, memory);
        assert_eq!(engine.weights(), params[..network.shape().weights()]);

        // Without the memory the second half is another one.
        let mut forgetful = Trainer::new(trainer.config, params.len());
        let mut other = glorot(network.shape(), spec.seed);
        Trainer::new(spec.training, params.len()).run(&mut network, &mut other, run, |_| {});
        forgetful.run(&mut network, &mut other, run, |_| {});
        assert_ne!(params, other);
    }
}

/// Communities of the club, learned so fast that the validation loss rises again.
fn hasty(patience: u32, dropout: f64) -> Spec {
    let mut spec = karate_spec(2);
    spec.graph = Source::KarateClub {
        labels: KarateLabels::Communities,
    };
    spec.training.optimizer = sgd(0.3);
    spec.training.patience = Some(patience);
    spec.training.weight_decay = 0.0;
    spec.model.dropout.hidden = dropout;
    spec
}

#[test]
fn early_stopping_restores_the_best_weights() {
    for (patience, dropout) in [(1, 0.0), (7, 0.0), (12, 0.4)] {
        let mut engine = Engine::new(hasty(patience, dropout)).expect("valid");
        let report = engine.train(2_000).expect("trains");
        let Ended::Early { best_epoch } = report.ended else {
            panic!("{:?}", report.ended);
        };
        let losses: Vec<f64> = report
            .epochs
            .iter()
            .filter_map(|epoch| epoch.validation_loss)
            .collect();
        assert_eq!(losses.len(), report.epochs.len(), "every epoch is measured");
        let best = losses[best_epoch as usize - 1];
        assert!(losses.iter().all(|&loss| loss >= best));
        assert!(
            losses[..best_epoch as usize - 1]
                .iter()
                .all(|&loss| loss > best),
            "the first of equals"
        );
        assert_eq!(losses.len() as u32, best_epoch + patience);
        // No earlier epoch had waited as long.
        let mut lowest = (f64::INFINITY, 0);
        for (at, &loss) in losses[..losses.len() - 1].iter().enumerate() {
            if loss < lowest.0 {
                lowest = (loss, at);
            }
            assert!(at - lowest.1 < patience as usize);
        }

        let mut best = Engine::new(hasty(patience, dropout)).expect("valid");
        assert_eq!(best.train(best_epoch).expect("trains").ended, Ended::Done);
        assert_eq!(engine.weights(), best.weights());
        assert_eq!(engine.report(), best.report());
    }
}

#[test]
fn patience_counts_across_calls() {
    let mut whole = Engine::new(hasty(7, 0.0)).expect("valid");
    let ended = whole.train(2_000).expect("trains").ended;
    let mut stepwise = Engine::new(hasty(7, 0.0)).expect("valid");
    assert_eq!(step_until_diverged(&mut stepwise), ended);
    assert!(stepwise.snapshot() == whole.snapshot());
    // And across a state that was saved.
    let mut first = Engine::new(hasty(7, 0.0)).expect("valid");
    first.train(whole.epoch() - 3).expect("trains");
    let mut second = Engine::new(hasty(7, 0.0)).expect("valid");
    second
        .restore(&first.snapshot())
        .expect("the same experiment");
    assert_eq!(second.train(2_000).expect("trains").ended, ended);
    assert!(second.snapshot() == whole.snapshot());
}

#[test]
fn patience_never_brings_back_what_was_removed() {
    let mut engine = Engine::new(hasty(7, 0.0)).expect("valid");
    engine.train(10).expect("trains");
    engine
        .prune(Plan::default().with_ratio(Card::Weights, 0.95))
        .expect("valid");
    let kept = engine.weight_mask();
    engine.train(2_000).expect("trains");
    let healed = engine.whole_parameters();
    for (item, (&weight, &kept)) in healed.iter().zip(&kept).enumerate() {
        assert!(kept == 1 || weight == 0.0, "weight {item}");
    }
}

#[test]
fn patience_without_validation_nodes_is_refused() {
    let mut spec = karate_spec(1);
    spec.training.patience = Some(1);
    let error = Engine::new(spec).err().expect("refused");
    assert_eq!(error.code(), "no-validation");
}

#[test]
fn every_epoch_trains_on_edges_of_its_own_and_is_measured_on_all() {
    for dropout in [0.0, 0.4] {
        let mut spec = blocks(2);
        spec.model.dropout.hidden = dropout;
        spec.training.weight_decay = 0.0;
        spec.training.drop_edge = 0.3;
        let data = Rc::new(Dataset::load(&spec.graph, spec.seed).expect("valid"));
        let mut network = Network::new(data.clone(), &spec.model);
        let mut params = glorot(network.shape(), spec.seed);
        let mut by_hand = params.clone();
        let mut trainer = Trainer::new(spec.training, params.len());
        // A plan may have taken some already.
        let mut mask = Mask::all_kept(data.graph.edges());
        (0..20).for_each(|edge| mask.prune(edge));
        network.set_edges(&mask);
        let run = |epochs| Run {
            epochs,
            seed: 9,
            kept: None,
            measure: Measure::Epochs,
        };
        for epochs in [1, 4] {
            trainer.run(&mut network, &mut params, run(epochs), |_| {});
        }

        let mut other = Network::new(data.clone(), &spec.model);
        let mut optimizer = Optimizer::new(&spec.training.optimizer, by_hand.len());
        let mut gradient = vec![0.0; by_hand.len()];
        for epoch in 0..5 {
            let sample = sampled_edges(&mask, 0.3, 9, epoch);
            assert_eq!(sample.count_kept(), 160 - 48);
            other.set_edges(&sample);
            other.forward_training(&by_hand, DropoutKey { seed: 9, epoch });
            other.backward(&by_hand, &mut gradient);
            optimizer.step(&spec.training.optimizer, &mut by_hand, &gradient);
        }
        assert_eq!(params, by_hand);
        other.set_edges(&mask);
        other.forward(&by_hand);
        assert_eq!(network.logits(), other.logits());
    }
}

#[test]
fn dropping_no_edges_is_no_other_experiment() {
    let fingerprint = |rate: f64| {
        let mut spec = blocks(4);
        spec.training.drop_edge = rate;
        let mut engine = Engine::new(spec).expect("valid");
        engine.train(20).expect("trains");
        (engine.report().fingerprint, engine.snapshot())
    };
    let mut plain = Engine::new(blocks(4)).expect("valid");
    plain.train(20).expect("trains");
    assert_eq!(fingerprint(0.0).0, plain.report().fingerprint);
    let (other, state) = fingerprint(0.5);
    assert_ne!(other, plain.report().fingerprint);
    // A state of it belongs to it.
    assert_eq!(
        plain.restore(&state).expect_err("refused").code(),
        "foreign-state"
    );
    for bad in [-0.1, 1.0, f64::NAN] {
        let mut spec = blocks(4);
        spec.training.drop_edge = bad;
        let refused = Engine::new(spec).err().expect("refused");
        assert_eq!(refused.code(), "out-of-range");
    }
}
