//! 考核看板, a unit's account and its quota, over HTTP, on both databases (INF-4, INF-5, GEN-3).

mod desk;

use std::sync::Mutex;

use desk::{Desk, of, reported, reported_for, reported_text};
use information::ROOM;
use kernel::{Role, UnitId, UnitKind};
use serde_json::{Value, json};
use testkit::{Client, Office, both};
use webkit::house::HOUSE;

const BOARD: &str = "/api/information/points?span=2026Q4";
const QUOTA: &str = "/api/information/quota?span=2026Q4";

/// Another street with everybody who reports.
struct Street {
    unit: UnitId,
    reporter: Client,
    checker: Client,
    head: Client,
}

impl Street {
    async fn new(office: &Office, name: &str) -> Self {
        let unit = office.unit(name, UnitKind::Street).await;
        Self {
            unit,
            reporter: office.person(unit, Role::Reporter, "沈言").await,
            checker: office.person(unit, Role::Checker, "程度").await,
            head: office.person(unit, Role::UnitHead, "罗堤").await,
        }
    }

    async fn reported(&self, title: &str) -> Value {
        reported(&self.reporter, &self.checker, &self.head, title).await
    }
}

fn account(unit: UnitId) -> String {
    format!("/api/information/points/{unit}?span=2026Q4")
}

async fn taken(desk: &Desk, item: &Value) -> Value {
    let owed = item["report"]["owed"].as_array().map_or(0, Vec::len);
    let input = json!({ "version": item["version"], "findings": item["report"]["count"], "owed": owed });
    desk.editor.post(&of(item, "take"), input).await.ok()
}

async fn adopted(desk: &Desk, item: &Value, level: &str, channel: &str) -> Value {
    let input = json!({
        "submission": item["id"], "kind": "adopted", "level": level, "channel": channel, "mode": "single",
        "day": "2026-11-23", "proof": format!("{channel}2026年第214期"),
    });
    desk.editor.post("/api/information/outcomes", input).await.ok()
}

fn row<'a>(board: &'a Value, name: &str) -> &'a Value {
    let rows = board["rows"].as_array().expect("rows");
    rows.iter().find(|row| row["unit_name"] == name).unwrap_or_else(|| panic!("{name} is not on the board: {board:#}"))
}

fn sum(rows: &Value) -> i64 {
    rows.as_array().expect("rows").iter().filter_map(|row| row["hundredths"].as_i64()).sum()
}

#[tokio::test]
async fn the_board_groups_units_and_every_point_of_an_account_says_why() {
    let told = Mutex::new(Vec::new());
    both(&[HOUSE, ROOM], async |office: &Office| {
        let desk = Desk::new(office).await;
        let south = Street::new(office, "南湖街道").await;
        let quiet = Street::new(office, "东门街道").await;
        let item = desk.taken("临江街道划定停车位312个").await;
        adopted(&desk, &item, "city", "每日要情").await;
        for title in ["南湖街道加装电梯9部", "南湖街道清淤渠道12里", "南湖街道核减低保31户"]
        {
            south.reported(title).await;
        }

        let board = desk.chief.get(BOARD).await.ok();
        assert_eq!(board["span"]["name"], "2026年第四季度");
        assert_eq!(row(&board, "临江街道")["group_name"], "差2条", "{board:#}");
        assert_eq!(row(&board, "南湖街道")["group_name"], "完成");
        assert_eq!(row(&board, "东门街道")["group_name"], "零报送");
        assert_eq!(row(&board, "临江街道")["figures"]["adopted"]["city"], 1);
        assert_eq!(
            (&board["ranking"], &row(&board, "南湖街道")["rank"]),
            (&json!(false), &Value::Null),
            "groups, no places"
        );
        let groups = board["groups"].as_array().expect("groups");
        let units: i64 = groups.iter().filter_map(|group| group["units"].as_i64()).sum();
        assert_eq!(units, i64::try_from(board["rows"].as_array().map_or(0, Vec::len)).expect("few"));
        assert!(board["policy"].as_str().is_some_and(|policy| policy.contains("讲话口径")));

        let own = desk.reporter.get(&account(desk.unit)).await.ok();
        assert_eq!(own["hundredths"], row(&board, "临江街道")["hundredths"], "the board and the account agree");
        assert_eq!(
            (sum(&own["entries"]), sum(&own["waterfall"])),
            (own["hundredths"].as_i64().expect("whole"), sum(&own["entries"]))
        );
        assert!(0 < own["hundredths"].as_i64().expect("whole"), "a city's adoption earns points: {own:#}");
        for entry in own["entries"].as_array().expect("entries") {
            let why = &entry["why"];
            for field in ["rule", "title", "basis", "policy"] {
                assert!(why[field].as_str().is_some_and(|text| !text.is_empty()), "{field} is missing: {entry:#}");
            }
            assert!(why["facts"].as_array().is_some_and(|facts| !facts.is_empty()), "{entry:#}");
        }
        let href = own["entries"][0]["item"]["href"].as_str().expect("its own item opens");
        assert_eq!(desk.reporter.get(&format!("/api{href}")).await.status, 200);
        assert!(own["missing"][0].as_str().is_some_and(|line| line.contains("差 2 条")), "{:#}", own["missing"]);

        assert_eq!(
            desk.reporter.get(&account(south.unit)).await.status,
            404,
            "another unit's account is not theirs to see"
        );
        let mine = desk.reporter.get(BOARD).await.ok();
        assert_eq!((mine["rows"].as_array().map(Vec::len), &mine["own_only"]), (Some(1), &json!(true)));
        assert_eq!(mine["rows"][0], *row(&board, "临江街道"), "the own row is the same, loaded alone");
        assert_eq!(quiet.reporter.get(&account(quiet.unit)).await.ok()["points"], "0");
        told.lock().expect("one at a time").push(format!("{board}{own}{mine}"));
    })
    .await;
    let told = told.into_inner().expect("told");
    assert_eq!(told[0], told[1], "bit for bit the same from both databases");
}

