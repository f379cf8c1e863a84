//! 随刊登记采用: what the leaving of an issue means for the account of each item in it. Nobody presses this; it follows from the
//! last signature, as the adoption itself does.

use jiff::Timestamp;
use kernel::clock::office_day;
use kernel::{Addressee, Role};

use crate::model::{
    Change, Issue, IssueNumber, Mode, Outcome, OutcomeChange, OutcomeFacts, OutcomeId, OutcomeRecord, OutcomeVerb,
    Reason, Standing, channel_name,
};
use crate::rules::{outcome_has_date_and_proof, outcome_once};

/// The outcome that follows from this issue: adopted by the district, or sent up to the city. None where it is on record already.
/// The drafter hears of it with the adoption; here the unit's head does.
#[must_use]
pub fn follow(
    facts: &OutcomeFacts,
    issue: &Issue,
    number: IssueNumber,
    id: OutcomeId,
    now: Timestamp,
) -> Option<OutcomeChange> {
    let item = &facts.item;
    let (kind, level) = issue.bulletin.direction.outcome();
    let title = channel_name(issue.bulletin.title.as_str());
    let proof = format!("《{title}》{}年第{}期", number.year, number.number);
    let outcome = Outcome {
        id,
        submission: item.id,
        unit: item.unit,
        kind,
        level,
        channel: title.to_owned(),
        mode: if item.shared.is_empty() { Mode::Single } else { Mode::Merged },
        instruction: None,
        day: office_day(now),
        proof: Reason::parse("proof", "依据", &proof).expect("a bulletin's title has at most 60 characters"),
        issue: Some(issue.id),
        replaces: None,
        standing: Standing::Stands,
    };
    // Entered by hand just before the last signature, or from this very issue: it is on record once.
    let known = |known: &Outcome| known.issue == outcome.issue || (known.issue.is_none() && known.same_as(&outcome));
    if facts.stand.iter().any(known) {
        return None;
    }
    let (words, text) = (outcome.words(), format!("“{}”：{}（{proof}）。", item.title, outcome.words()));
    let change = Change::new(OutcomeVerb::Follow.code(), (), OutcomeRecord::Entered(outcome), now)
        .with("outcome", "", words)
        .with("proof", "", proof)
        .tell(Addressee::Role { unit: item.unit, role: Role::UnitHead }, text)
        .under(&[outcome_has_date_and_proof::CARD.id, outcome_once::CARD.id]);
    Some(change)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Bulletin, Direction, Level, OutcomeItem, OutcomeKind, SharedItem, State};
    use crate::rules::people::{day, issue, item, matter, outcome, person, unit, uuid};

    fn facts() -> OutcomeFacts {
        let item = OutcomeItem {
            id: matter(1),
            unit: unit(1),
            title: item().text.title.to_string(),
            drafter: person(1),
            state: State::Selected,
            reported_on: Some(office_day(day(0))),
            carrier: None,
            shared: Vec::new(),
        };
        OutcomeFacts { office: unit(9), item, stand: Vec::new() }
    }

    fn entered(facts: &OutcomeFacts, direction: Direction) -> Option<Outcome> {
        let open = issue(person(11), &[person(1)]);
        let open = Issue { bulletin: Bulletin { direction, ..open.bulletin.clone() }, ..open };
        let number = IssueNumber { year: 2026, number: 47 };
        match follow(facts, &open, number, OutcomeId::new(uuid(5)), day(0))?.record {
            OutcomeRecord::Entered(outcome) => Some(outcome),
            OutcomeRecord::Corrected { .. } | OutcomeRecord::Withdrawn { .. } => None,
        }
    }

    #[test]
    fn a_district_issue_adopts_and_an_upward_one_sends_up() {
        let adopted = entered(&facts(), Direction::District).expect("new");
        assert_eq!(
            (adopted.words().as_str(), adopted.proof.as_str()),
            ("区级《青溪信息》单篇采用", "《青溪信息》2026年第47期")
        );
        assert_eq!((adopted.issue, adopted.day), (Some(matter(100)), office_day(day(0))));
        let sent = entered(&facts(), Direction::Upward).expect("new");
        assert_eq!((sent.kind, sent.level), (OutcomeKind::SentUp, Level::City));
    }

    #[test]
    fn merged_items_are_adopted_together() {
        let mut facts = facts();
        let (id, title) = (matter(2), "竹坪乡反映用水难".to_owned());
        facts.item.shared = vec![SharedItem { id, unit: unit(2), title, drafter: person(20) }];
        assert_eq!(entered(&facts, Direction::District).map(|outcome| outcome.mode), Some(Mode::Merged));
    }

    #[test]
    fn what_stands_already_is_not_entered_again() {
        let mut facts = facts();
        facts.stand =
            vec![Outcome { issue: Some(matter(100)), ..outcome(1, OutcomeKind::Adopted, Level::City, "改过") }];
        assert_eq!(entered(&facts, Direction::District), None, "this issue's, corrected since");
        facts.stand = vec![outcome(1, OutcomeKind::Adopted, Level::District, "青溪信息")];
        assert_eq!(entered(&facts, Direction::District), None, "entered by hand on the same day");
        facts.stand = vec![Outcome {
            issue: Some(matter(99)),
            ..outcome(1, OutcomeKind::Adopted, Level::District, "青溪信息")
        }];
        assert!(entered(&facts, Direction::District).is_some(), "another issue of the same day gives its own");
    }
}
