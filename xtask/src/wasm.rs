//! The core as WebAssembly with its JavaScript bindings, in `www/pkg/`.

use std::fs;

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::steps::Steps;
use crate::toolchain::{Panic, TARGET, Toolchain};
use crate::{npm, process, project};

/// The features that the compiler uses. Never all of them: browsers refuse some.
const WASM_OPT: [&str; 8] = [
    "-O3",
    "--enable-simd",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// How many steps [`build`] takes.
pub const STEPS: usize = 2;

pub fn build(steps: &mut Steps, toolchain: Toolchain) -> Result<()> {
    steps.step("Compile the engine to WebAssembly", || compile(toolchain))?;
    steps.step("Make its bindings and optimise it", bind)
}

/// Both as one step of somebody else's.
pub fn compile_and_bind(toolchain: Toolchain) -> Result<()> {
    compile(toolchain)?;
    bind()
}

fn compile(toolchain: Toolchain) -> Result<()> {
    let mut cargo = toolchain.cargo("build", Panic::Ends);
    process::run(cargo.args(["--package", "secateur", "--lib", "--release"]))
}

fn bind() -> Result<()> {
    let target = project::wasm_target();
    let compiled = target.join(TARGET).join("release/secateur.wasm");
    let pkg = project::bindings();
    let optimised = pkg.join("secateur_bg.wasm");

    let wasm = fs::read(&compiled).with_context(|| compiled.display().to_string())?;
    // Written last, so that it tells what `pkg` was made from.
    let stamp = target.join("bound.wasm");
    if optimised.exists() && fs::read(&stamp).is_ok_and(|bound| bound == wasm) {
        println!("unchanged");
        return Ok(());
    }

    Bindgen::new()
        .input_path(&compiled)
        .web(true)?
        .typescript(true)
        .generate(&pkg)?;
    process::run(
        npm::node("node_modules/binaryen/bin/wasm-opt")
            .args(WASM_OPT)
            .arg(&optimised)
            .arg("-o")
            .arg(&optimised),
    )?;
    fs::write(stamp, wasm)?;
    Ok(())
}
