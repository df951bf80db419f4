//! Node and the page's packages.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{process, project};

/// What Vite asks for.
const NODE: &str = "20.19 or newer, or 22.12 or newer";

/// Installs the page's packages.
pub fn install() -> Result<()> {
    check_node()?;
    install_in(&project::www())
}

/// Installs the packages that a folder's `package-lock.json` names, unless exactly these are there.
pub fn install_in(folder: &Path) -> Result<()> {
    let lock = folder.join("package-lock.json");
    let wanted = fs::read(&lock).with_context(|| lock.display().to_string())?;
    // Written last: an interrupted installation leaves none.
    let stamp = folder.join("node_modules/.installed-lock.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        println!("the packages are there");
        return Ok(());
    }
    process::run(
        npm()
            .args(["ci", "--no-audit", "--no-fund"])
            .current_dir(folder)
            // The tests' browser has its own step.
            .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"),
    )?;
    fs::write(stamp, wanted)?;
    Ok(())
}

/// `npm run <script>` of the page.
pub fn script(name: &str) -> Command {
    let mut command = npm();
    command.args(["run", "--silent", name]);
    command
}

/// `node <file>`, the file seen from the page's folder.
pub fn node(file: &str) -> Command {
    let mut command = Command::new("node");
    command.arg(file).current_dir(project::www());
    command
}

fn npm() -> Command {
    let mut command = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.current_dir(project::www());
    command
}

fn check_node() -> Result<()> {
    let Some(version) = process::answer(Command::new("node").arg("--version")) else {
        bail!("Node is missing: install version {NODE} from https://nodejs.org, and try again");
    };
    if !is_new_enough(&version) {
        bail!("Node {NODE} is needed, this is {version}: update it from https://nodejs.org");
    }
    if process::answer(npm().arg("--version")).is_none() {
        bail!(
            "npm is missing: it comes with Node from https://nodejs.org (Debian: apt install npm)"
        );
    }
    Ok(())
}

fn is_new_enough(version: &str) -> bool {
    let mut parts = version
        .trim_start_matches('v')
        .split('.')
        .map_while(|part| part.parse::<u32>().ok());
    match (parts.next(), parts.next()) {
        (Some(20), Some(minor)) => minor >= 19,
        (Some(22), Some(minor)) => minor >= 12,
        (Some(major), _) => major > 22,
        (None, _) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn node_is_accepted_where_vite_accepts_it() {
        for good in ["v20.19.0", "v20.20.2", "v22.12.0", "v24.1.0"] {
            assert!(is_new_enough(good), "{good}");
        }
        for bad in ["v18.19.0", "v20.18.1", "v21.7.3", "v22.11.0", ""] {
            assert!(!is_new_enough(bad), "{bad}");
        }
    }
}
