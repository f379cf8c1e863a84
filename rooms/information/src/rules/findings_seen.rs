//! Whoever signs has the present findings and reasons before their eyes.

use crate::model::{Findings, Seen};
use kernel::{Example, Refusal, RuleCard};

use super::{SPEECH_DAY, conflict, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.gates.findings_seen",
    title: "提示看过再签",
    requirements: &["INF-1", "INF-2"],
    basis: speech("三（二）质量"),
    effective: SPEECH_DAY,
    text: "签字时看到的提示条数和需补齐说明条数，要与现在这份文字的一致。",
    why: "签字人要看到最新的提示，不能签在旧的页面上。",
    examples: &[Example {
        given: "校核人打开页面后，起草人又补写了说明", then: "请刷新后再签"
    }],
};

/// Refuses a signature that was given beside other findings than the present ones.
#[must_use]
pub fn check(seen: Seen, findings: &Findings) -> Option<Refusal> {
    let present = now(findings);
    (seen != present).then(|| {
        conflict(
            &CARD,
            format!(
                "您看到的是{}条提示、{}条需补齐，现在是{}条、{}条。",
                seen.findings, seen.owed, present.findings, present.owed
            ),
            "请刷新页面，看过新的提示再办理。",
        )
    })
}

/// What a signer ought to have seen.
#[must_use]
pub fn now(findings: &Findings) -> Seen {
    Seen { findings: findings.count, owed: u32::try_from(findings.owed.len()).unwrap_or(u32::MAX) }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn an_old_page_is_not_signed() {
        let findings = Findings { count: 2, owed: vec!["INF-E01".to_owned()], forwarded: false };
        assert_eq!(check(Seen { findings: 2, owed: 1 }, &findings), None);
        assert!(check(Seen { findings: 2, owed: 0 }, &findings).is_some());
    }
}
