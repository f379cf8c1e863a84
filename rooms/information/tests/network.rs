//! What is asked for, who is asked and who reports, over HTTP, on both databases (INF-10, GEN-6).

mod desk;

use desk::{Desk, reported, reported_for};
use information::ROOM;
use jiff::SignedDuration;
use kernel::{Clock, Role, UnitId, UnitKind};
use serde_json::{Value, json};
use store::args;
use testkit::{Client, Office, both};
use webkit::Problem;
use webkit::house::HOUSE;

const CALLS: &str = "/api/information/calls";

#[tokio::test]
async fn a_point_of_emphasis_hangs_on_a_central_task_and_is_told_to_every_reporter() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let desk = Desk::new(office).await;
        let task = central_task(office).await;
        let focus = json!({
            "title": "秋冬农田水利建设", "detail": "开工处数、完工处数和缺口", "keywords": ["水利", "渠道"],
            "central_task": task, "from": "2026-10-01", "to": "2026-12-31",
        });
        let mut bare = focus.clone();
        bare["central_task"] = json!("");
        let refused = desk.editor.post("/api/information/focuses", bare).await;
        assert_eq!(
            (refused.status, refused.codes()),
            (422, vec!["information.focus.focus_hangs_on_central_task".to_owned()])
        );
        assert_eq!(desk.reporter.post("/api/information/focuses", focus.clone()).await.status, 403);
        let made = desk.editor.post("/api/information/focuses", focus.clone()).await.ok();
        assert_eq!((&made["central_task_title"], &made["in_force"]), (&json!("农田水利"), &json!(true)));
        let told = desk.reporter.get("/api/messages").await.ok().to_string();
        assert!(told.contains("新的报送要点：秋冬农田水利建设"), "{told}");
        let mut past = focus;
        past["to"] = json!("2026-10-31");
        desk.editor.post("/api/information/focuses", past).await.ok();
        assert_eq!(desk.reporter.get("/api/information/focuses").await.ok().as_array().map(Vec::len), Some(1));
        assert_eq!(desk.reporter.get("/api/information/focuses?all=true").await.ok().as_array().map(Vec::len), Some(2));
        let text = json!({ "kind": "dynamic", "title": "清淤渠道12里", "body": desk::BODY });
        desk.reporter.post("/api/information/submissions", json!({ "text": text, "focus": made["id"] })).await.ok();
        let seen = desk.reporter.get("/api/information/focuses").await.ok();
        assert_eq!((&seen[0]["answers"], &seen[0]["own"]), (&json!(0), &json!(0)), "a draft does not answer it yet");
    })
    .await;
}

#[tokio::test]
async fn a_call_lies_on_the_desks_of_those_asked_and_each_unit_answers_for_itself() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let desk = Desk::new(office).await;
        let other = Street::new(office, "南湖街道").await;
        let outside = Street::new(office, "东门街道").await;
        let input = json!({
            "title": "老旧小区加装电梯", "requirements": "写清楼栋数、户数和卡在哪里", "due_at": "2026-11-26T09:00:00Z",
            "units": [desk.unit.to_string(), other.unit.to_string()],
        });
        let mut open = input.clone();
        open["due_at"] = json!("");
        assert_eq!(desk.editor.post(CALLS, open).await.status, 422, "a call without a limit is refused");
        let call = desk.editor.post(CALLS, input).await.ok();
        assert_eq!((&call["asked"], &call["answered"], &call["light"]), (&json!(2), &json!(0), &json!("green")));
        let todo = desk.reporter.get("/api/desk").await.ok()["todo"][0].clone();
        assert_eq!((&todo["label"], &todo["href"]), (&json!("约稿"), &json!(at(&call, "").replace("/api", ""))));
        assert_eq!(outside.reporter.get(&at(&call, "")).await.status, 404);
        assert_eq!(desk.editor.post(&at(&call, "/answer"), json!({ "reason": "没有情况" })).await.status, 403);

        let nothing = json!({ "reason": "辖区没有老旧小区" });
        let seen = desk.reporter.post(&at(&call, "/answer"), nothing.clone()).await.ok();
        assert_eq!((&seen["own"]["state"], &seen["light"]), (&json!("nothing_to_report"), &json!("grey")));
        assert_eq!(seen["units"].as_array().map(Vec::len), Some(1), "a unit sees its own line only");
        let twice = desk.reporter.post(&at(&call, "/answer"), nothing).await;
        assert_eq!((twice.status, twice.codes()), (409, vec!["information.call.answered".to_owned()]));
        assert_eq!(desk.reporter.get("/api/desk").await.ok()["todo"], json!([]));
        assert_eq!(other.reporter.get("/api/desk").await.ok()["todo"].as_array().map(Vec::len), Some(1));

        let draft = json!({ "text": { "kind": "dynamic", "title": "南湖街道装梯9部", "body": desk::BODY } });
        let draft = other.reporter.post("/api/information/submissions", draft).await.ok();
        let early = other.reporter.post(&at(&call, "/answer"), json!({ "submission": draft["id"] })).await;
        assert_eq!((early.status, early.codes()), (409, vec!["information.call.not_reported".to_owned()]));
        let item = reported(&other.reporter, &other.checker, &other.head, "南湖街道加装电梯9部").await;
        let seen = other.reporter.post(&at(&call, "/answer"), json!({ "submission": item["id"] })).await.ok();
        assert_eq!((&seen["state"], &seen["own"]["late"]), (&json!("answered"), &json!(false)));
        let all = desk.editor.get(CALLS).await.ok();
        assert_eq!((&all["rows"][0]["answered"], &all["rows"][0]["light"]), (&json!(2), &json!("grey")));
        assert_eq!(all["rows"][0]["units"].as_array().map(Vec::len), Some(2));
    })
    .await;
}

