//! Does one quantity have two values in one text?

use std::collections::HashMap;
use std::ops::Range;

use kernel::{Example, RuleCard};

use super::GATE;
use crate::compare::{Quantity, quantities};
use crate::document::rule::DocumentRule;
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::document::basis::{DOC_1, REGULATION_DAY, regulation};
use crate::scan::figures::written;

const CARD: RuleCard = RuleCard {
    id: "NUM009",
    title: "同一名目前后两个数",
    requirements: DOC_1,
    basis: regulation("第二十条第四项"),
    effective: REGULATION_DAY,
    text: "同一件事、同一单位的数在一份文里前后一致。",
    why: "两个数总有一个是错的，读的人不知道信哪个。",
    examples: &[
        Example {
            given: "文：全区改造老旧小区36个。¶两年来，全区改造老旧小区38个。", then: "提示：36个与38个"
        },
        Example {
            given: "文：全区改造老旧小区36个。¶临江街道改造老旧小区8个。", then: "不提示：说的不是一处"
        },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::warning(GATE, CARD, find);

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    /// Shorter labels, such as 其中, count different things.
    const LEAST: usize = 6;
    const DIVIDE: &[&str] = &[
        "其中",
        "每",
        "各",
        "人均",
        "平均",
        "同比",
        "增长",
        "目标",
        "计划",
        "不少于",
        "不低于",
        "不",
        "最",
        "以上",
        "以下",
        "至少",
        "再",
    ];
    let body = subject.body();
    let found = quantities(body, &subject.text.figures);
    let mut first: HashMap<(&str, &str), &Quantity> = HashMap::new();
    for here in &found {
        let tells_apart = DIVIDE.iter().any(|word| here.label.contains(word));
        if here.label.chars().count() < LEAST || tells_apart || !subject.is_main(&here.range) {
            continue;
        }
        let there = *first.entry((here.label.as_str(), here.unit)).or_insert(here);
        if (there.value - here.value).abs() <= 0.005 {
            continue;
        }
        // Within one sentence the two belong to different parts; under different dates to different times.
        let one_sentence = subject.text.sentence_at(there.range.start) == subject.text.sentence_at(here.range.start);
        if one_sentence || told_time(subject, &there.range) != told_time(subject, &here.range) {
            continue;
        }
        out.add(
            Draft::found(format!(
                "{}前面是{}{}，这里是{}{}",
                here.label,
                written(there.value),
                there.unit,
                written(here.value),
                here.unit
            ))
            .at(body, &here.range)
            .also_here(body, &there.range)
            .hint("核对哪个对；口径不同的，写明各自的时间和范围。"),
        );
    }
}

/// The first date of the line: what is said there holds for that time.
fn told_time<'s>(subject: &'s DocumentSubject<'_>, range: &Range<usize>) -> Option<&'s str> {
    let line = subject.line_of(range)?;
    subject.text.dates_in(&(line.range.start..range.end)).first().map(|date| subject.body().slice(&date.range))
}

#[cfg(test)]
mod tests {
    use crate::document::testing::{found, passes};

    #[test]
    fn the_first_value_is_shown_beside_the_second() {
        assert_eq!(found("NUM009", super::CARD.examples[0].given)[0].related[0].text, "36个");
        passes(
            "NUM009",
            &[
                "文：全区改造老旧小区36个。¶全区改造老旧小区36个。",
                "文：到2026年，全区改造老旧小区36个。¶到2027年，全区改造老旧小区48个。",
            ],
        );
    }
}
