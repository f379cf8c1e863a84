//! Does the title repeat a genre: 的通知的通知?

use kernel::{Example, RuleCard};

use super::GATE;
use crate::document::rule::DocumentRule;
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::document::basis::{DOC_1, REGULATION_DAY, practice};

const CARD: RuleCard = RuleCard {
    id: "FMT013",
    title: "标题层层相套",
    requirements: DOC_1,
    basis: practice("转发公文的标题"),
    effective: REGULATION_DAY,
    text: "转发通知的标题去掉重复的“关于”和“的通知”，不写“关于转发……关于……的通知的通知”。",
    why: "套三层就没有人读得出是什么事。",
    examples: &[
        Example {
            given: "题：中共青溪区委办公室关于转发《市委办公室关于做好防汛工作的通知》的通知的通知",
            then: "提示：的通知的通知",
        },
        Example {
            given: "题：中共青溪区委办公室转发市委办公室关于做好防汛工作的通知", then: "不提示：只说一遍"
        },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::warning(GATE, CARD, find);

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    let title = subject.title();
    for word in ["的通知的通知", "通知》的通知", "的请示的请示", "关于关于", "的报告的报告", "的意见的意见"]
    {
        let Some(byte) = title.source.find(word) else { continue };
        let range = title.range_of_bytes(byte, byte + word.len());
        // One layer in 《》 is how a forwarded notice is named when it is cited.
        if word == "通知》的通知" && title.source.matches("通知").count() < 3 {
            continue;
        }
        out.add(
            Draft::found(format!("标题里有“{word}”"))
                .at(title, &range)
                .hint("写“发文机关转发……关于……的通知”，只留一个文种。"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::document::testing::{hits, passes};

    #[test]
    fn one_layer_in_title_marks_is_fine() {
        passes("FMT013", &["题：中共青溪区委办公室关于转发《市委办公室关于做好防汛工作的通知》的通知"]);
        hits("FMT013", &["题：中共青溪区委办公室关于关于做好防汛工作的通知"]);
    }
}
