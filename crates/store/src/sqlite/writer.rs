//! The one writer of a SQLite file: takes work from a queue, runs each piece under a savepoint, commits the group, answers.
//!
//! While a commit waits for the disk the next pieces gather, so that the busier the office, the larger the groups.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use futures::future::BoxFuture;
use tokio::runtime::Handle;
use tokio::sync::{mpsc, oneshot};
use tokio::time::Instant;

use crate::db::run;
use crate::error::StoreError;
use crate::tx::{Link, Tx};

/// How the writer has worked since it started.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Groups {
    /// How often it committed, and waited for the disk.
    pub commits: u64,
    /// How many pieces of work were in these commits.
    pub pieces: u64,
}

#[derive(Default)]
struct Counts {
    commits: AtomicU64,
    pieces: AtomicU64,
}

/// The largest group: bounds how long the first of it waits.
const GROUP: usize = 64;
/// How many may wait in the queue before askers wait outside.
const QUEUE: usize = 1024;
/// A piece of work that takes longer is stopped, since all others wait for it.
const LIMIT: Duration = Duration::from_secs(30);

pub(crate) struct Writer {
    counts: Arc<Counts>,
    queue: Mutex<Option<mpsc::Sender<Box<dyn Job>>>>,
    ended: tokio::sync::Mutex<Option<oneshot::Receiver<()>>>,
}

impl Writer {
    /// Starts the writer on its connection, on a thread of its own.
    pub(crate) fn start(tx: Tx) -> std::io::Result<Self> {
        let (queue, jobs) = mpsc::channel(QUEUE);
        let counts = Arc::new(Counts::default());
        let (runtime, counted) = (Handle::current(), counts.clone());
        let (end, over) = oneshot::channel();
        thread::Builder::new().name("sqlite-writer".to_owned()).spawn(move || {
            work_off(tx, jobs, &counted, &runtime);
            // Nobody need be waiting for the end.
            let _unheard = end.send(());
        })?;
        Ok(Self { counts, queue: Mutex::new(Some(queue)), ended: tokio::sync::Mutex::new(Some(over)) })
    }

    pub(crate) async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: for<'c> Fn(&'c mut Tx) -> BoxFuture<'c, Result<T, E>> + Send + Sync + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let queue = self.queue.lock().expect("nothing panics while holding the queue").clone();
        let Some(queue) = queue else { return Err(E::from(StoreError::Closed)) };
        let (reply, answer) = oneshot::channel();
        let job = Box::new(Piece { work, outcome: None, reply });
        if queue.send(job).await.is_err() {
            return Err(E::from(StoreError::Closed));
        }
        drop(queue);
        answer.await.unwrap_or_else(|_| Err(E::from(StoreError::Closed)))
    }

    pub(crate) fn groups(&self) -> Groups {
        Groups {
            commits: self.counts.commits.load(Ordering::Relaxed),
            pieces: self.counts.pieces.load(Ordering::Relaxed),
        }
    }

    /// Lets the queue run out, then ends: the log is folded into the one file.
    pub(crate) async fn stop(&self) {
        drop(self.queue.lock().expect("nothing panics while holding the queue").take());
        if let Some(over) = self.ended.lock().await.take()
            && over.await.is_err()
        {
            tracing::error!("the writer of the database ended by a panic");
        }
    }
}

/// A piece of work with its types hidden.
trait Job: Send {
    /// Does the work and says whether to keep it.
    fn run<'c>(&'c mut self, tx: &'c mut Tx) -> BoxFuture<'c, Verdict>;
    /// Answers, with what came out or with what went wrong for the whole group.
    fn answer(self: Box<Self>, group: Result<(), StoreError>);
    /// Whether nobody waits for the answer any more.
    fn abandoned(&self) -> bool;
}

enum Verdict {
    Keep,
    Undo,
}

struct Piece<T, E, F> {
    work: F,
    outcome: Option<Result<T, E>>,
    reply: oneshot::Sender<Result<T, E>>,
}

