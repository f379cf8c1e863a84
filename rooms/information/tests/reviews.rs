//! 复核: a unit asks about its points, its head signs, somebody else of the section answers (INF-4, GEN-3), on both databases.

mod desk;

use desk::Desk;
use information::ROOM;
use jiff::SignedDuration;
use kernel::{Role, UnitKind};
use serde_json::{Value, json};
use testkit::{Client, Office, Reply, both};
use webkit::house::HOUSE;

const REVIEWS: &str = "/api/information/reviews";

fn at(review: &Value, verb: &str) -> String {
    format!("{REVIEWS}/{}{verb}", review["id"].as_str().expect("has an id"))
}

fn refused(reply: &Reply) -> (u16, Vec<String>) {
    (reply.status, reply.codes().iter().map(|code| code.trim_start_matches("information.review.").to_owned()).collect())
}

fn about_all() -> Value {
    json!({ "about": "total", "span": "2026Q4", "words": "11月有一条市级采用没有记上，见市《每日要情》第214期" })
}

/// A fault of the street, entered by this hand.
async fn fault(hand: &Client, desk: &Desk) -> Value {
    let input = json!({
        "unit": desk.unit.to_string(), "ground": "late", "day": "2026-11-23", "important": false,
        "what": "约定当日报送，次日才报", "proof": "值班记录",
    });
    hand.post("/api/information/faults", input).await.ok()
}

#[tokio::test]
async fn the_reporter_writes_the_head_signs_the_chief_answers_with_what_was_put_right() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let desk = Desk::new(office).await;
        let mut bare = about_all();
        bare["words"] = json!("");
        assert_eq!(refused(&desk.reporter.post(REVIEWS, bare).await), (422, vec!["review_needs_words".to_owned()]));
        let asked = desk.reporter.post(REVIEWS, about_all()).await.ok();
        assert_eq!(
            (&asked["state"], &asked["due_at"]),
            (&json!("to_sign"), &Value::Null),
            "no limit runs before the head signs"
        );
        assert_eq!(desk.head.get("/api/desk").await.ok()["todo"][0]["label"], "签送复核申请");
        assert_eq!(refused(&desk.reporter.post(&at(&asked, "/sign"), json!({ "version": 1 })).await).0, 403);

        let signed = desk.head.post(&at(&asked, "/sign"), json!({ "version": asked["version"] })).await.ok();
        assert_eq!((&signed["state"], &signed["signed_by"]), (&json!("asked"), &json!("魏山")));
        let todo = desk.chief.get("/api/desk").await.ok()["todo"][0].clone();
        assert_eq!((&todo["label"], &todo["href"]), (&json!("答复复核"), &json!(at(&asked, "").replace("/api", ""))));
        assert_eq!(todo["due_at"], signed["due_at"]);
        assert_eq!(signed["due_at"], "2026-11-30T15:59:59Z", "five working days after Monday, by the calendar");
        let why = &signed["due_why"];
        assert_eq!(why["rule"], "information.review.review_answered_in_limit");
        assert!(why["facts"][0]["value"].as_str().is_some_and(|words| words.contains("5个工作日")), "{why:#}");
        assert!(why["policy"].as_str().is_some_and(|policy| policy.contains("讲话口径")));

        let upheld = json!({ "version": signed["version"], "verdict": "upheld", "words": "已查原刊，确有一条" });
        let silent = desk.chief.post(&at(&asked, "/answer"), upheld.clone()).await;
        assert_eq!(refused(&silent), (422, vec!["review_needs_words".to_owned()]), "right, but nothing was put right");
        let mut upheld = upheld;
        upheld["corrected"] = json!("已补登记市级采用1条");
        let done = desk.chief.post(&at(&asked, "/answer"), upheld).await.ok();
        assert_eq!((&done["state_name"], &done["late"]), (&json!("复核成立"), &json!(false)));
        for client in [&desk.reporter, &desk.head] {
            let told = client.get("/api/messages").await.ok().to_string();
            assert!(told.contains("已更正：已补登记市级采用1条。理由：已查原刊，确有一条"), "{told}");
        }
        let seen = desk.head.get(&at(&asked, "")).await.ok();
        let steps: Vec<&str> =
            seen["steps"].as_array().expect("steps").iter().filter_map(|step| step["verb_name"].as_str()).collect();
        assert_eq!(steps, ["申请复核", "签送复核", "答复复核"]);
        let twice = json!({ "version": done["version"], "verdict": "not_upheld", "words": "再看一遍" });
        assert_eq!(refused(&desk.chief.post(&at(&asked, "/answer"), twice).await), (409, vec!["not_now".to_owned()]));
    })
    .await;
}

