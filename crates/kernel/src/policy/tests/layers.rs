//! Which value holds: the most specific, then the latest layer, then the youngest.

use proptest::prelude::*;

use super::*;

const CITY: Case<'static> = &[("level", "city"), ("kind", "long")];

#[test]
fn a_thing_computes_under_the_policy_of_its_own_date() {
    let set = set(&[adopted("", "2022-01-01", "4分"), adopted("", "2026-01-01", "3分")]);
    assert_eq!(points_on(&set, date(2025, 12, 31), &[]), Some(400));
    assert_eq!(points_on(&set, date(2026, 1, 1), &[]), Some(300));
}

#[test]
fn before_its_first_day_nothing_is_in_force() {
    let set = set(&[row("information.points.cap", "", "2022-01-01", "10")]);
    let refused = set.number(date(2021, 12, 31), "information.points.cap").expect_err("too early");
    assert!(refused.to_string().contains("2021-12-31"), "{refused}");
    assert_eq!(set.number(date(2022, 1, 1), "information.points.cap"), Ok(10));
}

#[test]
fn the_most_specific_case_holds_even_where_a_general_value_is_younger() {
    let set = set(&[
        adopted("level = \"city\", kind = \"long\"", "2022-01-01", "8分"),
        adopted("level = \"city\"", "2023-01-01", "5分"),
        adopted("", "2024-01-01", "1分"),
    ]);
    let day = date(2026, 11, 23);
    assert_eq!(points_on(&set, day, CITY), Some(800));
    assert_eq!(points_on(&set, day, &[("level", "city"), ("kind", "brief")]), Some(500));
    assert_eq!(points_on(&set, day, &[("level", "district")]), Some(100));
    assert_eq!(points_on(&set, day, &[]), Some(100), "a thing without these facts falls under 一律");
}

#[test]
fn of_two_equally_specific_the_latest_order_holds_and_then_the_youngest() {
    let base =
        set(&[adopted("level = \"city\"", "2022-01-01", "5分"), adopted("level = \"city\"", "2026-06-01", "6分")]);
    let under = base.under(order(&[
        adopted("level = \"city\"", "2026-01-01", "7分"),
        adopted("level = \"city\"", "2026-09-01", "9分"),
    ]));
    for (day, expected) in [
        (date(2025, 12, 31), 500),
        (date(2026, 1, 1), 700),
        (date(2026, 7, 1), 700), // the order's, though the shipped set has a younger one
        (date(2026, 9, 1), 900),
    ] {
        assert_eq!(points_on(&under, day, CITY), Some(expected), "{day}");
    }
    let later = under.under(order(&[adopted("level = \"city\"", "2026-09-01", "2分")]));
    assert_eq!(points_on(&later, date(2026, 9, 1), CITY), Some(200), "the second order goes before the first");
    assert_eq!(later.layers().len(), 3);
    let key = "information.points.adopted";
    assert_eq!(later.find(date(2026, 9, 1), key, CITY).map(|value| value.layer), Some(2));
}

#[test]
fn a_general_order_leaves_the_more_specific_value_alone() {
    let base = set(&[adopted("level = \"city\"", "2022-01-01", "5分")]);
    let under = base.under(order(&[adopted("", "2026-01-01", "9分")]));
    assert_eq!(points_on(&under, date(2026, 1, 1), CITY), Some(500));
    assert_eq!(points_on(&under, date(2026, 1, 1), &[("level", "district")]), Some(900));
}

#[test]
fn a_release_that_knows_more_keys_adds_them_from_the_day_it_came_and_changes_nothing_else() {
    let founded = set(&[adopted("", "2022-01-01", "4分")]);
    let release = set(&[
        adopted("", "2022-01-01", "40分"),
        row("information.points.cap", "", "2022-01-01", "10"),
        row("information.points.cap", "", "2024-01-01", "20"),
        row("information.points.cap", "", "2027-01-01", "30"),
    ]);
    let completed = founded.clone().completed(release, date(2026, 11, 23));
    let cap = |day| completed.number(day, "information.points.cap").ok();
    assert_eq!(points_on(&completed, date(2026, 12, 1), &[]), Some(400), "what it was founded on stays");
    assert_eq!((cap(date(2026, 11, 22)), cap(date(2026, 11, 23))), (None, Some(20)));
    assert_eq!(cap(date(2027, 1, 1)), Some(30));
    assert_eq!(completed.layers().len(), 2);
    let same = founded.clone().completed(set(&[adopted("", "2022-01-01", "40分")]), date(2026, 11, 23));
    assert_eq!(same.layers(), founded.layers(), "a release without new keys leaves no trace");
}

