//! What people read of a set: words, changes, and what a later rule forbids.

use super::*;

const LATER: Date = date(2024, 8, 6);
const FORBIDDEN: &[Forbidden] = &[Forbidden {
    key: "information.assessment.feeds",
    switch: true,
    from: LATER,
    document: "《整治形式主义为基层减负若干规定》",
    sentence: "信息不计入考核。",
}];

fn feeds(value: &str) -> PolicySet {
    set(&[row("information.assessment.feeds", "", "2022-01-01", value)])
}

#[test]
fn the_later_rule_is_said_from_its_day_on_and_never_before() {
    let told = |set: &PolicySet, day| set.forbidden(day, FORBIDDEN, PARAMS).len();
    assert_eq!(told(&feeds("true"), date(2024, 8, 5)), 0);
    assert_eq!(told(&feeds("true"), LATER), 1);
    assert_eq!(told(&feeds("false"), LATER), 0);
    assert_eq!(told(&set(&[]), LATER), 0, "a set that is silent feeds nothing");
    let notice = &feeds("true").forbidden(LATER, FORBIDDEN, PARAMS)[0];
    assert_eq!((notice.title.as_str(), notice.sentence.as_str()), ("计入年度考核", "信息不计入考核。"));
    assert!(notice.basis.contains("2024-08-06"), "{}", notice.basis);
}

#[test]
fn an_order_that_switches_off_what_is_forbidden_ends_the_notice_on_its_day() {
    let off = order(&[row("information.assessment.feeds", "", "2025-01-01", "false")]);
    let under = feeds("true").under(off);
    assert_eq!(under.forbidden(date(2024, 12, 31), FORBIDDEN, PARAMS).len(), 1);
    assert_eq!(under.forbidden(date(2025, 1, 1), FORBIDDEN, PARAMS).len(), 0);
}

#[test]
fn values_and_cases_are_said_in_words() {
    let points = &PARAMS[0];
    let case =
        |text: &str| set(&[adopted(text, "2022-01-01", "4分")]).values["information.points.adopted"][0].when.clone();
    assert_eq!(points.say_case(&case("")), "一律");
    assert_eq!(points.say_case(&case("level = \"city\", journal = \"工作动态\"")), "刊物：工作动态，级别：市级");
    let kinds = &PARAMS[4];
    let list = |codes: &[&str]| Value::Texts(codes.iter().map(|code| (*code).to_owned()).collect());
    assert_eq!(kinds.say(&list(&["brief", "long"])), "简讯、长篇");
    assert_eq!(kinds.say(&list(&[])), "无");
    assert_eq!((points.say(&Value::Switch(true)), points.say(&Value::Number(3))), ("是".to_owned(), "3".to_owned()));
}

#[test]
fn the_changes_of_an_order_stand_beside_what_would_hold_without_it() {
    let base = set(&[
        adopted("", "2022-01-01", "4分"),
        adopted("level = \"city\"", "2022-01-01", "5分"),
        row("information.points.cap", "", "2022-01-01", "10"),
    ]);
    let under = base.clone().under(order(&[
        row("information.points.cap", "", "2026-12-01", "10"),
        adopted("", "2026-12-01", "6分"),
        adopted("level = \"district\"", "2027-01-01", "7分"),
        row("information.assessment.feeds", "", "2026-12-01", "true"),
    ]));
    let changes = under.changes(&base, PARAMS);
    let text = |value: &Value| PARAMS[0].say(value);
    let told: Vec<(Option<String>, String, Date)> =
        changes.iter().map(|one| (one.before.as_ref().map(text), text(&one.after), one.from)).collect();
    let expected = [
        (Some("4分".to_owned()), "6分".to_owned(), date(2026, 12, 1)),
        (Some("4分".to_owned()), "7分".to_owned(), date(2027, 1, 1)),
        (None, "是".to_owned(), date(2026, 12, 1)),
    ];
    assert_eq!(told, expected, "the cap stays as it is and is not among them");
    assert_eq!(changes[0].keeps.len(), 1, "市级 keeps its 5分");
    assert_eq!(text(&changes[0].keeps[0].value), "5分");
}
