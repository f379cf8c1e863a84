//! What became of items, faults, classes and exemptions, over HTTP, on both databases (INF-4, INF-5, INF-6).

mod desk;

use desk::{BODY, Desk, bulletin, issue_at, of, reported, version};
use information::ROOM;
use jiff::SignedDuration;
use kernel::{Role, UnitId, UnitKind};
use serde_json::{Value, json};
use testkit::{Client, Office, Reply, both};
use webkit::house::HOUSE;

const OUTCOMES: &str = "/api/information/outcomes";
const FAULTS: &str = "/api/information/faults";
const CLASSES: &str = "/api/information/classes";
const EXEMPTIONS: &str = "/api/information/exemptions";
const TITLE: &str = "临江街道划定停车位312个";

/// Another street with a reporter of its own.
async fn neighbour(office: &Office) -> (UnitId, Client) {
    let unit = office.unit("南湖街道", UnitKind::Street).await;
    (unit, office.person(unit, Role::Reporter, "外人").await)
}

fn adopted(item: &Value, level: &str, channel: &str, day: &str) -> Value {
    json!({
        "submission": item["id"], "kind": "adopted", "level": level, "channel": channel, "mode": "single", "day": day,
        "proof": format!("{channel}2026年第214期"),
    })
}

fn page(item: &Value) -> String {
    of(item, "").trim_end_matches('/').to_owned()
}

fn at(thing: &Value, list: &str, verb: &str) -> String {
    format!("{list}/{}/{verb}", thing["id"].as_str().expect("has an id"))
}

fn refused(reply: &Reply) -> (u16, Vec<String>) {
    let codes = reply.codes().iter().map(|code| code.trim_start_matches("information.").to_owned()).collect();
    (reply.status, codes)
}

/// The fields that the answer finds something wrong with, in its order.
fn fields_of(reply: &Reply) -> Vec<&str> {
    assert_eq!(reply.status, 422, "{}", reply.body);
    reply.body["refused"].as_array().expect("reasons").iter().filter_map(|reason| reason["field"].as_str()).collect()
}

fn words(list: &Value) -> Vec<&str> {
    list.as_array().expect("a list").iter().filter_map(|row| row["words"].as_str()).collect()
}

#[tokio::test]
async fn the_desk_shows_what_each_bulletin_would_bring_before_anybody_decides() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let desk = Desk::new(office).await;
        let info = bulletin(office, "青溪信息", "district", 0).await;
        bulletin(office, "青溪要情", "upward", 0).await;
        let item = desk.taken(TITLE).await;
        let worths = desk.editor.get(&of(&item, "worth")).await.ok();
        let worths = worths.as_array().expect("a list");
        assert_eq!(worths.len(), 2, "{worths:#?}");
        let here = worths.iter().find(|worth| worth["bulletin"] == info.as_str()).expect("one for each bulletin");
        assert!(0 < here["hundredths"].as_i64().expect("a number"), "{here:#}");
        assert!(here["whys"][0]["basis"].as_str().is_some_and(|basis| !basis.is_empty()), "{here:#}");

        let account = format!("/api/information/points/{}", desk.unit);
        let before = desk.chief.get(&account).await.ok()["hundredths"].as_i64().expect("a number");
        desk.editor.post(OUTCOMES, adopted(&item, "district", "青溪信息", "2026-11-23")).await.ok();
        let after = desk.chief.get(&account).await.ok()["hundredths"].as_i64().expect("a number");
        assert_eq!(after - before, here["hundredths"].as_i64().expect("a number"), "what was promised is what came");
        assert_eq!(
            desk.reporter.get(&of(&item, "worth")).await.status,
            404,
            "where an item goes is the section's business"
        );
    })
    .await;
}

