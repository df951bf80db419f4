//! Scores and their ranking, one bench a criterion: what a change of the criterion or of the weights
//! costs once. On the block model of 1,000 nodes; those that pass once an item or train a network on the
//! karate club.

mod support;

use criterion::{Criterion, criterion_group, criterion_main};
use secateur::Plan;
use secateur::prune::{Pruner, registry};
use secateur::train::{Run, Trainer, TrainingConfig};
use std::hint::black_box;
use std::time::Duration;
use support::workload::{Workload, built_in};

/// Seconds each on the larger graph.
const SLOW: [&str; 5] = ["measured", "learned", "movement", "obd", "resistance"];

/// Twenty epochs behind it, so that nothing is as it was drawn.
fn trained(workload: &Workload) -> Pruner {
    let mut pruner = Pruner::new(
        workload.network(0.0),
        TrainingConfig::default(),
        workload.seed(),
    );
    let mut state = pruner.state().clone();
    let mut network = workload.network(0.0);
    let run = Run {
        epochs: 20,
        seed: workload.seed(),
        kept: None,
        measure: secateur::train::Measure::Last,
    };
    Trainer::new(TrainingConfig::default(), state.reference.len()).run(
        &mut network,
        &mut state.reference,
        run,
        |_| {},
    );
    pruner.set_state(state);
    pruner
}

fn rankings(c: &mut Criterion) {
    let all = built_in();
    let of = |name| all.iter().find(|workload| workload.name == name);
    let mut small = trained(of("karate").expect("it is built in"));
    let mut large = trained(of("block1k").expect("it is built in"));
    for info in registry(large.network()) {
        let plan = Plan::default().with_criterion(info.card, &info.id);
        let plan = plan.expect("the registry's");
        let is_slow = SLOW.contains(&&info.id[..]);
        let pruner = if is_slow { &mut small } else { &mut large };
        if pruner.check(&plan).is_err() {
            continue;
        }
        let state = pruner.state().clone();
        let name = format!("rank {:?} by {}", info.card, info.id);
        c.bench_function(&name, |b| {
            b.iter_batched(
                || state.clone(),
                |state| {
                    // Forgets the ranking.
                    pruner.set_state(state);
                    black_box(pruner.ranking(&plan, info.card).scores().len())
                },
                criterion::BatchSize::PerIteration,
            );
        });
    }
}

criterion_group! {
    name = criteria;
    config = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(100))
        .measurement_time(Duration::from_millis(400));
    targets = rankings
}
criterion_main!(criteria);
