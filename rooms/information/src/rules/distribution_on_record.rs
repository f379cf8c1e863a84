//! An issue is submitted with its items, its receivers and their copies.

use crate::model::{Copies, Issue};
use kernel::{Example, Refusal, RuleCard};

use super::{SPEECH_DAY, invalid, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.issue.distribution_on_record",
    title: "发送范围和份数要记录",
    requirements: &["INF-3"],
    basis: speech("三（二）"),
    effective: SPEECH_DAY,
    text: "送审前要有至少一条信息，要填发送范围，每个单位不少于1份，一个单位只填一行。",
    why: "送给谁、印几份，印前定好，印后查得到。",
    examples: &[Example { given: "送审时没有填发送范围", then: "不能送审" }],
};

/// Refuses a list that is empty, names a receiver twice or gives one nothing.
#[must_use]
pub fn list(distribution: &[Copies]) -> Option<Refusal> {
    let message = if distribution.is_empty() {
        "没有填发送范围。".to_owned()
    } else if let Some(none) = distribution.iter().find(|line| line.copies == 0) {
        format!("“{}”的份数是0。", none.to)
    } else if let Some(twice) = distribution.iter().find(|line| 1 < times(distribution, line)) {
        format!("“{}”填了不止一行。", twice.to)
    } else {
        return None;
    };
    Some(invalid(&CARD, message, "请填每个接收单位和份数，一个单位一行，每行至少1份。").field("distribution"))
}

/// Refuses an issue without items, or whose list is not in order.
#[must_use]
pub fn check(issue: &Issue) -> Option<Refusal> {
    if issue.items.is_empty() {
        return Some(invalid(&CARD, "这一期还没有收入信息。", "请先收入至少一条信息。").field("items"));
    }
    list(&issue.distribution)
}

fn times(distribution: &[Copies], line: &Copies) -> usize {
    distribution.iter().filter(|other| other.to == line.to).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::people::{copies, issue, person};

    #[test]
    fn a_list_has_receivers_once_each_with_copies() {
        assert!(list(&[]).is_some());
        assert!(list(&[copies("区领导", 0)]).is_some());
        assert!(list(&[copies("区领导", 1), copies("区领导", 2)]).is_some());
        assert_eq!(list(&[copies("区领导", 18), copies("存档", 3)]), None);
    }

    #[test]
    fn an_empty_issue_is_not_submitted() {
        assert!(check(&issue(person(1), &[])).is_some());
        assert_eq!(check(&issue(person(1), &[person(5)])), None);
    }
}
