//! Documents over HTTP with the real typesetter: what comes back while somebody writes, and what the files are (DOC-4).
//!
//! It needs fonts: `chengqi fonts fetch`, or a folder of them in `CHENGQI_FONTS`.

use std::sync::Arc;

use chengqi::house::ROOMS;
use gongwen::{Genre, genres};
use kernel::{Role, UnitKind};
use serde_json::{Value, json};
use testkit::{Office, On};
use typeset::{Fonts, Press};

/// A notice of several pages.
fn long_notice() -> String {
    let paragraph = "各镇（街道）要组织力量对辖区内的水库、山塘、河道和低洼易涝点逐处排查，落实责任人和值守人员，发现险情立即报告。";
    let words: String = (1..=40).map(|place| format!("第{place}段，{paragraph}\n")).collect();
    format!("{}{words}", genres::template(Genre::Notice).split("@附件").next().unwrap_or_default())
}

fn hashes(preview: &Value) -> Vec<String> {
    let sheets = preview["sheets"].as_array().expect("sheets");
    sheets.iter().map(|sheet| sheet["hash"].as_str().expect("a hash").to_owned()).collect()
}

#[tokio::test]
async fn while_somebody_writes_only_changed_pages_come_back_and_files_are_what_they_say() {
    let office = Office::set_by(On::Sqlite, &ROOMS, Arc::new(Press::new(Fonts::folders()))).await;
    let street = office.unit("临江街道", UnitKind::Street).await;
    let writer = office.person(street, Role::Reporter, "何雨").await;

    let text = long_notice();
    let first = writer.post("/api/documents/preview", json!({ "text": text })).await.ok();
    assert_eq!(first["faults"], json!([]), "there are fonts, and the text is whole");
    let before = hashes(&first);
    assert!(4 < before.len(), "{} pages", before.len());
    let drawn = |preview: &Value| -> Vec<bool> {
        preview["sheets"].as_array().expect("sheets").iter().map(|sheet| sheet["svg"].is_string()).collect()
    };
    assert!(drawn(&first).iter().all(|drawn| *drawn), "whoever has nothing gets every page");

    let changed = text.replacen("第40段，各镇", "第40段，各乡", 1);
    assert_ne!(changed, text);
    let again = writer.post("/api/documents/preview", json!({ "text": changed, "known": before })).await.ok();
    let after = hashes(&again);
    assert_eq!(after.len(), before.len());
    let differ: Vec<bool> = before.iter().zip(&after).map(|(before, after)| before != after).collect();
    assert_eq!(drawn(&again), differ, "a page comes back where it is another one");
    assert_eq!(differ.iter().filter(|differ| **differ).count(), 1, "one word on one page");
    let elements = again["report"]["elements"].as_array().expect("elements");
    assert!(elements.iter().any(|element| element["name"] == "title" && element["page"] == 1), "{elements:?}");

    let pdf = writer.post("/api/documents/file", json!({ "text": text, "output": "pdf" })).await;
    assert_eq!((pdf.status, pdf.header("content-type")), (200, "application/pdf"));
    assert!(pdf.bytes.starts_with(b"%PDF"));
    let docx = writer.post("/api/documents/file", json!({ "text": text, "output": "docx" })).await;
    assert!(docx.bytes.starts_with(b"PK"));
    let page = writer.post("/api/documents/file", json!({ "text": text, "output": "svg", "page": 2 })).await;
    assert!(String::from_utf8_lossy(&page.bytes).starts_with("<svg"));
    let fonts = writer.get("/api/documents/fonts").await.ok();
    let classes = fonts["classes"].as_array().expect("classes");
    assert!(classes.iter().any(|class| class["name"] == "仿宋" && class["family"].is_string()), "{fonts}");
    office.end().await;
}
