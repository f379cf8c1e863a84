//! Was the text changed after a unit had agreed?

use kernel::{Example, RuleCard};

use super::GATE;
use crate::document::facts::{Answer, SignedText};
use crate::document::rule::DocumentRule;
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::document::basis::{DOC_1, REGULATION_DAY, regulation};

const CARD: RuleCard = RuleCard {
    id: "CSG004",
    title: "会签后改了文稿",
    requirements: DOC_1,
    basis: regulation("第二十条第三项、第二十五条第一项"),
    effective: REGULATION_DAY,
    text: "会签的单位同意的是它看到的那一稿；会签以后改了的，再送会签。",
    why: "对方同意的不是这一稿。",
    examples: &[
        Example { given: "会签：区财政局 同意后改动", then: "提示：会签后改过" },
        Example { given: "会签：区财政局 同意", then: "不提示：还是那一稿" },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::error(GATE, CARD, find).asks_the_office();

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    for entry in subject.office.facts.circulation.iter().flat_map(|circulation| &circulation.asked) {
        if entry.answer == (Answer::Agreed { text: SignedText::Changed }) {
            out.add(
                Draft::found(format!("“{}”会签以后文稿又改过", entry.organ))
                    .hint("再送该单位看改动的地方；改动不涉及它的，写明理由忽略此条。"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::document::testing::{found, passes};

    #[test]
    fn every_unit_is_named() {
        assert_eq!(found("CSG004", "会签：区财政局 同意后改动¶区水利局 同意后改动")[0].count, 2);
        passes("CSG004", &["会签：区财政局 等1", ""]);
    }
}
