//! Is a numeric range written with ～?

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
    id: "PUN008",
    title: "数值范围的连接号",
    requirements: DOC_1,
    basis: punctuation("4.13.3"),
    effective: PUNCTUATION_DAY,
    text: "标示数值范围的起止用浪纹线“～”，不用短横线；编号、电话、日期里的短横线不算。",
    why: "60%-70%会被读成60%减70%。",
    examples: &[
        Example { given: "文：完成率为60%-70%。", then: "提示：60%～70%" },
        Example {
            given: "文：完成率为60%～70%，电话0000-1234567。", then: "不提示：用浪纹线；电话里是短横线"
        },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::note(GATE, CARD, find).fixes(Fixes::Safe);

static RANGE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\d[%％](-|—|–)\d|\d(-|–)\d+(?:\.\d+)?(?:万元|亿元|元|万亩|亩|公里|米|吨|公斤|％|%|℃|岁|平方米)")
        .expect("the pattern is fixed and tested")
});

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    let body = subject.body();
    for found in RANGE.captures_iter(body.source) {
        let (Some(whole), Some(mark)) = (found.get(0), found.get(1).or(found.get(2))) else { continue };
        let all = body.range_of_bytes(whole.start(), whole.end());
        let range = body.range_of_bytes(mark.start(), mark.end());
        // 2026-11-23米 can't be: a digit group with another dash before it is a date or a number.
        let digits = body.chars[..all.start].iter().rev().take_while(|c| c.is_ascii_digit() || **c == '.').count();
        if matches!(body.before(all.start - digits), Some('-' | '—' | '–')) {
            continue;
        }
        let draft = Draft::found(format!("“{}”里的“{}”应为“～”", body.slice(&all), mark.as_str()));
        out.add(draft.at(body, &range).safe(body, &range, "～").hint("改为浪纹线。"));
    }
}

#[cfg(test)]
mod tests {
    use crate::document::testing::{hits, passes};

    #[test]
    fn dates_and_codes_keep_their_dash() {
        passes("PUN008", &["文：2026-11-23报送，编号3-5。"]);
        hits("PUN008", &["文：每户补助3-5万元。"]);
    }
}