#[tokio::test]
async fn the_quota_card_shows_a_unit_its_own_and_the_section_who_is_behind() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let desk = Desk::new(office).await;
        let south = Street::new(office, "南湖街道").await;
        south.reported("南湖街道加装电梯9部").await;
        let own = south.reporter.get(QUOTA).await.ok();
        assert_eq!((&own["own"][0]["unit_name"], &own["own"][0]["done"]), (&json!("南湖街道"), &json!(1)), "{own:#}");
        assert_eq!(own["own"][0]["days_left"], 39, "from the 23rd of November to the end of the year, today included");
        assert_eq!(own["behind"], json!([]));
        let section = desk.editor.get(QUOTA).await.ok();
        assert_eq!(section["own"], json!([]));
        let behind: Vec<&str> =
            section["behind"].as_array().expect("lines").iter().filter_map(|line| line["unit_name"].as_str()).collect();
        assert_eq!(behind, ["临江街道", "南湖街道"], "who lacks most comes first");
        assert_eq!(desk.editor.get("/api/information/quota?span=2026Q5").await.codes(), ["information.form.span"]);
        assert_eq!(desk.reporter.get(&format!("{BOARD}&unit={}", south.unit)).await.status, 404);
        assert_eq!(
            desk.editor.get(&format!("{BOARD}&unit={}", south.unit)).await.ok()["rows"].as_array().map(Vec::len),
            Some(1)
        );
    })
    .await;
}

#[tokio::test]
async fn what_was_merged_is_shared_and_what_came_back_or_was_withdrawn_is_told_apart() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let desk = Desk::new(office).await;
        let south = Street::new(office, "南湖街道").await;
        let carrier = desk.taken("临江街道划定停车位312个").await;
        let part = taken(&desk, &south.reported("南湖街道停车位缺200个").await).await;
        let merge = json!({ "version": part["version"], "into": carrier["id"], "question": "老旧小区停车难" });
        desk.editor.post(&of(&part, "merge"), merge).await.ok();
        adopted(&desk, &carrier, "city", "每日要情").await;

        let board = desk.chief.get(BOARD).await.ok();
        for name in ["临江街道", "南湖街道"] {
            assert_eq!(row(&board, name)["figures"]["adopted"]["city"], 1, "{name} shares it");
        }
        let shared = south.reporter.get(&account(south.unit)).await.ok();
        assert_eq!(shared["hundredths"], row(&board, "南湖街道")["hundredths"], "alone or with all, the same share");
        let entry = shared["entries"].as_array().expect("entries").iter().find(|entry| entry["outcome"].is_string());
        let entry = entry.unwrap_or_else(|| panic!("the share is an entry: {shared:#}"));
        assert_eq!(entry["item"]["href"], Value::Null, "another unit's item does not open");

        let gone = south.reported("南湖街道清淤渠道12里").await;
        let reason = json!({ "version": gone["version"], "reason": "数字有误" });
        south.reporter.post(&of(&gone, "withdraw"), reason).await.ok();
        let back = taken(&desk, &south.reported("南湖街道核减低保31户").await).await;
        let note = json!({
            "version": back["version"], "field": "正文", "rule": "要素全", "words": "缺核减时间", "resume": "from_start",
        });
        desk.editor.post(&of(&back, "return_to_unit"), note).await.ok();
        let after = south.reporter.get(&account(south.unit)).await.ok();
        assert_eq!(after["figures"]["reported"], 2, "the merged one and the returned one; the withdrawn one never came: {after:#}");
    })
    .await;
}

#[tokio::test]
async fn a_call_that_waits_is_missing_until_it_is_answered() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let desk = Desk::new(office).await;
        let call = json!({
            "title": "秋冬水利", "requirements": "写清任务数和已完成数", "due_at": "2026-11-26T09:00:00Z",
            "units": [desk.unit.to_string()],
        });
        let call = desk.editor.post("/api/information/calls", call).await.ok();
        let missing = |account: &Value| account["missing"].to_string().contains("约稿“秋冬水利”未回复，时限2026-11-26");
        assert!(missing(&desk.reporter.get(&account(desk.unit)).await.ok()));
        reported_for(&desk.reporter, &desk.checker, &desk.head, "临江街道清淤渠道12里", Some(&call)).await;
        assert!(!missing(&desk.reporter.get(&account(desk.unit)).await.ok()));
    })
    .await;
}

#[tokio::test]
async fn a_document_sent_on_as_it_is_does_not_count_once_the_section_has_seen_it() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let desk = Desk::new(office).await;
        let street = Street::new(office, "柳湾街道").await;
        let body = "各村、社区：\n现将方案印发给你们，请结合实际抓好贯彻落实。特此通知。";
        let text = json!({ "kind": "dynamic", "title": "关于做好冬季防火工作的通知", "body": body, "event_at": "2026-11-20T02:00:00Z" });
        let item = reported_text(&street.reporter, &street.checker, &street.head, json!({ "text": text, "call": null })).await;
        let before = street.head.get(&account(street.unit)).await.ok();
        assert_eq!(before["quotas"][0]["done"], 1, "before the section looks it counts: {before:#}");
        taken(&desk, &desk.editor.get(of(&item, "").trim_end_matches('/')).await.ok()).await;
        let after = street.head.get(&account(street.unit)).await.ok();
        assert_eq!(after["quotas"][0]["done"], 0);
        let why = after["quotas"][0]["uncounted"][0]["why"].to_string();
        assert!(why.contains("转发"), "{why}");
    })
    .await;
}
