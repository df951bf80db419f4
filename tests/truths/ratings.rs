//! Students who rate lecturers: edges of service courses cross departments, and the graph says which
//! they are.

use crate::lab::{self, accuracy, difference, over_seeds};
use secateur::data::{Choice, GalleryGraph, Source, SplitChoice};
use secateur::{AfterEdges, Card, EdgeCriterion, Engine, Plan, Spec};
use std::path::Path;

/// What the page builds from a graph with features of its own.
fn spec(seed: u32) -> Spec {
    let mut spec = lab::spec(seed);
    spec.graph = Source::Own { hash: None };
    spec.split = SplitChoice::Stratified {
        train: 5,
        validation: 0,
    };
    spec.model.hidden = vec![16];
    spec
}

fn open() -> GalleryGraph {
    let file =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("www/public/graphs/lecture-ratings-mini.json");
    let text = std::fs::read_to_string(file).expect("a file of the gallery");
    serde_json::from_str(&text).expect("a graph of the gallery")
}

#[test]
fn an_edge_attribute_tells_noise_from_signal_where_chance_does_not() {
    let raw = open().raw;
    let column = &raw.edge_columns[0];
    assert_eq!(column.name, "service");
    let service = column.values.iter().filter(|&&value| value == 1.0).count();
    let ratio = service as f64 / raw.pairs.len() as f64;
    println!("service edges: {service} of {}", raw.pairs.len());
    let [attribute, random, dense] = over_seeds(|seed| {
        let data = Choice::suggest(&raw).apply(&raw, seed).expect("valid");
        let mut engine = Engine::with_own_data(spec(seed), data).expect("valid");
        engine.train(200).expect("trains");
        let mut cut = |criterion| {
            let mut plan = Plan::default().with_ratio(Card::Edges, ratio);
            plan.edges.criterion = criterion;
            plan.edges.high_goes = true;
            plan.edges.after = AfterEdges::LearnAgain;
            accuracy(&mut engine, plan)
        };
        let cut = [EdgeCriterion::Attribute, EdgeCriterion::Random].map(&mut cut);
        [cut[0], cut[1], accuracy(&mut engine, Plan::default())]
    });
    let gain = difference("without service edges against all", &attribute, &dense);
    assert!(gain.low() > 15.0);
    let chance = difference("as many at random against all", &random, &dense);
    assert!(chance.high() < gain.low());
    assert!(difference("by attribute against random", &attribute, &random).low() > 15.0);
}
