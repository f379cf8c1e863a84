//! The check-up over HTTP: what is found and where, what is set aside, what is refused (DOC-1, DOC-3).

use documents::ROOM;
use gongwen::{Genre, genres};
use kernel::{Role, UnitKind};
use serde_json::{Value, json};
use testkit::{Client, Office, On, one};
use webkit::house::HOUSE;

const CHECK: &str = "/api/documents/check";

async fn reporter(office: &Office) -> Client {
    let street = office.unit("临江街道", UnitKind::Street).await;
    office.person(street, Role::Reporter, "何雨").await
}

/// A notice with a wrong word in it.
fn notice() -> String {
    genres::template(Genre::Notice).to_owned() + "\n𠮷村和各单位要布署到位。\n"
}

fn misspelt(report: &Value) -> Option<&Value> {
    report["findings"].as_array()?.iter().find(|finding| finding["quote"] == "布署")
}

#[tokio::test]
async fn a_finding_names_its_ground_its_place_and_its_replacement() {
    one(On::Sqlite, &[HOUSE, ROOM], async |office: &Office| {
        let writer = reporter(office).await;
        let text = notice();
        let report = writer.post(CHECK, json!({ "text": text })).await.ok();
        assert_eq!((&report["genre"], &report["faults"]), (&json!("通知"), &json!([])));
        assert_eq!(report["gates"].as_array().map(Vec::len), Some(5));
        let finding = misspelt(&report).expect("a wrong word");
        let place = &finding["fix"]["edits"][0]["place"];
        let units: Vec<u16> = text.encode_utf16().collect();
        let at = |end: &str| usize::try_from(place[end].as_u64().expect("a place")).expect("small");
        assert_eq!(String::from_utf16_lossy(&units[at("start")..at("end")]), "布署", "as a browser counts");
        assert_eq!((&finding["fix"]["safe"], &finding["fix"]["edits"][0]["after"]), (&json!(true), &json!("部署")));
        assert!(finding["basis"].as_str().is_some_and(|basis| !basis.is_empty()), "{finding:#}");

        let aside = json!([{ "rule": finding["rule"], "quote": "布署", "reason": "引文原样如此" }]);
        let again = writer.post(CHECK, json!({ "text": text, "suppressions": aside })).await.ok();
        assert!(misspelt(&again).is_none(), "{again:#}");
        assert_eq!(again["ignored"][0]["reason"], "引文原样如此");
        let nothing = json!([{ "rule": finding["rule"], "quote": "布署", "reason": " " }]);
        let again = writer.post(CHECK, json!({ "text": text, "suppressions": nothing })).await.ok();
        assert!(misspelt(&again).is_some(), "without a reason nothing is set aside");
    })
    .await;
}

#[tokio::test]
async fn half_a_text_is_checked_as_far_as_it_goes_and_a_marked_one_not_at_all() {
    one(On::Sqlite, &[HOUSE, ROOM], async |office: &Office| {
        let writer = reporter(office).await;
        let half = "---\nform = \"公文\"\ngenre = \"通告知\"\n---\n# 关于做好值班工作的通知\n各单位要布署到位。\n";
        let report = writer.post(CHECK, json!({ "text": half })).await.ok();
        assert_eq!(report["faults"][0]["line"], 3);
        assert!(misspelt(&report).is_some(), "{report:#}");
        let plain = writer.post(CHECK, json!({ "text": "各单位要布署到位。" })).await.ok();
        assert!(misspelt(&plain).is_some(), "plain text is text too");
        let marked = writer.post(CHECK, json!({ "text": "秘密★1年\n关于做好值班工作的通知" })).await;
        assert_eq!(marked.codes(), ["documents.secrecy.text_unmarked"]);
        let long = writer.post(CHECK, json!({ "text": "字".repeat(140_000) })).await;
        assert_eq!(long.status, 422, "{}", long.body);
        let empty = writer.post(CHECK, json!({ "text": "" })).await.ok();
        assert_eq!(empty["gates"].as_array().map(Vec::len), Some(5));
        assert_eq!(office.stranger().post(CHECK, json!({ "text": half })).await.status, 401);
    })
    .await;
}
