//! Classes and exemptions are the section chief's.

use kernel::{Actor, Example, Refusal, Role, RuleCard, UnitId};

use super::{SPEECH_DAY, forbidden, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.quota.class_kept_by_chief",
    title: "单位类别和免考由信息科科长定",
    requirements: &["INF-5"],
    basis: speech("三（二）数量"),
    effective: SPEECH_DAY,
    text: "单位按哪一类考、哪个单位在什么时间免考，由信息科科长登记，写明依据。",
    why: "任务多少关系到每个单位，不能谁都能改。",
    examples: &[Example {
        given: "编辑想把一个单位改为一般单位", then: "不能办理，请科长办理"
    }],
};

/// Refuses anybody but the chief of the section in the Office.
#[must_use]
pub fn check(actor: &Actor, office: UnitId) -> Option<Refusal> {
    actor
        .seat(office, Role::SectionChief)
        .is_none()
        .then(|| forbidden(&CARD, "单位类别和免考由信息科科长登记，您不能登记。", "请联系信息科科长。"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::actor::Tenure;

    use crate::rules::people::{actor, unit};

    #[test]
    fn only_the_chief() {
        assert_eq!(check(&actor(1, unit(9), Role::SectionChief, Tenure::Own), unit(9)), None);
        assert!(check(&actor(1, unit(9), Role::Editor, Tenure::Own), unit(9)).is_some());
        assert!(check(&actor(1, unit(1), Role::SectionChief, Tenure::Own), unit(9)).is_some());
    }
}
