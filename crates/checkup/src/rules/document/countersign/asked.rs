//! Has every unit that the text gives work to countersigned?

use kernel::{Example, RuleCard};

use super::GATE;
use crate::document::facts::OrganKind;
use crate::document::rule::DocumentRule;
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::lexicon::Group;
use crate::rules::document::basis::{DOC_1, REGULATION_DAY, regulation};

const CARD: RuleCard = RuleCard {
    id: "CSG001",
    title: "涉及的单位没有会签",
    requirements: DOC_1,
    basis: regulation("第二十条第三项"),
    effective: REGULATION_DAY,
    text: "涉及有关地区或者部门职权范围内的事项，应当经过充分协商并取得一致意见：文中写明牵头、配合、负责的部门都在会签记录里。",
    why: "没有商量过的任务，发下去就有人说不知道、办不了。",
    examples: &[
        Example {
            given: "会签：区水利局 同意｜文：由区财政局负责安排经费。", then: "提示：区财政局没有会签"
        },
        Example {
            given: "会签：区财政局 同意｜文：由区财政局负责安排经费。", then: "不提示：已会签"
        },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::error(GATE, CARD, find).asks_the_office();

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    let Some(circulation) = &subject.office.facts.circulation else { return };
    let office = subject.office;
    let body = subject.body();
    let mut told: Vec<&str> = Vec::new();
    for unit in &subject.text.units {
        let name = body.slice(unit);
        let Some(organ) = office.organ(name) else { continue };
        let sentence = subject.text.sentence_at(unit.start);
        let on_duty = subject.text.has_word_in(Group::Duty, &sentence);
        let own = office.own().is_some_and(|own| own.name == organ.name);
        if organ.kind != OrganKind::Department || !on_duty || own || told.contains(&organ.name.as_str()) {
            continue;
        }
        let asked = circulation
            .asked
            .iter()
            .any(|entry| office.organ(&entry.organ).is_some_and(|known| known.name == organ.name));
        if !asked {
            told.push(&organ.name);
            out.add(
                Draft::found(format!("“{name}”有任务，会签记录里没有它"))
                    .at(body, unit)
                    .also_here(body, &sentence)
                    .hint("送该单位会签；只是顺带提到、没有任务的，写明理由忽略此条。"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::document::testing::{found, passes};

    #[test]
    fn silent_without_a_record_and_once_for_each_unit() {
        passes("CSG001", &["文：由区财政局负责安排经费。", "会签：｜文：区财政局的做法值得学习。"]);
        assert_eq!(found("CSG001", "会签：｜文：由区财政局牵头安排经费。¶由区财政局负责拨付。")[0].count, 1);
    }
}
