//! What the verbs of an engine refuse; nothing of it changes the engine.

use crate::{common::karate_spec, out_of_range, readable, spec_with, told};
use secateur::engine::CurveRequest;
use secateur::prune::{Card, Plan};
use secateur::{Engine, Error};
use serde_json::json;

fn trained() -> Engine {
    let mut engine = Engine::new(karate_spec(1)).expect("valid");
    engine.train(30).expect("trains");
    let plan = Plan::default().with_ratio(Card::Edges, 0.3);
    engine.prune(plan).expect("valid");
    engine
}

#[test]
fn verbs_refuse_what_makes_no_sense_and_stay_as_they_were() {
    let mut engine = trained();
    let before = (engine.report(), engine.snapshot(), *engine.plan());
    let plan = |card, ratio| Plan::default().with_ratio(card, ratio);
    type Verb = Box<dyn Fn(&mut Engine) -> Result<(), Error>>;
    let mut table: Vec<(Verb, serde_json::Value)> = vec![
        (
            Box::new(|e| e.train(1_000_000_000).map(drop)),
            out_of_range("epochs", 1e9, 0., 1e5),
        ),
        (
            Box::new(|e| e.train(u32::MAX).map(drop)),
            out_of_range("epochs", f64::from(u32::MAX), 0., 1e5),
        ),
        (
            Box::new(|e| e.set_learning_rate(-1.0)),
            out_of_range("optimizer.learningRate", -1., 0., 1e6),
        ),
        (
            Box::new(|e| {
                e.curve_start(CurveRequest {
                    card: Card::Edges,
                    draws: 1_001,
                })
            }),
            out_of_range("draws", 1001., 0., 1e3),
        ),
        (
            Box::new(|e| e.suggestions(34, 10).map(drop)),
            out_of_range("node", 34., 0., 33.),
        ),
        (
            Box::new(|e| e.suggestions(0, 10).map(drop)),
            json!({ "code": "wrong-task", "detail": { "needed": "links" } }),
        ),
    ];
    for (id, lacks) in [
        ("attribute", "edgeColumns"),
        ("weight", "edgeWeights"),
        ("cosine", "features"),
    ] {
        let plan = plan(Card::Edges, 0.5).with_criterion(Card::Edges, id);
        let plan = plan.expect("a criterion");
        table.push((
            Box::new(move |e| e.prune(plan).map(drop)),
            json!({ "code": "criterion-lacks", "detail": { "criterion": id, "lacks": lacks } }),
        ));
    }
    for (card, name) in [
        (Card::Weights, "weights.ratio"),
        (Card::Neurons, "neurons.ratio"),
        (Card::Edges, "edges.ratio"),
    ] {
        for ratio in [-0.001, 1.001, 2.0] {
            table.push((
                Box::new(move |e| e.prune(plan(card, ratio)).map(drop)),
                out_of_range(name, ratio, 0., 1.),
            ));
        }
    }
    for (verb, expected) in table {
        let error = verb(&mut engine).expect_err("refused");
        assert_eq!(told(&error), expected);
        assert_eq!((engine.report(), engine.snapshot(), *engine.plan()), before);
    }
    for bad in [f64::NAN, f64::INFINITY] {
        assert_eq!(
            engine.set_learning_rate(bad).expect_err("refused").code(),
            "out-of-range"
        );
        assert_eq!(
            engine
                .prune(plan(Card::Edges, bad))
                .expect_err("refused")
                .code(),
            "out-of-range"
        );
        assert_eq!((engine.report(), engine.snapshot(), *engine.plan()), before);
    }
}

#[test]
fn plans_with_unknown_fields_are_unreadable() {
    for place in ["", "/weights", "/neurons", "/edges"] {
        let mut plan = serde_json::to_value(Plan::default()).expect("serialises");
        plan.pointer_mut(place).expect("an object")["colour"] = json!(1);
        let error = serde_json::from_value::<Plan>(plan).expect_err("refused");
        assert!(error.to_string().contains("colour"), "{error}");
    }
    let request = json!({ "card": "edges", "draws": 1, "colour": 1 });
    assert!(serde_json::from_value::<CurveRequest>(request).is_err());
}

#[test]
fn damaged_states_are_refused_byte_by_byte() {
    let mut engine = trained();
    let (good, before) = (engine.snapshot(), engine.report());
    for at in (0..good.len()).step_by(7).chain([good.len() - 1]) {
        let mut bad = good.clone();
        bad[at] ^= 0x80;
        let code = engine.restore(&bad).err().map(|error| error.code());
        assert!(
            matches!(code, Some("malformed" | "foreign-state")),
            "byte {at} of {} was changed: {code:?}",
            good.len()
        );
        assert!(engine.restore(&good[..at]).is_err(), "cut after {at} bytes");
    }
    assert!(engine.restore(&[&good[..], &[0]].concat()).is_err());
    assert_eq!((engine.snapshot(), engine.report()), (good, before));
}

#[test]
fn a_state_of_another_experiment_is_refused() {
    let bytes = trained().snapshot();
    let changed = spec_with(&[("/model/hidden", json!([17]))]);
    let mut other = Engine::new(readable(changed)).expect("valid");
    let told = told(&other.restore(&bytes).expect_err("refused"));
    assert_eq!(told["code"], "foreign-state");
}

#[test]
fn a_curve_can_be_asked_for_in_one_go() {
    let mut engine = trained();
    let request = CurveRequest {
        card: Card::Edges,
        draws: 1,
    };
    engine.curve_start(request).expect("valid");
    engine.curve_step(3);
    let progress = engine.curve_step(u32::MAX);
    assert_eq!(progress.done, progress.of);
    assert!(progress.curve.is_some());
    // There is none to go on with.
    assert_eq!(engine.curve_step(1).of, 0);
}
