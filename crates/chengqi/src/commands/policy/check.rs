//! `chengqi policy check FILE`

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use kernel::policy::{Change, Fault, Param, PolicySet};
use webkit::house::policy::examine::{Known, examine, first_day};

use super::{Against, base};
use crate::commands::Refused;
use crate::exit::Exit;
use crate::house::ROOMS;

/// Prints every fault with its line, or what the file changes.
pub(super) async fn run(file: PathBuf, against: Against) -> anyhow::Result<Exit> {
    let text = read(&file)?;
    let known = Known::of(&ROOMS);
    let Some(below) = base::of(&against).await? else {
        return Ok(match PolicySet::founding(&text, &known.params) {
            Ok(set) => {
                let count: usize = set.values().map(|(_, values)| values.len()).sum();
                println!("没有发现错误：{}，{count} 个取值，自 {} 起施行", set.base(), set.base().effective);
                Exit::Done
            }
            Err(faults) => faulty(&faults),
        });
    };
    let examined = examine(&below, &text, &known);
    let set = match &examined.set {
        Ok(set) => set,
        Err(faults) => return Ok(faulty(faults)),
    };
    println!("没有发现错误。对照：{}", below.name());
    if examined.changes.is_empty() {
        println!("没有改动任何一个取值");
    }
    for change in &examined.changes {
        print!("{}", told(change, &known.params));
    }
    if let Some(day) = first_day(set).filter(|_| !examined.changes.is_empty()) {
        println!("最早从 {day} 起；在页面上提出时，不能早于签发施行的日子");
    }
    for notice in &examined.notices {
        println!("后来的规定：{}（{}）。依据：{}", notice.sentence, notice.title, notice.basis);
    }
    Ok(Exit::Done)
}

pub(super) fn read(file: &Path) -> anyhow::Result<String> {
    std::fs::read_to_string(file)
        .map_err(|cause| Refused(format!("读不到政策文件 {}（{cause}）", file.display())).into())
}

pub(super) fn faulty(faults: &[Fault]) -> Exit {
    for Fault { line, key, message } in faults {
        let key = if key.is_empty() { String::new() } else { format!("{key} ") };
        println!("第{line}行：{key}{message}");
    }
    println!("共 {} 处错误", faults.len());
    Exit::Fault
}

/// One change, with the cases that it does not reach.
fn told(change: &Change, params: &[Param]) -> String {
    let Some(param) = params.iter().find(|param| param.key == change.key) else { return String::new() };
    let before = change.before.as_ref().map_or_else(|| "（原来没有）".to_owned(), |value| param.say(value));
    let (when, after, from) = (param.say_case(&change.when), param.say(&change.after), change.from);
    let mut text = format!("第{}行：{}（{when}）由 {before} 改为 {after}，自 {from} 起\n", change.line, param.title);
    for kept in &change.keeps {
        let _ = writeln!(text, "    不变：{} 仍为 {}", param.say_case(&kept.when), param.say(&kept.value));
    }
    text
}
