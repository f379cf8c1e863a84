//! 更正采用与批示: another outcome stands in the place of the old one, which stays on record with the reason.

use jiff::Timestamp;
use kernel::{Actor, Refusal, UnitId};

use super::{RULES, asked, told, whole};
use crate::decide::clear;
use crate::model::{NewOutcome, Outcome, OutcomeChange, OutcomeFacts, OutcomeId, OutcomeRecord, OutcomeVerb, Reason};
use crate::rules::{corrected_with_reason, outcome_kept_by_section, outcome_once};

/// Command 更正采用与批示.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correct {
    /// The id of what stands from now on.
    pub id: OutcomeId,
    /// How it really was.
    pub outcome: NewOutcome,
    /// What was wrong.
    pub reason: Option<Reason>,
}

/// Why this actor can't correct it.
#[must_use]
pub fn reasons(old: &Outcome, office: UnitId, actor: &Actor) -> Vec<Refusal> {
    [outcome_kept_by_section::check(actor, office, old.kind), corrected_with_reason::stands(old.standing)]
        .into_iter()
        .flatten()
        .collect()
}

/// Corrects it.
pub fn decide(
    facts: &OutcomeFacts,
    old: &Outcome,
    actor: &Actor,
    command: &Correct,
    now: Timestamp,
) -> Result<OutcomeChange, Vec<Refusal>> {
    let new = whole(&facts.item, command.id, &command.outcome);
    let others = facts.stand.iter().filter(|known| known.id != old.id);
    let once = new.as_ref().and_then(|new| outcome_once::check(new, others));
    let mut standing = reasons(old, facts.office, actor);
    let input = asked(facts, actor, &command.outcome, now);
    let input = input.chain([once, corrected_with_reason::check(command.reason.as_ref())]).flatten();
    let mut input: Vec<_> = input.collect();
    input.retain(|refusal| !standing.iter().any(|known| known.code == refusal.code));
    standing.append(&mut input);
    clear(standing, [])?;
    let new = new.expect("outcome_has_date_and_proof has just refused a missing day or proof");
    let reason = command.reason.clone().expect("corrected_with_reason has just refused a missing one");
    let new = Outcome { issue: old.issue, replaces: Some(old.id), ..new };
    let (before, after) = (told_of(old), told_of(&new));
    let text = format!("“{}”的采用与批示已更正：原为{before}，现为{after}。理由：{reason}", facts.item.title);
    let record = OutcomeRecord::Corrected { old: old.id, new, reason: reason.clone() };
    Ok(told(OutcomeVerb::Correct, facts, record, &text, now)
        .with("outcome", before, after)
        .with("reason", "", reason)
        .under(&RULES)
        .under(&[outcome_once::CARD.id, corrected_with_reason::CARD.id]))
}

fn told_of(outcome: &Outcome) -> String {
    format!("{}（{}，{}）", outcome.words(), outcome.day, outcome.proof)
}
