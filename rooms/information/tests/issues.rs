//! Issues of bulletins over HTTP, on both databases: composed, signed step by step by different people, numbered, out (INF-3).

mod desk;

use desk::{BODY, Desk, bulletin, issue_at, of, reported, version};
use information::ROOM;
use jiff::SignedDuration;
use kernel::journal::sm3_hex;
use kernel::{Role, UnitKind};
use serde_json::{Value, json};
use testkit::{Office, both};
use webkit::house::HOUSE;

#[tokio::test]
async fn an_issue_goes_from_editor_to_chief_to_director_and_leaves_with_a_number() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let desk = Desk::new(office).await;
        let info = bulletin(office, "青溪信息", "district", 0).await;
        let issue = desk.composed(&info, &["临江街道划定停车位312个", "临江街道冬季用电排查"]).await;
        assert_eq!((&issue["state"], &issue["next"]), (&json!("composing"), &json!("送信息科科长审核")));
        assert_eq!(issue["distribution"], json!([{ "to": "区领导", "copies": 18 }]));
        assert_eq!(issue["items"][0]["unit_name"], "临江街道");
        let early = desk.editor.get(&issue_at(&issue, "/export?form=txt")).await;
        assert_eq!((early.status, early.codes()), (409, vec!["information.issue.not_issued".to_owned()]));

        office.later(SignedDuration::from_mins(10));
        let issue = desk.at_director(&issue).await;
        assert_eq!((&issue["state"], &issue["number"]), (&json!("at_director"), &Value::Null));
        assert_eq!(desk.director.get("/api/desk").await.ok()["todo"][0]["label"], "审签刊物");
        assert_eq!(
            desk.reporter.get(&issue_at(&issue, "")).await.status,
            404,
            "the unit does not see it before it is out"
        );

        office.later(SignedDuration::from_mins(15));
        let issue = desk.director.post(&issue_at(&issue, "/sign"), version(&issue)).await.ok();
        assert_eq!(issue["state"], "issued");
        assert_eq!(issue["number_text"], "《青溪信息》2026年第1期");
        let signed: Vec<&str> =
            issue["sign_offs"].as_array().expect("steps").iter().filter_map(|s| s["person"].as_str()).collect();
        assert_eq!(signed, ["闻敏", "邵平"]);
        assert_eq!(
            issue["steps"].as_array().and_then(|steps| steps.last()).map(|step| step["lag"].clone()),
            Some(json!(900))
        );
        let item = desk
            .reporter
            .get(of(&json!({ "id": issue["items"][0]["submission"] }), "").trim_end_matches('/'))
            .await
            .ok();
        assert_eq!(item["state"], "adopted");
        let told = desk.reporter.get("/api/messages").await.ok().to_string();
        assert!(told.contains("已被《青溪信息》2026年第1期采用"), "{told}");
        let open = desk.reporter.get(&issue_at(&issue, "")).await.ok();
        assert_eq!(open["items"].as_array().map(Vec::len), Some(2), "now that it is out its units read it");
        let rows = desk.editor.get("/api/information/bulletins").await.ok();
        assert_eq!((&rows[0]["last_number"], &rows[0]["open"]), (&json!(1), &json!([])));
        assert_eq!(desk.editor.get("/api/information/issues?state=issued").await.ok()["rows"][0]["number"], "第1期");
        assert_eq!(
            desk.editor.get("/api/search?q=%E7%AC%AC1%E6%9C%9F").await.ok()["rows"].as_array().map(Vec::len),
            Some(1)
        );
    })
    .await;
}

