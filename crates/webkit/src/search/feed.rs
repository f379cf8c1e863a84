//! Keeps the search up with the journal: what was written is found half a second later.
//!
//! Each round reads the entries after the mark, asks for the matters they are about as they stand now, and hands them in together with
//! the new mark. Documents and mark are one commit, so that a process killed at any instant goes on where it was. Where there is no mark,
//! or the journal is not the one that was taken in (a restored backup), everything is taken in anew from the register.

use std::time::Duration;

use kernel::DistrictId;
use tokio::time::{Instant, sleep};

use super::{Document, Mark, SearchFault, ask, documents};
use crate::app::App;
use crate::problem::Problem;
use crate::projection;

/// From the end of one round to the next.
const PAUSE: Duration = Duration::from_millis(500);
/// After a fault, before trying again.
const PAUSE_AFTER_FAULT: Duration = Duration::from_secs(30);
/// After so long without anything to take in, and every time again, the search lets go of what nobody uses.
const IDLE: Duration = Duration::from_secs(30);

/// What a round did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Round {
    /// Nothing new.
    Nothing,
    /// So many entries were taken in; there may be more.
    Entries(usize),
    /// Everything was taken in anew, so many matters.
    Anew(usize),
}

/// Follows the journal as long as the house is open.
pub async fn follow(app: App) {
    let mut rest_at = Instant::now() + IDLE;
    loop {
        let pause = match round(&app).await {
            Ok(Round::Nothing) => {
                if rest_at < Instant::now() {
                    rest(&app).await;
                    rest_at = Instant::now() + IDLE;
                }
                PAUSE
            }
            Ok(Round::Entries(_) | Round::Anew(_)) => {
                rest_at = Instant::now() + IDLE;
                PAUSE
            }
            Err(error) => {
                tracing::error!(%error, "the search could not follow the journal; it tries again, and the register answers so long");
                PAUSE_AFTER_FAULT
            }
        };
        sleep(pause).await;
    }
}

/// One round.
pub async fn round(app: &App) -> Result<Round, Problem> {
    let district = app.settings.district.clone();
    let of = district.clone();
    let opened = ask(app, move |search| search.open().map(|()| search.mark(&of))).await?;
    let Some(mark) = opened.transpose().map_err(broken)? else { return Ok(Round::Nothing) };
    let Some(mark) = mark else { return anew(app, |_, _| {}).await.map(Round::Anew) };
    let Some(new) = entries(app, &district, mark).await? else {
        tracing::warn!("the journal is not the one that the search took in; everything is taken in anew");
        return anew(app, |_, _| {}).await.map(Round::Anew);
    };
    if new.count == 0 {
        return Ok(Round::Nothing);
    }
    hand_in(app, new.documents, Some(new.mark)).await?;
    Ok(Round::Entries(new.count))
}

/// Takes everything in anew from the register, and tells from time to time how many of how many.
pub async fn anew(app: &App, mut told: impl FnMut(usize, usize) + Send) -> Result<usize, Problem> {
    let district = app.settings.district.clone();
    let of = district.clone();
    let forgotten = ask(app, move |search| {
        search.open()?;
        // What can't be emptied is damaged, and damage is thrown away.
        search.forget(&of).or_else(|_| search.start_over())
    });
    forgotten.await?.transpose().map_err(broken)?;
    let (mark, all) = projection::head(app).await?;
    let (mut last, mut done) = (String::new(), 0);
    loop {
        let (documents, next) = page(app, &district, last).await?;
        let count = documents.len();
        if count != 0 {
            hand_in(app, documents, None).await?;
        }
        done += count;
        told(done, all);
        match next {
            Some(next) => last = next,
            None => break,
        }
    }
    // What was written meanwhile is in the journal behind the mark and comes with the next round.
    hand_in(app, Vec::new(), Some(mark)).await?;
    Ok(done)
}

struct New {
    count: usize,
    documents: Vec<Document>,
    mark: Mark,
}

/// What the journal tells after the mark; none if it is not the journal of the mark.
async fn entries(app: &App, district: &DistrictId, mark: Mark) -> Result<Option<New>, Problem> {
    let (rooms, district) = (app.rooms.clone(), district.clone());
    let read = app.db.read(move |tx| {
        let (rooms, district, mark) = (rooms.clone(), district.clone(), mark.clone());
        Box::pin(async move {
            let Some(changes) = projection::changes(tx, &district, mark).await? else { return Ok(None) };
            let documents = documents(tx, &rooms, &district, &changes.matters).await?;
            Ok::<_, Problem>(Some(New { count: changes.count, documents, mark: changes.mark }))
        })
    });
    read.await
}

/// The documents of the matters after this one, and the last of them if there may be more.
async fn page(app: &App, district: &DistrictId, last: String) -> Result<(Vec<Document>, Option<String>), Problem> {
    let (rooms, district) = (app.rooms.clone(), district.clone());
    let read = app.db.read(move |tx| {
        let (rooms, district, last) = (rooms.clone(), district.clone(), last.clone());
        Box::pin(async move {
            let (matters, next) = projection::page(tx, &district, last).await?;
            Ok::<_, Problem>((documents(tx, &rooms, &district, &matters).await?, next))
        })
    });
    read.await
}

async fn hand_in(app: &App, documents: Vec<Document>, mark: Option<Mark>) -> Result<(), Problem> {
    let district = app.settings.district.clone();
    let taken = ask(app, move |search| {
        search.take(&district, &documents, mark.as_ref()).map_err(|fault| {
            // What can't be written is thrown away; without a mark the next round takes everything in anew.
            match search.start_over() {
                Ok(()) => fault,
                Err(worse) => worse,
            }
        })
    });
    taken.await?.transpose().map_err(broken)?;
    Ok(())
}

async fn rest(app: &App) {
    match ask(app, |search| search.rest()).await {
        Ok(None | Some(Ok(()))) => {}
        Ok(Some(Err(fault))) => tracing::warn!(%fault, "the search does not rest"),
        Err(error) => tracing::warn!(%error, "the search does not rest"),
    }
}

fn broken(fault: SearchFault) -> Problem {
    Problem::Broken(anyhow::Error::new(fault))
}
