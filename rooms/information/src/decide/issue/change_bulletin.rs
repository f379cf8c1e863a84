//! 修改刊物: what holds for the issues to come; issues that are open keep the distribution that they were opened with.

use jiff::Timestamp;
use kernel::{Actor, Refusal};

use super::distribute::words;
use super::found_bulletin::{doubled, reasons};
use crate::decide::clear;
use crate::model::{Bulletin, BulletinChange, BulletinFacts, BulletinRecord, Change, Copies, Phrase};
use crate::rules::{distribution_on_record, section_handles, signed_text_stays};

/// Command 修改刊物. Where it goes is not among it: an upward bulletin stays one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeBulletin {
    /// Its name.
    pub title: Phrase,
    /// A leader signs each issue.
    pub leader_signs: bool,
    /// Its usual distribution.
    pub distribution: Vec<Copies>,
}

/// Changes it.
pub fn decide(
    bulletin: &Bulletin,
    facts: &BulletinFacts,
    actor: &Actor,
    command: &ChangeBulletin,
    now: Timestamp,
) -> Result<BulletinChange, Vec<Refusal>> {
    let ChangeBulletin { title, leader_signs, distribution } = command.clone();
    let changed = Bulletin { title, leader_signs, distribution, ..bulletin.clone() };
    let name = if changed.title == bulletin.title { None } else { signed_text_stays::name(facts) };
    let signers = if leader_signs == bulletin.leader_signs { None } else { signed_text_stays::signers(facts) };
    let list = distribution_on_record::list(&changed.distribution);
    let same = (changed == *bulletin).then(nothing_new);
    clear(reasons(facts.office, actor), [list, doubled(facts, &changed), name, signers, same])?;
    Ok(Change::new("change_bulletin", (), BulletinRecord::Changed(changed.clone()), now)
        .with("title", &bulletin.title, &changed.title)
        .with("leader_signs", bulletin.leader_signs, changed.leader_signs)
        .with("distribution", words(&bulletin.distribution), words(&changed.distribution))
        .under(&[section_handles::CARD.id, distribution_on_record::CARD.id, signed_text_stays::CARD.id]))
}

fn nothing_new() -> Refusal {
    Refusal::conflict("information.issue.nothing_new", "没有改动任何一项。")
        .basis("每次修改都记入流水，没有改动不记")
        .hint("请改好再保存，或点“取消”。")
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Role;
    use kernel::actor::Tenure;

    use crate::rules::people::{actor, copies, day, issue, person, phrase, unit};

    fn codes(signing: u32, issued: u32, command: &ChangeBulletin) -> Vec<&'static str> {
        let bulletin = issue(person(1), &[]).bulletin;
        let facts = BulletinFacts { office: unit(9), known: vec![bulletin.clone()], signing, issued };
        let director = actor(1, unit(9), Role::Director, Tenure::Own);
        let decided = decide(&bulletin, &facts, &director, command, day(0));
        decided.err().unwrap_or_default().iter().map(|refusal| refusal.code).collect()
    }

    #[test]
    fn copies_change_at_any_time_the_name_until_it_was_signed_the_signers_between_two_signatures() {
        let stays =
            ChangeBulletin {
                title: phrase("青溪信息"), leader_signs: false, distribution: vec![copies("区领导", 18)]
            };
        assert_eq!(codes(0, 0, &stays), ["information.issue.nothing_new"]);
        let more = ChangeBulletin { distribution: vec![copies("区领导", 20)], ..stays.clone() };
        assert!(codes(1, 4, &more).is_empty());
        let renamed = ChangeBulletin { title: phrase("青溪要情"), ..stays.clone() };
        assert!(codes(0, 0, &renamed).is_empty());
        assert_eq!(codes(0, 4, &renamed), [signed_text_stays::CARD.id]);
        let raised = ChangeBulletin { leader_signs: true, ..stays };
        assert!(codes(0, 4, &raised).is_empty());
        assert_eq!(codes(1, 4, &raised), [signed_text_stays::CARD.id]);
    }
}