#[tokio::test]
async fn the_file_in_which_an_issue_leaves_carries_its_number_its_items_and_their_digests() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let desk = Desk::new(office).await;
        let info = bulletin(office, "青溪信息", "district", 0).await;
        let issue = desk.issued(&info, &["临江街道划定停车位312个"]).await;
        let file = desk.editor.get(&issue_at(&issue, "/export?form=json")).await.ok();
        assert_eq!((&file["number"], &file["date"]), (&json!("《青溪信息》2026年第1期"), &json!("2026-11-23")));
        let item = &file["items"][0];
        assert_eq!((&item["body"], &item["unit"]), (&json!(BODY), &json!("临江街道")));
        let text = format!("临江街道划定停车位312个\n{BODY}");
        assert_eq!(item["sm3"], json!(sm3_hex(text.as_bytes())));
        let text = desk.editor.get(&issue_at(&issue, "/export?form=txt")).await;
        assert_eq!((text.status, text.body), (200, Value::Null), "a text, not data");
        assert_eq!(desk.editor.get(&issue_at(&issue, "/export?form=doc")).await.status, 422);

        // Edited again for another bulletin, it stays as it left in this one.
        let id = json!({ "id": issue["items"][0]["submission"] });
        let item = desk.editor.get(of(&id, "").trim_end_matches('/')).await.ok();
        office.later(SignedDuration::from_mins(15));
        let other =
            desk.editor.post("/api/information/issues", json!({ "bulletin": info, "title": "另一期" })).await.ok();
        let item = desk.selected(&item, &other).await;
        let text =
            json!({ "kind": "dynamic", "title": "另一个标题", "body": BODY, "event_at": "2026-11-20T02:00:00Z" });
        let input = json!({ "version": item["version"], "text": text, "note": "另一期重写了标题" });
        desk.editor.post(&of(&item, "edit"), input).await.ok();
        assert_eq!(desk.editor.get(&issue_at(&issue, "/export?form=json")).await.ok()["items"], file["items"]);
        let other = desk.editor.get(&issue_at(&other, "")).await.ok();
        assert_eq!(other["items"][0]["title"], "另一个标题");
    })
    .await;
}

#[tokio::test]
async fn whoever_composed_or_signed_a_step_does_not_sign_the_next() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let desk = Desk::new(office).await;
        let info = bulletin(office, "青溪信息", "district", 0).await;
        office.seat(office.office, Role::SectionChief, desk.editor.person, Some("科长外出")).await;
        office.seat(office.office, Role::Director, desk.chief.person, Some("主任外出")).await;
        let issue = desk.composed(&info, &["临江街道划定停车位312个"]).await;
        let issue = desk.editor.post(&issue_at(&issue, "/submit"), version(&issue)).await.ok();
        let own = desk.editor.post(&issue_at(&issue, "/sign"), version(&issue)).await;
        assert_eq!(own.status, 403, "{:#}", own.body);
        assert_eq!(own.codes(), ["information.issue.composer_does_not_sign"]);
        let ahead = desk.director.post(&issue_at(&issue, "/sign"), version(&issue)).await;
        assert_eq!((ahead.status, ahead.codes()), (403, vec!["information.issue.issue_signed_in_order".to_owned()]));
        let issue = desk.chief.post(&issue_at(&issue, "/sign"), version(&issue)).await.ok();
        let twice = desk.chief.post(&issue_at(&issue, "/sign"), version(&issue)).await;
        assert_eq!((twice.status, twice.codes()), (403, vec!["information.issue.composer_does_not_sign".to_owned()]));
        assert_eq!(desk.reporter.post(&issue_at(&issue, "/sign"), version(&issue)).await.status, 403);
    })
    .await;
}

#[tokio::test]
async fn what_goes_upward_or_by_its_rules_to_a_leader_is_signed_by_one_who_sees_it_only_then() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let desk = Desk::new(office).await;
        let report = bulletin(office, "信息专报", "district", 1).await;
        let issue = desk.at_director(&desk.composed(&report, &["临江街道划定停车位312个"]).await).await;
        assert_eq!(issue["next"], "区领导签发");
        assert_eq!(desk.leader.get(&issue_at(&issue, "")).await.status, 404);
        let issue = desk.director.post(&issue_at(&issue, "/sign"), version(&issue)).await.ok();
        assert_eq!((&issue["state"], &issue["number_text"]), (&json!("at_leader"), &json!("")));
        assert_eq!(desk.leader.get("/api/desk").await.ok()["todo"][0]["label"], "审签刊物");
        let issue = desk.leader.post(&issue_at(&issue, "/sign"), version(&issue)).await.ok();
        assert_eq!((&issue["state"], &issue["number_text"]), (&json!("issued"), &json!("《信息专报》2026年第1期")));
        assert_eq!(issue["sign_offs"].as_array().map(Vec::len), Some(3));
    })
    .await;
}

