//! What the office knows beside the document. Rules that need a fact stay silent while it is not known.

use aho_corasick::{AhoCorasick, MatchKind};
use jiff::civil;

use crate::facts::Limits;
use crate::lexicon::automaton;
use crate::reuse::Reuse;

/// 单位登记 One organ on the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organ {
    /// Its full name.
    pub name: String,
    /// Its short names.
    pub also: Vec<String>,
    /// 层级
    pub rank: Rank,
    /// What it is.
    pub kind: OrganKind,
    /// The name of the organ right above it.
    pub superior: Option<String>,
    /// 撤销
    pub abolished: Option<Abolition>,
}

/// 层级
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rank {
    /// 中央
    National,
    /// 省
    Provincial,
    /// 市
    Municipal,
    /// 区县
    District,
    /// 镇街
    Township,
    /// 村社区
    Village,
}

/// What an organ is, as far as the rules of routing ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OrganKind {
    /// 党委、政府
    Leading,
    /// 党委、政府的办公厅（室）
    GeneralOffice,
    /// 部门
    Department,
    /// 内设机构
    Inner,
    /// Everything else: 人大、政协、群团、企事业单位.
    Other,
}

/// 撤销 When an organ ceased to be, and what took its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Abolition {
    /// Since when.
    pub on: civil::Date,
    /// What took its place.
    pub successor: Option<String>,
}

/// 会签 The record of countersignatures of this draft.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Circulation {
    /// One entry for each organ that was asked.
    pub asked: Vec<Countersign>,
}

/// One organ that was asked to countersign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Countersign {
    /// Its name.
    pub organ: String,
    /// What it answered.
    pub answer: Answer,
}

/// What an organ that was asked has answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Nothing yet; so many working days have passed.
    Waiting {
        /// Working days since it was asked.
        working_days: u32,
    },
    /// It agrees.
    Agreed {
        /// Whether the text is still the one that it saw.
        text: SignedText,
    },
    /// It does not agree, and the matter is open.
    Objected {
        /// Its opinion.
        opinion: String,
    },
    /// It did not agree, and the matter has been settled.
    Settled {
        /// How.
        how: String,
    },
}

/// Whether the text is still the one that was countersigned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignedText {
    /// It is.
    Same,
    /// It was changed since.
    Changed,
}

/// 合法性审核, of documents that bind the public.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LegalReview {
    /// The document needs none.
    NotNeeded,
    /// It needs one and has none yet.
    Owed,
    /// It has been reviewed.
    Done,
}

/// Limits that an office may set. The defaults are those of the policies and of common practice.
#[derive(Debug, Clone, PartialEq)]
pub struct DocumentLimits {
    /// Characters of a document on a comprehensive matter.
    pub comprehensive_chars: usize,
    /// Characters of a document on a special matter or single task.
    pub special_chars: usize,
    /// Characters of a title.
    pub title_chars: usize,
    /// 套话 The share of stock phrases, of texts that are long enough to measure.
    pub cliche_share: f64,
    /// 空话 The share of empty sentences.
    pub empty_share: f64,
    /// 重复行文 The share of a text that the unit's own earlier document says already.
    pub repeat_share: f64,
    /// 照抄 The share of a text that was taken from one other document.
    pub reuse_share: f64,
    /// The shortest text whose shares are measured.
    pub measured_chars: usize,
    /// Working days within which a countersignature is due.
    pub countersign_days: u32,
    /// Limits of sentences and paragraphs.
    pub text: Limits,
}

impl Default for DocumentLimits {
    fn default() -> Self {
        Self {
            comprehensive_chars: 5_000,
            special_chars: 4_000,
            title_chars: 50,
            cliche_share: 0.03,
            empty_share: 0.1,
            repeat_share: 0.6,
            reuse_share: 0.3,
            measured_chars: 600,
            countersign_days: 5,
            text: Limits { sentence_chars: 120, paragraph_chars: 600, ..Limits::default() },
        }
    }
}

/// What the office knows.
#[derive(Debug, Clone, Default)]
pub struct OfficeFacts {
    /// The name of the organ that issues, as on the register.
    pub own: Option<String>,
    /// The register of organs; empty if there is none.
    pub organs: Vec<Organ>,
    /// Names of persons in office.
    pub people: Vec<String>,
    /// The record of countersignatures; None outside the workflow.
    pub circulation: Option<Circulation>,
    /// 合法性审核; None outside the workflow.
    pub legal_review: Option<LegalReview>,
    /// 复用 Where passages of this very text stood before; None where no archive was asked.
    pub reuse: Option<Reuse>,
    /// Limits in force.
    pub limits: DocumentLimits,
}

impl OfficeFacts {
    /// Prepares the facts for many checks. Keep it while a person writes.
    #[must_use]
    pub fn prepared(self) -> PreparedOffice {
        let mut names = Vec::new();
        for organ in &self.organs {
            for name in std::iter::once(&organ.name).chain(&organ.also).filter(|name| 2 <= name.chars().count()) {
                names.push(name.clone());
            }
        }
        let own: Vec<String> = self.own.iter().cloned().collect();
        PreparedOffice {
            names: automaton(&names, MatchKind::LeftmostLongest),
            own_names: automaton(&own, MatchKind::LeftmostLongest),
            facts: self,
        }
    }
}

/// Facts made ready by [`OfficeFacts::prepared`].
#[derive(Debug)]
pub struct PreparedOffice {
    pub(crate) facts: OfficeFacts,
    pub(crate) names: AhoCorasick,
    pub(crate) own_names: AhoCorasick,
}

impl PreparedOffice {
    /// The organ of this name or short name.
    pub(crate) fn organ(&self, name: &str) -> Option<&Organ> {
        self.facts.organs.iter().find(|organ| organ.name == name || organ.also.iter().any(|also| also == name))
    }

    /// The organ that issues.
    pub(crate) fn own(&self) -> Option<&Organ> {
        self.organ(self.facts.own.as_deref()?)
    }

    /// The organs above this one, the nearest first. A circle in the register ends it.
    pub(crate) fn above(&self, organ: &Organ) -> Vec<&Organ> {
        let mut found: Vec<&Organ> = Vec::new();
        let mut name = organ.superior.as_deref();
        while let Some(next) = name.and_then(|name| self.organ(name)) {
            if next.name == organ.name || found.iter().any(|known| known.name == next.name) {
                break;
            }
            found.push(next);
            name = next.superior.as_deref();
        }
        found
    }

    /// Whether one organ lies below another.
    pub(crate) fn is_below(&self, lower: &Organ, upper: &Organ) -> bool {
        self.above(lower).iter().any(|organ| organ.name == upper.name)
    }
}
