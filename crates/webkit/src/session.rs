//! Sessions: a random token in a strict cookie, a second token against forged requests, an end after idling.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::extract::{ConnectInfo, FromRequestParts, MatchedPath, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use kernel::journal::sm3_hex;
use kernel::{AccountId, Actor, Clock, DistrictId, PersonId, Refusal, SessionId};
use store::{Row, StoreError, Tx, args};
use subtle::ConstantTimeEq;

use crate::act::Me;
use crate::app::App;
use crate::guard;
use crate::identity::seats;
use crate::problem::Problem;
use crate::room::Grant;

/// The cookie's name.
pub const COOKIE: &str = "chengqi_session";
/// The header that unsafe methods carry.
pub const CSRF_HEADER: &str = "x-csrf-token";
/// Seconds between two notes of when a session was last seen.
const SEEN_EVERY: i64 = 60;
/// Seconds after which a session ends however busy it was: one working day with its overtime.
const LONGEST: i64 = 16 * 3_600;

/// A log-in that stands.
#[derive(Debug, Clone)]
pub struct Session {
    /// Its id.
    pub id: SessionId,
    /// What unsafe requests must carry.
    pub csrf: String,
    /// The account.
    pub account: AccountId,
    seen_at: Timestamp,
}

/// The session of this request, put there by [`check`].
#[derive(Debug, Clone)]
pub struct Current(pub Arc<Session>);

impl<S: Send + Sync> FromRequestParts<S> for Current {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        parts.extensions.get::<Current>().cloned().ok_or(Problem::LoggedOut)
    }
}

/// Opens a session and gives it back with the token for the cookie. Only the token's digest is stored.
pub async fn open(
    tx: &mut Tx,
    district: &DistrictId,
    account: AccountId,
    address: &str,
    clock: &dyn Clock,
) -> Result<(Session, String), StoreError> {
    let token = clock.fresh_token();
    let now = clock.now();
    let session = Session { id: SessionId::new(clock.fresh_uuid()), csrf: clock.fresh_token(), account, seen_at: now };
    let sql = "insert into session (district, id, token, csrf, account, opened_at, seen_at, address) values ($1, $2, $3, $4, $5, $6, $6, $7)";
    let digest = sm3_hex(token.as_bytes());
    tx.exec(sql, args![district, session.id, digest, &session.csrf, account, now, address]).await?;
    Ok((session, token))
}

/// Ends a session.
pub async fn close(tx: &mut Tx, district: &DistrictId, id: SessionId) -> Result<(), StoreError> {
    tx.exec("delete from session where district = $1 and id = $2", args![district, id]).await?;
    Ok(())
}

/// The `Set-Cookie` value for a token; an empty token takes the cookie back.
#[must_use]
pub fn cookie(app: &App, token: &str) -> String {
    let secure = if app.settings.gateway { "; Secure" } else { "" };
    let age = if token.is_empty() { "; Max-Age=0" } else { "" };
    format!("{COOKIE}={token}; Path=/; HttpOnly; SameSite=Strict{secure}{age}")
}

/// The address that a request came from. Behind a gateway it is the last one that the gateway names; without one, whatever a
/// client writes into that header counts for nothing.
#[must_use]
pub fn address(app: &App, request: &Request) -> IpAddr {
    let named = request.headers().get("x-forwarded-for").filter(|_| app.settings.gateway);
    let named = named.and_then(|value| value.to_str().ok()).and_then(|list| list.rsplit(',').next());
    let named: Option<IpAddr> = named.and_then(|address| address.trim().parse().ok());
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    named.or(peer).unwrap_or(IpAddr::from([127, 0, 0, 1]))
}

/// Paths that answer without a log-in. Everything else under `/api` asks for one first.
pub const PUBLIC: [(&str, &str); 5] = [
    ("POST", "/api/session"),
    ("GET", "/api/openapi.json"),
    ("GET", "/api/health"),
    ("GET", "/api/demo/cards"),
    ("POST", "/api/demo/login"),
];

/// The gate before every route under `/api`: log-in first, then the token against forged requests, then the permission matrix.
pub async fn check(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let method = request.method().clone();
    let path = request.uri().path().to_owned();
    if PUBLIC.iter().any(|(public, at)| *public == method.as_str() && *at == path) {
        return next.run(request).await;
    }
    match admit(&app, &mut request, &method).await {
        Ok(()) => next.run(request).await,
        Err(problem) => problem.into_response(),
    }
}

