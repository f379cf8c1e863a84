//! An adoption names the journal, the bulletin or the medium.

use kernel::{Example, Refusal, RuleCard};

use crate::model::{OutcomeKind, Phrase};

use super::{SPEECH_DAY, invalid, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.outcome.outcome_names_channel",
    title: "采用要写明刊物或媒体",
    requirements: &["INF-4", "INF-9"],
    basis: speech("二"),
    effective: SPEECH_DAY,
    text: "登记采用、上报和媒体刊发，要写明刊物或媒体的名称。",
    why: "同一级的刊物分量不同，办法里按刊物分值，只写“市里采用”算不了。",
    examples: &[Example {
        given: "登记“市级采用”，没有写哪份刊物", then: "不能登记；写明《每日要情》后可以登记"
    }],
};

/// Refuses an adoption, a sending up or a publication without its journal or medium.
#[must_use]
pub fn check(kind: OutcomeKind, channel: Option<&Phrase>) -> Option<Refusal> {
    let what = match kind {
        OutcomeKind::SentUp | OutcomeKind::Adopted => "刊物",
        OutcomeKind::Media => "媒体",
        OutcomeKind::Instruction => return None,
    };
    channel.is_none().then(|| {
        invalid(&CARD, format!("没有写明是哪份{what}。"), format!("请填{what}的名称，与它自己的写法一致。"))
            .field("channel")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::people::phrase;

    #[test]
    fn only_an_instruction_needs_no_channel() {
        for kind in OutcomeKind::ALL {
            assert_eq!(check(*kind, None).is_none(), *kind == OutcomeKind::Instruction);
            assert_eq!(check(*kind, Some(&phrase("每日要情"))), None);
        }
    }
}
