//! The head or the deputy in charge names the cover, never a writer, and never a writer as the cover.

use kernel::{Actor, Example, PersonId, Refusal, Role, RuleCard, UnitId};

use super::{SPEECH_DAY, forbidden, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.gates.cover_named_by_head",
    title: "代为校核人由负责人指定",
    requirements: &["INF-1"],
    basis: speech("三（二）质量"),
    effective: SPEECH_DAY,
    text: "代为校核人由本单位主要负责人或分管负责人指定；写过这条信息的人不能指定，也不能被指定。",
    why: "自己挑人来校核自己，校核就不起作用。",
    examples: &[Example {
        given: "信息员想指定自己的B角来校核", then: "不能指定，请主要负责人指定"
    }],
};

/// Refuses anybody but the head or the deputy in charge who did not write the item.
#[must_use]
pub fn namer(actor: &Actor, unit: UnitId, writers: &[PersonId]) -> Option<Refusal> {
    let leads = actor.seat(unit, Role::UnitHead).is_some() || actor.seat(unit, Role::DeputyHead).is_some();
    (!leads || writers.contains(&actor.person)).then(|| {
        forbidden(
            &CARD,
            "代为校核人由本单位没有动过笔的负责人指定，您不能指定。",
            "请主要负责人或分管负责人指定，并写明理由。",
        )
    })
}

/// Refuses a writer as the cover.
#[must_use]
pub fn named(writers: &[PersonId], cover: PersonId) -> Option<Refusal> {
    writers
        .contains(&cover)
        .then(|| forbidden(&CARD, "写过这条信息的人不能代为校核它。", "请指定没有动过笔的同志。").field("person"))
}

/// Refuses the only approver as the cover: nobody passes two gates, so the item would stand still before the second.
#[must_use]
pub fn leaves_approver(approvers: &[PersonId], cover: PersonId) -> Option<Refusal> {
    (approvers == [cover]).then(|| {
        forbidden(
            &CARD,
            "本单位只有这位同志能审批，他代为校核后就没有人审批了。",
            "一人不过两关；请指定别的同志，本单位没有的可以请主管部门或邻近单位的同志代为校核。",
        )
        .field("person")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::actor::Tenure;

    use crate::rules::people::{actor, person, unit};

    #[test]
    fn the_head_names_and_the_drafter_does_not() {
        let head = actor(3, unit(1), Role::UnitHead, Tenure::Own);
        assert_eq!(namer(&head, unit(1), &[person(1)]), None);
        assert!(namer(&head, unit(1), &[person(3)]).is_some());
        assert!(namer(&actor(1, unit(1), Role::Reporter, Tenure::Own), unit(1), &[]).is_some());
    }

    #[test]
    fn in_an_office_of_two_the_head_is_not_the_cover() {
        assert!(leaves_approver(&[person(3)], person(3)).is_some());
        assert_eq!(leaves_approver(&[person(3), person(4)], person(3)), None);
        assert_eq!(leaves_approver(&[person(3)], person(7)), None);
    }

    #[test]
    fn a_writer_is_no_cover() {
        assert!(named(&[person(1)], person(1)).is_some());
        assert_eq!(named(&[person(1)], person(2)), None);
    }
}
