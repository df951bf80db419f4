//! What was measured, as tables with the targets beside.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::bench::WORKLOADS;

/// Who did what on which workload.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    subject: String,
    what: String,
    workload: String,
}

impl Key {
    pub fn new(subject: &str, what: &str, workload: &str) -> Self {
        Self {
            subject: subject.to_owned(),
            what: what.to_owned(),
            workload: workload.to_owned(),
        }
    }
}

#[derive(Default)]
pub struct Results {
    /// Best sample of each round, in microseconds.
    times: BTreeMap<Key, Vec<f64>>,
    /// The form in which a peer was fastest.
    variants: BTreeMap<Key, String>,
    notes: Vec<String>,
}

/// A ratio of two times, how it is called, and what it is to reach on each workload.
struct Ratio {
    title: &'static str,
    of: (&'static str, &'static str),
    to: (&'static str, &'static str),
    at_least: Option<[f64; 4]>,
}

const TFJS: [f64; 4] = [150.0, 6.0, 12.0, 5.0];
const PYG: [f64; 4] = [150.0, 8.0, 30.0, 5.0];
const SCIPY: [f64; 4] = [20.0, 1.5, 3.0, 1.4];
const TFJS_DROPOUT: [f64; 4] = [150.0, 12.0, 300.0, 9.0];

const RATIOS: [Ratio; 9] = [
    ratio(
        "TensorFlow.js / page",
        ("tfjs", "step"),
        ("page", "step"),
        Some(TFJS),
    ),
    ratio(
        "  with dropout",
        ("tfjs", DROPS),
        ("page", DROPS),
        Some(TFJS_DROPOUT),
    ),
    ratio(
        "TensorFlow.js by hand / page",
        ("tfjs-by-hand", "step"),
        ("page", "step"),
        None,
    ),
    ratio(
        "  with dropout",
        ("tfjs-by-hand", DROPS),
        ("page", DROPS),
        None,
    ),
    ratio(
        "PyTorch Geometric / page",
        ("pyg", "step"),
        ("page", "step"),
        Some(PYG),
    ),
    ratio(
        "PyTorch Geometric / native",
        ("pyg", "step"),
        ("native", "step"),
        Some(PYG),
    ),
    ratio("  with dropout", ("pyg", DROPS), ("native", DROPS), None),
    ratio(
        "scipy / page",
        ("scipy", "step"),
        ("page", "step"),
        Some(SCIPY),
    ),
    ratio(
        "scipy / native",
        ("scipy", "step"),
        ("native", "step"),
        Some(SCIPY),
    ),
];
const DROPS: &str = "step, dropout";

const fn ratio(
    title: &'static str,
    of: (&'static str, &'static str),
    to: (&'static str, &'static str),
    at_least: Option<[f64; 4]>,
) -> Ratio {
    Ratio {
        title,
        of,
        to,
        at_least,
    }
}

/// The most that a tick may cost: a forward pass with nothing kept, this many times, and so many
/// microseconds.
const TICK: (f64, f64) = (1.3, 50.0);
/// Megabytes of wasm memory for the largest graph, and kilobytes of the compressed download.
const MEMORY_LIMIT: f64 = 96.0;
const SIZE_LIMIT: f64 = 60.0;

impl Results {
    pub fn add(&mut self, key: Key, answer: &Value) -> Result<()> {
        let best = answer["best"].as_f64();
        let best = best.with_context(|| format!("no time for {key:?}: {answer}"))?;
        if let Some(variant) = answer["variant"].as_str() {
            self.variants.insert(key.clone(), variant.to_owned());
        }
        self.times.entry(key).or_default().push(best);
        Ok(())
    }

    pub fn agreement(&mut self, workload: &str, subject: &str, apart: f64) {
        let apart = match apart == 0.0 {
            true => "the same bits".to_owned(),
            false => format!("within {apart:.1e}"),
        };
        self.notes
            .push(format!("{workload}: ten losses of {subject}: {apart}"));
    }

    pub fn memory(&mut self, workload: &str, native: &Value, page: &Value) -> Result<()> {
        let megabytes = |value: &Value| value.as_f64().map(|bytes| bytes / 1e6);
        let peak = megabytes(&native["peak"]).context("a peak")?;
        let page = megabytes(&page["bytes"]).context("bytes")?;
        let allocations = &native["allocationsPerEpoch"];
        let mark = mark(page <= MEMORY_LIMIT);
        self.notes.push(format!(
            "{workload}: {page:.1} MB of wasm memory after training with dropout \
             (limit {MEMORY_LIMIT} {mark}); natively {peak:.1} MB at the peak, \
             {allocations} allocations an epoch"
        ));
        Ok(())
    }

