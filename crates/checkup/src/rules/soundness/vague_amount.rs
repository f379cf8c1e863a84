//! Is an amount named that is none?

use kernel::{Example, RuleCard};

use crate::fold::{Draft, Findings};
use crate::lexicon::Group;
use crate::rules::basis::{INF_2, SPEECH, SPEECH_DAY};
use crate::subject::Subject;

pub(crate) const CARD: RuleCard = RuleCard {
    id: "S02",
    title: "含糊的数量",
    requirements: INF_2,
    basis: SPEECH,
    effective: SPEECH_DAY,
    text: "“若干”“一批”“大量”“许多”“多次”一类，应写具体数。",
    why: "含糊的数没法核实，也没法与别处相加。",
    examples: &[
        Example { given: "10月，新增停车位若干个。", then: "提示：若干" },
        Example {
            given: "10月，首批新增停车位120个，区里出台了《若干措施》。",
            then: "不提示：首批是次序，《若干措施》是文件名",
        },
    ],
};

pub(crate) fn find(subject: &Subject<'_>, out: &mut Findings) {
    let body = &subject.body;
    for range in subject.words_of(Group::Amount) {
        // 第一批 tells the order; 若干措施 and 若干规定 name documents.
        let order = body.has_any_before(range.start, &["第", "新", "首"]);
        let document = body.has_any_at(range.end, &["措施", "意见", "规定", "问题的", "政策"]);
        if order || document || subject.is_cited(range) {
            continue;
        }
        let end = (range.end + 1).min(body.len());
        let word = body.slice(&(range.start..end));
        out.add(
            Draft::advice(format!("“{word}”没有说出多少"))
                .at(body, range)
                .hint("改成具体数；确实没有统计的，写明统计到哪一天、哪个范围。"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{hits, passes};

    #[test]
    fn order_is_no_amount() {
        passes("S02", &["第一批改造12个小区。", "落实若干措施12条。"]);
        hits("S02", &["清理了大量杂物。", "一批企业受益。"]);
    }
}
