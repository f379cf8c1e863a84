//! The desk: what waits for whoever opens it (GEN-2).

use jiff::SignedDuration;
use kernel::matter::{Addressee, NewTask};
use kernel::{Role, UnitId, UnitKind};
use serde_json::{Value, json};
use testkit::{Client, Office, both};
use webkit::house::HOUSE;
use webkit::matters;
use webkit::messages::{self, Message};
use webkit::{Page, Room};

const ROOM: Room =
    Room { pages: &[Page { path: "/trial/papers", kind: "paper", verbs: &["read"] }], ..Room::bare("trial", "试用") };

/// What the desk shows at most of one kind.
const MOST: usize = 100;

/// Opens tasks of these times for somebody, all over one paper.
async fn tasks_of(office: &Office, to: Addressee, unit: UnitId, times: Vec<Option<SignedDuration>>) {
    let matter = office.matter(("trial", "paper"), "open", unit, "来件", &[]).await;
    let app = office.app.clone();
    office
        .write(move |tx| {
            let (app, to, times) = (app.clone(), to.clone(), times.clone());
            Box::pin(async move {
                let (district, now) = (&app.settings.district, app.clock.now());
                let task = |after: Option<SignedDuration>| {
                    let due_at = after.map(|after| now + after);
                    NewTask { to: to.clone(), verb: "read", label: "阅办", due_at }
                };
                let tasks: Vec<NewTask> = times.into_iter().map(task).collect();
                matters::open_tasks(tx, district, matter, &tasks, app.clock.as_ref(), now).await?;
                Ok(())
            })
        })
        .await;
}

#[tokio::test]
async fn what_has_a_time_is_not_hidden_behind_a_hundred_things_that_have_none() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let unit = office.unit("区委办公室", UnitKind::Office).await;
        let editor = office.person(unit, Role::Editor, "温岚").await;
        let times = std::iter::repeat_n(None, MOST).chain([Some(SignedDuration::from_hours(2))]).collect();
        tasks_of(office, Addressee::Person(editor.person), unit, times).await;
        let desk = editor.get("/api/desk").await.body;
        let todo = desk["todo"].as_array().cloned().unwrap_or_default();
        assert_eq!(todo.len(), MOST);
        assert!(todo[0]["due_at"].is_string(), "{}", todo[0]);
        assert!(todo[1..].iter().all(|row| row["due_at"] == Value::Null), "nothing else has a time");
    })
    .await;
}

#[tokio::test]
async fn more_than_is_shown_is_counted_all_the_same() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let unit = office.unit("区委办公室", UnitKind::Office).await;
        let editor = office.person(unit, Role::Editor, "温岚").await;
        crowded(office, &editor, unit, Addressee::Person(editor.person)).await;
    })
    .await;
}

#[tokio::test]
async fn more_than_is_shown_is_counted_for_a_seat_too() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let unit = office.unit("区委办公室", UnitKind::Office).await;
        let editor = office.person(unit, Role::Editor, "温岚").await;
        crowded(office, &editor, unit, Addressee::Role { unit, role: Role::Editor }).await;
    })
    .await;
}

/// More tasks than the desk shows, then more than are counted, wait for whoever sits at the desk.
async fn crowded(office: &Office, editor: &Client, unit: UnitId, to: Addressee) {
    let late = std::iter::repeat_n(Some(SignedDuration::from_hours(-30)), MOST + 20);
    let times = late.chain([Some(SignedDuration::from_mins(5)), None]).collect();
    tasks_of(office, to.clone(), unit, times).await;
    let desk = editor.get("/api/desk").await.body;
    assert_eq!(desk["todo"].as_array().map(Vec::len), Some(MOST));
    assert_eq!(desk["counters"]["todo"], json!({ "count": 122, "exact": true }));
    assert_eq!(desk["counters"]["late"], json!({ "count": 120, "exact": true }));
    assert_eq!(desk["counters"]["today"], json!({ "count": 1, "exact": true }));
    assert_eq!(
        desk["counts"]["/trial/papers"], 122,
        "the page of the room counts what waits there, not what the desk shows"
    );
    assert_eq!(desk["counters"]["returned"], json!({ "count": 0, "exact": true }));
    // Beyond a thousand it says so.
    tasks_of(office, to, unit, vec![None; 1_000]).await;
    let desk = editor.get("/api/desk").await.body;
    assert_eq!(desk["counters"]["todo"], json!({ "count": 1_000, "exact": false }));
    assert_eq!(
        desk["counters"]["late"],
        json!({ "count": 120, "exact": true }),
        "what is late is among the thousand most urgent"
    );
}

#[tokio::test]
async fn what_came_back_is_counted_by_what_the_rooms_call_it() {
    let room = Room { returned: &["read"], ..ROOM };
    both(&[HOUSE, room], async |office: &Office| {
        let unit = office.unit("云溪镇", UnitKind::Township).await;
        let reporter = office.person(unit, Role::Reporter, "沈若兰").await;
        tasks_of(office, Addressee::Person(reporter.person), unit, vec![None; 3]).await;
        assert_eq!(reporter.get("/api/desk").await.body["counters"]["returned"]["count"], 3);
    })
    .await;
}

#[tokio::test]
async fn an_unread_message_is_not_lost_behind_a_hundred_newer_ones() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let unit = office.unit("云溪镇", UnitKind::Township).await;
        let reporter = office.person(unit, Role::Reporter, "沈若兰").await;
        tell(office, &reporter, "最早的一条", 1, SignedDuration::ZERO).await;
        tell(office, &reporter, "后来的", MOST + 50, SignedDuration::from_mins(1)).await;
        let listed = reporter.get("/api/messages").await.ok();
        assert_eq!(listed["unread"], json!({ "count": 151, "exact": true }));
        assert_eq!(texts(&listed).len(), MOST);
        assert!(!texts(&listed).contains(&"最早的一条".to_owned()), "the newest come first");
        // As the newer ones are read, the older ones come up; what was read stays among the newest.
        for message in listed["rows"].as_array().into_iter().flatten() {
            reporter.post("/api/messages/read", json!({ "id": message["id"] })).await.ok();
        }
        let listed = reporter.get("/api/messages").await.ok();
        assert_eq!(listed["unread"]["count"], 51);
        assert_eq!(texts(&listed).len(), MOST + 51);
        assert_eq!(texts(&listed).last().map(String::as_str), Some("最早的一条"));
    })
    .await;
}

fn texts(listed: &Value) -> Vec<String> {
    listed["rows"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|row| row["text"].as_str().unwrap_or_default().to_owned())
        .collect()
}

async fn tell(office: &Office, to: &Client, text: &'static str, times: usize, after: SignedDuration) {
    let (app, person) = (office.app.clone(), to.person);
    office
        .write(move |tx| {
            let (app, at) = (app.clone(), app.clock.now() + after);
            Box::pin(async move {
                for _ in 0..times {
                    let message = Message { to: &Addressee::Person(person), text, matter: None, href: "" };
                    messages::tell(tx, &app.settings.district, &message, app.clock.as_ref(), at).await?;
                }
                Ok(())
            })
        })
        .await;
}
