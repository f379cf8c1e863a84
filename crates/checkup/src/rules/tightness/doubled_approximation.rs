//! Is a number made vague twice?

use std::sync::LazyLock;

use kernel::{Example, RuleCard};
use regex::Regex;

use crate::fold::{Draft, Findings};
use crate::manuscript::Manuscript;
use crate::rules::basis::{INF_2, PRACTICE, SPEECH_DAY};
use crate::text::short;

pub(crate) const CARD: RuleCard = RuleCard {
    id: "T20",
    title: "约数重复",
    requirements: INF_2,
    basis: PRACTICE,
    effective: SPEECH_DAY,
    text: "“近”“约”“超过”与“余”“多”“左右”不同时用。",
    why: "两头都含糊，还可能互相矛盾。",
    examples: &[
        Example { given: "惠及近100余户。", then: "提示：近和余" },
        Example { given: "惠及近100户，另有50余户。", then: "不提示：各用一个" },
    ],
};

pub(crate) fn find(subject: &Manuscript<'_>, out: &mut Findings) {
    static TWICE: LazyLock<Regex> = LazyLock::new(|| {
        let pattern = r"(?:将近|近|大约|约|超过|超|逾)(\d+(?:\.\d+)?[万亿]?)(?:(?:余|多)(?:\p{Han})?|[\p{Han}]{1,2}(?:左右|上下)|(?:左右|上下))";
        Regex::new(pattern).expect("the pattern is fixed and tested")
    });
    let body = &subject.body;
    for range in body.matches(&TWICE) {
        // 附近100多户 and 最近100多天 hold 近 by chance.
        if body.has_any_before(range.start, &["附", "最", "邻", "靠", "临", "就", "节", "大"]) {
            continue;
        }
        let quote = short(body.slice(&range));
        out.add(
            Draft::advice(format!("“{quote}”含糊了两次"))
                .at(body, &range)
                .hint("有准数写准数；没有的只留前面或后面的一个词。"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{hits, passes};

    #[test]
    fn each_alone_is_fine() {
        passes("T20", &["约100户。", "100户左右。", "附近100多户。", "最近100多天。"]);
        hits("T20", &["约100户左右。", "超过3万余人。"]);
    }
}