    pub fn size(&mut self, answer: &Value) -> Result<()> {
        let kilobytes = |part: &str| answer[part]["brotli"].as_f64().map(|bytes| bytes / 1e3);
        let wasm = kilobytes("wasm").context("the size of the wasm")?;
        let glue = kilobytes("glue").context("the size of the bindings")?;
        let mark = mark(wasm + glue <= SIZE_LIMIT);
        self.notes.push(format!(
            "download: {wasm:.1} kB of wasm and {glue:.1} kB of bindings, brotli \
             (limit {SIZE_LIMIT} {mark})"
        ));
        let whole = kilobytes("whole").context("the size of the whole")?;
        let glue = kilobytes("wholeGlue").context("the size of its bindings")?;
        self.notes.push(format!(
            "download once another graph or a rarer verb is asked for: {whole:.1} kB of wasm and {glue:.1} kB \
             of bindings more, brotli"
        ));
        Ok(())
    }

    pub fn print(&self) {
        for note in &self.notes {
            println!("{note}");
        }
        for (key, variant) in &self.variants {
            if variant != "engine" {
                println!("{} {} {}: {variant}", key.workload, key.subject, key.what);
            }
        }
        println!("\nMicroseconds, best sample, median of the rounds");
        head();
        let mut rows: Vec<(&str, &str)> = Vec::new();
        for key in self.times.keys() {
            let row = (key.subject.as_str(), key.what.as_str());
            if !rows.contains(&row) {
                rows.push(row);
            }
        }
        for (subject, what) in rows {
            let cell = |workload: &str| {
                let times = self.times.get(&Key::new(subject, what, workload));
                times.map_or_else(String::new, |times| format!("{:.1}", median(times)))
            };
            line(&format!("{subject}: {what}"), WORKLOADS.map(cell));
        }
        println!("\nTimes as fast, median of the rounds' ratios (target)");
        head();
        for ratio in &RATIOS {
            self.print_ratio(ratio);
        }
        println!(
            "\nSlider tick natively (at most {} forward + {} µs)",
            TICK.0, TICK.1
        );
        head();
        for card in ["weights", "edges"] {
            let cell = |workload: &str| {
                let of = |what| self.times.get(&Key::new("native", what, workload));
                let (Some(tick), Some(forward)) = (of(card), of("forward")) else {
                    return String::new();
                };
                let (tick, most) = (median(tick), TICK.0 * median(forward) + TICK.1);
                format!("{tick:.0} ({most:.0} {})", mark(tick <= most))
            };
            line(&format!("tick of {card}"), WORKLOADS.map(cell));
        }
    }

    fn print_ratio(&self, ratio: &Ratio) {
        let mut cells = [const { String::new() }; 4];
        for (at, workload) in WORKLOADS.iter().enumerate() {
            let times = |(subject, what)| self.times.get(&Key::new(subject, what, workload));
            let (Some(of), Some(to)) = (times(ratio.of), times(ratio.to)) else {
                continue;
            };
            let ratios: Vec<f64> = of.iter().zip(to).map(|(of, to)| of / to).collect();
            let got = median(&ratios);
            let digits = if got < 10.0 { 2 } else { 0 };
            cells[at] = match ratio.at_least {
                Some(least) => {
                    format!("{got:.digits$} ({} {})", least[at], mark(got >= least[at]))
                }
                None => format!("{got:.digits$}"),
            };
        }
        if cells.iter().any(|cell| !cell.is_empty()) {
            line(ratio.title, cells);
        }
    }
}

fn mark(good: bool) -> char {
    if good { '✓' } else { '✗' }
}

fn head() {
    line("", WORKLOADS.map(str::to_owned));
}

fn line(title: &str, cells: [String; 4]) {
    let cells = cells.map(|cell| format!("{cell:>14}")).concat();
    println!("{title:<30}{cells}");
}

fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted[sorted.len() / 2]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ratio_is_the_median_of_the_rounds() {
        // The ratio of the medians would be another: the machine was slow in the second round.
        let (of, to) = ([40.0, 90.0, 44.0], [10.0, 30.0, 11.0]);
        let ratios: Vec<f64> = of.iter().zip(to).map(|(of, to)| of / to).collect();
        assert_eq!(median(&ratios), 4.0);
    }

    #[test]
    fn a_time_that_is_missing_is_an_error() {
        let mut results = Results::default();
        let key = Key::new("native", "step", "karate");
        assert!(
            results
                .add(key.clone(), &serde_json::json!({ "best": 3.5 }))
                .is_ok()
        );
        assert!(results.add(key, &serde_json::json!({})).is_err());
    }
}
