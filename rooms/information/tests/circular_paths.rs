//! Whatever anybody tries with a circular in whatever order: nobody is criticised unheard, two different people sign, and who had a
//! hand in a name does not answer for it. And the table of who may do what in which state, as a text under review.

mod common;

use common::circular::{answer, drafted, facts, names, order, ordered, regular};
use common::{CAST, OFFICE, UNIT, cast, later, person, reason, unit, uuid};
use information::decide::circular as c;
use information::decide::self_criticism as s;
use information::model::*;
use kernel::journal::sm3_hex;
use kernel::{Actor, MatterId, Refusal};
use proptest::prelude::*;

/// One attempt: who, what, on which name, and a little chance for the input.
#[derive(Debug, Clone)]
struct Attempt {
    who: usize,
    verb: usize,
    name: usize,
    chance: u8,
}

const VERBS: usize = CircularVerb::ALL.len() + NameVerb::ALL.len();

fn attempts() -> impl Strategy<Value = Vec<Attempt>> {
    let one = (0..CAST.len(), 0..VERBS, 0..2usize, any::<u8>());
    prop::collection::vec(one.prop_map(|(who, verb, name, chance)| Attempt { who, verb, name, chance }), 0..90)
}

/// The attempt as made, or one of those whose button is not grey, so that stories get far.
fn likely(circular: &Circular, attempt: &Attempt, day: i64) -> (Actor, usize, usize) {
    if attempt.chance.is_multiple_of(3) {
        return (cast(CAST[attempt.who].0), attempt.verb, attempt.name);
    }
    let (facts, now) = (facts(day), later(day));
    let mut open = Vec::new();
    for (called, ..) in CAST {
        let actor = cast(called);
        for (verb, reasons) in c::can(circular, &facts, &actor, now) {
            // A story that is given up at once says little.
            if reasons.is_empty() && verb != CircularVerb::DropCircular {
                let place = CircularVerb::ALL.iter().position(|known| *known == verb).expect("a verb");
                open.push((actor.clone(), place, 0));
            }
        }
        for (n, name) in circular.names().iter().enumerate() {
            for (verb, reasons) in c::name_can(circular, name, &facts, &actor, now) {
                if reasons.is_empty() {
                    let place = NameVerb::ALL.iter().position(|known| *known == verb).expect("a verb");
                    open.push((actor.clone(), CircularVerb::ALL.len() + place, n));
                }
            }
        }
    }
    let pick = attempt.who * VERBS + attempt.verb;
    open.get(pick % open.len().max(1)).cloned().unwrap_or((cast(CAST[attempt.who].0), attempt.verb, attempt.name))
}

