//! Does an upward document name who signed it off?

use gongwen::placed::{Direction, Role};
use kernel::{Example, RuleCard};

use super::GATE;
use crate::document::rule::DocumentRule;
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::document::basis::{DOC_1, REGULATION_DAY, regulation};

const CARD: RuleCard = RuleCard {
    id: "FMT011",
    title: "上行文没有签发人",
    requirements: DOC_1,
    basis: regulation("第九条第六项"),
    effective: REGULATION_DAY,
    text: "上行文应当标注签发人姓名。还没有编文号的草稿不查。",
    why: "上级要知道是谁签的，有事找谁。",
    examples: &[
        Example {
            given: "文种：请示｜题：青溪区关于经费的请示｜主送：市委：｜文：妥否，请批示。",
            then: "提示：没有签发人",
        },
        Example {
            given: "文种：请示｜签发：签发人：林知秋｜题：青溪区关于经费的请示｜主送：市委：｜文：妥否，请批示。",
            then: "不提示：有签发人",
        },
    ],
};

// A draft on its way to be signed has none yet: a warning.
pub(crate) static RULE: DocumentRule = DocumentRule::warning(GATE, CARD, find);

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    let signed = subject.of(|role| matches!(role, Role::Signer(_))).next().is_some();
    let Some(number) = subject.first(Role::Number) else { return };
    if subject.direction == Some(Direction::Upward)
        && !signed
        && number.source.contains('号')
        && !number.source.contains("待编")
    {
        out.add(
            Draft::found("上行文没有标注签发人")
                .at(number, &number.whole())
                .hint("在发文字号同一行右侧标“签发人：”和姓名。"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::document::testing::passes;

    #[test]
    fn a_draft_without_a_number_is_not_asked() {
        passes("FMT011", &["文种：请示｜文号：｜题：青溪区关于经费的请示｜主送：市委：｜文：妥否，请批示。", ""]);
    }
}
