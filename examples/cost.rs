//! What a GCN on Cora costs, dense and with 90 % of its weights removed, and the published counts: 10,556
//! directed edges, 13,264 entries with self-loops, 1,433 · 16 + 16 · 7 = 23,040 weights.
//!
//! ```sh
//! cargo run --release --example cost -- FOLDER
//! ```
//! FOLDER holds `cora/edges.csv`, `cora/nodes.csv` and `cora/features.csv`.

#[path = "../benches/support/workload.rs"]
#[allow(dead_code, reason = "shared with the benches, which need more of it")]
mod workload;

use secateur::analysis::Kernel;
use secateur::{Card, Engine, Plan};
use std::error::Error;
use std::path::PathBuf;
use std::time::Instant;

const PASSES: u32 = 30;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args_os().nth(1).map(PathBuf::from);
    let folder = folder.ok_or("usage: cargo run --release --example cost -- FOLDER")?;
    let cora = workload::from_files("cora", &folder)?;
    let mut spec = cora.spec(0.5);
    spec.model.bias = false;
    let mut engine = Engine::with_own_data(spec, cora.data.clone())?;
    let info = engine.info();
    assert_eq!(2 * info.edges, 10_556);
    assert_eq!(2 * info.edges + info.nodes, 13_264);
    assert_eq!(info.weights, 23_040);

    engine.train(200)?;
    engine.prune(Plan::default().with_ratio(Card::Weights, 0.9))?;
    let report = engine.cost_report();
    println!("                     dense       pruned");
    let both = |name: &str, of: &dyn Fn(&secateur::engine::ModelReport) -> f64| {
        println!(
            "{name:16} {:9.3} {:12.3}",
            of(&report.dense),
            of(&report.pruned)
        );
    };
    both("accuracy", &|model| model.quality.accuracy);
    both("loss", &|model| model.quality.loss);
    both("calibration", &|model| model.quality.calibration_error);
    both("nonzeros", &|model| model.cost.nonzeros.into());
    both("multiply-adds", &|model| model.cost.multiply_adds);
    both("spectral gap", &|model| {
        model.structure.spectral_gap.unwrap_or(0.0)
    });
    println!("\nstorage of {} dense bytes", report.dense_bytes);
    for storage in &report.storage {
        match storage.bytes {
            Some(bytes) => println!(
                "{:12} {bytes:8} bytes, by formula {:8.0}, {} right when read back",
                format!("{:?}", storage.format),
                storage.formula,
                storage.correct.unwrap_or(0)
            ),
            None => println!("{:12} has no room", format!("{:?}", storage.format)),
        }
    }
    println!("\ntime of a pass, median of {PASSES}");
    for kernel in [Kernel::Dense, Kernel::Compact, Kernel::Csr, Kernel::Blocks] {
        engine.prepare(kernel);
        engine.infer(1);
        let mut times: Vec<f64> = (0..PASSES)
            .map(|_| {
                let start = Instant::now();
                engine.infer(1);
                start.elapsed().as_secs_f64() * 1e3
            })
            .collect();
        times.sort_by(f64::total_cmp);
        println!("{kernel:?}: {:.3} ms", times[times.len() / 2]);
    }
    Ok(())
}
