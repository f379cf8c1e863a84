//! 实测 How often each rule spoke over the documents and items that the repository holds: a sentence for the handbook (DOC-1, INF-2, GEN-3).
//!
//! The counts stand in `data/rates.tsv`, which `cargo xtask bench checkup --write` writes and `tests/rates.rs` holds against the corpus.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::compare::ratio;
use crate::document::rule::Needs;
use crate::rules::document::RULES;

/// The counts as they are committed.
pub const RATES: &str = include_str!("../data/rates.tsv");

/// What was measured of a rule, in one line; none for an id that is no rule's.
#[must_use]
pub fn measured(id: &str) -> Option<String> {
    let on_documents = RULES.iter().find(|rule| rule.card.id == id).map(|rule| of_document(id, rule.needs));
    let on_items = crate::rules::RULES.iter().any(|rule| rule.card.id == id).then(|| of_item(id));
    let told: Vec<String> = on_documents.into_iter().chain(on_items).collect();
    (!told.is_empty()).then(|| told.join("。"))
}

/// Documents or items that were checked.
#[derive(Debug, Default, Clone, Copy)]
struct Checked {
    count: usize,
    characters: usize,
}

/// What a rule of one weight found.
#[derive(Debug)]
struct Row {
    weight: &'static str,
    /// In the clean ones.
    clean: usize,
    /// In the ones with planted faults.
    planted: usize,
    plants: usize,
    found: usize,
}

#[derive(Debug, Default)]
struct Table {
    corpora: BTreeMap<&'static str, Checked>,
    rows: BTreeMap<(&'static str, &'static str), Vec<Row>>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| table(RATES));

fn table(text: &'static str) -> Table {
    let mut table = Table::default();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<&'static str> = line.split('\t').collect();
        let number = |cell: &str| cell.parse().unwrap_or_default();
        match cells.as_slice() {
            ["语料", name, count, characters] => {
                table.corpora.insert(name, Checked { count: number(count), characters: number(characters) });
            }
            [kind, rule, weight, clean, planted, plants, found] => {
                let [clean, planted, plants, found] = [clean, planted, plants, found].map(|cell| number(cell));
                table.rows.entry((kind, rule)).or_default().push(Row { weight, clean, planted, plants, found });
            }
            _ => {}
        }
    }
    table
}

fn of_document(id: &str, needs: Needs) -> String {
    match needs {
        Needs::Office => return "未测：要有单位登记、在职人员或者会签、审核记录才查，自编语料里没有".to_owned(),
        Needs::Nothing | Needs::Archive => {}
    }
    let rows = TABLE.rows.get(&("公文", id)).map_or(&[][..], Vec::as_slice);
    let clean = said("干净文稿", "公文干净", rows, |row| row.clean);
    let planted = said("植错文稿", "公文植错", rows, |row| row.planted);
    format!("在自编公文上：{clean}；{planted}，{}", plants(rows))
}

/// Rules on items that only speak of what was reported before.
const OF_EARLIER_ITEMS: &[&str] = &["R02", "R03", "R06", "S07"];

fn of_item(id: &str) -> String {
    let rows = TABLE.rows.get(&("信息", id)).map_or(&[][..], Vec::as_slice);
    if OF_EARLIER_ITEMS.contains(&id) {
        return format!("自编信息没有以往的可比，每万字命中未测；{}", plants(rows));
    }
    let clean = said("合格信息", "信息合格", rows, |row| row.clean);
    let faulty = said("有意写错的信息", "信息有错", rows, |row| row.planted);
    format!("在自编信息上：{clean}；{faulty}，{}", plants(rows))
}

/// 干净文稿（110 份、140923 字）每万字 0 次, with the weights where there are findings.
fn said(name: &str, corpus: &str, rows: &[Row], places: fn(&Row) -> usize) -> String {
    let Checked { count, characters } = TABLE.corpora.get(corpus).copied().unwrap_or_default();
    let rates: Vec<String> = rows
        .iter()
        .filter(|row| 0 < places(row))
        .map(|row| format!("{} {:.2} 次", row.weight, ratio(places(row), characters) * 10_000.0))
        .collect();
    let rates = if rates.is_empty() { "0 次".to_owned() } else { rates.join("、") };
    format!("{name}（{count} 份、{characters} 字）每万字 {rates}")
}

fn plants(rows: &[Row]) -> String {
    let (plants, found): (usize, usize) =
        rows.iter().fold((0, 0), |(plants, found), row| (plants + row.plants, found + row.found));
    match (plants, plants == found) {
        (0, _) => "没有植入这一条".to_owned(),
        (plants, true) => format!("植入 {plants} 处全部找到"),
        (plants, false) => format!("植入 {plants} 处，找到 {found} 处"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_says_what_was_measured_of_it_or_that_nothing_was() {
        for rule in RULES.iter() {
            let told = measured(rule.card.id).expect("a rule");
            assert!(told.contains("每万字") || told.starts_with("未测："), "{} {told}", rule.card.id);
        }
        for card in crate::rules() {
            assert!(measured(card.id).is_some_and(|told| told.contains("自编信息")), "{}", card.id);
        }
        for id in OF_EARLIER_ITEMS {
            assert!(measured(id).is_some_and(|told| told.contains("未测") && told.contains("全部找到")), "{id}");
        }
        assert_eq!(measured("无此规则"), None);
    }

    #[test]
    fn the_rate_is_counted_from_places_and_characters() {
        let told = measured("FMT001").expect("a rule");
        assert!(told.contains("每万字 0 次") && told.contains("全部找到"), "{told}");
        assert!(measured("CSG001").expect("a rule").starts_with("未测"));
    }
}
