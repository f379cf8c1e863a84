//! 为什么: the reason behind a deadline, a light, a notice or a verdict (GEN-3).

use crate::rule::RuleCard;

/// One fact that the reason rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// What it is, such as 送出校核时间.
    pub name: String,
    /// Its value as people read it.
    pub value: String,
}

impl Fact {
    /// A named value.
    #[must_use]
    pub fn new(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self { name: name.into(), value: value.into() }
    }
}

/// The rule, the policy version and the facts behind a verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Why {
    /// The rule's id.
    pub rule: String,
    /// The rule's title.
    pub title: String,
    /// 依据 in one line: document and clause.
    pub basis: String,
    /// In force since, as people read it.
    pub effective: String,
    /// The policy set and its digest, where a number came from policy.
    pub policy: Option<String>,
    /// What it rests on.
    pub facts: Vec<Fact>,
}

impl Why {
    /// The reason that a rule card gives, with the facts of the case.
    #[must_use]
    pub fn of(card: &RuleCard, facts: Vec<Fact>) -> Self {
        Self {
            rule: card.id.to_owned(),
            title: card.title.to_owned(),
            basis: format!("{} {}", card.basis.document, card.basis.clause),
            effective: card.effective.to_string(),
            policy: None,
            facts,
        }
    }

    /// Names the policy version that the numbers came from.
    #[must_use]
    pub fn under(mut self, policy: impl Into<String>) -> Self {
        self.policy = Some(policy.into());
        self
    }
}
