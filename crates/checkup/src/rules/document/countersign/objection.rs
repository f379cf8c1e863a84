//! Is an objection still open?

use kernel::{Example, RuleCard};

use super::GATE;
use crate::document::facts::Answer;
use crate::document::rule::DocumentRule;
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::document::basis::{DOC_1, REGULATION_DAY, regulation};
use crate::text::short;

const CARD: RuleCard = RuleCard {
    id: "CSG005",
    title: "会签意见没有协商一致",
    requirements: DOC_1,
    basis: regulation("第十六条第四项"),
    effective: REGULATION_DAY,
    text: "涉及多个部门职权范围内的事务，部门之间未协商一致的，不得向下行文。",
    why: "上面没有说好，下面就接到两个不同的要求。",
    examples: &[
        Example { given: "会签：区财政局 不同意由财政全额负担", then: "提示：意见没有解决" },
        Example { given: "会签：区财政局 已协商", then: "不提示：已经协商一致" },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::error(GATE, CARD, find).asks_the_office();

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    for entry in subject.office.facts.circulation.iter().flat_map(|circulation| &circulation.asked) {
        if let Answer::Objected { opinion } = &entry.answer {
            out.add(
                Draft::found(format!("“{}”的意见还没有协商一致：{}", entry.organ, short(opinion)))
                    .hint("由主办单位协商；不能一致的，列明各方依据报请裁定。"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::document::testing::{found, passes};

    #[test]
    fn the_opinion_is_told() {
        assert!(found("CSG005", "会签：区财政局 不同意全额负担")[0].message.contains("不同意全额负担"));
        passes("CSG005", &["会签：区财政局 同意", ""]);
    }
}