#[tokio::test]
async fn district_city_province_and_instruction_are_one_chain_of_one_item() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let desk = Desk::new(office).await;
        let secretary = office.person(desk.leaders, Role::Secretary, "秘书甲").await;
        let info = bulletin(office, "青溪信息", "district", 0).await;
        let issue = desk.issued(&info, &[TITLE]).await;
        let item = json!({ "id": issue["items"][0]["submission"] });
        let before = desk.editor.get(&page(&item)).await.ok()["version"].clone();
        office.later(SignedDuration::from_hours(48));
        let desk = again(office, desk).await;
        desk.editor.post(OUTCOMES, adopted(&item, "province", "内部参阅", "2026-11-25")).await.ok();
        desk.chief.post(OUTCOMES, adopted(&item, "city", "《每日要情》", "2026-11-24")).await.ok();
        let secretary = office.log_in(secretary.person).await;
        let instruction = json!({
            "submission": item["id"], "kind": "instruction", "level": "province", "leader": "省委副书记乙", "rank": "leader",
            "day": "2026-11-25", "proof": "批示件2026-118号",
        });
        let entered = secretary.post(OUTCOMES, instruction).await.ok();
        assert_eq!((&entered["rank_name"], &entered["channel"]), (&json!("其他领导"), &json!("")));

        let seen = desk.reporter.get(&page(&item)).await.ok();
        let chain =
            ["区级《青溪信息》单篇采用", "市级《每日要情》单篇采用", "省级《内部参阅》单篇采用", "省委副书记乙批示（省级）"];
        assert_eq!(words(&seen["outcomes"]), chain, "level by level, whenever it was entered");
        assert_eq!(seen["outcomes"][0]["issue"], issue["id"]);
        assert_eq!(seen["outcomes"][0]["proof"], "《青溪信息》2026年第1期");
        assert_eq!(seen["version"], before, "an open draft of an edition is not disturbed");
        let steps: Vec<&str> =
            seen["steps"].as_array().expect("steps").iter().filter_map(|step| step["verb_name"].as_str()).collect();
        let last = ["随刊登记采用", "登记采用与批示", "登记采用与批示", "登记采用与批示"];
        assert!(steps.ends_with(&last), "{steps:?}");
        for client in [&desk.reporter, &desk.head] {
            let told = client.get("/api/messages").await.ok().to_string();
            assert!(told.contains("市级《每日要情》单篇采用（2026-11-24）"), "{told}");
        }
    })
    .await;
}

/// The same people, logged in again: two days later nobody's session is open.
async fn again(office: &Office, desk: Desk) -> Desk {
    Desk {
        reporter: office.log_in(desk.reporter.person).await,
        checker: office.log_in(desk.checker.person).await,
        head: office.log_in(desk.head.person).await,
        editor: office.log_in(desk.editor.person).await,
        chief: office.log_in(desk.chief.person).await,
        director: office.log_in(desk.director.person).await,
        leader: office.log_in(desk.leader.person).await,
        ..desk
    }
}

#[tokio::test]
async fn a_correction_keeps_the_old_entry_with_who_when_and_why() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let desk = Desk::new(office).await;
        let item = desk.taken(TITLE).await;
        let first = desk.editor.post(OUTCOMES, adopted(&item, "city", "每日要情", "2026-11-23")).await.ok();
        let mut right = adopted(&item, "province", "内部参阅", "2026-11-23");
        let bare = desk.chief.post(&at(&first, OUTCOMES, "correct"), right.clone()).await;
        assert_eq!(refused(&bare), (422, vec!["record.corrected_with_reason".to_owned()]));
        right["reason"] = json!("看错了刊物，是省委的");
        let second = desk.chief.post(&at(&first, OUTCOMES, "correct"), right.clone()).await.ok();
        assert_eq!((&second["replaces"], &second["withdrawn"]), (&first["id"], &Value::Null));
        let twice = desk.chief.post(&at(&first, OUTCOMES, "correct"), right).await;
        assert!(twice.codes().contains(&"information.record.corrected_with_reason".to_owned()), "{:#}", twice.body);

        let rows = desk.editor.get(OUTCOMES).await.ok();
        assert_eq!((words(&rows["rows"]), &rows["total"]["count"]), (vec!["省级《内部参阅》单篇采用"], &json!(1)));
        let all = desk.reporter.get(&format!("{OUTCOMES}?all=true")).await.ok();
        assert_eq!(all["total"]["count"], 2, "nothing is deleted");
        let old = all["rows"].as_array().and_then(|rows| rows.iter().find(|row| row["id"] == first["id"])).cloned();
        let old = old.expect("the old one is there");
        assert_eq!(
            (&old["withdrawn"]["by"], &old["withdrawn"]["reason"]),
            (&json!("闻敏"), &json!("看错了刊物，是省委的"))
        );

        let gone =
            desk.editor.post(&at(&second, OUTCOMES, "withdraw"), json!({ "reason": "采用的是另一条" })).await.ok();
        assert_eq!(gone["withdrawn"]["reason"], "采用的是另一条");
        assert_eq!(desk.editor.get(OUTCOMES).await.ok()["total"]["count"], 0);
        let told = desk.head.get("/api/messages").await.ok().to_string();
        assert!(told.contains("已更正") && told.contains("已撤销。理由：采用的是另一条"), "{told}");
    })
    .await;
}

