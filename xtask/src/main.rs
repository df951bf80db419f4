//! The build tool: `cargo xtask help` lists its verbs.

mod bench;
mod bench_program;
mod bench_table;
mod browser;
mod debian;
mod http;
mod npm;
mod process;
mod project;
mod rust;
mod serve;
mod site;
mod steps;
mod test;
mod toolchain;
mod wasm;
mod wasm_tests;

use std::process::ExitCode;

use anyhow::{Result, bail};

const HELP: &str = "\
Usage: cargo xtask <verb>

  serve [--port N]     set up, build, and serve the playground on this machine
  serve --dev          the same with hot reload of the page
  build                set up and build the static site into www/dist/
  test [PART...]       set up and run every test, or the parts named:
                       rust, wasm, page, e2e
  types                write the TypeScript types of the Rust types anew
  bench [--peers] [--data PATH] [--python PATH]
                       measure training and slider ticks, natively and in the browser;
                       with the peers beside, and with the graphs of the folder PATH
  help                 this text

The environment:
  WASM_TOOLCHAIN       rustup or debian: which compiler makes the WebAssembly
  CHROMIUM             the browser that the tests run in
  FIREFOX              the second browser that must give the same bits
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<()> {
    let Some((verb, rest)) = arguments.split_first() else {
        print!("{HELP}");
        return Ok(());
    };
    match verb.as_str() {
        "serve" => serve::run(rest),
        "build" => {
            refuse_arguments(verb, rest)?;
            site::run()
        }
        "test" => test::run(rest),
        "types" => {
            refuse_arguments(verb, rest)?;
            rust::write_types()
        }
        "bench" => bench::run(rest),
        // The two that other programs call: cargo for each wasm test binary, and we ourselves.
        wasm_tests::RUNNER => wasm_tests::run(rest),
        wasm_tests::SERVER => wasm_tests::serve(rest),
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(())
        }
        _ => bail!("there is no verb `{verb}`\n\n{HELP}"),
    }
}

fn refuse_arguments(verb: &str, rest: &[String]) -> Result<()> {
    match rest.first() {
        None => Ok(()),
        Some(first) => bail!("`{verb}` takes no arguments, got `{first}`\n\n{HELP}"),
    }
}
