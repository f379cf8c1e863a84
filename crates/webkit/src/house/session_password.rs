//! 修改口令: one's own, by naming the old one. It ends every other log-in of the account.

use std::sync::Arc;

use axum::Json;
use axum::extract::{FromRequest, Request, State};
use jiff::Timestamp;
use kernel::{AccountId, Actor, Entry, Refusal};
use serde::{Deserialize, Serialize};
use store::args;
use tokio::task::spawn_blocking;
use utoipa::ToSchema;

use super::session_open::failed;
use crate::act::{Command, Me};
use crate::app::App;
use crate::guard;
use crate::identity::password;
use crate::problem::{Answer, Problem};
use crate::session::{self, Current, Session};

/// The old password and the new one.
#[derive(Clone, Deserialize, ToSchema)]
#[schema(as = house::ChangePassword)]
pub struct ChangePassword {
    old: String,
    new: String,
}

/// What came of it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = house::PasswordChanged)]
pub struct PasswordChanged {
    /// How many other log-ins of this account were ended.
    ended: u64,
}

struct Account {
    login: String,
    password: Option<String>,
    locked_until: Option<Timestamp>,
}

/// Changes one's own password. The command is not remembered under its key: nothing of a password is stored but its hash.
#[utoipa::path(post, path = "/api/session/password", operation_id = "house_change_password", request_body = ChangePassword,
    responses((status = 200, body = PasswordChanged), (status = 403, description = "the old password does not fit")))]
pub async fn session_password(
    State(app): State<App>,
    me: Me,
    Current(current): Current,
    request: Request,
) -> Answer<PasswordChanged> {
    let (address, now) = (session::address(&app, &request), app.clock.now());
    if let Some(retry_after) = app.guard.wait(address, now) {
        return Err(Problem::Hammering { retry_after });
    }
    let Command { input, .. } = <Command<ChangePassword> as FromRequest<App>>::from_request(request, &app).await?;
    let account = account(&app, current.account).await?;
    let Some(stored) = account.password else { return Err(none().into()) };
    if account.locked_until.is_some_and(|until| now < until) {
        app.guard.count(address, guard::FAILED, now);
        return Err(locked().into());
    }
    let mut refused: Vec<Refusal> = against(&input, &account.login).into_iter().collect();
    if !password::fits(&app.password_queue, input.old, Some(stored.clone())).await? {
        app.guard.count(address, guard::FAILED, now);
        failed(&app, current.account, now).await?;
        refused.insert(0, wrong());
    }
    if !refused.is_empty() {
        return Err(refused.into());
    }
    let hash = hashed(&app, input.new).await?;
    change(&app, me.0, current, stored, hash).await.map(|ended| Json(PasswordChanged { ended }))
}

/// What speaks against the new password, whatever the old one was.
fn against(input: &ChangePassword, login: &str) -> Option<Refusal> {
    let same = (input.new == input.old).then(|| {
        Refusal::invalid("house.password.same", "新口令与原口令相同")
            .basis("GB/T 22239-2019 8.1.4.1 身份鉴别信息应定期更换")
            .hint("请换一个新的口令")
            .field("new")
    });
    same.or_else(|| password::unfit(&input.new, login).map(|refusal| refusal.field("new")))
}

async fn account(app: &App, id: AccountId) -> Result<Account, Problem> {
    let district = app.settings.district.clone();
    let found = app.db.read(move |tx| {
        let district = district.clone();
        Box::pin(async move {
            let sql = "select login, password, locked_until from account where district = $1 and id = $2";
            let row = tx.one(sql, args![&district, id]).await?;
            Ok::<_, Problem>(Account {
                login: row.text("login")?,
                password: row.opt_text("password")?,
                locked_until: row.opt_time("locked_until")?,
            })
        })
    });
    found.await
}

/// Hashing costs as much as checking, and waits in the same queue.
async fn hashed(app: &App, new: String) -> anyhow::Result<String> {
    let _place = app.password_queue.acquire().await?;
    let clock = app.clock.clone();
    spawn_blocking(move || password::hash(&new, clock.as_ref())).await?
}

async fn change(
    app: &App,
    actor: Arc<Actor>,
    current: Arc<Session>,
    stored: String,
    hash: String,
) -> Result<u64, Problem> {
    let now = app.clock.now();
    let changed = app.db.write(move |tx| {
        let (actor, current, stored, hash) = (actor.clone(), current.clone(), stored.clone(), hash.clone());
        Box::pin(async move {
            let (district, account) = (&actor.district, current.account);
            let sql = "
update account set password = $3, failed = 0, locked_until = null where district = $1 and id = $2 and password = $4";
            if tx.exec(sql, args![district, account, hash, stored]).await? == 0 {
                return Err(faster().into());
            }
            let sql = "delete from session where district = $1 and account = $2 and id <> $3";
            let ended = tx.exec(sql, args![district, account, current.id]).await?;
            let payload = serde_json::json!({ "account": account.to_string(), "ended_sessions": ended }).to_string();
            tx.record(district, Entry::by(&actor, "house", "change_password", None, payload, now)).await;
            Ok::<_, Problem>(ended)
        })
    });
    changed.await
}

fn wrong() -> Refusal {
    Refusal::forbidden("house.password.wrong", "原口令不对")
        .basis("GB/T 22239-2019 8.1.4.1 登录失败处理：连续5次不对，锁定10分钟")
        .hint("请重新输入；忘记口令请找系统管理员重置")
        .field("old")
}

fn locked() -> Refusal {
    Refusal::forbidden("house.password.locked", "口令连续输错，账号暂时锁定，没有修改")
        .basis("GB/T 22239-2019 8.1.4.1 登录失败处理：连续5次不对，锁定10分钟")
        .hint("请过10分钟再试；忘记口令请找系统管理员重置")
}

fn none() -> Refusal {
    Refusal::conflict("house.password.none", "这个账号没有口令，不能修改")
        .basis("演示角色用角色卡登录，不设口令")
        .hint("正式安装里的账号才有口令；需要口令请联系系统管理员")
}

fn faster() -> Refusal {
    Refusal::conflict("house.password.faster", "口令刚刚已在别处改过，这次没有修改")
        .basis("同一时间只认一次修改")
        .hint("请用新口令重新登录")
}
