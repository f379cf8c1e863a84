//! Does 、 follow 第一 and 首先 at the head of a clause?

use std::sync::LazyLock;

use kernel::{Example, RuleCard};
use regex::Regex;

use super::GATE;
use crate::document::rule::{DocumentRule, Fixes};
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::basis::{PUNCTUATION_DAY, punctuation};
use crate::rules::document::basis::DOC_1;

const CARD: RuleCard = RuleCard {
    id: "PUN011",
    title: "第一首先后用了顿号",
    requirements: DOC_1,
    basis: punctuation("附录B.3"),
    effective: PUNCTUATION_DAY,
    text: "“第一”“首先”“其次”等序次语后用逗号，不用顿号。",
    why: "顿号用在不带“第”字的汉字序号后，如“一、”。",
    examples: &[
        Example { given: "文：第一、明确责任。", then: "提示：第一，" },
        Example {
            given: "文：第一，明确责任。第一、二季度完成。", then: "不提示：用逗号；季度是并列"
        },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::note(GATE, CARD, find).fixes(Fixes::Ask);

static ORDINAL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new("(?:第[一二三四五六七八九十]{1,2}|首先|其次|再次|最后|其[一二三四])、")
        .expect("the pattern is fixed and tested")
});

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    let body = subject.body();
    for range in body.matches(&ORDINAL) {
        let head = body.before(range.start).is_none_or(|before| "。；！？\n\u{3000} ：".contains(before));
        // 第一、二季度 and 第一、第二产业 are lists.
        let list = body.at(range.end).is_some_and(|next| "一二三四五六七八九十第其".contains(next));
        if !head || list {
            continue;
        }
        let mark = range.end - 1..range.end;
        out.add(
            Draft::found(format!("“{}”后应用逗号", body.slice(&(range.start..mark.start))))
                .at(body, &range)
                .ask(body, &mark, "，")
                .hint("改为逗号。"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::document::testing::{hits, passes};

    #[test]
    fn lists_of_ordinals_keep_their_mark() {
        passes("PUN011", &["文：第一、第二产业增长。", "文：三个环节中首先、其次都要抓。"]);
        hits("PUN011", &["文：首先、摸清底数。"]);
    }
}
