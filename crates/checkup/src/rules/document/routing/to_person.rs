//! Is a document addressed to a person?

use std::sync::LazyLock;

use kernel::{Example, RuleCard};
use regex::Regex;

use super::GATE;
use crate::document::rule::DocumentRule;
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::document::basis::{DOC_1, REGULATION_DAY, regulation};

const CARD: RuleCard = RuleCard {
    id: "RTE006",
    title: "主送领导个人",
    requirements: DOC_1,
    basis: regulation("第十五条第五项"),
    effective: REGULATION_DAY,
    text: "除上级机关负责人直接交办事项外，不得以本机关名义向上级机关负责人报送公文。",
    why: "送给个人的公文不经办公室登记，没有人催，也查不到。",
    examples: &[
        Example {
            given: "文种：请示｜题：青溪区关于经费的请示｜主送：王书记：｜文：妥否，请批示。",
            then: "提示：主送王书记",
        },
        Example {
            given: "文种：请示｜题：青溪区关于经费的请示｜主送：市委：｜文：妥否，请批示。",
            then: "不提示：主送机关",
        },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::error(GATE, CARD, find);

static PERSON: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[\p{Han}×]{1,4}(?:书记|副书记|主任|副主任|市长|副市长|区长|副区长|县长|副县长|镇长|乡长|局长|副局长|部长|副部长|秘书长|常委|主席|副主席|同志|先生|女士)$").expect("the pattern is fixed and tested")
});

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    if subject.is_internal() {
        return;
    }
    for to in subject.addressees() {
        let name = to.name();
        // 各位同志 and 各村书记 are many people by their office, which a meeting notice may address.
        let many = ["各", "全体", "有关"].iter().any(|word| name.starts_with(word));
        let known =
            subject.office.facts.people.iter().any(|person| !person.is_empty() && name.starts_with(person.as_str()));
        if !many && (known || PERSON.is_match(name)) {
            out.add(
                Draft::found(format!("主送“{name}”是个人"))
                    .at(to.text, &to.range)
                    .hint("改为主送其所在机关；是负责人直接交办的事，写明交办情况，并忽略此条。"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::document::testing::{hits, passes};

    #[test]
    fn people_of_the_register_are_known_by_name() {
        hits("RTE006", &["主送：林知秋："]);
        passes("RTE006", &["主送：各村书记：", "主送：区直各部门党组织："]);
    }
}
