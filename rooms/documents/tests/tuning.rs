//! 体检尺度 An office's order switches rules of practice off and sets its own lengths, from its day on; rules of the regulation stay (DOC-1, GEN-4).

use documents::ROOM;
use jiff::SignedDuration;
use kernel::Role;
use serde_json::{Value, json};
use testkit::{Client, Office, both};
use webkit::house::HOUSE;

const NUMBER: &str = "青办〔2026〕9号";

fn order(rows: &[(&str, &str, &str)]) -> String {
    let head =
        format!("id = \"o\"\ntitle = \"文稿尺度\"\nbasis = \"《办法》（{NUMBER}）\"\neffective = \"2026-11-24\"\n");
    rows.iter().fold(head, |text, (key, when, value)| {
        format!(
            "{text}[[value]]\nkey = \"{key}\"\nwhen = {{ {when} }}\nfrom = \"2026-11-24\"\nvalue = {value}\nbasis = \"{NUMBER}\"\n"
        )
    })
}

async fn rules_found(writer: &Client) -> Vec<String> {
    let line = "各镇各街道各部门要切实提高政治站位，进一步统一思想认识，不断增强责任感使命感紧迫感，把这项工作摆上重要议事日程，";
    let text = format!(
        "青溪区水利局关于做好水库巡查的通知。\n各镇人民政府：\n{}完成巡查。\n青溪区水利局\n2026年11月20日\n",
        line.repeat(12)
    );
    let report = writer.post("/api/documents/check", json!({ "text": text })).await.ok();
    let found = report["findings"].as_array().expect("findings");
    found.iter().map(|one| one["rule"].as_str().unwrap_or_default().to_owned()).collect()
}

#[tokio::test]
async fn what_the_office_ordered_holds_from_its_day_on_and_the_regulation_stays() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let chief = office.person(office.office, Role::SectionChief, "闻敏").await;
        let director = office.person(office.office, Role::Director, "邵平").await;
        let writer = office.person(office.office, Role::Clerk, "何雨").await;
        let tuned = order(&[
            ("documents.check.rule", "rule = \"T07\"", "\"off\""),
            ("documents.check.chars", "scope = \"comprehensive\"", "500"),
        ]);
        let before = rules_found(&writer).await;
        assert!(before.iter().any(|one| one == "T07"), "{before:?}");

        let forbidden = order(&[("documents.check.rule", "rule = \"RTE005\"", "\"off\"")]);
        let told: Value = chief.post("/api/policy/check", json!({ "text": forbidden })).await.ok();
        assert!(told.to_string().contains("没有“RTE005”"), "a rule of the regulation is not on the list: {told:#}");

        let proposal = json!({ "title": "文稿尺度", "number": NUMBER, "text": tuned });
        let made = chief.post("/api/policy/orders", proposal).await.ok();
        let path = format!("/api/policy/orders/{}/enact", made["id"].as_str().expect("an id"));
        director.post(&path, json!({ "version": made["version"] })).await.ok();
        assert_eq!(rules_found(&writer).await, before, "its day has not come");

        office.clock.advance(SignedDuration::from_hours(24));
        let writer = office.person(office.office, Role::Clerk, "许安").await;
        let after = rules_found(&writer).await;
        assert!(!after.iter().any(|one| one == "T07"), "{after:?}");
        let longer = |found: &[String]| found.iter().any(|one| one == "RTE015");
        assert!(!longer(&before) && longer(&after), "{before:?} {after:?}");
    })
    .await;
}
