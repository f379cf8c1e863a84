//! "Nothing reported" and "points zero" are read together by "and" or "or"; the circular states which.

use jiff::civil::Date;
use kernel::policy::{PolicyError, PolicySet};
use kernel::{Example, Fact, RuleCard, Why};

use super::{SPEECH_DAY, speech};
use crate::points::asked;

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.circular.circular_reading",
    title: "未报与0分怎么连着读要写明",
    requirements: &["INF-6"],
    basis: speech("三（二）数量"),
    effective: SPEECH_DAY,
    text: "未报信息、积分为0两项都作理由时，按政策读作“同时成立”或“成立一项即可”，通报里写明是哪一种读法。",
    why: "讲话把两项并列，没有说是“且”还是“或”；读法不同，名单就不同，要让被列入的单位看得到。",
    examples: &[Example {
        given: "竹坪乡全年未报信息，但上年的信息今年被省委采用得了分",
        then: "读作“且”的不列入，读作“或”的列入",
    }],
};

const KEY: &str = "information.circular.reading";

/// The two readings, as policy writes them.
pub const READINGS: &[(&str, &str)] = &[("and", "同时成立"), ("or", "成立一项即可")];

/// How the two grounds are read together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// Both must hold.
    And,
    /// One is enough.
    Or,
}

impl Reading {
    /// The reading in force on the day; "and" where policy is silent, since it names fewer.
    pub fn on(policy: &PolicySet, day: Date) -> Result<Self, PolicyError> {
        match asked::text(policy, day, KEY)? {
            None | Some("and") => Ok(Self::And),
            Some("or") => Ok(Self::Or),
            Some(_) => Err(PolicyError::WrongKind { key: KEY.to_owned(), wanted: "and 或 or" }),
        }
    }

    /// Whether a unit is named. A ground that policy does not have is None and says nothing.
    #[must_use]
    pub const fn names(self, nothing_reported: Option<bool>, zero_points: Option<bool>) -> bool {
        match (nothing_reported, zero_points, self) {
            (None, None, _) => false,
            (Some(holds), None, _) | (None, Some(holds), _) => holds,
            (Some(nothing), Some(zero), Self::And) => nothing && zero,
            (Some(nothing), Some(zero), Self::Or) => nothing || zero,
        }
    }

    /// The sentence that the circular states.
    #[must_use]
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::And => "未报信息与积分为0同时成立的列入",
            Self::Or => "未报信息、积分为0有一项成立的列入",
        }
    }

    /// The reading with its ground, for the circular.
    #[must_use]
    pub fn why(self, policy: &PolicySet, day: Date) -> Why {
        let value = policy.find(day, KEY, &[]);
        let mut facts = vec![Fact::new("读法", self.sentence())];
        facts.push(Fact::new("取值依据", value.map_or("政策没有写，按同时成立", |value| value.basis.as_str())));
        let version = value.map_or_else(|| policy.name(), |value| policy.version_of(value));
        Why::of(&CARD, facts).under(version)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_is_named_under_and_is_named_under_or() {
        for nothing in [None, Some(false), Some(true)] {
            for zero in [None, Some(false), Some(true)] {
                assert!(!Reading::And.names(nothing, zero) || Reading::Or.names(nothing, zero));
            }
        }
    }

    #[test]
    fn one_of_two_is_enough_for_or_only_and_a_ground_that_policy_has_not_is_not_missed() {
        assert!(Reading::Or.names(Some(true), Some(false)));
        assert!(!Reading::And.names(Some(true), Some(false)));
        assert!(Reading::And.names(Some(true), None));
        assert!(!Reading::Or.names(None, None));
    }
}
