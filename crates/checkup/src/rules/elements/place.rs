//! Where did it happen?

use std::ops::Range;

use kernel::{Example, RuleCard};

use super::{Located, Sought, named, seek};
use crate::fold::Findings;
use crate::lexicon::Group;
use crate::place::Part;
use crate::rules::basis::{INF_2, SPEECH, SPEECH_DAY};
use crate::subject::Subject;

pub(crate) const CARD: RuleCard = RuleCard {
    id: "E02",
    title: "缺地点",
    requirements: INF_2,
    basis: SPEECH,
    effective: SPEECH_DAY,
    text: "动态写明地点；本单位的名称是主体，不当地点。",
    why: "没有地点，领导没法过问，编审也没法核实。",
    examples: &[
        Example {
            given: "〔动态〕11月3日，临江街道召开停车共管现场会。", then: "提示：只有单位，没有地点"
        },
        Example {
            given: "〔动态〕11月3日，临江街道在翠湖小区召开停车共管现场会。", then: "不提示：翠湖小区"
        },
    ],
};

pub(super) const SOUGHT: Sought =
    Sought { card: &CARD, name: "地点", hint: "写明在哪里，如某村、某小区、某会议室。", locate };

pub(crate) fn find(subject: &Subject<'_>, out: &mut Findings) {
    seek(subject, &SOUGHT, out);
}

fn locate(subject: &Subject<'_>) -> Option<Located> {
    let place = |range: &Range<usize>| {
        let common = COMMON.iter().any(|word| subject.body.has_before(range.end, word));
        if common || subject.is_own_unit(range) || subject.is_cited(range) {
            return None;
        }
        named(subject, range)
    };
    subject.words_of(Group::Place).find_map(place).map(|range| (Part::Body, range))
}

/// Words that end like a place and name none.
const COMMON: &[&str] = &[
    "农村",
    "乡村",
    "驻村",
    "进村",
    "思路",
    "道路",
    "线路",
    "一路",
    "出路",
    "公路",
    "铁路",
    "网路",
    "马路",
    "城镇",
    "乡镇",
    "城乡",
    "下乡",
    "返乡",
    "家乡",
    "小组",
    "工作组",
    "改组",
    "重组",
    "专班组",
    "检查组",
    "领导小组",
    "调查组",
    "督导组",
    "街巷",
    "市场监管",
    "分组",
    "村组",
    "班组",
    // 组织社区民警: whom somebody sends is not where it happens.
    "组织社区",
    "发动社区",
    "联合社区",
    "组织街道",
    "组织村",
];

#[cfg(test)]
mod tests {
    use crate::testing::{hits, passes};

    #[test]
    fn words_that_only_end_like_a_place_are_none() {
        hits(
            "E02",
            &[
                "〔动态〕11月3日，临江街道召开会议，明确工作思路，成立工作组，服务农村。",
                "〔动态〕11月3日，临江街道开展消防检查，组织社区民警走访沿街商铺，当场整改隐患28处。",
            ],
        );
    }

    #[test]
    fn halls_and_villages_are_places() {
        passes("E02", &["〔动态〕11月3日，区水利局在石桥村开工。", "〔动态〕11月3日，全区现场会在区会议中心举行。"]);
    }

    #[test]
    fn a_practice_owes_no_place() {
        passes("E02", &["10月，临江街道推行错时停车。"]);
    }
}
