//! Whatever anybody tries in whatever order: two people besides the drafter sign the very text that leaves, and nobody passes two gates.

mod common;

use common::{CAST, cast, draft, facts, later, person, phrase, reason, stands, text, uuid};
use information::decide::{section, unit};
use information::model::*;
use kernel::{Actor, Refusal};
use proptest::prelude::*;

type Outcome = Result<SubmissionChange, Vec<Refusal>>;

/// One attempt: who, which verb, and a little chance for the input.
#[derive(Debug, Clone)]
struct Attempt {
    who: usize,
    verb: usize,
    chance: u8,
}

fn attempts() -> impl Strategy<Value = Vec<Attempt>> {
    let one = (0..CAST.len(), 0..Verb::ALL.len(), any::<u8>());
    prop::collection::vec(one.prop_map(|(who, verb, chance)| Attempt { who, verb, chance }), 0..80)
}

/// Half of the attempts are those of somebody whose button is not grey, so that stories get far.
fn likely(item: &Submission, facts: &Facts, attempt: &Attempt) -> (Actor, Verb) {
    let who = cast(CAST[attempt.who].0);
    let verb = Verb::ALL[attempt.verb];
    if attempt.chance.is_multiple_of(2) {
        return (who, verb);
    }
    let open: Vec<(Actor, Verb)> = CAST
        .iter()
        .map(|(name, ..)| cast(name))
        .flat_map(|actor| item.state.verbs().iter().map(move |verb| (actor.clone(), *verb)))
        .filter(|(actor, verb)| information::decide::reasons(*verb, item, facts, actor).is_empty())
        .collect();
    let pick = attempt.who * Verb::ALL.len() + attempt.verb;
    open.get(pick % open.len().max(1)).cloned().unwrap_or((who, verb))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn two_people_sign_what_leaves_and_nobody_passes_two_gates(story in attempts(), deputy in any::<bool>(), small in any::<bool>()) {
        let mut facts = facts();
        facts.policy.deputy_may_approve = deputy;
        if small {
            facts.unit.people = 2;
            facts.unit.checkers = 0;
        }
        let mut item = draft();
        for (day, attempt) in (0i64..).zip(&story) {
            let (actor, verb) = likely(&item, &facts, attempt);
            let change = match attempt_it(verb, &item, &facts, &actor, attempt.chance, day) {
                Ok(change) => change,
                Err(reasons) => {
                    prop_assert!(!reasons.is_empty(), "a refusal without a reason");
                    continue;
                }
            };
            prop_assert!(item.state.verbs().contains(&verb), "{} while {}", verb.name(), item.state.name());
            prop_assert!(information::decide::reasons(verb, &item, &facts, &actor).is_empty(), "the button was grey");
            item = apply(item, &change);
            note_issues(&mut facts, &change);
            two_signed_what_left(&item)?;
            nobody_passed_two_gates(&item)?;
        }
    }
}

fn two_signed_what_left(item: &Submission) -> Result<(), TestCaseError> {
    if item.state.in_unit() || item.state == State::Discarded {
        return Ok(());
    }
    let digest = item.text.digest();
    let signers: std::collections::BTreeSet<_> = item
        .signatures
        .iter()
        .filter(|sign| sign.text_digest == digest && !item.writers.contains(&sign.person))
        .map(|sign| sign.person)
        .collect();
    prop_assert!(2 <= signers.len(), "{}: {signers:?}", item.state.name());
    prop_assert!(item.passed(Gate::Check).is_some() && item.passed(Gate::Approve).is_some());
    Ok(())
}

fn nobody_passed_two_gates(item: &Submission) -> Result<(), TestCaseError> {
    for one in &item.signatures {
        let twice = item.signatures.iter().any(|other| other.person == one.person && other.gate != one.gate);
        prop_assert!(!twice, "{:?} passed two gates", one.person);
    }
    Ok(())
}

