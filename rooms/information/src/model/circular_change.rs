//! What deciding on a circular looks at and comes to, and what a change does to a circular in memory.

use calendar::Due;
use jiff::civil;
use kernel::{MatterId, PersonId, UnitId};

use super::{
    Body, Circular, CircularName, CircularNumber, HearingLimit, NameHearing, ObjectionAnswer, Order, Reason, Receiver,
    Removal, RemovedBy, SignOff, Subject, Verdict,
};

/// What the rules need to know besides the circular itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CircularFacts {
    /// The Office.
    pub office: UnitId,
    /// Units where leaders of the district hold their posts.
    pub leaders: Vec<UnitId>,
    /// The last number given to a circular of this kind in the present year; 0 before the first.
    pub last_number: u32,
    /// 发文字号 before the year.
    pub number_prefix: String,
    /// A leader signs the regular circular too.
    pub leader_signs_regular: bool,
    /// When a hearing that begins now ends.
    pub hearing: Due,
    /// When a self-criticism that is ordered now is due.
    pub self_criticism: Due,
    /// When what is ordered now is to be mended.
    pub mending: Due,
    /// The order that each unit would get, were the circular issued now.
    pub orders: Vec<(UnitId, Order)>,
    /// Units that report, to which a regular circular goes.
    pub reporting: Vec<UnitId>,
    /// Every unit that reports reads a circular of criticism once it is out.
    pub open_to_all: bool,
}

impl CircularFacts {
    /// The order that this unit would get now.
    #[must_use]
    pub fn order_of(&self, unit: UnitId) -> Option<&Order> {
        self.orders.iter().find(|(of, _)| *of == unit).map(|(_, order)| order)
    }
}

/// 书面检查 ordered by a circular, with the matter that follows it up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ordered {
    /// The new matter.
    pub id: MatterId,
    /// The unit.
    pub unit: UnitId,
    /// Its name.
    pub name: String,
    /// The circulars of the row, this one last.
    pub circulars: Vec<MatterId>,
    /// By when it is written.
    pub due: Due,
    /// By when it is mended.
    pub mend_due: Due,
}

/// What a verb leaves behind on a circular.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CircularRecord {
    /// The circular was drafted.
    Drafted,
    /// It was computed again.
    Refreshed {
        /// Names or lines.
        subject: Subject,
        /// The policy that computed them.
        policy: String,
        /// On which day.
        computed_on: civil::Date,
        /// By whom.
        person: PersonId,
    },
    /// Its text was rewritten.
    TextEdited {
        /// The text.
        body: Body,
        /// By whom.
        person: PersonId,
    },
    /// It goes to these.
    Addressed {
        /// 主送, besides the named units.
        main_to: Vec<Receiver>,
        /// 抄送
        copies_to: Vec<Receiver>,
    },
    /// A name left the list in review.
    NameRemoved {
        /// The unit.
        unit: UnitId,
        /// How and why.
        removal: Removal,
    },
    /// A name came back.
    NameRestored {
        /// The unit.
        unit: UnitId,
        /// Who put it back.
        person: PersonId,
    },
    /// These units were asked.
    HearingOpened {
        /// The units.
        units: Vec<UnitId>,
        /// Until when.
        limit: HearingLimit,
        /// Who opened it.
        person: PersonId,
    },
    /// A unit answered: no objection, or one.
    Heard {
        /// The unit.
        unit: UnitId,
        /// How its hearing stands now.
        hearing: NameHearing,
    },
    /// An objection was answered.
    ObjectionAnswered {
        /// The unit.
        unit: UnitId,
        /// The answer.
        answer: ObjectionAnswer,
    },
    /// It went to the director with these orders.
    Submitted {
        /// The orders that it carries.
        orders: Vec<(UnitId, Order)>,
    },
    /// A step was signed and another waits.
    Signed(SignOff),
    /// The last step was signed: it is numbered and out.
    Issued {
        /// The last step.
        sign_off: SignOff,
        /// The number.
        number: CircularNumber,
        /// The self-criticisms that it orders.
        orders: Vec<Ordered>,
        /// The units that read it from now on.
        readers: Vec<UnitId>,
    },
    /// It went back to the section; the steps signed so far no longer count.
    Returned {
        /// Who gave it back.
        person: PersonId,
        /// Why.
        words: Reason,
    },
    /// It was given up.
    Dropped {
        /// Why.
        reason: Reason,
    },
}

/// The circular after the change.
#[must_use]
pub fn apply_to_circular(mut circular: Circular, change: &super::CircularChange) -> Circular {
    circular.state = change.state.clone();
    match &change.record {
        CircularRecord::Drafted | CircularRecord::Dropped { .. } => {}
        CircularRecord::Refreshed { subject, policy, computed_on, person } => {
            circular.subject = subject.clone();
            circular.policy.clone_from(policy);
            circular.computed_on = *computed_on;
            add(&mut circular.writers, *person);
        }
        CircularRecord::TextEdited { body, person } => {
            circular.body = body.clone();
            add(&mut circular.writers, *person);
        }
        CircularRecord::Addressed { main_to, copies_to } => {
            circular.main_to.clone_from(main_to);
            circular.copies_to.clone_from(copies_to);
        }
        CircularRecord::NameRemoved { unit, removal } => on(&mut circular, *unit, |name| {
            name.removal = Some(removal.clone());
            add(&mut name.reviewers, removal.person);
        }),
        CircularRecord::NameRestored { unit, person } => on(&mut circular, *unit, |name| {
            name.removal = None;
            add(&mut name.reviewers, *person);
        }),
        CircularRecord::HearingOpened { units, limit, person } => {
            add(&mut circular.hearers, *person);
            for unit in units {
                on(&mut circular, *unit, |name| name.hearing = NameHearing::Asked(limit.clone()));
            }
        }
        CircularRecord::Heard { unit, hearing } => on(&mut circular, *unit, |name| name.hearing = hearing.clone()),
        CircularRecord::ObjectionAnswered { unit, answer } => on(&mut circular, *unit, |name| answered(name, answer)),
        CircularRecord::Submitted { orders } => {
            circular.sign_offs.clear();
            for (unit, order) in orders {
                on(&mut circular, *unit, |name| name.ordered = Some(order.clone()));
            }
        }
        CircularRecord::Signed(sign_off) | CircularRecord::Issued { sign_off, .. } => {
            circular.sign_offs.push(sign_off.clone());
        }
        CircularRecord::Returned { .. } => {
            circular.sign_offs.clear();
            if let Subject::Criticism { names, .. } = &mut circular.subject {
                names.iter_mut().for_each(|name| name.ordered = None);
            }
        }
    }
    circular
}

/// The answer stands beside the objection; upheld, the name leaves the list.
fn answered(name: &mut CircularName, answer: &ObjectionAnswer) {
    if let NameHearing::Objected { objection, .. } = &mut name.hearing {
        objection.answer = Some(answer.clone());
    }
    match answer.verdict {
        Verdict::Overruled => {}
        Verdict::Upheld => {
            let (person, reason, at) = (answer.person, answer.words.clone(), answer.at);
            name.removal = Some(Removal { by: RemovedBy::Objection, person, reason, at });
        }
    }
}

fn on(circular: &mut Circular, unit: UnitId, work: impl FnOnce(&mut CircularName)) {
    if let Subject::Criticism { names, .. } = &mut circular.subject
        && let Some(name) = names.iter_mut().find(|name| name.unit == unit)
    {
        work(name);
    }
}

fn add(persons: &mut Vec<PersonId>, person: PersonId) {
    if !persons.contains(&person) {
        persons.push(person);
    }
}
