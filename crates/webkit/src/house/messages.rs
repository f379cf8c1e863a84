//! 消息: the list, marking as read, and the stream that says there is something new.

use axum::Json;
use axum::extract::State;
use axum::response::IntoResponse;
use kernel::Actor;
use serde::{Deserialize, Serialize};
use store::{StoreError, Tx, args};
use utoipa::ToSchema;

use crate::act::{Command, Me, act};
use crate::app::App;
use crate::messages;
use crate::paging::Total;
use crate::problem::{Answer, Problem};

/// One message.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[schema(as = house::Message)]
pub struct Message {
    id: String,
    /// RFC 3339.
    at: String,
    text: String,
    /// The page that it leads to; empty for none.
    href: String,
    read: bool,
}

/// The newest hundred messages, and the newest hundred that are not read where those are older.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[schema(as = house::Messages)]
pub struct Messages {
    unread: Total,
    rows: Vec<Message>,
}

/// Which messages were read.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = house::Read)]
pub struct Read {
    /// One message, or every message of mine if left out.
    id: Option<String>,
}

const NEWEST: &str = "
select id, at, text, href, read_at from (
  select id, at, text, href, read_at from notice where district = $1 and person = $2 order by at desc, id desc limit 100) n
union
select id, at, text, href, read_at from (
  select id, at, text, href, read_at from notice where district = $1 and person = $2 and read_at is null order by at desc, id desc limit 100) u
order by at desc, id desc";

/// My messages.
#[utoipa::path(get, path = "/api/messages", operation_id = "house_messages", responses((status = 200, body = Messages)))]
pub async fn list(State(app): State<App>, me: Me) -> Answer<Messages> {
    let found = app.db.read(move |tx| {
        let me = me.0.clone();
        Box::pin(async move {
            let unread = unread(tx, &me).await?;
            let rows = tx.all(NEWEST, args![&me.district, me.person]).await?;
            let rows: Result<Vec<Message>, Problem> = rows
                .iter()
                .map(|row| {
                    Ok(Message {
                        id: row.text("id")?,
                        at: row.time("at")?.to_string(),
                        text: row.text("text")?,
                        href: row.text("href")?,
                        read: row.opt_time("read_at")?.is_some(),
                    })
                })
                .collect();
            Ok::<_, Problem>(Messages { unread, rows: rows? })
        })
    });
    found.await.map(Json)
}

/// How many messages one person has not read.
pub async fn unread(tx: &mut Tx, me: &Actor) -> Result<Total, StoreError> {
    let sql = "
select count(*) as n from (select id from notice where district = $1 and person = $2 and read_at is null limit 1001) n";
    Ok(Total::of(tx.one(sql, args![&me.district, me.person]).await?.int("n")?))
}

/// Marks messages as read. Repeating it changes nothing; it is a reader's own note and no record of the office.
#[utoipa::path(post, path = "/api/messages/read", operation_id = "house_messages_read", request_body = Read,
    responses((status = 200, body = Messages)))]
pub async fn read(State(app): State<App>, me: Me, command: Command<Read>) -> Answer<Messages> {
    act(&app, &me, command, |tx, context| {
        Box::pin(async move {
            let me = &context.actor;
            let sql = "update notice set read_at = $3 where district = $1 and person = $2 and read_at is null and ($4 = '' or id = $4)";
            let id = context.input.id.clone().unwrap_or_default();
            tx.exec(sql, args![&me.district, me.person, context.now, id]).await?;
            Ok(Messages { unread: Total::of(0), rows: Vec::new() })
        })
    })
    .await
    .map(drop)?;
    list(State(app), me).await
}

/// Says `message` whenever there is something new.
#[utoipa::path(get, path = "/api/messages/stream", operation_id = "house_messages_stream",
    responses((status = 200, content_type = "text/event-stream")))]
pub async fn watch(State(app): State<App>, me: Me) -> impl IntoResponse {
    messages::stream(&app, &me)
}
