//! What was reported before, over all years: held against what is written now, shown to whoever may read it, counted for everybody else
//! (INF-2, DOC-3).

mod desk;

use desk::{BODY, Desk, of, reported_text, seen};
use information::ROOM;
use jiff::SignedDuration;
use kernel::{Role, UnitKind};
use serde_json::{Value, json};
use testkit::{Client, Office, On, both};
use webkit::house::HOUSE;

const TITLE: &str = "临江街道划定停车位312个";

fn text(title: &str, body: &str) -> Value {
    json!({ "kind": "practice", "title": title, "body": body, "event_at": "2026-11-20T02:00:00Z" })
}

async fn report(desk: &Desk, title: &str, body: &str) -> Value {
    reported_text(&desk.reporter, &desk.checker, &desk.head, json!({ "text": text(title, body) })).await
}

async fn check(client: &Client, body: &str) -> Value {
    client.post("/api/check", text("停车位的新进展", body)).await.ok()
}

/// The messages of one rule in a report.
fn told(report: &Value, rule: &str) -> Vec<String> {
    let findings = report["findings"].as_array().expect("findings");
    let of_rule = findings.iter().filter(|finding| finding["rule"] == rule);
    of_rule.filter_map(|finding| finding["message"].as_str().map(str::to_owned)).collect()
}

/// The same words with other figures.
fn again() -> String {
    BODY.replace("312", "330").replace("14处", "16处")
}

#[tokio::test]
async fn a_repeat_is_found_once_the_item_has_left_the_unit_and_goes_when_it_comes_back() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let desk = Desk::new(office).await;
        let draft = json!({ "text": text(TITLE, BODY) });
        desk.reporter.post("/api/information/submissions", draft).await.ok();
        office.archive_settled().await;
        assert_eq!(told(&check(&desk.reporter, &again()).await, "R02"), Vec::<String>::new(), "a draft is no report");
        let item = report(&desk, TITLE, BODY).await;
        assert_eq!(told(&item["report"], "R02"), Vec::<String>::new(), "an item is no repeat of itself");
        office.archive_settled().await;
        let found = check(&desk.reporter, &again()).await;
        assert!(told(&found, "R02")[0].contains("2026-11-23 报过的《临江街道划定停车位312个》"), "{found:#}");
        assert_eq!(told(&found, "S07").len(), 1, "other figures of the same matter are held against it: {found:#}");
        let shown = desk.reporter.get(of(&item, "").trim_end_matches('/')).await.ok();
        assert_eq!(told(&shown["report"], "R02"), Vec::<String>::new(), "still no repeat of itself");
        let (findings, owed) = seen(&item);
        let taken = json!({ "version": item["version"], "findings": findings, "owed": owed });
        let taken = desk.editor.post(&of(&item, "take"), taken).await.ok();
        let back = json!({
            "version": taken["version"], "field": "正文", "rule": "soundness", "words": "请核对两个数", "resume": "direct"
        });
        desk.editor.post(&of(&taken, "return_to_unit"), back).await.ok();
        office.archive_settled().await;
        let found = check(&desk.reporter, &again()).await;
        assert_eq!(told(&found, "R02"), Vec::<String>::new(), "what the unit has in hand again is no report");
    })
    .await;
}

#[tokio::test]
async fn words_of_years_ago_are_found_with_their_year() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let desk = Desk::new(office).await;
        report(&desk, TITLE, BODY).await;
        office.archive_settled().await;
        office.later(SignedDuration::from_hours(24 * 800));
        let reporter = office.log_in(desk.reporter.person).await;
        let found = check(&reporter, &again()).await;
        let years = told(&found, "R06");
        assert!(years[0].contains("照抄本单位2026年（2 年前）报过的《临江街道划定停车位312个》"), "{found:#}");
        assert_eq!(told(&found, "R02"), Vec::<String>::new(), "the window of repeats is over");
    })
    .await;
}

#[tokio::test]
async fn of_others_items_a_writer_learns_the_number_and_the_section_the_title() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let desk = Desk::new(office).await;
        report(&desk, TITLE, BODY).await;
        office.archive_settled().await;
        let other = office.unit("南湖街道", UnitKind::Street).await;
        let writer = office.person(other, Role::Reporter, "外人").await;
        let found = check(&writer, &again()).await;
        assert_eq!(told(&found, "R03"), ["与 1 份您无权查看的文件重复"], "{found:#}");
        let all = found.to_string();
        assert!(!all.contains(TITLE) && !all.contains("312"), "nothing of it is told: {all}");
        let seen_by_section = check(&desk.editor, &again()).await;
        assert!(told(&seen_by_section, "R03")[0].contains(TITLE), "{seen_by_section:#}");
        let owed = |report: &Value| report["owed"].clone();
        assert_eq!(owed(&found), owed(&seen_by_section), "what is owed does not depend on who looks");
    })
    .await;
}

#[tokio::test]
async fn as_long_as_the_archive_is_being_made_the_report_says_so() {
    for on in [On::Sqlite, On::Postgres] {
        let office = Office::unfed(on, &[HOUSE, ROOM]).await;
        let desk = Desk::new(&office).await;
        let sentence = async || check(&desk.reporter, BODY).await["gates"][0].to_string();
        assert!(sentence().await.contains("比对库正在建立"), "{}", sentence().await);
        office.archive_settled().await;
        assert!(!sentence().await.contains("比对库"), "an empty archive is a whole one: {}", sentence().await);
        office.end().await;
    }
}
