//! One's own password: the old one is asked for, the new one must be fit, every other log-in ends (GEN-2).

use kernel::{Role, UnitKind};
use serde_json::{Value, json};
use store::args;
use testkit::{Client, Office, both};
use webkit::house::HOUSE;
use webkit::identity::password;

const OLD: &str = "Qingxi-2026";
const NEW: &str = "Linjiang-2027";
const PATH: &str = "/api/session/password";

#[tokio::test]
async fn a_new_password_opens_the_door_the_old_one_no_longer_and_other_windows_are_closed() {
    both(&[HOUSE], async |office: &Office| {
        let here = with_password(office, Role::Reporter).await;
        let elsewhere = office.log_in(here.person).await;
        let changed = here.post_once("key-1", PATH, change(OLD, NEW)).await.ok();
        assert_eq!(changed, json!({ "ended": 1 }));
        assert_eq!(here.get("/api/desk").await.status, 200, "whoever changes it stays logged in");
        assert_eq!(elsewhere.get("/api/desk").await.status, 401);
        assert_eq!(log_in(office, &here, OLD).await, 403);
        assert_eq!(log_in(office, &here, NEW).await, 200);
        let told = journal(office).await;
        assert_eq!(told.len(), 1);
        assert!(
            told[0].contains("ended_sessions") && !told[0].contains(NEW) && !told[0].contains("argon2"),
            "{told:?}"
        );
    })
    .await;
}

#[tokio::test]
async fn an_administrator_changes_his_own_too() {
    both(&[HOUSE], async |office: &Office| {
        let sysadmin = with_password(office, Role::Sysadmin).await;
        assert_eq!(sysadmin.post(PATH, change(OLD, NEW)).await.ok()["ended"], 0);
    })
    .await;
}

#[tokio::test]
async fn what_is_wrong_is_told_at_once_and_the_old_password_stays() {
    both(&[HOUSE], async |office: &Office| {
        let here = with_password(office, Role::Reporter).await;
        let weak = here.post(PATH, change("Wrong-2026", "short")).await;
        assert_eq!((weak.status, weak.codes()), (403, owned(&["house.password.wrong", "house.password.weak"])));
        assert_eq!(
            (&weak.body["refused"][0]["field"], &weak.body["refused"][1]["field"]),
            (&json!("old"), &json!("new"))
        );
        let same = here.post(PATH, change(OLD, OLD)).await;
        assert_eq!((same.status, same.codes()), (422, owned(&["house.password.same"])));
        assert_eq!(here.forged().post(PATH, change(OLD, NEW)).await.status, 403);
        assert_eq!(log_in(office, &here, OLD).await, 200);
        assert_eq!(journal(office).await, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn guessing_the_old_one_five_times_locks_the_account_as_at_the_door() {
    both(&[HOUSE], async |office: &Office| {
        let here = with_password(office, Role::Reporter).await;
        for _ in 0..5 {
            assert_eq!(here.post(PATH, change("Wrong-2026", NEW)).await.codes(), owned(&["house.password.wrong"]));
        }
        assert_eq!(here.post(PATH, change(OLD, NEW)).await.codes(), owned(&["house.password.locked"]));
        assert_eq!(log_in(office, &here, OLD).await, 403);
        for _ in 0..23 {
            assert_eq!(here.post(PATH, change("Wrong-2026", NEW)).await.status, 403);
        }
        assert_eq!(here.post(PATH, change(OLD, NEW)).await.status, 429, "thirty tries a minute from one address");
        office.later(jiff::SignedDuration::from_mins(11));
        assert_eq!(here.post(PATH, change(OLD, NEW)).await.status, 200);
    })
    .await;
}

#[tokio::test]
async fn an_account_without_a_password_is_told_so_and_a_stranger_has_to_log_in() {
    both(&[HOUSE], async |office: &Office| {
        let unit = office.unit("临江街道", UnitKind::Street).await;
        let card = office.person(unit, Role::Reporter, "何雨").await;
        let refused = card.post(PATH, change(OLD, NEW)).await;
        assert_eq!((refused.status, refused.codes()), (409, owned(&["house.password.none"])));
        assert_eq!(office.stranger().post(PATH, change(OLD, NEW)).await.status, 401);
    })
    .await;
}

async fn with_password(office: &Office, role: Role) -> Client {
    let unit = office.unit("临江街道", UnitKind::Street).await;
    let client = office.person(unit, role, "何雨").await;
    let hash = password::hash(OLD, office.clock.as_ref()).expect("hashes");
    let (district, person) = (office.district(), client.person);
    office
        .write(move |tx| {
            let (district, hash) = (district.clone(), hash.clone());
            Box::pin(async move {
                let sql = "update account set password = $3 where district = $1 and person = $2";
                tx.exec(sql, args![&district, person, hash]).await?;
                Ok(())
            })
        })
        .await;
    client
}

async fn log_in(office: &Office, client: &Client, password: &str) -> u16 {
    let input = json!({ "login": client.person.to_string(), "password": password });
    office.stranger().post("/api/session", input).await.status
}

async fn journal(office: &Office) -> Vec<String> {
    let district = office.district();
    office
        .write(move |tx| {
            let district = district.clone();
            Box::pin(async move {
                let sql = "select payload from journal where district = $1 and verb = 'change_password' order by seq";
                let rows = tx.all(sql, args![&district]).await?;
                Ok(rows.iter().map(|row| row.text("payload")).collect::<Result<Vec<_>, _>>()?)
            })
        })
        .await
}

fn change(old: &str, new: &str) -> Value {
    json!({ "old": old, "new": new })
}

fn owned(codes: &[&str]) -> Vec<String> {
    codes.iter().map(|code| (*code).to_owned()).collect()
}
