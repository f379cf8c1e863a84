//! The measurement itself is looked after here: what it fills a database with is what the house would have written, and it goes
//! through to its page on a handful of items. No time is judged.

#[path = "../examples/office_bench/bulk.rs"]
mod bulk;
#[path = "../examples/office_bench/client.rs"]
mod client;
#[path = "../examples/office_bench/cluster.rs"]
mod cluster;
#[path = "../examples/office_bench/figures.rs"]
mod figures;
#[path = "../examples/office_bench/harness.rs"]
mod harness;
#[path = "../examples/office_bench/machine.rs"]
mod machine;
#[path = "../examples/office_bench/org.rs"]
mod org;
#[path = "../examples/office_bench/pattern.rs"]
mod pattern;
#[path = "../examples/office_bench/plans.rs"]
mod plans;
#[path = "../examples/office_bench/report.rs"]
mod report;
#[path = "../examples/office_bench/seed.rs"]
mod seed;
#[path = "../examples/office_bench/server.rs"]
mod server;
#[path = "../examples/office_bench/stories.rs"]
mod stories;
#[path = "../examples/office_bench/walks.rs"]
mod walks;
#[path = "../examples/office_bench/words.rs"]
mod words;
#[path = "../examples/office_bench/work.rs"]
mod work;

use std::path::Path;
use std::time::Duration;

use harness::{Data, Extent, On, Plan, fill};
use org::Org;
use pattern::Patterns;
use serde_json::Value;
use testkit::{Client, Office, both};
use webkit::house::HOUSE;
use work::Amount;

/// Every item of a filled office can be opened, its journal is whole, and nothing in it contradicts anything.
#[tokio::test]
async fn what_is_filled_in_bulk_is_what_the_house_would_have_written() {
    let told = stories::tell().await;
    both(&[HOUSE, information::ROOM], async |office: &Office| {
        let org = Org::new(office.office, 7);
        org.write(&office.app.db, office.clock.as_ref()).await.expect("people are written");
        let patterns = Patterns::of(&told, &org).await.expect("the stories can be read");
        fill(&office.app.db, &org, &patterns, 60, 40, office.clock.as_ref()).await.expect("filled");
        let [editor, ..] = &org.section;
        let editor = office.log_in(editor.id).await;
        let waiting = rows(&editor, "queue").await;
        assert_eq!(waiting.len(), 24, "of ten open items six wait for the section");
        for list in ["queue", "adopted", "closed", "reserved"] {
            for row in rows(&editor, list).await.iter().take(5) {
                let path = format!("/api/information/submissions/{}", row["id"].as_str().expect("an id"));
                let item = editor.get(&path).await.ok();
                let signatures = item["signatures"].as_array().expect("signatures");
                let holds = signatures.iter().filter(|signature| signature["holds"] == true).count();
                assert_eq!(holds, 2, "both gates were passed on this very text: {item:#}");
            }
        }
        let [reporter, ..] = &org.units[0].people;
        let reporter = office.log_in(reporter.id).await;
        assert!(!rows(&reporter, "").await.is_empty(), "every unit has reported");
    })
    .await;
    told.office.end().await;
}

/// The whole way: founded, filled, started, read, written, killed, started again, verified, reported.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_measurement_goes_through_to_its_page() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let amount = Amount { runs: 1, reads: 16, writes: 16, walked: 2, pause: Duration::from_millis(10) };
    let program = Path::new(env!("CARGO_BIN_EXE_chengqi"));
    let on = On::named(Some("sqlite")).expect("a database");
    let plan = Plan {
        program,
        folder: folder.path(),
        on,
        sizes: vec![30],
        open: 20,
        amount,
        data: Data::Fleeting,
        extent: Extent::Verified,
    };
    let page = harness::run(&plan).await.expect("nothing answers anything but 200");
    for part in ["## SQLite，30 条", "信息科待编列表", "送校核（落盘） | 32", "## 查询计划", "`/api/desk`"]
    {
        assert!(page.text.contains(part), "{part} in:\n{}", page.text);
    }
    assert!(page.missed.iter().all(|said| said.starts_with("SQLite 30 条：")), "{:?}", page.missed);
}

async fn rows(who: &Client, list: &str) -> Vec<Value> {
    let page = who.get(&format!("/api/information/submissions?list={list}")).await.ok();
    page["rows"].as_array().cloned().unwrap_or_default()
}
