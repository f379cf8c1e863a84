//! One adoption is entered once.

use kernel::{Example, Refusal, RuleCard};

use crate::model::Outcome;

use super::{SPEECH_DAY, conflict, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.outcome.outcome_once",
    title: "同一次采用只登一次",
    requirements: &["INF-4"],
    basis: speech("二"),
    effective: SPEECH_DAY,
    text: "同一条信息在同一天、同一级、同一份刊物或媒体、由同一位领导的采用与批示只登记一次；再登记时告诉登记人已有的是哪一条。",
    why: "重复登记就重复积分，对别的单位不公平。",
    examples: &[Example {
        given: "两位编辑各登了一次《每日要情》第214期采用",
        then: "第二次不能登记，提示已有的那一条",
    }],
};

/// Refuses an outcome that another one on record, which stands, already tells of.
#[must_use]
pub fn check<'a>(new: &Outcome, stand: impl IntoIterator<Item = &'a Outcome>) -> Option<Refusal> {
    let known = stand.into_iter().find(|known| known.same_as(new))?;
    let message = format!("已经登记过：{}，{}，依据“{}”。", known.words(), known.day, known.proof);
    Some(conflict(&CARD, message, "不用再登；登错了的请在那一条上更正。"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Level, OutcomeKind};
    use crate::rules::people::outcome;

    #[test]
    fn the_second_entry_is_told_of_the_first() {
        let first = outcome(1, OutcomeKind::Adopted, Level::City, "每日要情");
        let again = outcome(2, OutcomeKind::Adopted, Level::City, "每日要情");
        let refused = check(&again, [&first]).expect("entered before");
        assert!(refused.message.contains("市级《每日要情》单篇采用，2026-11-23"), "{}", refused.message);
        let other = Outcome { level: Level::Province, ..again };
        assert_eq!(check(&other, [&first]), None);
    }
}