#[tokio::test]
async fn a_unit_sees_its_own_only_and_enters_nothing() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let desk = Desk::new(office).await;
        let (other, stranger) = neighbour(office).await;
        let inspector = office.person(office.office, Role::Inspector, "督查").await;
        let secretary = office.person(desk.leaders, Role::Secretary, "秘书甲").await;
        let item = desk.taken(TITLE).await;
        let input = adopted(&item, "city", "每日要情", "2026-11-23");
        assert_eq!(desk.reporter.post(OUTCOMES, input.clone()).await.status, 403);
        assert_eq!(desk.director.post(OUTCOMES, input.clone()).await.status, 403);
        assert_eq!(secretary.post(OUTCOMES, input.clone()).await.status, 404, "an item that is before no leader");
        let entered = desk.editor.post(OUTCOMES, input).await.ok();
        for client in [&desk.reporter, &desk.head, &desk.editor, &desk.director, &desk.leader, &secretary] {
            assert_eq!(words(&client.get(OUTCOMES).await.ok()["rows"]), ["市级《每日要情》单篇采用"]);
        }
        for client in [&stranger, &inspector] {
            assert_eq!(client.get(OUTCOMES).await.ok()["rows"], json!([]));
            let mine = format!("{OUTCOMES}?unit={}", desk.unit);
            assert_eq!(client.get(&mine).await.ok()["total"]["count"], 0);
            assert_eq!(client.get(&page(&item)).await.status, 404);
        }
        let editor_elsewhere = office.person(other, Role::Editor, "别处编辑").await;
        let reason = json!({ "reason": "不该看到的" });
        assert_eq!(editor_elsewhere.post(&at(&entered, OUTCOMES, "withdraw"), reason).await.status, 404);
        let own = desk.reporter.get(OUTCOMES).await.ok();
        assert_eq!((&own["rows"][0]["opens"], &own["rows"][0]["submission"]), (&item["id"], &item["id"]));
        assert_eq!(own["can"]["enter_outcome"][0]["code"], "information.outcome.outcome_kept_by_section");
        assert_eq!(desk.editor.get(OUTCOMES).await.ok()["can"]["enter_outcome"], json!([]));
        let filters =
            [("level=city", 1), ("level=province", 0), ("kind=media", 0), ("from=2026-11-24", 0), ("to=2026-11-23", 1)];
        for (filter, count) in filters {
            let rows = desk.editor.get(&format!("{OUTCOMES}?{filter}")).await.ok();
            assert_eq!(rows["total"]["count"], count, "{filter}");
        }
        assert_eq!(desk.editor.get(&format!("{OUTCOMES}?level=moon")).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn one_adoption_is_entered_once_however_often_it_is_sent() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let desk = Desk::new(office).await;
        let item = desk.taken(TITLE).await;
        let input = adopted(&item, "city", "每日要情", "2026-11-23");
        let first = desk.editor.post_once("a1", OUTCOMES, input.clone()).await.ok();
        assert_eq!(desk.editor.post_once("a1", OUTCOMES, input.clone()).await.ok(), first, "one command, one entry");
        let twice = desk.chief.post(OUTCOMES, adopted(&item, "city", "《每日要情》", "2026-11-23")).await;
        assert_eq!(refused(&twice), (409, vec!["outcome.outcome_once".to_owned()]));
        assert!(
            twice.body["refused"][0]["message"].as_str().is_some_and(|said| said.contains("市级《每日要情》单篇采用"))
        );
        assert_eq!(desk.editor.get(OUTCOMES).await.ok()["total"]["count"], 1);

        let mut tries = tokio::task::JoinSet::new();
        for _ in 0..8 {
            let (editor, input) = (desk.editor.clone(), adopted(&item, "centre", "中办专报", "2026-11-23"));
            tries.spawn(async move { editor.post(OUTCOMES, input).await.status });
        }
        let answers = tries.join_all().await;
        assert_eq!(answers.iter().filter(|status| **status == 200).count(), 1, "{answers:?}");
        assert_eq!(answers.iter().filter(|status| **status == 409).count(), 7, "{answers:?}");
    })
    .await;
}

