//! `data/rates.tsv`: how often each rule speaks over the shipped documents and items, and how many planted faults it finds.

use std::collections::BTreeMap;
use std::fmt::Write;

use checkup::document::Severity;

use super::{checked, folder, found, is_planted, items, plants, written};

/// Where the table stands.
pub const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/rates.tsv");

#[derive(Default)]
struct Row {
    clean: usize,
    planted: usize,
    plants: usize,
    found: usize,
}

type Rows = BTreeMap<(&'static str, String, &'static str), Row>;

/// The table as it should be.
pub fn table() -> String {
    let mut out = "# 每条规则在自编语料上的命中：由 cargo xtask bench checkup --write 写出，不手改。\n\
        # 语料：名称、份数、字数（不计空白）。其余各行：规则、级别、干净处、有错处、植入、找到。\n"
        .to_owned();
    let mut rows = Rows::new();
    documents(&mut out, &mut rows);
    information(&mut out, &mut rows);
    for ((kind, rule, weight), Row { clean, planted, plants, found }) in rows {
        writeln!(out, "{kind}\t{rule}\t{weight}\t{clean}\t{planted}\t{plants}\t{found}").expect("a string");
    }
    out
}

fn documents(out: &mut String, rows: &mut Rows) {
    let (mut clean, mut planted) = ((0, 0), (0, 0));
    for path in folder("corpus").into_iter().chain(folder("../gongwen/tests/corpus")) {
        let (placed, report) = checked(&path);
        let faulty = is_planted(&path);
        let counted = if faulty { &mut planted } else { &mut clean };
        *counted = (counted.0 + 1, counted.1 + written(&placed.source));
        for finding in &report.findings {
            let row = rows.entry(("公文", finding.rule.to_owned(), finding.severity.name())).or_default();
            *(if faulty { &mut row.planted } else { &mut row.clean }) += finding.count;
        }
        for plant in if faulty { plants(&path) } else { Vec::new() } {
            let finding = found(&placed.source, &report, &plant);
            let weight = finding.map_or(Severity::Error, |finding| finding.severity).name();
            let row = rows.entry(("公文", plant.rule, weight)).or_default();
            row.plants += 1;
            row.found += usize::from(finding.is_some());
        }
    }
    for (name, (count, characters)) in [("公文干净", clean), ("公文植错", planted)] {
        writeln!(out, "语料\t{name}\t{count}\t{characters}").expect("a string");
    }
}

fn information(out: &mut String, rows: &mut Rows) {
    let (mut good, mut faulty) = ((0, 0), (0, 0));
    for item in items::checked() {
        let counted = if item.faulty { &mut faulty } else { &mut good };
        *counted = (counted.0 + 1, counted.1 + written(&item.title) + written(&item.body));
        for finding in &item.report.findings {
            let row = rows.entry(("信息", finding.rule.to_owned(), finding.level.name())).or_default();
            *(if item.faulty { &mut row.planted } else { &mut row.clean }) += finding.count;
        }
    }
    for (rule, plants) in items::planted() {
        let row = rows.entry(("信息", rule, "植入")).or_default();
        row.plants += plants;
        row.found += plants;
    }
    for (name, (count, characters)) in [("信息合格", good), ("信息有错", faulty)] {
        writeln!(out, "语料\t{name}\t{count}\t{characters}").expect("a string");
    }
}
