//! 为什么 The reason behind a verdict, in the one shape in which every page opens it (GEN-3).

use kernel::Why;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// One fact that a reason rests on.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::WhyFact)]
pub struct WhyFactView {
    pub(super) name: String,
    pub(super) value: String,
}

/// A reason.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::Why)]
pub struct WhyView {
    /// The rule's id.
    rule: String,
    pub(super) title: String,
    /// 依据
    pub(super) basis: String,
    /// In force since.
    effective: String,
    /// The policy with its version, where a number came from policy.
    pub(super) policy: Option<String>,
    pub(super) facts: Vec<WhyFactView>,
}

impl From<&Why> for WhyView {
    fn from(why: &Why) -> Self {
        let fact = |fact: &kernel::why::Fact| WhyFactView { name: fact.name.clone(), value: fact.value.clone() };
        Self {
            rule: why.rule.clone(),
            title: why.title.clone(),
            basis: why.basis.clone(),
            effective: why.effective.clone(),
            policy: why.policy.clone(),
            facts: why.facts.iter().map(fact).collect(),
        }
    }
}
