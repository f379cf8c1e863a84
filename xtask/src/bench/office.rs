//! The measurement of an office of many years: the installed program on seeded data, on SQLite and PostgreSQL.

use anyhow::{Context, Result};

use crate::process::{cargo, program, shown, target};

/// What it is called.
pub const NAME: &str = "office";
/// What it does.
pub const WHAT: &str = "批量写入信息，启动正式程序，以真人账号读写，报 CPU、时延、内存、增长和查询计划（--quick 一万条，--full 到一百万条）";

/// Builds the program as it is installed and has it measured; the page also goes to `target/bench/office.md`.
pub fn run(options: &[&str]) -> Result<()> {
    println!("── {NAME} ──");
    shown(&mut cargo(&["build", "--release", "--package", "chengqi"]))?;
    let (program, page) = (program("release"), target().join("bench").join("office.md"));
    let text = "路径中有不能用的字符";
    let (program, page) = (program.to_str().context(text)?, page.to_str().context(text)?);
    let run = ["run", "--quiet", "--release", "--package", "chengqi", "--example", "office_bench", "--"];
    let own = ["--program", program, "--out", page];
    shown(&mut cargo(&[&run[..], &own, options].concat()))
}
