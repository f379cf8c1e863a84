//! An outcome has its day and what shows it.

use jiff::civil;
use kernel::{Example, Refusal, RuleCard};

use crate::model::Reason;

use super::{SPEECH_DAY, invalid, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.outcome.outcome_has_date_and_proof",
    title: "登记采用与批示要有日期和依据",
    requirements: &["INF-4"],
    basis: speech("二"),
    effective: SPEECH_DAY,
    text: "登记采用、上报、媒体刊发和批示，要写明哪一天、凭什么，如刊物期号、报纸版面、批示件编号。",
    why: "积分按那一天的办法算，单位问起来要拿得出凭据。",
    examples: &[Example {
        given: "登记“省委刊物采用”，没有写哪一期",
        then: "不能登记；写明“《内部参阅》2026年第32期”后可以登记",
    }],
};

/// Refuses an outcome without its day or without its proof; each missing part is a reason of its own.
#[must_use]
pub fn check(day: Option<civil::Date>, proof: Option<&Reason>) -> [Option<Refusal>; 2] {
    let day = day
        .is_none()
        .then(|| invalid(&CARD, "没有填发生日期。", "请填刊物印发、媒体刊出或批示的那一天。").field("day"));
    let proof = proof.is_none().then(|| {
        invalid(&CARD, "没有填依据。", "请写明凭什么登记，如刊物期号、报纸日期和版面、批示件编号。").field("proof")
    });
    [day, proof]
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    use crate::rules::people::reason;

    #[test]
    fn both_are_asked_for_at_once() {
        let proof = reason("《每日要情》2026年第214期");
        assert_eq!(check(Some(date(2026, 11, 23)), Some(&proof)), [None, None]);
        let [day, proof] = check(None, None);
        assert_eq!((day.and_then(|day| day.field), proof.and_then(|proof| proof.field)), (Some("day"), Some("proof")));
    }
}
