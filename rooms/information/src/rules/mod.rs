//! What must hold, one rule one file, each with its ground. Pure: a rule looks at what it is given and says why not, or nothing.
//!
//! To add a rule: one file with `CARD`, a predicate and its tests; one line below; one case in `cases/`.

pub mod adopted_earns_points;
pub mod approver_is_unit_head;
pub mod award_barred;
pub mod call_counts;
pub mod call_has_limit;
pub mod checker_or_cover;
pub mod circular_answer_by_head;
pub mod circular_answered_by_other;
pub mod circular_by_section;
pub mod circular_computed_before_hearing;
pub mod circular_ground_calls;
pub mod circular_ground_important_faults;
pub mod circular_ground_needs_time;
pub mod circular_ground_nothing_reported;
pub mod circular_ground_quota_missed;
pub mod circular_ground_zero_points;
pub mod circular_heard_first;
pub mod circular_in_row;
pub mod circular_leader_signs;
pub mod circular_numbers_without_gaps;
pub mod circular_objection_answered;
pub mod circular_objection_in_time;
pub mod circular_order_as_shown;
pub mod circular_reading;
pub mod circular_removal_has_reason;
pub mod circular_signed_in_order;
pub mod circular_signers_differ;
pub mod class_from_a_day;
pub mod class_kept_by_chief;
pub mod composer_does_not_sign;
pub mod corrected_with_reason;
pub mod cover_for_small_office;
pub mod cover_named_by_head;
pub mod cover_needs_reason;
pub mod day_not_in_future;
pub mod director_in_person;
pub mod distribution_on_record;
pub mod drafter_passes_no_gate;
pub mod edit_needs_note;
pub mod evidence_stays;
pub mod exemption_has_reason;
pub mod fault_costs_points;
pub mod fault_has_proof_and_is_told;
pub mod findings_seen;
pub mod focus_hangs_on_central_task;
pub mod four_standards_signed;
pub mod instruction_earns_points;
pub mod instruction_names_leader;
pub mod issue_signed_in_order;
pub mod leader_signs_where_due;
pub mod media_earns_points;
pub mod merge_needs_two_units;
pub mod network_kept_by_unit;
pub mod numbers_without_gaps;
pub mod one_gate_one_person;
pub mod outcome_after_reported;
pub mod outcome_has_date_and_proof;
pub mod outcome_kept_by_section;
pub mod outcome_names_channel;
pub mod outcome_on_carrying_item;
pub mod outcome_once;
pub mod owed_needs_reason;
pub mod points_by_policy_of_the_day;
pub mod points_capped;
pub mod points_zeroed;
pub mod quota_by_class;
pub mod quota_counts;
pub mod quota_met_earns_points;
pub mod quota_pace;
pub mod quota_part;
pub mod referral_has_limit;
pub mod refusal_teaches;
pub mod reported_earns_points;
pub mod return_names_field_and_rule;
pub mod review_answered_by_another;
pub mod review_answered_in_limit;
pub mod review_needs_words;
pub mod review_signed_by_head;
pub mod section_handles;
pub mod self_criticism_followed_up;
pub mod self_criticism_in_person;
pub mod sent_up_earns_points;
pub mod several_adoptions_of_one_item;
pub mod shares_sum_to_the_whole;
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
    quota_by_class::CARD,
    quota_counts::CARD,
    quota_pace::CARD,
    quota_part::CARD,
    circular_ground_nothing_reported::CARD,
    circular_ground_zero_points::CARD,
    circular_reading::CARD,
    circular_ground_needs_time::CARD,
    circular_ground_important_faults::CARD,
    circular_ground_calls::CARD,
    circular_ground_quota_missed::CARD,
    circular_in_row::CARD,
    outcome_kept_by_section::CARD,
    outcome_after_reported::CARD,
    outcome_on_carrying_item::CARD,
    outcome_has_date_and_proof::CARD,
    outcome_names_channel::CARD,
    instruction_names_leader::CARD,
    outcome_once::CARD,
    day_not_in_future::CARD,
    corrected_with_reason::CARD,
    fault_has_proof_and_is_told::CARD,
    class_kept_by_chief::CARD,
    class_from_a_day::CARD,
    exemption_has_reason::CARD,
    circular_by_section::CARD,
    circular_removal_has_reason::CARD,
    circular_computed_before_hearing::CARD,
    circular_heard_first::CARD,
    circular_answer_by_head::CARD,
    circular_objection_in_time::CARD,
    circular_answered_by_other::CARD,
    circular_objection_answered::CARD,
    circular_signed_in_order::CARD,
    circular_signers_differ::CARD,
    circular_leader_signs::CARD,
    circular_order_as_shown::CARD,
    circular_numbers_without_gaps::CARD,
    self_criticism_in_person::CARD,
    self_criticism_followed_up::CARD,
    review_signed_by_head::CARD,
    review_needs_words::CARD,
    review_answered_in_limit::CARD,
    review_answered_by_another::CARD,
    adopted_earns_points::CARD,
    sent_up_earns_points::CARD,
    media_earns_points::CARD,
    instruction_earns_points::CARD,
    reported_earns_points::CARD,
    call_counts::CARD,
    quota_met_earns_points::CARD,
    several_adoptions_of_one_item::CARD,
    shares_sum_to_the_whole::CARD,
    fault_costs_points::CARD,
    points_capped::CARD,
    points_zeroed::CARD,
    award_barred::CARD,
    points_by_policy_of_the_day::CARD,
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
