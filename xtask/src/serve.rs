//! `cargo xtask serve`.

use std::fs;
use std::process::Stdio;

use anyhow::{Context, Result, bail};

use crate::http::{Listeners, Site};
use crate::steps::Steps;
use crate::{npm, project, site, wasm};

const PORT: u16 = 8080;

pub fn run(arguments: &[String]) -> Result<()> {
    let (mut port, mut dev) = (None, false);
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--dev" => dev = true,
            "--port" => {
                let number = rest.next().context("--port needs a number")?;
                port = Some(number.parse().with_context(|| format!("--port {number}"))?);
            }
            other => bail!("`serve` takes --dev and --port N, got `{other}`"),
        }
    }
    match dev {
        true => develop(port),
        false => {
            site::build()?;
            // A port that was asked for is taken or refused, never replaced.
            let listeners = Listeners::bind(port.unwrap_or(PORT), port.is_none())?;
            println!(
                "\nSecateur is at {}   (Ctrl-C ends it)",
                listeners.address("/")?
            );
            for thread in listeners.serve(built("/")?) {
                thread.join().ok();
            }
            Ok(())
        }
    }
}

/// The built site under `base`.
pub fn built(base: &str) -> Result<Site> {
    let policy = project::www().join("build/csp.txt");
    Ok(Site {
        folder: project::site(),
        base: base.to_owned(),
        policy: fs::read_to_string(policy)?.trim().to_owned(),
    })
}

/// Vite's server: the page anew at every change, the engine as it was built now.
fn develop(port: Option<u16>) -> Result<()> {
    let mut steps = Steps::new(site::SET_UP + wasm::STEPS);
    let toolchain = site::set_up(&mut steps)?;
    wasm::build(&mut steps, toolchain)?;
    println!();
    // Not npm, which would leave it running; and with a pipe that closes when we end in whatever
    // way, so that it ends too.
    let mut vite = npm::node("build/dev.js");
    vite.args(port.map(|port| port.to_string()))
        .stdin(Stdio::piped());
    let mut vite = vite.spawn().context("cannot run Node")?;
    let held = vite.stdin.take();
    let status = vite.wait()?;
    drop(held);
    match status.success() {
        true => Ok(()),
        false => bail!("Vite's server failed ({status})"),
    }
}
