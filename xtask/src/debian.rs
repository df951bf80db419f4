//! Debian's packages, where the machine is Debian and we may install.

use std::fs;
use std::io::{self, IsTerminal};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use anyhow::{Result, bail};

use crate::process;

/// Whether this is Debian itself: its derivatives' packages of the same names differ.
pub fn is_debian() -> bool {
    fs::read_to_string("/etc/os-release")
        .is_ok_and(|text| text.lines().any(|line| line.trim() == "ID=debian"))
}

/// Whether packages can be installed: as root, or through sudo.
pub fn can_install() -> bool {
    is_debian() && elevation().is_some()
}

/// Installs what is missing of `packages`, never at the price of removing others.
pub fn install(packages: &[&str]) -> Result<()> {
    let Some(elevation) = elevation() else {
        bail!("installing {} takes root or sudo", packages.join(" "));
    };
    static LISTS: OnceLock<()> = OnceLock::new();
    if LISTS.get().is_none() {
        process::run(&mut apt_get(elevation, &["update", "-qq"]))?;
        let _ = LISTS.set(());
    }
    let mut words = vec![
        "install",
        "-qq",
        "--yes",
        "--no-remove",
        "--no-install-recommends",
    ];
    words.extend(packages);
    let mut command = apt_get(elevation, &words);
    println!("{}", process::display(&command));
    // Hundreds of lines about unpacking say nothing; errors come on stderr.
    process::run(command.stdout(Stdio::null()))
}

/// What goes before `apt-get`: nothing as root, sudo where it answers; `None` where it cannot.
fn elevation() -> Option<&'static [&'static str]> {
    static FOUND: OnceLock<Option<&'static [&'static str]>> = OnceLock::new();
    *FOUND.get_or_init(|| {
        if process::answer(Command::new("id").arg("-u"))? == "0" {
            return Some(&[]);
        }
        process::answer(Command::new("sudo").arg("-V"))?;
        // Somebody at the terminal can type the password; nobody else can.
        match io::stdin().is_terminal() {
            true => Some(&["sudo"]),
            false => process::answer(Command::new("sudo").args(["-n", "true"]))
                .map(|_| ["sudo", "-n"].as_slice()),
        }
    })
}

fn apt_get(elevation: &[&str], words: &[&str]) -> Command {
    let line: Vec<&str> = elevation
        .iter()
        .copied()
        .chain(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"])
        .chain(["-o", "DPkg::Lock::Timeout=300"])
        .chain(words.iter().copied())
        .collect();
    let mut command = Command::new(line[0]);
    command.args(&line[1..]);
    command
}
