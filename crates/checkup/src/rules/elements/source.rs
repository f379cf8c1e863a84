//! Where was it heard?

use kernel::{Example, RuleCard};

use super::{Located, Sought, first_word, seek};
use crate::fold::Findings;
use crate::lexicon::Group;
use crate::place::Part;
use crate::rules::basis::{INF_2, SPEECH, SPEECH_DAY};
use crate::subject::Subject;

pub(crate) const CARD: RuleCard = RuleCard {
    id: "E10",
    title: "缺来源",
    requirements: INF_2,
    basis: SPEECH,
    effective: SPEECH_DAY,
    text: "社情民意写明从哪里听到（走访、热线、信访、座谈、网上留言等），或写明时间。",
    why: "说得清来源，才知道有多少人这样想，才能核实。",
    examples: &[
        Example {
            given: "〔社情民意〕群众希望增加夜间公交，建议延长2路车时间。", then: "提示：没说从哪里听到"
        },
        Example {
            given: "〔社情民意〕入户走访中，群众希望增加夜间公交，建议延长2路车时间。", then: "不提示：走访"
        },
    ],
};

pub(super) const SOUGHT: Sought =
    Sought {
        card: &CARD, name: "来源或时间", hint: "写明从哪里听到的，如 走访、热线、座谈，或写明时间。", locate
    };

pub(crate) fn find(subject: &Subject<'_>, out: &mut Findings) {
    seek(subject, &SOUGHT, out);
}

fn locate(subject: &Subject<'_>) -> Option<Located> {
    let date = || subject.dates.first().map(|date| (Part::Body, date.range.clone()));
    first_word(subject, Group::Source).or_else(date)
}

#[cfg(test)]
mod tests {
    use crate::testing::{hits, passes};

    #[test]
    fn a_date_will_do_and_other_kinds_owe_none() {
        passes("E10", &["〔社情民意〕11月以来，群众希望增加夜间公交。", "10月，新增停车位。"]);
        hits("E10", &["〔社情民意〕有人希望增加公交。"]);
    }
}
