//! The queue before the typesetter: one at a time, so many at once, and everybody else hears when to come again (DOC-4).

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;

use futures::future::join_all;
use testkit::{Office, On, one};
use webkit::house::HOUSE;
use webkit::{Problem, typesetting};

#[tokio::test]
async fn documents_are_set_one_at_a_time() {
    one(On::Sqlite, &[HOUSE], async |office: &Office| {
        let (within, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let asked = (0..8).map(|_| {
            let (within, most) = (within.clone(), most.clone());
            typesetting::ask(&office.app, move |_| {
                most.fetch_max(within.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                std::thread::yield_now();
                within.fetch_sub(1, Ordering::SeqCst);
            })
        });
        for answer in join_all(asked).await {
            answer.expect("everybody gets a turn");
        }
        assert_eq!(most.load(Ordering::SeqCst), 1);
    })
    .await;
}

#[tokio::test]
async fn whoever_finds_the_queue_full_is_told_at_once_when_to_come_again() {
    one(On::Sqlite, &[HOUSE], async |office: &Office| {
        let (open, closed) = mpsc::channel::<()>();
        let first = tokio::spawn({
            let app = office.app.clone();
            async move { typesetting::ask(&app, move |_| closed.recv().is_err()).await }
        });
        // The others join the queue behind the first, until one of them finds no place.
        let others = (0..12).map(|_| {
            let app = office.app.clone();
            tokio::spawn(async move { typesetting::ask(&app, |_| ()).await })
        });
        let mut others: Vec<_> = others.collect();
        let full = loop {
            tokio::task::yield_now().await;
            if let Some(at) = others.iter().position(tokio::task::JoinHandle::is_finished) {
                break others.remove(at).await.expect("no panic");
            }
        };
        match full {
            Err(Problem::Busy { what, retry_after }) => assert_eq!((what, retry_after), ("排版", 5)),
            other => panic!("{other:?}"),
        }
        drop(open);
        assert!(first.await.expect("no panic").expect("it had its turn"), "the first went on when its gate opened");
        for other in others {
            other.await.expect("no panic").expect("whoever had a place had a turn");
        }
    })
    .await;
}

#[tokio::test]
async fn a_document_that_breaks_the_engine_breaks_nothing_else() {
    one(On::Sqlite, &[HOUSE], async |office: &Office| {
        let broken = typesetting::ask(&office.app, |_| -> usize { panic!("what no fault foresaw") }).await;
        assert!(matches!(broken, Err(Problem::Broken(_))), "{broken:?}");
        assert_eq!(typesetting::ask(&office.app, |typesetter| typesetter.fonts().len()).await.expect("a turn"), 3);
    })
    .await;
}