#[tokio::test]
async fn an_entry_says_everything_that_is_missing_at_once() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let desk = Desk::new(office).await;
        let item = desk.taken(TITLE).await;
        let bare = json!({ "submission": item["id"], "kind": "instruction", "level": "city" });
        let reply = desk.editor.post(OUTCOMES, bare).await;
        let fields: Vec<&str> =
            reply.body["refused"].as_array().expect("reasons").iter().filter_map(|r| r["field"].as_str()).collect();
        assert_eq!((reply.status, fields), (422, vec!["day", "proof", "leader", "rank"]));
        let blank = json!({ "submission": "", "kind": "adopted", "level": "city" });
        let reply = desk.editor.post(OUTCOMES, blank).await;
        assert_eq!(fields_of(&reply), ["submission", "channel", "day", "proof"]);
        let short = json!({ "submission": "", "kind": "adopted", "level": "city", "proof": "无" });
        let reply = desk.editor.post(OUTCOMES, short).await;
        assert_eq!(
            fields_of(&reply),
            ["submission", "proof", "channel", "day"],
            "a short proof is not also a missing one"
        );
        let reply = desk.editor.post(FAULTS, json!({ "unit": "", "ground": "" })).await;
        assert_eq!(fields_of(&reply), ["unit", "ground", "day", "what", "proof"]);
        let reply = desk.chief.post(EXEMPTIONS, json!({ "unit": "" })).await;
        assert_eq!(fields_of(&reply), ["unit", "from", "reason"]);
        let reply = desk.chief.post(CLASSES, json!({ "unit": "", "class": "" })).await;
        assert_eq!(fields_of(&reply), ["class", "unit", "from", "basis"]);
        let early = desk.editor.post(OUTCOMES, adopted(&item, "city", "每日要情", "2026-11-22")).await;
        assert_eq!(refused(&early), (422, vec!["outcome.outcome_after_reported".to_owned()]));
        let late = desk.editor.post(OUTCOMES, adopted(&item, "city", "每日要情", "2026-11-24")).await;
        assert_eq!(refused(&late), (422, vec!["record.day_not_in_future".to_owned()]));
        let mut marked = adopted(&item, "city", "每日要情", "2026-11-23");
        marked["proof"] = json!("机密★1年");
        assert_eq!(refused(&desk.editor.post(OUTCOMES, marked).await), (422, vec!["secrecy.marked".to_owned()]));
        let text = json!({ "text": { "kind": "dynamic", "title": "还没报出的", "body": BODY } });
        let draft = desk.reporter.post("/api/information/submissions", text).await.ok();
        let unseen = desk.editor.post(OUTCOMES, adopted(&draft, "city", "每日要情", "2026-11-23")).await;
        assert_eq!(unseen.status, 404, "a draft is nobody's but the unit's");
        let can = desk.reporter.get(&page(&draft)).await.ok()["can"]["enter_outcome"].clone();
        let codes: Vec<&str> = can.as_array().expect("reasons").iter().filter_map(|r| r["code"].as_str()).collect();
        assert_eq!(
            codes,
            ["information.outcome.outcome_kept_by_section", "information.outcome.outcome_after_reported"]
        );
    })
    .await;
}

#[tokio::test]
async fn merged_items_share_what_becomes_of_the_one_that_carries_them() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let desk = Desk::new(office).await;
        let (unit, reporter) = neighbour(office).await;
        let checker = office.person(unit, Role::Checker, "木工").await;
        let head = office.person(unit, Role::UnitHead, "山长").await;
        let carrier = desk.taken(TITLE).await;
        let other = reported(&reporter, &checker, &head, "南湖街道新增停车位96个").await;
        let owed = other["report"]["owed"].as_array().map_or(0, Vec::len);
        let take = json!({ "version": other["version"], "findings": other["report"]["count"], "owed": owed });
        let other = desk.editor.post(&of(&other, "take"), take).await.ok();
        let merge = json!({ "version": other["version"], "into": carrier["id"], "question": "停车难" });
        let other = desk.editor.post(&of(&other, "merge"), merge).await.ok();

        let wrong = desk.editor.post(OUTCOMES, adopted(&other, "city", "每日要情", "2026-11-23")).await;
        assert_eq!(refused(&wrong), (409, vec!["outcome.outcome_on_carrying_item".to_owned()]));
        assert!(wrong.body["refused"][0]["hint"].as_str().is_some_and(|hint| hint.contains(TITLE)), "{:#}", wrong.body);

        let special = bulletin(office, "青溪专报", "upward", 0).await;
        let issue = desk.composed(&special, &[]).await;
        let carrier = desk.editor.get(&page(&carrier)).await.ok();
        desk.selected(&carrier, &issue).await;
        let issue = desk.editor.get(&issue_at(&issue, "")).await.ok();
        let issue = desk.at_director(&issue).await;
        desk.director.post(&issue_at(&issue, "/sign"), version(&issue)).await.ok();
        office.later(SignedDuration::from_mins(5));
        desk.editor.post(OUTCOMES, adopted(&carrier, "city", "每日要情", "2026-11-23")).await.ok();

        let seen = reporter.get(OUTCOMES).await.ok();
        assert_eq!(words(&seen["rows"]), ["市级《每日要情》单篇采用", "上报市，随《青溪专报》"]);
        let row = &seen["rows"][1];
        assert_eq!(
            (&row["opens"], &row["shared_with"], &row["mode"]),
            (&other["id"], &json!(["南湖街道"]), &json!("merged"))
        );
        let own = reporter.get(&page(&other)).await.ok();
        assert_eq!(words(&own["outcomes"]), ["上报市，随《青溪专报》", "市级《每日要情》单篇采用"]);
        let told = head.get("/api/messages").await.ok().to_string();
        assert!(told.contains("“南湖街道新增停车位96个”并入的"), "{told}");
        let one_unit = desk.editor.get(&format!("{OUTCOMES}?unit={unit}")).await.ok();
        assert_eq!(one_unit["total"]["count"], 2, "what a unit shares in is among its own");
    })
    .await;
}

