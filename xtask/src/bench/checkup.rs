//! 命中率 How often each rule of the check-up speaks, over any folder of documents or over those that the repository holds.

use anyhow::Result;

use crate::process::{cargo, shown};

/// What it is called.
pub const NAME: &str = "checkup";
/// What it does.
pub const WHAT: &str =
    "每条体检规则每万字的命中（--corpus 文件夹，读 txt、md、docx；不写则用自编语料；--write 写进规则手册的数据）";

/// Runs the example that counts; what cannot be read is told and left out.
pub fn run(options: &[&str]) -> Result<()> {
    println!("── {NAME} ──");
    let run = ["run", "--quiet", "--release", "--package", "checkup", "--example", "rates", "--"];
    shown(&mut cargo(&[&run[..], options].concat()))
}
