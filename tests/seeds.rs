//! One plan over several seeds: what single engines give, with the intervals of the tables.

mod common;

use common::karate_spec;
use secateur::experiment::Arm;
use secateur::{Card, Engine, Error, Plan, Scope, WeightCriterion};

const SEEDS: u32 = 4;
const FINETUNE: u32 = 20;

fn percent(engine: &mut Engine) -> f64 {
    let pruned = engine.report().pruned;
    100.0 * f64::from(pruned.correct) / f64::from(pruned.total)
}

/// Percent right as pruned and after fine-tuning, seed by seed, by engines of their own.
fn by_hand(plan: Plan) -> Vec<[f64; 2]> {
    (3..3 + SEEDS)
        .map(|seed| {
            let mut engine = Engine::new(karate_spec(seed)).expect("valid");
            let epochs = engine.spec().training.epochs;
            engine.train(epochs).expect("trains");
            engine.prune(plan).expect("valid");
            let pruned = percent(&mut engine);
            engine.train(FINETUNE).expect("trains");
            [pruned, percent(&mut engine)]
        })
        .collect()
}

fn mean(values: impl ExactSizeIterator<Item = f64>) -> f64 {
    let count = values.len() as f64;
    values.sum::<f64>() / count
}

#[test]
fn every_arm_is_what_engines_of_their_own_give_and_the_state_stays() {
    let plan = Plan::default().with_ratio(Card::Weights, 0.95);
    let mut engine = Engine::new(karate_spec(3)).expect("valid");
    engine.train(30).expect("trains");
    let before = engine.prune(plan).expect("valid");
    engine.seeds_start(SEEDS, FINETUNE).expect("valid");
    let mut steps = 0;
    let arms = loop {
        let progress = engine.seeds_step().expect("runs");
        steps += 1;
        assert_eq!((progress.done, progress.of), (steps, SEEDS));
        if let Some(arms) = progress.arms {
            break arms;
        }
    };
    assert_eq!(steps, SEEDS);
    assert_eq!(engine.report(), before);

    let mut random = plan;
    random.weights.criterion = WeightCriterion::Random;
    random.neurons.criterion = secateur::NeuronCriterion::Random;
    random.edges.criterion = secateur::EdgeCriterion::Random;
    let mut layers = plan;
    layers.weights.scope = Scope::Layer;
    let plans = [
        (Arm::Plan, plan),
        (Arm::Dense, plan.cleared()),
        (Arm::Random, random),
        (Arm::LayerMagnitude, layers),
    ];
    assert_eq!(arms.len(), plans.len());
    let own = by_hand(plan);
    for (result, (arm, plan)) in arms.iter().zip(plans) {
        assert_eq!(result.arm, arm);
        let expected = by_hand(plan);
        for (at, (found, difference)) in [
            (result.pruned, result.pruned_difference),
            (result.tuned, result.tuned_difference),
        ]
        .into_iter()
        .enumerate()
        {
            let wanted = mean(expected.iter().map(|row| row[at]));
            assert!((found.mean - wanted).abs() < 1e-9, "{arm:?}");
            let wanted = mean(own.iter().zip(&expected).map(|(a, b)| a[at] - b[at]));
            assert!((difference.mean - wanted).abs() < 1e-9, "{arm:?}");
        }
    }
    let [own, dense, random, _] = &arms[..] else {
        unreachable!("counted above")
    };
    assert_eq!(
        (own.tuned_difference.mean, own.is_tuned_significant),
        (0.0, false)
    );
    assert!(random.pruned.mean < dense.pruned.mean, "the lot costs");
}

#[test]
fn the_same_plan_is_no_baseline_of_its_own() {
    let mut plan = Plan::default().with_ratio(Card::Weights, 0.5);
    plan.weights.scope = Scope::Layer;
    let mut engine = Engine::new(karate_spec(3)).expect("valid");
    for plan in [plan, Plan::default().with_ratio(Card::Edges, 0.5)] {
        engine.prune(plan).expect("valid");
        engine.seeds_start(2, 0).expect("valid");
        engine.seeds_step().expect("runs");
        let arms = engine.seeds_step().expect("runs").arms.expect("over");
        let arms: Vec<Arm> = arms.iter().map(|result| result.arm).collect();
        assert_eq!(arms, [Arm::Plan, Arm::Dense, Arm::Random]);
    }
}

#[test]
fn what_no_interval_is_known_for_is_refused() {
    let mut engine = Engine::new(karate_spec(3)).expect("valid");
    for seeds in [0, 1, 31] {
        let refused = engine.seeds_start(seeds, 10).expect_err("refused");
        assert!(matches!(refused, Error::OutOfRange { name, .. } if name == "seeds"));
    }
    assert!(engine.seeds_start(2, 200_000).is_err());
    let progress = engine.seeds_step().expect("nothing to do");
    assert_eq!((progress.of, progress.arms), (0, None));
}
