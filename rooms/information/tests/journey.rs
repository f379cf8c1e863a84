//! From draft to the section over HTTP, on both databases: who may, who may not, and what stands in the journal.

use information::ROOM;
use jiff::SignedDuration;
use kernel::{Role, UnitId, UnitKind};
use serde_json::{Value, json};
use testkit::{Client, Office, both};
use webkit::house::HOUSE;

const BODY: &str = "11月20日，临江街道组织城管、交警和物业在河畔社区排查老旧小区停车难问题，查明空闲地块14处，划定停车位312个，停车类投诉由月均47件降至12件。街道明确由社区网格员每周巡查，物业公司负责划线和引导，居民代表监督收费公示。";

/// A street with a reporter, a checker and a head, and an editor in the Office.
struct Street {
    unit: UnitId,
    reporter: Client,
    checker: Client,
    head: Client,
    editor: Client,
}

impl Street {
    async fn new(office: &Office) -> Self {
        let unit = office.unit("临江街道", UnitKind::Street).await;
        Self {
            unit,
            reporter: office.person(unit, Role::Reporter, "何雨").await,
            checker: office.person(unit, Role::Checker, "顾兰").await,
            head: office.person(unit, Role::UnitHead, "魏山").await,
            editor: office.person(office.office, Role::Editor, "余章").await,
        }
    }

    async fn draft(&self, title: &str) -> Value {
        let text = json!({ "kind": "dynamic", "title": title, "body": BODY, "event_at": "2026-11-20T02:00:00Z" });
        self.reporter.post("/api/information/submissions", json!({ "text": text })).await.ok()
    }

    /// Drafts and sends to the first gate, explaining whatever is owed.
    async fn sent(&self, title: &str) -> Value {
        let mut item = self.draft(title).await;
        for rule in item["report"]["owed"].as_array().cloned().unwrap_or_default() {
            let input = json!({ "version": item["version"], "rule": rule, "reason": "月底统计后补报" });
            item = self.reporter.post(&at(&item, "explain"), input).await.ok();
        }
        self.reporter.post(&at(&item, "send_to_check"), json!({ "version": item["version"] })).await.ok()
    }

    async fn checked(&self, title: &str) -> Value {
        let item = self.sent(title).await;
        self.checker.post(&at(&item, "check_pass"), signing(&item)).await.ok()
    }

    async fn reported(&self, title: &str) -> Value {
        let item = self.checked(title).await;
        self.head.post(&at(&item, "approve"), signing(&item)).await.ok()
    }
}

fn at(item: &Value, verb: &str) -> String {
    format!("/api/information/submissions/{}/{verb}", item["id"].as_str().expect("an item has an id"))
}

fn page(item: &Value) -> String {
    format!("/api/information/submissions/{}", item["id"].as_str().expect("an item has an id"))
}

fn signing(item: &Value) -> Value {
    let stand = |standard: &str| json!({ "standard": standard, "note": "" });
    let standards: Vec<Value> = ["relevance", "elements", "soundness", "tightness"].map(stand).into();
    json!({
        "version": item["version"],
        "standards": standards,
        "findings": item["report"]["count"],
        "owed": item["report"]["owed"].as_array().map_or(0, Vec::len),
    })
}

#[tokio::test]
async fn an_item_passes_two_people_besides_its_drafter_and_reaches_the_section() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let street = Street::new(office).await;
        let item = street.reported("临江街道划定停车位312个").await;
        assert_eq!(item["state"], "reported");
        assert_eq!(item["holder"], "信息科");
        let verbs: Vec<&str> =
            item["steps"].as_array().expect("steps").iter().filter_map(|s| s["verb"].as_str()).collect();
        assert!(verbs.ends_with(&["send_to_check", "check_pass", "approve"]), "{verbs:?}");
        let queue = street.editor.get("/api/information/submissions?list=queue").await.ok();
        assert_eq!(queue["total"]["count"], 1);
        let desk = street.editor.get("/api/desk").await.ok();
        assert_eq!(desk["todo"][0]["label"], "接收");
    })
    .await;
}

#[tokio::test]
async fn the_section_and_other_units_see_nothing_before_it_is_reported() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let street = Street::new(office).await;
        let other = office.unit("南湖街道", UnitKind::Street).await;
        let stranger = office.person(other, Role::Reporter, "外人").await;
        let item = street.sent("临江街道划定停车位312个").await;
        let unknown = "/api/information/submissions/0190a0b0-0000-7000-8000-000000000001";
        for client in [&street.editor, &stranger] {
            let unseen = client.get(&page(&item)).await;
            let missing = client.get(unknown).await;
            assert_eq!((unseen.status, &unseen.body), (404, &missing.body));
            assert_eq!(client.get("/api/information/submissions/not-an-id").await.body, missing.body);
            let found = client.get("/api/search?q=%E5%81%9C%E8%BD%A6").await.ok();
            assert_eq!(found["rows"], json!([]));
        }
        let own = street.reporter.get("/api/search?q=%E5%81%9C%E8%BD%A6").await.ok();
        assert_eq!(own["rows"].as_array().map(Vec::len), Some(1));
        let _ = street.unit;
    })
    .await;
}

