//! 接收: an editor takes the item in hand; from now on the unit can't withdraw it.

use jiff::Timestamp;
use kernel::{Actor, Refusal};

use crate::decide::{clear, gather, moves};
use crate::model::{Facts, Record, Seen, Submission, SubmissionChange, Taken, Verb};
use crate::rules::{findings_seen, section_handles};

/// Command 接收.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Take {
    /// What lay before the editor's eyes.
    pub seen: Seen,
}

/// Why this actor can't take it. A colleague may take over; whoever has it already need not take it again.
#[must_use]
pub fn reasons(item: &Submission, facts: &Facts, actor: &Actor) -> Vec<Refusal> {
    let mine = item.taken.as_ref().is_some_and(|taken| taken.person == actor.person);
    gather(Verb::Take, item, facts, [section_handles::check(actor, facts.office), mine.then(already_mine)])
}

/// Takes it.
pub fn decide(
    item: &Submission,
    facts: &Facts,
    actor: &Actor,
    command: &Take,
    now: Timestamp,
) -> Result<SubmissionChange, Vec<Refusal>> {
    clear(reasons(item, facts, actor), [findings_seen::check(command.seen, &facts.findings)])?;
    let taken = Taken {
        person: actor.person,
        name: actor.name.clone(),
        at: now,
        seen: command.seen,
        forwarded: facts.findings.forwarded,
    };
    let before = item.taken.as_ref().map(|taken| taken.name.clone()).unwrap_or_default();
    Ok(moves(Verb::Take, item, facts, item.state, Record::Taken(taken), now)
        .with("taken", before, &actor.name)
        .under(&[section_handles::CARD.id, findings_seen::CARD.id]))
}

fn already_mine() -> Refusal {
    Refusal::conflict("information.take.already", "您已经接收了这条信息。")
        .basis("本系统信息办理流程")
        .hint("不用再接收，可以直接核实、编辑或决定去向。")
}
