//! Communities from one name each, and who trains, validates and tests.

mod common;

use common::karate_spec;
use secateur::data::{BlockModel, KarateLabels, Source, SplitChoice};
use secateur::rng::{Rng, Stream};
use secateur::train::{Confusion, Task};
use secateur::{Engine, Spec};
use std::collections::BTreeSet;

const BLOCKS: BlockModel = BlockModel {
    nodes: 120,
    edges: 700,
    blocks: 4,
    homophily: 0.7,
    features: 12,
    signal: 0.3,
    labels: 5,
};

fn communities(seed: u32) -> Spec {
    let mut spec = karate_spec(seed);
    spec.graph = Source::KarateClub {
        labels: KarateLabels::Communities,
    };
    spec.task = Task::Communities;
    spec
}

fn block_communities(seed: u32) -> Spec {
    Spec {
        graph: Source::BlockModel(BLOCKS),
        ..communities(seed)
    }
}

fn split(seed: u32, train: u32, validation: u32) -> Engine {
    let spec = Spec {
        split: SplitChoice::Stratified { train, validation },
        task: Task::NodeClasses,
        ..communities(seed)
    };
    Engine::new(spec).expect("valid")
}

/// How many nodes of each class (row) have each role (unused, train, validation, test).
fn roles_by_class(engine: &Engine) -> Vec<[u32; 4]> {
    let mut counts = vec![[0; 4]; engine.info().classes as usize];
    for (class, role) in engine.labels().into_iter().zip(engine.roles()) {
        counts[class as usize][role as usize] += 1;
    }
    counts
}

#[test]
fn one_member_of_each_community_is_labelled_and_all_others_are_found() {
    let mut trained = BTreeSet::new();
    for seed in 0..5 {
        for spec in [communities(seed), block_communities(seed)] {
            let engine = Engine::new(spec).expect("valid");
            let info = engine.info();
            assert_eq!(info.classes, 4);
            for [unused, train, validation, test] in roles_by_class(&engine) {
                assert_eq!((unused, train, validation), (0, 1, 0));
                assert!(test > 0);
            }
            assert_eq!((info.split.train, info.split.validation), (4, 0));
            assert_eq!(info.split.test, info.nodes - 4);
            trained.insert(engine.roles());
        }
    }
    assert_eq!(trained.len(), 10, "each seed names others");
}

#[test]
fn communities_are_found_far_better_than_by_chance() {
    for make in [communities, block_communities] {
        let (mut nmi, mut ari, mut modularity) = (0.0, 0.0, 0.0);
        for seed in 0..6 {
            let mut engine = Engine::new(make(seed)).expect("valid");
            engine.train(200).expect("trains");
            let metrics = engine.metrics();
            assert!(metrics.links.is_none());
            let found = metrics.communities.expect("groups are predicted");
            nmi += found.nmi / 6.0;
            ari += found.ari / 6.0;
            modularity += found.modularity / 6.0;

            // The same groups dealt out at random tell nothing of the true ones.
            let mut dealt = engine.predictions();
            Rng::new(seed, Stream::Generator, 0).shuffle(&mut dealt);
            let truth = engine.labels().into_iter().map(|class| class as u32);
            let chance = Confusion::new(4, truth.zip(dealt));
            assert!(found.nmi > chance.nmi() + 0.15, "seed {seed}: {found:?}");
            assert!(found.ari > chance.ari() + 0.15, "seed {seed}: {found:?}");
            assert!(found.modularity > 0.15, "seed {seed}: {found:?}");
        }
        assert!(
            nmi > 0.5 && ari > 0.45 && modularity > 0.3,
            "{nmi} {ari} {modularity}"
        );
    }
}

