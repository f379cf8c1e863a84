//! What policy says on a day about this room's gates, limits and issues.

use checkup::{KindLimit, Limits};
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

/// How long items should be, how old their events may be, and what counts as a repeat; the check-up's own limits where policy is silent.
pub fn limits(set: &PolicySet, day: civil::Date) -> Result<Limits, PolicyError> {
    let usual = Limits::default();
    let of = |kind: checkup::ItemKind| -> Result<KindLimit, PolicyError> {
        let (case, usual) = ([("kind", kind.code())], usual.of(kind));
        Ok(KindLimit {
            min_chars: set.number_or(day, "information.check.least_chars", &case, usual.min_chars)?,
            max_chars: set.number_or(day, "information.check.most_chars", &case, usual.max_chars)?,
            max_age_days: set.number_or(day, "information.check.age_days", &case, usual.max_age_days)?,
        })
    };
    Ok(Limits {
        dynamic: of(checkup::ItemKind::Dynamic)?,
        data: of(checkup::ItemKind::Data)?,
        practice: of(checkup::ItemKind::Practice)?,
        problem: of(checkup::ItemKind::Problem)?,
        opinion: of(checkup::ItemKind::Opinion)?,
        title_chars: set.number_or(day, "information.check.title_chars", &[], usual.title_chars)?,
        sentence_chars: set.number_or(day, "information.check.sentence_chars", &[], usual.sentence_chars)?,
        paragraph_chars: set.number_or(day, "information.check.paragraph_chars", &[], usual.paragraph_chars)?,
        repeat_days: set.number_or(day, "information.check.repeat_days", &[], usual.repeat_days)?,
        repeat_percent: set.number_or(day, "information.check.repeat_percent", &[], usual.repeat_percent)?,
        cliches: set.number_or(day, "information.check.cliches", &[], usual.cliches)?,
    })
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

    #[test]
    fn an_order_shortens_problems_alone_and_from_its_day_on() {
        let order = "id = \"o\"\ntitle = \"篇幅\"\nbasis = \"青办〔2026〕9号\"\neffective = \"2026-06-01\"\n\n[[value]]\nkey = \"information.check.most_chars\"\nwhen = { kind = \"problem\" }\nfrom = \"2026-06-01\"\nvalue = 1000\nbasis = \"第三条\"\n";
        let set =
            PolicySet::parse(SHIPPED[0]).expect("a shipped set").under(PolicySet::parse(order).expect("an order"));
        assert_eq!(set.faults(crate::points::PARAMS), []);
        let on = |day| limits(&set, day).expect("in force");
        assert_eq!(on(civil::date(2026, 5, 31)), Limits::default());
        let shorter = on(civil::date(2026, 6, 1));
        assert_eq!(
            (shorter.problem.max_chars, shorter.problem.min_chars, shorter.opinion.max_chars),
            (1_000, 300, 800)
        );
    }
}
