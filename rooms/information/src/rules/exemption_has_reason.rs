//! An exemption has its reason and its days, and does not lie wholly in the past.

use jiff::civil;
use kernel::{Example, Refusal, RuleCard};

use crate::model::Reason;

use super::{SPEECH_DAY, invalid, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.quota.exemption_has_reason",
    title: "免考要有理由、有起止",
    requirements: &["INF-5"],
    basis: speech("三（二）数量"),
    effective: SPEECH_DAY,
    text: "免考要写明理由和起止日期，结束不早于开始，也不早于今天：已经过去的时间不再免。",
    why: "免考是照顾特殊情况，不是事后抹账。",
    examples: &[Example {
        given: "科长登记“某乡抗洪期间免考”，没有填到哪天",
        then: "不能登记；填“7月1日至9月30日”后可以登记",
    }],
};

/// Refuses an exemption without its days or its reason, or whose days have passed; each is a reason of its own.
#[must_use]
pub fn check(
    from: Option<civil::Date>,
    to: Option<civil::Date>,
    reason: Option<&Reason>,
    today: civil::Date,
) -> [Option<Refusal>; 2] {
    let days = match from.zip(to) {
        None => Some(invalid(&CARD, "没有填免考的起止日期。", "请填从哪天到哪天。").field("from")),
        Some((from, to)) if to < from => {
            Some(invalid(&CARD, "免考的结束日期早于开始日期。", "请改正起止日期。").field("to"))
        }
        Some((_, to)) if to < today => Some(
            invalid(
                &CARD,
                format!("免考到{to}为止，已经过去。"),
                "已经过去的时间不再免；有特殊情况的请在通报核稿时说明。",
            )
            .field("to"),
        ),
        Some(_) => None,
    };
    let reason = reason
        .is_none()
        .then(|| invalid(&CARD, "没有写明免考的理由。", "请写明为什么免考，依据什么。").field("reason"));
    [days, reason]
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{Date, date};

    use crate::rules::people;

    #[test]
    fn days_in_order_not_all_passed_and_a_reason() {
        let today = date(2026, 11, 23);
        let reason = people::reason("全乡抗洪");
        let asked = |from: Date, to: Date| check(Some(from), Some(to), Some(&reason), today)[0].is_some();
        assert!(!asked(date(2026, 10, 1), date(2026, 12, 31)), "it may have begun before");
        assert!(asked(date(2026, 12, 31), date(2026, 12, 1)));
        assert!(asked(date(2026, 7, 1), date(2026, 9, 30)));
        assert_eq!(check(None, None, None, today).iter().flatten().count(), 2);
    }
}
