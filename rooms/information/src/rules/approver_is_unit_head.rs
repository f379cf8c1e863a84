//! The unit head approves in person; a deputy in charge only where policy authorises it.

use crate::model::Policy;
use kernel::{Actor, Example, Refusal, Role, RuleCard, UnitId};

use super::{SPEECH_DAY, forbidden, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.gates.approver_is_unit_head",
    title: "审批由主要负责人亲自办理",
    requirements: &["INF-1", "DOC-2"],
    basis: speech("三（四）"),
    effective: SPEECH_DAY,
    text: "报出信息由本单位主要负责人亲自审批；政策授权时，分管负责人也可以审批。代理、B角都不能代签。",
    why: "上报的信息代表单位，负责人要亲自看过。",
    examples: &[Example {
        given: "主要负责人出差，B角打开了待审批的信息",
        then: "不能代签；本口径授权分管负责人的，可由分管负责人审批",
    }],
};

/// Refuses anybody but the head in person, or the deputy in person under a policy that authorises it.
#[must_use]
pub fn check(actor: &Actor, unit: UnitId, policy: &Policy) -> Option<Refusal> {
    let head = actor.own_seat(unit, Role::UnitHead).is_some();
    let deputy = policy.deputy_may_approve && actor.own_seat(unit, Role::DeputyHead).is_some();
    (!head && !deputy).then(|| {
        let hint = if policy.deputy_may_approve {
            "请由本单位主要负责人或分管负责人本人审批。"
        } else {
            "请由本单位主要负责人本人审批；现行口径没有授权分管负责人。"
        };
        forbidden(&CARD, "这条信息要由本单位主要负责人亲自审批，您不能代签。", hint)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::actor::Tenure;

    use crate::rules::people::{actor, policy, unit};

    #[test]
    fn the_head_in_person_and_nobody_for_him() {
        assert_eq!(check(&actor(1, unit(1), Role::UnitHead, Tenure::Own), unit(1), &policy()), None);
        assert!(check(&actor(2, unit(1), Role::UnitHead, Tenure::Acting), unit(1), &policy()).is_some());
        assert!(check(&actor(1, unit(1), Role::UnitHead, Tenure::Own), unit(2), &policy()).is_some());
    }

    #[test]
    fn the_deputy_only_where_policy_says_so() {
        let deputy = actor(3, unit(1), Role::DeputyHead, Tenure::Own);
        assert!(check(&deputy, unit(1), &policy()).is_some());
        let authorised = Policy { deputy_may_approve: true, ..policy() };
        assert_eq!(check(&deputy, unit(1), &authorised), None);
    }
}
