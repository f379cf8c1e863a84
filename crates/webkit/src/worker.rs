//! What time does by itself: delivers events to the rooms that listen, and runs their jobs.

use std::sync::Arc;
use std::time::Duration;

use jiff::SignedDuration;
use store::outbox::{self, Delivery};
use tokio::task::JoinSet;
use tokio::time::sleep;

use crate::app::App;
use crate::problem::Problem;
use crate::reuse;
use crate::room::Job;
use crate::search::feed;

/// How long a claimed event is held before another worker may take it.
const LEASE: SignedDuration = SignedDuration::from_secs(30);
/// Events taken at once.
const BATCH: u32 = 500;

/// Starts the workers; dropping the set ends them.
#[must_use]
pub fn start(app: &App) -> JoinSet<()> {
    let mut set = JoinSet::new();
    set.spawn(deliver_forever(app.clone()));
    if app.searcher.is_some() {
        set.spawn(feed::follow(app.clone()));
    }
    if app.rooms.iter().any(|room| room.archive.is_some()) {
        set.spawn(reuse::feed::follow(app.clone()));
    }
    for room in &app.rooms {
        for job in room.jobs {
            set.spawn(run_forever(app.clone(), *job));
        }
    }
    set
}

async fn deliver_forever(app: App) {
    loop {
        match deliver(&app).await {
            Ok(0) => {}
            Ok(delivered) => tracing::debug!(delivered, "events delivered"),
            Err(error) => tracing::error!(%error, "events could not be delivered; trying again"),
        }
        sleep(Duration::from_secs(1)).await;
    }
}

/// Delivers what waits, once; gives back how many.
pub async fn deliver(app: &App) -> Result<usize, Problem> {
    // Looking costs nothing; claiming takes the one writer.
    if outbox::waiting(&app.db).await?.count == 0 {
        return Ok(0);
    }
    let owner = app.clock.fresh_uuid().to_string();
    let claimed = outbox::claim(&app.db, &owner, LEASE, BATCH, app.clock.now()).await?;
    let heard = |delivery: &Delivery| {
        app.rooms.iter().flat_map(|room| room.events).any(|listener| listener.event == delivery.kind)
    };
    let (heard, unheard): (Vec<Delivery>, Vec<Delivery>) = claimed.into_iter().partition(heard);
    let mut delivered = unheard.len();
    put_away(app, unheard).await?;
    for delivery in heard {
        match hand_over(app, delivery.clone()).await {
            Ok(()) => delivered += 1,
            Err(problem) => outbox::fail(&app.db, &delivery, &problem.to_string(), app.clock.now()).await?,
        }
    }
    Ok(delivered)
}

/// Marks what nobody listens to as done, all in one write.
async fn put_away(app: &App, unheard: Vec<Delivery>) -> Result<(), Problem> {
    if unheard.is_empty() {
        return Ok(());
    }
    let (unheard, now) = (Arc::new(unheard), app.clock.now());
    let done = app.db.write(move |tx| {
        let unheard = unheard.clone();
        Box::pin(async move {
            for delivery in unheard.iter() {
                outbox::done(tx, delivery, now).await?;
            }
            Ok::<(), Problem>(())
        })
    });
    done.await
}

async fn hand_over(app: &App, delivery: Delivery) -> Result<(), Problem> {
    let outer = app.clone();
    let handed = app.db.write(move |tx| {
        let (app, delivery) = (outer.clone(), delivery.clone());
        Box::pin(async move {
            let now = app.clock.now();
            let event = delivery.event()?;
            let listeners = app.rooms.iter().flat_map(|room| room.events);
            for listener in listeners.filter(|listener| listener.event == event.name()) {
                (listener.handle)(tx, &delivery.district, &event, now).await?;
            }
            outbox::done(tx, &delivery, now).await.map_err(Problem::from)
        })
    });
    handed.await
}

async fn run_forever(app: App, job: Job) {
    loop {
        if let Err(error) = (job.run)(app.clone(), app.settings.district.clone()).await {
            tracing::error!(job = job.name, %error, "a job failed; it runs again");
        }
        sleep(Duration::from_secs(job.every)).await;
    }
}
