//! Does a document skip the organ right above?

use gongwen::placed::Direction;
use kernel::{Example, RuleCard};

use super::GATE;
use crate::document::rule::DocumentRule;
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::document::basis::{DOC_1, REGULATION_DAY, regulation};

const CARD: RuleCard = RuleCard {
    id: "RTE009",
    title: "越级行文",
    requirements: DOC_1,
    basis: regulation("第十四条"),
    effective: REGULATION_DAY,
    text: "一般不得越级行文；特殊情况需要越级的，应当同时抄送被越过的机关。",
    why: "被越过的上级不知情，批下来也没法办。",
    examples: &[
        Example {
            given: "本机关：中共松岭镇委员会｜文种：请示｜题：松岭镇关于经费的请示｜主送：市委：｜文：妥否，请批示。",
            then: "提示：越过了区委",
        },
        Example {
            given: "本机关：中共松岭镇委员会｜文种：请示｜题：松岭镇关于经费的请示｜主送：区委：｜文：妥否，请批示。",
            then: "不提示：主送直接上级",
        },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::warning(GATE, CARD, find).conditional().asks_the_office();

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    if subject.direction != Some(Direction::Upward) {
        return;
    }
    let office = subject.office;
    let Some(own) = office.own() else { return };
    let above = office.above(own);
    for to in subject.addressees() {
        let Some(organ) = office.organ(to.name()) else { continue };
        let Some(steps) = above.iter().position(|known| known.name == organ.name) else { continue };
        let copied = subject.copied();
        for skipped in &above[..steps] {
            let told =
                copied.iter().any(|copy| office.organ(copy.name()).is_some_and(|copy| copy.name == skipped.name));
            if !told {
                out.add(
                    Draft::found(format!("主送“{}”越过了“{}”", to.name(), skipped.name))
                        .at(to.text, &to.range)
                        .hint(format!("改为主送“{}”；确需越级的，同时抄送被越过的机关。", skipped.name)),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::document::testing::passes;

    #[test]
    fn the_one_skipped_may_be_told_by_a_copy() {
        passes(
            "RTE009",
            &[
                "本机关：中共松岭镇委员会｜文种：请示｜题：松岭镇关于经费的请示｜主送：市委：｜文：妥否，请批示。｜抄送：区委。",
            ],
        );
    }
}
