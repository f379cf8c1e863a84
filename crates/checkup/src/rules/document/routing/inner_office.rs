//! Does an inner office issue in its own name?

use kernel::{Example, RuleCard};

use super::GATE;
use crate::document::facts::OrganKind;
use crate::document::rule::DocumentRule;
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::document::basis::{DOC_1, REGULATION_DAY, regulation};

const CARD: RuleCard = RuleCard {
    id: "RTE008",
    title: "内设机构对外行文",
    requirements: DOC_1,
    basis: regulation("第十七条"),
    effective: REGULATION_DAY,
    text: "部门内设机构除办公厅（室）外不得对外正式行文。",
    why: "科室不能代表机关，收文单位办了也没有依据。",
    examples: &[
        Example {
            given: "题：区委办公室秘书科关于报送总结的通知｜署名：区委办公室秘书科", then: "提示：秘书科"
        },
        Example {
            given: "题：中共青溪区委办公室关于报送总结的通知｜署名：中共青溪区委办公室",
            then: "不提示：办公室可以行文",
        },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::error(GATE, CARD, find);

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    if subject.is_internal() {
        return;
    }
    for signature in subject.signatures() {
        let name = signature.name();
        let inner = match subject.office.organ(name) {
            Some(organ) => organ.kind == OrganKind::Inner,
            None => is_inner(name),
        };
        if inner {
            out.add(
                Draft::found(format!("“{name}”是内设机构，不能对外正式行文"))
                    .at(signature.text, &signature.range)
                    .hint("以机关或者其办公室的名义行文。"),
            );
        }
    }
}

fn is_inner(name: &str) -> bool {
    // 信访科 and 财务股 are inner offices; 教科, 本科 and the names of schools are not.
    let long = 5 <= name.chars().count();
    long && (name.ends_with('科') || name.ends_with('股') || name.ends_with("处室"))
}

#[cfg(test)]
mod tests {
    use crate::document::testing::{hits, passes};

    #[test]
    fn sections_are_known_by_their_last_character() {
        hits("RTE008", &["署名：青溪区水利局财务股"]);
        passes("RTE008", &["署名：青溪区水利局", "署名："]);
    }
}
