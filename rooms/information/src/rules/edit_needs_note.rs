//! Every edition goes back to the unit with a note.

use crate::model::Reason;
use kernel::{Example, Refusal, RuleCard};

use super::{SPEECH_DAY, invalid, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.section.edit_needs_note",
    title: "编辑要写编辑说明",
    requirements: &["INF-3"],
    basis: speech("三（二）质量"),
    effective: SPEECH_DAY,
    text: "信息科改动文字要写编辑说明，原稿、编后稿和说明一起反馈报送单位。",
    why: "单位看到改了什么、为什么改，下次就能写得更好。",
    examples: &[Example { given: "编辑把标题压短了，没有写说明", then: "不能保存编后稿" }],
};

/// Refuses an edition without its note.
#[must_use]
pub fn check(note: Option<&Reason>) -> Option<Refusal> {
    note.is_none()
        .then(|| invalid(&CARD, "没有写编辑说明。", "请写一句改了什么、为什么改；说明会反馈给报送单位。").field("note"))
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn no_edition_without_a_note() {
        assert!(check(None).is_some());
        assert_eq!(check(Some(&Reason::parse("note", "编辑说明", "标题压缩，数字核对过").expect("fits"))), None);
    }
}
