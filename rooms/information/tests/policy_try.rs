//! 试算 A draft of policy tried on a quarter, over HTTP, on both databases (GEN-4).

mod desk;

use std::collections::BTreeMap;

use desk::{Desk, of, reported};
use information::ROOM;
use kernel::{Role, UnitKind};
use serde_json::{Value, json};
use store::args;
use testkit::{Client, Office, both};
use webkit::Problem;
use webkit::house::HOUSE;

const TRY: &str = "/api/information/policy/try";

/// A draft of next year with these values, each of them a key, a case and a value as the file writes them.
fn draft(values: &[(&str, &str, &str)]) -> String {
    let head = "id = \"draft\"\ntitle = \"明年办法（草案）\"\nbasis = \"拟稿\"\neffective = \"2027-01-01\"\n";
    let block = |(key, when, value): &(&str, &str, &str)| {
        format!(
            "\n[[value]]\nkey = \"{key}\"\nwhen = {{ {when} }}\nfrom = \"2027-01-01\"\nvalue = {value}\nbasis = \"拟稿\"\n"
        )
    };
    values.iter().map(block).fold(head.to_owned(), |text, block| text + &block)
}

const QUOTA: (&str, &str) = ("information.quota.wanted", "class = \"other\", period = \"quarter\"");
const CITY: (&str, &str) = ("information.points.adopted", "level = \"city\"");

fn raised() -> String {
    draft(&[(QUOTA.0, QUOTA.1, "5"), (CITY.0, CITY.1, "\"8.25分\"")])
}

async fn tried(who: &Client, text: &str, span: &str) -> Value {
    who.post(TRY, json!({ "text": text, "span": span })).await.ok()
}

/// 临江街道 with an item that the city adopted, 南湖街道 with its three items, 东门街道 with nothing.
async fn quarter(office: &Office) -> Desk {
    let desk = Desk::new(office).await;
    let item = desk.taken("临江街道划定停车位312个").await;
    city(&desk, &item).await;
    let south = office.unit("南湖街道", UnitKind::Street).await;
    let reporter = office.person(south, Role::Reporter, "沈言").await;
    let checker = office.person(south, Role::Checker, "程度").await;
    let head = office.person(south, Role::UnitHead, "罗堤").await;
    for title in ["南湖街道加装电梯9部", "南湖街道清淤渠道12里", "南湖街道核减低保31户"] {
        reported(&reporter, &checker, &head, title).await;
    }
    office.unit("东门街道", UnitKind::Street).await;
    desk
}

/// The city's journal adopts the item.
async fn city(desk: &Desk, item: &Value) {
    let outcome = json!({
        "submission": item["id"], "kind": "adopted", "level": "city", "channel": "每日要情", "mode": "single",
        "day": "2026-11-23", "proof": "每日要情2026年第214期",
    });
    desk.editor.post("/api/information/outcomes", outcome).await.ok();
}

async fn journaled(office: &Office) -> i64 {
    let sql = "select count(*) as n from journal";
    let counted =
        office.app.db.read(move |tx| Box::pin(async move { Ok::<_, Problem>(tx.one(sql, args![]).await?.int("n")?) }));
    counted.await.expect("counted")
}

fn names<'a>(rows: &'a Value, field: &str) -> Vec<&'a str> {
    let rows = rows.as_array().expect("rows");
    rows.iter().map(|row| row[field].as_str().expect("a name")).collect()
}

fn number(value: &Value) -> i64 {
    value.as_i64().unwrap_or_else(|| panic!("{value} is no whole number"))
}

