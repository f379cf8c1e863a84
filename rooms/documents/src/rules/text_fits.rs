//! One text is one document, and one document has an end.

use jiff::civil;
use kernel::rule::BasisLevel;
use kernel::{Basis, Example, Refusal, RuleCard};

use super::basis;
use crate::model::{MOST_BYTES, MOST_LINES};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "documents.text.text_fits",
    title: "一件公文的文字有限",
    requirements: &["DOC-4"],
    basis: Basis {
        document: "本系统填写要求", clause: "排版的文字长度", date: "", level: BasisLevel::Office
    },
    effective: civil::date(2026, 1, 1),
    text: "一件公文的文字（含附件）不超过40万字节，约13万个汉字，也不超过5000行。",
    why: "排版一件一件来，一件太长，后面的人都要等。",
    examples: &[Example {
        given: "把全年的台账粘贴成附件，有6000行", then: "不排版，请把台账作为单独的文件"
    }],
};

/// Refuses a text that is too long.
#[must_use]
pub fn check(text: &str) -> Option<Refusal> {
    let (bytes, lines) = (text.len(), text.lines().count());
    let message = if MOST_BYTES < bytes {
        format!("全文有{}千字节，最多{}千字节，没有排版。", bytes.div_ceil(1000), MOST_BYTES / 1000)
    } else if MOST_LINES < lines {
        format!("全文有{lines}行，最多{MOST_LINES}行，没有排版。")
    } else {
        return None;
    };
    Some(
        Refusal::invalid(CARD.id, message).basis(basis(&CARD)).hint("请分成几件，或把长的附件单独成件。").field("text"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_byte_and_the_last_line_fit() {
        assert_eq!(check(&"a".repeat(MOST_BYTES)), None);
        assert!(check(&"a".repeat(MOST_BYTES + 1)).is_some_and(|refusal| refusal.message.contains("401千字节")));
        assert_eq!(check(&"\n".repeat(MOST_LINES)), None);
        assert!(check(&"\n".repeat(MOST_LINES + 1)).is_some_and(|refusal| refusal.message.contains("5001行")));
    }
}
