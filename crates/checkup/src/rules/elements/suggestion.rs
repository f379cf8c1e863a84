//! What should be done?

use std::ops::Range;

use kernel::{Example, RuleCard};

use super::{Located, Sought, seek};
use crate::fold::Findings;
use crate::lexicon::Group;
use crate::place::Part;
use crate::rules::basis::{INF_2, SPEECH, SPEECH_DAY};
use crate::subject::Subject;

pub(crate) const CARD: RuleCard = RuleCard {
    id: "E09",
    title: "缺建议",
    requirements: INF_2,
    basis: SPEECH,
    effective: SPEECH_DAY,
    text: "问题建议和社情民意写明建议；“征求意见建议”“合理化建议”是名词，不算。",
    why: "提出问题，也要提出办法，领导才好批办。",
    examples: &[
        Example {
            given: "〔问题建议〕10月，石桥村缺水2天，原因是管网老化，已征求意见建议12条。",
            then: "提示：没有提出建议",
        },
        Example {
            given: "〔问题建议〕10月，石桥村缺水2天，原因是管网老化，建议更换主管。",
            then: "不提示：建议更换主管",
        },
    ],
};

pub(super) const SOUGHT: Sought =
    Sought {
        card: &CARD, name: "建议", hint: "写明建议谁做什么，如 建议由区水利局在汛前清淤。", locate
    };

pub(crate) fn find(subject: &Subject<'_>, out: &mut Findings) {
    seek(subject, &SOUGHT, out);
}

fn locate(subject: &Subject<'_>) -> Option<Located> {
    // As a noun the word counts what others proposed.
    const NOUNS: &[&str] =
        &["意见", "合理化", "提案", "征集", "收集", "采纳", "问题", "条", "代表", "委员", "的", "意见和", "意见、"];
    let verb = |range: &&Range<usize>| !subject.body.has_any_before(range.start, NOUNS) && !subject.is_cited(range);
    subject.words_of(Group::Suggestion).find(verb).map(|range| (Part::Body, range.clone()))
}

#[cfg(test)]
mod tests {
    use crate::testing::{hits, passes};

    #[test]
    fn proposals_that_were_collected_are_not_proposed_here() {
        hits("E09", &["〔问题建议〕收到代表建议12条、合理化建议3条。"]);
        passes("E09", &["〔社情民意〕居民反映路灯不亮，建议检修。", "〔问题建议〕主管老化，应尽快更换。"]);
    }
}
