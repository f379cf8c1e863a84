//! `chengqi doc explain ID`: what a rule says, on what ground, since when, with what it finds and what it lets pass (DOC-1, GEN-3).

use crate::commands::Refused;
use crate::exit::Exit;

/// Prints the rule.
pub(super) fn run(id: &str) -> anyhow::Result<Exit> {
    let found = checkup::document::explain(id);
    let rule = found.ok_or_else(|| Refused(format!("没有编号为“{id}”的规则；全部规则见 chengqi rules")))?;
    print!("{}", rule.render());
    Ok(Exit::Done)
}
