//! Are fixed formulae whole and in their order?

use std::ops::Range;

use kernel::{Example, RuleCard};

use super::GATE;
use crate::document::lexicon::{FORMULAE, Formula};
use crate::document::rule::{DocumentRule, Fixes};
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::document::basis::{DOC_1, REGULATION_DAY, practice};
use crate::text::Text;

const CARD: RuleCard = RuleCard {
    id: "POL011",
    title: "规范表述不全或次序不对",
    requirements: DOC_1,
    basis: practice("规范表述"),
    effective: REGULATION_DAY,
    text: "“四个意识”“四个自信”等规范表述各项齐全、次序不变，用成文时的说法；表见 data/formulae.tsv，各条写明起止时间，由本单位增删。",
    why: "少一项、倒一项都是政治性的差错。",
    examples: &[
        Example {
            given: "文：坚定道路自信、理论自信、文化自信。", then: "提示：少了制度自信"
        },
        Example {
            given: "文：坚定道路自信、理论自信、制度自信、文化自信。", then: "不提示：齐全"
        },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::warning(GATE, CARD, find).fixes(Fixes::Ask);

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    let body = subject.body();
    for line in subject.lines {
        for run in runs(body, &line.range) {
            let in_force = FORMULAE.iter().filter(|formula| {
                formula.since <= subject.date && formula.until.is_none_or(|until| subject.date <= until)
            });
            for formula in in_force {
                check(body, &run, formula, out);
            }
        }
    }
}

/// Stretches of items parted by 、, with the items.
type Run = Vec<Range<usize>>;

fn runs(body: &Text<'_>, line: &Range<usize>) -> Vec<Run> {
    let mut found = Vec::new();
    let mut run: Run = Vec::new();
    let mut start = line.start;
    for index in line.start..=line.end {
        let mark = if index == line.end { '\n' } else { body.chars[index] };
        if mark == '、' {
            run.push(start..index);
            start = index + 1;
        } else if "，。；：！？\n（）《》".contains(mark) {
            run.push(start..index);
            if 2 < run.len() {
                found.push(std::mem::take(&mut run));
            }
            run.clear();
            start = index + 1;
        }
    }
    found
}

fn check(body: &Text<'_>, run: &Run, formula: &Formula, out: &mut Findings) {
    // The first item may have words before it and the last one words after it: 坚定道路自信, 文化自信等.
    let last = run.len() - 1;
    let place = |index: usize, item: &str| -> bool {
        let words = body.slice(&run[index]);
        words == item || (index == 0 && words.ends_with(item)) || (index == last && words.starts_with(item))
    };
    let stands: Vec<(usize, usize)> = (0..run.len())
        .filter_map(|index| formula.items.iter().position(|item| place(index, item)).map(|item| (index, item)))
        .collect();
    let items: Vec<usize> = stands.iter().map(|(_, item)| *item).collect();
    let whole: Vec<usize> = (0..formula.items.len()).collect();
    // Two items may stand together by chance; three in a row, or half of the formula, are the formula.
    let enough = 3.min(formula.items.len()).max(formula.items.len().div_ceil(2));
    let (Some(first), Some(end)) = (stands.first(), stands.last()) else { return };
    let in_a_row = end.0 - first.0 + 1 == stands.len();
    if stands.len() < enough || !in_a_row || items == whole || stands.len() != run.len() {
        return;
    }
    let missing: Vec<&str> =
        formula.items.iter().enumerate().filter(|(index, _)| !items.contains(index)).map(|(_, item)| *item).collect();
    let message = if missing.is_empty() {
        format!("{}的次序不对", formula.name)
    } else {
        format!("{}少了{}", formula.name, missing.join("、"))
    };
    let start = run[0].end - formula.items[first.1].chars().count().min(run[0].len());
    let stop = run[last].start + formula.items[end.1].chars().count().min(run[last].len());
    let range = start..stop;
    let right = formula.items.join("、");
    out.add(
        Draft::found(message)
            .at(body, &range)
            .ask(body, &range, right.as_str())
            .hint(format!("规范的说法是“{right}”。")),
    );
}

#[cfg(test)]
mod tests {
    use crate::document::testing::{found, hits, passes};

    #[test]
    fn order_counts_and_the_words_around_it_stay() {
        let found = found("POL011", "文：要坚定理论自信、道路自信、制度自信、文化自信，做好工作。");
        let edit = &found[0].fix.as_ref().expect("offers one").edits[0];
        assert_eq!(edit.before, "理论自信、道路自信、制度自信、文化自信");
        assert!(found[0].message.contains("次序"), "{}", found[0].message);
    }

    #[test]
    fn a_formula_holds_from_its_day() {
        passes("POL011", &["日期：2015年3月2日｜文：坚定道路自信、理论自信、制度自信。", "文：创新、协调两项工作。"]);
        hits("POL011", &["文：贯彻创新、协调、绿色、共享的新发展理念。"]);
    }
}