#[tokio::test]
async fn a_draft_changes_what_it_raises_and_nothing_else() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let desk = quarter(office).await;
        let (entries, board) =
            (journaled(office).await, desk.chief.get("/api/information/points?span=2026Q4").await.ok());
        let seen = tried(&desk.chief, &raised(), "2026Q4").await;

        assert_eq!(seen["span"]["name"], "2026年第四季度");
        assert!(seen["note"].as_str().is_some_and(|note| note.contains("不论写的是哪天施行") && note.contains("不存")));
        assert_eq!(seen["policy_before"], board["policy"]);
        let after = seen["policy_after"].as_str().expect("a name");
        assert!(after.contains("讲话口径") && after.contains("明年办法（草案）"), "{after}");
        assert_eq!(seen["faults"], json!([]));

        assert_eq!(names(&seen["points"], "unit_name"), ["临江街道"], "nobody else has an item in the city's journal");
        let change = &seen["points"][0];
        assert_eq!(number(&change["after"]) - number(&change["before"]), 325, "8.25分 for 5分: {change:#}");
        let (old, new) = (&change["entries_before"], &change["entries_after"]);
        assert_eq!((names(old, "points"), names(new, "points")), (vec!["5"], vec!["8.25"]), "{change:#}");
        assert_eq!(new[0]["day"], "2026-11-23");
        assert_eq!(new[0]["item"]["title"], "临江街道划定停车位312个");
        let href = new[0]["item"]["href"].as_str().expect("the section opens what was reported");
        assert_eq!(desk.chief.get(&format!("/api{href}")).await.status, 200);
        assert!(new[0]["why"]["policy"].as_str().is_some_and(|policy| policy.contains("明年办法（草案）")), "{new:#}");
        assert!(old[0]["why"]["policy"].as_str().is_some_and(|policy| policy.contains("讲话口径")), "{old:#}");

        let quota = &seen["quota"];
        let told: BTreeMap<&str, (&str, &str)> = names(quota, "unit_name")
            .into_iter()
            .zip(names(quota, "before_sentence").into_iter().zip(names(quota, "after_sentence")))
            .collect();
        let wanted = [
            ("临江街道", ("差 2 条，距季末 39 天", "差 4 条，距季末 39 天")),
            ("南湖街道", ("已完成", "差 2 条，距季末 39 天，进度正常")),
            ("东门街道", ("差 3 条，距季末 39 天", "差 5 条，距季末 39 天")),
        ];
        assert_eq!(
            (told, quota.as_array().map(Vec::len)),
            (BTreeMap::from(wanted), Some(3)),
            "five are wanted for three"
        );
        for line in quota.as_array().expect("lines") {
            assert_eq!((&line["before_wanted"], &line["after_wanted"]), (&json!(3), &json!(5)));
            assert_eq!(line["period"], "2026年第四季度");
            assert!(line["why"]["policy"].as_str().is_some_and(|policy| policy.contains("草案")), "{line:#}");
        }

        assert_eq!(seen["named"], json!({ "only_before": [], "only_after": [], "both_changed": [] }));
        let totals = &seen["totals"];
        assert_eq!(totals["units_named_before"], totals["units_named_after"]);
        let rows = board["rows"].as_array().expect("rows").iter().map(|row| number(&row["hundredths"]));
        assert_eq!(number(&totals["points_before"]), rows.sum::<i64>(), "the board and the trial agree");
        assert_eq!(number(&totals["points_after"]) - number(&totals["points_before"]), 325);

        assert_eq!(journaled(office).await, entries, "a trial is nowhere on record");
        assert_eq!(desk.chief.get("/api/information/points?span=2026Q4").await.ok(), board, "and nothing changed");
    })
    .await;
}

#[tokio::test]
async fn a_draft_that_equals_what_is_in_force_gives_no_difference() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let desk = quarter(office).await;
        let same = draft(&[(QUOTA.0, QUOTA.1, "3"), (CITY.0, CITY.1, "\"5分\"")]);
        for span in ["2026Q4", "2026Q3", "2026", "2026-11"] {
            let seen = tried(&desk.editor, &same, span).await;
            assert_eq!((&seen["points"], &seen["quota"]), (&json!([]), &json!([])), "{span}: {seen:#}");
            assert_eq!(seen["named"], json!({ "only_before": [], "only_after": [], "both_changed": [] }), "{span}");
            assert_eq!(seen["totals"]["points_before"], seen["totals"]["points_after"]);
        }
        let quiet = tried(&desk.editor, &raised(), "2026Q3").await;
        assert_eq!(quiet["points"], json!([]), "nothing was adopted in the third quarter");
    })
    .await;
}

#[tokio::test]
async fn who_would_be_named_is_told_with_the_ground() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let desk = quarter(office).await;
        let nothing = ("information.circular.nothing_reported", "", "false");
        let zero = ("information.circular.zero_points", "", "false");

        let neither = tried(&desk.director, &draft(&[nothing, zero]), "2026").await;
        let named = &neither["named"];
        assert_eq!(names(&named["only_before"], "unit_name"), ["东门街道"], "it alone reported nothing: {named:#}");
        assert_eq!((&named["only_after"], &named["both_changed"]), (&json!([]), &json!([])));
        let lost = &named["only_before"][0];
        assert_eq!(names(&lost["grounds"], "code"), ["nothing_reported", "zero_points"]);
        assert_eq!(lost["before_grounds"], Value::Null);
        for ground in lost["grounds"].as_array().expect("grounds") {
            assert!(ground["sentence"].as_str().is_some_and(|text| text.contains("11月23日")), "{ground:#}");
            assert!(ground["why"]["basis"].as_str().is_some_and(|text| !text.is_empty()), "{ground:#}");
        }
        let totals = &neither["totals"];
        assert_eq!((&totals["units_named_before"], &totals["units_named_after"]), (&json!(1), &json!(0)));

        let alone = tried(&desk.director, &draft(&[nothing]), "2026").await;
        let named = &alone["named"];
        assert_eq!(named["only_before"], json!([]));
        assert_eq!(
            names(&named["only_after"], "unit_name"),
            ["南湖街道"],
            "it reported, and earned nothing: {named:#}"
        );
        assert_eq!(names(&named["only_after"][0]["grounds"], "code"), ["zero_points"]);
        assert_eq!(names(&named["both_changed"], "unit_name"), ["东门街道"]);
        let changed = &named["both_changed"][0];
        assert_eq!(names(&changed["before_grounds"], "code"), ["nothing_reported", "zero_points"]);
        assert_eq!(names(&changed["grounds"], "code"), ["zero_points"]);
        assert_eq!((&alone["points"], &alone["quota"]), (&json!([]), &json!([])), "points and quota stay");
    })
    .await;
}

