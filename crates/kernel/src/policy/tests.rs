use super::*;
use jiff::civil::date;

const SET: &str = r#"
id = "speech"
title = "讲话口径"
basis = "讲话 三（二）"
effective = "2022-01-01"
[[value]]
key = "information.length.dynamic"
from = "2022-01-01"
value = 400
basis = "示例"
[[value]]
key = "information.length.dynamic"
from = "2026-01-01"
value = 300
basis = "示例"
"#;

#[test]
fn a_thing_computes_under_the_policy_of_its_own_date() {
    let set = PolicySet::parse(SET).expect("valid");
    assert_eq!(set.number(date(2025, 12, 31), "information.length.dynamic"), Ok(400));
    assert_eq!(set.number(date(2026, 1, 1), "information.length.dynamic"), Ok(300));
}

#[test]
fn before_its_first_day_nothing_is_in_force() {
    let set = PolicySet::parse(SET).expect("valid");
    let refused = set.number(date(2021, 12, 31), "information.length.dynamic").expect_err("too early");
    assert!(refused.to_string().contains("2021-12-31"), "{refused}");
}

#[test]
fn one_day_has_one_value_and_unknown_words_are_refused() {
    let doubled = SET.replace("2026-01-01", "2022-01-01");
    assert!(matches!(PolicySet::parse(&doubled), Err(PolicyError::Twice { .. })));
    let misspelt = SET.replace("effective =", "efective =");
    assert!(matches!(PolicySet::parse(&misspelt), Err(PolicyError::Unreadable(_))));
}

#[test]
fn a_changed_text_has_another_digest() {
    let one = PolicySet::parse(SET).expect("valid");
    let other = PolicySet::parse(&SET.replace("400", "500")).expect("valid");
    assert_ne!(one.base().digest, other.base().digest);
}
