//! What has left its unit lies with the information section alone.

use kernel::{Actor, Example, Refusal, Role, RuleCard, UnitId};

use crate::model::Taken;

use super::{SPEECH_DAY, conflict, forbidden, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.section.section_handles",
    title: "报出后由信息科办理",
    requirements: &["INF-3"],
    basis: speech("三（二）"),
    effective: SPEECH_DAY,
    text: "已报出的信息由区委办公室信息科的编辑或科长办理。",
    why: "编审要有专人负责，别的科室只看不改。",
    examples: &[Example { given: "督查室人员想编辑一条待编的信息", then: "不能编辑" }],
};

/// Refuses anybody who is neither editor nor chief of the section in the Office.
#[must_use]
pub fn check(actor: &Actor, office: UnitId) -> Option<Refusal> {
    let sits = actor.seat(office, Role::Editor).is_some() || actor.seat(office, Role::SectionChief).is_some();
    (!sits).then(|| forbidden(&CARD, "这一步由信息科办理，您不能办理。", "请联系区委办公室信息科。"))
}

/// Refuses anybody but the section's chief and the director, for what holds for every issue to come.
#[must_use]
pub fn keeps_bulletins(actor: &Actor, office: UnitId) -> Option<Refusal> {
    let sits = actor.seat(office, Role::SectionChief).is_some() || actor.seat(office, Role::Director).is_some();
    (!sits).then(|| forbidden(&CARD, "刊物由信息科科长或办公室主任设置，您不能设置。", "请联系信息科科长。"))
}

/// Refuses to work on an item that nobody of the section has taken: until then the unit may still withdraw it.
#[must_use]
pub fn in_hand(taken: Option<&Taken>) -> Option<Refusal> {
    taken.is_none().then(|| conflict(&CARD, "这条信息还没有接收。", "请先接收，接收后单位就不能再撤回。"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::actor::Tenure;

    use crate::rules::people::{actor, unit};

    #[test]
    fn first_take_then_work() {
        assert!(in_hand(None).is_some());
        assert_eq!(in_hand(Some(&crate::rules::people::taken())), None);
    }

    #[test]
    fn bulletins_are_kept_by_the_chief_and_the_director() {
        assert_eq!(keeps_bulletins(&actor(1, unit(9), Role::SectionChief, Tenure::Own), unit(9)), None);
        assert_eq!(keeps_bulletins(&actor(1, unit(9), Role::Director, Tenure::Own), unit(9)), None);
        assert!(keeps_bulletins(&actor(1, unit(9), Role::Editor, Tenure::Own), unit(9)).is_some());
        assert!(keeps_bulletins(&actor(1, unit(1), Role::SectionChief, Tenure::Own), unit(9)).is_some());
    }

    #[test]
    fn editor_and_chief_of_the_office_only() {
        assert_eq!(check(&actor(1, unit(9), Role::Editor, Tenure::Own), unit(9)), None);
        assert_eq!(check(&actor(1, unit(9), Role::SectionChief, Tenure::Acting), unit(9)), None);
        assert!(check(&actor(1, unit(9), Role::Inspector, Tenure::Own), unit(9)).is_some());
        assert!(check(&actor(1, unit(1), Role::Editor, Tenure::Own), unit(9)).is_some());
    }
}
