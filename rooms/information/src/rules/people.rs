//! People and things with good defaults, for the tests of the rules: a test names only what it is about.

use jiff::{SignedDuration, Timestamp};
use kernel::actor::{Seat, Tenure};
use kernel::{AccountId, Actor, MatterId, PersonId, PostId, Role, UnitId, UnitKind};
use uuid::Uuid;

use crate::model::*;

pub(crate) fn uuid(n: u32) -> Uuid {
    Uuid::from_u128(u128::from(n))
}

pub(crate) fn person(n: u32) -> PersonId {
    PersonId::new(uuid(n))
}

pub(crate) fn unit(n: u32) -> UnitId {
    UnitId::new(uuid(n))
}

pub(crate) fn matter(n: u32) -> MatterId {
    MatterId::new(uuid(n))
}

/// So many days after the first working day of the tests.
pub(crate) fn day(n: i64) -> Timestamp {
    let first: Timestamp = "2026-11-23T01:00:00Z".parse().expect("valid");
    first + SignedDuration::from_hours(24 * n)
}

pub(crate) fn actor(n: u32, unit: UnitId, role: Role, tenure: Tenure) -> Actor {
    let seat = Seat {
        post: PostId::new(uuid(n)),
        title: role.name().to_owned(),
        unit,
        unit_name: "某单位".to_owned(),
        unit_kind: UnitKind::Town,
        role,
        tenure,
    };
    Actor {
        district: "qingxi".parse().expect("valid"),
        account: AccountId::new(uuid(n)),
        person: person(n),
        name: format!("同志{n}"),
        seats: vec![seat],
    }
}

pub(crate) fn phrase(text: &str) -> Phrase {
    Phrase::parse("phrase", "短语", text).expect("fits")
}

pub(crate) fn reason(text: &str) -> Reason {
    Reason::parse("reason", "理由", text).expect("fits")
}

pub(crate) fn cover(person: PersonId) -> Cover {
    Cover { person, name: phrase("代为校核人"), reason: reason("在岗2人"), named_by: super::people::person(3) }
}