#[tokio::test]
async fn whoever_entered_the_fault_does_not_answer_and_the_director_steps_in() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let desk = Desk::new(office).await;
        let fault = fault(&desk.chief, &desk).await;
        let input = json!({ "about": "fault", "about_id": fault["id"], "span": "2026Q4", "words": "当日已电话报告，有通话记录" });
        let asked = desk.head.post(REVIEWS, input.clone()).await.ok();
        assert_eq!(asked["state"], "asked", "the head's own needs no second signature");
        assert!(asked["holder"].as_str().is_some_and(|holder| holder.contains("主任")), "{asked:#}");
        assert_eq!(refused(&desk.head.post(REVIEWS, input).await), (409, vec!["open_already".to_owned()]));
        let seen = desk.chief.get(&at(&asked, "")).await.ok();
        assert_eq!(seen["can"]["answer_review"][0]["code"], "information.review.review_answered_by_another");
        let answer = json!({ "version": asked["version"], "verdict": "not_upheld", "words": "通话在时限之后" });
        let own = desk.chief.post(&at(&asked, "/answer"), answer.clone()).await;
        assert_eq!(refused(&own), (403, vec!["review_answered_by_another".to_owned()]));
        let done = desk.director.post(&at(&asked, "/answer"), answer).await.ok();
        assert_eq!((&done["state_name"], &done["answered_by"]), (&json!("维持原记"), &json!("邵平")));
        assert_eq!(desk.director.get("/api/desk").await.ok()["todo"], json!([]));
    })
    .await;
}

#[tokio::test]
async fn an_answer_after_the_limit_says_why_it_is_late() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let desk = Desk::new(office).await;
        let asked = desk
            .head
            .post(REVIEWS, json!({ "about": "quota", "span": "2026Q4", "words": "退回后重报的一条没有计入" }))
            .await
            .ok();
        office.later(SignedDuration::from_hours(24 * 9));
        let chief = office.log_in(desk.chief.person).await;
        assert_eq!(chief.get(&at(&asked, "")).await.ok()["light"], "red");
        let mut answer =
            json!({ "version": asked["version"], "verdict": "not_upheld", "words": "重报的一条还在退回中" });
        let silent = chief.post(&at(&asked, "/answer"), answer.clone()).await;
        assert_eq!(refused(&silent), (422, vec!["review_answered_in_limit".to_owned()]));
        answer["late"] = json!("调阅流程记录用了四天");
        let done = chief.post(&at(&asked, "/answer"), answer).await.ok();
        assert_eq!((&done["late"], &done["late_words"]), (&json!(true), &json!("调阅流程记录用了四天")));
    })
    .await;
}

#[tokio::test]
async fn reviews_are_seen_by_the_unit_and_the_section_and_may_be_taken_back() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let desk = Desk::new(office).await;
        let other = office.unit("南湖街道", UnitKind::Street).await;
        let stranger = office.person(other, Role::Reporter, "外人").await;
        let asked = desk.reporter.post(REVIEWS, about_all()).await.ok();
        assert_eq!(stranger.get(&at(&asked, "")).await.status, 404);
        assert_eq!(stranger.get(REVIEWS).await.ok()["rows"], json!([]));
        assert_eq!(desk.editor.get(&format!("{REVIEWS}?list=open")).await.ok()["total"]["count"], 1);
        let foreign =
            json!({ "about": "total", "span": "2026Q4", "unit": desk.unit.to_string(), "words": "替别人申请" });
        assert_eq!(
            stranger.post(REVIEWS, foreign).await.status,
            404,
            "another unit's account is not theirs to dispute"
        );
        let fault = fault(&desk.chief, &desk).await;
        let unknown = json!({ "about": "fault", "about_id": fault["id"], "span": "2026Q4", "words": "别的单位的差错" });
        assert_eq!(stranger.post(REVIEWS, unknown).await.status, 404, "another unit's fault is not on their record");
        let gone = desk.reporter.post(&at(&asked, "/take_back"), json!({ "version": asked["version"] })).await.ok();
        assert_eq!(gone["state"], "taken_back");
        let open = desk.reporter.get(&format!("{REVIEWS}?list=open")).await.ok();
        assert_eq!(open["rows"], json!([]));
        let stale = desk.reporter.post(REVIEWS, about_all()).await.ok();
        let late = desk.head.post(&at(&stale, "/sign"), json!({ "version": 7 })).await;
        assert_eq!(late.codes(), ["house.version.stale"]);
    })
    .await;
}
