//! An order has no fault that can be seen before it binds anybody.

use kernel::policy::Fault;
use kernel::{Example, Refusal, RuleCard};

use super::{OFFICE_DAY, invalid, practice};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "house.policy.faultless",
    title: "政策文本有错不能提出、不能施行",
    requirements: &["GEN-4"],
    basis: practice("文件送签前先核对"),
    effective: OFFICE_DAY,
    text: "文本里的参数、取值、情形和日期都要认得出，同一情形同一天只有一个取值；有错的逐行指出，改好再提出。",
    why: "错在施行以后才发现，已经按它算过的就说不清了。",
    examples: &[Example {
        given: "第12行把“分值”写成了没有单位的 2.5",
        then: "不能提出，指出第12行；改成“2.5分”后可以提出",
    }],
};

/// Refuses every fault with its line.
pub fn check(faults: &[Fault]) -> impl Iterator<Item = Refusal> + '_ {
    faults.iter().map(|fault| {
        let Fault { line, key, message } = fault;
        let said = if key.is_empty() { message.clone() } else { format!("{key} {message}") };
        invalid(&CARD, format!("第{line}行：{said}。"), format!("请改好第{line}行，再核对一次。")).field("text")
    })
}

/// Refuses an order that changes nothing.
#[must_use]
pub fn changes_something(changes: usize) -> Option<Refusal> {
    (changes == 0).then(|| {
        invalid(&CARD, "文本没有改动现行的任何一个取值。", "请核对取值和 from；不改动的不必提出。").field("text")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_is_a_reason_of_its_own_with_its_line() {
        let fault = |line, key: &str| Fault { line, key: key.to_owned(), message: "应当是整数".to_owned() };
        let refused: Vec<Refusal> = check(&[fault(7, "a.b"), fault(12, "")]).collect();
        assert_eq!(refused.len(), 2);
        assert_eq!(refused[0].message, "第7行：a.b 应当是整数。");
        assert!(refused[1].message.starts_with("第12行：应当") && refused[1].hint.contains("第12行"));
        assert!(changes_something(0).is_some() && changes_something(1).is_none());
    }
}
