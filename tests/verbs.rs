//! What each verb does to the state: refit, rewind and its controls, what is spared, what is frozen.

mod common;

use common::karate_spec;
use secateur::{Card, Engine, NeuronCriterion, Plan, Rewind, RewindTo, Spec, WeightCriterion};

const EPOCHS: u32 = 60;

fn trained(spec: &Spec) -> Engine {
    let mut engine = Engine::new(spec.clone()).expect("a valid spec");
    engine.train(EPOCHS).expect("trains");
    engine
}

fn weights(ratio: f64) -> Plan {
    Plan::default().with_ratio(Card::Weights, ratio)
}

fn rewind(to: RewindTo) -> Rewind {
    Rewind {
        to,
        ..Rewind::default()
    }
}

/// The weights of an engine at epoch 0.
fn start(spec: &Spec) -> Vec<f32> {
    Engine::new(spec.clone()).expect("valid").weights()
}

#[test]
fn rewinding_sets_the_first_weights_under_the_masks_and_makes_them_the_floor() {
    let spec = karate_spec(6);
    let mut engine = trained(&spec);
    engine.prune(weights(0.6)).expect("valid");
    let mask = engine.weight_mask();
    let report = engine.rewind(Rewind::default());
    assert_eq!(engine.epoch(), 0);
    assert_eq!(report.weights.floor, report.weights.removed);
    assert_eq!(report.weights.floor_ratio, 0.6);
    let expected: Vec<f32> = (start(&spec).iter().zip(&mask))
        .map(|(&weight, &kept)| if kept == 1 { weight } else { 0.0 })
        .collect();
    assert_eq!(engine.weights(), expected);
    // Nothing brings back what the ticket has lost, training included.
    engine.prune(weights(0.0)).expect("valid");
    engine.train(5).expect("trains");
    assert_eq!(engine.weight_mask(), mask);
    assert_eq!(engine.epoch(), 5);
}

#[test]
fn a_rewound_ticket_trains_as_if_its_masks_had_been_there_from_the_start() {
    let spec = karate_spec(6);
    let mut ticket = trained(&spec);
    ticket.prune(weights(0.5)).expect("valid");
    ticket.rewind(Rewind::default());
    let mut again = trained(&spec);
    again.prune(weights(0.5)).expect("valid");
    again.rewind(Rewind::default());
    ticket.train(20).expect("trains");
    for _ in 0..4 {
        again.train(5).expect("trains");
    }
    assert_eq!(ticket.weights(), again.weights());
}

#[test]
fn the_checkpoint_is_the_weights_of_its_epoch_however_training_is_cut_up() {
    let mut spec = karate_spec(2);
    spec.training.checkpoint = 7;
    let mut plain = Engine::new(karate_spec(2)).expect("valid");
    plain.train(7).expect("trains");
    for chunks in [vec![30], vec![7, 23], vec![3, 3, 3, 21]] {
        let mut engine = Engine::new(spec.clone()).expect("valid");
        for epochs in chunks {
            engine.train(epochs).expect("trains");
        }
        let state = engine.snapshot();
        engine.rewind(rewind(RewindTo::Checkpoint));
        assert_eq!(engine.epoch(), 7);
        assert_eq!(engine.weights(), plain.weights());
        // The checkpoint is part of the state.
        let mut other = Engine::new(spec.clone()).expect("valid");
        other.restore(&state).expect("its own state");
        other.rewind(rewind(RewindTo::Checkpoint));
        assert_eq!(other.weights(), plain.weights());
    }
}

#[test]
fn before_its_epoch_the_checkpoint_is_the_start() {
    let mut spec = karate_spec(2);
    spec.training.checkpoint = 40;
    let mut engine = Engine::new(spec.clone()).expect("valid");
    engine.train(10).expect("trains");
    engine.rewind(rewind(RewindTo::Checkpoint));
    assert_eq!((engine.epoch(), engine.weights()), (0, start(&spec)));
}

#[test]
fn the_controls_change_the_start_or_the_mask_and_nothing_else() {
    let spec = karate_spec(6);
    let rewound = |rewind| {
        let mut engine = trained(&spec);
        engine.prune(weights(0.7)).expect("valid");
        engine.rewind(rewind);
        (engine.weight_mask(), engine.weights(), engine.info())
    };
    let (mask, weights, info) = rewound(Rewind::default());
    let (same_mask, other_start, _) = rewound(rewind(RewindTo::NewStart));
    assert_eq!(mask, same_mask);
    assert!(
        weights
            .iter()
            .zip(&other_start)
            .all(|(a, b)| *a == 0.0 || a != b)
    );
    let shuffled = |draw| {
        rewound(Rewind {
            shuffled: true,
            draw,
            ..Rewind::default()
        })
    };
    let (other_mask, same_start, _) = shuffled(0);
    assert_ne!(mask, other_mask);
    assert_ne!(other_mask, shuffled(1).0);
    for layer in &info.layers {
        let from = layer.offset as usize;
        let own = from..from + (layer.inputs * layer.outputs) as usize;
        let kept = |mask: &[u8]| mask[own.clone()].iter().filter(|&&kept| kept == 1).count();
        assert_eq!(kept(&mask), kept(&other_mask));
    }
    let theta = start(&spec);
    assert!((same_start.iter().zip(&theta)).all(|(a, b)| *a == 0.0 || a == b));
}

