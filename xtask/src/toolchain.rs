//! Finds a compiler that makes WebAssembly, and installs one where there is none.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::{debian, process, project};

pub const TARGET: &str = "wasm32-unknown-unknown";

/// The oldest compiler that the core's sources allow, as `rust-version` in Cargo.toml says.
const RUST_VERSION: &str = env!("CARGO_PKG_RUST_VERSION");

const DEBIAN_PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm"];

/// Servers that cannot be reached answer late or never.
const RUSTUP_LIMIT: Duration = Duration::from_secs(240);

const FLAGS_VARIABLE: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// What cargo, when it runs under rustup, hands on to us: it would lead Debian's cargo astray.
const RUSTUP_VARIABLES: [&str; 5] = [
    "RUSTUP_TOOLCHAIN",
    "CARGO",
    "LD_LIBRARY_PATH",
    "RUSTC_WRAPPER",
    "RUSTC_WORKSPACE_WRAPPER",
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Toolchain {
    /// The compiler that built this tool, with the target's library beside it.
    Sysroot,
    /// Debian's compiler, which builds the standard library from its sources.
    Debian,
}

/// What a panic does to the instance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panic {
    /// Ends it, without a word: the code that would word it is a fifth of the engine.
    Ends,
    /// Unwinds, as tests need.
    Unwinds,
}

/// Fixed-width SIMD; and functions are copied into their callers more rarely than LLVM would, which
/// costs no measurable time and saves a tenth of the engine.
const FLAGS: &str = "-C target-feature=+simd128 -C llvm-args=-inline-threshold=75";

impl Toolchain {
    /// `cargo <verb>` for WebAssembly, with its files below `target`.
    pub fn cargo(self, verb: &str, panic: Panic, target: &Path) -> Command {
        let mut command = match self {
            Self::Sysroot => Command::new(project::cargo()),
            Self::Debian => Command::new("/usr/bin/cargo"),
        };
        command
            .current_dir(project::root())
            .arg(verb)
            .args(["--target", TARGET, "--target-dir"])
            .arg(target)
            // Both would replace the flags below.
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_ENCODED_RUSTFLAGS")
            .env(FLAGS_VARIABLE, FLAGS);
        if self == Self::Debian {
            for name in RUSTUP_VARIABLES {
                command.env_remove(name);
            }
            command
                .env("RUSTC", "/usr/bin/rustc")
                .env("RUSTDOC", "/usr/bin/rustdoc")
                // The standard library is built by a flag that stable compilers refuse otherwise.
                .env("RUSTC_BOOTSTRAP", "1");
            match panic {
                Panic::Ends => command
                    .env(
                        FLAGS_VARIABLE,
                        format!("{FLAGS} -Zfmt-debug=none -Zlocation-detail=none"),
                    )
                    .env("CARGO_PROFILE_RELEASE_PANIC", "immediate-abort")
                    .args([
                        "-Zpanic-immediate-abort",
                        "-Zbuild-std=std,panic_abort",
                        "-Zbuild-std-features=optimize_for_size",
                    ]),
                Panic::Unwinds => command.arg("-Zbuild-std=std,panic_abort,panic_unwind"),
            };
        }
        if panic == Panic::Unwinds {
            // A profile that aborts would build the standard library both ways.
            command.env("CARGO_PROFILE_RELEASE_PANIC", "unwind");
        }
        command
    }
}

/// The toolchain that `WASM_TOOLCHAIN` names, or the first that is there or can be installed.
pub fn find() -> Result<Toolchain> {
    let found = match env::var("WASM_TOOLCHAIN").as_deref() {
        Ok("rustup") => {
            if !sysroot_has_target() {
                add_target()?;
            }
            Toolchain::Sysroot
        }
        Ok("debian") => {
            if !debian_is_installed() {
                install_debian()?;
            }
            Toolchain::Debian
        }
        Ok("") | Err(_) => first_that_works()?,
        Ok(other) => bail!("WASM_TOOLCHAIN is `rustup` or `debian`, got `{other}`"),
    };
    println!(
        "{}",
        match found {
            Toolchain::Sysroot => format!("this compiler's own {TARGET}"),
            Toolchain::Debian => "Debian's compiler, with the library built from source".to_owned(),
        }
    );
    Ok(found)
}

