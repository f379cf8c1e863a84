//! Items made from the templates of the demonstration (`demo/items`), each with the least of every figure, and the faults planted in `cases`.

use std::collections::BTreeMap;
use std::path::Path;

use checkup::{Facts, Item, ItemKind, OwnUnit, Report, check};
use jiff::civil::date;

/// One item, checked.
pub struct Checked {
    pub title: String,
    pub body: String,
    /// Whether the template says that it is badly written on purpose.
    pub faulty: bool,
    pub report: Report,
}

const UNIT: &str = "临江街道办事处";
const SHORT: &str = "临江街道";

/// Every item of the demonstration.
pub fn checked() -> Vec<Checked> {
    let unit = OwnUnit { name: UNIT.to_owned(), short: SHORT.to_owned() };
    let known = Facts { unit, ..Facts::default() }.prepared();
    let mut items = Vec::new();
    for file in files("../../demo/items", "toml") {
        let table: toml::Table = std::fs::read_to_string(&file).expect("readable").parse().expect("a table");
        for item in table.get("item").and_then(toml::Value::as_array).expect("items") {
            let text = |key: &str| item.get(key).and_then(toml::Value::as_str).unwrap_or_default();
            let mut drawn = BTreeMap::new();
            let (title, body) = (filled(text("title"), &mut drawn), filled(text("body"), &mut drawn));
            let kind = ItemKind::ALL.into_iter().find(|kind| kind.code() == text("type")).expect("a kind of item");
            let today = date(2026, 11, 23);
            let asked = Item {
                kind,
                title: &title,
                body: &body,
                focus: None,
                attachments: 0,
                event_on: None,
                today,
                earlier: &[],
                archive_ready: true,
            };
            let report = check(&asked, &known);
            items.push(Checked { faulty: item.get("fault").is_some(), report, title, body });
        }
    }
    items
}

/// How often each rule is planted in the whole items of `cases`, where a test wants every one of them found.
pub fn planted() -> BTreeMap<String, usize> {
    let mut planted = BTreeMap::new();
    for file in files("cases", "toml") {
        let table: toml::Table = std::fs::read_to_string(&file).expect("readable").parse().expect("a table");
        let rules = table.get("应发现").and_then(toml::Value::as_array).map(Vec::as_slice).unwrap_or_default();
        for rule in rules.iter().filter_map(toml::Value::as_str) {
            *planted.entry(rule.to_owned()).or_default() += 1;
        }
    }
    planted
}

fn files(folder: &str, ending: &str) -> Vec<std::path::PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let entries = std::fs::read_dir(folder).expect("the folder is there");
    let mut files: Vec<_> = entries.map(|entry| entry.expect("readable").path()).collect();
    files.retain(|path| path.extension().is_some_and(|found| found == ending));
    files.sort();
    files
}

/// The text with its slots filled (`demo/items/README.md`).
fn filled(template: &str, drawn: &mut BTreeMap<String, i64>) -> String {
    let (mut out, mut rest) = (String::new(), template);
    while let Some((before, after)) = rest.split_once('{') {
        let (slot, after) = after.split_once('}').expect("braces are paired");
        out.push_str(before);
        out.push_str(&value(slot, drawn));
        rest = after;
    }
    out + rest
}

fn value(slot: &str, drawn: &mut BTreeMap<String, i64>) -> String {
    match slot {
        "unit" => return UNIT.to_owned(),
        "unit_short" => return SHORT.to_owned(),
        "place" => return "翠湖社区".to_owned(),
        "date" => return "11月18日".to_owned(),
        "month" => return "11".to_owned(),
        "year" => return "2026".to_owned(),
        _ => {}
    }
    if let Some((name, range)) = slot.split_once(':') {
        let least = range.split_once('-').and_then(|(least, _)| least.parse().ok()).expect("from-to");
        return drawn.entry(name.to_owned()).or_insert(least).to_string();
    }
    let mut sum = 0;
    let mut sign = 1;
    for part in slot.split_inclusive(['+', '-']) {
        let name = part.trim_end_matches(['+', '-']);
        sum += sign * drawn.get(name).copied().unwrap_or_else(|| panic!("{name} 没有抽过"));
        sign = if part.ends_with('-') { -1 } else { 1 };
    }
    sum.to_string()
}
