//! Starting other programs, with a sentence when it does not go well.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::tree::root;

/// A command at the root of the repository.
pub fn command(program: &str, args: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(args).current_dir(root());
    command
}

/// Cargo, the one that runs this.
pub fn cargo(args: &[&str]) -> Command {
    command(&std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()), args)
}

/// npm, which has another name on Windows.
pub fn npm(args: &[&str]) -> Command {
    command(if cfg!(windows) { "npm.cmd" } else { "npm" }, args)
}

/// Runs it with its output shown; an error if it can't be started or does not succeed.
pub fn shown(command: &mut Command) -> Result<()> {
    let line = line(command);
    let status = command.status().with_context(|| format!("不能运行 {line}"))?;
    if !status.success() {
        bail!("{line} 没有成功（{status}）");
    }
    Ok(())
}

/// Runs it and gives back what it printed; an error with what it complained of if it does not succeed.
pub fn printed(command: &mut Command) -> Result<String> {
    let line = line(command);
    let output = command.output().with_context(|| format!("不能运行 {line}"))?;
    if !output.status.success() {
        bail!("{line} 没有成功（{}）：{}", output.status, String::from_utf8_lossy(&output.stderr).trim());
    }
    String::from_utf8(output.stdout).with_context(|| format!("{line} 的输出不是 UTF-8"))
}

/// Whether it can be run and succeeds; nothing is shown.
pub fn succeeds(program: &str, args: &[&str]) -> bool {
    let status = command(program, args).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    status.is_ok_and(|status| status.success())
}

/// The product's program as cargo builds it.
pub fn program(profile: &str) -> PathBuf {
    target().join(profile).join(format!("chengqi{}", std::env::consts::EXE_SUFFIX))
}

/// Where cargo builds.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder))
}

/// The command as somebody would type it: without the folder of the program.
fn line(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_stem().unwrap_or(command.get_program());
    let words = std::iter::once(program).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_is_not_there_is_named() {
        let error = shown(&mut command("no-such-program-here", &["x"])).expect_err("is not there");
        assert!(format!("{error:#}").contains("no-such-program-here x"), "{error:#}");
        assert!(!succeeds("no-such-program-here", &[]));
    }
}
