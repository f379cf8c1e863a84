//! A unit without a live reporter is shown, and what is asked of it goes to its head.

use kernel::{Example, Refusal, RuleCard};

use super::{SPEECH_DAY, conflict, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.network.unit_without_reporter",
    title: "没有信息员的单位要亮出来",
    requirements: &["INF-10"],
    basis: speech("二"),
    effective: SPEECH_DAY,
    text: "报送单位至少要有一名在岗信息员；没有的在网络页上标出来，约稿转给主要负责人。",
    why: "没有人报，渠道就断了。",
    examples: &[Example {
        given: "竹坪乡信息员调走，还没有指定新的",
        then: "网络页标出，约稿送乡主要负责人，同时提醒指定信息员",
    }],
};

/// Says that the unit has nobody who reports.
#[must_use]
pub fn check(unit_name: &str, live_reporters: u32) -> Option<Refusal> {
    (live_reporters == 0).then(|| {
        conflict(&CARD, format!("{unit_name}现在没有在岗信息员。"), "请主要负责人指定一名信息员，报信息科备案。")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn nobody_is_shown_and_one_is_enough() {
        assert!(check("竹坪乡", 0).expect("nobody").message.contains("竹坪乡"));
        assert_eq!(check("青溪镇", 1), None);
    }
}
