//! What policy says on a day about this room's gates, limits and issues.

use jiff::civil;
use kernel::policy::{PolicyError, PolicySet, Value};

use super::ItemKind;

/// The values of one policy set in force on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// The set's name with its digest, for the Why.
    pub name: String,
    /// 授权分管负责人审批: a deputy in charge may approve in place of the unit head.
    pub deputy_may_approve: bool,
    /// 小单位人数: an office of at most so many people may name a cover for its checker.
    pub small_office_people: u32,
    /// 须先核实的类别: kinds that are verified on record before they enter an issue.
    pub verify_kinds: Vec<ItemKind>,
    /// 转办最长天数: a referral's limit lies within so many days.
    pub referral_days: i64,
    /// 约稿最长天数: a call's limit lies within so many days.
    pub call_days: i64,
    /// 上报刊物须区领导签发: every issue that goes upward is signed by a leader, whatever the bulletin says.
    pub upward_leader_signs: bool,
}

impl Policy {
    /// Reads the values in force on the day.
    pub fn on(set: &PolicySet, day: civil::Date) -> Result<Self, PolicyError> {
        Ok(Self {
            name: set.name(),
            deputy_may_approve: set.switch(day, "information.gates.deputy_may_approve")?,
            small_office_people: count(set, day, "information.gates.small_office_people")?,
            verify_kinds: kinds(set, day, "information.section.verify_kinds")?,
            referral_days: set.number(day, "information.referral.most_days")?,
            call_days: set.number(day, "information.call.most_days")?,
            upward_leader_signs: set.switch(day, "information.issue.upward_leader_signs")?,
        })
    }
}

fn count(set: &PolicySet, day: civil::Date, key: &str) -> Result<u32, PolicyError> {
    let number = set.number(day, key)?;
    u32::try_from(number).map_err(|_| PolicyError::WrongKind { key: key.to_owned(), wanted: "不小于零的整数" })
}

fn kinds(set: &PolicySet, day: civil::Date, key: &str) -> Result<Vec<ItemKind>, PolicyError> {
    let wrong = || PolicyError::WrongKind { key: key.to_owned(), wanted: "信息类别代码的列表" };
    match &set.on(day, key)?.value {
        Value::Texts(codes) => codes.iter().map(|code| ItemKind::from_code(code).ok_or_else(wrong)).collect(),
        Value::Switch(_) | Value::Number(_) | Value::Text(_) => Err(wrong()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHIPPED: [&str; 2] =
        [include_str!("../../../../policy/speech.toml"), include_str!("../../../../policy/burden-2024.toml")];

    #[test]
    fn both_shipped_sets_answer_every_question_of_this_room_today() {
        for text in SHIPPED {
            let set = PolicySet::parse(text).expect("a shipped set can be read");
            let policy = Policy::on(&set, civil::date(2026, 11, 23)).expect("every key is in force");
            assert!(!policy.verify_kinds.is_empty(), "{}", set.base().title);
        }
    }

    #[test]
    fn under_the_speech_the_head_approves_in_person_and_an_example_says_that_it_is_one() {
        let set = PolicySet::parse(SHIPPED[0]).expect("a shipped set can be read");
        let day = civil::date(2022, 3, 1);
        assert!(!Policy::on(&set, day).expect("in force").deputy_may_approve);
        let small = set.on(day, "information.gates.small_office_people").expect("in force");
        assert!(small.basis.contains("示例"), "{}", small.basis);
    }
}
