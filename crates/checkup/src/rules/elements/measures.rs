//! How was it done?

use kernel::{Example, RuleCard};

use super::{Located, Sought, first_word, seek};
use crate::fold::Findings;
use crate::lexicon::Group;
use crate::rules::basis::{INF_2, SPEECH, SPEECH_DAY};
use crate::subject::Subject;

pub(crate) const CARD: RuleCard = RuleCard {
    id: "E07",
    title: "缺措施",
    requirements: INF_2,
    basis: SPEECH,
    effective: SPEECH_DAY,
    text: "做法信息写明具体措施；“强化措施”一类的套话不算。",
    why: "别的单位要学，得知道怎么做。",
    examples: &[
        Example {
            given: "10月，临江街道强化措施、创新举措，停车位多了120个。", then: "提示：只有口号"
        },
        Example { given: "10月，临江街道错时开放单位车位120个。", then: "不提示：错时" },
    ],
};

pub(super) const SOUGHT: Sought =
    Sought {
        card: &CARD, name: "措施", hint: "写明怎么做的，如 划定、公示、错时开放、上门办理。", locate
    };

pub(crate) fn find(subject: &Subject<'_>, out: &mut Findings) {
    seek(subject, &SOUGHT, out);
}

fn locate(subject: &Subject<'_>) -> Option<Located> {
    first_word(subject, Group::Measure)
}

#[cfg(test)]
mod tests {
    use crate::testing::{hits, passes};

    #[test]
    fn an_event_owes_no_measures() {
        passes("E07", &["〔动态〕11月3日，松岭镇冷链仓开业。", "10月，临江街道一是划线，二是公示。"]);
        hits("E07", &["10月，临江街道建立长效机制。"]);
    }
}
