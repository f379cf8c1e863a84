//! A leader's instruction on an item earns points; policy may give the further ones on the same item fewer.

use crate::model::{InstructionRank, Level};
use kernel::{Example, RuleCard};

use super::{SPEECH_DAY, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.points.instruction_earns_points",
    title: "领导批示计分",
    requirements: &["INF-4", "GEN-3"],
    basis: speech("二"),
    effective: SPEECH_DAY,
    text: "领导在信息上批示的，按层级和领导职务计分；同一条信息有几位领导批示的，先批示的算第一位，以后各位可以递减，怎么排由政策定。",
    why: "领导批示说明信息起了作用；但同一条信息不宜因批示多而反复拿满分。",
    examples: &[Example {
        given: "政策定第一位领导批示10分，以后每位5分；一条信息先后有三位领导批示",
        then: "10分、5分、5分，共20分",
    }],
};

/// 批示怎么排先后 Which instructions on one item stand in one row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sequence {
    /// All of them.
    Item,
    /// Those of one level.
    Level,
    /// Leaders in one row, secretaries-general in another.
    Leaders,
    /// Those of one level and rank.
    Rank,
}

impl Sequence {
    /// The sequence with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "item" => Some(Self::Item),
            "level" => Some(Self::Level),
            "leaders" => Some(Self::Leaders),
            "rank" => Some(Self::Rank),
            _ => None,
        }
    }
}

/// 第几位批示 Where an instruction stands in its row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// 第一位
    First,
    /// 以后各位
    Further,
}

impl Place {
    /// The code, as policy writes it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Further => "further",
        }
    }

    /// What people call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::First => "第一位",
            Self::Further => "以后各位",
        }
    }
}

/// The places of the instructions on one item, given from the first to the last.
#[must_use]
pub fn places(sequence: Sequence, instructions: &[(Level, InstructionRank)]) -> Vec<Place> {
    let same_row = |one: &(Level, InstructionRank), other: &(Level, InstructionRank)| match sequence {
        Sequence::Item => true,
        Sequence::Level => one.0 == other.0,
        Sequence::Leaders => of_office(one.1) == of_office(other.1),
        Sequence::Rank => one == other,
    };
    let place = |(at, instruction): (usize, &(Level, InstructionRank))| {
        let before = instructions[..at].iter().any(|earlier| same_row(earlier, instruction));
        if before { Place::Further } else { Place::First }
    };
    instructions.iter().enumerate().map(place).collect()
}

/// Whether it is a secretary-general, who heads the office, and no leader of the level.
const fn of_office(rank: InstructionRank) -> bool {
    match rank {
        InstructionRank::SecretaryGeneral => true,
        InstructionRank::Principal | InstructionRank::Leader => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use InstructionRank::{Leader, Principal, SecretaryGeneral};
    use Place::{First, Further};

    #[test]
    fn leaders_stand_in_one_row_and_secretaries_general_in_another() {
        let row = [Principal, Leader, SecretaryGeneral, Leader, SecretaryGeneral].map(|rank| (Level::City, rank));
        assert_eq!(places(Sequence::Leaders, &row), [First, Further, First, Further, Further]);
        assert_eq!(places(Sequence::Item, &row), [First, Further, Further, Further, Further]);
        assert_eq!(places(Sequence::Rank, &row), [First, First, First, Further, Further]);
    }

    #[test]
    fn every_level_may_have_its_own_row() {
        let row = [(Level::District, Leader), (Level::City, Leader), (Level::District, Principal)];
        assert_eq!(places(Sequence::Level, &row), [First, First, Further]);
    }
}
