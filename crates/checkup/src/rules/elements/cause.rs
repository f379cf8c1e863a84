//! Why is it so?

use kernel::{Example, RuleCard};

use super::{Located, Sought, first_word, seek};
use crate::fold::Findings;
use crate::lexicon::Group;
use crate::rules::basis::{INF_2, SPEECH, SPEECH_DAY};
use crate::subject::Subject;

pub(crate) const CARD: RuleCard = RuleCard {
    id: "E08",
    title: "缺原因",
    requirements: INF_2,
    basis: SPEECH,
    effective: SPEECH_DAY,
    text: "问题建议写明问题的原因。",
    why: "不说原因，建议就没有根据。",
    examples: &[
        Example {
            given: "〔问题建议〕10月，临江街道停车投诉47件，建议开放单位车位。", then: "提示：没说为什么"
        },
        Example {
            given: "〔问题建议〕10月，临江街道停车投诉47件，原因是夜间泊位少，建议开放单位车位。",
            then: "不提示：原因",
        },
    ],
};

pub(super) const SOUGHT: Sought =
    Sought {
        card: &CARD, name: "原因", hint: "写明为什么，如 由于……、原因是……、受……影响。", locate
    };

pub(crate) fn find(subject: &Subject<'_>, out: &mut Findings) {
    seek(subject, &SOUGHT, out);
}

fn locate(subject: &Subject<'_>) -> Option<Located> {
    first_word(subject, Group::Cause)
}

#[cfg(test)]
mod tests {
    use crate::testing::{hits, passes};

    #[test]
    fn only_problems_owe_a_cause() {
        passes("E08", &["10月，临江街道新增停车位120个。", "〔问题建议〕10月，受山洪影响，2个村断水，建议送水。"]);
        hits("E08", &["〔问题建议〕10月，因此建议送水2车。"]);
    }
}
