//! The core as two modules of WebAssembly with their JavaScript bindings, in `www/pkg/`.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::steps::Steps;
use crate::toolchain::{Panic, TARGET, Toolchain};
use crate::{npm, process, project};

/// How modules are optimised, with the features that the compiler uses. Never all of those: browsers
/// refuse some.
const WASM_OPT: [&str; 9] = [
    "-O3",
    // What is called once stays a function: in fewer, longer ones compression finds a twelfth less.
    "--one-caller-inline-max-function-size=0",
    "--enable-simd",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// A part of the core that the page fetches by itself.
struct Module {
    /// Of its files, and of the step that compiles it.
    name: &'static str,
    title: &'static str,
    /// The features that decide what is in it.
    features: &'static str,
}

const MODULES: [Module; 2] = [
    Module {
        name: "secateur",
        title: "Compile what the page begins with",
        features: "",
    },
    Module {
        name: "whole",
        title: "Compile all there is",
        features: "whole",
    },
];

/// How many steps [`build`] takes.
pub const STEPS: usize = MODULES.len() + 1;

pub fn build(steps: &mut Steps, toolchain: Toolchain) -> Result<()> {
    for module in &MODULES {
        steps.step(module.title, || module.compile(toolchain))?;
    }
    steps.step("Make their bindings and optimise them", bind)
}

/// All as one step of somebody else's.
pub fn compile_and_bind(toolchain: Toolchain) -> Result<()> {
    for module in &MODULES {
        module.compile(toolchain)?;
    }
    bind()
}

fn bind() -> Result<()> {
    MODULES.iter().try_for_each(Module::bind)
}

impl Module {
    /// One a module: what cargo makes of either has the same name, and would replace the other's.
    fn target(&self) -> PathBuf {
        project::wasm_target().join(self.name)
    }

    fn compile(&self, toolchain: Toolchain) -> Result<()> {
        let mut cargo = toolchain.cargo("build", Panic::Ends, &self.target());
        cargo
            .args(["--package", "secateur", "--lib", "--release"])
            .args(["--no-default-features", "--features", self.features]);
        process::run(&mut cargo)
    }

    fn bind(&self) -> Result<()> {
        let target = self.target();
        let compiled = target.join(TARGET).join("release/secateur.wasm");
        let pkg = project::bindings();
        let optimised = pkg.join(format!("{}_bg.wasm", self.name));

        let wasm = fs::read(&compiled).with_context(|| compiled.display().to_string())?;
        // Written last, so that it tells what `pkg` was made from.
        let stamp = target.join("bound.wasm");
        if optimised.exists() && fs::read(&stamp).is_ok_and(|bound| bound == wasm) {
            println!("{}: unchanged", self.name);
            return Ok(());
        }

        Bindgen::new()
            .input_path(&compiled)
            .out_name(self.name)
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
}
