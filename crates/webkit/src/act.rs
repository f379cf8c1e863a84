//! The way of one request that changes something.
//!
//! A handler names its input and hands a closure to [`act`]; the closure loads, decides, applies and answers within one write.
//! A command sent twice (`Idempotency-Key`) acts once and gets the first answer again.

use std::str::FromStr;
use std::sync::{Arc, Mutex};

use axum::Json;
use axum::body::to_bytes;
use axum::extract::{FromRequest, FromRequestParts, Path, Request};
use axum::http::request::Parts;
use futures::future::BoxFuture;
use jiff::Timestamp;
use kernel::journal::sm3_hex;
use kernel::{Actor, MatterId, PersonId, Refusal};
use serde::Serialize;
use serde::de::DeserializeOwned;
use store::{Remembered, Tx};

use crate::app::App;
use crate::problem::{Answer, Problem};

/// The most that a JSON body may hold, in bytes: a 5,000-character text with its reasons fits many times over.
pub const BODY_LIMIT: usize = 256 * 1024;

/// Who is asking. The session check put it there before the path was parsed.
#[derive(Debug, Clone)]
pub struct Me(pub Arc<Actor>);

impl<S: Send + Sync> FromRequestParts<S> for Me {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        parts.extensions.get::<Me>().cloned().ok_or(Problem::LoggedOut)
    }
}

/// An id in the path. A text that is no id is answered like an unknown one.
#[derive(Debug, Clone, Copy)]
pub struct MatterPath<I = MatterId>(pub I);

impl<S: Send + Sync, I: FromStr> FromRequestParts<S> for MatterPath<I> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let Path(text) = Path::<String>::from_request_parts(parts, state).await.map_err(|_| Problem::Missing)?;
        text.parse().map(Self).map_err(|_| Problem::Missing)
    }
}

/// A JSON input together with what makes a repeat recognisable.
#[derive(Debug, Clone)]
pub struct Command<I> {
    /// The client's `Idempotency-Key`, if it sent one.
    pub key: Option<String>,
    /// SM3 over method, path and body.
    pub digest: String,
    /// What was sent.
    pub input: I,
}

impl<S: Send + Sync, I: DeserializeOwned> FromRequest<S> for Command<I> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        let key = request.headers().get("idempotency-key").and_then(|value| value.to_str().ok()).map(str::to_owned);
        if key.as_ref().is_some_and(|key| key.is_empty() || 100 < key.len()) {
            return Err(Refusal::invalid("house.command.key", "请求编号（Idempotency-Key）应当是1至100个字符")
                .hint("请刷新页面后重试")
                .into());
        }
        let line = format!("{} {}\n", request.method(), request.uri().path());
        let bytes = to_bytes(request.into_body(), BODY_LIMIT).await.map_err(|_| too_large(BODY_LIMIT))?;
        let digest = sm3_hex(&[line.as_bytes(), &bytes].concat());
        let text: &[u8] = if bytes.is_empty() { b"{}" } else { &bytes };
        let input = serde_json::from_slice(text).map_err(|error| unreadable(&error))?;
        Ok(Self { key, digest, input })
    }
}

fn too_large(limit: usize) -> Problem {
    let limit = limit / 1024;
    Refusal::invalid("house.input.large", format!("内容超过 {limit} KB，没有保存"))
        .hint("请精简文字，或改用附件")
        .into()
}

fn unreadable(error: &serde_json::Error) -> Problem {
    Refusal::invalid("house.input.unreadable", format!("提交的内容读不懂：{error}"))
        .hint("请刷新页面后重试；仍不行请联系系统管理员")
        .into()
}

/// What is asked where nothing is written: JSON of at most so many bytes, kept nowhere.
#[derive(Debug, Clone)]
pub struct Asked<I, const MOST: usize = BODY_LIMIT>(pub I);

impl<S: Send + Sync, I: DeserializeOwned, const MOST: usize> FromRequest<S> for Asked<I, MOST> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        let bytes = to_bytes(request.into_body(), MOST).await.map_err(|_| too_large(MOST))?;
        serde_json::from_slice(&bytes).map(Self).map_err(|error| unreadable(&error))
    }
}

