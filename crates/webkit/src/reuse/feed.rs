//! Keeps the archive up with the journal: what was archived is compared with half a second later.
//!
//! Each round reads the entries after the mark, asks the rooms which of the matters they are about are archived now, and takes these in
//! and the others out. What was taken in is kept on disk every few seconds. Where there is no mark, or the journal is not the one
//! that was taken in (a restored backup), everything is taken in anew.

use std::collections::BTreeMap;
use std::time::Duration;

use kernel::{DistrictId, MatterId};
use likeness::{Day, DocMeta, Fault};
use store::Tx;
use tokio::task::{JoinHandle, spawn_blocking};
use tokio::time::{Instant, sleep};

use super::Archive;
use super::archive::Kept;
use super::ask::access;
use crate::app::App;
use crate::problem::Problem;
use crate::projection::{self, Mark};
use crate::room::Room;
use crate::search::audiences;

/// From the end of one round to the next.
const PAUSE: Duration = Duration::from_millis(500);
/// After a fault, before trying again.
const PAUSE_AFTER_FAULT: Duration = Duration::from_secs(30);
/// From one keeping on disk to the next.
const KEEP: Duration = Duration::from_secs(5);
/// A longer text, of some three hundred thousand characters, is no document.
const LONGEST: usize = 1 << 20;

/// What a round did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Round {
    /// Nothing new.
    Nothing,
    /// So many entries were taken in; there may be more.
    Entries(usize),
    /// Everything was taken in anew, so many texts.
    Anew(usize),
}

/// Follows the journal as long as the house is open.
pub async fn follow(app: App) {
    let mut keep_at = Instant::now() + KEEP;
    let mut tidying: Option<JoinHandle<()>> = None;
    loop {
        let pause = match round(&app).await {
            Ok(Round::Nothing | Round::Entries(_) | Round::Anew(_)) => PAUSE,
            Err(error) => {
                tracing::error!(%error, "the archive of texts could not follow the journal; it tries again");
                PAUSE_AFTER_FAULT
            }
        };
        if keep_at < Instant::now() {
            keep_at = Instant::now() + KEEP;
            if let Err(error) = on(&app, Archive::keep).await {
                tracing::error!(%error, "what was archived could not be kept on disk; it is read again after a restart");
            }
            if tidying.as_ref().is_none_or(JoinHandle::is_finished) {
                tidying = Some(tokio::spawn(tidy(app.clone())));
            }
        }
        sleep(pause).await;
    }
}

async fn tidy(app: App) {
    if let Err(error) = on(&app, Archive::tidy).await {
        tracing::warn!(%error, "the archive of texts stays in many pieces for now");
    }
}

/// One round.
pub async fn round(app: &App) -> Result<Round, Problem> {
    let Some(mark) = on(app, Archive::open_up).await? else { return anew(app, |_, _| {}).await.map(Round::Anew) };
    let Some(new) = entries(app, mark).await? else {
        tracing::warn!("the journal is not the one that the archive of texts took in; everything is taken in anew");
        return anew(app, |_, _| {}).await.map(Round::Anew);
    };
    if new.count == 0 {
        return Ok(Round::Nothing);
    }
    let Page { kept, gone } = new.page;
    hand_in(app, kept, gone, Some(new.mark)).await?;
    Ok(Round::Entries(new.count))
}

/// Rounds until there is nothing new: for tests, and for whoever measures.
pub async fn settled(app: &App) -> Result<(), Problem> {
    while round(app).await? != Round::Nothing {}
    Ok(())
}

/// Takes everything in anew from the register, and tells from time to time how many matters of how many were looked at.
/// Gives back the number of texts.
pub async fn anew(app: &App, mut told: impl FnMut(usize, usize) + Send) -> Result<usize, Problem> {
    on(app, |archive| {
        archive.open_up()?;
        archive.start_over()
    })
    .await?;
    let (mark, all) = projection::head(app).await?;
    let (mut last, mut looked_at, mut taken) = (String::new(), 0, 0);
    loop {
        let (page, count, next) = page(app, last).await?;
        looked_at += count;
        taken += page.kept.len();
        hand_in(app, page.kept, Vec::new(), None).await?;
        // Each page is kept, so that memory does not hold them all.
        on(app, |archive| archive.keep().and_then(|()| archive.tidy())).await?;
        told(looked_at, all);
        match next {
            Some(next) => last = next,
            None => break,
        }
    }
    // What was written meanwhile is in the journal behind the mark and comes with the next round.
    hand_in(app, Vec::new(), Vec::new(), Some(mark)).await?;
    on(app, Archive::keep).await?;
    Ok(taken)
}

