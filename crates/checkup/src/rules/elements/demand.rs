//! What do people ask?

use kernel::{Example, RuleCard};

use super::{Located, Sought, first_word, seek};
use crate::fold::Findings;
use crate::lexicon::Group;
use crate::rules::basis::{INF_2, SPEECH, SPEECH_DAY};
use crate::subject::Subject;

pub(crate) const CARD: RuleCard = RuleCard {
    id: "E12",
    title: "缺诉求",
    requirements: INF_2,
    basis: SPEECH,
    effective: SPEECH_DAY,
    text: "社情民意写明群众的诉求、担心或不满。",
    why: "没有诉求，就不知道要办什么。",
    examples: &[
        Example {
            given: "〔社情民意〕走访中，居民谈到夜间公交。", then: "提示：没说想要什么"
        },
        Example { given: "〔社情民意〕走访中，居民盼增加夜间公交。", then: "不提示：盼" },
    ],
};

pub(super) const SOUGHT: Sought =
    Sought {
        card: &CARD, name: "诉求", hint: "写明他们要什么、急什么，如 希望、担心、反映……不便。", locate
    };

pub(crate) fn find(subject: &Subject<'_>, out: &mut Findings) {
    seek(subject, &SOUGHT, out);
}

fn locate(subject: &Subject<'_>) -> Option<Located> {
    first_word(subject, Group::Demand)
}

#[cfg(test)]
mod tests {
    use crate::testing::{hits, passes};

    #[test]
    fn worries_are_demands_too() {
        passes("E12", &["〔社情民意〕座谈会上，果农担心价格下跌。", "11月3日，临江街道开会。"]);
        hits("E12", &["〔社情民意〕11月3日，与居民座谈。"]);
    }
}
