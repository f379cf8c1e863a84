//! 登记采用与批示: what became of an item is entered as it comes, with its day and its proof.

use jiff::Timestamp;
use kernel::{Actor, Refusal, UnitId};

use super::{RULES, asked, told, whole};
use crate::decide::clear;
use crate::model::{NewOutcome, OutcomeChange, OutcomeFacts, OutcomeId, OutcomeRecord, OutcomeVerb, State};
use crate::rules::{outcome_after_reported, outcome_kept_by_section, outcome_on_carrying_item, outcome_once};

/// Why this actor can't enter any outcome on an item in this state; `carrier` is the title of the item that it became part of.
#[must_use]
pub fn reasons(state: State, carrier: Option<&str>, office: UnitId, actor: &Actor) -> Vec<Refusal> {
    let standing = [
        outcome_kept_by_section::enters_any(actor, office),
        outcome_after_reported::check(state),
        outcome_on_carrying_item::check(carrier),
    ];
    standing.into_iter().flatten().collect()
}

/// Enters it.
pub fn decide(
    facts: &OutcomeFacts,
    actor: &Actor,
    id: OutcomeId,
    command: &NewOutcome,
    now: Timestamp,
) -> Result<OutcomeChange, Vec<Refusal>> {
    let item = &facts.item;
    let outcome = whole(item, id, command);
    let once = outcome.as_ref().and_then(|outcome| outcome_once::check(outcome, &facts.stand));
    let mut standing = reasons(item.state, item.carrier.as_deref(), facts.office, actor);
    let mut input: Vec<_> = asked(facts, actor, command, now).chain([once]).flatten().collect();
    // Whoever may enter nothing at all need not hear it again for this kind.
    input.retain(|refusal| !standing.iter().any(|known| known.code == refusal.code));
    standing.append(&mut input);
    clear(standing, [])?;
    let outcome = outcome.expect("outcome_has_date_and_proof has just refused a missing day or proof");
    let text = format!("“{}”：{}（{}）。", item.title, outcome.words(), outcome.day);
    let words = outcome.words();
    let (day, proof) = (outcome.day, outcome.proof.clone());
    Ok(told(OutcomeVerb::Enter, facts, OutcomeRecord::Entered(outcome), &text, now)
        .with("outcome", "", words)
        .with("day", "", day)
        .with("proof", "", proof)
        .under(&RULES)
        .under(&[outcome_on_carrying_item::CARD.id, outcome_once::CARD.id]))
}
