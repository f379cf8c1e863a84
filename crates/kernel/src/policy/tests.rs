//! Policy by date, by case and by layer, and what is wrong with a file (GEN-4).

mod faults;
mod layers;
mod telling;

use jiff::civil::{Date, date};

use super::*;

const LEVELS: &[(&str, &str)] = &[("city", "市级"), ("district", "区级")];
const KINDS: &[(&str, &str)] = &[("brief", "简讯"), ("long", "长篇")];
const DIMENSIONS: &[Dimension] = &[
    Dimension { name: "level", title: "级别", values: Values::Closed(LEVELS) },
    Dimension { name: "kind", title: "体裁", values: Values::Closed(KINDS) },
    Dimension { name: "journal", title: "刊物", values: Values::Open },
];

/// The keys of an office that counts little.
const PARAMS: &[Param] = &[
    param("information.points.adopted", "采用得分", Kind::Points, DIMENSIONS),
    param("information.points.cap", "上限", Kind::Number { least: 0, most: 100 }, &[]),
    param("information.assessment.feeds", "计入年度考核", Kind::Switch, &[]),
    param("information.objection.limit", "异议时限", Kind::Limit, &[]),
    param("information.section.verify_kinds", "须先核实的类别", Kind::Choices(KINDS), &[]),
];

const fn param(key: &'static str, title: &'static str, kind: Kind, when: &'static [Dimension]) -> Param {
    Param { key, title, what: "", kind, when }
}

/// A document of these rows; the head takes five lines, so that the first row begins on line 6 and its key stands on line 7.
fn document(id: &str, effective: &str, rows: &[&str]) -> String {
    let head =
        format!("id = \"{id}\"\ntitle = \"{id}口径\"\nbasis = \"青办〔2026〕7号\"\neffective = \"{effective}\"\n\n");
    rows.iter().fold(head, |text, row| text + row)
}

/// A row of five lines, four if it holds for every case.
fn row(key: &str, when: &str, from: &str, value: &str) -> String {
    let when = if when.is_empty() { String::new() } else { format!("when = {{ {when} }}\n") };
    format!("[[value]]\nkey = \"{key}\"\n{when}from = \"{from}\"\nvalue = {value}\nbasis = \"示例\"\n")
}

fn adopted(when: &str, from: &str, value: &str) -> String {
    row("information.points.adopted", when, from, &format!("\"{value}\""))
}

fn set(rows: &[String]) -> PolicySet {
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    PolicySet::parse(&document("base", "2022-01-01", &rows)).expect("readable")
}

fn order(rows: &[String]) -> PolicySet {
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    PolicySet::parse(&document("order", "2022-01-01", &rows)).expect("readable")
}

fn points_on(set: &PolicySet, day: Date, case: Case<'_>) -> Option<i64> {
    let key = "information.points.adopted";
    set.find(day, key, case).map(|value| value.points(key).expect("points"))
}