#[tokio::test]
async fn an_item_in_two_issues_has_one_outcome_from_each() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let desk = Desk::new(office).await;
        let info = bulletin(office, "青溪信息", "district", 0).await;
        let issue = desk.issued(&info, &[TITLE]).await;
        let item = desk.editor.get(&page(&json!({ "id": issue["items"][0]["submission"] }))).await.ok();
        let second =
            desk.editor.post("/api/information/issues", json!({ "bulletin": info, "title": "合订" })).await.ok();
        desk.selected(&item, &second).await;
        let second = desk.editor.get(&issue_at(&second, "")).await.ok();
        let second = desk.at_director(&second).await;
        desk.director.post(&issue_at(&second, "/sign"), version(&second)).await.ok();
        let seen = desk.reporter.get(&page(&item)).await.ok();
        let proofs: Vec<&str> =
            seen["outcomes"].as_array().expect("outcomes").iter().filter_map(|row| row["proof"].as_str()).collect();
        assert_eq!(proofs, ["《青溪信息》2026年第1期", "《青溪信息》2026年第2期"]);
        let by_hand = desk.editor.post(OUTCOMES, adopted(&item, "district", "青溪信息", "2026-11-23")).await;
        assert_eq!(
            refused(&by_hand),
            (409, vec!["outcome.outcome_once".to_owned()]),
            "the issue has entered it already"
        );
    })
    .await;
}

#[tokio::test]
async fn a_fault_is_told_to_its_unit_at_once_and_withdrawn_with_a_reason() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let desk = Desk::new(office).await;
        let (other, stranger) = neighbour(office).await;
        let item = desk.taken(TITLE).await;
        let input = json!({
            "unit": desk.unit.to_string(), "ground": "late", "day": "2026-11-23", "submission": item["id"], "important": true,
            "what": "8时20分发生，10时05分才报", "proof": "值班室来电记录",
        });
        assert_eq!(desk.reporter.post(FAULTS, input.clone()).await.status, 403);
        let mut foreign = input.clone();
        foreign["unit"] = json!(other.to_string());
        let wrong = desk.chief.post(FAULTS, foreign).await;
        assert_eq!(refused(&wrong), (422, vec!["fault.fault_has_proof_and_is_told".to_owned()]));
        let bare = desk.chief.post(FAULTS, json!({ "unit": desk.unit.to_string(), "ground": "late" })).await;
        assert_eq!((bare.status, bare.codes().len()), (422, 3), "{:#}", bare.body);
        let unknown = desk.chief.post(FAULTS, json!({ "unit": office.office.to_string(), "ground": "late" })).await;
        assert_eq!(refused(&unknown), (422, vec!["form.unknown".to_owned()]), "the Office itself reports to nobody");
        let fault = desk.chief.post(FAULTS, input).await.ok();
        assert_eq!((&fault["ground_name"], &fault["submission_title"]), (&json!("迟报"), &json!(TITLE)));
        for client in [&desk.head, &desk.reporter] {
            let told = client.get("/api/messages").await.ok().to_string();
            assert!(told.contains("重要信息迟报一次") && told.contains("值班室来电记录"), "{told}");
        }
        assert_eq!(desk.reporter.get(FAULTS).await.ok()["rows"][0]["id"], fault["id"]);
        assert_eq!(stranger.get(FAULTS).await.ok()["total"]["count"], 0);
        let seen = desk.editor.get(&page(&item)).await.ok();
        let last = seen["steps"].as_array().and_then(|steps| steps.last()).cloned().expect("steps");
        assert_eq!(last["verb_name"], "登记差错");

        let bare = desk.chief.post(&at(&fault, FAULTS, "withdraw"), json!({})).await;
        assert_eq!(refused(&bare), (422, vec!["record.corrected_with_reason".to_owned()]));
        let why = json!({ "reason": "复核：事发时间是9时50分" });
        let gone = desk.chief.post(&at(&fault, FAULTS, "withdraw"), why.clone()).await.ok();
        assert_eq!(gone["withdrawn"]["by"], "闻敏");
        assert_eq!(desk.chief.post(&at(&fault, FAULTS, "withdraw"), why).await.status, 409);
        let rows = desk.head.get(&format!("{FAULTS}?unit={}&from=2026-11-01&to=2026-11-30", desk.unit)).await.ok();
        assert_eq!(rows["total"]["count"], 1, "it stays on record");
    })
    .await;
}