#[tokio::test]
async fn faults_are_told_by_line_and_nothing_is_computed() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let desk = quarter(office).await;
        let faulty = |seen: &Value| {
            assert_eq!((&seen["totals"], &seen["policy_after"]), (&Value::Null, &json!("")), "{seen:#}");
            assert_eq!((&seen["points"], &seen["quota"]), (&json!([]), &json!([])), "{seen:#}");
            let faults = seen["faults"].as_array().expect("faults").iter();
            let told = faults.map(|fault| (number(&fault["line"]), fault["key"].as_str().expect("a key").to_owned()));
            told.collect::<Vec<_>>()
        };
        let text = raised().replace("\"8.25分\"", "\"许多分\"").replace("value = 5\n", "value = \"五条\"\n");
        let seen = tried(&desk.chief, &text, "2026Q4").await;
        assert_eq!(faulty(&seen), [(7, QUOTA.0.to_owned()), (14, CITY.0.to_owned())]);
        let said = seen["faults"].to_string();
        assert!(said.contains("整数") && said.contains("2.5分"), "{said}");

        let seen = tried(&desk.chief, "title = ", "2026Q4").await;
        assert_eq!(faulty(&seen), [(1, String::new())], "a text that can't be read");

        let carrier = desk.taken("临江街道新增充电桩86个").await;
        let west = office.unit("西坝街道", UnitKind::Street).await;
        let reporter = office.person(west, Role::Reporter, "沈桥").await;
        let checker = office.person(west, Role::Checker, "程岸").await;
        let head = office.person(west, Role::UnitHead, "罗溪").await;
        let part = reported(&reporter, &checker, &head, "西坝街道缺充电桩200个").await;
        let owed = part["report"]["owed"].as_array().map_or(0, Vec::len);
        let take = json!({ "version": part["version"], "findings": part["report"]["count"], "owed": owed });
        let part = desk.editor.post(&of(&part, "take"), take).await.ok();
        let merge = json!({ "version": part["version"], "into": carrier["id"], "question": "老旧小区充电难" });
        desk.editor.post(&of(&part, "merge"), merge).await.ok();
        city(&desk, &carrier).await;
        let ratio = draft(&[("information.points.share", "", "\"ratio\"")]);
        let seen = tried(&desk.chief, &ratio, "2026Q4").await;
        assert_eq!(faulty(&seen), [(1, "information.points.share_ratio".to_owned())], "shares without their ratio");
    })
    .await;
}

#[tokio::test]
async fn only_those_who_draft_may_try_and_the_form_says_what_is_wrong() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let desk = quarter(office).await;
        let input = json!({ "text": raised(), "span": "2026Q4" });
        for (name, who) in [("信息员", &desk.reporter), ("负责人", &desk.head), ("区领导", &desk.leader)] {
            assert_eq!(who.post(TRY, input.clone()).await.status, 403, "{name}");
        }
        for who in [&desk.editor, &desk.chief, &desk.director] {
            assert_eq!(who.post(TRY, input.clone()).await.status, 200);
        }
        for (text, span, fields) in [
            (raised().as_str(), "2026Q9", vec!["span"]),
            (raised().as_str(), "", vec!["span"]),
            (" \n", "2026Q4", vec!["text"]),
            ("", "去年", vec!["span", "text"]),
        ] {
            let reply = desk.editor.post(TRY, json!({ "text": text, "span": span })).await;
            assert_eq!(reply.status, 422, "{span}: {:#}", reply.body);
            assert_eq!(names(&reply.body["refused"], "field"), fields, "{:#}", reply.body);
        }
    })
    .await;
}
