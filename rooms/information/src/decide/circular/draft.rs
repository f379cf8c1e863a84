//! 起草: somebody of the section drafts a circular from what was computed.

use jiff::{Timestamp, civil};
use kernel::{Actor, MatterId, Refusal};

use super::{at, wording};
use crate::decide::clear;
use crate::model::{
    Change, Circular, CircularChange, CircularFacts, CircularKind, CircularRecord, CircularState, Subject,
};
use crate::points::Span;
use crate::rules::circular_by_section;

/// Command 起草.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The new matter.
    pub id: MatterId,
    /// What it looks back on.
    pub span: Span,
    /// What was computed.
    pub subject: Subject,
    /// The policy that computed it.
    pub policy: String,
    /// On which office day.
    pub computed_on: civil::Date,
    /// A circular of this kind and span that is not out yet.
    pub another: Option<MatterId>,
}

/// Why this actor can't draft a circular.
#[must_use]
pub fn reasons(facts: &CircularFacts, actor: &Actor) -> Vec<Refusal> {
    circular_by_section::check(actor, facts.office).into_iter().collect()
}

/// Drafts it.
pub fn decide(
    facts: &CircularFacts,
    actor: &Actor,
    command: Draft,
    now: Timestamp,
) -> Result<(Circular, CircularChange), Vec<Refusal>> {
    let Draft { id, span, subject, policy, computed_on, another } = command;
    let (kind, reading) = match &subject {
        Subject::Criticism { reading, .. } => (CircularKind::Criticism, reading.clone()),
        Subject::Regular { .. } => (CircularKind::Regular, String::new()),
    };
    clear(
        reasons(facts, actor),
        [begun(span, computed_on), another.map(|_| twice(kind, span)), nobody(&subject, span)],
    )?;
    let circular = Circular {
        id,
        span,
        policy,
        computed_on,
        composer: actor.person,
        writers: vec![actor.person],
        hearers: Vec::new(),
        body: wording::body(kind, span, &reading),
        main_to: Vec::new(),
        copies_to: Vec::new(),
        state: CircularState::Drafting,
        subject,
        sign_offs: Vec::new(),
    };
    let mut change = Change::new("draft_circular", CircularState::Drafting, CircularRecord::Drafted, now)
        .with("state", "", CircularState::Drafting.code())
        .with("policy", "", &circular.policy)
        .with("names", 0, circular.names().len())
        .under(&[circular_by_section::CARD.id]);
    (change.holder, change.tasks) = at(&circular, facts, now);
    Ok((circular, change))
}

fn begun(span: Span, today: civil::Date) -> Option<Refusal> {
    (today < span.from()).then(|| {
        Refusal::invalid("information.circular.not_begun", format!("{}还没有开始，没有情况可以通报。", span.name()))
            .basis("通报以已经发生的事实为准")
            .hint("请选择已经开始的期间。")
            .field("span")
    })
}

fn twice(kind: CircularKind, span: Span) -> Refusal {
    Refusal::conflict("information.circular.already_open", format!("{}的{}已经有一份在办。", span.name(), kind.name()))
        .basis("一个期间的同一种通报，办完一份再起草下一份")
        .hint("请在已有的那份上继续办理；不需要的，先撤销起草。")
}

fn nobody(subject: &Subject, span: Span) -> Option<Refusal> {
    let empty = match subject {
        Subject::Criticism { names, .. } => names.is_empty(),
        Subject::Regular { lines } => lines.is_empty(),
    };
    empty.then(|| {
        Refusal::conflict("information.circular.nobody", format!("{}没有需要列入通报的单位。", span.name()))
            .basis("按现行办法和登记的事实计算")
            .hint("请核对期间；事实有遗漏的，先登记采用、批示和差错。")
    })
}
