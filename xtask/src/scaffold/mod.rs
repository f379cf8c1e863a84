//! How a room or a rule comes into being, and how a room goes again: files from templates, and the lines that register them.

mod lists;
mod template;

use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::migrations;
use crate::rules;
use crate::tree::Tree;

/// A file that a room is entered in, and how.
struct Register {
    path: &'static str,
    enter: fn(&str, &str, &str) -> Result<String>,
    strike: fn(&str, &str) -> Result<String>,
}

const REGISTERS: &[Register] = &[
    Register {
        path: "Cargo.toml",
        enter: |text, name, _| lists::enter_workspace(text, name),
        strike: lists::strike_workspace,
    },
    Register {
        path: "crates/chengqi/Cargo.toml",
        enter: |text, name, _| lists::enter_dependency(text, name),
        strike: lists::strike_dependency,
    },
    Register {
        path: "crates/chengqi/src/house.rs",
        enter: |text, name, _| lists::enter_rooms(text, name),
        strike: lists::strike_rooms,
    },
    Register { path: "GLOSSARY.md", enter: lists::enter_glossary, strike: lists::strike_glossary },
    Register { path: migrations::LIST, enter: |text, _, _| Ok(text.to_owned()), strike: lists::strike_migrations },
];

/// Writes a new room and enters it everywhere.
pub fn add_room(root: &Path, name: &str, title: &str) -> Result<()> {
    ensure!(is_name(name), "名称用小写英文字母、数字和下划线，以字母开头，最多 30 个字符：{name}");
    let plain = !title.trim().is_empty() && !title.contains(['"', '\\', '\'', '<', '\n']);
    ensure!(plain, "标题写中文名称，不带引号和尖括号：{title}");
    let folder = root.join("rooms").join(name);
    ensure!(!folder.exists(), "已有房间 {name}");
    ensure!(!root.join("crates").join(name).exists(), "crates 里已有 {name}，请换一个名称");
    // Every line is made before the first file is written: a register of another shape leaves nothing half done.
    let entered = registers(root, |register, text| (register.enter)(text, name, title))?;
    for (path, text) in template::room(name, title) {
        write(&folder.join(path), &text)?;
    }
    for (path, text) in entered {
        write(&root.join(path), &text)?;
    }
    refresh(root, name)?;
    println!(
        "房间 {name}（{title}）已建好：rooms/{name}。请先读其中的 README.md，然后运行 cargo xtask docs 和 cargo test -p {name}"
    );
    Ok(())
}

/// Takes a room out again, with everything that [`add_room`] entered.
pub fn remove_room(root: &Path, name: &str) -> Result<()> {
    let folder = root.join("rooms").join(name);
    ensure!(is_name(name) && folder.is_dir(), "没有房间 {name}");
    let struck = registers(root, |register, text| (register.strike)(text, name))?;
    for (path, text) in struck {
        write(&root.join(path), &text)?;
    }
    std::fs::remove_dir_all(&folder).with_context(|| format!("不能删除 {}", folder.display()))?;
    println!("房间 {name} 已拆除。请运行 cargo xtask docs");
    Ok(())
}

/// Writes a new rule of a room and enters it.
pub fn add_rule(root: &Path, room: &str, name: &str) -> Result<()> {
    ensure!(is_name(name), "名称用小写英文字母、数字和下划线，以字母开头，最多 30 个字符：{name}");
    let folder = root.join("rooms").join(room).join("src/rules");
    ensure!(is_name(room) && folder.is_dir(), "没有房间 {room}，或它没有 src/rules");
    let file = folder.join(format!("{name}.rs"));
    ensure!(!file.exists(), "已有规则 {name}");
    let list = folder.join("mod.rs");
    let text = std::fs::read_to_string(&list).with_context(|| format!("读不到 {}", list.display()))?;
    let entered = lists::enter_rule(&text, name)?;
    write(&file, &template::rule(room, name))?;
    write(&list, &entered)?;
    refresh(root, room)?;
    println!("规则 {name} 已建好：rooms/{room}/src/rules/{name}.rs。请把标着“待填”的地方写好，再补一个 cases 里的例子");
    Ok(())
}

/// Brings the room card's table and the list of migrations up to date.
fn refresh(root: &Path, room: &str) -> Result<()> {
    let tree = Tree::read(root)?;
    let path = format!("rooms/{room}/README.md");
    let card = tree.text(&path).unwrap_or_default();
    if let Some(card) = rules::with_table(card, &rules::of_room(&tree, room))
        && !rules::keeps_its_own_table(&tree, room)
    {
        write(&root.join(path), &card)?;
    }
    if let Some(list) = tree.text(migrations::LIST) {
        write(&root.join(migrations::LIST), &migrations::extended(list, &tree))?;
    }
    Ok(())
}

