//! A house killed in the middle of its work loses nothing that it has answered, and leaves nothing half-written.

mod program;

use std::sync::mpsc;
use std::thread;

use kernel::{Clock, SystemClock};
use program::{Client, PATIENCE, Server, draft, path, run};

/// How often the house is killed.
const ROUNDS: usize = 5;
/// Reporters who write at the same time.
const WRITERS: usize = 8;
/// The kill comes behind an answer among the first so many, chosen by chance.
const MOST: u8 = 200;

#[test]
fn everything_answered_before_a_kill_is_there_after_it() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let data = folder.path().join("demo");
    let mut server = Server::demo(&data);
    for round in 1..=ROUNDS {
        let answered = written_until_killed(server, round);
        run(&["verify", "--data", path(&data)]).says(0, "全部相符");
        server = Server::demo(&data);
        let reporter = server.card("reporter");
        for id in &answered {
            let found = reporter.get(&format!("/api/information/submissions/{id}")).expect("answers");
            assert_eq!(found.status, 200, "round {round}: draft {id} was answered and is gone");
        }
    }
    server.stop();
    run(&["verify", "--data", path(&data)]).says(0, "全部相符");
}

/// The demonstration is made beside its place: whatever the moment of the kill, the next start has the whole of it or begins anew.
#[test]
fn a_first_start_that_is_killed_is_begun_anew() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let data = folder.path().join("demo");
    Server::killed_while_filling(&data);
    let server = Server::demo(&data);
    let cards = server.stranger().get("/api/demo/cards").expect("answers").json();
    assert_eq!(cards.as_array().map(Vec::len), Some(15));
    server.stop();
    run(&["verify", "--data", path(&data)]).says(0, "全部相符");
    assert!(!data.join("seeding.part").exists());
}

/// Lets all writers write, kills the server behind one of the answers, and gives the drafts that were answered.
fn written_until_killed(server: Server, round: usize) -> Vec<String> {
    let reporter = server.card("reporter");
    let (tell, told) = mpsc::channel();
    let writers: Vec<_> = (0..WRITERS)
        .map(|writer| {
            let (reporter, tell) = (reporter.clone(), tell.clone());
            thread::spawn(move || write(&reporter, &format!("第{round}轮{writer}号"), &tell))
        })
        .collect();
    drop(tell);
    let mut chance = [0u8; 1];
    SystemClock::new().chance(&mut chance);
    let behind = usize::from(1 + chance[0] % MOST);
    let mut answered: Vec<String> = Vec::new();
    while answered.len() < behind {
        answered.push(told.recv_timeout(PATIENCE).expect("somebody is answered"));
    }
    server.kill();
    for writer in writers {
        writer.join().expect("a writer ends when the house is gone");
    }
    answered.extend(told.try_iter());
    answered
}

/// Writes drafts until the house no longer answers.
fn write(reporter: &Client, who: &str, tell: &mpsc::Sender<String>) {
    for n in 0.. {
        let Ok(reply) = reporter.post("/api/information/submissions", &draft(&format!("{who}第{n}条"))) else {
            return;
        };
        assert_eq!(reply.status, 200, "{}", reply.text());
        let id = reply.json()["id"].as_str().expect("an id").to_owned();
        tell.send(id).expect("the test listens until all writers have ended");
    }
}
