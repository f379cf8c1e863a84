//! Has another unit reported the same?

use kernel::{Example, RuleCard};

use super::own_repeat::{repeats, shown};
use crate::fold::{Draft, Findings};
use crate::rules::basis::{INF_2, SPEECH, SPEECH_DAY};
use crate::subject::Subject;

pub(crate) const CARD: RuleCard = RuleCard {
    id: "R03",
    title: "与外单位的信息相近",
    requirements: INF_2,
    basis: SPEECH,
    effective: SPEECH_DAY,
    text: "与您有权查看的外单位信息相比，六字连片有六成以上相同的，提示一声。",
    why: "几家同报一件事，合并成一条更有用；照搬别家的做法则不是本单位的事实。",
    examples: &[
        Example {
            given: "临江街道在石桥村建成果蔬冷链仓，库容500吨，由镇农业服务中心统一管理，周边6个村的果农可按天租用，腐损率由12%降至4%。",
            then: "提示：与松岭镇9月22日的信息相近",
        },
        Example {
            given: "临江街道在翠湖小区建成立体停车库，泊位80个，由物业公司统一管理。", then: "不提示：另有其事"
        },
    ],
};

pub(crate) fn find(subject: &Subject<'_>, out: &mut Findings) {
    if let Some((earlier, share, known)) = repeats(subject, |earlier| !earlier.own_unit).into_iter().next() {
        let percent = (share * 100.0).round();
        let message = format!("与外单位 {} 报送的《{}》有 {percent}% 相近", earlier.reported_on, earlier.title);
        out.add(
            shown(subject, Draft::note(message), earlier, known)
                .hint("同一件事的，与对方商量合并报；不是同一件事的，写本单位的事实。"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::passes;

    #[test]
    fn a_copy_of_the_own_item_is_not_held_against_others() {
        passes("R03", &[super::super::own_repeat::CARD.examples[0].given]);
    }
}
