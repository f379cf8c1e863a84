//! Has another unit reported the same?

use kernel::{Example, RuleCard};

use super::own_repeat::{age, percent, shown};
use crate::earlier::Earlier;
use crate::fold::{Draft, Findings};
use crate::rules::basis::{INF_2, SPEECH, SPEECH_DAY};
use crate::subject::Subject;

pub(crate) const CARD: RuleCard = RuleCard {
    id: "R03",
    title: "与外单位的信息相近",
    requirements: INF_2,
    basis: SPEECH,
    effective: SPEECH_DAY,
    text: "与外单位以前的信息相比，不论哪一年，六成以上的字句相同的，提示一声。您无权查看的只说有几份。比例可以在“办法”里定。",
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
    let least = subject.limits().repeat_share();
    let repeats =
        |earlier: &&Earlier| !earlier.on_record.own_unit && 0 <= age(subject, earlier) && least <= earlier.share();
    let (readable, hidden): (Vec<&Earlier>, Vec<&Earlier>) =
        subject.item.earlier.iter().filter(repeats).partition(|earlier| earlier.readable);
    if let Some(earlier) = readable.into_iter().max_by(|one, other| one.share().total_cmp(&other.share())) {
        let message = format!(
            "与外单位 {} 的{}有 {}% 相近",
            earlier.on_record.reported_on,
            earlier.named(),
            percent(earlier.share())
        );
        out.add(
            shown(subject, Draft::note(message), earlier)
                .hint("同一件事的，与对方商量合并报；不是同一件事的，写本单位的事实。"),
        );
    }
    if !hidden.is_empty() {
        out.add(
            Draft::note(format!("与 {} 份您无权查看的文件重复", hidden.len()))
                .hint("同一件事的，请信息科核对后合并；不是同一件事的，写本单位的事实。"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{Sample, passes};

    #[test]
    fn a_copy_of_the_own_item_is_not_held_against_others() {
        passes("R03", &[super::super::own_repeat::CARD.examples[0].given]);
    }

    #[test]
    fn of_others_items_that_may_not_be_read_only_the_number_is_told() {
        let found = Sample::read(super::CARD.examples[0].given).unreadable().found("R03");
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].message, "与 1 份您无权查看的文件重复");
        assert!(found[0].also.is_empty() && found[0].place.is_none());
    }
}
