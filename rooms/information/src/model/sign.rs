//! Signing at a gate, and giving back.

use jiff::Timestamp;
use kernel::{PersonId, PostId};

use super::{Gate, Note, Phrase, Reason, Resume, ReturnedBy, Standard};

/// One standard as signed, with a remark where the signer has one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stand {
    /// Which of the four.
    pub standard: Standard,
    /// The signer's remark beside the findings.
    pub note: Note,
}

/// The standards that a signer answers for. [`crate::rules::four_standards_signed`] wants each of the four once.
pub type Stands = Vec<Stand>;

/// What lay before the signer's eyes: how many findings, how many reasons for what is still owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Seen {
    /// Findings of the checkup shown.
    pub findings: u32,
    /// Owed findings 需补齐 among them.
    pub owed: u32,
}

/// 签署 A passed gate: who, in which post, when, on which text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// Which gate.
    pub gate: Gate,
    /// Who.
    pub person: PersonId,
    /// In which post; for a named cover, the main one.
    pub post: PostId,
    /// When.
    pub at: Timestamp,
    /// The digest of the text as signed.
    pub text_digest: String,
    /// In which round through the gates.
    pub round: u32,
    /// The four standards, each signed.
    pub standards: Stands,
    /// What lay before the signer's eyes.
    pub seen: Seen,
}

/// 代为校核人 The cover that a small office names for its missing checker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cover {
    /// Who covers.
    pub person: PersonId,
    /// The cover's name, for the record and the screen.
    pub name: Phrase,
    /// Why this office needs one.
    pub reason: Reason,
    /// Who named the cover.
    pub named_by: PersonId,
}

/// 需补齐说明 Why an owed element is still missing. Whoever signs after sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwedReason {
    /// The rule of the checkup.
    pub rule: Phrase,
    /// Why it is still missing, and when it comes.
    pub reason: Reason,
    /// Who wrote it.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
}

/// 退回意见 Why an item goes back: where it is wrong, under which rule, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnNote {
    /// Who gives it back.
    pub by: ReturnedBy,
    /// The person.
    pub person: PersonId,
    /// The field that needs work, such as 正文第二段.
    pub field: Phrase,
    /// The rule that it goes back under: one of the four standards, or a rule of the checkup.
    pub rule: Phrase,
    /// What to do, in words.
    pub words: Reason,
    /// Which way it goes afterwards.
    pub resume: Resume,
    /// When.
    pub at: Timestamp,
}
