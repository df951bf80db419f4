//! Runs the wasm tests in the browser that the page's tests use too.
//!
//! wasm-bindgen's runner can drive a browser through its WebDriver, but that is one more program
//! of exactly the browser's version, which not every system has. It can also just serve the tests
//! to whoever opens them: we let it, and open them through Playwright.

use std::env;
use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli::wasm_bindgen_test_runner;

use crate::toolchain::{Panic, TARGET, Toolchain};
use crate::{npm, process, project};

/// The verb that cargo calls with a test binary and its arguments.
pub const RUNNER: &str = "wasm-test-runner";
/// The verb that the runner calls with the same.
pub const SERVER: &str = "wasm-test-server";

/// What the server says once it can be asked.
const READY: &str = "Interactive browsers tests are now available at ";

/// Compiles the tests as what ships is compiled, and runs them.
pub fn test(toolchain: Toolchain) -> Result<()> {
    let runner = env::current_exe()?;
    let runner = runner.to_str().context("our own path is not Unicode")?;
    // As a list: the variable for it would be split at a path's spaces.
    let setting = format!("target.{TARGET}.runner=['{runner}', '{RUNNER}']");
    let mut cargo = toolchain.cargo("test", Panic::Unwinds, &project::wasm_target());
    cargo
        .args(["--package", "secateur", "--test", "wasm", "--release"])
        .args(["--config", &setting]);
    process::run_tests(&mut cargo)
}

pub fn run(arguments: &[String]) -> Result<()> {
    // The server is stopped, not ended, and so leaves its files behind: here, where we find them.
    let scratch = project::wasm_target().join("test-server");
    fs::create_dir_all(&scratch)?;
    let mut server = Command::new(env::current_exe()?)
        .arg(SERVER)
        .args(arguments)
        .env("NO_HEADLESS", "1")
        .env("WASM_BINDGEN_TEST_ADDRESS", "127.0.0.1:0")
        .envs(["TMPDIR", "TMP", "TEMP"].map(|name| (name, &scratch)))
        .stdout(Stdio::piped())
        .spawn()?;
    let mut lines = BufReader::new(server.stdout.take().context("stdout is piped")?).lines();

    let mut address = None;
    for line in lines.by_ref() {
        let line = line?;
        if let Some(rest) = line.strip_prefix(READY) {
            address = Some(rest.to_owned());
            break;
        }
        println!("{line}");
    }
    let result = match address {
        Some(address) => process::run(npm::node("build/wasm-tests.js").arg(address)),
        None => match server.wait()?.success() {
            true => Ok(()),
            false => bail!("the wasm tests cannot be served"),
        },
    };
    server.kill().ok();
    server.wait()?;
    fs::remove_dir_all(scratch).ok();
    result
}

pub fn serve(arguments: &[String]) -> Result<()> {
    let words = std::iter::once("wasm-bindgen-test-runner");
    wasm_bindgen_test_runner::run_cli_with_args(words.chain(arguments.iter().map(String::as_str)))
}
