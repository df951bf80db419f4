//! Child processes: shown, captured, or bounded in time.

use std::collections::VecDeque;
use std::ffi::OsStr;
use std::io::{BufRead, BufReader, IsTerminal, Read, Write};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::{Mutex, PoisonError};
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

/// As [`run`]; where nobody can scroll back, the error repeats what failed and the last lines.
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
    let kept = Mutex::new(Kept::default());
    thread::scope(|scope| {
        scope.spawn(|| pass_on(stderr, std::io::stderr(), &kept));
        pass_on(stdout, std::io::stdout(), &kept);
    });
    let status = child.wait()?;
    let kept = kept.into_inner().unwrap_or_else(PoisonError::into_inner);
    succeed(command, status).with_context(|| kept.text())
}

/// What is repeated of a command's output: what names a failure, and the end.
#[derive(Default)]
struct Kept {
    failures: Vec<String>,
    end: VecDeque<String>,
}

impl Kept {
    const FAILURES: usize = 6;
    const END: usize = 8;
    /// How cargo, a panic, rustc, Vitest and Node begin or mark them.
    const MARKS: [&str; 6] = [
        "... FAILED",
        "panicked at",
        "error: ",
        "error[",
        " FAIL ",
        "✖ ",
    ];

    fn add(&mut self, line: String) {
        if line.trim().is_empty() {
            return;
        }
        self.end.push_back(line);
        if self.end.len() <= Kept::END {
            return;
        }
        let oldest = self.end.pop_front().unwrap_or_default();
        let is_failure = Kept::MARKS.iter().any(|mark| oldest.contains(mark));
        if is_failure && self.failures.len() < Kept::FAILURES {
            self.failures.push(oldest);
        }
    }

    fn text(self) -> String {
        let lines = self.failures.into_iter().chain(self.end);
        lines.collect::<String>().trim_end().to_owned()
    }
}

/// Copies line by line.
fn pass_on(from: impl Read, mut to: impl Write, kept: &Mutex<Kept>) {
    let mut from = BufReader::new(from);
    let mut line = Vec::new();
    while matches!(from.read_until(b'\n', &mut line), Ok(read) if read > 0) {
        to.write_all(&line).ok();
        if let Ok(mut kept) = kept.lock() {
            kept.add(String::from_utf8_lossy(&line).into_owned());
        }
        line.clear();
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_names_the_failure_and_has_the_end() {
        let mut kept = Kept::default();
        kept.add("test hand::marks ... FAILED\n".into());
        for line in 0..40 {
            kept.add(format!("line {line}\n"));
            kept.add("\n".into());
        }
        let text = kept.text();
        assert!(
            text.starts_with("test hand::marks ... FAILED\nline 32\n"),
            "{text}"
        );
        assert!(text.ends_with("line 39"), "{text}");
    }
}
