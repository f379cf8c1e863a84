//! Does a request ask for one thing?

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
    id: "RTE002",
    title: "请示不止一事",
    requirements: DOC_1,
    basis: regulation("第十五条第四项"),
    effective: REGULATION_DAY,
    text: "请示应当一文一事：不同的批准事项分开请示。",
    why: "几件事归不同的领导和部门，一件卡住，件件都批不下来。",
    examples: &[
        Example {
            given: "文种：请示｜题：青溪区关于有关问题的请示｜文：一、恳请批准增加防汛经费80万元。¶二、恳请同意新建区档案馆。¶妥否，请批示。",
            then: "提示：两个批准事项",
        },
        Example {
            given: "文种：请示｜题：青溪区关于增加防汛经费的请示｜文：恳请批准增加防汛经费80万元。¶妥否，请批示。",
            then: "不提示：一件事",
        },
    ],
};

// Whether two requests are one matter is for people to say: a warning.
pub(crate) static RULE: DocumentRule = DocumentRule::warning(GATE, CARD, find);

static ASKS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new("(?:恳请|请求|特请|拟请|申请|请予|提请)[^。；，]{0,12}(?:批准|同意|审批|解决|拨付|核准)[^。；]{4,}")
        .expect("the pattern is fixed and tested")
});

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    if subject.genre != Some(Genre::Request) {
        return;
    }
    let body = subject.body();
    let mut asks = Vec::new();
    for line in subject.main_lines() {
        let Some(found) = ASKS.find(subject.words(line)) else { continue };
        let start = line.range.start + subject.words(line)[..found.start()].chars().count();
        asks.push(start..start + found.as_str().chars().count());
    }
    let Some((first, others)) = asks.split_first() else { return };
    if others.is_empty() {
        return;
    }
    let mut draft = Draft::found(format!("这件请示里有 {} 处请求批准，像是不止一事", asks.len())).at(body, first);
    for other in others {
        draft = draft.also_here(body, other);
    }
    out.add(draft.hint("不同的事分开请示；确是一件事的几个方面，合成一句说。"));
}

#[cfg(test)]
mod tests {
    use crate::document::testing::{found, passes};

    #[test]
    fn the_other_requests_are_shown_beside_the_first() {
        assert_eq!(found("RTE002", super::CARD.examples[0].given)[0].related.len(), 1);
        passes("RTE002", &["文：恳请批准甲事项安排。¶恳请同意乙事项安排。"]);
    }
}
