//! Does an upward document go to one superior?

use gongwen::placed::Direction;
use kernel::{Example, RuleCard};

use super::GATE;
use crate::document::rule::DocumentRule;
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::document::basis::{DOC_1, REGULATION_DAY, regulation};

const CARD: RuleCard = RuleCard {
    id: "RTE004",
    title: "上行文主送不止一个上级",
    requirements: DOC_1,
    basis: regulation("第十五条第一项"),
    effective: REGULATION_DAY,
    text: "上行文原则上主送一个上级机关，需要同时送其他上级或者同级机关的，用抄送。",
    why: "主送两家，两家都等对方先批。",
    examples: &[
        Example {
            given: "文种：请示｜题：青溪区关于经费的请示｜主送：市委、市政府：｜文：妥否，请批示。",
            then: "提示：两个主送",
        },
        Example {
            given: "文种：请示｜题：青溪区关于经费的请示｜主送：市委：｜文：妥否，请批示。",
            then: "不提示：主送一个",
        },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::warning(GATE, CARD, find).conditional();

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    if subject.direction != Some(Direction::Upward) {
        return;
    }
    let names = subject.addressees();
    let (Some(first), Some(second)) = (names.first(), names.get(1)) else { return };
    let message = format!("上行文主送了 {} 个机关：{}等", names.len(), first.name());
    out.add(
        Draft::found(message)
            .at(second.text, &second.range)
            .also_here(first.text, &first.range)
            .hint("只主送负责批办的一个，其余改为抄送。"),
    );
}

#[cfg(test)]
mod tests {
    use crate::document::testing::passes;

    #[test]
    fn documents_that_go_down_may_go_to_many() {
        passes("RTE004", &["主送：各镇党委、各街道党工委："]);
    }
}