#[tokio::test]
async fn nobody_drafts_and_approves_one_item_nor_passes_two_gates_of_it() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let street = Street::new(office).await;
        // The reporter is a checker too, and the checker the acting head: offices are like that.
        office.seat(street.unit, Role::Checker, street.reporter.person, Some("校核人出差")).await;
        office.seat(street.unit, Role::UnitHead, street.checker.person, Some("主要负责人开会")).await;
        let item = street.sent("临江街道划定停车位312个").await;
        let own = street.reporter.post(&at(&item, "check_pass"), signing(&item)).await;
        assert_eq!(own.status, 403, "{:#}", own.body);
        let item = street.checker.post(&at(&item, "check_pass"), signing(&item)).await.ok();
        let twice = street.checker.post(&at(&item, "approve"), signing(&item)).await;
        assert_eq!(twice.status, 403, "{:#}", twice.body);
        assert!(
            2 <= twice.codes().len(),
            "a stand-in for the head and a second gate are two reasons: {:?}",
            twice.codes()
        );
    })
    .await;
}

#[tokio::test]
async fn sixty_four_clients_approve_one_item_at_once_and_one_succeeds() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let street = Street::new(office).await;
        let item = street.checked("临江街道划定停车位312个").await;
        let mut tries = tokio::task::JoinSet::new();
        for _ in 0..64 {
            let (head, path, input) = (street.head.clone(), at(&item, "approve"), signing(&item));
            tries.spawn(async move { head.post(&path, input).await.status });
        }
        let answers = tries.join_all().await;
        assert_eq!(answers.iter().filter(|status| **status == 200).count(), 1, "{answers:?}");
        assert_eq!(answers.iter().filter(|status| **status == 409).count(), 63, "{answers:?}");
        let seen = street.head.get(&page(&item)).await.ok();
        let approvals =
            seen["steps"].as_array().expect("steps").iter().filter(|step| step["verb"] == "approve").count();
        assert_eq!((approvals, seen["signatures"].as_array().map(Vec::len)), (1, Some(2)));
    })
    .await;
}

#[tokio::test]
async fn a_stale_edit_never_wins_and_gets_both_texts() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let street = Street::new(office).await;
        let item = street.draft("第一稿").await;
        let save = |title: &str| {
            let text = json!({ "kind": "dynamic", "title": title, "body": BODY });
            json!({ "version": item["version"], "text": text })
        };
        street.reporter.post(&at(&item, "save"), save("第二稿")).await.ok();
        let stale = street.reporter.post(&at(&item, "save"), save("另一份第二稿")).await;
        assert_eq!((stale.status, stale.codes()), (409, vec!["house.version.stale".to_owned()]));
        assert_eq!(stale.body["current"]["title"], "第二稿");
        assert_eq!(street.reporter.get(&page(&item)).await.ok()["text"]["title"], "第二稿");
        let without = street.reporter.post(&at(&item, "save"), json!({})).await;
        assert_eq!(without.status, 422);
    })
    .await;
}

#[tokio::test]
async fn a_command_sent_twice_acts_once() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let street = Street::new(office).await;
        let text = json!({ "text": { "kind": "dynamic", "title": "只报一次", "body": BODY } });
        let path = "/api/information/submissions";
        let first = street.reporter.post_once("k1", path, text.clone()).await.ok();
        let again = street.reporter.post_once("k1", path, text.clone()).await.ok();
        assert_eq!(first, again);
        let list = street.reporter.get(path).await.ok();
        assert_eq!(list["total"]["count"], 1);
        let mut other = text;
        other["text"]["title"] = "别的".into();
        let reused = street.reporter.post_once("k1", path, other).await;
        assert_eq!((reused.status, reused.codes()), (409, vec!["house.command.reused".to_owned()]));
    })
    .await;
}

