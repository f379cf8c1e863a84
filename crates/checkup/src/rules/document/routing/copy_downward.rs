//! Is an upward document copied to those below?

use gongwen::placed::Direction;
use kernel::{Example, RuleCard};

use super::GATE;
use crate::document::rule::DocumentRule;
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::document::basis::{DOC_1, REGULATION_DAY, regulation};

const CARD: RuleCard = RuleCard {
    id: "RTE005",
    title: "上行文抄送下级",
    requirements: DOC_1,
    basis: regulation("第十五条第一项"),
    effective: REGULATION_DAY,
    text: "上行文根据需要同时抄送相关上级机关和同级机关，不抄送下级机关。",
    why: "还没有批的事先传到下面，下面就会照着办。",
    examples: &[
        Example {
            given: "文种：请示｜题：青溪区关于经费的请示｜主送：市委：｜文：妥否，请批示。｜抄送：各镇（街道）。",
            then: "提示：抄送了各镇",
        },
        Example {
            given: "文种：请示｜题：青溪区关于经费的请示｜主送：市委：｜文：妥否，请批示。｜抄送：市纪委。",
            then: "不提示：市纪委不是下级",
        },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::error(GATE, CARD, find);

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    if subject.direction != Some(Direction::Upward) {
        return;
    }
    for copied in subject.copied() {
        let name = copied.name();
        // 各镇, 各乡, 各村 are below whoever writes upward, whatever the register says.
        let many =
            ["各镇", "各乡", "各街道", "各村", "各社区", "各下属", "所属各"].iter().any(|word| name.starts_with(word));
        // Of a municipal organ the districts and counties lie below.
        let municipal = subject
            .placed
            .document
            .issuers
            .first()
            .is_some_and(|issuer| issuer.name.contains('市') && !issuer.name.contains(['区', '县']));
        let many = many || (municipal && ["各区", "各县"].iter().any(|word| name.starts_with(word)));
        let known = subject
            .office
            .organ(name)
            .zip(subject.office.own())
            .is_some_and(|(organ, own)| subject.office.is_below(organ, own) || own.rank < organ.rank);
        if many || known {
            out.add(
                Draft::found(format!("上行文抄送了下级“{name}”"))
                    .at(copied.text, &copied.range)
                    .hint("从抄送中删去；批下来以后另行文告知。"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::document::testing::{hits, passes};

    #[test]
    fn the_register_knows_who_is_below() {
        hits("RTE005", &["文种：报告｜题：青溪区关于防汛的报告｜文：特此报告。｜抄送：区委办公室，松岭镇党委。"]);
        passes("RTE005", &["抄送：各镇（街道）。"]);
    }
}
