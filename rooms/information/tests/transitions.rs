//! The table of every state and verb with whoever may: a text under review. Refresh it with `TRANSITIONS=write`, then read the diff.

mod common;

use common::{CAST, cast, draft, facts, later, person, reason, stands, uuid};
use information::decide;
use information::model::*;
use kernel::MatterId;
use kernel::journal::sm3_hex;

const TABLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/transitions.txt");

#[test]
fn the_table_of_who_may_do_what_in_which_state_is_as_reviewed() {
    let table = table();
    if std::env::var("TRANSITIONS").as_deref() == Ok("write") {
        std::fs::write(TABLE, &table).expect("the table can be written");
    }
    let reviewed = std::fs::read_to_string(TABLE).expect("the reviewed table lies beside the test");
    assert!(table == reviewed, "谁在什么状态能做什么变了（{}）。看过差异再写入：\n{table}", sm3_hex(table.as_bytes()));
}

#[test]
fn no_administrator_and_no_stranger_may_do_anything() {
    for state in states() {
        let (item, facts) = (in_state(state), around(state));
        for who in ["审计员", "邻镇信息员", "邻镇校核人"] {
            for (verb, reasons) in decide::can(&item, &facts, &cast(who)) {
                assert!(!reasons.is_empty(), "{who}不该能在“{}”时{}", state.name(), verb.name());
            }
        }
    }
}

#[test]
fn every_refusal_says_what_why_and_what_to_do() {
    for state in states() {
        let (item, facts) = (in_state(state), around(state));
        for (who, ..) in CAST {
            for (verb, reasons) in decide::can(&item, &facts, &cast(who)) {
                for refusal in reasons {
                    let told = !refusal.message.is_empty() && !refusal.basis.is_empty() && !refusal.hint.is_empty();
                    assert!(told, "{who} {} {refusal}", verb.name());
                }
            }
        }
    }
}

fn table() -> String {
    let mut table = String::from("# 状态 · 动作：谁能办（由 tests/transitions.rs 生成，审阅差异）\n");
    for state in states() {
        let (item, facts) = (in_state(state), around(state));
        table.push_str(&format!("\n[{}]\n", label(state)));
        for verb in Verb::ALL {
            let may = |who: &&str| decide::reasons(*verb, &item, &facts, &cast(who)).is_empty();
            let names: Vec<&str> = CAST.iter().map(|(name, ..)| *name).filter(may).collect();
            if !names.is_empty() {
                table.push_str(&format!("{}：{}\n", verb.name(), names.join("、")));
            }
        }
        table.push_str("其余动作：无人能办\n");
    }
    table
}

fn label(state: State) -> String {
    match state {
        State::Returned { by, resume } => format!("{} · {} · {}", state.name(), by.name(), resume.name()),
        State::Draft
        | State::Checking
        | State::Approving
        | State::Reported
        | State::Selected
        | State::Adopted
        | State::Reserved
        | State::Merged { .. }
        | State::Refused
        | State::Discarded => state.name().to_owned(),
    }
}

fn states() -> Vec<State> {
    let mut states = vec![State::Draft, State::Checking, State::Approving, State::Reported];
    for by in ReturnedBy::ALL {
        states.extend(Resume::ALL.iter().map(|resume| State::Returned { by: *by, resume: *resume }));
    }
    states.extend([
        State::Selected,
        State::Adopted,
        State::Reserved,
        State::Merged { into: MatterId::new(uuid(7)) },
        State::Refused,
        State::Discarded,
    ]);
    states
}

/// An item as it usually is in this state: signed by checker and head once it has left, taken, with a referral out.
fn in_state(state: State) -> Submission {
    let mut item = draft();
    item.state = state;
    if state == State::Approving || !state.in_unit() {
        item.signatures.push(signed(&item, Gate::Check, 3));
    }
    if !state.in_unit() {
        item.signatures.push(signed(&item, Gate::Approve, 4));
        item.taken = Some(Taken {
            person: person(11),
            name: "编辑".to_owned(),
            at: later(1),
            seen: Seen::default(),
            forwarded: false,
        });
        item.referrals.push(Referral {
            id: ReferralId::new(uuid(50)),
            to: common::unit(common::WATER),
            to_name: common::phrase("区水利局"),
            due: later(10),
            question: reason("请解决末端渠道用水"),
            at: later(1),
            state: ReferralState::Sent,
        });
    }
    item
}

fn around(state: State) -> Facts {
    let mut facts = facts();
    if state == State::Selected {
        facts.open_issues.push(OpenIssue { id: MatterId::new(uuid(600)), state: IssueState::Composing });
    }
    facts
}

fn signed(item: &Submission, gate: Gate, by: u32) -> Signature {
    Signature {
        gate,
        person: person(by),
        post: kernel::PostId::new(uuid(by)),
        at: later(1),
        text_digest: item.text.digest(),
        round: item.round,
        standards: stands(),
        seen: Seen::default(),
    }
}
