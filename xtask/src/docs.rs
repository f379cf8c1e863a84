//! Files that a program writes: they are committed, never edited, and must be fresh.

use std::collections::BTreeMap;
use std::process::Command;

use anyhow::{Result, bail};

use crate::migrations;
use crate::process::{cargo, npm, printed, program, shown, target};
use crate::rules;
use crate::tree::{Tree, root};

const OPENAPI: &str = "web/openapi.json";
const TYPES: &str = "web/src/api/schema.d.ts";
const PERMISSIONS: &str = "docs/permissions.txt";
const RULES: &str = "docs/rules";
const RULES_HEAD: &str = "<!-- Written by `cargo xtask docs` from the rules themselves; not edited by hand. -->\n";

/// With what else the program is built, so that cargo does not build everything twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Build {
    /// By itself: a developer regenerates.
    Alone,
    /// As the tests of the whole workspace have just built it.
    WithTests,
}

/// Builds the program in the profile of the tests.
pub fn build(build: Build) -> Result<()> {
    shown(&mut match build {
        Build::Alone => cargo(&["build", "--quiet", "--package", "chengqi"]),
        Build::WithTests => cargo(&["build", "--quiet", "--workspace", "--bins", "--tests"]),
    })
}

/// Writes every generated file anew.
pub fn write() -> Result<()> {
    build(Build::Alone)?;
    let tree = Tree::read(&root())?;
    let mut changed = 0;
    for (path, text) in wanted(&tree)? {
        changed += usize::from(put(&tree, &path, &text)?);
    }
    for path in stale_pages(&tree)? {
        std::fs::remove_file(root().join(&path))?;
        println!("删除 {path}");
        changed += 1;
    }
    types()?;
    println!("生成的文件已是最新（改动 {changed} 个）");
    Ok(())
}

/// Writes the interface document and the types that the pages use.
pub fn openapi() -> Result<()> {
    build(Build::Alone)?;
    put(&Tree::read(&root())?, OPENAPI, &program_prints(&["openapi"])?)?;
    types()
}

/// An error that names every generated file that is not fresh.
pub fn check(how: Build) -> Result<()> {
    build(how)?;
    let tree = Tree::read(&root())?;
    let mut stale: Vec<String> = Vec::new();
    for (path, text) in wanted(&tree)? {
        if tree.text(&path) != Some(text.as_str()) {
            stale.push(path);
        }
    }
    stale.extend(stale_pages(&tree)?);
    let fresh = target().join("xtask").join("schema.d.ts");
    let out = fresh.to_string_lossy().into_owned();
    if root().join("node_modules").is_dir() {
        printed(&mut npm(&["exec", "--offline", "--", "openapi-typescript", OPENAPI, "-o", &out]))?;
        if std::fs::read_to_string(&fresh)? != tree.text(TYPES).unwrap_or_default() {
            stale.push(TYPES.to_owned());
        }
    }
    if stale.is_empty() {
        return Ok(());
    }
    bail!("这些生成的文件不是最新的：{}。请运行 cargo xtask docs，并提交结果", stale.join("、"))
}

/// Every generated text file as it should be. The types come from another program: see [`types`].
fn wanted(tree: &Tree) -> Result<BTreeMap<String, String>> {
    let mut wanted = rule_pages(&program_prints(&["rules"])?);
    wanted.insert(OPENAPI.to_owned(), program_prints(&["openapi"])?);
    if let Some(matrix) = permissions()? {
        wanted.insert(PERMISSIONS.to_owned(), matrix);
    }
    for room in tree.rooms().into_iter().filter(|room| !rules::keeps_its_own_table(tree, room)) {
        let path = format!("rooms/{room}/README.md");
        let card = tree.text(&path).unwrap_or_default();
        if let Some(card) = rules::with_table(card, &rules::of_room(tree, &room)) {
            wanted.insert(path, card);
        }
    }
    let list = migrations::extended(tree.text(migrations::LIST).unwrap_or_default(), tree);
    wanted.insert(migrations::LIST.to_owned(), list);
    Ok(wanted)
}

/// One page for each room of the printed handbook, named as the ids of its rules begin, and a page that lists them.
fn rule_pages(printed: &str) -> BTreeMap<String, String> {
    let mut parts = printed.split("\n## ");
    let head = parts.next().unwrap_or_default().trim_end();
    let mut index = format!("{RULES_HEAD}{head}\n\n");
    let mut pages = BTreeMap::new();
    for part in parts {
        let title = part.lines().next().unwrap_or_default();
        let first = part.lines().find_map(|line| line.strip_prefix("### ")).unwrap_or_default();
        let id = first.split_whitespace().next().unwrap_or_default();
        let name = id.split_once('.').map_or("general", |(name, _)| name);
        let rules = part.matches("\n### ").count();
        index += &format!("- [{title}]({name}.md)：{rules} 条\n");
        // Each heading goes up by one, and no line ends in blanks.
        let lines = part.trim_end().lines().map(|line| line.strip_prefix('#').unwrap_or(line).trim_end());
        let page: String = lines.map(|line| format!("{line}\n")).collect();
        pages.insert(format!("{RULES}/{name}.md"), format!("{RULES_HEAD}# {page}"));
    }
    pages.insert(format!("{RULES}/README.md"), index);
    pages
}

/// Pages of rooms that are no more.
fn stale_pages(tree: &Tree) -> Result<Vec<String>> {
    let pages = rule_pages(&program_prints(&["rules"])?);
    let there = tree.under("docs/rules/", ".md").map(|file| file.path.clone());
    Ok(there.filter(|path| !pages.contains_key(path)).collect())
}

fn program_prints(args: &[&str]) -> Result<String> {
    printed(Command::new(program("debug")).args(args).current_dir(root()))
}

/// The permission matrix, which the program prints by a command that its help does not list; none from a program without it.
fn permissions() -> Result<Option<String>> {
    /// How the program ends on a command that it does not know.
    const UNKNOWN: i32 = 2;
    let output = Command::new(program("debug")).arg("permissions").current_dir(root()).output()?;
    match output.status.code() {
        Some(0) => Ok(Some(String::from_utf8(output.stdout)?)),
        Some(UNKNOWN) => Ok(None),
        Some(_) | None => bail!("chengqi permissions 没有成功：{}", String::from_utf8_lossy(&output.stderr).trim()),
    }
}

fn types() -> Result<()> {
    if !root().join("node_modules").is_dir() {
        bail!("没有生成 {TYPES}：网页依赖还没有装。请先运行 npm ci");
    }
    shown(&mut npm(&["run", "--silent", "api"]))
}

/// Writes the file if it would change; says so.
fn put(tree: &Tree, path: &str, text: &str) -> Result<bool> {
    if tree.text(path) == Some(text) {
        return Ok(false);
    }
    let file = root().join(path);
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(file, text)?;
    println!("写好 {path}");
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_handbook_is_cut_into_one_page_a_room() {
        let printed = "# 规则手册\n\n说明。\n\n## 信息\n\n### information.gates.a 甲\n\n文\n\n### information.gates.b 乙\n\n## 校核\n\n### E01 丙\n";
        let pages = rule_pages(printed);
        assert_eq!(
            pages.keys().collect::<Vec<_>>(),
            ["docs/rules/README.md", "docs/rules/general.md", "docs/rules/information.md"]
        );
        let index = &pages["docs/rules/README.md"];
        assert!(index.contains("- [信息](information.md)：2 条\n- [校核](general.md)：1 条"), "{index}");
        let page = &pages["docs/rules/information.md"];
        assert!(page.contains("# 信息\n\n## information.gates.a 甲"), "{page}");
    }
}
