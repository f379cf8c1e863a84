//! A refusal names one of the four standards and says how to do better.

use crate::model::{Reason, Standard};
use kernel::{Example, Refusal, RuleCard};

use super::{SPEECH_DAY, invalid, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.section.refusal_teaches",
    title: "不采用要说清哪一条、怎么改进",
    requirements: &["INF-3", "INF-12"],
    basis: speech("三（二）质量"),
    effective: SPEECH_DAY,
    text: "不采用一条信息，要在四个不报里指明是哪一条，并用话写清楚原因和改进办法，反馈给报送单位。",
    why: "不说理由的不采用，单位学不到东西，也就报不好。",
    examples: &[Example {
        given: "编辑只点了“不采用”",
        then: "不能办理；选“要素全”并写“缺整改完成时间，可在完成后再报”后可以办理",
    }],
};

/// Refuses a refusal without its standard or without its words.
#[must_use]
pub fn check(standard: Option<Standard>, words: Option<&Reason>) -> Option<Refusal> {
    let (missing, input) = match (standard, words) {
        (Some(_), Some(_)) => return None,
        (None, _) => ("是四个不报里的哪一条", "standard"),
        (Some(_), None) => ("原因和改进办法", "words"),
    };
    Some(
        invalid(
            &CARD,
            format!("不采用没有说明{missing}。"),
            "请选一条标准，再写清原因和怎样报得更好；反映困难本身不是不采用的理由。",
        )
        .field(input),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn a_standard_and_words() {
        let words = Reason::parse("words", "原因", "缺整改完成时间，可在完成后再报").expect("fits");
        assert_eq!(check(None, Some(&words)).expect("no standard").field, Some("standard"));
        assert_eq!(check(Some(Standard::Elements), None).expect("no words").field, Some("words"));
        assert_eq!(check(Some(Standard::Elements), Some(&words)), None);
    }
}
