//! Numbers run from 1 without gaps, per bulletin and year.

use kernel::{Example, Refusal, RuleCard};

use super::{SPEECH_DAY, conflict, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.issue.numbers_without_gaps",
    title: "期号连续不断号",
    requirements: &["INF-3"],
    basis: speech("三（二）"),
    effective: SPEECH_DAY,
    text: "期号在印发时编，每种刊物每年从1起，一期接一期，不跳号、不重号。",
    why: "断了号，后来的人说不清是没印还是丢了。",
    examples: &[Example { given: "今年已印到第17期", then: "下一期是第18期" }],
};

/// The next number.
#[must_use]
pub const fn next(last: u32) -> u32 {
    last + 1
}

/// Refuses a number that does not follow the last; registers taken over from paper are checked with it.
#[must_use]
pub fn check(last: u32, number: u32) -> Option<Refusal> {
    (number != next(last)).then(|| {
        conflict(
            &CARD,
            format!("上一期是第{last}期，这一期应当是第{}期，不能是第{number}期。", next(last)),
            "请按顺序编号；停印的期也要登记说明。",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn the_eighteenth_follows_the_seventeenth() {
        assert_eq!(check(17, 18), None);
        assert!(check(17, 19).is_some());
        assert!(check(17, 17).is_some());
        assert_eq!(next(0), 1);
    }
}
