//! Is a request sent to an organ that is no superior?

use gongwen::Genre;
use kernel::{Example, RuleCard};

use super::GATE;
use crate::document::rule::DocumentRule;
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::document::basis::{DOC_1, REGULATION_DAY, regulation};

const CARD: RuleCard = RuleCard {
    id: "RTE013",
    title: "对不相隶属机关用请示",
    requirements: DOC_1,
    basis: regulation("第八条第十四项"),
    effective: REGULATION_DAY,
    text: "不相隶属机关之间商洽工作、询问和答复问题、请求批准和答复审批事项，用函。",
    why: "请示只给自己的上级；给平级用请示，对方没有批的权。",
    examples: &[
        Example {
            given: "本机关：青溪区教育局｜文种：请示｜题：青溪区教育局关于经费的请示｜主送：区财政局：｜文：妥否，请批示。",
            then: "提示：财政局与教育局不相隶属，用函",
        },
        Example {
            given: "本机关：青溪区教育局｜文种：请示｜题：青溪区教育局关于经费的请示｜主送：区委：｜文：妥否，请批示。",
            then: "不提示：区委是上级",
        },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::warning(GATE, CARD, find).asks_the_office();

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    if subject.genre != Some(Genre::Request) {
        return;
    }
    let office = subject.office;
    let Some(own) = office.own() else { return };
    for to in subject.addressees() {
        let Some(organ) = office.organ(to.name()) else { continue };
        // A department of the level above guides its counterparts below, whatever the register says of the line.
        if !office.is_below(own, organ) && own.rank <= organ.rank && own.name != organ.name {
            out.add(
                Draft::found(format!("“{}”不是“{}”的上级", to.name(), own.name))
                    .at(to.text, &to.range)
                    .hint("请求对方批准主管事项的，改用函。"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::document::testing::passes;

    #[test]
    fn silent_while_the_addressee_is_on_no_register() {
        passes("RTE013", &["文种：请示｜题：区委办公室关于经费的请示｜主送：省档案馆：｜文：妥否，请批示。"]);
    }
}
