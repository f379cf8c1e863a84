//! What happened?

use kernel::{Example, RuleCard};

use super::{Located, Sought, first_word, seek};
use crate::fold::Findings;
use crate::lexicon::Group;
use crate::rules::basis::{INF_2, SPEECH, SPEECH_DAY};
use crate::subject::Subject;

pub(crate) const CARD: RuleCard = RuleCard {
    id: "E04",
    title: "缺事实",
    requirements: INF_2,
    basis: SPEECH,
    effective: SPEECH_DAY,
    text: "动态和做法写明发生了什么事；套话里的动词不算。",
    why: "只讲态度、不讲事情的，不成信息。",
    examples: &[
        Example {
            given: "10月，临江街道对停车工作高度重视、精心组织。", then: "提示：只有态度"
        },
        Example { given: "10月，临江街道改造闲置地块，增加泊位120个。", then: "不提示：改造" },
    ],
};

pub(super) const SOUGHT: Sought =
    Sought {
        card: &CARD, name: "事实", hint: "写明做成了什么事，如召开、建成、办结、查处。", locate
    };

pub(crate) fn find(subject: &Subject<'_>, out: &mut Findings) {
    seek(subject, &SOUGHT, out);
}

fn locate(subject: &Subject<'_>) -> Option<Located> {
    first_word(subject, Group::Fact)
}

#[cfg(test)]
mod tests {
    use crate::testing::{hits, passes};

    #[test]
    fn a_verb_inside_a_stock_phrase_or_a_cited_title_is_no_fact() {
        hits("E04", &["10月，临江街道认真开展工作。", "10月，临江街道学习《组织工作条例》。"]);
        passes("E04", &["10月，临江街道化解纠纷12起。"]);
    }
}
