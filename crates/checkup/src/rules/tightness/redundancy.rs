//! Does a phrase say a thing twice?

use kernel::{Example, RuleCard};

use crate::fold::{Draft, Findings};
use crate::lexicon;
use crate::manuscript::Manuscript;
use crate::rules::basis::{INF_2, PRACTICE, SPEECH_DAY};

pub(crate) const CARD: RuleCard = RuleCard {
    id: "T15",
    title: "重复赘余",
    requirements: INF_2,
    basis: PRACTICE,
    effective: SPEECH_DAY,
    text: "“目的是为了”“原因是因为”“涉及到”一类，意思说了两遍，留一个。",
    why: "去掉一半，意思不变。",
    examples: &[
        Example { given: "划线的目的是为了方便居民。", then: "提示：目的是／为了" },
        Example { given: "划线的目的是方便居民。", then: "不提示：只说一遍" },
    ],
};

pub(crate) fn find(subject: &Manuscript<'_>, out: &mut Findings) {
    for text in subject.parts() {
        for (right, range) in lexicon::redundancies(text) {
            let draft = Draft::advice(format!("“{}”意思重复，可写“{right}”", text.slice(&range))).at(text, &range);
            out.add(draft.ask(text, &range, right).hint(format!("改为“{right}”。")));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{found, passes};

    #[test]
    fn the_replacement_waits_for_people() {
        let found = found("T15", "投诉增加的原因是由于泊位少。");
        let fix = found[0].fix.as_ref().expect("offers one");
        assert_eq!(
            (fix.applicability, fix.edits[0].replacement.as_str()),
            (crate::finding::Applicability::Ask, "原因是")
        );
        passes("T15", &["原因是泊位少，由于地少。"]);
    }
}
