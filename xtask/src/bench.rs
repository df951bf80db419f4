//! `cargo xtask bench`: training steps and slider ticks, natively, in Chromium, and against peers.
//!
//! Every program that is measured answers the same commands (`benches/step.rs` says which), one at a
//! time, so that the rounds of all of them interleave and one slow minute of the machine hits all.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::bench_program::Program;
use crate::bench_table::{Key, Results};
use crate::rust::cargo;
use crate::steps::Steps;
use crate::{browser, npm, process, project, site, wasm};

/// The workloads of the table, where their data are there.
pub const WORKLOADS: [&str; 4] = ["karate", "block1k", "cora", "block10k"];
/// Only its memory is asked for.
const LARGE: &str = "facebook-pages";
const ROUNDS: usize = 5;
/// How far the losses of the first ten epochs may be apart before a time counts.
const AGREEMENT: f64 = 1e-4;

struct Options {
    peers: bool,
    data: Option<PathBuf>,
    python: String,
}

/// Whom a command goes to.
#[derive(Clone, Copy)]
struct Subject {
    /// As the table names it.
    name: &'static str,
    program: &'static str,
    /// What the program's commands begin with.
    prefix: &'static str,
    /// Whether it can train with dropout.
    drops: bool,
}

const NATIVE: Subject = subject("native", "native", "", true);
const PAGE: Subject = subject("page", "chromium", "secateur ", true);
const PEERS: [Subject; 4] = [
    subject("tfjs", "chromium", "tfjs ", true),
    subject("tfjs-by-hand", "chromium", "tfjs-by-hand ", true),
    subject("pyg", "pyg", "", true),
    subject("scipy", "scipy", "", false),
];

const fn subject(
    name: &'static str,
    program: &'static str,
    prefix: &'static str,
    drops: bool,
) -> Subject {
    Subject {
        name,
        program,
        prefix,
        drops,
    }
}

pub fn run(rest: &[String]) -> Result<()> {
    let options = parse(rest)?;
    let mut steps = Steps::new(site::SET_UP + wasm::STEPS + 4 + usize::from(options.peers));
    let toolchain = site::set_up(&mut steps)?;
    steps.step("Find a browser", browser::install)?;
    wasm::build(&mut steps, toolchain)?;
    if options.peers {
        steps.step("Install TensorFlow.js", || {
            npm::install_in(&project::www().join("bench/peers"))
        })?;
    }
    let native = [
        "build",
        "--package",
        "secateur",
        "--release",
        "--example",
        "step",
    ];
    steps.step("Compile the native program", || {
        process::run(&mut cargo(&native))
    })?;

    let folder = env::temp_dir().join(format!("secateur-bench-{}", std::process::id()));
    let results = steps.step("Start all programs", || start(&options, &folder));
    let results = results.and_then(|bench| steps.step("Measure", || bench.measure()));
    fs::remove_dir_all(&folder).ok();
    results?.print();
    Ok(())
}

fn parse(rest: &[String]) -> Result<Options> {
    let mut options = Options {
        peers: false,
        data: None,
        python: "python3".to_owned(),
    };
    let mut words = rest.iter();
    while let Some(word) = words.next() {
        let mut value = || words.next().with_context(|| format!("{word} needs a path"));
        match word.as_str() {
            "--peers" => options.peers = true,
            "--data" => options.data = Some(fs::canonicalize(value()?).context("--data")?),
            "--python" => options.python = value()?.clone(),
            _ => bail!("`bench` takes --peers, --data PATH and --python PATH, got `{word}`"),
        }
    }
    Ok(options)
}

/// All programs, and what they are to be asked.
struct Bench {
    programs: BTreeMap<&'static str, Program>,
    subjects: Vec<Subject>,
    workloads: Vec<&'static str>,
    has_large: bool,
}

fn start(options: &Options, folder: &Path) -> Result<Bench> {
    let mut programs = BTreeMap::new();
    let mut subjects = vec![NATIVE, PAGE];

    let mut native = Command::new(release_folder()?.join("examples/step"));
    native.arg(folder).args(&options.data);
    let (native, written) = Program::start(&mut native)?;
    programs.insert("native", native);
    for skipped in written["skipped"].as_array().into_iter().flatten() {
        println!("{} is skipped: {}", skipped["name"], skipped["reason"]);
    }
    let is_there = |name: &str| {
        let names = written["workloads"].as_array();
        names.is_some_and(|names| names.iter().any(|other| other == name))
    };

    let mut chromium = npm::node("bench/run.js");
    chromium.arg(folder).args(options.peers.then_some("peers"));
    let (chromium, said) = Program::start(&mut chromium)?;
    println!("{}", said["browser"].as_str().unwrap_or("Chromium"));
    programs.insert("chromium", chromium);

    if options.peers {
        for peer in PEERS {
            if peer.program != "chromium" {
                match python(&options.python, peer.program, folder) {
                    Ok((program, said)) => {
                        println!("{}", said["version"].as_str().unwrap_or(peer.program));
                        programs.insert(peer.program, program);
                    }
                    Err(error) => {
                        println!("{} is skipped: {error:#}", peer.name);
                        continue;
                    }
                }
            }
            subjects.push(peer);
        }
    }
    Ok(Bench {
        programs,
        subjects,
        workloads: WORKLOADS
            .into_iter()
            .filter(|name| is_there(name))
            .collect(),
        has_large: is_there(LARGE),
    })
}