pub(crate) fn policy() -> Policy {
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

pub(crate) fn all_four() -> Stands {
    Standard::ALL.iter().map(|standard| Stand { standard: *standard, note: Note::default() }).collect()
}

pub(crate) fn signature(gate: Gate, person: PersonId) -> Signature {
    sign(item(), gate, person).signatures.remove(0)
}

pub(crate) fn sign(mut item: Submission, gate: Gate, person: PersonId) -> Submission {
    item.signatures.push(Signature {
        gate,
        person,
        post: PostId::new(uuid(1)),
        at: day(0),
        text_digest: item.text.digest(),
        round: item.round,
        standards: all_four(),
        seen: Seen::default(),
    });
    item
}

pub(crate) fn owed(rule: &str) -> OwedReason {
    OwedReason { rule: phrase(rule), reason: reason("正在核实，明天补报"), by: person(1), at: day(0) }
}

pub(crate) fn taken() -> Taken {
    Taken { person: person(8), name: "余成章".to_owned(), at: day(0), seen: Seen::default(), forwarded: false }
}

pub(crate) fn verification(result: Verified) -> Verification {
    Verification {
        whom: phrase("村支书"),
        phone: phrase("6015"),
        when: day(0),
        what: reason("问了户数和时间"),
        result,
        by: person(8),
    }
}

pub(crate) fn referral(id: ReferralId, state: ReferralState) -> Referral {
    let to_name = phrase("区水利局");
    Referral {
        id, to: unit(2), to_name, due: day(10), question: reason("请解决末端渠道用水"), at: day(0), state
    }
}

pub(crate) fn answered() -> ReferralState {
    ReferralState::Answered(Answer { solution: reason("已安排清淤"), by: person(6), at: day(1) })
}

pub(crate) fn copies(to: &str, copies: u32) -> Copies {
    Copies { to: phrase(to), copies }
}

/// An issue composed by this person, with one item for each hand.
pub(crate) fn issue(composer: PersonId, hands: &[PersonId]) -> Issue {
    let bulletin = Bulletin {
        id: BulletinId::new(uuid(1)),
        title: phrase("青溪信息"),
        direction: Direction::District,
        leader_signs: false,
        distribution: vec![copies("区领导", 18)],
    };
    let place = |(n, hand): (u32, &PersonId)| IssueItem {
        id: IssueItemId::new(uuid(n)),
        submission: matter(n),
        unit: unit(1),
        hands: vec![*hand],
    };
    Issue {
        id: matter(100),
        distribution: bulletin.distribution.clone(),
        bulletin,
        title: Title::parse("青溪信息").expect("fits"),
        number: None,
        composer,
        state: IssueState::Composing,
        items: (1..).zip(hands).map(place).collect(),
        sign_offs: Vec::new(),
    }
}

/// An outcome of item 1 of unit 1 on the first day of the tests.
pub(crate) fn outcome(n: u32, kind: OutcomeKind, level: Level, channel: &str) -> Outcome {
    Outcome {
        id: OutcomeId::new(uuid(n)),
        submission: matter(1),
        unit: unit(1),
        kind,
        level,
        channel: channel.to_owned(),
        mode: Mode::Single,
        instruction: None,
        day: jiff::civil::date(2026, 11, 23),
        proof: reason("第214期"),
        issue: None,
        replaces: None,
        standing: Standing::Stands,
    }
}

/// A drafted item of unit 1 by person 1.
pub(crate) fn item() -> Submission {
    Submission {
        id: matter(1),
        unit: unit(1),
        unit_name: "临江街道".to_owned(),
        drafter: person(1),
        drafter_name: "姜家宁".to_owned(),
        writers: vec![person(1)],
        text: Text {
            kind: ItemKind::Dynamic,
            title: Title::parse("临江街道完成秋季用电检查").expect("fits"),
            body: Body::parse("11月20日，临江街道检查128户，整改隐患6条。").expect("fits"),
            event_at: Some(day(-3)),
        },
        focus: None,
        call: None,
        evidence: Vec::new(),
        state: State::Draft,
        round: 1,
        signatures: Vec::new(),
        cover: None,
        owed: Vec::new(),
        taken: None,
        verifications: Vec::new(),
        edition: None,
        referrals: Vec::new(),
    }
}

/// A circular of criticism over 2026 with these names, drafted by person 3.
pub(crate) fn criticism(names: Vec<CircularName>) -> Circular {
    circular(Subject::Criticism { reading: "两项同时成立".to_owned(), names })
}

/// A regular circular with one line, drafted by person 3.
pub(crate) fn regular() -> Circular {
    let line = CircularLine {
        unit: unit(1),
        name: "临江街道".to_owned(),
        class: "重点单位".to_owned(),
        figures: Figures::default(),
    };
    circular(Subject::Regular { lines: vec![line] })
}

fn circular(subject: Subject) -> Circular {
    Circular {
        id: matter(200),
        span: "2026".parse().expect("a span"),
        policy: "讲话口径".to_owned(),
        computed_on: jiff::civil::date(2027, 1, 5),
        composer: person(3),
        writers: vec![person(3)],
        hearers: Vec::new(),
        body: Body::parse("现将有关情况通报如下。").expect("fits"),
        main_to: Vec::new(),
        copies_to: Vec::new(),
        state: CircularState::Drafting,
        subject,
        sign_offs: Vec::new(),
    }
}

/// A name that was not heard yet.
pub(crate) fn name(unit: UnitId) -> CircularName {
    CircularName {
        unit,
        name: "竹坪乡".to_owned(),
        grounds: Vec::new(),
        removal: None,
        hearing: NameHearing::Unheard,
        reviewers: Vec::new(),
        entered_by: Vec::new(),
        ordered: None,
    }
}

pub(crate) fn removed(mut name: CircularName) -> CircularName {
    let reason = reason("已由上级另行通报");
    name.removal = Some(Removal { by: RemovedBy::Review, person: person(3), reason, at: day(0) });
    name
}

/// The name, asked until `due`.
pub(crate) fn asked(mut name: CircularName, due: Timestamp) -> CircularName {
    name.hearing = NameHearing::Asked(hearing_limit(due));
    name
}

pub(crate) fn acknowledged(mut name: CircularName, due: Timestamp) -> CircularName {
    name.hearing = NameHearing::Acknowledged { limit: hearing_limit(due), person: person(41), at: day(1) };
    name
}

pub(crate) fn objected(mut name: CircularName, due: Timestamp) -> CircularName {
    let objection = Objection { words: reason("11月已补报两条"), person: person(41), at: day(1), answer: None };
    name.hearing = NameHearing::Objected { limit: hearing_limit(due), objection };
    name
}

pub(crate) fn settled(mut name: CircularName, verdict: Verdict) -> CircularName {
    if let NameHearing::Objected { objection, .. } = &mut name.hearing {
        let words = reason("补报在期限之后");
        objection.answer = Some(ObjectionAnswer { verdict, words, person: person(7), at: day(2) });
    }
    name
}

fn hearing_limit(due: Timestamp) -> HearingLimit {
    HearingLimit { from: day(0), due, why: "自2026年11月23日次日起算3个工作日。".to_owned() }
}

pub(crate) fn order() -> Order {
    let card = &super::circular_order_as_shown::CARD;
    let sentence = "竹坪乡连续2次被通报批评，责令其作出书面检查。".to_owned();
    Order { earlier: vec![matter(199)], why: kernel::Why::of(card, Vec::new()), sentence }
}

pub(crate) fn circular_facts() -> CircularFacts {
    let limit = |text: &str| {
        let limit = text.parse().expect("a limit");
        calendar::Calendar::shipped().due(day(0), limit).expect("within the calendar")
    };
    CircularFacts {
        office: unit(9),
        leaders: vec![unit(10)],
        last_number: 2,
        number_prefix: "青办通报".to_owned(),
        leader_signs_regular: false,
        hearing: limit("3个工作日"),
        self_criticism: limit("10个工作日"),
        mending: limit("30日"),
        orders: Vec::new(),
        reporting: vec![unit(1)],
        open_to_all: false,
    }
}
