//! Numbers of circulars run from 1 without gaps, per kind and year.

use kernel::{Example, Refusal, RuleCard};

use crate::model::CircularNumber;

use super::{SPEECH_DAY, conflict, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.circular.circular_numbers_without_gaps",
    title: "通报文号连续不断号",
    requirements: &["INF-6", "INF-11"],
    basis: speech("三（二）"),
    effective: SPEECH_DAY,
    text: "通报在最后一级签发时编号，每种通报每年从1起，一份接一份，不跳号、不重号。",
    why: "断了号，后来的人说不清是没发还是丢了。",
    examples: &[Example { given: "今年已发到2号通报", then: "下一份是3号" }],
};

/// The number after the last, written as offices write it: 青办通报〔2026〕3号.
#[must_use]
pub fn next(prefix: &str, year: i16, last: u32) -> CircularNumber {
    let number = last + 1;
    CircularNumber { year, number, text: format!("{prefix}〔{year}〕{number}号") }
}

/// Refuses a number that does not follow the last; registers taken over from paper are checked with it.
#[must_use]
pub fn check(last: u32, number: u32) -> Option<Refusal> {
    (number != last + 1).then(|| {
        conflict(
            &CARD,
            format!("上一份是{last}号，这一份应当是{}号，不能是{number}号。", last + 1),
            "请按顺序编号；停发的文号也要登记说明。",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_third_follows_the_second() {
        assert_eq!(next("青办通报", 2026, 2).text, "青办通报〔2026〕3号");
        assert_eq!(check(2, 3), None);
        assert!(check(2, 4).is_some() && check(2, 2).is_some());
    }
}
