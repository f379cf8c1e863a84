//! One item adopted several times: the points add up, or only the highest counts, as policy says.

use crate::model::Level;
use kernel::{Example, RuleCard};

use super::{SPEECH_DAY, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.points.several_adoptions_of_one_item",
    title: "一条信息多次采用",
    requirements: &["INF-4", "GEN-3"],
    basis: speech("三（二）"),
    effective: SPEECH_DAY,
    text: "同一条信息同一种成果在本期间有几次的，按政策累计、只计最高的一次，或者每一级只计最高的一次；一样高的计先发生的。按最后一次当天生效的政策。",
    why: "一条信息被多家用，是算一次还是算多次，各地办法不同，要写明白。",
    examples: &[Example {
        given: "一条信息先被区里采用得3分，又被市里采用得10分，政策定就高",
        then: "只计市里的10分，区里的列为0分并写明原因",
    }],
};

/// 怎么合计 How several outcomes of one kind on one item add up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Several {
    /// 累计
    Accumulate,
    /// 只计最高的一次
    Highest,
    /// 每一级只计最高的一次
    HighestPerLevel,
}

impl Several {
    /// The way with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "accumulate" => Some(Self::Accumulate),
            "highest" => Some(Self::Highest),
            "highest_per_level" => Some(Self::HighestPerLevel),
            _ => None,
        }
    }
}

/// For each outcome, given from the first to the last with its points: None where it counts, else the place of the one that counts
/// instead of it.
#[must_use]
pub fn outdone(several: Several, outcomes: &[(Level, i64)]) -> Vec<Option<usize>> {
    let rivals = |one: Level, other: Level| match several {
        Several::Accumulate => false,
        Several::Highest => true,
        Several::HighestPerLevel => one == other,
    };
    let winner = |(at, (level, points)): (usize, &(Level, i64))| {
        let mut best = (at, *points);
        for (place, (_, theirs)) in outcomes.iter().enumerate().filter(|(_, (other, _))| rivals(*level, *other)) {
            if best.1 < *theirs || (best.1 == *theirs && place < best.0) {
                best = (place, *theirs);
            }
        }
        (best.0 != at).then_some(best.0)
    };
    outcomes.iter().enumerate().map(winner).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use Level::{City, District, Province};

    #[test]
    fn accumulated_all_count_and_of_the_highest_only_one() {
        let three = [(District, 300), (City, 1_000), (City, 500)];
        assert_eq!(outdone(Several::Accumulate, &three), [None, None, None]);
        assert_eq!(outdone(Several::Highest, &three), [Some(1), None, Some(1)], "区里的和市里另一次都不再计");
        assert_eq!(outdone(Several::HighestPerLevel, &three), [None, None, Some(1)], "区里的保留");
    }

    #[test]
    fn of_equals_the_first_counts() {
        let equal = [(Province, 1_000), (Province, 1_000)];
        assert_eq!(outdone(Several::Highest, &equal), [None, Some(0)]);
    }
}