/// `target/release`, wherever that is: our own executable lies in its sibling.
fn release_folder() -> Result<PathBuf> {
    let own = env::current_exe()?;
    let target = own.parent().and_then(Path::parent);
    Ok(target
        .context("our own path has no folders")?
        .join("release"))
}

/// A peer in Python, on one thread and with the kernels that the processor's type calls for.
fn python(python: &str, name: &str, folder: &Path) -> Result<(Program, Value)> {
    let script = project::root().join(format!("tests/reference/bench/{name}_step.py"));
    let mut command = Command::new(python);
    command.arg("-W").arg("ignore").arg(script).arg(folder);
    for threads in ["OMP", "OPENBLAS", "MKL"] {
        command.env(format!("{threads}_NUM_THREADS"), "1");
    }
    for choice in ["OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"] {
        command.env_remove(choice);
    }
    Program::start(&mut command).with_context(|| format!("`{python}` lacks what it needs"))
}

impl Bench {
    fn measure(mut self) -> Result<Results> {
        let mut results = Results::default();
        let mut disagree = Vec::new();
        for workload in self.workloads.clone() {
            let agree = self.compare_losses(workload, &mut results)?;
            disagree.extend(agree.into_iter().map(|name| (workload, name)));
        }
        for round in 1..=ROUNDS {
            println!("round {round} of {ROUNDS}");
            for workload in self.workloads.clone() {
                for subject in self.subjects.clone() {
                    if disagree.contains(&(workload, subject.name)) {
                        continue;
                    }
                    let drops = if subject.drops {
                        &["0", "0.5"][..]
                    } else {
                        &["0"]
                    };
                    for dropout in drops {
                        let answer = self.ask(subject, "step", &format!("{workload} {dropout}"))?;
                        let dropout = if *dropout == "0" { "" } else { ", dropout" };
                        let what = format!("step{dropout}");
                        results.add(Key::new(subject.name, &what, workload), &answer)?;
                    }
                }
                for (subject, parts) in [
                    (NATIVE, &["forward", "weights", "edges"][..]),
                    (PAGE, &["weights", "edges"]),
                ] {
                    let answer = self.ask(subject, "tick", workload)?;
                    for part in parts {
                        results.add(Key::new(subject.name, part, workload), &answer[part])?;
                    }
                }
            }
        }
        self.sizes(&mut results)?;
        if !disagree.is_empty() {
            bail!("the losses of {disagree:?} are further apart than {AGREEMENT}");
        }
        Ok(results)
    }

    fn ask(&mut self, subject: Subject, verb: &str, rest: &str) -> Result<Value> {
        let program = self.programs.get_mut(subject.program);
        let program = program.context("only programs that run are asked")?;
        program.ask(&format!("{}{verb} {rest}", subject.prefix))
    }

    /// Which subjects compute something else than the native engine.
    fn compare_losses(
        &mut self,
        workload: &str,
        results: &mut Results,
    ) -> Result<Vec<&'static str>> {
        let own = self.ask(NATIVE, "losses", &format!("{workload} 0"))?;
        let own = numbers(&own["losses"])?;
        let mut disagree = Vec::new();
        for subject in self.subjects.clone() {
            let answer = self.ask(subject, "losses", &format!("{workload} 0"))?;
            let mut furthest = 0f64;
            // By variant where a program has several, else one list.
            let variants = match answer["losses"].as_object() {
                Some(variants) => variants.values().map(numbers).collect::<Result<_>>()?,
                None => vec![numbers(&answer["losses"])?],
            };
            for losses in variants {
                if losses.len() != own.len() {
                    bail!("{} gives {} losses", subject.name, losses.len());
                }
                for (loss, own) in losses.iter().zip(&own) {
                    let apart = (loss - own).abs();
                    // A loss that is no number is as far as can be.
                    furthest = furthest.max(if apart.is_nan() { f64::INFINITY } else { apart });
                }
            }
            if furthest > AGREEMENT {
                disagree.push(subject.name);
            }
            if subject.name == PAGE.name && furthest != 0.0 {
                bail!("natively and in the page the losses of {workload} differ by {furthest:e}");
            }
            results.agreement(workload, subject.name, furthest);
        }
        Ok(disagree)
    }

    fn sizes(&mut self, results: &mut Results) -> Result<()> {
        for workload in self.workloads.clone() {
            let native = self.ask(NATIVE, "memory", workload)?;
            let page = self.ask(PAGE, "memory", &format!("{workload} 0.5"))?;
            results.memory(workload, &native, &page)?;
        }
        if self.has_large {
            let native = self.ask(NATIVE, "memory", LARGE)?;
            let page = self.ask(PAGE, "memory", &format!("{LARGE} 0.5"))?;
            results.memory(LARGE, &native, &page)?;
        }
        let chromium = self.programs.get_mut("chromium").context("it runs")?;
        results.size(&chromium.ask("size")?)
    }
}

fn numbers(list: &Value) -> Result<Vec<f64>> {
    let list = list.as_array().context("a list of losses")?;
    Ok(list
        .iter()
        .map(|n| n.as_f64().unwrap_or(f64::NAN))
        .collect())
}
