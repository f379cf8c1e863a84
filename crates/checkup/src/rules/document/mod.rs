//! The rules on official documents, a folder for each gate. One rule is one file: its card, its scan, its tests.
//!
//! The examples on a card are run by the tests of this module: `given` is a document (see `document::testing`), and `then` begins with 提示 or
//! 不提示. Rules that read nothing but words serve items and documents alike; they stand in `soundness` and `tightness`, and [`shared`] says
//! what they weigh in documents.

pub(crate) mod basis;
pub(crate) mod countersign;
pub(crate) mod form;
pub(crate) mod policy;
pub(crate) mod reused;
pub(crate) mod routing;
pub(crate) mod shared;
pub(crate) mod wording;

use std::sync::LazyLock;

use crate::document::rule::DocumentRule;

macro_rules! register {
    ($($gate:ident / $name:ident),+ $(,)?) => {
        /// Rules on documents alone, in the order of the gates.
        static OWN: &[&DocumentRule] = &[$(&$gate::$name::RULE),+];

        /// Folder and file of each, for the test that no file is forgotten.
        #[cfg(test)]
        const PATHS: &[&str] = &[$(concat!(stringify!($gate), "/", stringify!($name))),+];
    };
}

register! {
    routing / genre,
    routing / one_matter,
    routing / report_asks,
    routing / one_superior,
    routing / copy_downward,
    routing / to_person,
    routing / department_orders,
    routing / inner_office,
    routing / skipped_level,
    routing / closing,
    routing / form_of_address,
    routing / cites_incoming,
    routing / unrelated_organs,
    routing / necessity,
    routing / length,
    countersign / asked,
    countersign / joint_names,
    countersign / money_and_posts,
    countersign / changed_after,
    countersign / objection,
    countersign / overdue,
    countersign / abolished_organ,
    countersign / nameless_duty,
    policy / cites_number,
    policy / abolished_rule,
    policy / title_first,
    policy / one_number_two_titles,
    policy / article_exists,
    policy / sets_penalty,
    policy / fair_competition,
    policy / burden,
    policy / legal_review,
    policy / weakened_duty,
    policy / formula,
    policy / classification,
    policy / personal_number,
    wording / quoted_list,
    wording / range_mark,
    wording / title_marks,
    wording / etc_after_dots,
    wording / ordinal_mark,
    wording / one_quantity_two_values,
    wording / unit_in_range,
    wording / mixed_approximation,
    wording / table_total,
    wording / person_name,
    wording / short_name_unused,
    wording / cliche_share,
    wording / repeated_over_years,
    wording / stale_words,
    wording / foreign_place,
    wording / slogan_pile,
    wording / copied_from_others,
    form / number,
    form / date_numerals,
    form / leading_zero,
    form / title_mark,
    form / title_parts,
    form / attachment_line,
    form / attachments_match,
    form / addressee_colon,
    form / copy_stop,
    form / urgency_in_title,
    form / signer,
    form / attachment_spoken_of,
    form / nested_title,
    form / printed_before,
    form / level_order,
    form / level_numbers,
    form / bracket_mark,
    form / digit_mark,
    form / lone_first,
    form / announced_count,
}

/// Every rule that runs on documents, in the order of the gates.
pub(crate) static RULES: LazyLock<Vec<&'static DocumentRule>> = LazyLock::new(|| {
    let mut rules: Vec<&'static DocumentRule> = OWN.iter().copied().chain(shared::RULES.iter().copied()).collect();
    rules.sort_by_key(|rule| rule.gate);
    rules
});

/// Other names of rules, as they stand in the list of rules that offices know.
pub(crate) const ALIASES: &[(&str, &str)] = &[
    ("PUN001", "T09"),
    ("PUN002", "T09"),
    ("PUN003", "T13"),
    ("PUN004", "T12"),
    ("PUN005", "T10"),
    ("PUN006", "T11"),
    ("NUM001", "T18"),
    ("NUM002", "T19"),
    ("NUM003", "T20"),
    ("NUM004", "S11"),
    ("NUM005", "T17"),
    ("NUM006", "T16"),
    ("NUM007", "S03"),
    ("NUM008", "S04"),
    ("NUM010", "S05"),
    ("DIC001", "T14"),
    ("DIC002", "T15"),
    ("STY002", "T05"),
    ("STY003", "T07"),
    ("STY004", "T08"),
    ("STY007", "S12"),
];

#[cfg(test)]
mod tests;