fn registers(root: &Path, change: impl Fn(&Register, &str) -> Result<String>) -> Result<Vec<(&'static str, String)>> {
    let mut changed = Vec::new();
    for register in REGISTERS {
        // The glossary and the list of migrations may not be begun yet.
        let Ok(text) = std::fs::read_to_string(root.join(register.path)) else { continue };
        changed.push((register.path, change(register, &text).with_context(|| register.path)?));
    }
    Ok(changed)
}

fn is_name(name: &str) -> bool {
    let mut letters = name.chars();
    let begins = letters.next().is_some_and(|first| first.is_ascii_lowercase());
    begins && name.len() <= 30 && letters.all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

fn write(file: &Path, text: &str) -> Result<()> {
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(file, text).with_context(|| format!("不能写 {}", file.display()))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::tidy::CHECKS;

    const HOUSE: &str = "/// The rooms.\npub const ROOMS: [Room; 2] = [webkit::house::HOUSE, information::ROOM];\n";
    const WORKSPACE: &str = "[workspace.dependencies]\nkernel = { path = \"crates/kernel\" }\ninformation = { path = \"rooms/information\" }\n\n# values\njiff = \"0.2\"\n";
    const WHOLE: &str = "[package]\nname = \"chengqi\"\n\n[dependencies]\nanyhow.workspace = true\ninformation.workspace = true\nwebkit.workspace = true\n\n[dev-dependencies]\ninsta.workspace = true\n\n[lints]\nworkspace = true\n";

    fn begun() -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        for (path, text) in [
            ("Cargo.toml", WORKSPACE),
            ("crates/chengqi/Cargo.toml", WHOLE),
            ("crates/chengqi/src/house.rs", HOUSE),
            ("GLOSSARY.md", "# Glossary\n\n## Shared\n\n`matter` 事项\n"),
            (migrations::LIST, ""),
        ] {
            write(&folder.path().join(path), text).expect("can be written");
        }
        folder
    }

    fn everything(root: &Path) -> BTreeMap<String, String> {
        Tree::read(root).expect("can be read").files().map(|file| (file.path.clone(), file.text.clone())).collect()
    }

    #[test]
    fn a_new_room_passes_every_check_and_leaves_without_a_trace() {
        let folder = begun();
        let root = folder.path();
        refresh(root, "nothing").expect("the list is begun");
        let before = everything(root);
        add_room(root, "meetings", "会务").expect("a new room");
        let tree = Tree::read(root).expect("can be read");
        for check in CHECKS {
            assert_eq!((check.run)(&tree), [""; 0], "{}", check.name);
        }
        assert!(
            tree.text("crates/chengqi/src/house.rs")
                .expect("there")
                .contains("[Room; 3] = [webkit::house::HOUSE, information::ROOM, meetings::ROOM]")
        );
        assert!(tree.files().all(|file| !file.text.contains("@name@") && !file.text.contains("@title@")));
        assert!(add_room(root, "meetings", "会务").is_err());
        remove_room(root, "meetings").expect("is there");
        assert_eq!(everything(root), before);
        assert!(!root.join("rooms/meetings").exists());
    }

    #[test]
    fn a_new_rule_is_entered_and_wants_to_be_filled_in() {
        let folder = begun();
        let root = folder.path();
        add_room(root, "meetings", "会务").expect("a new room");
        add_rule(root, "meetings", "agenda_is_named").expect("a new rule");
        let tree = Tree::read(root).expect("can be read");
        let failing: Vec<&str> =
            CHECKS.iter().filter(|check| !(check.run)(&tree).is_empty()).map(|check| check.name).collect();
        assert_eq!(failing, ["rule_placeholders"]);
        assert!(add_rule(root, "meetings", "agenda_is_named").is_err());
        assert!(add_rule(root, "elsewhere", "a").is_err());
    }

    #[test]
    fn names_that_would_not_compile_are_refused() {
        let folder = begun();
        for (name, title) in
            [("Meetings", "会务"), ("", "会务"), ("a-b", "会务"), ("../a", "会务"), ("a", ""), ("a", "会\"务")]
        {
            assert!(add_room(folder.path(), name, title).is_err(), "{name} {title}");
        }
        assert!(remove_room(folder.path(), "meetings").is_err());
        assert!(remove_room(folder.path(), "../crates").is_err());
    }
}
