//! The figures of a year, the items under each number, the district's standing, and the table files (INF-9), on both databases.

mod desk;

use std::sync::Mutex;

use desk::{Desk, bulletin, of, reported};
use information::ROOM;
use jiff::SignedDuration;
use kernel::{Role, UnitKind};
use serde_json::{Value, json};
use testkit::{Client, Office, both};
use webkit::house::HOUSE;

const FIGURES: &str = "/api/information/figures?year=2026";

async fn outcome(hand: &Client, item: &str, kind: &str, level: &str, day: &str) {
    let channel = if kind == "instruction" { "" } else { "每日要情" };
    let mut input = json!({
        "submission": item, "kind": kind, "level": level, "channel": channel, "mode": "single", "day": day, "proof": "第214期",
    });
    if kind == "instruction" {
        input["leader"] = json!("市委副书记甲");
        input["rank"] = json!("leader");
    }
    hand.post("/api/information/outcomes", input).await.ok();
}

async fn under(client: &Client, query: &str) -> i64 {
    let path = format!("/api/information/figures/items?{query}");
    let found = client.get(&path).await.ok();
    let count = found["total"]["count"].as_i64().expect("a count");
    assert_eq!(i64::try_from(found["rows"].as_array().map_or(0, Vec::len)).expect("few"), count, "{query}: {found:#}");
    count
}

#[tokio::test]
async fn every_number_of_a_year_opens_to_the_items_that_it_counted() {
    let told = Mutex::new(Vec::new());
    both(&[HOUSE, ROOM], async |office: &Office| {
        let desk = Desk::new(office).await;
        let south = office.unit("南湖街道", UnitKind::Street).await;
        let reporter = office.person(south, Role::Reporter, "沈言").await;
        let checker = office.person(south, Role::Checker, "程度").await;
        let head = office.person(south, Role::UnitHead, "罗堤").await;
        let info = bulletin(office, "青溪信息", "district", 0).await;
        let issue = desk.issued(&info, &["临江街道划定停车位312个"]).await;
        let carrier = issue["items"][0]["submission"].as_str().expect("in the issue").to_owned();
        let main = desk.taken("临江街道清淤渠道12里").await;
        let part = reported(&reporter, &checker, &head, "南湖街道渠道缺口3处").await;
        let owed = part["report"]["owed"].as_array().map_or(0, Vec::len);
        let input = json!({ "version": part["version"], "findings": part["report"]["count"], "owed": owed });
        let part = desk.editor.post(&of(&part, "take"), input).await.ok();
        let merge = json!({ "version": part["version"], "into": main["id"], "question": "水利渠道" });
        desk.editor.post(&of(&part, "merge"), merge).await.ok();
        outcome(&desk.editor, &carrier, "adopted", "city", "2026-11-23").await;
        outcome(&desk.editor, &carrier, "instruction", "city", "2026-11-23").await;
        outcome(&desk.editor, main["id"].as_str().expect("id"), "adopted", "province", "2026-11-23").await;

        let seen = desk.leader.get(FIGURES).await.ok();
        let total = &seen["total"];
        assert_eq!(
            (&total["reported"], &total["adopted_items"]),
            (&json!(3), &json!(3)),
            "the merged one went up with its carrier"
        );
        assert_eq!(total["adopted"], json!({ "district": 1, "city": 1, "province": 1, "centre": 0, "total": 3 }));
        assert_eq!((&total["instruction"]["city"], &total["rate_text"]), (&json!(1), &json!("100.0%")));
        let november = seen["by_month"].as_array().expect("months").iter().find(|month| month["period"] == "2026-11");
        assert_eq!(november.map(|month| &month["figures"]), Some(total), "everything happened in November");
        assert_eq!(seen["by_month"].as_array().map(Vec::len), Some(12));
        let years: Vec<&str> =
            seen["by_year"].as_array().expect("years").iter().filter_map(|year| year["period"].as_str()).collect();
        assert_eq!(years, ["2024", "2025", "2026"]);
        assert_eq!(seen["by_year"][2]["figures"], *total);
        assert_eq!(seen["ranking"], false);

        for measure in ["reported", "adopted_items"] {
            assert_eq!(
                under(&desk.leader, &format!("measure={measure}&span=2026")).await,
                total[measure].as_i64().expect("a number")
            );
        }
        for measure in ["adopted", "instruction", "media", "sent_up"] {
            assert_eq!(
                under(&desk.leader, &format!("measure={measure}")).await,
                total[measure]["total"].as_i64().expect("a number")
            );
            for level in ["district", "city", "province", "centre"] {
                let wanted = total[measure][level].as_i64().expect("a number");
                assert_eq!(under(&desk.leader, &format!("measure={measure}&level={level}&span=2026-11")).await, wanted);
            }
        }
        for unit in seen["by_unit"].as_array().expect("units") {
            let id = unit["unit"].as_str().expect("an id");
            let wanted = unit["figures"]["adopted"]["total"].as_i64().expect("a number");
            assert_eq!(under(&desk.leader, &format!("measure=adopted&unit={id}")).await, wanted, "{unit:#}");
        }
        assert_eq!(under(&desk.leader, "measure=adopted&span=2025").await, 0);
        let south_row = seen["by_unit"].as_array().expect("units").iter().find(|unit| unit["unit_name"] == "南湖街道");
        assert_eq!(south_row.expect("listed")["figures"]["adopted"]["province"], 1, "the merged unit shares it");

        let own = reporter.get(FIGURES).await.ok();
        assert_eq!((&own["total"]["reported"], &own["total"]["adopted"]["province"]), (&json!(1), &json!(1)));
        assert_eq!((own["by_unit"].as_array().map(Vec::len), &own["own_only"]), (Some(1), &json!(true)));
        let theirs = format!("/api/information/figures/items?measure=reported&unit={}", desk.unit);
        assert_eq!(reporter.get(&theirs).await.status, 404);
        assert_eq!(
            desk.leader.get("/api/information/figures/items?measure=logins").await.codes(),
            ["information.form.choice"]
        );
        assert_eq!(desk.leader.get("/api/information/figures?year=1").await.codes(), ["information.form.years"]);
        told.lock().expect("one at a time").push(format!("{seen}{own}"));
    })
    .await;
    let told = told.into_inner().expect("told");
    assert_eq!(told[0], told[1], "bit for bit the same from both databases");
}

