//! What people do with the issue.

use information::decide::issue as i;
use information::model::*;

use super::{Came, Outcome, Stage, Step};
use crate::common::{OFFICE, UNIT, cast, person, phrase, reason, unit, uuid};

pub fn act(stage: &mut Stage, verb: IssueVerb, step: &Step) -> Outcome {
    let (issue, facts, actor, now) = (&stage.issue, &stage.issue_facts, &cast(&step.who), stage.now);
    let change = match verb {
        IssueVerb::Add => i::add::decide(issue, facts, actor, &i::add::Add { item: of_item(&stage.item) }, now),
        IssueVerb::Place => {
            let order = issue.items.iter().rev().map(|item| item.id).collect();
            i::place::decide(issue, facts, actor, &i::place::Place { order }, now)
        }
        IssueVerb::Remove => {
            let item = issue.items.first().map_or(IssueItemId::new(uuid(9)), |item| item.id);
            i::remove::decide(issue, facts, actor, &i::remove::Remove { item, reason: reason("等下一期") }, now)
        }
        IssueVerb::Distribute => {
            let copies = if step.has("份数") { 18 } else { 0 };
            let distribution = vec![Copies { to: phrase("区领导"), copies }];
            i::distribute::decide(issue, facts, actor, &i::distribute::Distribute { distribution }, now)
        }
        IssueVerb::Submit => i::submit::decide(issue, facts, actor, now),
        IssueVerb::Sign => i::sign::decide(issue, facts, actor, now),
        IssueVerb::ReturnIssue => {
            let back = i::return_issue::ReturnIssue { words: reason("第二条再压缩") };
            i::return_issue::decide(issue, facts, actor, &back, now)
        }
    }?;
    stage.issue = apply_to_issue(stage.issue.clone(), &change);
    note(stage, &change);
    Ok(Came { state: change.state.name(), holder: change.holder, notices: change.notices })
}

/// A place in the issue for an item with these hands.
pub fn place(n: u32, hands: &[u32]) -> IssueItem {
    IssueItem {
        id: IssueItemId::new(uuid(n)),
        submission: kernel::MatterId::new(uuid(2000 + n)),
        unit: unit(UNIT),
        hands: hands.iter().map(|hand| person(*hand)).collect(),
    }
}

fn of_item(item: &Submission) -> IssueItem {
    IssueItem { id: IssueItemId::new(uuid(9)), submission: item.id, unit: item.unit, hands: item.hands() }
}

/// The store would read this again from the rows; and an issue that leaves takes its items along.
fn note(stage: &mut Stage, change: &IssueChange) {
    for open in &mut stage.facts.open_issues {
        open.state = change.state;
    }
    if let IssueRecord::Issued { number, .. } = &change.record {
        assert_eq!(change.events.len(), stage.issue.items.len(), "every item is told of");
        if stage.issue.items.iter().any(|item| item.submission == stage.item.id) {
            let follow = i::adopt::follow(&stage.item, &stage.issue, *number, unit(OFFICE), stage.now);
            stage.item = apply(stage.item.clone(), &follow);
        }
        stage.facts.open_issues.clear();
    }
}
