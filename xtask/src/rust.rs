//! Native cargo: checks, tests, types.

use std::process::Command;

use anyhow::Result;

use crate::{process, project};

/// `cargo <words>` with the compiler that built this tool.
pub fn cargo(words: &[&str]) -> Command {
    let mut command = Command::new(project::cargo());
    command.args(words).current_dir(project::root());
    command
}

/// `cargo xtask types`: the test that compares the two writes the file when it is told to.
pub fn write_types() -> Result<()> {
    let words = ["test", "--package", "secateur", "--lib", "engine::types"];
    process::run(cargo(&words).env("UPDATE_TYPES", "1"))
}
