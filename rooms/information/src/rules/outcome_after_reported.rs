//! What has not left its unit can't have been adopted, and nothing was adopted before it was reported.

use jiff::civil;
use kernel::{Example, Refusal, RuleCard};

use crate::model::State;

use super::{SPEECH_DAY, conflict, invalid, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.outcome.outcome_after_reported",
    title: "报出以后才有采用",
    requirements: &["INF-4", "INF-8"],
    basis: speech("三（二）及时"),
    effective: SPEECH_DAY,
    text: "采用与批示登记在已经报出的信息上，发生日期不早于报出那一天。",
    why: "先有报送后有采用，日期倒着的账算不出报送到采用用了多久。",
    examples: &[Example {
        given: "信息11月23日报出，登记的市级采用日期是11月20日",
        then: "不能登记，请核对是不是另一条信息",
    }],
};

/// Refuses an item that lies with its unit or was given up.
#[must_use]
pub fn check(state: State) -> Option<Refusal> {
    let left = !state.in_unit() && state != State::Discarded;
    (!left).then(|| {
        let message = format!("这条信息现在是“{}”，还不能登记采用与批示。", state.name());
        conflict(&CARD, message, "请等它报出以后再登记；采用的如果是另一条信息，请登记在那一条上。")
    })
}

/// Refuses a day before the one on which the item first left its unit.
#[must_use]
pub fn not_before(day: Option<civil::Date>, reported_on: Option<civil::Date>) -> Option<Refusal> {
    let (day, reported_on) = day.zip(reported_on)?;
    (day < reported_on).then(|| {
        let message = format!("发生日期{day}早于这条信息报出的日期{reported_on}。");
        invalid(&CARD, message, "请核对日期，或核对采用的是不是另一条信息。").field("day")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    use crate::rules::people::matter;

    #[test]
    fn first_reported_then_adopted() {
        for state in [State::Reported, State::Adopted, State::Refused, State::Merged { into: matter(2) }] {
            assert_eq!(check(state), None, "{}", state.name());
        }
        for state in [State::Draft, State::Checking, State::Approving, State::Discarded] {
            assert!(check(state).is_some(), "{}", state.name());
        }
        let reported = Some(date(2026, 11, 23));
        assert!(not_before(Some(date(2026, 11, 22)), reported).is_some());
        assert_eq!(not_before(Some(date(2026, 11, 23)), reported), None);
        assert_eq!(not_before(None, reported), None, "a missing day is another rule's business");
    }
}
