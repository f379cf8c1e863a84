//! Does 一是 stand without 二是?

use kernel::{Example, RuleCard};

use super::GATE;
use crate::document::rule::DocumentRule;
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::document::basis::{DOC_1, REGULATION_DAY, practice};

const CARD: RuleCard = RuleCard {
    id: "STR005",
    title: "有一是没有二是",
    requirements: DOC_1,
    basis: practice("层次"),
    effective: REGULATION_DAY,
    text: "“一是”“第一，”“首先，”开头的，后面要有“二是”“第二”“其次”；次序不断。",
    why: "多半是改稿时删了后面的，或者漏抄了一条。",
    examples: &[
        Example { given: "文：一是明确责任。¶各镇抓好落实。", then: "提示：没有二是" },
        Example { given: "文：一是明确责任；二是落实经费。", then: "不提示：有二是" },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::warning(GATE, CARD, find);

const NUMERALS: &str = "一二三四五六七八九";

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    let body = subject.body();
    let mut open: Option<(usize, usize)> = None;
    for index in 0..body.len() {
        let Some(value) = ordinal(subject, index) else { continue };
        match (value, open) {
            (0, last) => {
                close(subject, last, out);
                open = Some((0, index));
            }
            (_, Some((last, _))) if value == last + 1 => open = Some((value, index)),
            (_, Some((last, at))) => {
                let (wanted, found) = (nth(last + 1), nth(value));
                out.add(
                    Draft::found(format!("“{}是”后面是“{found}是”，没有“{wanted}是”", nth(last)))
                        .at(body, &(index..index + 2))
                        .also_here(body, &(at..at + 2))
                        .hint("补上缺的一条，或者改为连续。"),
                );
                open = Some((value, index));
            }
            (_, None) => {}
        }
    }
    close(subject, open, out);
}

/// 一是 at the head of a clause: its place in the numerals.
fn ordinal(subject: &DocumentSubject<'_>, index: usize) -> Option<usize> {
    let body = subject.body();
    if body.at(index + 1) != Some('是') {
        return None;
    }
    let value = NUMERALS.chars().position(|numeral| Some(numeral) == body.at(index))?;
    let head = body.before(index).is_none_or(|before| "。；，：！？\n”）\u{3000} 、".contains(before));
    // 一是一、二是二 is a saying.
    let saying = body.at(index + 2) == body.at(index);
    (head && !saying).then_some(value)
}

fn close(subject: &DocumentSubject<'_>, open: Option<(usize, usize)>, out: &mut Findings) {
    if let Some((0, at)) = open {
        let body = subject.body();
        out.add(
            Draft::found("有“一是”，后面没有“二是”").at(body, &(at..at + 2)).hint("只有一条就不编号；有几条的补全。"),
        );
    }
}

fn nth(value: usize) -> char {
    NUMERALS.chars().nth(value).unwrap_or('？')
}

#[cfg(test)]
mod tests {
    use crate::document::testing::{hits, passes};

    #[test]
    fn lists_may_follow_one_another_and_span_paragraphs() {
        passes("STR005", &["文：一是甲；二是乙。¶一是丙。¶二是丁。¶三是戊。", "文：做到一是一、二是二。"]);
        hits("STR005", &["文：一是甲；三是丙。", "文：一是甲。¶一是乙；二是丙。"]);
    }
}