#[tokio::test]
async fn an_issue_given_back_loses_its_signatures_and_says_why() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let desk = Desk::new(office).await;
        let info = bulletin(office, "青溪信息", "district", 0).await;
        let issue = desk.at_director(&desk.composed(&info, &["临江街道划定停车位312个"]).await).await;
        let input = json!({ "version": issue["version"], "words": "第一条的数字请再核" });
        let issue = desk.director.post(&issue_at(&issue, "/return_issue"), input).await.ok();
        assert_eq!(issue["state"], "composing");
        assert_eq!(issue["returns"][0]["words"], "第一条的数字请再核");
        assert_eq!(issue["returns"][0]["by"], "邵平");
        let waiting = issue["sign_offs"].as_array().expect("steps").iter().filter(|step| step["at"].is_null()).count();
        assert_eq!(waiting, 2, "both steps wait again");
        let issue = desk.at_director(&issue).await;
        let issue = desk.director.post(&issue_at(&issue, "/sign"), version(&issue)).await.ok();
        assert_eq!(issue["number_text"], "《青溪信息》2026年第1期");
    })
    .await;
}

#[tokio::test]
async fn whoever_acts_on_an_old_page_hears_what_stands_now() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let desk = Desk::new(office).await;
        let info = bulletin(office, "青溪信息", "district", 0).await;
        let old = desk.composed(&info, &["临江街道划定停车位312个"]).await;
        let item = desk.taken("临江街道冬季用电排查").await;
        desk.selected(&item, &old).await;
        let late = desk.editor.post(&issue_at(&old, "/submit"), version(&old)).await;
        assert_eq!(
            (late.status, late.codes()),
            (409, vec!["house.version.stale".to_owned()]),
            "an item came in meanwhile"
        );
        assert_eq!(late.body["current"]["state"], "composing");
        let now = desk.editor.get(&issue_at(&old, "")).await.ok();
        assert_eq!(late.body["current"]["version"], now["version"]);
        let missing = desk.editor.get("/api/information/issues/0190a0b0-0000-7000-8000-000000000001").await;
        let unseen = desk.reporter.get(&issue_at(&old, "")).await;
        assert_eq!((unseen.status, unseen.body), (404, missing.body), "unseen and unknown can't be told apart");
        assert_eq!(desk.reporter.get("/api/information/issues").await.ok()["rows"], json!([]));
    })
    .await;
}

#[tokio::test]
async fn items_are_put_in_order_and_what_is_taken_out_waits_again() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let desk = Desk::new(office).await;
        let info = bulletin(office, "青溪信息", "district", 0).await;
        let issue = desk.composed(&info, &["临江街道划定停车位312个", "临江街道冬季用电排查"]).await;
        let (first, second) = (issue["items"][0].clone(), issue["items"][1].clone());
        let part = json!({ "version": issue["version"], "order": [first["id"]] });
        assert_eq!(desk.editor.post(&issue_at(&issue, "/place"), part).await.status, 409, "an order names every item");
        let order = json!({ "version": issue["version"], "order": [second["id"], first["id"]] });
        let issue = desk.editor.post(&issue_at(&issue, "/place"), order).await.ok();
        assert_eq!(issue["items"][0]["id"], second["id"]);
        let input = json!({ "version": issue["version"], "item": second["id"], "reason": "数字还要核" });
        let issue = desk.editor.post(&issue_at(&issue, "/remove"), input).await.ok();
        assert_eq!(issue["items"].as_array().map(Vec::len), Some(1));
        let path = of(&json!({ "id": second["submission"] }), "");
        assert_eq!(desk.editor.get(path.trim_end_matches('/')).await.ok()["state"], "reported");
        let none = json!({ "version": issue["version"], "distribution": [] });
        assert_eq!(desk.editor.post(&issue_at(&issue, "/distribute"), none).await.status, 422);
        let list = json!({ "version": issue["version"], "distribution": [{ "to": "区领导", "copies": 20 }, { "to": "存档", "copies": 3 }] });
        assert_eq!(desk.editor.post(&issue_at(&issue, "/distribute"), list).await.ok()["copies"], 23);
    })
    .await;
}

