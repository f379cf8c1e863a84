//! A review says what is wrong, and so does its answer.

use kernel::{Example, Refusal, RuleCard};

use super::{SPEECH_DAY, invalid, speech};
use crate::model::{AnswerReview, Reason, ReviewVerdict};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.review.review_needs_words",
    title: "复核的申请和答复都要写明理由",
    requirements: &["GEN-3", "INF-4"],
    basis: speech("三（二）数量"),
    effective: SPEECH_DAY,
    text: "申请复核要写明哪里不对；答复要写明理由，复核成立的还要写明更正了什么，晚于时限的还要写明原因。",
    why: "有理由才查得清，查清了双方才服。",
    examples: &[Example { given: "答复只点“维持原记”，没有写理由", then: "不能答复" }],
};

/// Refuses to ask without words.
#[must_use]
pub fn check(words: Option<&Reason>) -> Option<Refusal> {
    words.is_none().then(|| lacks("没有写明哪里不对", "请写清认为应当怎样记、凭什么。", "words"))
}

/// Refuses an answer without its reason, or one that finds for the unit without saying what was put right.
#[must_use]
pub fn answer(answer: &AnswerReview) -> Vec<Refusal> {
    let words = answer.words.is_none().then(|| lacks("答复没有写理由", "请写清查了什么、依据哪一条。", "words"));
    let corrected = match answer.verdict {
        ReviewVerdict::Upheld if answer.corrected.is_none() => {
            Some(lacks("复核成立，没有写更正了什么", "请先更正记录，再写明更正了哪一条。", "corrected"))
        }
        ReviewVerdict::Upheld | ReviewVerdict::NotUpheld => None,
    };
    words.into_iter().chain(corrected).collect()
}

fn lacks(what: &'static str, hint: &'static str, field: &'static str) -> Refusal {
    invalid(&CARD, format!("{what}。"), hint).field(field)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::people::reason;

    #[test]
    fn every_missing_word_is_named_at_once() {
        assert_eq!(check(None).expect("no words").field, Some("words"));
        assert_eq!(check(Some(&reason("市里刊登在第一版"))), None);
        let mut found = AnswerReview { verdict: ReviewVerdict::Upheld, words: None, corrected: None, late: None };
        let fields: Vec<_> = answer(&found).iter().map(|refusal| refusal.field).collect();
        assert_eq!(fields, [Some("words"), Some("corrected")]);
        found = AnswerReview { verdict: ReviewVerdict::NotUpheld, words: Some(reason("已查原刊")), ..found };
        assert_eq!(answer(&found), []);
    }
}
