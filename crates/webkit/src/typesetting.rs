//! 排版 The way to the typesetter: one document at a time, a bounded queue, rest when nobody asks (DOC-4).
//!
//! Laying out is arithmetic for tenths of a second and must not stand between people and their answers, so that it has a thread of its
//! own and a place in a queue. Whoever finds the queue full is told so at once and may ask again.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use anyhow::{Context, anyhow};
use gongwen::Typesetter;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::spawn_blocking;
use tokio::time::timeout;

use crate::app::App;
use crate::problem::Problem;
use crate::room::Job;

/// How many may be at it at once, the one whose turn it is included.
const PLACES: usize = 12;
/// How long somebody waits for a turn before being told to come again.
const PATIENCE: Duration = Duration::from_secs(20);
/// When to come again, in seconds.
const RETRY_AFTER: u64 = 5;
/// Seconds without a request after which fonts and pages are forgotten: they hold tens of megabytes.
const IDLE: i64 = 600;

/// Lets the typesetter rest after ten idle minutes.
pub const JOB: Job = Job { name: "typesetter", every: 60, run: |app, _| Box::pin(async move { rest(&app).await }) };

/// 排队 Whose turn it is with the typesetter.
pub struct Queue {
    places: Arc<Semaphore>,
    turn: Arc<Semaphore>,
    /// When it was last asked, in seconds; 0 while it rests.
    asked_at: AtomicI64,
}

impl Default for Queue {
    fn default() -> Self {
        let (places, turn) = (Arc::new(Semaphore::new(PLACES)), Arc::new(Semaphore::new(1)));
        Self { places, turn, asked_at: AtomicI64::new(0) }
    }
}

impl Queue {
    /// A place and then the turn; both are given back when the work is done, even where nobody waits for its answer any more.
    async fn turn(&self) -> Result<(OwnedSemaphorePermit, OwnedSemaphorePermit), Problem> {
        let busy = || Problem::Busy { what: "排版", retry_after: RETRY_AFTER };
        let place = self.places.clone().try_acquire_owned().map_err(|_| busy())?;
        let turn = timeout(PATIENCE, self.turn.clone().acquire_owned()).await.map_err(|_| busy())?;
        let turn = turn.map_err(|closed| Problem::Broken(anyhow::Error::new(closed)))?;
        Ok((place, turn))
    }
}

/// Asks the typesetter when it is one's turn. The work runs on a thread where it is in nobody's way.
pub async fn ask<T: Send + 'static>(
    app: &App,
    work: impl FnOnce(&dyn Typesetter) -> T + Send + 'static,
) -> Result<T, Problem> {
    let held = app.typesetting.turn().await?;
    app.typesetting.asked_at.store(app.clock.now().as_second(), Ordering::Relaxed);
    let typesetter = app.typesetter.clone();
    let done = spawn_blocking(move || {
        let done = work(typesetter.as_ref());
        drop(held);
        done
    });
    // What a panic says may quote the document, and no log holds a word of one.
    done.await.map_err(|error| {
        let how = if error.is_panic() { "panicked" } else { "was broken off" };
        Problem::Broken(anyhow!("setting a document {how}"))
    })
}

/// Lets the typesetter rest if nobody has asked for long enough.
async fn rest(app: &App) -> Result<(), Problem> {
    if !idle(app.typesetting.asked_at.load(Ordering::Relaxed), app.clock.now().as_second()) {
        return Ok(());
    }
    let held = app.typesetting.turn().await?;
    app.typesetting.asked_at.store(0, Ordering::Relaxed);
    let typesetter = app.typesetter.clone();
    let rested = spawn_blocking(move || {
        typesetter.rest();
        drop(held);
    });
    Ok(rested.await.context("letting the typesetter rest")?)
}

/// Whether it was asked, but not for a while.
const fn idle(asked_at: i64, now: i64) -> bool {
    asked_at != 0 && asked_at + IDLE <= now
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_rests_after_ten_minutes_and_not_again_until_asked() {
        assert!(!idle(1_000, 1_599));
        assert!(idle(1_000, 1_600));
        assert!(!idle(0, 1_000_000));
    }
}