fn note_issues(facts: &mut Facts, change: &SubmissionChange) {
    if let Record::Selected { issue, .. } = &change.record {
        facts.open_issues.push(OpenIssue { id: *issue, state: IssueState::Composing });
    }
    if let Record::Deselected { issue, .. } = &change.record {
        facts.open_issues.retain(|open| open.id != *issue);
    }
}

fn attempt_it(verb: Verb, item: &Submission, facts: &Facts, actor: &Actor, chance: u8, day: i64) -> Outcome {
    let now = later(day);
    let why = reason("情况有变");
    let sign = unit::Sign { standards: stands(), seen: Seen::default() };
    let titles = ["临江街道完成秋季用电检查", "临江街道整改用电隐患", "临江街道用电检查收尾"];
    let words = text(ItemKind::Dynamic, titles[usize::from(chance) % titles.len()]);
    let resume = if chance < 160 { Resume::Direct } else { Resume::FromStart };
    let back =
        unit::GiveBack { field: Some(phrase("正文")), rule: Some(phrase("要素全")), words: why.clone(), resume };
    let evidence = Vec::new();
    let helper = person(u32::from(chance % 22));
    let issue = kernel::MatterId::new(uuid(600 + u32::from(chance % 2)));
    match verb {
        Verb::Save => {
            let text_id = TextId::new(uuid(9));
            unit::save::decide(
                item,
                facts,
                actor,
                &unit::save::Save { text_id, text: words, focus: None, call: None, evidence },
                now,
            )
        }
        Verb::Explain => unit::explain::decide(
            item,
            facts,
            actor,
            &unit::explain::Explain { rule: phrase("INF-E01"), reason: why },
            now,
        ),
        Verb::NameCover => {
            let cover = unit::name_cover::NameCover { person: helper, name: phrase("代为校核"), reason: Some(why) };
            unit::name_cover::decide(item, facts, actor, &cover, now)
        }
        Verb::SendToCheck => unit::send_to_check::decide(item, facts, actor, now),
        Verb::CheckPass => unit::check_pass::decide(item, facts, actor, &sign, now),
        Verb::CheckReturn => unit::check_return::decide(item, facts, actor, &back, now),
        Verb::Approve => unit::approve::decide(item, facts, actor, &sign, now),
        Verb::ApproveReturn => unit::approve_return::decide(item, facts, actor, &back, now),
        Verb::Withdraw => unit::withdraw::decide(item, facts, actor, &unit::withdraw::Withdraw { reason: why }, now),
        Verb::Discard => {
            // Rarely, or every second story would end in its first line.
            let reason = (chance > 240).then_some(why);
            if item.state == State::Draft && reason.is_none() {
                return Err(vec![Refusal::conflict("test.skip", "略过")]);
            }
            unit::discard::decide(item, facts, actor, &unit::discard::Discard { reason }, now)
        }
        Verb::Resubmit => unit::resubmit::decide(item, facts, actor, now),
        Verb::Take => section::take::decide(item, facts, actor, &section::take::Take { seen: Seen::default() }, now),
        Verb::ReturnToUnit => section::return_to_unit::decide(item, facts, actor, &back, now),
        Verb::Reserve => section::reserve::decide(item, facts, actor, &section::reserve::Reserve { reason: why }, now),
        Verb::Select => {
            let open = OpenIssue { id: issue, state: IssueState::Composing };
            section::select::decide(
                item,
                facts,
                actor,
                &section::select::Select { issue: open, item: IssueItemId::new(uuid(9)) },
                now,
            )
        }
        Verb::Deselect => {
            section::deselect::decide(item, facts, actor, &section::deselect::Deselect { issue, reason: why }, now)
        }
        Verb::Edit => {
            let edit = section::edit::Edit { text_id: TextId::new(uuid(9)), text: words, note: Some(why) };
            section::edit::decide(item, facts, actor, &edit, now)
        }
        Verb::Verify | Verb::Refuse | Verb::Merge | Verb::Refer | Verb::AnswerReferral | Verb::DeliverSolution => {
            Err(vec![Refusal::conflict("test.skip", "这里不试")])
        }
    }
}