fn attempt_it(
    circular: &Circular,
    actor: &Actor,
    verb: usize,
    name: usize,
    chance: u8,
    day: i64,
) -> Result<CircularChange, Vec<Refusal>> {
    let (facts, now) = (facts(day), later(day));
    let fresh = [MatterId::new(uuid(900)), MatterId::new(uuid(901))];
    if let Some(verb) = CircularVerb::ALL.get(verb) {
        return match verb {
            CircularVerb::Refresh => {
                let subject = Subject::Criticism { reading: String::new(), names: names() };
                let (policy, computed_on) = (circular.policy.clone(), circular.computed_on);
                c::refresh::decide(circular, &facts, actor, c::refresh::Refresh { subject, policy, computed_on }, now)
            }
            CircularVerb::EditText => {
                let body = Body::parse("现将有关单位存在的问题通报如下。").expect("fits");
                c::edit_text::decide(circular, &facts, actor, &c::edit_text::EditText { body }, now)
            }
            CircularVerb::Address => {
                let nobody = c::address::Address { main_to: Vec::new(), copies_to: Vec::new() };
                c::address::decide(circular, &facts, actor, &nobody, now)
            }
            CircularVerb::OpenHearing => c::open_hearing::decide(circular, &facts, actor, now),
            CircularVerb::SubmitCircular => c::submit::decide(circular, &facts, actor, now),
            CircularVerb::SignCircular => c::sign::decide(circular, &facts, actor, &fresh, now),
            CircularVerb::ReturnCircular => {
                let back = c::return_circular::ReturnCircular { words: reason("再核一遍") };
                c::return_circular::decide(circular, &facts, actor, &back, now)
            }
            CircularVerb::DropCircular => {
                let dropped = c::drop_circular::DropCircular { reason: reason("市里统一通报") };
                c::drop_circular::decide(circular, &facts, actor, &dropped, now)
            }
        };
    }
    let Some(on) = circular.names().get(name) else { return Err(vec![Refusal::conflict("test.none", "没有名单")]) };
    match NameVerb::ALL[verb - CircularVerb::ALL.len()] {
        NameVerb::RemoveName => {
            let reason = (chance < 200).then(|| reason("市里已另行通报"));
            c::remove_name::decide(circular, on, &facts, actor, &c::remove_name::RemoveName { reason }, now)
        }
        NameVerb::RestoreName => c::restore_name::decide(circular, on, &facts, actor, now),
        NameVerb::Acknowledge => c::acknowledge::decide(circular, on, &facts, actor, now),
        NameVerb::ObjectName => {
            let object = c::object::Object { words: reason("当晚已电话报告") };
            c::object::decide(circular, on, &facts, actor, &object, now)
        }
        NameVerb::AnswerObjection => {
            let verdict = if chance < 128 { Verdict::Upheld } else { Verdict::Overruled };
            c::answer_objection::decide(circular, on, &facts, actor, &answer(verdict), now)
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nobody_is_criticised_unheard_unanswered_or_by_one_person(story in attempts(), by_chief in any::<bool>(), plain in any::<bool>()) {
        let mut circular = if plain { regular() } else { drafted() };
        if let Subject::Criticism { names, .. } = &mut circular.subject {
            // The first name's fault was put on record by the chief or by the director.
            names[0].entered_by = vec![cast(if by_chief { "科长" } else { "主任" }).person];
        }
        let mut day = 0;
        for attempt in &story {
            day += i64::from(attempt.chance % 4 == 0);
            let (actor, verb, name) = likely(&circular, attempt, day);
            let Ok(change) = attempt_it(&circular, &actor, verb, name, attempt.chance, day) else { continue };
            if let CircularRecord::ObjectionAnswered { unit, .. } = &change.record {
                let on = circular.name_of(*unit).expect("answered on the list");
                prop_assert!(!on.entered_by.contains(&actor.person), "answered by whoever entered the fault");
                prop_assert!(!on.reviewers.contains(&actor.person) && !circular.writers.contains(&actor.person));
            }
            circular = apply_to_circular(circular, &change);
            if let CircularState::Issued(_) = &circular.state {
                issued_soundly(&circular, day)?;
            }
        }
    }
}

fn issued_soundly(circular: &Circular, day: i64) -> Result<(), TestCaseError> {
    let signers: Vec<_> = circular.sign_offs.iter().map(|sign_off| (sign_off.step, sign_off.person)).collect();
    for (step, person) in &signers {
        prop_assert!(!circular.writers.contains(person) && !circular.hearers.contains(person), "{step:?} by a hand");
        prop_assert!(!signers.iter().any(|(other, same)| other != step && same == person), "one person signed twice");
    }
    let has = |step| signers.iter().any(|(signed, _)| *signed == step);
    prop_assert!(has(SignStep::Director));
    if circular.kind() == CircularKind::Regular {
        return Ok(());
    }
    prop_assert!(has(SignStep::Leader) && circular.named().next().is_some());
    for name in circular.named() {
        match &name.hearing {
            NameHearing::Unheard => prop_assert!(false, "{} was never heard", name.name),
            NameHearing::Asked(limit) => prop_assert!(limit.due < later(day), "{} could still speak", name.name),
            NameHearing::Acknowledged { .. } => {}
            NameHearing::Objected { objection, .. } => prop_assert!(objection.answer.is_some(), "{}", name.name),
        }
    }
    Ok(())
}

const TABLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/circular_transitions.txt");

#[test]
fn the_table_of_who_may_do_what_with_a_circular_is_as_reviewed() {
    let table = table();
    if std::env::var("TRANSITIONS").as_deref() == Ok("write") {
        std::fs::write(TABLE, &table).expect("the table can be written");
    }
    let reviewed = std::fs::read_to_string(TABLE).expect("the reviewed table lies beside the test");
    assert!(table == reviewed, "谁在什么状态能做什么变了（{}）。看过差异再写入：\n{table}", sm3_hex(table.as_bytes()));
}

#[test]
fn every_refusal_says_what_why_and_what_to_do() {
    for (_, circular, day) in states() {
        for (who, ..) in CAST {
            let (actor, facts, now) = (cast(who), facts(day), later(day));
            let whole = c::can(&circular, &facts, &actor, now).into_iter().flat_map(|(_, reasons)| reasons);
            let names = circular.names().iter().flat_map(|name| c::name_can(&circular, name, &facts, &actor, now));
            for refusal in whole.chain(names.flat_map(|(_, reasons)| reasons)) {
                let told = !refusal.message.is_empty() && !refusal.basis.is_empty() && !refusal.hint.is_empty();
                assert!(told, "{who} {refusal}");
            }
        }
    }
}

#[test]
fn no_administrator_and_no_stranger_may_do_anything() {
    for (label, circular, day) in states() {
        for who in ["审计员", "邻镇信息员", "督查室人员"] {
            let (actor, facts, now) = (cast(who), facts(day), later(day));
            for (verb, reasons) in c::can(&circular, &facts, &actor, now) {
                assert!(!reasons.is_empty(), "{who}不该能在“{label}”时{}", verb.name());
            }
            for (verb, reasons) in
                circular.names().iter().flat_map(|name| c::name_can(&circular, name, &facts, &actor, now))
            {
                assert!(!reasons.is_empty(), "{who}不该能在“{label}”时{}", verb.name());
            }
        }
    }
}

#[test]
fn the_first_signature_of_a_row_opens_a_self_criticism_with_its_circulars() {
    let mut circular = heard();
    let facts = CircularFacts { orders: vec![order(unit(UNIT))], ..facts(3) };
    let fresh = [MatterId::new(uuid(900)), MatterId::new(uuid(901))];
    for (who, what) in [("编辑", "报"), ("主任", "签"), ("区领导", "签")] {
        let actor = cast(who);
        let change = match what {
            "报" => c::submit::decide(&circular, &facts, &actor, later(3)),
            _ => c::sign::decide(&circular, &facts, &actor, &fresh, later(3)),
        }
        .expect("the way is free");
        circular = apply_to_circular(circular, &change);
        if let CircularRecord::Issued { orders, .. } = &change.record {
            assert_eq!(orders.len(), 1, "one of the two was named last year too");
            assert_eq!(orders[0].circulars.last(), Some(&circular.id));
            assert_eq!(change.events.len(), 3, "two are criticised, one is ordered to examine itself");
        }
    }
    assert_eq!(circular.state.code(), "issued");
}

fn table() -> String {
    let mut table = String::from("# 状态 · 动作：谁能办（由 tests/circular_paths.rs 生成，审阅差异）\n");
    for (label, circular, day) in states() {
        table.push_str(&format!("\n[{label}]\n"));
        let (facts, now) = (facts(day), later(day));
        for verb in CircularVerb::ALL {
            let may = |who: &&str| c::reasons(*verb, &circular, &facts, &cast(who), now).is_empty();
            line(&mut table, verb.name(), may);
        }
        for verb in NameVerb::ALL {
            for name in circular.names() {
                let may = |who: &&str| c::name_reasons(*verb, &circular, name, &facts, &cast(who), now).is_empty();
                line(&mut table, &format!("{}（{}）", verb.name(), name.name), may);
            }
        }
        table.push_str("其余动作：无人能办\n");
    }
    for state in SelfCriticismState::ALL {
        table.push_str(&format!("\n[书面检查 · {}]\n", state.name()));
        let paper = SelfCriticism { state: *state, ..ordered(&drafted()) };
        for verb in SelfCriticismVerb::ALL {
            let may = |who: &&str| s::reasons(*verb, &paper, unit(OFFICE), &cast(who)).is_empty();
            line(&mut table, verb.name(), may);
        }
        table.push_str("其余动作：无人能办\n");
    }
    table
}

fn line(table: &mut String, verb: &str, may: impl FnMut(&&str) -> bool) {
    let names: Vec<&str> = CAST.iter().map(|(name, ..)| *name).filter(may).collect();
    if !names.is_empty() {
        table.push_str(&format!("{verb}：{}\n", names.join("、")));
    }
}

/// The way of a circular, with the day on which it is looked at.
fn states() -> Vec<(&'static str, Circular, i64)> {
    let objected = objecting();
    let at = |state: CircularState| Circular { state, ..heard() };
    let number = CircularNumber { year: 2026, number: 3, text: "青办通报〔2026〕3号".to_owned() };
    vec![
        ("起草中", drafted(), 0),
        ("信息通报 · 起草中", regular(), 0),
        ("听取意见中", hearing(), 2),
        ("听取意见中 · 期限已过", hearing(), 9),
        ("听取意见中 · 有异议", objected, 3),
        ("听取意见中 · 期限已过、无异议", heard(), 9),
        ("待主任签发", at(CircularState::AtDirector), 9),
        ("待区领导签发", at(CircularState::AtLeader), 9),
        ("已印发", at(CircularState::Issued(number)), 9),
        ("已撤销", at(CircularState::Dropped), 9),
    ]
}

fn hearing() -> Circular {
    let circular = drafted();
    let change = c::open_hearing::decide(&circular, &facts(1), &cast("科长"), later(1)).expect("the chief asks");
    apply_to_circular(circular, &change)
}

fn objecting() -> Circular {
    let circular = hearing();
    let name = circular.name_of(unit(UNIT)).expect("on the list").clone();
    let object = c::object::Object { words: reason("当晚已电话报告") };
    let change = c::object::decide(&circular, &name, &facts(2), &cast("主要负责人"), &object, later(2));
    apply_to_circular(circular, &change.expect("the head objects"))
}

/// Both have answered.
fn heard() -> Circular {
    let mut circular = hearing();
    if let Subject::Criticism { names, .. } = &mut circular.subject {
        for name in names {
            let limit = name.hearing.limit().expect("asked").clone();
            name.hearing = NameHearing::Acknowledged { limit, person: person(4), at: later(2) };
        }
    }
    circular
}
