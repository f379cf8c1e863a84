//! Building the pages, and not building them again while nothing has changed.

use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::migrations::digest;
use crate::process::{command, npm, printed, shown, target};
use crate::tree::{Tree, root};

/// The oldest Node.js that the build tools run on.
const NODE: (u32, u32) = (20, 19);
const WANTED: &str = "请安装 Node.js 20.19 或更高版本（含 npm），然后重试";

/// Whether something was done or was already there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// It was done now.
    Now,
    /// Nothing has changed since last time.
    Before,
}

/// An error that says what to install, unless Node.js is there and new enough.
pub fn need_node() -> Result<()> {
    let version = printed(&mut command("node", &["--version"])).ok();
    let Some(version) = version else { bail!("没有找到 Node.js：{WANTED}") };
    if !new_enough(&version) {
        bail!("Node.js 太旧（{}）：{WANTED}", version.trim());
    }
    printed(&mut npm(&["--version"])).map(|_| ()).with_context(|| format!("没有找到 npm：{WANTED}"))
}

/// Installs exactly what `package-lock.json` names.
pub fn install() -> Result<Done> {
    let lock = std::fs::read_to_string(root().join("package-lock.json")).context("读不到 package-lock.json")?;
    let stamp = Stamp { file: root().join("node_modules").join(".installed"), now: digest(&lock) };
    if stamp.holds() {
        return Ok(Done::Before);
    }
    shown(&mut npm(&["ci", "--no-audit", "--no-fund"]))?;
    stamp.set()?;
    Ok(Done::Now)
}

/// Builds the pages into `web/dist`.
pub fn build() -> Result<Done> {
    let stamp = Stamp { file: target().join("xtask").join("web"), now: sources(&Tree::read(&root())?) };
    if stamp.holds() && root().join("web/dist/index.html").is_file() {
        return Ok(Done::Before);
    }
    shown(&mut npm(&["run", "--silent", "build"]))?;
    stamp.set()?;
    Ok(Done::Now)
}

/// A digest over everything that the built pages come from.
fn sources(tree: &Tree) -> String {
    let of_web = |path: &str| {
        let rooms = path
            .strip_prefix("rooms/")
            .and_then(|path| path.split_once('/'))
            .is_some_and(|(_, path)| path.starts_with("web/"));
        rooms || path.starts_with("web/") || ["package.json", "package-lock.json", "vite.config.ts"].contains(&path)
    };
    let files = tree.files().filter(|file| of_web(&file.path));
    digest(&files.map(|file| format!("{} {}\n", file.path, digest(&file.text))).collect::<String>())
}

fn new_enough(version: &str) -> bool {
    let mut numbers = version.trim().trim_start_matches('v').split('.').map_while(|number| number.parse::<u32>().ok());
    let found = (numbers.next().unwrap_or_default(), numbers.next().unwrap_or_default());
    NODE <= found
}

/// What a result was made from, kept beside it.
struct Stamp<P: AsRef<Path>> {
    file: P,
    now: String,
}

impl<P: AsRef<Path>> Stamp<P> {
    fn holds(&self) -> bool {
        std::fs::read_to_string(&self.file).is_ok_and(|before| before == self.now)
    }

    fn set(&self) -> Result<()> {
        let file = self.file.as_ref();
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(file, &self.now).with_context(|| format!("不能写 {}", file.display()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn node_is_new_enough_from_20_19() {
        for (version, enough) in
            [("v20.19.0\n", true), ("v22.1.0", true), ("v20.18.3", false), ("v9.9.9", false), ("", false)]
        {
            assert_eq!(new_enough(version), enough, "{version}");
        }
    }

    #[test]
    fn a_changed_page_of_a_room_changes_the_stamp_and_a_rule_does_not() {
        let of = |page: &str, rule: &str| {
            sources(&Tree::of(&[("rooms/a/web/routes.ts", page), ("rooms/a/src/rules/b.rs", rule)]))
        };
        assert_ne!(of("1", "1"), of("2", "1"));
        assert_eq!(of("1", "1"), of("1", "2"));
    }

    #[test]
    fn a_stamp_holds_until_its_source_changes() {
        let folder = tempfile::tempdir().expect("a folder");
        let stamp = |now: &str| Stamp { file: folder.path().join("deep/stamp"), now: now.to_owned() };
        assert!(!stamp("a").holds());
        stamp("a").set().expect("can be written");
        assert!(stamp("a").holds() && !stamp("b").holds());
    }
}
