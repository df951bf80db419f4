//! The engine's answers on the karate club.

use crate::common::karate_spec;
use crate::experiment::{config, plans};
use proptest::prelude::*;
use secateur::data::{KarateLabels, Source};
use secateur::engine::{CurveRequest, flags};
use secateur::{Card, Engine, Plan};

/// Something that a visitor does between two looks at the same plan.
#[derive(Debug, Clone)]
#[allow(clippy::large_enum_variant, reason = "a handful of them")]
enum Deed {
    Prune(Plan),
    Curve(Card, u32),
    Ask,
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let card = prop::sample::select(vec![Card::Weights, Card::Neurons, Card::Edges]);
    let deed = prop_oneof![
        plans().prop_map(Deed::Prune),
        (card, 1..20u32).prop_map(|(card, points)| Deed::Curve(card, points)),
        Just(Deed::Ask),
    ];
    prop::collection::vec(deed, 0..6)
}

/// Four communities, two hidden layers, a few epochs: far from a perfect score, so that it moves.
fn engine(seed: u32) -> Engine {
    let mut spec = karate_spec(seed);
    spec.graph = Source::KarateClub {
        labels: KarateLabels::Communities,
    };
    spec.model.hidden = vec![6, 4];
    let mut engine = Engine::new(spec).expect("valid");
    engine.train(15).expect("trains");
    engine
}

fn perform(engine: &mut Engine, deed: &Deed) {
    match deed {
        Deed::Prune(plan) => {
            engine.prune(*plan).expect("valid");
        }
        Deed::Curve(card, points) => {
            let request = CurveRequest {
                card: *card,
                draws: 1,
            };
            engine.curve_start(request).expect("valid");
            engine.curve_step(*points);
        }
        Deed::Ask => {
            engine.neuron_order();
            engine.ranked_scores(Card::Edges);
            engine.activations();
        }
    }
}

fn sum(flags: &[u8]) -> u32 {
    flags.iter().map(|&flag| u32::from(flag)).sum()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..config() })]

    #[test]
    fn answers_do_not_depend_on_what_was_done_before(
        seed in 0..3u32,
        plan in plans(),
        deeds in deeds(),
    ) {
        let mut fresh = engine(seed);
        let untouched = fresh.snapshot();
        let expected = fresh.prune(plan).expect("valid");
        let mut engine = engine(seed);
        for deed in &deeds {
            perform(&mut engine, deed);
        }
        prop_assert_eq!(engine.prune(plan).expect("valid"), expected.clone());
        // A curve on the way, finished or not, changes nothing of the plan in force.
        perform(&mut engine, &Deed::Curve(Card::Weights, 7));
        prop_assert_eq!(engine.report(), expected);
        prop_assert_eq!(engine.weights(), fresh.weights());
        prop_assert_eq!(engine.activations(), fresh.activations());
        prop_assert_eq!(engine.probabilities(), fresh.probabilities());
        prop_assert_eq!(engine.neuron_order(), fresh.neuron_order());
        prop_assert_eq!(engine.node_flags(), fresh.node_flags());
        prop_assert_eq!(engine.snapshot(), untouched);
    }

    #[test]
    fn the_report_says_what_the_arrays_show(seed in 0..3u32, plan in plans()) {
        let mut engine = engine(seed);
        engine.prune(Plan::default()).expect("valid");
        let dense = engine.predictions();
        let report = engine.prune(plan).expect("valid");
        let (now, labels, roles) = (engine.predictions(), engine.labels(), engine.roles());
        let tested: Vec<usize> = (0..now.len()).filter(|&node| roles[node] == 3).collect();
        let right = |predictions: &[u32], node: usize| predictions[node] as i32 == labels[node];
        let count = |holds: &dyn Fn(usize) -> bool| {
            tested.iter().filter(|&&node| holds(node)).count() as u32
        };
        prop_assert_eq!(report.pruned.total, tested.len() as u32);
        prop_assert_eq!(report.pruned.correct, count(&|node| right(&now, node)));
        prop_assert_eq!(report.dense.correct, count(&|node| right(&dense, node)));
        prop_assert_eq!(report.gained, count(&|n| right(&now, n) && !right(&dense, n)));
        prop_assert_eq!(report.lost, count(&|n| right(&dense, n) && !right(&now, n)));
        let changed: Vec<usize> = (0..now.len()).filter(|&n| now[n] != dense[n]).collect();
        prop_assert_eq!(report.changed as usize, changed.len());
        prop_assert_eq!(report.weights_kept, sum(&engine.weight_mask()));
        let neurons_kept = report.neurons.total - report.neurons.removed;
        prop_assert_eq!(neurons_kept, sum(&engine.neuron_mask()));
        let edge_mask = engine.edge_mask();
        prop_assert_eq!(report.edges_kept, sum(&edge_mask));
        let node_mask = engine.node_mask();
        prop_assert_eq!(report.nodes.total - report.nodes.removed, sum(&node_mask));
        for (pair, &kept) in engine.edges().chunks(2).zip(&edge_mask) {
            let stay = pair.iter().all(|&node| node_mask[node as usize] == 1);
            prop_assert!(stay || kept == 0);
        }
        prop_assert!((0..now.len()).all(|node| node_mask[node] == 1 || roles[node] != 1));
        let survives = |node: usize| node_mask[node] == 1;
        prop_assert_eq!(report.survivors.total, count(&survives));
        prop_assert_eq!(report.survivors.correct, count(&|n| survives(n) && right(&now, n)));
        prop_assert_eq!(
            report.survivors.dense_correct,
            count(&|n| survives(n) && right(&dense, n))
        );
        let mut lonely = vec![true; now.len()];
        for (pair, _) in engine.edges().chunks(2).zip(&edge_mask).filter(|(_, m)| **m == 1) {
            pair.iter().for_each(|&node| lonely[node as usize] = false);
        }
        prop_assert_eq!(report.isolated as usize, lonely.iter().filter(|&&l| l).count());
        for (node, bits) in engine.node_flags().into_iter().enumerate() {
            prop_assert_eq!(bits & flags::WRONG != 0, !right(&now, node));
            prop_assert_eq!(bits & flags::CHANGED != 0, changed.contains(&node));
            prop_assert_eq!(bits & flags::ISOLATED != 0, lonely[node]);
        }
        let classes = engine.probabilities().len() / now.len();
        for (row, &class) in engine.probabilities().chunks(classes).zip(&now) {
            prop_assert!((row.iter().sum::<f32>() - 1.0).abs() < 1e-5);
            prop_assert!(row.iter().all(|&p| p <= row[class as usize]));
        }
        for (weight, kept) in engine.weights().iter().zip(engine.weight_mask()) {
            prop_assert!(kept == 1 || *weight == 0.0);
        }
    }

    #[test]
    fn a_snapshot_holds_the_whole_state(seed in 0..3u32, cut in plans(), plan in plans()) {
        let mut first = engine(seed);
        first.prune(cut).expect("valid");
        first.train(3).expect("trains");
        let mut second = engine(seed);
        second.prune(plan).expect("valid");
        second.restore(&first.snapshot()).expect("the same experiment");
        prop_assert_eq!(first.prune(plan).expect("valid"), second.report());
        // The optimiser's memory and the epoch came along too.
        let (a, b) = (first.train(3).expect("trains"), second.train(3).expect("trains"));
        prop_assert_eq!(a, b);
        prop_assert_eq!(first.report(), second.report());
        prop_assert_eq!(first.snapshot(), second.snapshot());
    }
}
