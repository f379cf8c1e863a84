//! Named in so many rounds in a row: the unit is ordered to write a self-criticism and to mend.

use jiff::civil::Date;
use kernel::policy::{PolicyError, PolicySet};
use kernel::{Example, RuleCard};

use super::{SPEECH_DAY, speech};
use crate::points::asked;

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.circular.circular_in_row",
    title: "连续通报两次以上责令书面检查",
    requirements: &["INF-7"],
    basis: speech("三（二）数量"),
    effective: SPEECH_DAY,
    text: "多长时间算一轮、怎样算连续、几轮起责令书面检查，都由政策定；每一轮按它自己那一天生效的政策划分；异议成立而撤下的不算。",
    why: "讲话说连续通报两次以上，没有说怎样算连续；算法要事先写明，不能临时解释。",
    examples: &[Example {
        given: "竹坪乡2025年、2026年两年都被通报，政策按年为一轮、连续2轮起",
        then: "第二次责令向区委作出书面检查并限期整改；2025年那次异议成立撤下的，不责令",
    }],
};

/// The readings of "in a row", as policy writes them.
pub const READINGS: &[(&str, &str)] = &[("consecutive", "一轮接一轮不间断"), ("within_year", "一年以内的各轮")];

const KEY: &str = "information.circular.in_row_reading";

/// What "in a row" means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InRowReading {
    /// One round after the other, without a gap.
    Consecutive,
    /// Any rounds that ended within twelve months, this one included.
    WithinYear,
}

impl InRowReading {
    /// The reading in force on the day; without a gap where policy is silent, since it orders fewer.
    pub fn on(policy: &PolicySet, day: Date) -> Result<Self, PolicyError> {
        match asked::text(policy, day, KEY)? {
            None | Some("consecutive") => Ok(Self::Consecutive),
            Some("within_year") => Ok(Self::WithinYear),
            Some(_) => Err(PolicyError::WrongKind { key: KEY.to_owned(), wanted: "consecutive 或 within_year" }),
        }
    }

    /// What people call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Consecutive => READINGS[0].1,
            Self::WithinYear => READINGS[1].1,
        }
    }
}
