//! A small office with its people, for the tests that tell whole stories.

#![allow(dead_code, clippy::allow_attributes, reason = "each test binary uses its own part of the cast")]

pub mod circular;

use information::model::*;
use jiff::{SignedDuration, Timestamp};
use kernel::actor::{Seat, Tenure};
use kernel::{AccountId, Actor, MatterId, PersonId, PostId, Role, UnitId, UnitKind};
use uuid::Uuid;

pub const UNIT: u32 = 1;
pub const NEIGHBOUR: u32 = 2;
pub const WATER: u32 = 3;
pub const OFFICE: u32 = 9;
pub const LEADERS: u32 = 10;

/// A member of the cast: the word of the office, the person, the seats.
type Member = (&'static str, u32, &'static [(u32, Role, Tenure)]);

/// The cast.
pub const CAST: [Member; 20] = [
    ("信息员", 1, &[(UNIT, Role::Reporter, Tenure::Own)]),
    ("信息员B角", 2, &[(UNIT, Role::Reporter, Tenure::Acting)]),
    ("校核人", 3, &[(UNIT, Role::Checker, Tenure::Own)]),
    ("主要负责人", 4, &[(UNIT, Role::UnitHead, Tenure::Own)]),
    ("代理负责人", 5, &[(UNIT, Role::UnitHead, Tenure::Acting)]),
    ("分管负责人", 6, &[(UNIT, Role::DeputyHead, Tenure::Own)]),
    ("邻镇校核人", 7, &[(NEIGHBOUR, Role::Checker, Tenure::Own)]),
    (
        "一肩挑的负责人",
        8,
        &[(UNIT, Role::UnitHead, Tenure::Own), (UNIT, Role::Reporter, Tenure::Own), (UNIT, Role::Checker, Tenure::Own)],
    ),
    ("编辑", 11, &[(OFFICE, Role::Editor, Tenure::Own)]),
    ("编辑乙", 12, &[(OFFICE, Role::Editor, Tenure::Own)]),
    ("科长", 13, &[(OFFICE, Role::SectionChief, Tenure::Own)]),
    ("主任", 14, &[(OFFICE, Role::Director, Tenure::Own)]),
    ("主任B角", 15, &[(OFFICE, Role::Director, Tenure::Acting)]),
    ("区领导", 16, &[(LEADERS, Role::Leader, Tenure::Own)]),
    ("水利局局长", 17, &[(WATER, Role::UnitHead, Tenure::Own)]),
    ("督查室人员", 18, &[(OFFICE, Role::Inspector, Tenure::Own)]),
    ("审计员", 19, &[(OFFICE, Role::Auditor, Tenure::Own)]),
    ("邻镇信息员", 20, &[(NEIGHBOUR, Role::Reporter, Tenure::Own)]),
    ("校核人B角", 21, &[(UNIT, Role::Checker, Tenure::Acting)]),
    ("科长兼主任B角", 22, &[(OFFICE, Role::SectionChief, Tenure::Own), (OFFICE, Role::Director, Tenure::Acting)]),
];

pub fn uuid(n: u32) -> Uuid {
    Uuid::from_u128(u128::from(n))
}

pub fn unit(n: u32) -> UnitId {
    UnitId::new(uuid(n))
}

pub fn person(n: u32) -> PersonId {
    PersonId::new(uuid(n))
}

pub fn start() -> Timestamp {
    "2026-11-23T01:00:00Z".parse().expect("valid")
}

pub fn later(days: i64) -> Timestamp {
    start() + SignedDuration::from_hours(24 * days)
}

pub fn cast(name: &str) -> Actor {
    let (name, n, seats) = CAST.iter().find(|(known, ..)| *known == name).unwrap_or_else(|| panic!("没有“{name}”"));
    let seats = seats.iter().map(|(unit, role, tenure)| seat(*n, *unit, *role, *tenure)).collect();
    Actor {
        district: "qingxi".parse().expect("valid"),
        account: AccountId::new(uuid(*n)),
        person: person(*n),
        name: (*name).to_owned(),
        seats,
    }
}

fn seat(person: u32, in_unit: u32, role: Role, tenure: Tenure) -> Seat {
    let unit_kind = if in_unit == OFFICE { UnitKind::Office } else { UnitKind::Street };
    let post = PostId::new(uuid(person * 100 + in_unit));
    Seat {
        post,
        title: role.name().to_owned(),
        unit: unit(in_unit),
        unit_name: "某单位".to_owned(),
        unit_kind,
        role,
        tenure,
    }
}

pub fn phrase(text: &str) -> Phrase {
    Phrase::parse("phrase", "短语", text).expect("fits")
}

pub fn reason(text: &str) -> Reason {
    Reason::parse("reason", "理由", text).expect("fits")
}

pub fn text(kind: ItemKind, title: &str) -> Text {
    let body = Body::parse("11月20日，临江街道检查128户，整改隐患6条。").expect("fits");
    Text { kind, title: Title::parse(title).expect("fits"), body, event_at: Some(later(-3)) }
}

pub fn stands() -> Stands {
    Standard::ALL.iter().map(|standard| Stand { standard: *standard, note: Note::default() }).collect()
}

pub fn policy() -> Policy {
    Policy {
        name: "讲话口径".to_owned(),
        deputy_may_approve: false,
        small_office_people: 3,
        verify_kinds: vec![ItemKind::Problem, ItemKind::Opinion],
        referral_days: 30,
        call_days: 15,
        upward_leader_signs: false,
    }
}

/// 临江街道, with people enough.
pub fn facts() -> Facts {
    Facts {
        office: unit(OFFICE),
        unit: UnitFacts {
            id: unit(UNIT),
            name: "临江街道".to_owned(),
            kind: UnitKind::Street,
            people: 12,
            checkers: 1,
            approvers: vec![person(4)],
            standing_cover: None,
        },
        findings: Findings::default(),
        open_issues: Vec::new(),
        merged_here: 0,
        policy: policy(),
    }
}

pub fn issue_facts() -> IssueFacts {
    IssueFacts { office: unit(OFFICE), leaders: vec![unit(LEADERS)], last_number: 17, policy: policy() }
}

pub fn bulletin() -> Bulletin {
    Bulletin {
        id: BulletinId::new(uuid(500)),
        title: phrase("青溪信息"),
        direction: Direction::District,
        leader_signs: false,
        distribution: vec![Copies { to: phrase("区领导"), copies: 18 }, Copies { to: phrase("存档"), copies: 3 }],
    }
}

/// A fresh draft by the reporter.
pub fn draft() -> Submission {
    let command = information::decide::unit::draft::Draft {
        id: MatterId::new(uuid(1000)),
        text_id: TextId::new(uuid(1001)),
        text: text(ItemKind::Dynamic, "临江街道完成秋季用电检查"),
        focus: None,
        call: None,
        evidence: Vec::new(),
    };
    let (item, _) = information::decide::unit::draft::decide(&facts(), &cast("信息员"), &command, start())
        .expect("the reporter drafts");
    item
}
