//! The desk: what waits for whoever opens it (GEN-2).

use jiff::SignedDuration;
use kernel::matter::{Addressee, NewTask};
use kernel::{Role, UnitKind};
use serde_json::Value;
use testkit::{Office, both};
use webkit::Room;
use webkit::house::HOUSE;
use webkit::matters::{self, Audience};

const ROOM: Room = Room::bare("trial", "试用");

/// What the desk shows at most of one kind.
const MOST: usize = 100;

#[tokio::test]
async fn what_has_a_time_is_not_hidden_behind_a_hundred_things_that_have_none() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let unit = office.unit("区委办公室", UnitKind::Office).await;
        let editor = office.person(unit, Role::Editor, "温岚").await;
        let matter = office.matter(("trial", "paper"), "open", unit, "来件", &[Audience::Person(editor.person)]).await;
        let (app, person) = (office.app.clone(), editor.person);
        office
            .write(move |tx| {
                let app = app.clone();
                Box::pin(async move {
                    let (district, now) = (&app.settings.district, app.clock.now());
                    let soon = now + SignedDuration::from_hours(2);
                    let times = std::iter::repeat_n(None, MOST).chain([Some(soon)]);
                    let tasks: Vec<NewTask> = times
                        .map(|due_at| NewTask { to: Addressee::Person(person), verb: "read", label: "阅办", due_at })
                        .collect();
                    matters::open_tasks(tx, district, matter, &tasks, app.clock.as_ref(), now).await?;
                    Ok(())
                })
            })
            .await;
        let desk = editor.get("/api/desk").await.body;
        let todo = desk["todo"].as_array().cloned().unwrap_or_default();
        assert_eq!(todo.len(), MOST);
        assert!(todo[0]["due_at"].is_string(), "{}", todo[0]);
        assert!(todo[1..].iter().all(|row| row["due_at"] == Value::Null), "nothing else has a time");
    })
    .await;
}
