//! 信息 The room of information: from a clerk's draft to the district's bulletin (INF-1 … INF-12).
//!
//! Read `README.md` first, then [`model`] (the words), [`rules`] (the law), [`decide`] (the verbs). [`store`] and [`actions`] carry
//! them out; they hold no rule of their own.

pub mod actions;
pub mod decide;
pub mod model;
pub mod points;
pub mod print;
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
    migrations: &[
        migration(
            1,
            "items, gates, issues, points of emphasis, calls, network",
            include_str!("../migrations/0001_information.sql"),
        ),
        migration(
            2,
            "outcomes, faults, classes, exemptions, reviews, standing",
            include_str!("../migrations/0002_points.sql"),
        ),
        migration(3, "circulars and self-criticisms", include_str!("../migrations/0003_circulars.sql")),
        migration(4, "indexes for what was measured", include_str!("../migrations/0004_measured.sql")),
        migration(
            5,
            "the answers of a point of emphasis are found by it",
            include_str!("../migrations/0005_focus_answers.sql"),
        ),
    ],
    jobs: &[],
    rules: cards,
    grants: actions::GRANTS,
    events: &[],
    views: &[],
    params: points::PARAMS,
    forbidden: points::FORBIDDEN,
    pages: &[
        Page { path: "/information/desk", kind: "submission", verbs: &["take", "edit", "deliver_solution"] },
        Page {
            path: "/information/submissions",
            kind: "submission",
            verbs: &["check_pass", "approve", "resubmit", "name_cover", "answer_referral"],
        },
        Page { path: "/information/issues", kind: "issue", verbs: &["sign", "submit"] },
        Page { path: "/information/reviews", kind: "review", verbs: &["sign_review", "answer_review"] },
        Page { path: "/information/calls", kind: "call", verbs: &["answer_call"] },
        Page {
            path: "/information/circulars",
            kind: "circular",
            verbs: &["open_hearing", "acknowledge", "answer_objection", "submit_circular", "sign_circular"],
        },
        Page {
            path: "/information/self_criticisms",
            kind: "self_criticism",
            verbs: &["write_criticism", "pass_criticism", "report_mended", "accept_criticism"],
        },
    ],
    returned: &["resubmit"],
    search: Some(view::search::texts),
    archive: Some(store::archive::texts),
    measured: checkup::measured,
};

const fn migration(number: u32, title: &'static str, sql: &'static str) -> Migration {
    Migration { number, title, sql, sqlite: None, postgres: None }
}

fn cards() -> Vec<kernel::RuleCard> {
    rules::CARDS.iter().chain(checkup::rules()).copied().collect()
}
