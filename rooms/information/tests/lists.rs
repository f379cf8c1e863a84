//! Who finds what in which list of items, and in which order, over HTTP, on both databases (INF-1, SEC-2).

mod desk;

use desk::{Desk, reported};
use information::ROOM;
use jiff::SignedDuration;
use kernel::{Role, UnitKind};
use serde_json::json;
use testkit::{Client, Office, both};
use webkit::house::HOUSE;

/// The titles in a list, in its order; the total agrees with them.
async fn titles(who: &Client, asked: &str) -> Vec<String> {
    let page = who.get(&format!("/api/information/submissions?{asked}")).await.ok();
    let rows = page["rows"].as_array().expect("rows");
    assert_eq!(page["total"]["count"], rows.len(), "{asked}: the total is that of the rows");
    rows.iter().map(|row| row["title"].as_str().expect("a title").to_owned()).collect()
}

async fn draft(who: &Client, title: &str) {
    let text = json!({ "kind": "dynamic", "title": title, "body": desk::BODY, "event_at": "2026-11-20T02:00:00Z" });
    who.post("/api/information/submissions", json!({ "text": text })).await.ok();
}

#[tokio::test]
async fn everybody_finds_their_own_and_what_was_shown_to_them_and_nothing_else() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let desk = Desk::new(office).await;
        let north = office.unit("北关街道", UnitKind::Street).await;
        let north_reporter = office.person(north, Role::Reporter, "贺青").await;
        let bureau = office.unit("区交通局", UnitKind::Bureau).await;
        let bureau_head = office.person(bureau, Role::UnitHead, "陆明").await;
        let first = reported(&desk.reporter, &desk.checker, &desk.head, "老旧小区停车难排查").await;
        office.later(SignedDuration::from_secs(60));
        reported(&desk.reporter, &desk.checker, &desk.head, "河道清理进度").await;
        office.later(SignedDuration::from_secs(60));
        draft(&desk.reporter, "菜市场改造").await;
        draft(&north_reporter, "校门口交通").await;

        // 待编 by who has waited longest, everything else by who moved last.
        assert_eq!(titles(&desk.editor, "list=queue").await, ["老旧小区停车难排查", "河道清理进度"]);
        assert_eq!(titles(&desk.editor, "").await, ["河道清理进度", "老旧小区停车难排查"]);
        assert!(titles(&desk.editor, "list=open").await.is_empty(), "a draft is the unit's own affair");
        assert_eq!(titles(&desk.editor, &format!("unit={}", desk.unit)).await.len(), 2);
        assert!(titles(&desk.editor, &format!("unit={north}")).await.is_empty());
        assert!(titles(&desk.editor, "mine=true").await.is_empty());

        let own = ["菜市场改造", "河道清理进度", "老旧小区停车难排查"];
        for asked in ["", "mine=true", &format!("unit={}", desk.unit)] {
            assert_eq!(titles(&desk.reporter, asked).await, own, "{asked}");
        }
        assert_eq!(titles(&desk.head, "list=open").await, ["菜市场改造"]);
        assert_eq!(titles(&desk.head, "list=queue").await, ["老旧小区停车难排查", "河道清理进度"]);
        assert!(titles(&desk.head, "list=closed").await.is_empty());
        assert_eq!(titles(&north_reporter, "").await, ["校门口交通"]);
        assert!(titles(&north_reporter, &format!("unit={}", desk.unit)).await.is_empty());
        assert!(titles(&desk.leader, "").await.is_empty(), "leaders read issues");
        assert!(titles(&bureau_head, "").await.is_empty());

        // What is referred to a department stands in its lists from then on, and in nobody else's.
        let at = desk::of(&first, "");
        let first = desk.editor.get(at.trim_end_matches('/')).await.ok();
        let (findings, owed) = desk::seen(&first);
        let take = json!({ "version": first["version"], "findings": findings, "owed": owed });
        let first = desk.editor.post(&desk::of(&first, "take"), take).await.ok();
        let refer = json!({ "version": first["version"], "to": bureau.to_string(), "due_at": "2026-11-27T02:00:00Z", "question": "请研究停车位划定方案" });
        desk.editor.post(&desk::of(&first, "refer"), refer).await.ok();
        assert_eq!(titles(&bureau_head, "").await, ["老旧小区停车难排查"]);
        assert_eq!(titles(&bureau_head, "list=queue").await, ["老旧小区停车难排查"]);
        assert_eq!(titles(&bureau_head, &format!("unit={}", desk.unit)).await, ["老旧小区停车难排查"]);
        assert_eq!(titles(&north_reporter, "").await, ["校门口交通"]);
    })
    .await;
}
