//! An item that the Office sends to the level above earns points; policy says whether they stay when that level adopts it.

use crate::model::Level;
use kernel::{Example, RuleCard};

use super::{SPEECH_DAY, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.points.sent_up_earns_points",
    title: "上报计分",
    requirements: &["INF-4", "GEN-3"],
    basis: speech("三（二）"),
    effective: SPEECH_DAY,
    text: "信息经办公室报到上级的，按政策计上报分；后来被该级或更高一级采用的，上报分保留还是并入采用分，由政策定，不写的保留。",
    why: "能代表全区报上去，本身就是对单位的肯定。",
    examples: &[Example {
        given: "政策定报省2分、省采用10分，上报分保留；一条信息报省后被省采用", then: "共得12分"
    }],
};

/// Whether an adoption at `adopted` takes the place of having been sent up to `sent_up`.
#[must_use]
pub fn replaces(adopted: Level, sent_up: Level) -> bool {
    sent_up <= adopted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_level_that_got_it_or_one_above_takes_its_place_and_no_lower_one() {
        assert!(replaces(Level::Province, Level::Province), "报省后省里用了");
        assert!(replaces(Level::Centre, Level::Province), "报省后中央用了");
        assert!(!replaces(Level::City, Level::Province), "市里用了，不影响报省的分");
    }
}
