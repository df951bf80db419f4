//! A plan for edges to predict over several seeds: what engines of their own give, in AUC.

use crate::graphs::{blocks, spec, users_and_items};
use secateur::data::{EdgeColumn, OwnData, Source};
use secateur::experiment::Arm;
use secateur::{Card, EdgeCriterion, Engine, Plan};

const SEEDS: u32 = 3;
const EPOCHS: u32 = 40;
const FINETUNE: u32 = 10;

/// 60 users and 30 items whose edges have a weight and a column of their own.
fn weighted() -> OwnData {
    let mut data = users_and_items(1);
    let count = data.edges.len() / 2;
    data.edge_weights = Some((0..count).map(|edge| 1.0 + edge as f32 / 100.0).collect());
    data.edge_columns = vec![EdgeColumn {
        name: "order".into(),
        values: (0..count).map(|edge| edge as f32).collect(),
    }];
    data
}

fn engine(data: Option<&OwnData>, seed: u32) -> Engine {
    match data {
        Some(data) => {
            let spec = spec(Source::Own { hash: None }, true, EPOCHS, seed);
            Engine::with_own_data(spec, data.clone()).expect("valid")
        }
        None => Engine::new(spec(blocks(), false, EPOCHS, seed)).expect("valid"),
    }
}

/// The mean over engines of their own, as pruned and after fine-tuning.
fn by_hand(data: Option<&OwnData>, plan: Plan) -> [f64; 2] {
    let mut sums = [0.0; 2];
    for seed in 5..5 + SEEDS {
        let mut engine = engine(data, seed);
        engine.train(EPOCHS).expect("trains");
        let pruned = engine.prune(plan).expect("valid").pruned;
        sums[0] += pruned.auc.expect("edges are predicted");
        engine.train(FINETUNE).expect("trains");
        sums[1] += engine.report().pruned.auc.expect("edges are predicted");
    }
    sums.map(|sum| sum / f64::from(SEEDS))
}

#[test]
fn every_arm_is_the_auc_that_engines_of_their_own_give() {
    let mut plan = Plan::default().with_ratio(Card::Weights, 0.7);
    plan = plan.with_ratio(Card::Edges, 0.3);
    let mut by_column = plan;
    by_column.edges.criterion = EdgeCriterion::Attribute;
    let own = weighted();
    for (data, plan) in [(None, plan), (Some(&own), by_column)] {
        let mut engine = engine(data, 5);
        engine.train(EPOCHS).expect("trains");
        let before = engine.prune(plan).expect("valid");
        engine.seeds_start(SEEDS, FINETUNE).expect("valid");
        let arms = loop {
            if let Some(arms) = engine.seeds_step().expect("runs").arms {
                break arms;
            }
        };
        assert_eq!(engine.report(), before);
        for (arm, plan) in [(Arm::Plan, plan), (Arm::Dense, plan.cleared())] {
            let found = arms.iter().find(|result| result.arm == arm).expect("there");
            let expected = by_hand(data, plan);
            for (found, expected) in [found.pruned.mean, found.tuned.mean].iter().zip(expected) {
                assert!(
                    (found - expected).abs() < 1e-12,
                    "{arm:?} {found} {expected}"
                );
            }
        }
    }
}
