//! The fonts that tests set documents with: fetched once by the product's own command into `target/fonts`.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::process::{program, shown, target};
use crate::{docs, tools};

/// Where the product looks for fonts first.
const VARIABLE: &str = "CHENGQI_FONTS";

/// Sees to it that every font of the default set is there. Those that are there and whole are not fetched again.
pub fn prepare() -> Result<()> {
    docs::build(docs::Build::WithTests)?;
    let fetch = || shown(Command::new(program("debug")).args(["fonts", "fetch", "--to"]).arg(folder()));
    // A machine that has never asked which packages there are finds none of them.
    let fetched = fetch().or_else(|failed| {
        if !tools::may_install() {
            return Err(failed);
        }
        tools::update_packages()?;
        fetch()
    });
    fetched.context(
        "公文字体没有取全，原因见上。也可以在别的机器上取好，用 chengqi fonts fetch --from 目录 --to target/fonts 放入",
    )
}

/// Lets a command find them.
pub fn used(command: &mut Command) -> &mut Command {
    command.env(VARIABLE, folder())
}

fn folder() -> PathBuf {
    target().join("fonts")
}
