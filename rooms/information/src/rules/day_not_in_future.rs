//! What is put on record has happened.

use jiff::civil;
use kernel::{Example, Refusal, RuleCard};

use super::{SPEECH_DAY, invalid, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.record.day_not_in_future",
    title: "不登记还没发生的事",
    requirements: &["INF-4", "INF-6"],
    basis: speech("三（二）及时"),
    effective: SPEECH_DAY,
    text: "采用、批示和差错的日期不晚于登记的当天。",
    why: "账上记的是发生过的事，预计要采用的等采用了再登。",
    examples: &[Example {
        given: "11月23日登记“11月25日市级采用”", then: "不能登记，等采用那天再登"
    }],
};

/// Refuses a day after today.
#[must_use]
pub fn check(day: Option<civil::Date>, today: civil::Date) -> Option<Refusal> {
    let day = day?;
    (today < day).then(|| {
        invalid(&CARD, format!("日期{day}还没有到，今天是{today}。"), "请核对日期；还没有发生的，等发生以后再登记。")
            .field("day")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn today_is_the_last_day() {
        let today = date(2026, 11, 23);
        assert_eq!(check(Some(today), today), None);
        assert!(check(Some(date(2026, 11, 24)), today).is_some());
        assert_eq!(check(None, today), None);
    }
}