/// What the closure of a command works with.
pub struct Context<I> {
    /// The house.
    pub app: App,
    /// Who acts.
    pub actor: Arc<Actor>,
    /// What was sent.
    pub input: I,
    /// The instant of the command, the same for everything that it changes.
    pub now: Timestamp,
    notified: Mutex<Vec<PersonId>>,
}

impl<I> Context<I> {
    /// Notes that a person got a message, to be woken after the commit.
    pub fn notified(&self, persons: impl IntoIterator<Item = PersonId>) {
        self.notified.lock().expect("no holder of this lock can panic").extend(persons);
    }
}

/// Looks something up in one snapshot.
pub async fn look<I, T, W>(app: &App, me: &Me, input: I, work: W) -> Answer<T>
where
    I: Send + Sync + 'static,
    T: Send + 'static,
    W: for<'c> Fn(&'c mut Tx, &'c Context<I>) -> BoxFuture<'c, Result<T, Problem>> + Send + Sync + 'static,
{
    let now = app.clock.now();
    let context = Context { app: app.clone(), actor: me.0.clone(), input, now, notified: Mutex::default() };
    let shared = Arc::new((context, work));
    let found = app.db.read(move |tx| {
        let shared = shared.clone();
        Box::pin(async move { (shared.1)(tx, &shared.0).await })
    });
    found.await.map(Json)
}

/// Runs a command as one write: remembered, acted on, answered, and only then told to anybody.
pub async fn act<I, T, W>(app: &App, me: &Me, command: Command<I>, work: W) -> Answer<T>
where
    I: Send + Sync + 'static,
    T: Serialize + DeserializeOwned + Send + 'static,
    W: for<'c> Fn(&'c mut Tx, &'c Context<I>) -> BoxFuture<'c, Result<T, Problem>> + Send + Sync + 'static,
{
    let Command { key, digest, input } = command;
    let now = app.clock.now();
    let context = Context { app: app.clone(), actor: me.0.clone(), input, now, notified: Mutex::default() };
    let shared = Arc::new((context, work, key, digest));
    let within = shared.clone();
    let answer = app.db.write(move |tx| {
        let shared = within.clone();
        Box::pin(async move {
            let (context, work, key, digest) = &*shared;
            context.notified.lock().expect("no holder of this lock can panic").clear();
            let Some(key) = key else { return work(tx, context).await };
            remembered(tx, context, key, digest, work).await
        })
    });
    let answer: Result<T, Problem> = answer.await;
    if answer.is_ok() {
        for person in shared.0.notified.lock().expect("no holder of this lock can panic").drain(..) {
            // Nobody listening is no fault: the person reads it at the next poll.
            let _ = app.wake.send(person);
        }
    }
    answer.map(Json)
}

async fn remembered<I, T, W>(tx: &mut Tx, context: &Context<I>, key: &str, digest: &str, work: &W) -> Result<T, Problem>
where
    T: Serialize + DeserializeOwned,
    W: for<'c> Fn(&'c mut Tx, &'c Context<I>) -> BoxFuture<'c, Result<T, Problem>>,
{
    let actor = context.actor.person.to_string();
    let district = &context.actor.district;
    match tx.remember(district, key, &actor, digest, context.now).await? {
        Remembered::Repeat { answer } => {
            serde_json::from_str(&answer).map_err(|error| Problem::Broken(anyhow::Error::new(error)))
        }
        Remembered::Mismatch => Err(Refusal::conflict("house.command.reused", "同一个请求编号已用于另一项操作")
            .hint("请刷新页面后重试")
            .into()),
        Remembered::Fresh => {
            let answer = work(tx, context).await?;
            let text = serde_json::to_string(&answer).map_err(|error| Problem::Broken(anyhow::Error::new(error)))?;
            tx.answer(district, key, &text).await?;
            Ok(answer)
        }
    }
}
