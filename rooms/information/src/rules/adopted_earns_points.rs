//! An adopted item earns points, by level, journal and way of adoption.

use crate::model::Level;
use crate::points::result::Component;
use kernel::{Example, RuleCard};

use super::{SPEECH_DAY, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.points.adopted_earns_points",
    title: "采用计分",
    requirements: &["INF-4", "GEN-3"],
    basis: speech("三（二）"),
    effective: SPEECH_DAY,
    text: "信息被采用的，按层级、刊物、单篇还是综合、类别、篇幅和单位类别计分，分值是采用当天生效的政策所定。",
    why: "被用上才说明报得对路；上级用的比本级用的更难得。",
    examples: &[Example {
        given: "政策定市级单篇采用10分，一条信息7月3日被市信息快报单篇采用",
        then: "报送单位得10分，记在7月3日",
    }],
};

/// The part of the account that an adoption at this level belongs to.
#[must_use]
pub const fn component(level: Level) -> Component {
    match level {
        Level::District => Component::District,
        Level::City => Component::City,
        Level::Province => Component::Province,
        Level::Centre => Component::Centre,
    }
}

/// What people call an adoption at this level.
#[must_use]
pub const fn level_word(level: Level) -> &'static str {
    match level {
        Level::District => "区级",
        Level::City => "市级",
        Level::Province => "省级",
        Level::Centre => "中央",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_level_has_its_own_part_of_the_account() {
        let parts: std::collections::BTreeSet<Component> = Level::ALL.iter().map(|level| component(*level)).collect();
        assert_eq!(parts.len(), Level::ALL.len(), "市级采用和省级采用要分开算");
    }
}
