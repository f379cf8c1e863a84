//! Log-in as people meet it: calm, equally slow for strangers, locked after five failures, ended by idling and by leaving.

use jiff::SignedDuration;
use kernel::{AccountId, Clock, PersonId, Role, UnitKind};
use serde_json::{Value, json};
use testkit::{Office, both};
use webkit::Problem;
use webkit::house::HOUSE;
use webkit::identity::{password, people};

const PASSWORD: &str = "Qingxi-2026";

/// An account with a password, for somebody with a post unless they have none.
async fn account(office: &Office, login: &'static str, role: Option<Role>) -> PersonId {
    let person = office.nobody("何雨").await;
    let unit = office.unit("临江街道", UnitKind::Street).await;
    if let Some(role) = role {
        office.seat(unit, role, person, None).await;
    }
    let hash = password::hash(PASSWORD, office.clock.as_ref()).expect("hashes");
    let (district, id) = (office.district(), AccountId::new(office.clock.fresh_uuid()));
    office
        .write(move |tx| {
            let (district, hash) = (district.clone(), hash.clone());
            Box::pin(async move {
                people::add_account(tx, &district, id, person, login, Some(hash)).await.map_err(Problem::from)
            })
        })
        .await;
    person
}

fn log_in(login: &str, password: &str) -> Value {
    json!({ "login": login, "password": password })
}

#[tokio::test]
async fn the_right_password_opens_a_session_and_a_wrong_one_says_nothing_about_whether_the_name_exists() {
    both(&[HOUSE], async |office: &Office| {
        account(office, "heyu", Some(Role::Reporter)).await;
        let door = office.stranger();
        let opened = door.post("/api/session", log_in("heyu", PASSWORD)).await.ok();
        assert!(opened["csrf"].as_str().is_some_and(|csrf| csrf.len() == 64));
        assert_eq!(opened["roles"], json!(["reporter"]));
        let wrong = door.post("/api/session", log_in("heyu", "Wrong-2026")).await;
        let unknown = door.post("/api/session", log_in("nobody", PASSWORD)).await;
        assert_eq!((wrong.status, &wrong.body), (403, &unknown.body));
    })
    .await;
}

#[tokio::test]
async fn after_five_failures_even_the_right_password_waits_ten_minutes() {
    both(&[HOUSE], async |office: &Office| {
        account(office, "heyu", Some(Role::Reporter)).await;
        let door = office.stranger();
        for _ in 0..5 {
            assert_eq!(door.post("/api/session", log_in("heyu", "Wrong-2026")).await.status, 403);
        }
        let locked = door.post("/api/session", log_in("heyu", PASSWORD)).await;
        assert_eq!((locked.status, locked.codes()), (403, vec!["house.session.wrong".to_owned()]));
        office.later(SignedDuration::from_mins(10));
        assert_eq!(door.post("/api/session", log_in("heyu", PASSWORD)).await.status, 200);
    })
    .await;
}

#[tokio::test]
async fn hammering_is_told_to_wait_and_a_minute_later_may_try_again() {
    both(&[HOUSE], async |office: &Office| {
        let door = office.stranger();
        let mut answers = Vec::new();
        for _ in 0..310 {
            answers.push(door.get("/api/desk").await.status);
        }
        assert_eq!((answers[0], answers[309]), (401, 429));
        assert!(answers.iter().all(|status| [401, 429].contains(status)));
        office.later(SignedDuration::from_secs(61));
        assert_eq!(door.get("/api/desk").await.status, 401);
    })
    .await;
}

#[tokio::test]
async fn a_person_without_a_post_is_told_whom_to_ask() {
    both(&[HOUSE], async |office: &Office| {
        account(office, "xinren", None).await;
        let refused = office.stranger().post("/api/session", log_in("xinren", PASSWORD)).await;
        assert_eq!((refused.status, refused.codes()), (403, vec!["house.session.no_post".to_owned()]));
    })
    .await;
}

#[tokio::test]
async fn leaving_ends_the_session_and_a_lost_post_ends_it_at_once() {
    both(&[HOUSE], async |office: &Office| {
        let unit = office.unit("临江街道", UnitKind::Street).await;
        let leaver = office.person(unit, Role::Reporter, "何雨").await;
        assert_eq!(leaver.send("DELETE", "/api/session", None, None).await.status, 204);
        assert_eq!(leaver.get("/api/desk").await.status, 401);
        let moved = office.person(unit, Role::Checker, "顾兰").await;
        let (district, person, now) = (office.district(), moved.person, office.clock.now());
        office
            .write(move |tx| {
                let district = district.clone();
                Box::pin(async move {
                    let sql = "update post_holder set until_at = $3 where district = $1 and person = $2";
                    tx.exec(sql, store::args![&district, person, now]).await?;
                    Ok(())
                })
            })
            .await;
        assert_eq!(moved.get("/api/desk").await.status, 401);
    })
    .await;
}

#[tokio::test]
async fn a_session_lasts_sixteen_hours_however_busy() {
    both(&[HOUSE], async |office: &Office| {
        let unit = office.unit("临江街道", UnitKind::Street).await;
        let busy = office.person(unit, Role::Duty, "值班").await;
        for _ in 0..47 {
            office.later(SignedDuration::from_mins(20));
            assert_eq!(busy.get("/api/desk").await.status, 200);
        }
        office.later(SignedDuration::from_mins(21));
        assert_eq!(busy.get("/api/desk").await.status, 401);
    })
    .await;
}
