//! Does the form of address fit the direction?

use std::sync::LazyLock;

use gongwen::Genre;
use gongwen::placed::Direction;
use kernel::{Example, RuleCard};
use regex::Regex;

use super::GATE;
use crate::document::rule::{DocumentRule, Fixes};
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::document::basis::{DOC_1, REGULATION_DAY, practice};

const CARD: RuleCard = RuleCard {
    id: "RTE011",
    title: "称谓与行文方向不合",
    requirements: DOC_1,
    basis: practice("称谓"),
    effective: REGULATION_DAY,
    text: "函对不相隶属机关用“贵委”“贵局”；批复、通知对下级用“你委”“你局”；请示、报告对上级直呼其名，不用“你委”“贵委”。",
    why: "称谓不合，轻则失礼，重则让人看不出谁管谁。",
    examples: &[
        Example {
            given: "文种：函｜题：青溪区关于商请调研的函｜文：拟派员到你局调研。", then: "提示：函用贵局"
        },
        Example {
            given: "文种：函｜题：青溪区关于商请调研的函｜文：拟派员到贵局调研。", then: "不提示：贵局"
        },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::warning(GATE, CARD, find).fixes(Fixes::Both);

static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new("(你|贵)(?:委|局|办|厅|部|市|县|区|镇|街道|单位|院|会|公司)").expect("the pattern is fixed and tested")
});

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    let polite = subject.genre == Some(Genre::Letter);
    let upward = subject.direction == Some(Direction::Upward);
    let downward = matches!(subject.genre, Some(Genre::Reply | Genre::Notice | Genre::Circular));
    let body = subject.body();
    for range in body.matches(&ADDRESS) {
        if !subject.is_main(&range) || subject.text.is_cited(&range) {
            continue;
        }
        let word = body.slice(&range);
        let first = range.start..range.start + 1;
        let draft = if polite && word.starts_with('你') {
            Draft::found(format!("函里写“{word}”，应用“贵”"))
                .at(body, &range)
                .ask(body, &first, "贵")
                .hint("改为“贵”。")
        } else if upward {
            Draft::found(format!("上行文里写“{word}”")).at(body, &range).hint("直接写上级机关的名称。")
        } else if downward && word.starts_with('贵') {
            Draft::found(format!("对下级写“{word}”，应用“你”"))
                .at(body, &range)
                .ask(body, &first, "你")
                .hint("改为“你”。")
        } else {
            continue;
        };
        out.add(draft);
    }
}

#[cfg(test)]
mod tests {
    use crate::document::testing::{hits, passes};

    #[test]
    fn a_reply_says_you_and_a_request_says_the_name() {
        passes("RTE011", &["文种：批复｜题：中共青溪区委关于机构的批复｜文：你镇《请示》（松委〔2026〕3号）收悉。"]);
        hits("RTE011", &["文种：请示｜题：青溪区关于经费的请示｜文：请你委批准。", "文：请贵局按时报送。"]);
    }
}
