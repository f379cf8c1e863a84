//! Every point is computed under the policy in force on its own day; where that policy is silent, nothing is counted, and it is said.

use kernel::{Example, Fact, RuleCard, Why};

use super::{SPEECH_DAY, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.points.points_by_policy_of_the_day",
    title: "按当天的政策计分",
    requirements: &["INF-4", "GEN-3", "GEN-4"],
    basis: speech("三（二）"),
    effective: SPEECH_DAY,
    text: "采用、批示按当天生效的政策计分，扣分按差错当天的政策；后来改了办法，以前的分不变。当天的政策没有设分的，列为0分并写明。",
    why: "办法不能溯及既往，改办法也不能让过去的分变样。",
    examples: &[Example {
        given: "9月1日起市级采用由10分改为8分，一条信息8月31日被市里采用",
        then: "得10分，以后再算也是10分",
    }],
};

/// The reason of an entry for which the policy of the day sets nothing.
#[must_use]
pub fn silent(mut facts: Vec<Fact>) -> Why {
    facts.push(Fact::new("分值", "当天的政策没有为此设分，计0分"));
    Why::of(&CARD, facts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn silence_is_told() {
        let why = silent(vec![Fact::new("信息", "防汛准备")]);
        assert!(why.facts.iter().any(|fact| fact.value.contains("没有为此设分")), "要说明为什么是0分");
        assert_eq!(why.rule, CARD.id);
    }
}
