//! Does a mark follow a number in brackets?

use gongwen::Level;
use kernel::{Example, RuleCard};

use super::GATE;
use crate::document::levels::numbered;
use crate::document::rule::{DocumentRule, Fixes};
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::basis::{PUNCTUATION_DAY, punctuation};
use crate::rules::document::basis::DOC_1;

const CARD: RuleCard = RuleCard {
    id: "STR003",
    title: "括号序号后有标点",
    requirements: DOC_1,
    basis: punctuation("附录B.3"),
    effective: PUNCTUATION_DAY,
    text: "带括号的序号“（一）”“（1）”后不加顿号、逗号和点。",
    why: "括号已经把序号与文字分开。",
    examples: &[
        Example { given: "文：（一）、加强领导。", then: "提示：去掉顿号" },
        Example { given: "文：（一）加强领导。", then: "不提示：没有标点" },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::warning(GATE, CARD, find).fixes(Fixes::Safe);

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    let body = subject.body();
    for line in numbered(subject) {
        if !matches!(line.level, Level::Second | Level::Fourth) {
            continue;
        }
        let start = line.mark.end;
        let mut end = start;
        while body.at(end).is_some_and(|mark| "、，．.,".contains(mark)) {
            end += 1;
        }
        if start < end {
            let mark = start..end;
            out.add(
                Draft::found(format!("“{}”后不加标点", body.slice(&line.mark)))
                    .at(body, &(line.mark.start..end))
                    .safe(body, &mark, "")
                    .hint("删去标点。"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::document::testing::{found, passes};

    #[test]
    fn both_levels_in_brackets_are_meant() {
        assert_eq!(found("STR003", "文：（一）、甲¶（1）.乙")[0].count, 2);
        passes("STR003", &["文：一、甲", "文：经（一）、（二）两项合计"]);
    }
}