#[test]
fn a_refit_brings_the_logits_nearer_to_the_dense_ones_and_keeps_the_masks() {
    for (bias, hidden) in [(false, vec![16]), (true, vec![12]), (true, vec![12, 8])] {
        let mut spec = karate_spec(3);
        spec.model.bias = bias;
        spec.model.hidden = hidden;
        let mut engine = trained(&spec);
        let dense = engine.probabilities();
        let far = |engine: &mut Engine| -> f64 {
            let now = engine.probabilities();
            now.iter()
                .zip(&dense)
                .map(|(a, b)| f64::from((a - b).abs()))
                .sum()
        };
        let mut plan = Plan::default().with_ratio(Card::Neurons, 0.5);
        plan.neurons.criterion = NeuronCriterion::Random;
        engine.prune(plan).expect("valid");
        let (before, mask) = (far(&mut engine), engine.weight_mask());
        let report = engine.refit();
        assert!(
            far(&mut engine) < 0.7 * before,
            "{} after {before}",
            far(&mut engine)
        );
        assert_eq!(engine.weight_mask(), mask);
        assert_eq!(report.neurons.floor, report.neurons.removed);
        assert_eq!(engine.epoch(), EPOCHS);
    }
}

#[test]
fn refitting_the_dense_model_changes_next_to_nothing() {
    let mut engine = trained(&karate_spec(3));
    let before = engine.probabilities();
    engine.refit();
    for (a, b) in engine.probabilities().iter().zip(&before) {
        assert!((a - b).abs() < 1e-3, "{a} for {b}");
    }
}

#[test]
fn the_last_layer_can_be_spared() {
    let mut engine = trained(&karate_spec(6));
    let mut plan = weights(1.0);
    plan.weights.keep_last = true;
    let report = engine.prune(plan).expect("valid");
    let last = engine.info().layers.last().cloned().expect("a layer");
    assert_eq!(
        report.weights.removed,
        report.weights.total - last.inputs * last.outputs
    );
}

#[test]
fn no_node_is_stranded_and_the_report_says_what_was_asked() {
    let mut engine = trained(&karate_spec(6));
    let mut plan = Plan::default().with_ratio(Card::Edges, 1.0);
    assert_eq!(engine.prune(plan).expect("valid").isolated, 34);
    plan.edges.never_strand = true;
    let report = engine.prune(plan).expect("valid");
    assert_eq!(report.isolated, 0);
    assert_eq!(report.edges_asked, 78);
    assert!(report.edges.removed < 78 && report.edges.removed >= 78 - 34);
    // As long as nobody is stranded the rule changes nothing.
    let few = plan.with_ratio(Card::Edges, 0.05);
    let with = engine.prune(few).expect("valid");
    let mut free = few;
    free.edges.never_strand = false;
    let without = engine.prune(free).expect("valid");
    assert_eq!(
        (without.isolated, without.fingerprint),
        (0, with.fingerprint)
    );
}

#[test]
fn a_frozen_adjacency_gives_other_predictions_and_thaws_bit_for_bit() {
    let mut engine = trained(&karate_spec(6));
    let mut plan = Plan::default().with_ratio(Card::Edges, 0.6);
    let anew = engine.prune(plan).expect("valid").fingerprint;
    let probabilities = engine.probabilities();
    plan.edges.frozen = true;
    engine.prune(plan).expect("valid");
    assert_ne!(engine.probabilities(), probabilities);
    plan.edges.frozen = false;
    assert_eq!(engine.prune(plan).expect("valid").fingerprint, anew);
    // With nothing removed there is nothing to freeze.
    let whole = engine.prune(Plan::default()).expect("valid").fingerprint;
    let mut frozen = Plan::default();
    frozen.edges.frozen = true;
    assert_eq!(engine.prune(frozen).expect("valid").fingerprint, whole);
}

#[test]
fn a_changed_rate_is_part_of_the_state() {
    let spec = karate_spec(6);
    let mut engine = trained(&spec);
    engine.set_learning_rate(0.1).expect("valid");
    let state = engine.snapshot();
    let mut other = Engine::new(spec).expect("valid");
    other.restore(&state).expect("its own state");
    engine.train(10).expect("trains");
    other.train(10).expect("trains");
    assert_eq!(engine.weights(), other.weights());
}

#[test]
fn taylor_and_magnitude_rewind_to_one_start() {
    // Rewinding depends on the masks, not on what chose them.
    let spec = karate_spec(4);
    let theta = start(&spec);
    for criterion in [WeightCriterion::Magnitude, WeightCriterion::Taylor] {
        let mut engine = trained(&spec);
        let mut plan = weights(0.4);
        plan.weights.criterion = criterion;
        engine.prune(plan).expect("valid");
        engine.rewind(Rewind::default());
        let weights = engine.weights();
        assert!((weights.iter().zip(&theta)).all(|(a, b)| *a == 0.0 || a == b));
    }
}
