//! What did the figures come to?

use kernel::{Example, RuleCard};

use super::{Located, Sought, first_word, seek};
use crate::fold::Findings;
use crate::lexicon::Group;
use crate::rules::basis::{INF_2, SPEECH, SPEECH_DAY};
use crate::subject::Subject;

pub(crate) const CARD: RuleCard = RuleCard {
    id: "E06",
    title: "缺结果",
    requirements: INF_2,
    basis: SPEECH,
    effective: SPEECH_DAY,
    text: "数据信息写明结果：同比、环比、升降、完成率、位次等。",
    why: "光列数，看不出好坏。",
    examples: &[
        Example {
            given: "〔数据〕10月，临江街道有停车投诉47件。", then: "提示：只有数，没有比较"
        },
        Example {
            given: "〔数据〕10月，临江街道有停车投诉47件，同比下降12%。", then: "不提示：同比下降"
        },
    ],
};

pub(super) const SOUGHT: Sought =
    Sought {
        card: &CARD, name: "结果", hint: "写明与什么比、变化多少，如 同比下降12%、完成全年任务的85%。", locate
    };

pub(crate) fn find(subject: &Subject<'_>, out: &mut Findings) {
    seek(subject, &SOUGHT, out);
}

fn locate(subject: &Subject<'_>) -> Option<Located> {
    first_word(subject, Group::Result)
}

#[cfg(test)]
mod tests {
    use crate::testing::{hits, passes};

    #[test]
    fn a_practice_owes_no_comparison() {
        passes("E06", &["10月，临江街道有停车投诉47件。", "〔数据〕前三季度，临江街道完成全年任务的85%。"]);
        hits("E06", &["〔数据〕10月，临江街道不断提升服务。"]);
    }
}
