//! The static site: `www/dist/`.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::steps::Steps;
use crate::toolchain::{self, Toolchain};
use crate::{npm, process, project, wasm};

/// How many steps [`set_up`] takes.
pub const SET_UP: usize = 2;

/// `cargo xtask build`.
pub fn run() -> Result<()> {
    build()?;
    println!("\nThe site is in {}", project::site().display());
    Ok(())
}

/// Sets up, compiles, and writes the site.
pub fn build() -> Result<()> {
    let mut steps = Steps::new(SET_UP + wasm::STEPS + 1);
    let toolchain = set_up(&mut steps)?;
    wasm::build(&mut steps, toolchain)?;
    steps.step("Build the page", build_page)
}

pub fn set_up(steps: &mut Steps) -> Result<Toolchain> {
    let toolchain = steps.step("Find a compiler for WebAssembly", toolchain::find)?;
    steps.step("Install the page's packages", npm::install)?;
    Ok(toolchain)
}

/// Writes the site from the page's sources and the bindings, and tells its size.
pub fn build_page() -> Result<()> {
    process::run(&mut npm::script("build"))?;
    let (mut wasm, mut all) = (Size::default(), Size::default());
    for file in files_below(&project::site())? {
        let size = Size::of(&file)?;
        all.add(size);
        if file
            .extension()
            .is_some_and(|extension| extension == "wasm")
        {
            wasm.add(size);
        }
    }
    println!("WebAssembly {wasm}; the whole site {all}");
    Ok(())
}

fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        match path.is_dir() {
            true => files.extend(files_below(&path)?),
            false => files.push(path),
        }
    }
    Ok(files)
}

/// A size in bytes, as it is and as a host would send it.
#[derive(Clone, Copy, Default)]
struct Size {
    plain: usize,
    gzip: usize,
}

impl Size {
    fn of(file: &Path) -> Result<Self> {
        let bytes = fs::read(file)?;
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&bytes)?;
        Ok(Self {
            plain: bytes.len(),
            gzip: encoder.finish()?.len(),
        })
    }

    fn add(&mut self, other: Self) {
        self.plain += other.plain;
        self.gzip += other.gzip;
    }
}

impl std::fmt::Display for Size {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (plain, gzip) = (self.plain as f64 / 1000.0, self.gzip as f64 / 1000.0);
        write!(f, "{plain:.0} kB ({gzip:.0} kB gzipped)")
    }
}
