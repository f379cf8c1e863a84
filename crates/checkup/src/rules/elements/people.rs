//! Whose opinion is it?

use kernel::{Example, RuleCard};

use super::{Located, Sought, first_word, seek};
use crate::fold::Findings;
use crate::lexicon::Group;
use crate::rules::basis::{INF_2, SPEECH, SPEECH_DAY};
use crate::subject::Subject;

pub(crate) const CARD: RuleCard = RuleCard {
    id: "E11",
    title: "缺群体",
    requirements: INF_2,
    basis: SPEECH,
    effective: SPEECH_DAY,
    text: "社情民意写明是哪些人的意见。",
    why: "不同的人想法不同，说清是谁，才好对症办理。",
    examples: &[
        Example {
            given: "〔社情民意〕走访中有人希望增加夜间公交，建议延长2路车时间。", then: "提示：“有人”是谁"
        },
        Example {
            given: "〔社情民意〕走访中，高中家长希望增加夜间公交，建议延长2路车时间。", then: "不提示：家长"
        },
    ],
};

pub(super) const SOUGHT: Sought =
    Sought {
        card: &CARD, name: "反映群体", hint: "写明是哪些人，如 居民、家长、商户、果农。", locate
    };

pub(crate) fn find(subject: &Subject<'_>, out: &mut Findings) {
    seek(subject, &SOUGHT, out);
}

fn locate(subject: &Subject<'_>) -> Option<Located> {
    first_word(subject, Group::People)
}

#[cfg(test)]
mod tests {
    use crate::testing::{hits, passes};

    #[test]
    fn people_in_a_stock_phrase_are_nobody() {
        hits("E11", &["〔社情民意〕做法受到了广大群众的好评。"]);
        passes("E11", &["〔社情民意〕热线里，商户反映垃圾清运太晚。"]);
    }
}