#[test]
fn measures_of_groups_are_those_of_the_arrays() {
    let mut engine = Engine::new(communities(1)).expect("valid");
    engine.train(100).expect("trains");
    let (predicted, labels) = (engine.predictions(), engine.labels());
    let pairs = || {
        labels
            .iter()
            .map(|&class| class as u32)
            .zip(predicted.iter().copied())
    };
    let groups = Confusion::new(4, pairs());
    let metrics = engine.metrics();
    let found = metrics.communities.expect("groups are predicted");
    assert_eq!((found.nmi, found.ari), (groups.nmi(), groups.ari()));
    let roles = engine.roles();
    let tested = Confusion::new(
        4,
        pairs()
            .zip(&roles)
            .filter(|(_, role)| **role == 3)
            .map(|(pair, _)| pair),
    );
    let classes = metrics.classes.expect("classes are predicted");
    assert_eq!(classes.confusion, tested);
    assert_eq!(
        (classes.accuracy, classes.macro_f1),
        (tested.accuracy(), tested.macro_f1())
    );
    assert_eq!(classes.recall, tested.recall());
    assert_eq!(classes.confusion.counts.iter().sum::<u32>(), 30);
    let report = engine.report();
    assert_eq!(f64::from(report.pruned.correct) / 30.0, classes.accuracy);
    assert_eq!(
        (report.pruned.auc, report.pruned.average_precision),
        (None, None)
    );
}

#[test]
fn a_stratified_split_takes_the_same_number_of_every_class() {
    for (train, validation) in [(1, 0), (2, 2), (3, 1), (1, 2)] {
        let engine = split(7, train, validation);
        for [unused, of_train, of_validation, test] in roles_by_class(&engine) {
            assert_eq!((unused, of_train, of_validation), (0, train, validation));
            assert!(train + validation + test >= 4);
        }
        let sizes = engine.info().split;
        assert_eq!((sizes.train, sizes.validation), (4 * train, 4 * validation));
        assert_eq!(sizes.train + sizes.validation + sizes.test, 34);
    }
}

#[test]
fn the_seed_alone_decides_a_split() {
    let roles = |seed| split(seed, 2, 2).roles();
    let mut seen = BTreeSet::new();
    for seed in 0..8 {
        assert_eq!(roles(seed), roles(seed));
        seen.insert(roles(seed));
    }
    assert_eq!(seen.len(), 8);
    // A larger training set holds the smaller one: the same members were drawn, in the same order.
    let (small, large) = (split(3, 1, 0).roles(), split(3, 3, 0).roles());
    for (small, large) in small.into_iter().zip(large) {
        assert!(small != 1 || large == 1);
    }
}

#[test]
fn splits_that_come_with_a_graph_are_taken_as_they_are() {
    for seed in [1, 2] {
        let engine = Engine::new(karate_spec(seed)).expect("valid");
        let train: Vec<usize> = engine
            .roles()
            .iter()
            .enumerate()
            .filter(|(_, role)| **role == 1)
            .map(|(node, _)| node)
            .collect();
        assert_eq!(train, [0, 33], "the two leaders, whatever the seed");
    }
    let spec = Spec {
        task: Task::NodeClasses,
        ..block_communities(2)
    };
    let engine = Engine::new(spec).expect("valid");
    for counts in roles_by_class(&engine) {
        assert_eq!(counts, [0, 5, 5, 20]);
    }
}

#[test]
fn a_larger_training_set_teaches_more() {
    let right = |train| -> f64 {
        let shares = (0..6).map(|seed| {
            let spec = Spec {
                split: SplitChoice::Stratified {
                    train,
                    validation: 0,
                },
                task: Task::NodeClasses,
                ..block_communities(seed)
            };
            let mut engine = Engine::new(spec).expect("valid");
            engine.train(100).expect("trains");
            engine
                .metrics()
                .classes
                .expect("classes are predicted")
                .accuracy
        });
        shares.sum::<f64>() / 6.0
    };
    let (few, many) = (right(1), right(15));
    assert!(many > few + 0.03, "{few} against {many}");
}