#[tokio::test]
async fn a_text_changed_after_a_gate_passes_it_again() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let street = Street::new(office).await;
        let item = street.checked("临江街道划定停车位312个").await;
        let back = json!({
            "version": item["version"], "field": "正文", "rule": "内容实", "words": "请核对投诉件数", "resume": "direct",
        });
        let item = street.head.post(&at(&item, "approve_return"), back).await.ok();
        assert_eq!(item["state"], "returned");
        let text = json!({ "kind": "dynamic", "title": "临江街道划定停车位312个", "body": BODY.replace("12件", "11件") });
        let saved = json!({ "version": item["version"], "text": text });
        let item = street.reporter.post(&at(&item, "save"), saved).await.ok();
        let item = street.reporter.post(&at(&item, "resubmit"), json!({ "version": item["version"] })).await.ok();
        assert_eq!(item["state"], "checking", "the signed text is no longer the text");
        assert_eq!(item["signatures"][0]["holds"], false);
    })
    .await;
}

#[tokio::test]
async fn a_mark_of_classification_is_refused_with_the_way_to_go() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let street = Street::new(office).await;
        let text = json!({ "kind": "dynamic", "title": "某事", "body": "机密★1年\n正文" });
        let refused = street.reporter.post("/api/information/submissions", json!({ "text": text })).await;
        assert_eq!((refused.status, refused.codes()), (422, vec!["information.secrecy.marked".to_owned()]));
        assert_eq!(refused.body["refused"][0]["field"], "body");
        assert!(refused.body["refused"][0]["hint"].as_str().is_some_and(|hint| hint.contains("机要")));
    })
    .await;
}

#[tokio::test]
async fn wrong_input_hears_everything_at_once() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let street = Street::new(office).await;
        let text = json!({ "kind": "nonsense", "title": "", "body": "", "event_at": "yesterday" });
        let refused = street.reporter.post("/api/information/submissions", json!({ "text": text })).await;
        let fields: Vec<&str> =
            refused.body["refused"].as_array().expect("reasons").iter().filter_map(|r| r["field"].as_str()).collect();
        assert_eq!((refused.status, fields), (422, vec!["kind", "title", "body", "event_at"]));
    })
    .await;
}

#[tokio::test]
async fn nobody_gets_anything_without_a_session_or_with_a_forged_request() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let street = Street::new(office).await;
        let stranger = office.stranger();
        for path in ["/api/desk", "/api/information/submissions", "/api/nowhere", "/api/information/submissions/%FF"] {
            assert_eq!(stranger.get(path).await.status, 401, "{path}");
        }
        let text = json!({ "text": { "kind": "dynamic", "title": "甲", "body": BODY } });
        let forged = street.reporter.forged().post("/api/information/submissions", text).await;
        assert_eq!((forged.status, forged.codes()), (403, vec!["house.session.forged".to_owned()]));
        office.later(SignedDuration::from_mins(31));
        assert_eq!(street.reporter.get("/api/desk").await.status, 401, "idle for more than half an hour");
    })
    .await;
}

#[tokio::test]
async fn another_offices_editor_and_the_administrators_see_no_item_of_the_section() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let street = Street::new(office).await;
        let government = office.unit("区政府办公室", UnitKind::GovernmentOffice).await;
        let other = office.person(government, Role::Editor, "刘珍").await;
        let auditor = office.person(office.office, Role::Auditor, "朱新").await;
        let item = street.reported("临江街道划定停车位312个").await;
        assert_eq!(street.editor.get(&page(&item)).await.status, 200);
        for client in [&other, &auditor] {
            assert_eq!(client.get(&page(&item)).await.status, 404);
        }
        assert_eq!(other.get("/api/information/submissions?list=queue").await.ok()["total"]["count"], 0);
        assert_eq!(auditor.get("/api/information/submissions?list=queue").await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn a_small_offices_standing_cover_from_another_unit_sees_what_it_has_to_check() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let farm = office.unit("北山林场", UnitKind::Other).await;
        let forestry = office.unit("区林业局", UnitKind::Bureau).await;
        let small = Street {
            unit: farm,
            reporter: office.person(farm, Role::Reporter, "林工").await,
            checker: office.person(forestry, Role::Checker, "木工").await,
            head: office.person(farm, Role::UnitHead, "场长").await,
            editor: office.person(office.office, Role::Editor, "余章").await,
        };
        let named = json!({ "person": small.checker.person.to_string(), "reason": "林场在岗2人，没有专职校核人" });
        let path = format!("/api/information/network/{farm}/set_standing_cover");
        small.head.post(&path, named).await.ok();
        let item = small.sent("北山林场巡护员劝返带火种人员14人次").await;
        assert_eq!(small.checker.get("/api/desk").await.ok()["todo"][0]["label"], "校核");
        let seen = small.checker.get(&page(&item)).await.ok();
        let item = small.checker.post(&at(&item, "check_pass"), signing(&seen)).await.ok();
        let item = small.head.post(&at(&item, "approve"), signing(&item)).await.ok();
        assert_eq!(item["state"], "reported");
    })
    .await;
}
