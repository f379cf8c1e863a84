//! What becomes of merged items is entered on the item that carries them.

use kernel::{Example, Refusal, RuleCard};

use super::{SPEECH_DAY, conflict, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.outcome.outcome_on_carrying_item",
    title: "合并的登记在承载的那一条上",
    requirements: &["INF-4"],
    basis: speech("三（二）"),
    effective: SPEECH_DAY,
    text: "已并入别的信息的，采用与批示登记在承载它的那一条上，由几个单位共享，不在每一条上各登一次。",
    why: "一次采用登几遍，积分就重了。",
    examples: &[Example {
        given: "竹坪乡的信息并入了“三个乡镇反映末端用水难”，省里采用了合并稿",
        then: "登记在“三个乡镇反映末端用水难”上，竹坪乡同样看得到",
    }],
};

/// Refuses an outcome on an item that became part of the item of this title.
#[must_use]
pub fn check(carrier: Option<&str>) -> Option<Refusal> {
    carrier.map(|title| {
        let message = format!("这条信息已并入“{title}”。");
        conflict(&CARD, message, format!("请登记在“{title}”上，几个单位共享。"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hint_names_the_item_that_carries_it() {
        assert_eq!(check(None), None);
        let refused = check(Some("三个乡镇反映末端用水难")).expect("merged");
        assert!(refused.hint.contains("三个乡镇反映末端用水难"), "{}", refused.hint);
    }
}
