//! A unit objects within the limit that it was told.

use jiff::Timestamp;
use kernel::{Example, Refusal, RuleCard};

use crate::model::CircularName;

use super::{SPEECH_DAY, conflict, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.circular.circular_objection_in_time",
    title: "异议在期限内提出",
    requirements: &["INF-6"],
    basis: speech("三（二）"),
    effective: SPEECH_DAY,
    text: "被通报单位在告知的期限内答复一次，期限按政策所定的工作日计算；过期不再受理，视为没有异议。",
    why: "期限对双方都算数，通报才不会无限拖下去。",
    examples: &[Example {
        given: "期限三个工作日，第四个工作日才提出异议", then: "不受理，并说明期限是怎么算的"
    }],
};

/// Refuses an answer of a unit that is not asked, has answered, or comes too late.
#[must_use]
pub fn check(name: &CircularName, now: Timestamp) -> Option<Refusal> {
    if !name.named() {
        return Some(conflict(&CARD, "贵单位已移出这份通报的名单，不用答复。", "移出的理由在本页可以看到。"));
    }
    let Some(limit) = name.hearing.limit() else {
        return Some(conflict(&CARD, "这份通报还没有向贵单位听取意见。", "发给单位听取意见时会收到待办。"));
    };
    match &name.hearing {
        crate::model::NameHearing::Acknowledged { .. } | crate::model::NameHearing::Objected { .. } => {
            Some(conflict(&CARD, "贵单位已经答复过了，只答复一次。", "答复和办理结果在本页可以看到。"))
        }
        crate::model::NameHearing::Unheard | crate::model::NameHearing::Asked(_) => (limit.due < now).then(|| {
            conflict(
                &CARD,
                "提出异议的期限已经过了，不再受理。",
                format!("{}如确有新的事实，请与信息科联系。", limit.why),
            )
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::people::{acknowledged, asked, day, name, unit};

    #[test]
    fn in_time_and_once() {
        assert_eq!(check(&asked(name(unit(1)), day(3)), day(3)), None);
        assert!(check(&name(unit(1)), day(1)).is_some());
        assert!(check(&acknowledged(name(unit(1)), day(3)), day(1)).is_some());
    }

    #[test]
    fn too_late_is_told_with_the_reason_of_the_limit() {
        let late = check(&asked(name(unit(1)), day(3)), day(4)).expect("too late");
        assert!(late.hint.contains("3个工作日"), "{}", late.hint);
    }
}