#[tokio::test]
async fn a_class_holds_from_today_on_and_never_reaches_back() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let desk = Desk::new(office).await;
        let class = |from: &str| {
            json!({ "unit": desk.unit.to_string(), "class": "key", "from": from, "basis": "青办发〔2026〕12号" })
        };
        let seen = desk.reporter.get(CLASSES).await.ok();
        assert_eq!((&seen["units"][0]["class_name"], &seen["units"][0]["since"]), (&json!("一般单位"), &Value::Null));
        assert_eq!(desk.editor.post(CLASSES, class("2026-11-23")).await.status, 403);
        let back = desk.chief.post(CLASSES, class("2026-10-01")).await;
        assert_eq!(refused(&back), (422, vec!["quota.class_from_a_day".to_owned()]));
        let seen = desk.chief.post(CLASSES, class("2027-01-01")).await.ok();
        assert_eq!((&seen["units"][0]["class"], &seen["units"][0]["rows"][0]["from"]), (&json!("other"), &json!("2027-01-01")));
        let seen = desk.chief.post(CLASSES, class("2026-11-23")).await.ok();
        assert_eq!((&seen["units"][0]["class"], &seen["units"][0]["since"]), (&json!("key"), &json!("2026-11-23")));
        assert_eq!(seen["units"].as_array().map(Vec::len), Some(1), "the Office and the leaders report to nobody");
        let told = desk.head.get("/api/messages").await.ok().to_string();
        assert!(told.contains("按“重点单位”考核"), "{told}");
    })
    .await;
}

#[tokio::test]
async fn an_exemption_has_its_reason_and_is_seen_by_its_unit() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let desk = Desk::new(office).await;
        let (_, stranger) = neighbour(office).await;
        let input = json!({
            "unit": desk.unit.to_string(), "from": "2026-10-01", "to": "2026-12-31", "reason": "全街道抗洪抢险",
        });
        assert_eq!(desk.editor.post(EXEMPTIONS, input.clone()).await.status, 403);
        let mut past = input.clone();
        past["to"] = json!("2026-11-22");
        assert_eq!(
            refused(&desk.chief.post(EXEMPTIONS, past).await),
            (422, vec!["quota.exemption_has_reason".to_owned()])
        );
        let made = desk.chief.post(EXEMPTIONS, input).await.ok();
        assert_eq!((&made["in_force"], &made["unit_name"]), (&json!(true), &json!("临江街道")));
        assert_eq!(desk.reporter.get(EXEMPTIONS).await.ok()["total"]["count"], 1);
        assert_eq!(stranger.get(EXEMPTIONS).await.ok()["total"]["count"], 0);
        let why = json!({ "reason": "汛期提前结束" });
        let gone = desk.chief.post(&at(&made, EXEMPTIONS, "withdraw"), why).await.ok();
        assert_eq!((&gone["in_force"], &gone["withdrawn"]["reason"]), (&json!(false), &json!("汛期提前结束")));
        assert_eq!(desk.editor.get(EXEMPTIONS).await.ok()["total"]["count"], 1, "it stays on record");
    })
    .await;
}
