//! No list of items walks the archive: the plans of its statements say so (INF-1, INF-9).

use kernel::actor::Tenure;
use kernel::{Actor, Role};
use store::Sql;
use testkit::{Office, On, one};
use webkit::house::HOUSE;
use webkit::paging::PageQuery;

use super::{Reader, Wanted, counted, listed};
use crate::rules::people::{actor, unit};
use crate::store::plans::{ASK, steps};

fn wanted() -> [Wanted; 6] {
    let of = |states: &[&'static str]| Wanted { states: states.to_vec(), ..Wanted::default() };
    [
        of(&["reported"]),
        of(&["draft", "checking", "approving", "returned"]),
        of(&["merged", "refused", "discarded"]),
        of(&[]),
        Wanted { unit: Some(unit(1)), ..Wanted::default() },
        Wanted { mine: true, ..Wanted::default() },
    ]
}

fn statements(office: &Office) -> Vec<(String, Sql)> {
    let page = PageQuery { page: 2 };
    let mut found = Vec::new();
    for (who, seat) in [("section", unit(9)), ("unit", unit(1))] {
        let actor = Actor { district: office.district(), ..actor(1, seat, Role::Editor, Tenure::Own) };
        let reader = Reader::of(&actor, unit(9));
        for wanted in wanted() {
            found.push((format!("{who}: {wanted:?}"), listed(ASK, &reader, &wanted, page)));
            found.push((format!("{who}, counted: {wanted:?}"), counted(ASK, &reader, &wanted)));
        }
    }
    found
}

/// What the statement has put together itself: at most a page of every state, the count of it, or the few of others.
fn of_its_own(step: &str) -> bool {
    ["SCAN one", "SCAN seen", "SCAN p", "SCAN counted", "SCAN guest"].contains(&step)
        || step.starts_with("SCAN (subquery")
}

#[tokio::test]
async fn a_list_is_walked_along_an_index_and_no_further_than_its_page() {
    one(On::Sqlite, &[HOUSE, crate::ROOM], async |office: &Office| {
        let asked = statements(office);
        let told = steps(office, asked).await;
        for index in ["matter_list", "matter_unit", "matter_opened_by"] {
            let bounded = |(_, step): &(String, String)| step.contains(index) && step.contains("state=?");
            assert!(told.iter().any(bounded), "{index} gives the order of a state: {told:#?}");
        }
        let scans: Vec<_> = told.iter().filter(|(_, step)| step.starts_with("SCAN") && !of_its_own(step)).collect();
        assert!(scans.is_empty(), "{scans:#?}");
        let walks = |step: &str| step.starts_with("SEARCH m ") && !step.contains("state=?") && !step.contains("id=?");
        let unbounded: Vec<_> = told.iter().filter(|(_, step)| walks(step)).collect();
        assert!(unbounded.is_empty(), "{unbounded:#?}");
    })
    .await;
}