#[tokio::test]
async fn a_unit_whose_item_was_merged_hears_of_the_adoption_and_reads_the_issue() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let desk = Desk::new(office).await;
        let info = bulletin(office, "青溪信息", "district", 0).await;
        let other = office.unit("南湖街道", UnitKind::Street).await;
        let reporter = office.person(other, Role::Reporter, "侯明").await;
        let checker = office.person(other, Role::Checker, "朱栋").await;
        let head = office.person(other, Role::UnitHead, "姚东").await;
        let joined = reported(&reporter, &checker, &head, "南湖街道开放夜间车位").await;
        let into = desk.taken("临江街道划定停车位312个").await;
        // The street's twin report is a finding of its own by now, so that the editor looks at the item afresh.
        let fresh = desk.editor.get(of(&joined, "").trim_end_matches('/')).await.ok();
        let owed = fresh["report"]["owed"].as_array().map_or(0, Vec::len);
        let seen = json!({ "findings": fresh["report"]["count"], "owed": owed, "version": joined["version"] });
        let joined = desk.editor.post(&of(&joined, "take"), seen).await.ok();
        let merge = json!({ "version": joined["version"], "into": into["id"], "question": "老旧小区停车难" });
        desk.editor.post(&of(&joined, "merge"), merge).await.ok();
        let issue =
            desk.editor.post("/api/information/issues", json!({ "bulletin": info, "title": "停车专题" })).await.ok();
        let into = desk.editor.get(of(&into, "").trim_end_matches('/')).await.ok();
        desk.selected(&into, &issue).await;
        let issue = desk.editor.get(&issue_at(&issue, "")).await.ok();
        assert_eq!(issue["items"][0]["unit_name"], "临江街道、南湖街道");
        let issue = desk.at_director(&issue).await;
        let issue = desk.director.post(&issue_at(&issue, "/sign"), version(&issue)).await.ok();
        assert_eq!(reporter.get(&issue_at(&issue, "")).await.status, 200);
        let told = reporter.get("/api/messages").await.ok().to_string();
        assert!(told.contains("并入“临江街道划定停车位312个”，已被《青溪信息》2026年第1期采用"), "{told}");
    })
    .await;
}

#[tokio::test]
async fn twenty_issues_signed_in_one_moment_get_twenty_numbers_without_a_gap() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let desk = Desk::new(office).await;
        let info = bulletin(office, "青溪信息", "district", 0).await;
        let mut waiting = Vec::new();
        for place in 1..=20 {
            let title = format!("临江街道第{place}批停车位划定");
            waiting.push(desk.at_director(&desk.composed(&info, &[&title]).await).await);
        }
        let mut tries = tokio::task::JoinSet::new();
        for issue in waiting {
            let director = desk.director.clone();
            tries.spawn(async move { director.post(&issue_at(&issue, "/sign"), version(&issue)).await.ok() });
        }
        let mut numbers: Vec<u64> =
            tries.join_all().await.iter().filter_map(|issue| issue["number"].as_u64()).collect();
        numbers.sort_unstable();
        assert_eq!(numbers, (1..=20).collect::<Vec<u64>>());
    })
    .await;
}
