//! 听取意见: the section chief lets the named units see their own names and facts, with a limit to object.

use jiff::Timestamp;
use kernel::{Actor, Addressee, Refusal, Role, UnitId};

use super::{drafting_only, moves};
use crate::decide::clear;
use crate::model::{
    Circular, CircularChange, CircularFacts, CircularKind, CircularName, CircularRecord, CircularState, CircularVerb,
    HearingLimit, NameHearing,
};
use crate::rules::{circular_by_section, circular_heard_first, circular_removal_has_reason};

/// Why this actor can't open the hearing.
#[must_use]
pub fn reasons(circular: &Circular, facts: &CircularFacts, actor: &Actor) -> Vec<Refusal> {
    let standing = [
        drafting_only(CircularVerb::OpenHearing.name(), circular),
        circular_by_section::chief(actor, facts.office),
        circular_removal_has_reason::names(circular),
    ];
    let open = match circular.kind() {
        CircularKind::Regular => Some(no_criticism()),
        CircularKind::Criticism => {
            (circular.named().next().is_some() && unheard(circular).next().is_none()).then(all_heard)
        }
    };
    standing.into_iter().flatten().chain(open).collect()
}

/// Opens the hearing of the names that were not heard yet; those that were keep what they answered.
pub fn decide(
    circular: &Circular,
    facts: &CircularFacts,
    actor: &Actor,
    now: Timestamp,
) -> Result<CircularChange, Vec<Refusal>> {
    clear(reasons(circular, facts, actor), [])?;
    let limit = HearingLimit { from: now, due: facts.hearing.at, why: facts.hearing.reason.sentence() };
    let units: Vec<UnitId> = unheard(circular).map(|name| name.unit).collect();
    let (title, due) = (circular.title(), facts.hearing.limit);
    let record = CircularRecord::HearingOpened { units: units.clone(), limit: limit.clone(), person: actor.person };
    let state = CircularState::Hearing { due: limit.due };
    let mut change = moves(CircularVerb::OpenHearing.code(), circular, facts, state, record, now)
        .with("units", "", unheard(circular).map(|name| name.name.as_str()).collect::<Vec<_>>().join("，"))
        .with("due", "", limit.due)
        .under(&[circular_by_section::CARD.id, circular_heard_first::CARD.id]);
    for unit in units {
        let told = format!("《{title}》拟将本单位列入通报批评名单，请核对事实，在{due}内由主要负责人答复有无异议。");
        for role in [Role::UnitHead, Role::Reporter] {
            change = change.tell(Addressee::Role { unit, role }, told.clone());
        }
    }
    Ok(change)
}

fn unheard(circular: &Circular) -> impl Iterator<Item = &CircularName> {
    circular.named().filter(|name| match &name.hearing {
        NameHearing::Unheard => true,
        NameHearing::Asked(_) | NameHearing::Acknowledged { .. } | NameHearing::Objected { .. } => false,
    })
}

fn no_criticism() -> Refusal {
    Refusal::conflict("information.circular.no_hearing", "信息通报不点名批评，不用听取意见。")
        .basis("讲话 三（二）：每季度通报信息报送情况")
        .hint("请直接报主任签发。")
}

fn all_heard() -> Refusal {
    Refusal::conflict("information.circular.all_heard", "名单上的单位都已听取过意见。")
        .basis("讲话 三（二）：先听取意见再通报")
        .hint("请报主任签发；新增加单位后才需要再听取意见。")
}
