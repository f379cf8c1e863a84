//! Verbs on outcomes: entered as they come, corrected and taken back with a reason, never deleted (INF-4).

pub mod correct;
pub mod enter;
pub mod follow;
pub mod withdraw;

use jiff::Timestamp;
use jiff::civil;
use kernel::clock::office_day;
use kernel::{Actor, Addressee, MatterId, Refusal, Role};

use crate::model::{
    Change, Instruction, Mode, NewOutcome, Notice, Outcome, OutcomeChange, OutcomeFacts, OutcomeId, OutcomeItem,
    OutcomeKind, OutcomeRecord, OutcomeVerb, Standing, channel_name,
};
use crate::rules::{
    day_not_in_future, instruction_names_leader, outcome_after_reported, outcome_has_date_and_proof,
    outcome_kept_by_section, outcome_names_channel,
};

/// What the units whose items became part of this one are told: each reads it on its own item.
#[must_use]
pub fn shared(facts: &OutcomeFacts, change: &OutcomeChange) -> Vec<(MatterId, Vec<Notice>)> {
    let what = match &change.record {
        OutcomeRecord::Entered(outcome) => outcome.words(),
        OutcomeRecord::Corrected { new, .. } => format!("更正为{}", new.words()),
        OutcomeRecord::Withdrawn { reason, .. } => format!("一条采用与批示已撤销，{reason}"),
    };
    let title = &facts.item.title;
    let told = |unit, drafter, own: &str| {
        let text = format!("“{own}”并入的“{title}”：{what}。");
        [Addressee::Person(drafter), Addressee::Role { unit, role: Role::UnitHead }]
            .map(|to| Notice { to, text: text.clone() })
            .into()
    };
    facts.item.shared.iter().map(|item| (item.id, told(item.unit, item.drafter, &item.title))).collect()
}

/// What speaks against the input, part by part.
fn asked(
    facts: &OutcomeFacts,
    actor: &Actor,
    command: &NewOutcome,
    now: Timestamp,
) -> impl Iterator<Item = Option<Refusal>> {
    let single = [
        outcome_kept_by_section::check(actor, facts.office, command.kind),
        outcome_after_reported::not_before(command.day, facts.item.reported_on),
    ];
    single.into_iter().chain(of_itself(command, now))
}

/// What speaks against the input whichever item it is about, part by part; told with the item missing, too.
pub fn of_itself(command: &NewOutcome, now: Timestamp) -> impl Iterator<Item = Option<Refusal>> {
    let single = [
        outcome_names_channel::check(command.kind, command.channel.as_ref()),
        day_not_in_future::check(command.day, office_day(now)),
    ];
    single
        .into_iter()
        .chain(outcome_has_date_and_proof::check(command.day, command.proof.as_ref()))
        .chain(instruction_names_leader::check(command.kind, command.leader.as_ref(), command.rank))
}

/// The rules that every entry is asked.
const RULES: [&str; 6] = [
    outcome_kept_by_section::CARD.id,
    outcome_names_channel::CARD.id,
    day_not_in_future::CARD.id,
    outcome_after_reported::CARD.id,
    outcome_has_date_and_proof::CARD.id,
    instruction_names_leader::CARD.id,
];

/// The outcome that the command makes; None while its day or its proof is missing.
fn whole(item: &OutcomeItem, id: OutcomeId, command: &NewOutcome) -> Option<Outcome> {
    let (day, proof): (civil::Date, _) = (command.day?, command.proof.clone()?);
    let (channel, mode, instruction) = match command.kind {
        OutcomeKind::SentUp | OutcomeKind::Adopted | OutcomeKind::Media => {
            let typed = command.channel.as_ref().map_or("", |channel| channel.as_str());
            (channel_name(typed).to_owned(), command.mode, None)
        }
        OutcomeKind::Instruction => {
            let instruction = command.leader.clone().zip(command.rank);
            (String::new(), Mode::Single, instruction.map(|(leader, rank)| Instruction { leader, rank }))
        }
    };
    Some(Outcome {
        id,
        submission: item.id,
        unit: item.unit,
        kind: command.kind,
        level: command.level,
        channel,
        mode,
        instruction,
        day,
        proof,
        issue: None,
        replaces: None,
        standing: Standing::Stands,
    })
}

/// A change of which the unit's drafter and its head are told.
fn told(verb: OutcomeVerb, facts: &OutcomeFacts, record: OutcomeRecord, text: &str, now: Timestamp) -> OutcomeChange {
    let head = Addressee::Role { unit: facts.item.unit, role: Role::UnitHead };
    Change::new(verb.code(), (), record, now).tell(Addressee::Person(facts.item.drafter), text).tell(head, text)
}
