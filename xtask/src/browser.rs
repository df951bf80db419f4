//! The browser that the tests run in: which one, `www/build/browser.js` decides.

use std::env;

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

fn find() -> Option<String> {
    process::answer(&mut npm::node("build/find-browser.js"))
}