impl<T, E, F> Job for Piece<T, E, F>
where
    F: for<'c> Fn(&'c mut Tx) -> BoxFuture<'c, Result<T, E>> + Send + Sync + 'static,
    T: Send + 'static,
    E: From<StoreError> + Send + 'static,
{
    fn run<'c>(&'c mut self, tx: &'c mut Tx) -> BoxFuture<'c, Verdict> {
        Box::pin(async move {
            // Statements do not wait for each other, so that each of them looks at the clock itself.
            tx.until = Some(Instant::now() + LIMIT);
            let outcome = tokio::time::timeout(LIMIT, run(&self.work, tx))
                .await
                .unwrap_or_else(|_| Err(E::from(StoreError::TooSlow)));
            tx.until = None;
            let verdict = match &outcome {
                Ok(_) => Verdict::Keep,
                Err(_) => Verdict::Undo,
            };
            self.outcome = Some(outcome);
            verdict
        })
    }

    fn answer(self: Box<Self>, group: Result<(), StoreError>) {
        let answer = match (group, self.outcome) {
            (Ok(()), Some(outcome)) => outcome,
            (Ok(()), None) => Err(E::from(StoreError::Closed)),
            (Err(failed), _) => Err(E::from(failed)),
        };
        // Whoever asked may have gone; the work is done all the same.
        let _gone = self.reply.send(answer);
    }

    fn abandoned(&self) -> bool {
        self.reply.is_closed()
    }
}

fn work_off(mut tx: Tx, mut jobs: mpsc::Receiver<Box<dyn Job>>, counts: &Counts, runtime: &Handle) {
    while let Some(first) = jobs.blocking_recv() {
        let mut group = Vec::with_capacity(GROUP);
        let committed = runtime.block_on(committed(&mut tx, first, &mut jobs, &mut group));
        counts.commits.fetch_add(1, Ordering::Relaxed);
        counts.pieces.fetch_add(group.len() as u64, Ordering::Relaxed);
        for job in group {
            job.answer(committed.clone());
        }
    }
    if let Link::Sqlite(connection) = tx.link {
        for last in ["pragma optimize", "pragma wal_checkpoint(truncate)"] {
            if let Err(cause) = connection.execute_batch(last) {
                tracing::warn!(%cause, "closing the database: {last} did not work; the log is folded in at the next start");
            }
        }
        if let Err((_, cause)) = connection.close() {
            tracing::warn!(%cause, "the database file did not close cleanly");
        }
    }
}

async fn committed(
    tx: &mut Tx,
    first: Box<dyn Job>,
    jobs: &mut mpsc::Receiver<Box<dyn Job>>,
    group: &mut Vec<Box<dyn Job>>,
) -> Result<(), StoreError> {
    let committed = commit_group(tx, first, jobs, group).await;
    if let Err(failed) = &committed {
        tracing::error!(cause = failed.for_log(), "a group of writes was not committed");
        tx.clear();
        // After some failures SQLite has rolled back by itself; then there is nothing left to do.
        let _already = statement(tx, "rollback").await;
    }
    committed
}

/// Runs the first job and those that wait behind it, then commits. All that were run are in `group` afterwards.
async fn commit_group(
    tx: &mut Tx,
    first: Box<dyn Job>,
    jobs: &mut mpsc::Receiver<Box<dyn Job>>,
    group: &mut Vec<Box<dyn Job>>,
) -> Result<(), StoreError> {
    let mut next = Some(first);
    tx.clear();
    if let Err(failed) = statement(tx, "begin immediate").await {
        group.extend(next);
        return Err(failed);
    }
    while let Some(mut job) = next {
        let ended = if job.abandoned() { Ok(()) } else { under_savepoint(tx, &mut *job).await };
        group.push(job);
        ended?;
        next = if group.len() < GROUP { jobs.try_recv().ok() } else { None };
    }
    statement(tx, "commit").await
}

async fn under_savepoint(tx: &mut Tx, job: &mut dyn Job) -> Result<(), StoreError> {
    statement(tx, "savepoint piece").await?;
    let verdict = job.run(tx).await;
    tx.clear();
    match verdict {
        Verdict::Keep => {}
        Verdict::Undo => statement(tx, "rollback to piece").await?,
    }
    statement(tx, "release piece").await
}

async fn statement(tx: &mut Tx, sql: &'static str) -> Result<(), StoreError> {
    tx.exec(sql, Vec::new()).await.map(|_| ())
}