#[tokio::test]
async fn the_way_of_an_item_is_measured_by_the_hand_that_it_lay_in() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let desk = Desk::new(office).await;
        let item = reported(&desk.reporter, &desk.checker, &desk.head, "临江街道划定停车位312个").await;
        office.later(SignedDuration::from_hours(36));
        let editor = office.log_in(desk.editor.person).await;
        let owed = item["report"]["owed"].as_array().map_or(0, Vec::len);
        let input = json!({ "version": item["version"], "findings": item["report"]["count"], "owed": owed });
        editor.post(&of(&item, "take"), input).await.ok();
        let seen = editor.get(FIGURES).await.ok();
        let lag = |code: &str| {
            let lags = seen["lags"].as_array().expect("lags");
            lags.iter().find(|lag| lag["stretch"] == code).map(|lag| lag["median"].clone())
        };
        assert_eq!(lag("waiting"), Some(json!("1.5天")), "{:#}", seen["lags"]);
        assert_eq!(lag("to_report"), Some(json!("3.0天")), "from the 20th, 10 o'clock, to the 23rd, 9 o'clock");
        assert_eq!(lag("editing"), None, "nothing has been adopted");

        // The same stretch opens to its items, the slowest first.
        office.later(SignedDuration::from_hours(2));
        let editor = office.log_in(desk.editor.person).await;
        let reporter = office.log_in(desk.reporter.person).await;
        let checker = office.log_in(desk.checker.person).await;
        let head = office.log_in(desk.head.person).await;
        let quick = reported(&reporter, &checker, &head, "临江街道清淤渠道12里").await;
        let seen = editor.get(FIGURES).await.ok();
        for lag in seen["lags"].as_array().expect("lags") {
            let stretch = lag["stretch"].as_str().expect("a code");
            assert_eq!(
                under(&editor, &format!("measure=took&stretch={stretch}&span=2026")).await,
                lag["items"],
                "{stretch}"
            );
        }
        let slow = editor.get("/api/information/figures/items?measure=took&stretch=to_report&span=2026").await.ok();
        let order: Vec<_> = slow["rows"].as_array().expect("rows").iter().map(|row| row["id"].clone()).collect();
        assert_eq!(order, [quick["id"].clone(), item["id"].clone()], "the event of both lies on the 20th: {slow:#}");
        assert_eq!(slow["rows"][1]["label"], "3.0天");
        let bare = editor.get("/api/information/figures/items?measure=took").await;
        assert_eq!(bare.codes(), ["information.form.choice"], "which stretch must be said");
    })
    .await;
}

#[tokio::test]
async fn the_districts_standing_is_entered_as_published_and_corrected_with_a_reason() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let desk = Desk::new(office).await;
        let path = "/api/information/standings";
        let entry = json!({
            "period": "2026Q3", "place": 3, "of_how_many": 9, "points": "235.5", "adopted": 41, "source": "市委信息通报第9期",
        });
        assert_eq!(desk.reporter.post(path, entry.clone()).await.status, 403);
        let first = desk.editor.post(path, entry.clone()).await.ok();
        assert_eq!((&first[0]["place_text"], &first[0]["period_name"]), (&json!("第3名（共9个）"), &json!("2026年第三季度")));
        let mut again = entry;
        again["place"] = json!(4);
        assert_eq!(desk.editor.post(path, again.clone()).await.codes(), ["information.standing.reason"]);
        again["reason"] = json!("市里更正了通报");
        let second = desk.editor.post(path, again.clone()).await.ok();
        assert_eq!((&second[0]["current"]["place"], &second[0]["earlier"][0]["place"]), (&json!(4), &json!(3)));
        again["place"] = json!(12);
        again["points"] = json!("二百");
        assert_eq!(desk.editor.post(path, again).await.codes(), ["information.form.number", "information.form.number"]);
        let shown = desk.leader.get(FIGURES).await.ok();
        assert_eq!(shown["standings"][0]["current"]["points"], "235.5");
        assert_eq!(desk.reporter.get(path).await.ok()[0]["current"]["reason"], "市里更正了通报");
    })
    .await;
}

#[tokio::test]
async fn tables_are_saved_as_files() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let desk = Desk::new(office).await;
        desk.taken("临江街道划定停车位312个").await;
        for path in ["/api/information/figures.xlsx?year=2026", "/api/information/points.xlsx?span=2026Q4"] {
            for client in [&desk.chief, &desk.reporter] {
                let reply = client.get(path).await;
                assert_eq!((reply.status, &reply.body), (200, &Value::Null), "a file, not JSON");
            }
        }
        assert_eq!(office.stranger().get("/api/information/figures.xlsx").await.status, 401);
    })
    .await;
}
