//! 消息: what a person is told, written in the same transaction as what caused it, and shown at once where a page is open.

use std::convert::Infallible;
use std::time::Duration;

use axum::response::sse::{Event, KeepAlive, Sse};
use futures::stream::{Stream, unfold};
use jiff::Timestamp;
use kernel::matter::Addressee;
use kernel::{Clock, DistrictId, MatterId, NoticeId, PersonId};
use store::{StoreError, Tx, args};
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;

use crate::act::Me;
use crate::app::App;
use crate::matters;

/// A message to be written.
#[derive(Debug, Clone, Copy)]
pub struct Message<'a> {
    /// To whom.
    pub to: &'a Addressee,
    /// About which matter, if any.
    pub matter: Option<MatterId>,
    /// What they read.
    pub text: &'a str,
    /// The page that it leads to.
    pub href: &'a str,
}

/// Writes a message to everybody whom the addressee stands for, and gives back who that is.
pub async fn tell(
    tx: &mut Tx,
    district: &DistrictId,
    message: &Message<'_>,
    clock: &dyn Clock,
    now: Timestamp,
) -> Result<Vec<PersonId>, StoreError> {
    let Message { to, matter, text, href } = *message;
    let persons = matters::persons(tx, district, to, now).await?;
    let sql = "insert into notice (district, id, person, at, text, matter, href) values ($1, $2, $3, $4, $5, $6, $7)";
    for person in &persons {
        let id = NoticeId::new(clock.fresh_uuid());
        tx.exec(sql, args![district, id, *person, now, text, matter, href]).await?;
    }
    Ok(persons)
}

/// Waits for the person's next message; nothing once nobody can send any more.
async fn woken(wake: &mut Receiver<PersonId>, person: PersonId) -> Option<&'static str> {
    loop {
        match wake.recv().await {
            Ok(woken) if woken == person => break Some("new"),
            Ok(_) => {}
            Err(RecvError::Lagged(_)) => break Some("lagged"),
            Err(RecvError::Closed) => break None,
        }
    }
}

/// An event stream that says `message` whenever this person gets one; the page then asks for the list.
/// After `lagged` wake-ups it says so too: asking once more is cheap, missing one is not.
pub fn stream(app: &App, me: &Me) -> Sse<impl Stream<Item = Result<Event, Infallible>> + use<>> {
    let person = me.0.person;
    let ears = (app.wake.subscribe(), app.closing.subscribe());
    let stream = unfold(ears, move |(mut wake, mut closing)| async move {
        let why = tokio::select! {
            why = woken(&mut wake, person) => why?,
            _ = closing.wait_for(|closing| *closing) => return None,
        };
        Some((Ok(Event::default().event("message").data(why)), (wake, closing)))
    });
    Sse::new(stream).keep_alive(KeepAlive::new().interval(Duration::from_secs(25)))
}
