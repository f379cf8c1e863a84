//! An item that news media publish earns points.

use kernel::{Example, RuleCard};

use super::{SPEECH_DAY, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.points.media_earns_points",
    title: "媒体刊发计分",
    requirements: &["INF-4", "GEN-3"],
    basis: speech("二"),
    effective: SPEECH_DAY,
    text: "信息被新闻媒体刊发的，按层级和媒体计分，分值是刊发当天生效的政策所定；政策没有设分的不计。",
    why: "讲话把新闻媒体采用和省、市委采用并列为信息工作的成果。",
    examples: &[Example {
        given: "政策定省级媒体5分，一条信息被省报刊发", then: "报送单位得5分，记在刊发当天"
    }],
};

/// What an entry for a publication is called.
#[must_use]
pub fn label(level: &str, medium: &str) -> String {
    format!("{level}媒体刊发《{medium}》")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_entry_names_the_level_and_the_medium() {
        assert_eq!(label("省级", "省报"), "省级媒体刊发《省报》");
    }
}
