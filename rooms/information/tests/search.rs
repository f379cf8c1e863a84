//! What the search is told of the room's matters: what their pages show to whoever may see them, and no more (GEN-2).

mod desk;

use desk::{BODY, Desk, bulletin};
use information::ROOM;
use information::view::search::texts;
use kernel::MatterId;
use serde_json::{Value, json};
use testkit::{Office, both};
use webkit::Problem;
use webkit::house::HOUSE;
use webkit::search::{Text, WALL};

async fn text(office: &Office, matter: &Value) -> Option<Text> {
    let id: MatterId = matter["id"].as_str().and_then(|id| id.parse().ok()).expect("a matter has an id");
    let district = office.district();
    let read = office.app.db.read(move |tx| {
        let district = district.clone();
        Box::pin(async move { Ok::<_, Problem>(texts(tx, &district, &[id]).await?.pop()) })
    });
    read.await.expect("the texts can be read")
}

#[tokio::test]
async fn an_item_is_found_by_the_units_text_and_by_the_edition() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let desk = Desk::new(office).await;
        let item = desk.taken("临江街道划定停车位312个").await;
        let told = text(office, &item).await.expect("an item has a text");
        assert_eq!((told.body.as_str(), told.readers), (BODY, None));
        assert!(told.persons.contains(&desk.reporter.person) && told.persons.contains(&desk.editor.person));
        let edited = json!({ "kind": "dynamic", "title": "临江街道破解停车难", "body": "临江街道划定停车位。", "event_at": "2026-11-20T02:00:00Z" });
        let input = json!({ "version": item["version"], "text": edited, "note": "压缩文字" });
        let item = desk.editor.post(&desk::of(&item, "edit"), input).await.ok();
        let told = text(office, &item).await.expect("an item has a text");
        let parts: Vec<&str> = told.body.split(WALL).collect();
        assert_eq!(&parts[..3], ["临江街道划定停车位。", "临江街道划定停车位312个", BODY]);
    })
    .await;
}

#[tokio::test]
async fn an_issue_is_found_by_what_it_printed_once_it_is_out_and_not_before() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let desk = Desk::new(office).await;
        let info = bulletin(office, "青溪信息", "district", 0).await;
        let issue = desk.composed(&info, &["临江街道划定停车位312个"]).await;
        assert!(text(office, &issue).await.is_none(), "what is being composed is found by its items");
        let issue = desk.at_director(&issue).await;
        let issue = desk.director.post(&desk::issue_at(&issue, "/sign"), desk::version(&issue)).await.ok();
        let told = text(office, &issue).await.expect("it is out");
        assert!(told.body.starts_with("青溪信息") && told.body.contains(BODY), "{}", told.body);
        assert_eq!(told.readers, None);
    })
    .await;
}
