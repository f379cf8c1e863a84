//! What the units were asked about stays as it was: names are computed again before the hearing only.

use kernel::{Example, Refusal, RuleCard};

use crate::model::Circular;

use super::{SPEECH_DAY, conflict, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.circular.circular_computed_before_hearing",
    title: "听取意见后不再重算名单",
    requirements: &["INF-6"],
    basis: speech("三（二）"),
    effective: SPEECH_DAY,
    text: "名单和事实在听取意见前可以重新计算；发给单位听取意见以后，事实以发出的为准，不再重算，有出入的通过异议更正。",
    why: "单位答复的是它看到的事实，背后的数字不能再变。",
    examples: &[Example {
        given: "听取意见已经发起，编辑想重新计算", then: "不能重算，等单位提出异议"
    }],
};

/// Refuses to compute again once a unit was asked.
#[must_use]
pub fn check(circular: &Circular) -> Option<Refusal> {
    circular.was_heard().then(|| {
        conflict(
            &CARD,
            "已经向单位听取过意见，名单和事实不再重新计算。",
            "事实有误的，请在答复异议时更正，或撤销后重新起草。",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::people::{asked, criticism, day, name, unit};

    #[test]
    fn before_the_hearing_it_may_be_computed_again() {
        assert_eq!(check(&criticism(vec![name(unit(1))])), None);
        assert!(check(&criticism(vec![name(unit(1)), asked(name(unit(2)), day(3))])).is_some());
    }
}
