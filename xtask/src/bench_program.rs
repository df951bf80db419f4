//! A child process that answers one line with one line of JSON.

use std::io::{BufRead, BufReader, Lines, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::process::display;

pub struct Program {
    name: String,
    child: Child,
    input: Option<ChildStdin>,
    output: Lines<BufReader<ChildStdout>>,
}

impl Program {
    /// Starts it; its first line tells what it is.
    pub fn start(command: &mut Command) -> Result<(Self, Value)> {
        let name = display(command);
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("cannot run `{name}`"))?;
        let output = child.stdout.take().context("stdout is piped")?;
        let mut program = Self {
            name,
            input: child.stdin.take(),
            child,
            output: BufReader::new(output).lines(),
        };
        let first = program.line()?;
        Ok((program, first))
    }

    pub fn ask(&mut self, command: &str) -> Result<Value> {
        let input = self.input.as_mut().context("stdin is piped")?;
        writeln!(input, "{command}")?;
        let answer = self.line()?;
        match answer["error"].as_str() {
            Some(error) => bail!("`{command}`: {error}"),
            None => Ok(answer),
        }
    }

    fn line(&mut self) -> Result<Value> {
        match self.output.next() {
            Some(line) => Ok(serde_json::from_str(&line?)?),
            None => bail!("`{}` ended", self.name),
        }
    }
}

impl Drop for Program {
    /// Without input it ends by itself.
    fn drop(&mut self) {
        self.input = None;
        self.child.wait().ok();
    }
}