async fn admit(app: &App, request: &mut Request, method: &Method) -> Result<(), Problem> {
    let address = address(app, request);
    let now = app.clock.now();
    let found = match token(request.headers()) {
        Some(token) => find(app, &token, now).await?,
        None => None,
    };
    let Some((session, actor)) = found else {
        if let Some(retry_after) = app.guard.wait(address, now) {
            return Err(Problem::Hammering { retry_after });
        }
        app.guard.count(address, guard::UNKNOWN, now);
        return Err(Problem::LoggedOut);
    };
    if !method.is_safe() {
        forged(request.headers(), &session)?;
    }
    let path = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    permitted(app, method, path.as_deref(), &actor)?;
    request.extensions_mut().insert(Me(Arc::new(actor)));
    request.extensions_mut().insert(Current(Arc::new(session)));
    Ok(())
}

fn token(headers: &HeaderMap) -> Option<String> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = cookies.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(name, _)| *name == COOKIE).map(|(_, value)| value.to_owned())
}

async fn find(app: &App, token: &str, now: Timestamp) -> Result<Option<(Session, Actor)>, Problem> {
    let district = app.settings.district.clone();
    let digest = sm3_hex(token.as_bytes());
    let idle = app.settings.idle_minutes * 60;
    let (idle_since, oldest) = (now.as_second() - idle, now.as_second() - LONGEST);
    let rows = app.db.alone(SITTING, args![&district, digest, idle_since, oldest, now]).await?;
    let found = sitting(&district, &rows)?;
    if let Some((session, _)) = &found
        && session.seen_at.as_second() + SEEN_EVERY <= now.as_second()
    {
        seen(app, session.id, now).await?;
    }
    Ok(found)
}

fn sitting(district: &DistrictId, rows: &[Row]) -> Result<Option<(Session, Actor)>, Problem> {
    let Some(row) = rows.first() else { return Ok(None) };
    let account: AccountId = row.id("account")?;
    let person: PersonId = row.id("person")?;
    let session = Session { id: row.id("id")?, csrf: row.text("csrf")?, account, seen_at: row.time("seen_at")? };
    let actor = seats::of_rows(district, account, person, rows)?;
    Ok(actor.map(|actor| (session, actor)))
}

// Every request asks this: the session and the seats of its person in one statement.
const SITTING: &str = "
select s.id, s.csrf, s.seen_at, a.id as account, a.person,
  h.tenure, h.main, p.id as post, p.title, p.role, u.id as unit, u.short, u.kind, n.name as person_name
from session s
join account a on a.district = s.district and a.id = s.account
join person n on n.district = a.district and n.id = a.person
join post_holder h on h.district = n.district and h.person = n.id
join post p on p.district = h.district and p.id = h.post
join unit u on u.district = p.district and u.id = p.unit
where s.district = $1 and s.token = $2 and s.seen_at > $3 and s.opened_at > $4 and a.disabled_at is null
  and h.from_at <= $5 and (h.until_at is null or h.until_at > $5) and n.left_at is null
order by h.main desc, h.tenure desc, p.sort, p.id";

async fn seen(app: &App, id: SessionId, now: Timestamp) -> Result<(), Problem> {
    let district = app.settings.district.clone();
    let noted = app.db.write(move |tx| {
        let district = district.clone();
        Box::pin(async move {
            tx.exec("update session set seen_at = $3 where district = $1 and id = $2", args![&district, id, now])
                .await?;
            Ok::<(), Problem>(())
        })
    });
    noted.await
}

fn forged(headers: &HeaderMap, session: &Session) -> Result<(), Problem> {
    let sent = headers.get(CSRF_HEADER).map_or(&b""[..], |value| value.as_bytes());
    let right: bool = sent.ct_eq(session.csrf.as_bytes()).into();
    if right {
        return Ok(());
    }
    Err(Refusal::forbidden("house.session.forged", "这个请求没有带上本次登录的校验码，没有执行")
        .basis("防止其他网页冒用您的登录")
        .hint("请刷新页面后重试，已写的内容保存在本机")
        .into())
}

/// The permission matrix: a route without a grant answers nobody; a page not granted does not exist for the person.
fn permitted(app: &App, method: &Method, path: Option<&str>, actor: &Actor) -> Result<(), Problem> {
    let Some(path) = path else { return Err(Problem::Missing) };
    let grants = app.rooms.iter().flat_map(|room| room.grants);
    let Some(grant) = grants.into_iter().find(|grant| grant.method == method.as_str() && grant.path == path) else {
        return Err(Problem::Missing);
    };
    if actor.has_any(grant.roles) {
        return Ok(());
    }
    if method.is_safe() { Err(Problem::Missing) } else { Err(not_granted(grant)) }
}

fn not_granted(grant: &Grant) -> Problem {
    let names: Vec<&str> = grant.roles.iter().map(|role| role.name()).collect();
    Refusal::forbidden("house.permission.role", format!("您的岗位不办理“{}”", grant.what))
        .basis("岗位职责与权限表")
        .hint(format!("可以办理的岗位：{}", names.join("、")))
        .into()
}
