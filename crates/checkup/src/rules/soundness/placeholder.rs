//! Was a gap left to be filled in?

use std::sync::LazyLock;

use kernel::{Example, RuleCard};
use regex::Regex;

use crate::fold::{Draft, Findings};
use crate::manuscript::Manuscript;
use crate::rules::basis::{INF_2, SPEECH, SPEECH_DAY};

pub(crate) const CARD: RuleCard = RuleCard {
    id: "S12",
    title: "占位没有补",
    requirements: INF_2,
    basis: SPEECH,
    effective: SPEECH_DAY,
    text: "“XXX”“××”“某某”“待补”、空括号等占位，送审前补齐。",
    why: "占位会跟着复制一直传到刊物上。",
    examples: &[
        Example { given: "10月，临江街道XXX社区划线120处。", then: "提示：XXX" },
        Example {
            given: "10月，临江街道采购X型护栏120米，XX光机1台。", then: "不提示：型号和机器名"
        },
    ],
};

pub(crate) fn find(subject: &Manuscript<'_>, out: &mut Findings) {
    static GAP: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"[XxＸｘ×✕╳]{2,}|某某+|待补充?|待填|待核补|[（(]\s*[)）]|【\s*】|[_＿]{2,}|[*＊]{2,}|×[件个人户起次处年月日]").expect("the pattern is fixed and tested")
    });
    for text in subject.parts() {
        for range in text.matches(&GAP) {
            let ascii = |character: Option<char>| character.is_some_and(|character| character.is_ascii_alphanumeric());
            let model = text.has_any_at(range.end, &["型", "光", "射线", "级", "码", "L"]);
            let letters = text.slice(&range).chars().all(char::is_alphabetic);
            if model || (letters && (ascii(text.before(range.start)) || ascii(text.at(range.end)))) {
                continue;
            }
            let gap = text.slice(&range);
            out.add(Draft::advice(format!("“{gap}”是没有补上的占位")).at(text, &range).hint("补上实际内容，或删去。"));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{hits, passes};

    #[test]
    fn a_gap_in_the_title_is_seen_and_a_product_of_two_numbers_is_none() {
        hits("S12", &["题：临江街道××社区试点文：10月。", "投诉由×件降至12件。", "联系人（ ）。", "姓名____。"]);
        passes("S12", &["泊位规格2.5×5.3米。", "尺码XXL，车间有xxy型机。"]);
    }
}
