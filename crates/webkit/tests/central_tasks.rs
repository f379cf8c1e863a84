//! The year's central tasks, entered and mended by those who keep the register (GEN-6).

use kernel::{Role, UnitKind};
use serde_json::{Value, json};
use store::args;
use testkit::{Office, both};
use webkit::house::HOUSE;

const PATH: &str = "/api/central-tasks";

#[tokio::test]
async fn the_chief_enters_a_task_and_everybody_in_business_sees_it() {
    both(&[HOUSE], async |office: &Office| {
        let street = office.unit("临江街道", UnitKind::Street).await;
        let chief = office.person(office.office, Role::SectionChief, "闻敏").await;
        let reporter = office.person(street, Role::Reporter, "何雨").await;
        let made = chief.post(PATH, task(2026, "T01", " 产业项目攻坚 ", &street.to_string())).await.ok();
        assert_eq!((&made["title"], &made["lead_unit"]), (&json!("产业项目攻坚"), &json!("临江街道")));
        assert_eq!(reporter.get(PATH).await.ok(), json!([made]));
        assert_eq!(reporter.post(PATH, task(2026, "T02", "农田水利", "")).await.status, 403);
        let told = journal(office, "add_central_task").await;
        assert_eq!((&told["before"], &told["after"]["code"]), (&json!({}), &json!("T01")));
    })
    .await;
}

#[tokio::test]
async fn a_doubled_code_an_empty_title_and_a_year_far_off_are_refused_in_words() {
    both(&[HOUSE], async |office: &Office| {
        let clerk = office.person(office.office, Role::Clerk, "文书").await;
        clerk.post(PATH, task(2026, "T01", "产业项目攻坚", "")).await.ok();
        let doubled = clerk.post_once("key-1", PATH, task(2026, "T01", "农田水利", "")).await;
        assert_eq!((doubled.status, doubled.codes()), (409, vec!["house.central_task.doubled".to_owned()]));
        assert_eq!(doubled.body["refused"][0]["message"], "2026年已有编号为T01的中心工作");
        assert_eq!(clerk.post(PATH, task(2027, "T01", "农田水利", "")).await.status, 200, "next year begins anew");
        let all = clerk.post(PATH, task(2031, "", " ", "0190a0b0-0000-7000-8000-000000000001")).await;
        let fields: Vec<&str> =
            all.body["refused"].as_array().expect("refused").iter().filter_map(|one| one["field"].as_str()).collect();
        assert_eq!((all.status, fields), (422, vec!["year", "code", "title", "lead_unit"]));
        assert_eq!(clerk.get(PATH).await.ok().as_array().map(Vec::len), Some(2));
    })
    .await;
}

#[tokio::test]
async fn the_director_mends_the_title_and_the_journal_keeps_both() {
    both(&[HOUSE], async |office: &Office| {
        let street = office.unit("临江街道", UnitKind::Street).await;
        let director = office.person(office.office, Role::Director, "邵平").await;
        let made = director.post(PATH, task(2026, "T01", "产业项目", &street.to_string())).await.ok();
        let path = format!("{PATH}/{}", made["id"].as_str().expect("an id"));
        let same = director.post(&path, json!({ "title": "产业项目", "lead_unit": street.to_string() })).await;
        assert_eq!((same.status, same.codes()), (409, vec!["house.central_task.nothing_new".to_owned()]));
        let mended = director.post(&path, json!({ "title": "产业项目攻坚" })).await.ok();
        assert_eq!(
            (&mended["title"], &mended["code"], &mended["lead_unit"]),
            (&json!("产业项目攻坚"), &json!("T01"), &json!(""))
        );
        let told = journal(office, "change_central_task").await;
        assert_eq!((&told["before"]["title"], &told["after"]["title"]), (&json!("产业项目"), &json!("产业项目攻坚")));
        assert_eq!(told["before"]["lead_unit"], "临江街道");
        let unknown = format!("{PATH}/0190a0b0-0000-7000-8000-000000000001");
        assert_eq!(director.post(&unknown, json!({ "title": "别的" })).await.status, 404);
    })
    .await;
}

fn task(year: i64, code: &str, title: &str, lead_unit: &str) -> Value {
    json!({ "year": year, "code": code, "title": title, "lead_unit": lead_unit })
}

async fn journal(office: &Office, verb: &'static str) -> Value {
    let district = office.district();
    let payload = office
        .write(move |tx| {
            let district = district.clone();
            Box::pin(async move {
                let sql = "select payload from journal where district = $1 and verb = $2";
                Ok(tx.one(sql, args![&district, verb]).await?.text("payload")?)
            })
        })
        .await;
    serde_json::from_str(&payload).expect("a payload is JSON")
}
