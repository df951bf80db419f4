//! `cargo xtask test`: every test there is, or parts of them.

use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::http::Listeners;
use crate::rust::cargo;
use crate::steps::Steps;
use crate::toolchain::{self, Toolchain};
use crate::{browser, npm, process, serve, site, wasm, wasm_tests};

const PARTS: [&str; 4] = ["rust", "wasm", "page", "e2e"];

struct Step {
    title: &'static str,
    /// The parts that it belongs to.
    parts: &'static [&'static str],
    /// The titles of the steps without which it makes no sense.
    needs: &'static [&'static str],
    work: fn(&mut Found) -> Result<()>,
}

/// What earlier steps found for later ones.
#[derive(Default)]
struct Found {
    toolchain: Option<Toolchain>,
}

impl Found {
    fn toolchain(&self) -> Result<Toolchain> {
        self.toolchain.context("no compiler for WebAssembly")
    }
}

const COMPILER: &str = "Find a compiler for WebAssembly";
const PACKAGES: &str = "Install the page's packages";
const BROWSER: &str = "Find a browser";
const FIREFOX: &str = "Find Firefox";
const ENGINE: &str = "Build the engine";
const PAGE: &str = "Build the page";

static STEPS: [Step; 17] = [
    Step {
        title: COMPILER,
        parts: &["wasm", "page", "e2e"],
        needs: &[],
        work: |found| {
            found.toolchain = Some(toolchain::find()?);
            Ok(())
        },
    },
    Step {
        title: PACKAGES,
        parts: &["wasm", "page", "e2e"],
        needs: &[],
        work: |_| npm::install(),
    },
    Step {
        title: BROWSER,
        parts: &["wasm", "e2e"],
        needs: &[PACKAGES],
        work: |_| browser::install(),
    },
    Step {
        title: FIREFOX,
        parts: &["wasm"],
        needs: &[PACKAGES],
        work: |_| browser::install_firefox(),
    },
    Step {
        title: "Find a font for Chinese",
        parts: &["e2e"],
        needs: &[],
        work: |_| browser::install_fonts(),
    },
    Step {
        title: "Format of the Rust sources",
        parts: &["rust"],
        needs: &[],
        work: |_| process::run_tests(&mut cargo(&["fmt", "--all", "--check"])),
    },
    Step {
        title: "Clippy",
        parts: &["rust"],
        needs: &[],
        work: |_| {
            let words = ["clippy", "--workspace", "--all-targets", "--", "-Dwarnings"];
            process::run_tests(&mut cargo(&words))?;
            // As the first module has it.
            let words = "clippy --package secateur --lib --no-default-features -- -Dwarnings";
            process::run_tests(&mut cargo(&words.split(' ').collect::<Vec<_>>()))
        },
    },
    Step {
        title: "Rust tests",
        parts: &["rust"],
        needs: &[],
        work: |_| process::run_tests(&mut cargo(&["test", "--workspace", "--no-fail-fast"])),
    },
    Step {
        title: "Truths over many graphs",
        parts: &["rust"],
        needs: &[],
        work: |_| process::run_tests(&mut cargo(&["test", "--release", "--test", "truths"])),
    },
    Step {
        title: "The engine's tests in the browser",
        parts: &["wasm"],
        needs: &[COMPILER, BROWSER],
        work: |found| wasm_tests::test(found.toolchain()?),
    },
    Step {
        title: ENGINE,
        parts: &["wasm", "page", "e2e"],
        needs: &[COMPILER, PACKAGES],
        work: |found| wasm::compile_and_bind(found.toolchain()?),
    },
    Step {
        title: "The engine in Node, Firefox, Chromium",
        parts: &["wasm"],
        needs: &[ENGINE, BROWSER, FIREFOX],
        work: |_| process::run_tests(&mut npm::script("browsers")),
    },
    Step {
        title: PAGE,
        parts: &["page", "e2e"],
        needs: &[ENGINE],
        work: |_| site::build_page(),
    },
    Step {
        title: "Types of the page",
        parts: &["page"],
        needs: &[ENGINE],
        work: |_| process::run_tests(&mut npm::script("check")),
    },
    Step {
        title: "Style of the page",
        parts: &["page"],
        needs: &[ENGINE],
        work: |_| process::run_tests(&mut npm::script("lint")),
    },
    Step {
        title: "Page tests",
        parts: &["page"],
        needs: &[PACKAGES],
        work: |_| process::run_tests(&mut npm::script("test")),
    },
    Step {
        title: "End to end in the browser",
        parts: &["e2e"],
        needs: &[PAGE, BROWSER],
        work: |_| end_to_end(),
    },
];

pub fn run(parts: &[String]) -> Result<()> {
    if let Some(unknown) = parts.iter().find(|part| !PARTS.contains(&part.as_str())) {
        bail!("the tests' parts are {}, got `{unknown}`", PARTS.join(", "));
    }
    let wanted = |part: &&str| parts.is_empty() || parts.iter().any(|wanted| wanted == part);
    let chosen: Vec<&Step> = STEPS
        .iter()
        .filter(|step| step.parts.iter().any(wanted))
        .collect();

    let mut steps = Steps::new(chosen.len());
    let mut found = Found::default();
    let mut passed: Vec<&str> = Vec::new();
    let mut skipped = 0;
    let mut summary = String::new();
    let mut errors = String::new();
    for step in &chosen {
        let start = Instant::now();
        let missing = step.needs.iter().find(|need| !passed.contains(need));
        let outcome = if let Some(missing) = missing {
            skipped += 1;
            steps.skip(step.title, &format!("without \"{missing}\""));
            "skipped"
        } else {
            match steps.step(step.title, || (step.work)(&mut found)) {
                Ok(()) => {
                    passed.push(step.title);
                    "passed"
                }
                Err(error) => {
                    errors += &format!("\n{}:\n{error:#}\n", step.title);
                    "FAILED"
                }
            }
        };
        let seconds = start.elapsed().as_secs_f64();
        summary += &format!("{outcome:8} {:36} {seconds:6.1} s\n", step.title);
    }

    let failed = chosen.len() - passed.len() - skipped;
    print!(
        "\n{summary}\nsteps: {} passed, {failed} failed",
        passed.len()
    );
    println!(
        "{}",
        if skipped > 0 {
            format!(", {skipped} skipped")
        } else {
            String::new()
        }
    );
    // Last, where one looks first.
    eprint!("{errors}");
    match failed {
        0 => Ok(()),
        _ => bail!("the tests failed"),
    }
}

/// Playwright against the built site, below a path as a host may put it.
fn end_to_end() -> Result<()> {
    const BASE: &str = "/some/path/";
    let listeners = Listeners::bind(0, false)?;
    let address = listeners.address(BASE)?;
    listeners.serve(serve::built(BASE)?);
    process::run_tests(npm::script("e2e").env("SECATEUR_URL", &address))?;
    process::run_tests(npm::script("e2e-firefox").env("SECATEUR_URL", &address))
}
