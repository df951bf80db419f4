//! The browsers that the tests run in: which ones, `www/build/browser.js` and
//! `tests/browsers/firefox.mjs` decide.

use std::env;
use std::process::Command;

use anyhow::{Result, bail};

use crate::{debian, npm, process};

/// Finds it, and installs one where there is none.
pub fn install() -> Result<()> {
    if let Some(path) = find() {
        println!("{path}");
        return Ok(());
    }
    if debian::can_install() {
        debian::install(&["chromium"])?;
    } else if env::var_os("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD").is_none() {
        process::run(
            npm::node("node_modules/@playwright/test/cli.js").args(["install", "chromium"]),
        )?;
    }
    match find() {
        Some(path) => {
            println!("{path}");
            Ok(())
        }
        None => bail!(
            "there is no Chromium for the tests: install one by `npx playwright install chromium` \
             in www/ (Debian: as root, `apt-get install chromium`), or name one in CHROMIUM"
        ),
    }
}

/// Fonts for Chinese, which the tests of the page measure: installed for continuous integration only.
pub fn install_fonts() -> Result<()> {
    let find = || process::answer(Command::new("fc-list").args([":lang=zh", "family"]));
    let has_one = || find().is_some_and(|families| !families.is_empty());
    if !has_one() && env::var_os("CI").is_some() && debian::can_install() {
        debian::install(&["fontconfig", "fonts-noto-cjk"])?;
    }
    match has_one() {
        true => println!("there are fonts for Chinese"),
        false => println!("no font for Chinese was found: the page in Chinese is measured without"),
    }
    Ok(())
}

/// Finds Firefox, which one test compares with. Many machines have none, so it is installed for
/// continuous integration only; elsewhere that test is skipped.
pub fn install_firefox() -> Result<()> {
    let find = || process::answer(&mut npm::node("../tests/browsers/firefox.mjs"));
    if find().is_none() && env::var_os("CI").is_some() && debian::can_install() {
        debian::install(&["firefox-esr"])?;
        if find().is_none() {
            bail!("Debian's firefox-esr was installed, but does not answer");
        }
    }
    match find() {
        Some(path) => println!("{path}"),
        None => println!(
            "there is no Firefox, and so nothing is compared with it: install it (Debian: as root, \
             `apt-get install firefox-esr`), or name one in FIREFOX"
        ),
    }
    Ok(())
}

fn find() -> Option<String> {
    process::answer(&mut npm::node("build/find-browser.js"))
}
