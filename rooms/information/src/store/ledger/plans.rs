//! No list and no sum of this room reads a whole table: the plans of its statements say so (INF-4, INF-9).

use kernel::actor::Tenure;
use kernel::policy::PolicySet;
use kernel::{Actor, DistrictId, Role};
use store::{Sql, args};
use testkit::{Office, On, one};
use webkit::house::HOUSE;

use super::Window;
use crate::model::{Level, Measure, Stretch};
use crate::points::{Span, SpanKind};
use crate::rules::people::{actor, matter, unit};
use crate::store::figures::{self, Period, Under};
use crate::store::plans::{ASK, steps};
use crate::store::{review, standing};

fn statements(district: &DistrictId) -> Vec<(&'static str, Sql)> {
    let span = Span::around(jiff::civil::date(2026, 11, 23), SpanKind::Quarter);
    let (all, own) = (Window::of(district, span), Window::of(district, span).only(unit(1)));
    let who = Actor { district: district.clone(), ..actor(1, unit(9), Role::Editor, Tenure::Own) };
    let under =
        |window: &Window, measure| Under { window: window.clone(), measure, level: Some(Level::City), stretch: None };
    let slow = |window: &Window| Under { stretch: Some(Stretch::ToReport), ..under(window, Measure::Took) };
    let months = [("2026-10".to_owned(), all.end())];
    let mut found = vec![
        ("units", all.units(ASK)),
        ("classes", all.classes(ASK)),
        ("older items", all.older_items(ASK)),
        ("authors", all.authors(ASK, &[matter(1)].into())),
        ("shared outcomes", own.shared_outcomes(ASK)),
        ("standings", Sql::with(ASK, args![district, 2000, 2100]).push(standing::LIST)),
        ("reviews", review::listed(ASK, &who, &review::Wanted::default())),
        (
            "reviews of a unit",
            review::listed(ASK, &who, &review::Wanted { states: vec!["asked"], unit: Some(unit(1)) }),
        ),
    ];
    for window in [&all, &own] {
        found.extend([
            ("items", window.items(ASK)),
            ("outcomes", window.outcomes(ASK)),
            ("calls", window.calls(ASK)),
            ("faults", window.faults(ASK)),
            ("exemptions", window.exemptions(ASK)),
            ("reported", figures::reported(ASK, window, &months)),
            ("outcomes by month", figures::outcomes(ASK, window, Period::Month)),
            ("shared by month", figures::shared(ASK, window, Period::Month)),
            ("times", figures::timed(ASK, window)),
            ("items under a number", figures::listed(ASK, &who, &under(window, Measure::AdoptedItems))),
            ("items under a lag", figures::listed(ASK, &who, &slow(window))),
            ("outcomes under a number", figures::listed(ASK, &who, &under(window, Measure::Adopted))),
        ]);
    }
    found
}

/// What a statement makes for itself on its way: the chain of merges as `a`, `authors` or `k`, which no table is called.
const OWN: [&str; 3] = ["SCAN a", "SCAN authors", "SCAN k"];

#[tokio::test]
async fn no_statement_reads_a_whole_table() {
    one(On::Sqlite, &[HOUSE, crate::ROOM], async |office: &Office| {
        let told = steps(office, statements(&office.district())).await;
        assert!(
            told.iter().any(|(_, step)| step.contains("information_submission_flow")),
            "the plans were read: {told:#?}"
        );
        let scans: Vec<_> =
            told.iter().filter(|(_, step)| step.starts_with("SCAN") && !OWN.contains(&step.as_str())).collect();
        assert!(scans.is_empty(), "{scans:#?}");
        // An index of which only the district is used is the whole table in another order.
        let whole = |step: &str| step.starts_with("SEARCH s ") && step.ends_with("(district=?)");
        let whole: Vec<_> = told.iter().filter(|(_, step)| whole(step)).collect();
        assert!(whole.is_empty(), "{whole:#?}");
    })
    .await;
}

#[test]
fn the_shipped_policy_knows_the_limit_of_a_review() {
    let text = include_str!("../../../../../policy/speech.toml");
    let set = PolicySet::parse(text).expect("the shipped set can be read");
    let day = jiff::civil::date(2026, 11, 23);
    let limit = set.text(day, "information.review.answer_limit").expect("in force");
    assert!(limit.parse::<calendar::Limit>().is_ok(), "{limit}");
}
