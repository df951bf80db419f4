//! One bench a verb, on the block model of 1,000 nodes.

mod support;

use criterion::{Criterion, criterion_group, criterion_main};
use secateur::prune::{Pruner, Ranking};
use secateur::train::{Measure, Run, Trainer, TrainingConfig};
use secateur::{Card, Engine, Plan, Scope};
use std::time::Duration;
use support::workload::{Workload, built_in};

fn workload() -> Workload {
    let mut all = built_in().into_iter();
    all.find(|workload| workload.name == "block1k")
        .expect("it is built in")
}

fn training(c: &mut Criterion) {
    let workload = workload();
    for dropout in [0.0, 0.5] {
        let mut network = workload.network(dropout);
        let mut params = workload.initial(&network);
        let mut trainer = Trainer::new(TrainingConfig::default(), params.len());
        let run = Run {
            epochs: 1,
            seed: workload.seed(),
            kept: None,
            measure: Measure::Last,
        };
        c.bench_function(&format!("step, dropout {dropout}"), |b| {
            b.iter(|| trainer.run(&mut network, &mut params, run, |_| {}));
        });
        if dropout == 0.0 {
            c.bench_function("forward", |b| b.iter(|| network.forward(&params)));
        }
    }
}

fn pruning(c: &mut Criterion) {
    let workload = workload();
    let network = workload.network(0.0);
    let mut pruner = Pruner::new(network, TrainingConfig::default(), workload.seed());
    let plan = |card, ratio| Plan::default().with_ratio(card, ratio);
    let edges = pruner.ranking(&Plan::default(), Card::Edges);
    let scores = edges.scores().to_vec();
    c.bench_function("ranking", |b| {
        b.iter_batched(
            || scores.clone(),
            |scores| Ranking::new(scores, &[], Scope::Network),
            criterion::BatchSize::SmallInput,
        );
    });
    c.bench_function("masks", |b| {
        b.iter(|| pruner.masks(&plan(Card::Weights, 0.5).with_ratio(Card::Edges, 0.5)));
    });
    let mut engine =
        Engine::with_own_data(workload.spec(0.0), workload.data.clone()).expect("a valid workload");
    for card in [Card::Weights, Card::Neurons, Card::Edges] {
        let plans = [plan(card, 0.5), plan(card, 0.25)];
        let mut turn = 0;
        c.bench_function(&format!("tick of {card:?}"), |b| {
            b.iter(|| {
                turn = 1 - turn;
                engine.prune(plans[turn])
            });
        });
    }
}

criterion_group! {
    name = verbs;
    config = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(200))
        .measurement_time(Duration::from_secs(1));
    targets = training, pruning
}
criterion_main!(verbs);
