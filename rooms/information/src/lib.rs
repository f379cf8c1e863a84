//! 信息 The room of information: from a clerk's draft to the district's bulletin (INF-1 … INF-12).
//!
//! Read `README.md` first, then [`model`] (the words), [`rules`] (the law), [`decide`] (the verbs). [`store`] and [`actions`] carry
//! them out; they hold no rule of their own.

pub mod actions;
pub mod decide;
pub mod model;
pub mod rules;
pub mod store;
pub mod view;

use ::store::Migration;
use webkit::{Page, Room};

/// 信息
pub const ROOM: Room = Room {
    name: "information",
    title: "信息",
    routes: actions::routes,
    migrations: &[Migration {
        number: 1,
        title: "items, gates, issues, points of emphasis, calls, network",
        sql: include_str!("../migrations/0001_information.sql"),
        sqlite: None,
        postgres: None,
    }],
    jobs: &[],
    rules: cards,
    grants: actions::GRANTS,
    events: &[],
    views: &[],
    pages: &[
        Page { path: "/information/desk", kind: "submission", verbs: &["take", "edit", "deliver_solution"] },
        Page {
            path: "/information/submissions",
            kind: "submission",
            verbs: &["check_pass", "approve", "resubmit", "name_cover", "answer_referral"],
        },
        Page { path: "/information/issues", kind: "issue", verbs: &["sign", "submit"] },
        Page { path: "/information/calls", kind: "call", verbs: &["answer_call"] },
    ],
};

fn cards() -> Vec<kernel::RuleCard> {
    rules::CARDS.iter().chain(checkup::rules()).copied().collect()
}
