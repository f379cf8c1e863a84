//! Log-in by name and password: calm in every case, equally slow for unknown names, locked after five failures.

use axum::extract::{FromRequest, Request, State};
use axum::response::Response;
use jiff::Timestamp;
use kernel::{AccountId, Actor, DistrictId, Entry, PersonId, Refusal};
use serde::Deserialize;
use store::{Tx, args};
use utoipa::ToSchema;

use crate::act::Command;
use crate::app::App;
use crate::guard;
use crate::house::session_show::{SessionView, opened};
use crate::identity::{password, seats};
use crate::problem::Problem;
use crate::session::{self, Session};

/// Failures in a row after which an account is locked.
const FAILURES: i64 = 5;
/// For so many seconds. Evaluators' practice for GB/T 22239-2019 is 10 to 30 minutes.
const LOCKED_FOR: i64 = 600;

/// Name and password.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = house::LogIn)]
pub struct LogIn {
    login: String,
    password: String,
}

struct Account {
    id: AccountId,
    person: PersonId,
    password: Option<String>,
    locked_until: Option<Timestamp>,
}

/// Opens a session.
#[utoipa::path(post, path = "/api/session", operation_id = "house_session_open", request_body = LogIn,
    responses((status = 200, body = SessionView), (status = 403, description = "name or password do not fit")))]
pub async fn session_open(State(app): State<App>, request: Request) -> Result<Response, Problem> {
    let address = session::address(&app, &request);
    let now = app.clock.now();
    if let Some(retry_after) = app.guard.wait(address, now) {
        return Err(Problem::Hammering { retry_after });
    }
    let Command { input, .. } = <Command<LogIn> as FromRequest<App>>::from_request(request, &app).await?;
    let LogIn { login, password } = input;
    let account = account(&app, login).await?;
    let stored = account.as_ref().and_then(|account| account.password.clone());
    let fits = password::fits(&app.password_queue, password, stored).await?;
    let Some(account) = account else {
        app.guard.count(address, guard::FAILED, now);
        return Err(wrong());
    };
    let locked = account.locked_until.is_some_and(|until| now < until);
    if locked || !fits {
        app.guard.count(address, guard::FAILED, now);
        if !locked {
            failed(&app, account.id, now).await?;
        }
        return Err(wrong());
    }
    let (session, token, actor) = log_in(&app, account.id, account.person, address.to_string()).await?;
    Ok(opened(&app, &session, &token, &actor))
}

/// One sentence for every failure: a stranger learns nothing about which names exist or are locked.
fn wrong() -> Problem {
    Refusal::forbidden("house.session.wrong", "账号或口令不对，或账号暂时锁定")
        .basis("GB/T 22239-2019 8.1.4.1 登录失败处理：连续5次不对，锁定10分钟")
        .hint("请核对后再试；忘记口令请找系统管理员重置")
        .into()
}

async fn account(app: &App, login: String) -> Result<Option<Account>, Problem> {
    let district = app.settings.district.clone();
    let found = app.db.read(move |tx| {
        let (district, login) = (district.clone(), login.clone());
        Box::pin(async move {
            let sql = "select id, person, password, locked_until from account where district = $1 and login = $2 and disabled_at is null";
            let Some(row) = tx.opt(sql, args![&district, login]).await? else { return Ok::<_, Problem>(None) };
            Ok(Some(Account {
                id: row.id("id")?,
                person: row.id("person")?,
                password: row.opt_text("password")?,
                locked_until: row.opt_time("locked_until")?,
            }))
        })
    });
    found.await
}

/// Counts a password that did not fit against its account, and locks the account at the fifth.
pub(super) async fn failed(app: &App, account: AccountId, now: Timestamp) -> Result<(), Problem> {
    let district = app.settings.district.clone();
    let noted = app.db.write(move |tx| {
        let district = district.clone();
        Box::pin(async move { note_failure(tx, &district, account, now).await })
    });
    noted.await
}

async fn note_failure(tx: &mut Tx, district: &DistrictId, account: AccountId, now: Timestamp) -> Result<(), Problem> {
    let sql = "update account set failed = failed + 1 where district = $1 and id = $2 returning failed";
    let failures = tx.one(sql, args![district, account]).await?.int("failed")?;
    if FAILURES <= failures {
        let sql = "update account set failed = 0, locked_until = $3 where district = $1 and id = $2";
        tx.exec(sql, args![district, account, now.as_second() + LOCKED_FOR]).await?;
        let payload = format!(r#"{{"account":"{account}","seconds":{LOCKED_FOR}}}"#);
        tx.record(district, Entry::by_system("house", "lock_account", None, payload, now)).await;
    }
    Ok(())
}

/// Opens a session for an account whose right to it has been shown, and records it.
pub async fn log_in(
    app: &App,
    account: AccountId,
    person: PersonId,
    address: String,
) -> Result<(Session, String, Actor), Problem> {
    let outer = app.clone();
    let opened = app.db.write(move |tx| {
        let (app, address) = (outer.clone(), address.clone());
        Box::pin(async move {
            let district = &app.settings.district;
            let now = app.clock.now();
            let Some(actor) = seats::actor(tx, district, account, person, now).await? else { return Err(no_post()) };
            let sql = "update account set failed = 0, locked_until = null where district = $1 and id = $2";
            tx.exec(sql, args![district, account]).await?;
            let stale = now.as_second() - app.settings.idle_minutes * 60;
            tx.exec("delete from session where district = $1 and seen_at < $2", args![district, stale]).await?;
            let (session, token) = session::open(tx, district, account, &address, app.clock.as_ref()).await?;
            let payload = serde_json::json!({ "address": address }).to_string();
            tx.record(district, Entry::by(&actor, "house", "log_in", None, payload, now)).await;
            Ok((session, token, actor))
        })
    });
    opened.await
}

fn no_post() -> Problem {
    Refusal::forbidden("house.session.no_post", "您的账号还没有分配岗位，不能登录")
        .hint("请联系系统管理员在“单位与人员”中分配岗位")
        .into()
}
