//! Measures training steps and slider ticks natively, for `cargo xtask bench`.
//!
//! `step FOLDER [DATA]` writes the workloads into FOLDER (those of files from DATA), names them in
//! one line, and then answers commands, one a line, with one line of JSON each; times are in
//! microseconds of CPU time:
//! - `losses WORKLOAD DROPOUT`: the loss of the first ten epochs
//! - `step WORKLOAD DROPOUT`: one epoch of training, the best sample and the median
//! - `tick WORKLOAD`: a forward pass with nothing kept, and a slider tick of weights and of edges
//! - `memory WORKLOAD`: the peak of an engine that loads and trains, and allocations per epoch

mod support {
    pub mod allocation;
    pub mod dump;
    pub mod workload;
}

use cpu_time::ThreadTime;
use secateur::mask::Mask;
use secateur::train::{Measure, Network, Run, Trainer, TrainingConfig};
use secateur::{Card, Engine, Plan};
use serde_json::{Value, json};
use std::error::Error;
use std::io::BufRead;
use std::path::PathBuf;
use support::allocation::{self, Counting};
use support::dump;
use support::workload::{FROM_FILES, Workload, built_in, from_files};

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// Epochs of a run; every sample trains whole runs from the start, as a user does.
const EPOCHS: u32 = 200;
/// A sample lasts at least this long, in microseconds.
const SAMPLE: f64 = 20_000.0;
const SAMPLES: usize = 8;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1).map(PathBuf::from);
    let folder = arguments.next().ok_or("which folder to write into?")?;
    let mut workloads = built_in();
    let mut skipped = Vec::new();
    let data = arguments.next();
    for name in FROM_FILES {
        match data.as_deref().map(|data| from_files(name, data)) {
            Some(Ok(workload)) => workloads.push(workload),
            Some(Err(error)) => skipped.push(json!({ "name": name, "reason": error.to_string() })),
            None => skipped.push(json!({ "name": name, "reason": "no folder of data was named" })),
        }
    }
    for workload in &workloads {
        dump::write(workload, &folder)?;
    }
    let names: Vec<&str> = workloads.iter().map(|workload| workload.name).collect();
    println!("{}", json!({ "workloads": names, "skipped": skipped }));
    for line in std::io::stdin().lock().lines() {
        println!("{}", answer(&workloads, &line?)?);
    }
    Ok(())
}

fn answer(workloads: &[Workload], command: &str) -> Result<Value> {
    let words: Vec<&str> = command.split_whitespace().collect();
    let (&verb, &name) = words.first().zip(words.get(1)).ok_or("which workload?")?;
    let workload = workloads.iter().find(|workload| workload.name == name);
    let workload = workload.ok_or_else(|| format!("there is no workload {name}"))?;
    let dropout = || -> Result<f64> { Ok(words.get(2).ok_or("which dropout?")?.parse()?) };
    match verb {
        "losses" => Ok(losses(workload, dropout()?)),
        "step" => Ok(step(workload, dropout()?)),
        "tick" => tick(workload),
        "memory" => memory(workload),
        _ => Err(format!("there is no command {verb}").into()),
    }
}

fn losses(workload: &Workload, dropout: f64) -> Value {
    let mut network = workload.network(dropout);
    let mut losses = Vec::new();
    train(workload, &mut network, 10, |loss| losses.push(loss));
    json!({ "losses": losses })
}

/// Trains from θ₀.
fn train(workload: &Workload, network: &mut Network, epochs: u32, mut each: impl FnMut(f64)) {
    let mut params = workload.initial(network);
    let run = Run {
        epochs,
        seed: workload.seed(),
        kept: None,
        measure: Measure::Last,
    };
    let mut trainer = Trainer::new(TrainingConfig::default(), params.len());
    trainer.run(network, &mut params, run, |epoch| each(epoch.loss));
}

fn step(workload: &Workload, dropout: f64) -> Value {
    let mut network = workload.network(dropout);
    let samples = sample(|| train(workload, &mut network, EPOCHS, |_| {}));
    spread(samples.into_iter().map(|time| time / f64::from(EPOCHS)))
}

fn tick(workload: &Workload) -> Result<Value> {
    // Edges and weights of one kind, then of the other: nothing that the first kept serves the second.
    let mut network = workload.network(0.0);
    let params = workload.initial(&network);
    let mut others = params.clone();
    others[0] += 1.0;
    let params = [params, others];
    let edges = workload.data.edges.len() / 2;
    let mut without_last = Mask::all_kept(edges);
    without_last.prune(edges - 1);
    let masks = [Mask::all_kept(edges), without_last];
    let mut turn = 0;
    let forward = sample(|| {
        turn = 1 - turn;
        network.set_edges(&masks[turn]);
        network.forward(&params[turn]);
    });
    let mut engine = Engine::with_own_data(workload.spec(0.0), workload.data.clone())?;
    engine.train(10)?;
    let mut tick_of = |card| -> Result<Vec<f64>> {
        let plans = [0.5, 0.3].map(|ratio| Plan::default().with_ratio(card, ratio));
        engine.prune(plans[0])?;
        Ok(sample(|| {
            turn = 1 - turn;
            engine.prune(plans[turn]).expect("a valid plan");
        }))
    };
    let (weights, edges) = (tick_of(Card::Weights)?, tick_of(Card::Edges)?);
    Ok(json!({
        "forward": spread(forward),
        "weights": spread(weights),
        "edges": spread(edges),
    }))
}

fn memory(workload: &Workload) -> Result<Value> {
    let mut outcome = Ok(());
    let peak = allocation::peak(|| {
        outcome = Engine::with_own_data(workload.spec(0.0), workload.data.clone())
            .and_then(|mut engine| engine.train(10).map(|_| ()));
    });
    outcome?;
    let mut network = workload.network(0.5);
    let mut of_run = |epochs| allocation::count(|| train(workload, &mut network, epochs, |_| {}));
    let (short, long) = (of_run(10), of_run(110));
    let per_epoch = (long as f64 - short as f64) / 100.0;
    Ok(json!({ "peak": peak, "allocationsPerEpoch": per_epoch }))
}

/// Microseconds of CPU time that `work` takes, in several samples of several calls.
fn sample(mut work: impl FnMut()) -> Vec<f64> {
    let mut time = |calls: u32| {
        let start = ThreadTime::now();
        for _ in 0..calls {
            work();
        }
        start.elapsed().as_secs_f64() * 1e6
    };
    time(1);
    let calls = (SAMPLE / time(1)).ceil().max(1.0) as u32;
    (0..SAMPLES)
        .map(|_| time(calls) / f64::from(calls))
        .collect()
}

fn spread(samples: impl IntoIterator<Item = f64>) -> Value {
    let mut samples: Vec<f64> = samples.into_iter().collect();
    samples.sort_by(f64::total_cmp);
    json!({ "best": samples[0], "median": samples[samples.len() / 2] })
}
