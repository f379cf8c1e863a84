//! An order does not reach back: what was counted stays as it was counted.

use jiff::civil::Date;
use kernel::policy::{DatedValue, Fault, PolicySet};
use kernel::rule::BasisLevel;
use kernel::{Basis, Example, Refusal, RuleCard};

use super::invalid;

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "house.policy.not_reaching_back",
    title: "政策调整不溯及既往",
    requirements: &["GEN-4"],
    basis: Basis {
        document: "《中华人民共和国立法法》（参照）",
        clause: "第一百零四条",
        date: "2023-03-13",
        level: BasisLevel::Practice,
    },
    effective: jiff::civil::date(2023, 3, 15),
    text: "每个新取值从签发施行的当天或以后开始，不能早于那一天；以前的事按当时的政策算，不重算。",
    why: "事后改分，单位没法信服；参照规章不管以往的道理，过去的照过去的算。",
    examples: &[Example {
        given: "11月23日签发，文本里有一行 from 写的是 2026-10-01",
        then: "不能施行，指出那一行；from 改为 2026-11-23 或以后再提出",
    }],
};

/// Every value of the last layer that would begin before the day.
#[must_use]
pub fn faults(set: &PolicySet, day: Date) -> Vec<Fault> {
    let last = set.layers().len() - 1;
    let early = |value: &&DatedValue| value.layer == last && value.from < day;
    let told = |key: &str, value: &DatedValue| Fault {
        line: value.line,
        key: key.to_owned(),
        message: format!("从 {} 起，早于施行日 {day}；不溯及既往，请改为 {day} 或以后", value.from),
    };
    let mut faults: Vec<Fault> =
        set.values().flat_map(|(key, values)| values.iter().filter(early).map(move |value| told(key, value))).collect();
    faults.sort_by_key(|fault| fault.line);
    faults
}

/// Refuses values that begin before the day on which the order is put in force.
pub fn check(set: &PolicySet, day: Date) -> Vec<Refusal> {
    let told = |fault: Fault| {
        let message = format!("第{}行：{} {}。", fault.line, fault.key, fault.message);
        invalid(&CARD, message, "请改晚 from；签发前已过了日子的，撤回改好再提出。").field("text")
    };
    faults(set, day).into_iter().map(told).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_day_itself_is_early_enough_and_the_day_before_is_not() {
        let text = |from: &str| {
            format!(
                "id = \"o\"\ntitle = \"t\"\nbasis = \"b\"\neffective = \"2022-01-01\"\n[[value]]\nkey = \"a\"\nfrom = \"{from}\"\nvalue = 1\nbasis = \"b\"\n"
            )
        };
        let over = |from| {
            let base = PolicySet::parse(&text("2022-01-01")).expect("readable");
            base.under(PolicySet::parse(&text(from)).expect("readable"))
        };
        let day = date(2026, 11, 23);
        assert_eq!(check(&over("2026-11-23"), day), [], "what lies below is old and stays");
        let refused = check(&over("2026-11-22"), day);
        assert_eq!(refused.len(), 1);
        assert!(
            refused[0].message.contains("第6行") && refused[0].message.contains("不溯及既往"),
            "{}",
            refused[0].message
        );
    }
}
