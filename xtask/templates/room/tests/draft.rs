//! Drafting over HTTP, on both databases: it lies on the desk of whoever began it, and nobody else's unit sees it.

use @name@::ROOM;
use kernel::{Role, UnitKind};
use serde_json::json;
use testkit::{Office, both};
use webkit::house::HOUSE;

#[tokio::test]
async fn a_draft_is_begun_by_one_and_unseen_by_another_unit() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let street = office.unit("临江街道", UnitKind::Street).await;
        let other = office.unit("南湖街道", UnitKind::Street).await;
        let drafter = office.person(street, Role::Reporter, "何雨").await;
        let stranger = office.person(other, Role::Reporter, "外人").await;
        let drafted = drafter.post("/api/@name@/items", json!({ "title": "一件事" })).await.ok();
        assert_eq!(drafted["title"], "一件事");
        let found = |hits: serde_json::Value| hits["rows"].as_array().map_or(0, Vec::len);
        let search = "/api/search?q=%E4%B8%80%E4%BB%B6%E4%BA%8B";
        assert_eq!(found(drafter.get(search).await.ok()), 1);
        assert_eq!(found(stranger.get(search).await.ok()), 0);
    })
    .await;
}

#[tokio::test]
async fn a_draft_without_a_title_is_refused_in_words() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let street = office.unit("临江街道", UnitKind::Street).await;
        let drafter = office.person(street, Role::Reporter, "何雨").await;
        let refused = drafter.post("/api/@name@/items", json!({ "title": "" })).await;
        assert_eq!(refused.status, 422);
        assert_eq!(refused.body["refused"][0]["field"], "title");
    })
    .await;
}
