//! The readers of a SQLite file: some connections, each on a thread of its own, each working on one snapshot at a time.

use std::any::type_name;
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use futures::future::BoxFuture;
use tokio::runtime::Handle;
use tokio::sync::{Semaphore, oneshot};

use crate::db::run;
use crate::error::StoreError;
use crate::tx::Tx;

/// How long a read waits for a reader.
const WAIT: Duration = Duration::from_secs(20);

type Job = Box<dyn FnOnce(&mut Tx) + Send>;

pub(crate) struct Readers {
    /// As many as there are idle readers.
    idle: Arc<Semaphore>,
    /// The idle ones; whoever was busy last comes first, its caches are warm.
    places: Arc<Mutex<Vec<usize>>>,
    queues: Mutex<Vec<Sender<Job>>>,
    ended: tokio::sync::Mutex<Vec<oneshot::Receiver<()>>>,
}

impl Readers {
    /// Starts one thread for each connection.
    pub(crate) fn start(connections: Vec<Tx>) -> std::io::Result<Self> {
        let (mut queues, mut ended) = (Vec::new(), Vec::new());
        for tx in connections {
            let (queue, jobs) = mpsc::channel();
            let (end, over) = oneshot::channel();
            thread::Builder::new().name("sqlite-reader".to_owned()).spawn(move || {
                work_off(tx, &jobs);
                // Nobody need be waiting for the end.
                let _unheard = end.send(());
            })?;
            queues.push(queue);
            ended.push(over);
        }
        Ok(Self {
            idle: Arc::new(Semaphore::new(queues.len())),
            places: Arc::new(Mutex::new((0..queues.len()).collect())),
            queues: Mutex::new(queues),
            ended: tokio::sync::Mutex::new(ended),
        })
    }

    pub(crate) async fn read<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: for<'c> Fn(&'c mut Tx) -> BoxFuture<'c, Result<T, E>> + Send + Sync + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let permit = match tokio::time::timeout(WAIT, self.idle.clone().acquire_owned()).await {
            Ok(Ok(permit)) => permit,
            Ok(Err(_closed)) => return Err(E::from(StoreError::Closed)),
            Err(waited) => return Err(E::from(StoreError::Busy(Arc::new(waited)))),
        };
        let (reply, answer) = oneshot::channel();
        let (runtime, places) = (Handle::current(), self.places.clone());
        let place = places.lock().expect("nothing panics while holding the places").pop();
        let place = place.expect("there are as many idle readers as permits");
        let job: Job = Box::new(move |tx| {
            // Whoever asked may have gone while the job was handed over.
            let outcome = if reply.is_closed() { None } else { Some(runtime.block_on(snapshot(tx, &work))) };
            places.lock().expect("nothing panics while holding the places").push(place);
            drop(permit);
            if let Some(outcome) = outcome {
                let _gone = reply.send(outcome);
            }
        });
        let handed =
            self.queues.lock().expect("nothing panics while holding the queues").get(place).map(|to| to.send(job));
        match handed {
            Some(Ok(())) => answer.await.unwrap_or_else(|_| Err(E::from(StoreError::Closed))),
            Some(Err(_)) | None => Err(E::from(StoreError::Closed)),
        }
    }

    /// Waits for those that read, then closes the connections.
    pub(crate) async fn stop(&self) {
        let all = self.queues.lock().expect("nothing panics while holding the queues").len();
        let all = u32::try_from(all).expect("a handful of readers");
        // Refused only where it was stopped before.
        let _stopped = self.idle.acquire_many(all).await.map(|every| every.forget());
        self.idle.close();
        self.queues.lock().expect("nothing panics while holding the queues").clear();
        for over in self.ended.lock().await.drain(..) {
            if over.await.is_err() {
                tracing::error!(thread = type_name::<Self>(), "a reader of the database ended by a panic");
            }
        }
    }
}

fn work_off(mut tx: Tx, jobs: &Receiver<Job>) {
    while let Ok(job) = jobs.recv() {
        job(&mut tx);
    }
}

async fn snapshot<T, E, F>(tx: &mut Tx, work: &F) -> Result<T, E>
where
    F: for<'c> Fn(&'c mut Tx) -> BoxFuture<'c, Result<T, E>> + Send + Sync,
    E: From<StoreError>,
{
    tx.clear();
    tx.exec("begin", Vec::new()).await?;
    let outcome = run(work, tx).await;
    tx.clear();
    // After some failures SQLite has rolled back by itself; then there is nothing left to do.
    let _already = tx.exec("rollback", Vec::new()).await;
    outcome
}
