//! Child processes: shown, captured, or bounded in time.

use std::collections::VecDeque;
use std::ffi::OsStr;
use std::io::{BufRead, BufReader, IsTerminal, Read, Write};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// The command as one would type it.
pub fn display(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words
        .map(OsStr::to_string_lossy)
        .map(|word| match word.contains(' ') {
            true => format!("\"{word}\""),
            false => word.into_owned(),
        })
        .collect::<Vec<_>>()
        .join(" ")
}

/// Runs to the end with its output on ours; anything but success is an error.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command
        .status()
        .with_context(|| format!("cannot run `{}`", display(command)))?;
    succeed(command, status)
}

/// As [`run`]; where nobody can scroll back, the error repeats the last lines.
pub fn run_tests(command: &mut Command) -> Result<()> {
    if std::io::stdout().is_terminal() {
        return run(command);
    }
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot run `{}`", display(command)))?;
    let stdout = child.stdout.take().context("stdout is piped")?;
    let stderr = child.stderr.take().context("stderr is piped")?;
    let end = Mutex::new(VecDeque::new());
    thread::scope(|scope| {
        scope.spawn(|| pass_on(stderr, std::io::stderr(), &end));
        pass_on(stdout, std::io::stdout(), &end);
    });
    let status = child.wait()?;
    let end = end
        .into_inner()
        .unwrap_or_else(|poisoned| poisoned.into_inner());
    succeed(command, status).with_context(|| Vec::from(end).concat())
}

/// Copies line by line; `end` holds the last lines that say something.
fn pass_on(from: impl Read, mut to: impl Write, end: &Mutex<VecDeque<String>>) {
    const KEPT: usize = 10;
    let mut from = BufReader::new(from);
    let mut line = Vec::new();
    while matches!(from.read_until(b'\n', &mut line), Ok(read) if read > 0) {
        to.write_all(&line).ok();
        let text = String::from_utf8_lossy(&line).into_owned();
        line.clear();
        if text.trim().is_empty() {
            continue;
        }
        if let Ok(mut end) = end.lock() {
            end.push_back(text);
            if end.len() > KEPT {
                end.pop_front();
            }
        }
    }
}

/// What it printed, trimmed; `None` when it cannot be run or fails.
pub fn answer(command: &mut Command) -> Option<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    output.status.success().then_some(text)
}

/// As [`run`], but ended when it takes longer than `limit`, and quiet unless it fails.
pub fn run_within(limit: Duration, command: &mut Command) -> Result<()> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot run `{}`", display(command)))?;
    // Read while it runs: a full pipe would hold it up.
    let mut stderr = child.stderr.take().context("stderr is piped")?;
    let reader = thread::spawn(move || {
        let mut text = String::new();
        stderr.read_to_string(&mut text).map(|_| text)
    });
    let start = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        if start.elapsed() > limit {
            child.kill()?;
            child.wait()?;
            bail!(
                "`{}` took more than {} s",
                display(command),
                limit.as_secs()
            );
        }
        thread::sleep(Duration::from_millis(50));
    };
    if !status.success()
        && let Ok(Ok(text)) = reader.join()
    {
        eprint!("{text}");
    }
    succeed(command, status)
}

fn succeed(command: &Command, status: ExitStatus) -> Result<()> {
    match status.success() {
        true => Ok(()),
        false => bail!("`{}` failed ({status})", display(command)),
    }
}
