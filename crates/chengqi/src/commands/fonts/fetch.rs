//! `chengqi fonts fetch`

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use typeset::Fonts;
use typeset::fonts::fetch::{self, Fetched};

use crate::commands::Refused;
use crate::exit::Exit;

/// Brings the default fonts and tells of each. Refused where none is there in the end; a fault where some are lacking.
pub(super) fn run(from: Option<&Path>, to: Option<PathBuf>) -> anyhow::Result<Exit> {
    let to = to.or_else(Fonts::user_folder);
    let to = to.ok_or_else(|| Refused("不知道本人的数据目录在哪里；请用 --to 写明放到哪个目录".to_owned()))?;
    let fetched = match from {
        Some(from) => fetch::from_folder(from, &to),
        None => {
            eprintln!("正在取字体（最多下载约 120 MB，需要几分钟）……");
            fetch::from_packages(&to)
        }
    };
    let fetched = fetched.map_err(|refused| Refused(refused.0))?;
    if fetched.there.is_empty() && fetched.came.is_empty() {
        return Err(Refused(format!("没有取来任何字体：\n{}", lacking(&fetched))).into());
    }
    tell(&fetched, &to);
    Ok(if fetched.lacking.is_empty() { Exit::Done } else { Exit::Fault })
}

fn tell(fetched: &Fetched, to: &Path) {
    for (how, pins) in [("已有", &fetched.there), ("取来", &fetched.came)] {
        for pin in pins {
            println!("{how} {}：{}，许可 {}", pin.file, pin.serves, pin.licence);
        }
    }
    if !fetched.lacking.is_empty() {
        println!("没有取来：\n{}", lacking(fetched));
    }
    println!("字体在 {}", to.display());
    let fonts = Fonts::read(&[to.to_owned()]);
    println!(
        "{}",
        if fonts.can_set() {
            "已经可以排公文；查看各类字体：chengqi fonts status"
        } else {
            "其中还没有中文字体，不能排公文"
        }
    );
    let looked = Fonts::folders().iter().any(|folder| to.starts_with(folder));
    if !looked {
        println!("这个目录不在查找之列：请把环境变量 CHENGQI_FONTS 设为它，或把文件移到数据目录的 fonts 目录");
    }
}

/// Each reason once, with the files that it is about.
fn lacking(fetched: &Fetched) -> String {
    let mut files: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (pin, why) in &fetched.lacking {
        files.entry(why).or_default().push(pin.file);
    }
    let lines = files.into_iter().map(|(why, files)| format!("  {}：{why}", files.join("、")));
    lines.collect::<Vec<_>>().join("\n")
}
