//! What must hold, one rule one file, each with its ground. Pure: a rule looks at what it is given and says why not, or nothing.
//!
//! To add a rule: one file with `CARD`, a predicate and its tests; one line below; one case in `cases/`.

pub mod approver_is_unit_head;
pub mod call_has_limit;
pub mod checker_or_cover;
pub mod composer_does_not_sign;
pub mod cover_for_small_office;
pub mod cover_named_by_head;
pub mod cover_needs_reason;
pub mod director_in_person;
pub mod distribution_on_record;
pub mod drafter_passes_no_gate;
pub mod edit_needs_note;
pub mod evidence_stays;
pub mod findings_seen;
pub mod focus_hangs_on_central_task;
pub mod four_standards_signed;
pub mod issue_signed_in_order;
pub mod leader_signs_where_due;
pub mod merge_needs_two_units;
pub mod network_kept_by_unit;
pub mod numbers_without_gaps;
pub mod one_gate_one_person;
pub mod owed_needs_reason;
pub mod referral_has_limit;
pub mod refusal_teaches;
pub mod return_names_field_and_rule;
pub mod section_handles;
pub mod signed_text_stays;
pub mod solution_comes_back;
pub mod text_changed_passes_again;
pub mod two_people;
pub mod unit_drafts;
pub mod unit_without_reporter;
pub mod verification_on_record;
pub mod withdraw_before_taken;

#[cfg(test)]
pub(crate) mod people;

use std::borrow::Cow;

use jiff::{SignedDuration, Timestamp, civil};
use kernel::rule::BasisLevel;
use kernel::{Basis, Refusal, RuleCard};

/// Every rule of the room, in the order in which an item meets them.
pub const CARDS: &[RuleCard] = &[
    two_people::CARD,
    drafter_passes_no_gate::CARD,
    one_gate_one_person::CARD,
    checker_or_cover::CARD,
    approver_is_unit_head::CARD,
    cover_for_small_office::CARD,
    cover_named_by_head::CARD,
    cover_needs_reason::CARD,
    text_changed_passes_again::CARD,
    owed_needs_reason::CARD,
    four_standards_signed::CARD,
    findings_seen::CARD,
    withdraw_before_taken::CARD,
    return_names_field_and_rule::CARD,
    evidence_stays::CARD,
    unit_drafts::CARD,
    section_handles::CARD,
    refusal_teaches::CARD,
    verification_on_record::CARD,
    edit_needs_note::CARD,
    merge_needs_two_units::CARD,
    referral_has_limit::CARD,
    solution_comes_back::CARD,
    signed_text_stays::CARD,
    issue_signed_in_order::CARD,
    composer_does_not_sign::CARD,
    leader_signs_where_due::CARD,
    director_in_person::CARD,
    distribution_on_record::CARD,
    numbers_without_gaps::CARD,
    unit_without_reporter::CARD,
    network_kept_by_unit::CARD,
    focus_hangs_on_central_task::CARD,
    call_has_limit::CARD,
];

/// The speech itself bears no day; its figures are of 2020 and 2021 and it speaks of the year after them.
pub(crate) const SPEECH_DAY: civil::Date = civil::date(2022, 1, 1);

/// A clause of the speech.
pub(crate) const fn speech(clause: &'static str) -> Basis {
    Basis {
        document: "全区党委系统办公室政务工作会议讲话", clause, date: "", level: BasisLevel::Policy
    }
}

/// This person may not, under the card's rule.
pub(crate) fn forbidden(
    card: &RuleCard,
    message: impl Into<Cow<'static, str>>,
    hint: impl Into<Cow<'static, str>>,
) -> Refusal {
    Refusal::forbidden(card.id, message).basis(ground(card)).hint(hint)
}

/// The thing is not so that it could, under the card's rule.
pub(crate) fn conflict(
    card: &RuleCard,
    message: impl Into<Cow<'static, str>>,
    hint: impl Into<Cow<'static, str>>,
) -> Refusal {
    Refusal::conflict(card.id, message).basis(ground(card)).hint(hint)
}

/// The input does not satisfy the card's rule.
pub(crate) fn invalid(
    card: &RuleCard,
    message: impl Into<Cow<'static, str>>,
    hint: impl Into<Cow<'static, str>>,
) -> Refusal {
    Refusal::invalid(card.id, message).basis(ground(card)).hint(hint)
}

/// Refuses a limit that is missing, has passed, or lies further off than so many days.
pub(crate) fn within(
    card: &RuleCard,
    what: &str,
    due: Option<Timestamp>,
    now: Timestamp,
    most_days: i64,
) -> Option<Refusal> {
    let last = now.checked_add(SignedDuration::from_hours(24 * most_days)).unwrap_or(Timestamp::MAX);
    let message = match due {
        None => format!("没有填{what}。"),
        Some(due) if due <= now => format!("{what}不能早于现在。"),
        Some(due) if last < due => format!("{what}太远，最长{most_days}天。"),
        Some(_) => return None,
    };
    Some(invalid(card, message, format!("请填{what}，在{most_days}天以内。")).field("due"))
}

fn ground(card: &RuleCard) -> String {
    format!("{} {}", card.basis.document, card.basis.clause)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_rule_file_is_registered_and_every_card_is_fit_for_the_handbook() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/rules");
        let files: BTreeSet<String> = std::fs::read_dir(folder)
            .expect("the rules lie there")
            .map(|file| file.expect("can be read").file_name().to_string_lossy().replace(".rs", ""))
            .filter(|name| !["mod", "people"].contains(&name.as_str()))
            .collect();
        let registered: BTreeSet<String> =
            CARDS.iter().map(|card| card.id.rsplit('.').next().expect("has a name").to_owned()).collect();
        assert_eq!(files, registered);
        for card in CARDS {
            assert_eq!(card.gaps(), Vec::<&str>::new(), "{}", card.id);
            assert!(card.id.starts_with("information."), "{}", card.id);
        }
    }

    #[test]
    fn a_refusal_says_what_on_what_ground_and_what_to_do() {
        let refusal = unit_without_reporter::check("竹坪乡", 0).expect("nobody reports");
        assert!(refusal.basis.contains("讲话") && !refusal.hint.is_empty() && !refusal.message.is_empty());
        assert_eq!(refusal.code, unit_without_reporter::CARD.id);
    }
}
