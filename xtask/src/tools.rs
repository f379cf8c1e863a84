//! What the tests need on the machine, and how it gets there.

use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::process::{command, printed, shown, succeeds};
use crate::web;

/// Something that comes as a package of the system.
struct Tool {
    package: &'static str,
    what: &'static str,
    there: fn() -> bool,
}

const TOOLS: &[Tool] = &[
    Tool { package: "postgresql", what: "PostgreSQL（数据库测试）", there: postgres },
    Tool { package: "chromium", what: "Chromium（浏览器走查）", there: chromium },
    Tool { package: "fonts-noto-cjk", what: "中文字体（浏览器走查）", there: chinese_fonts },
    Tool { package: "python3-venv", what: "Python 的 venv（日历核对）", there: venv },
];

/// Sees to it that everything is there: installs what may be installed, or says what to install.
pub fn prepare() -> Result<()> {
    for (part, args) in [("rustfmt", ["fmt", "--version"]), ("clippy", ["clippy", "--version"])] {
        if !succeeds("cargo", &args) {
            shown(&mut command("rustup", &["component", "add", part]))
                .with_context(|| format!("没有 {part}，也装不上"))?;
        }
    }
    web::need_node()?;
    let missing: Vec<&Tool> = TOOLS.iter().filter(|tool| !(tool.there)()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let packages: Vec<&str> = missing.iter().map(|tool| tool.package).collect();
    if !may_install() {
        bail!("{}", sentence(&missing));
    }
    println!("正在安装：{}", packages.join("、"));
    update_packages()?;
    apt(&[&["install", "-y", "-q", "--no-install-recommends"], packages.as_slice()].concat())?;
    let still: Vec<&Tool> = missing.into_iter().filter(|tool| !(tool.there)()).collect();
    if !still.is_empty() {
        bail!("安装之后仍然没有找到。{}", sentence(&still));
    }
    Ok(())
}

/// Has the system learn which packages there are.
pub fn update_packages() -> Result<()> {
    apt(&["update", "-q"])
}

fn apt(args: &[&str]) -> Result<()> {
    shown(command("apt-get", args).env("DEBIAN_FRONTEND", "noninteractive"))
}

fn sentence(missing: &[&Tool]) -> String {
    let whats: Vec<&str> = missing.iter().map(|tool| tool.what).collect();
    let packages: Vec<&str> = missing.iter().map(|tool| tool.package).collect();
    format!(
        "缺少：{}。请安装（Debian、Ubuntu）：sudo apt-get update && sudo apt-get install -y {}",
        whats.join("、"),
        packages.join(" ")
    )
}

/// Whether packages of the system may be installed here.
pub fn may_install() -> bool {
    let root = printed(&mut command("id", &["-u"])).is_ok_and(|id| id.trim() == "0");
    root && succeeds("apt-get", &["--version"])
}

/// The server's own programs lie outside the search path on Debian.
fn postgres() -> bool {
    let packaged = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().filter_map(Result::ok);
    succeeds("initdb", &["--version"])
        || packaged.into_iter().any(|version| version.path().join("bin/initdb").is_file())
}

fn chromium() -> bool {
    let named = std::env::var_os("CHROMIUM").is_some_and(|path| Path::new(&path).is_file());
    named || ["chromium", "chromium-browser", "google-chrome"].iter().any(|name| succeeds(name, &["--version"]))
}

fn chinese_fonts() -> bool {
    let listed = printed(&mut command("fc-list", &[":lang=zh", "family"]));
    // Without fontconfig's own program there may still be the fonts.
    listed.map_or_else(|_| Path::new("/usr/share/fonts/opentype/noto").is_dir(), |fonts| !fonts.trim().is_empty())
}

fn venv() -> bool {
    succeeds("python3", &["-c", "import ensurepip, venv"]) || succeeds("python3", &["-c", "import chinese_calendar"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentence_names_the_packages() {
        let all: Vec<&Tool> = TOOLS.iter().collect();
        let sentence = sentence(&all);
        assert!(sentence.ends_with("install -y postgresql chromium fonts-noto-cjk python3-venv"), "{sentence}");
    }
}
