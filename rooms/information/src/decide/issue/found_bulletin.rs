//! 设立刊物: a bulletin that the office issues, with who signs it and who usually receives it.

use jiff::Timestamp;
use kernel::{Actor, Refusal, UnitId};

use super::distribute::words;
use crate::decide::clear;
use crate::model::{Bulletin, BulletinChange, BulletinFacts, BulletinRecord, Change};
use crate::rules::{distribution_on_record, leader_signs_where_due, section_handles};

/// Command 设立刊物.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundBulletin {
    /// The new bulletin.
    pub bulletin: Bulletin,
}

/// Why this actor can't found one.
#[must_use]
pub fn reasons(office: UnitId, actor: &Actor) -> Vec<Refusal> {
    section_handles::keeps_bulletins(actor, office).into_iter().collect()
}

/// Founds it.
pub fn decide(
    facts: &BulletinFacts,
    actor: &Actor,
    command: &FoundBulletin,
    now: Timestamp,
) -> Result<BulletinChange, Vec<Refusal>> {
    let bulletin = &command.bulletin;
    let list = distribution_on_record::list(&bulletin.distribution);
    clear(reasons(facts.office, actor), [list, doubled(facts, bulletin)])?;
    Ok(Change::new("found_bulletin", (), BulletinRecord::Founded(bulletin.clone()), now)
        .with("title", "", &bulletin.title)
        .with("direction", "", bulletin.direction.code())
        .with("leader_signs", "", bulletin.leader_signs)
        .with("distribution", "", words(&bulletin.distribution))
        .under(&[section_handles::CARD.id, distribution_on_record::CARD.id, leader_signs_where_due::CARD.id]))
}

/// Refuses a name that another bulletin has.
pub(super) fn doubled(facts: &BulletinFacts, bulletin: &Bulletin) -> Option<Refusal> {
    let taken = facts.known.iter().any(|other| other.id != bulletin.id && other.title == bulletin.title);
    taken.then(|| same_title(&bulletin.title.to_string()))
}

/// There is a bulletin of this name.
#[must_use]
pub fn same_title(title: &str) -> Refusal {
    Refusal::conflict("information.issue.same_title", format!("已有一种刊物叫《{title}》。"))
        .field("title")
        .basis("本系统刊物目录：一名一刊，期号才连得上")
        .hint("请换一个刊名，或直接修改已有的那一种。")
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Role;
    use kernel::actor::Tenure;

    use crate::rules::people::{actor, copies, day, issue, person, unit, uuid};

    fn facts() -> BulletinFacts {
        BulletinFacts { office: unit(9), known: vec![issue(person(1), &[]).bulletin], signing: 0, issued: 0 }
    }

    fn named(title: &str) -> FoundBulletin {
        let known = issue(person(1), &[]).bulletin;
        let id = crate::model::BulletinId::new(uuid(2));
        FoundBulletin { bulletin: Bulletin { id, title: crate::rules::people::phrase(title), ..known } }
    }

    #[test]
    fn the_chief_founds_what_has_a_name_of_its_own_and_receivers() {
        let chief = actor(1, unit(9), Role::SectionChief, Tenure::Own);
        let made = decide(&facts(), &chief, &named("青溪专报"), day(0)).expect("nothing against it");
        assert!(made.after.contains(&("distribution", "区领导18份".to_owned())));
        let twice = decide(&facts(), &chief, &named("青溪信息"), day(0)).expect_err("the name is taken");
        assert_eq!(twice[0].code, "information.issue.same_title");
        let mut nobody = named("青溪信息");
        nobody.bulletin.distribution = vec![copies("区领导", 0)];
        let editor = actor(1, unit(9), Role::Editor, Tenure::Own);
        let all = decide(&facts(), &editor, &nobody, day(0)).expect_err("everything is wrong");
        assert_eq!(all.len(), 3, "who, the list and the name are told at once");
    }
}