fn first_that_works() -> Result<Toolchain> {
    if sysroot_has_target() {
        return Ok(Toolchain::Sysroot);
    }
    if debian_is_installed() {
        return Ok(Toolchain::Debian);
    }
    let rustup = match add_target() {
        Ok(()) => return Ok(Toolchain::Sysroot),
        Err(error) => error,
    };
    println!("{rustup:#}");
    if debian::can_install() {
        install_debian()?;
        return Ok(Toolchain::Debian);
    }
    let debian = match debian::is_debian() {
        true => format!(
            ", or as root `apt-get install --no-install-recommends {}` \
             and the lld package that /usr/bin/rust-lld then names",
            DEBIAN_PACKAGES.join(" ")
        ),
        false => String::new(),
    };
    bail!(
        "no compiler here makes WebAssembly. Install the target by `rustup target add {TARGET}` \
         (rustup itself: https://rustup.rs){debian}, and try again"
    )
}

fn sysroot_has_target() -> bool {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let mut ask = Command::new(rustc);
    ask.args(["--print", "target-libdir", "--target", TARGET])
        .current_dir(project::root());
    process::answer(&mut ask)
        .and_then(|folder| fs::read_dir(folder).ok())
        .is_some_and(|entries| {
            entries
                .flatten()
                .any(|entry| entry.file_name().to_string_lossy().starts_with("libcore-"))
        })
}

fn add_target() -> Result<()> {
    let mut command = Command::new("rustup");
    command
        .args(["target", "add", TARGET])
        .current_dir(project::root());
    println!("{}", process::display(&command));
    process::run_within(RUSTUP_LIMIT, &mut command)?;
    match sysroot_has_target() {
        true => Ok(()),
        false => bail!("rustup added {TARGET}, but not to the compiler that runs here"),
    }
}

fn debian_is_installed() -> bool {
    let has_tools = ["/usr/bin/cargo", "/usr/bin/rustc", "/usr/bin/rust-lld"]
        .iter()
        .all(|tool| Path::new(tool).exists());
    has_tools && debian_sources().is_some_and(|sources| sources.exists()) && debian_is_new_enough()
}

/// Where Debian's compiler expects the standard library's sources.
fn debian_sources() -> Option<PathBuf> {
    let sysroot = process::answer(Command::new("/usr/bin/rustc").args(["--print", "sysroot"]))?;
    Some(Path::new(&sysroot).join("lib/rustlib/src/rust/library/std/Cargo.toml"))
}

fn debian_is_new_enough() -> bool {
    let words = process::answer(Command::new("/usr/bin/rustc").arg("--version"));
    let version = words
        .as_deref()
        .and_then(|words| words.split_whitespace().nth(1));
    version.is_some_and(|version| numbers(version) >= numbers(RUST_VERSION))
}

/// `1.95` and `1.95.0` as numbers that compare.
fn numbers(version: &str) -> (u32, u32) {
    let mut parts = version.split('.').map_while(|part| part.parse().ok());
    (parts.next().unwrap_or(0), parts.next().unwrap_or(0))
}

fn install_debian() -> Result<()> {
    debian::install(&DEBIAN_PACKAGES)?;
    // The linker's package is numbered by LLVM's release: a link to a name that is not there yet.
    let linker = fs::read_link("/usr/bin/rust-lld").context("rust-web-llvm has no rust-lld")?;
    let package = linker
        .file_name()
        .context("rust-lld leads nowhere")?
        .to_string_lossy();
    debian::install(&[package.as_ref()])?;
    match debian_is_installed() {
        true => Ok(()),
        false => bail!(
            "Debian's compiler is older than {RUST_VERSION}; \
             enable this release's security updates, which carry a newer one"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_compare_by_number() {
        assert!(numbers("1.100.0") > numbers("1.95"));
        assert!(numbers("1.96.0") >= numbers("1.96"));
        assert!(numbers("1.85.0") < numbers("1.95"));
        assert_eq!(numbers("2.0-nightly"), (2, 0));
    }
}
