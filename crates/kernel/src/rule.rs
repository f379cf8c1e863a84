//! Rule cards: what a rule says, on what ground, since when, with an example. The rule handbook is printed from them.

use jiff::civil;

/// 依据 Where a rule comes from, named by document, clause and date and told in our own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Basis {
    /// The document, such as 区委办公室工作会议讲话 or GB/T 9704-2012.
    pub document: &'static str,
    /// The clause, such as 三（二）.
    pub clause: &'static str,
    /// The document's date as people write it; empty where the document states none.
    pub date: &'static str,
    /// How binding it is.
    pub level: BasisLevel,
}

/// How binding a basis is. Only the last two may be switched off or tuned by an office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BasisLevel {
    /// 条例 law or Party regulation
    Regulation,
    /// 国标
    NationalStandard,
    /// 标准 other standards
    Standard,
    /// 政策
    Policy,
    /// 实务 practice
    Practice,
    /// 本单位 this office's own rule
    Office,
}

impl BasisLevel {
    /// What people call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Regulation => "条例",
            Self::NationalStandard => "国标",
            Self::Standard => "标准",
            Self::Policy => "政策",
            Self::Practice => "实务",
            Self::Office => "本单位",
        }
    }
}

/// An example that a clerk can check by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Example {
    /// The situation.
    pub given: &'static str,
    /// What the rule says of it.
    pub then: &'static str,
}

/// One rule, as the handbook shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleCard {
    /// Stable id, such as `information.gates.two_people` or `E01`.
    pub id: &'static str,
    /// The rule in a few words.
    pub title: &'static str,
    /// The requirements it serves, such as `INF-1`.
    pub requirements: &'static [&'static str],
    /// Where it comes from.
    pub basis: Basis,
    /// In force since.
    pub effective: civil::Date,
    /// What the rule demands, in plain words.
    pub text: &'static str,
    /// Why there is such a rule.
    pub why: &'static str,
    /// At least one example.
    pub examples: &'static [Example],
}

impl RuleCard {
    /// What is missing from the card; empty for a card fit for the handbook.
    #[must_use]
    pub fn gaps(&self) -> Vec<&'static str> {
        let mut gaps = Vec::new();
        for (text, gap) in [
            (self.id, "id"),
            (self.title, "title"),
            (self.basis.document, "basis.document"),
            (self.basis.clause, "basis.clause"),
            (self.text, "text"),
            (self.why, "why"),
        ] {
            if text.is_empty() {
                gaps.push(gap);
            }
        }
        if self.requirements.is_empty() {
            gaps.push("requirements");
        }
        if self.examples.iter().all(|example| example.given.is_empty() || example.then.is_empty()) {
            gaps.push("examples");
        }
        gaps
    }
}
