//! A circular of criticism with its surroundings, for whole stories.

use calendar::Calendar;
use information::decide::circular::draft;
use information::model::*;
use information::points::result::Ground;
use kernel::{Fact, MatterId, UnitId, Why};

use super::{LEADERS, NEIGHBOUR, OFFICE, UNIT, cast, later, reason, start, unit, uuid};

/// The names that were computed: the street, and its neighbour.
pub fn names() -> Vec<CircularName> {
    vec![name(UNIT, "临江街道"), name(NEIGHBOUR, "邻镇")]
}

fn name(of: u32, called: &str) -> CircularName {
    let why = why("information.circular.circular_ground_important_faults", "迟报重要信息");
    let sentence = "迟报重要信息1次：7月3日水库险情迟报4小时".to_owned();
    let ground = Ground { code: "important_faults".to_owned(), sentence, why, items: Vec::new(), faults: Vec::new() };
    CircularName {
        unit: unit(of),
        name: called.to_owned(),
        grounds: vec![ground],
        removal: None,
        hearing: NameHearing::Unheard,
        reviewers: Vec::new(),
        entered_by: Vec::new(),
        ordered: None,
    }
}

fn why(rule: &str, title: &str) -> Why {
    Why {
        rule: rule.to_owned(),
        title: title.to_owned(),
        basis: "讲话 三（二）".to_owned(),
        effective: "2022-01-01".to_owned(),
        policy: Some("讲话口径".to_owned()),
        facts: vec![Fact::new("次数", "1")],
    }
}

/// The surroundings on a day of the story.
pub fn facts(day: i64) -> CircularFacts {
    let due = |limit: &str| {
        let limit = limit.parse().expect("a limit");
        Calendar::shipped().due(later(day), limit).expect("within the calendar")
    };
    CircularFacts {
        office: unit(OFFICE),
        leaders: vec![unit(LEADERS)],
        last_number: 2,
        number_prefix: "青办通报".to_owned(),
        leader_signs_regular: false,
        hearing: due("3个工作日"),
        self_criticism: due("10个工作日"),
        mending: due("30日"),
        orders: Vec::new(),
        reporting: vec![unit(UNIT), unit(NEIGHBOUR)],
        open_to_all: false,
    }
}

/// The order that a unit gets which was named last year too.
pub fn order(of: UnitId) -> (UnitId, Order) {
    let sentence = "该单位已连续2轮被通报批评，责令作出书面检查。".to_owned();
    let why = why("information.circular.circular_in_row", "连续通报");
    (of, Order { earlier: vec![MatterId::new(uuid(799))], why, sentence })
}

/// What was computed, ready to be drafted.
pub fn computed(subject: Subject) -> draft::Draft {
    draft::Draft {
        id: MatterId::new(uuid(800)),
        span: "2026".parse().expect("a span"),
        subject,
        policy: "讲话口径".to_owned(),
        computed_on: jiff::civil::date(2026, 11, 23),
        another: None,
    }
}

/// A circular of criticism that the editor has drafted.
pub fn drafted() -> Circular {
    let subject = Subject::Criticism { reading: String::new(), names: names() };
    let (circular, _) = draft::decide(&facts(0), &cast("编辑"), computed(subject), start()).expect("the editor drafts");
    circular
}

/// A regular circular that the editor has drafted.
pub fn regular() -> Circular {
    let line = CircularLine {
        unit: unit(UNIT),
        name: "临江街道".to_owned(),
        class: "重点单位".to_owned(),
        figures: Figures { reported: 9, ..Figures::default() },
    };
    let subject = Subject::Regular { lines: vec![line] };
    let (circular, _) = draft::decide(&facts(0), &cast("编辑"), computed(subject), start()).expect("the editor drafts");
    circular
}

/// A self-criticism as its circular orders it.
pub fn ordered(circular: &Circular) -> SelfCriticism {
    let facts = facts(0);
    let order = Ordered {
        id: MatterId::new(uuid(900)),
        unit: unit(UNIT),
        name: "临江街道".to_owned(),
        circulars: vec![MatterId::new(uuid(799)), circular.id],
        due: facts.self_criticism,
        mend_due: facts.mending,
    };
    information::decide::self_criticism::open::follow(&order, unit(OFFICE), start()).0
}

/// What a head writes.
pub fn written() -> Written {
    let body = |text: &str| Body::parse(text).expect("fits");
    Written {
        words: body("值班制度不落实，主要责任在我。"), measures: body("建立台账，12月底前培训到人。")
    }
}

/// An answer to an objection.
pub fn answer(verdict: Verdict) -> information::decide::circular::answer_objection::AnswerObjection {
    information::decide::circular::answer_objection::AnswerObjection { verdict, words: reason("值班记录可查") }
}