#[tokio::test]
async fn units_that_answer_in_one_moment_are_all_counted() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let editor = office.person(office.office, Role::Editor, "余章").await;
        let mut streets = Vec::new();
        for name in ["临江街道", "南湖街道", "东门街道", "青溪镇", "禾丰镇", "松岭乡", "竹坪乡", "石堰镇"] {
            streets.push(Street::new(office, name).await);
        }
        let units: Vec<String> = streets.iter().map(|street| street.unit.to_string()).collect();
        let input = json!({
            "title": "用工和订单", "requirements": "每个单位走访五家企业", "due_at": "2026-11-26T09:00:00Z", "units": units,
        });
        let call = editor.post(CALLS, input).await.ok();
        let mut tries = tokio::task::JoinSet::new();
        for street in &streets {
            let (reporter, path) = (street.reporter.clone(), at(&call, "/answer"));
            tries.spawn(async move { reporter.post(&path, json!({ "reason": "辖区没有工业企业" })).await.status });
        }
        assert_eq!(tries.join_all().await, vec![200; 8]);
        let seen = editor.get(&at(&call, "")).await.ok();
        assert_eq!((&seen["answered"], &seen["state"]), (&json!(8), &json!("answered")));
    })
    .await;
}

#[tokio::test]
async fn where_nobody_reports_the_head_is_asked_and_told_why() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let editor = office.person(office.office, Role::Editor, "余章").await;
        let unit = office.unit("竹坪乡", UnitKind::Township).await;
        let head = office.person(unit, Role::UnitHead, "贺军").await;
        let input = json!({
            "title": "用工和订单", "requirements": "每个单位走访五家企业", "due_at": "2026-11-26T09:00:00Z",
            "units": [unit.to_string()],
        });
        let call = editor.post(CALLS, input).await.ok();
        let told = head.get("/api/messages").await.ok().to_string();
        assert!(told.contains("没有在岗信息员"), "{told}");
        let answered = head.post(&at(&call, "/answer"), json!({ "reason": "本乡没有工业企业" })).await.ok();
        assert_eq!(answered["state"], "answered");
        let shown = editor.get("/api/information/network").await.ok();
        assert_eq!(shown[0]["without_reporter"], true);
    })
    .await;
}

