//! The permission matrix is the reviewed text, and the server does what it says, for every route and every role.

use chengqi::house::ROOMS;
use chengqi::permissions::{idle, matrix, orphans};
use kernel::{Role, UnitKind};
use serde_json::json;
use testkit::{Office, On, one};
use webkit::document;

const REVIEWED: &str = include_str!("../../../docs/permissions.txt");

#[test]
fn the_reviewed_text_is_the_matrix_of_this_program() {
    assert_eq!(matrix(&ROOMS), REVIEWED, "run `cargo xtask docs` and review the change of docs/permissions.txt");
}

#[test]
fn every_route_has_a_grant_and_every_grant_a_route() {
    assert_eq!(orphans(&ROOMS), Vec::<String>::new());
    assert_eq!(idle(&ROOMS), Vec::<String>::new());
}

#[test]
fn no_two_rooms_give_one_name_to_different_shapes() {
    assert_eq!(document::clashes(&ROOMS), Vec::<String>::new());
}

#[test]
fn the_three_administrators_have_no_business() {
    let information = ROOMS.iter().find(|room| room.name == "information").expect("the room is listed");
    for grant in information.grants {
        let administers = grant.roles.iter().any(|role| role.administers());
        assert!(!administers, "{} {} is open to an administrator", grant.method, grant.path);
    }
}

/// A path with an id that nothing has, and a body that says nothing: what remains is who may ask at all.
fn asked(path: &str) -> String {
    let mut path = path.replace("{year}", "2026");
    while let (Some(from), Some(to)) = (path.find('{'), path.find('}')) {
        path.replace_range(from..=to, "0190a0b0-0000-7000-8000-000000000001");
    }
    path
}

#[tokio::test]
async fn every_route_answers_every_role_as_the_matrix_says() {
    one(On::Sqlite, &ROOMS, async |office: &Office| {
        let unit = office.unit("临江街道", UnitKind::Street).await;
        let mut people = Vec::new();
        for role in Role::ALL {
            people.push((role, office.person(unit, role, role.name()).await));
        }
        let stranger = office.stranger();
        for grant in ROOMS.iter().flat_map(|room| room.grants) {
            if grant.path == "/api/session" {
                continue;
            }
            let path = asked(grant.path);
            for (role, client) in &people {
                let body = (grant.method == "POST").then(|| json!({}));
                let reply = client.send(grant.method, &path, body, None).await;
                let shut = match grant.method {
                    "GET" => reply.status == 404 && reply.codes() == ["house.missing"],
                    _ => reply.codes().contains(&"house.permission.role".to_owned()),
                };
                let case = format!("{} {path} as {}: {} {:?}", grant.method, role.code(), reply.status, reply.codes());
                assert!(reply.status < 500, "{case}");
                if !grant.roles.contains(role) {
                    assert!(shut, "{case}");
                } else if grant.method != "GET" {
                    assert!(!shut, "{case}");
                }
            }
            assert_eq!(stranger.send(grant.method, &path, None, None).await.status / 100, 4, "{path}");
        }
    })
    .await;
}