#[test]
fn a_changed_text_has_another_digest() {
    let one = set(&[adopted("", "2022-01-01", "4分")]);
    let other = set(&[adopted("", "2022-01-01", "5分")]);
    assert_ne!(one.base().digest, other.base().digest);
    assert_eq!(one.base().digest, crate::journal::sm3_hex(one.base().text.as_bytes()));
}

fn any_row() -> impl Strategy<Value = (u8, i16, u8, u8)> {
    (0u8..6, 2022i16..2027, 1u8..=12, 0u8..50)
}

fn rows(of: &[(u8, i16, u8, u8)]) -> Vec<String> {
    let cases = [
        "",
        "level = \"city\"",
        "kind = \"long\"",
        "level = \"city\", kind = \"long\"",
        "journal = \"工作动态\"",
        "level = \"district\"",
    ];
    let mut seen = std::collections::BTreeSet::new();
    let fresh = of.iter().filter(|(case, year, month, _)| seen.insert((*case, *year, *month)));
    fresh
        .map(|(case, year, month, points)| {
            adopted(cases[usize::from(*case)], &format!("{year}-{month:02}-01"), &format!("{points}分"))
        })
        .collect()
}

proptest! {
    #[test]
    fn before_its_first_day_an_order_changes_nothing(base in prop::collection::vec(any_row(), 0..8), over in prop::collection::vec(any_row(), 1..6)) {
        let (base, over) = (set(&rows(&base)), order(&rows(&over)));
        let first = over.values().flat_map(|(_, values)| values).map(|value| value.from).min().expect("has rows");
        let under = base.clone().under(over);
        let mut day = date(2021, 12, 1);
        while day < first {
            for case in [&[][..], CITY, &[("level", "district")], &[("level", "city"), ("journal", "工作动态")]] {
                prop_assert_eq!(base.find(day, "information.points.adopted", case), under.find(day, "information.points.adopted", case));
            }
            day = day.saturating_add(jiff::ToSpan::days(17));
        }
    }

    #[test]
    fn the_order_of_the_rows_never_matters(base in prop::collection::vec(any_row(), 0..8)) {
        let forth = rows(&base);
        let back: Vec<String> = forth.iter().rev().cloned().collect();
        let (forth, back) = (set(&forth), set(&back));
        if forth.faults(PARAMS).is_empty() {
            for case in [&[][..], CITY, &[("level", "district")], &[("level", "city"), ("journal", "工作动态")]] {
                for year in 2022..2028 {
                    prop_assert_eq!(points_on(&forth, date(year, 6, 15), case), points_on(&back, date(year, 6, 15), case));
                }
            }
        }
    }

    #[test]
    fn points_are_read_as_they_are_written(hundredths in -1_000_000i64..1_000_000) {
        let sign = if hundredths < 0 { "-" } else { "" };
        let (whole, part) = (hundredths.abs() / 100, hundredths.abs() % 100);
        prop_assert_eq!(points(&format!("{sign}{whole}.{part:02}分")), Some(hundredths));
        if part == 0 {
            prop_assert_eq!(points(&format!("{sign}{whole}分")), Some(hundredths));
        }
        if part % 10 == 0 {
            prop_assert_eq!(points(&format!("{sign}{whole}.{}分", part / 10)), Some(hundredths));
        }
    }
}

#[test]
fn a_draft_of_next_year_is_tried_on_last_year_as_if_it_had_been_in_force() {
    let order = set(&[adopted("", "2027-01-01", "9分"), adopted("", "2028-01-01", "7分")]);
    let whole = set(&[adopted("", "2022-01-01", "4分")]).under(order);
    assert_eq!(points_on(&whole, date(2026, 3, 1), &[]), Some(400));
    let tried = whole.as_if_from(date(2026, 1, 1));
    assert_eq!(points_on(&tried, date(2025, 12, 31), &[]), Some(400), "before the span nothing changes");
    assert_eq!(points_on(&tried, date(2026, 1, 1), &[]), Some(900));
    assert_eq!(points_on(&tried, date(2027, 12, 31), &[]), Some(900));
    assert_eq!(points_on(&tried, date(2028, 1, 1), &[]), Some(700), "a later value of the draft keeps its day");
}