#[tokio::test]
async fn the_head_names_the_reporter_and_whoever_reported_before_no_longer_does() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let street = Street::new(office, "临江街道").await;
        let new = office.nobody("新人").await;
        let second = office.nobody("乙角").await;
        let path = format!("/api/information/network/{}", street.unit);
        let input = json!({ "reporter": new.to_string(), "stand_in": second.to_string(), "phone": "6044" });
        assert_eq!(street.reporter.post(&format!("{path}/set_reporter"), input.clone()).await.status, 403);
        let mut same = input.clone();
        same["stand_in"] = same["reporter"].clone();
        let refused = street.head.post(&format!("{path}/set_reporter"), same).await;
        assert_eq!((refused.status, refused.codes()), (422, vec!["information.network.one_person".to_owned()]));
        office.later(SignedDuration::from_mins(1));
        let seen = street.head.post(&format!("{path}/set_reporter"), input).await.ok();
        assert_eq!((&seen["reporters"][0]["name"], &seen["reporters"][0]["phone"]), (&json!("新人"), &json!("6044")));
        assert_eq!((&seen["covers"][0]["name"], &seen["covers"][0]["reason"]), (&json!("乙角"), &json!("信息员B角")));
        assert_eq!(seen["reporters"].as_array().map(Vec::len), Some(1));
        let text = json!({ "text": { "kind": "dynamic", "title": "临江街道划定车位", "body": desk::BODY } });
        assert_eq!(
            street.reporter.post("/api/information/submissions", text.clone()).await.status,
            401,
            "no post, no session"
        );
        let reporter = office.log_in(new).await;
        assert_eq!(reporter.post("/api/information/submissions", text).await.status, 200);
        let below = json!({ "place": "河畔社区", "name": "陈秀", "phone": "7041" });
        let seen = reporter.post(&format!("{path}/add_grassroots"), below).await.ok();
        assert_eq!((&seen["below"][0]["place"], &seen["grassroots"]), (&json!("河畔社区"), &json!(1)));
        assert_eq!(reporter.get("/api/information/network/0190a0b0-0000-7000-8000-000000000001").await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn a_small_office_names_a_standing_cover_with_its_reason_and_an_administrator_is_none() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let unit = office.unit("供销社", UnitKind::Other).await;
        let head = office.person(unit, Role::UnitHead, "主任").await;
        office.person(unit, Role::Reporter, "信息员").await;
        let neighbour = Street::new(office, "临江街道").await;
        let sysadmin = office.person(office.office, Role::Sysadmin, "系统管理员").await;
        let path = format!("/api/information/network/{unit}/set_standing_cover");
        let cover = |person: &Client, reason: &str| json!({ "person": person.person.to_string(), "reason": reason });
        let bare = head.post(&path, cover(&neighbour.checker, "")).await;
        assert_eq!(bare.status, 422, "{:#}", bare.body);
        let own = head.post(&path, cover(&head, "在岗2人")).await;
        assert_eq!(own.codes(), ["information.gates.cover_named_by_head"], "the only approver is no cover");
        let third = head.post(&path, cover(&sysadmin, "在岗2人")).await;
        assert_eq!(third.codes(), ["information.network.administrator"]);
        let seen = head.post(&path, cover(&neighbour.checker, "在岗2人，没有校核人")).await.ok();
        assert_eq!(seen["standing_cover"]["reason"], "在岗2人，没有校核人");
        let large = format!("/api/information/network/{}/set_standing_cover", neighbour.unit);
        office.person(neighbour.unit, Role::DeputyHead, "副职").await;
        assert_ne!(neighbour.head.post(&large, cover(&head, "人少")).await.status, 200, "this office has a checker");
    })
    .await;
}

#[tokio::test]
async fn an_item_written_for_a_call_names_it() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let desk = Desk::new(office).await;
        let input = json!({
            "title": "老旧小区加装电梯", "requirements": "写清楼栋数和户数", "due_at": "2026-11-26T09:00:00Z",
            "units": [desk.unit.to_string()],
        });
        let call = desk.editor.post(CALLS, input).await.ok();
        let item = reported_for(&desk.reporter, &desk.checker, &desk.head, "临江街道装梯9部", Some(&call)).await;
        assert_eq!(item["call_title"], "老旧小区加装电梯");
        let mut seen = desk.reporter.get(&at(&call, "")).await.ok();
        if seen["state"] == "open" {
            seen = desk.reporter.post(&at(&call, "/answer"), json!({ "submission": item["id"] })).await.ok();
        }
        assert_eq!((&seen["own"]["submission"], &seen["own"]["late"]), (&item["id"], &json!(false)));
    })
    .await;
}

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
            reporter: office.person(unit, Role::Reporter, "报").await,
            checker: office.person(unit, Role::Checker, "核").await,
            head: office.person(unit, Role::UnitHead, "审").await,
        }
    }
}

fn at(call: &Value, verb: &str) -> String {
    format!("{CALLS}/{}{verb}", call["id"].as_str().expect("a call has an id"))
}

async fn central_task(office: &Office) -> String {
    let (app, id) = (office.app.clone(), office.clock.fresh_uuid().to_string());
    let own = id.clone();
    office
        .write(move |tx| {
            let (app, id) = (app.clone(), own.clone());
            Box::pin(async move {
                let sql = "insert into central_task (district, id, year, code, title) values ($1, $2, 2026, 'T02', '农田水利')";
                tx.exec(sql, args![&app.settings.district, id]).await?;
                Ok::<(), Problem>(())
            })
        })
        .await;
    id
}