/// What becomes of some matters: the texts of those that are archived, and the ids of the others.
struct Page {
    kept: Vec<Kept>,
    gone: Vec<String>,
}

struct New {
    count: usize,
    page: Page,
    mark: Mark,
}

async fn entries(app: &App, mark: Mark) -> Result<Option<New>, Problem> {
    let (rooms, district) = (app.rooms.clone(), app.settings.district.clone());
    let read = app.db.read(move |tx| {
        let (rooms, district, mark) = (rooms.clone(), district.clone(), mark.clone());
        Box::pin(async move {
            let Some(changes) = projection::changes(tx, &district, mark).await? else { return Ok(None) };
            let page = texts(tx, &rooms, &district, &changes.matters).await?;
            Ok::<_, Problem>(Some(New { count: changes.count, page, mark: changes.mark }))
        })
    });
    read.await
}

async fn page(app: &App, last: String) -> Result<(Page, usize, Option<String>), Problem> {
    let (rooms, district) = (app.rooms.clone(), app.settings.district.clone());
    let read = app.db.read(move |tx| {
        let (rooms, district, last) = (rooms.clone(), district.clone(), last.clone());
        Box::pin(async move {
            let (matters, next) = projection::page(tx, &district, last).await?;
            let page = texts(tx, &rooms, &district, &matters).await?;
            Ok::<_, Problem>((page, matters.len(), next))
        })
    });
    read.await
}

async fn texts(
    tx: &mut Tx,
    rooms: &[Room],
    district: &DistrictId,
    matters: &BTreeMap<MatterId, i64>,
) -> Result<Page, Problem> {
    let ids: Vec<MatterId> = matters.keys().copied().collect();
    let mut found = Vec::new();
    for archived in rooms.iter().filter_map(|room| room.archive).filter(|_| !ids.is_empty()) {
        found.extend(archived(tx, district, &ids).await?);
    }
    let seen: Vec<MatterId> = found.iter().map(|text| text.matter).collect();
    let mut audiences = if seen.is_empty() { BTreeMap::new() } else { audiences(tx, district, &seen).await? };
    let mut gone: BTreeMap<MatterId, String> = ids.iter().map(|id| (*id, id.to_string())).collect();
    let mut kept = Vec::with_capacity(found.len());
    for text in found {
        if LONGEST < text.text.len() {
            tracing::warn!(matter = %text.matter, "a text is too long for the archive and is left out");
            continue;
        }
        gone.remove(&text.matter);
        let meta = DocMeta {
            id: text.matter.to_string(),
            sequence: u64::try_from(matters.get(&text.matter).copied().unwrap_or_default()).unwrap_or_default(),
            access: access(&audiences.remove(&text.matter).unwrap_or_default(), text.readers.as_deref()),
            title: text.title,
            number: text.number,
            genre: text.genre,
            unit: text.unit.to_string(),
            date: text.day.and_then(day),
        };
        kept.push(Kept { meta, text: text.text });
    }
    Ok(Page { kept, gone: gone.into_values().collect() })
}

/// A day as the index keeps it.
pub(super) fn day(day: jiff::civil::Date) -> Option<Day> {
    let (year, month, day) =
        (u16::try_from(day.year()).ok()?, u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?);
    Some(Day { year, month, day })
}

async fn hand_in(app: &App, kept: Vec<Kept>, gone: Vec<String>, mark: Option<Mark>) -> Result<(), Problem> {
    on(app, move |archive| {
        archive.take(&kept, &gone, mark).inspect_err(|_| {
            // What can't be taken in is thrown away; the next round takes everything in anew.
            if let Err(worse) = archive.start_over() {
                tracing::error!(%worse, "the archive of texts can't be begun anew");
            }
        })
    })
    .await
}

/// Works with the archive on a thread where it is in nobody's way.
async fn on<T: Send + 'static>(
    app: &App,
    work: impl FnOnce(&Archive) -> Result<T, Fault> + Send + 'static,
) -> Result<T, Problem> {
    let archive = app.archive.clone();
    let done = spawn_blocking(move || work(&archive)).await;
    // What a panic says may quote a text, and no log holds a word of one.
    let done = done.map_err(|_| Problem::Broken(anyhow::anyhow!("work on the archive of texts broke off")))?;
    done.map_err(|fault| Problem::Broken(anyhow::Error::new(fault)))
}
