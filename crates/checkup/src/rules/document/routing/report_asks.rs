//! Does a report carry a request?

use std::sync::LazyLock;

use gongwen::Genre;
use kernel::{Example, RuleCard};
use regex::Regex;

use super::GATE;
use crate::document::rule::DocumentRule;
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::document::basis::{DOC_1, REGULATION_DAY, regulation};

const CARD: RuleCard = RuleCard {
    id: "RTE003",
    title: "报告夹带请示事项",
    requirements: DOC_1,
    basis: regulation("第十五条第四项"),
    effective: REGULATION_DAY,
    text: "不得在报告等非请示性公文中夹带请示事项。",
    why: "报告是给上级看的，收文按阅件传，夹在里面的请示就没有人批。",
    examples: &[
        Example {
            given: "文种：报告｜题：青溪区关于防汛工作的报告｜文：现将防汛工作报告如下。¶妥否，请批示。",
            then: "提示：请批示",
        },
        Example {
            given: "文种：报告｜题：青溪区关于防汛工作的报告｜文：现将防汛工作报告如下。¶特此报告。",
            then: "不提示：没有请示事项",
        },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::error(GATE, CARD, find);

static ASKS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new("请(?:予)?(?:批示|批复|审批|批准|指示|核批|审定)|妥否|当否|可否|是否妥当|(?:恳请|请求|提请)[^。；]{0,20}(?:批准|同意|审批|解决|拨付)").expect("the pattern is fixed and tested")
});

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    if subject.genre != Some(Genre::Report) {
        return;
    }
    let body = subject.body();
    for line in subject.main_lines() {
        for found in ASKS.find_iter(subject.words(line)) {
            let start = line.range.start + subject.words(line)[..found.start()].chars().count();
            let range = start..start + found.as_str().chars().count();
            // 报请批准后 and 已请示 tell what was done.
            if subject.text.is_cited(&range) || body.has_any_before(range.start, &["报", "经", "已", "提"]) {
                continue;
            }
            out.add(
                Draft::found(format!("报告里写了“{}”", found.as_str()))
                    .at(body, &range)
                    .hint("请示的事另行文请示；只是报告的，改用“特此报告。”"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::document::testing::{hits, passes};

    #[test]
    fn what_was_approved_before_is_told_and_not_asked() {
        passes(
            "RTE003",
            &["文种：报告｜题：青溪区关于防汛工作的报告｜文：方案已报请批准后实施。¶按照《关于请予批准的请示》办理。"],
        );
        hits("RTE003", &["文种：报告｜题：青溪区关于防汛工作的报告｜文：恳请市委解决防汛经费80万元。"]);
    }
}
