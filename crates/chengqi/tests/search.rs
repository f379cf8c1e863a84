//! The search of the running house, from a clerk's draft to what is found of it: the room's texts, the journal, the index, the box (GEN-2).

use std::sync::Arc;

use chengqi::searching::Finder;
use information::ROOM;
use kernel::{Role, UnitKind};
use serde_json::{Value, json};
use tempfile::TempDir;
use testkit::{Client, Office, On};
use webkit::house::HOUSE;
use webkit::search::feed::{self, Round};

const BODY: &str =
    "11月20日，临江街道组织城管、交警和物业在河畔社区排查老旧小区停车难问题，\n查明空闲地块14处，划定停车位312个。";

/// A story told on both databases with a real index.
async fn searched(story: impl AsyncFn(&Office)) {
    for on in [On::Sqlite, On::Postgres] {
        let folder = TempDir::new().expect("a temporary folder can be made");
        let finder = Finder::new(folder.path());
        let office = Office::searched_by(on, &[HOUSE, ROOM], finder.clone()).await;
        story(&office).await;
        office.end().await;
        drop(Arc::into_inner(finder));
    }
}

async fn draft(reporter: &Client, title: &str, body: &str) -> Value {
    let text = json!({ "kind": "dynamic", "title": title, "body": body, "event_at": "2026-11-20T02:00:00Z" });
    reporter.post("/api/information/submissions", json!({ "text": text })).await.ok()
}

async fn found(client: &Client, words: &str) -> Value {
    client.get(&format!("/api/search?q={}", words.replace(' ', "+"))).await.ok()
}

fn titles(found: &Value) -> Vec<&str> {
    found["rows"].as_array().expect("rows").iter().filter_map(|row| row["title"].as_str()).collect()
}

#[tokio::test]
async fn a_draft_is_found_by_any_piece_of_its_text_after_the_next_round_by_its_own_unit_alone() {
    searched(async |office: &Office| {
        let unit = office.unit("临江街道", UnitKind::Street).await;
        let reporter = office.person(unit, Role::Reporter, "何雨").await;
        let other = office.unit("南湖街道", UnitKind::Street).await;
        let stranger = office.person(other, Role::Reporter, "外人").await;
        let editor = office.person(office.office, Role::Editor, "余章").await;
        feed::round(&office.app).await.expect("opened");
        let item = draft(&reporter, "临江街道划定停车位", BODY).await;
        assert!(matches!(feed::round(&office.app).await.expect("fed"), Round::Entries(_)));
        for words in ["停车", "停车难问题查明空闲", "312个", "３１２个", "河畔 交警", "位", "临江街"] {
            assert_eq!(titles(&found(&reporter, words).await), ["临江街道划定停车位"], "{words}");
            for client in [&stranger, &editor] {
                let nothing = found(client, words).await;
                assert_eq!((&nothing["rows"], &nothing["count"]), (&json!([]), &json!(0)), "{words}");
            }
        }
        let quoted = found(&reporter, "空闲地块14处").await;
        let snippet = &quoted["rows"][0]["snippet"];
        assert!(snippet["text"].as_str().is_some_and(|text| text.contains("空闲地块14处")), "{quoted:#}");
        assert_eq!((&quoted["rows"][0]["place"], &quoted["as_of"]["source"]), (&json!("text"), &json!("index")));
        let text = json!({ "kind": "dynamic", "title": "临江街道划定停车位", "body": "改为修建立体车库。", "event_at": "2026-11-20T02:00:00Z" });
        let input = json!({ "version": item["version"], "text": text });
        let path = format!("/api/information/submissions/{}/save", item["id"].as_str().expect("an id"));
        reporter.post(&path, input).await.ok();
        feed::round(&office.app).await.expect("fed");
        assert_eq!(titles(&found(&reporter, "立体车库").await).len(), 1);
        assert_eq!(titles(&found(&reporter, "空闲地块").await), Vec::<&str>::new(), "what was replaced is not found any more");
    })
    .await;
}

#[tokio::test]
async fn taken_in_anew_it_is_the_same_as_followed_entry_by_entry() {
    searched(async |office: &Office| {
        let unit = office.unit("临江街道", UnitKind::Street).await;
        let reporter = office.person(unit, Role::Reporter, "何雨").await;
        feed::round(&office.app).await.expect("opened");
        for n in 0..5 {
            draft(&reporter, &format!("临江街道第{n}件事项"), BODY).await;
        }
        feed::round(&office.app).await.expect("fed");
        let followed = found(&reporter, "停车难").await;
        assert_eq!(feed::anew(&office.app, |_, _| {}).await.expect("made anew"), 5);
        assert_eq!(found(&reporter, "停车难").await["count"], followed["count"]);
        assert_eq!((&followed["count"], &followed["exact"]), (&json!(5), &json!(true)));
        assert_eq!(feed::round(&office.app).await.expect("fed"), Round::Nothing);
    })
    .await;
}
