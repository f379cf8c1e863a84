//! How the house says no over HTTP.
//!
//! Unseen is 404, refused is 409, 403 or 422 with every reason, broken is 500 with one calm sentence and a line in the log.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use kernel::policy::PolicyError;
use kernel::{Refusal, RefusalKind};
use serde::{Deserialize, Serialize};
use store::StoreError;
use utoipa::ToSchema;

/// What a handler gives back.
pub type Answer<T> = Result<Json<T>, Problem>;

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    /// There is no such thing, or this person may not see it. The two can't be told apart from outside.
    #[error("not found")]
    Missing,
    /// Nobody is logged in.
    #[error("not logged in")]
    LoggedOut,
    /// Too many tries from one address.
    #[error("too many requests")]
    Hammering {
        /// Seconds to wait.
        retry_after: u64,
    },
    /// Too many wait for the same thing.
    #[error("busy")]
    Busy {
        /// What they wait for, such as 排版.
        what: &'static str,
        /// Seconds to wait.
        retry_after: u64,
    },
    /// Every reason against it.
    #[error("refused: {}", .0.first().map_or("", |refusal| refusal.code))]
    Refused(Vec<Refusal>),
    /// Somebody changed it since it was read; `current` carries what stands now.
    #[error("stale version")]
    Stale {
        /// The thing as it stands now.
        current: serde_json::Value,
    },
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Something is broken.
    #[error(transparent)]
    Broken(#[from] anyhow::Error),
}

impl From<Vec<Refusal>> for Problem {
    fn from(refused: Vec<Refusal>) -> Self {
        Self::Refused(refused)
    }
}

/// A policy that can't be computed with is a fault of the house, not of whoever asks.
impl From<PolicyError> for Problem {
    fn from(error: PolicyError) -> Self {
        Self::Broken(error.into())
    }
}

impl From<Refusal> for Problem {
    fn from(refused: Refusal) -> Self {
        Self::Refused(vec![refused])
    }
}

/// One reason, as the web shows it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = house::Reason)]
pub struct Reason {
    /// Stable code `room.topic.reason`.
    pub code: String,
    /// What is wrong.
    pub message: String,
    /// 依据
    pub basis: String,
    /// What to do, and who can.
    pub hint: String,
    /// The input field, if it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
}

impl From<&Refusal> for Reason {
    fn from(refusal: &Refusal) -> Self {
        Self {
            code: refusal.code.to_owned(),
            message: refusal.message.to_string(),
            basis: refusal.basis.to_string(),
            hint: refusal.hint.to_string(),
            field: refusal.field.map(str::to_owned),
        }
    }
}

/// The body of every refusal: all reasons at once.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = house::Refused)]
pub struct Refused {
    /// Every reason.
    pub refused: Vec<Reason>,
    /// What stands now, where somebody was faster.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub current: Option<serde_json::Value>,
}

fn one(code: &str, message: &str, basis: &str, hint: &str) -> Refused {
    let reason = Reason {
        code: code.to_owned(),
        message: message.to_owned(),
        basis: basis.to_owned(),
        hint: hint.to_owned(),
        field: None,
    };
    Refused { refused: vec![reason], current: None }
}

/// The status that a set of reasons answers with: a missing right outweighs a wrong state, which outweighs wrong input.
fn status(refused: &[Refusal]) -> StatusCode {
    let has = |kind| refused.iter().any(|refusal| refusal.kind == kind);
    if has(RefusalKind::Forbidden) {
        StatusCode::FORBIDDEN
    } else if has(RefusalKind::Conflict) {
        StatusCode::CONFLICT
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        match self {
            Self::Missing => {
                let body = one("house.missing", "没有找到这项内容", "", "请核对链接，或回到工作台从列表进入");
                (StatusCode::NOT_FOUND, Json(body)).into_response()
            }
            Self::LoggedOut => {
                let body =
                    one("house.session.none", "您还没有登录，或登录已过期", "", "请重新登录，已写的内容保存在本机");
                (StatusCode::UNAUTHORIZED, Json(body)).into_response()
            }
            Self::Hammering { retry_after } => {
                let hint = format!("请 {retry_after} 秒后再试");
                let body =
                    one("house.session.hammering", "尝试过于频繁", "GB/T 22239-2019 8.1.4.1 登录失败处理", &hint);
                later(StatusCode::TOO_MANY_REQUESTS, body, retry_after)
            }
            Self::Busy { what, retry_after } => {
                let message = format!("现在请求{what}的人多，还没有轮到您，这一次没有执行");
                let hint = format!("请 {retry_after} 秒后再试，您写的内容没有丢失");
                later(StatusCode::SERVICE_UNAVAILABLE, one("house.busy", &message, "", &hint), retry_after)
            }
            Self::Refused(refused) => {
                let body = Refused { refused: refused.iter().map(Reason::from).collect(), current: None };
                (status(&refused), Json(body)).into_response()
            }
            Self::Stale { current } => {
                let mut body = one(
                    "house.version.stale",
                    "您打开之后，别人已经改过这项内容",
                    "",
                    "两份内容都在这里，请对照后再保存；您写的内容没有丢失",
                );
                body.current = Some(current);
                (StatusCode::CONFLICT, Json(body)).into_response()
            }
            Self::Store(error) => broken(&anyhow::Error::new(error)),
            Self::Broken(error) => broken(&error),
        }
    }
}

fn later(status: StatusCode, body: Refused, retry_after: u64) -> Response {
    let mut response = (status, Json(body)).into_response();
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(retry_after));
    response
}

fn broken(error: &anyhow::Error) -> Response {
    tracing::error!(error = format!("{error:#}"), "a request broke");
    let body = one(
        "house.broken",
        "系统出了点问题，刚才的操作没有生效",
        "",
        "请稍后再试；如仍不行，请把操作时间告诉系统管理员",
    );
    (StatusCode::INTERNAL_SERVER_ERROR, Json(body)).into_response()
}
