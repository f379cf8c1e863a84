//! A text that changed after a gate passes that gate again.

use crate::model::{Gate, Submission};
use kernel::{Example, Refusal, RuleCard};

use super::{SPEECH_DAY, conflict, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.gates.text_changed_passes_again",
    title: "文字改了，过了的关重过",
    requirements: &["INF-1"],
    basis: speech("三（二）质量"),
    effective: SPEECH_DAY,
    text: "校核签的是哪一份文字，审批看到的就得是那一份；改过一个字，校核也要重来。",
    why: "签字对着文字，文字变了签字就落空。",
    examples: &[Example {
        given: "校核通过后退回，信息员改了一个数字", then: "重新报送后先回到校核"
    }],
};

/// Refuses the second gate while the first has not been passed by the very text that stands here now.
#[must_use]
pub fn check(item: &Submission) -> Option<Refusal> {
    item.passed(Gate::Check)
        .is_none()
        .then(|| conflict(&CARD, "现在这份文字还没有经过校核。", "请退回，按流程先校核再审批。"))
}

/// Whether what passed the gates up to `gate` still stands word for word.
#[must_use]
pub fn still_stands(item: &Submission, gate: Gate) -> bool {
    match gate {
        Gate::Check => item.passed(Gate::Check).is_some(),
        Gate::Approve => item.passed(Gate::Check).is_some() && item.passed(Gate::Approve).is_some(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Title;
    use crate::rules::people::{item, person, sign};

    #[test]
    fn one_changed_word_and_the_check_no_longer_counts() {
        let mut checked = sign(item(), Gate::Check, person(2));
        assert_eq!(check(&checked), None);
        checked.text.title = Title::parse("另一个标题").expect("fits");
        assert!(check(&checked).is_some());
    }

    #[test]
    fn a_signer_who_takes_up_the_pen_has_signed_for_nothing() {
        let mut checked = sign(item(), Gate::Check, person(2));
        checked.writers.push(person(2));
        assert!(check(&checked).is_some());
    }

    #[test]
    fn a_new_round_asks_for_new_signatures() {
        let mut signed = sign(sign(item(), Gate::Check, person(2)), Gate::Approve, person(3));
        assert!(still_stands(&signed, Gate::Approve));
        signed.round += 1;
        assert!(!still_stands(&signed, Gate::Approve));
        assert!(!still_stands(&signed, Gate::Check));
    }
}
