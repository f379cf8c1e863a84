//! 指定信息员: a unit names who reports, and who stands in.

use jiff::Timestamp;
use kernel::{Actor, Addressee, Refusal, Role, UnitId};

use crate::decide::clear;
use crate::model::{Change, NetworkChange, NetworkFacts, NetworkRecord, SetReporter};
use crate::rules::{network_kept_by_unit, unit_without_reporter};

/// Why this actor can't name the unit's reporter.
#[must_use]
pub fn reasons(unit: &NetworkFacts, office: UnitId, actor: &Actor) -> Vec<Refusal> {
    network_kept_by_unit::check(actor, unit.id, office).into_iter().collect()
}

/// Names the reporter.
pub fn decide(
    unit: &NetworkFacts,
    office: UnitId,
    actor: &Actor,
    command: &SetReporter,
    now: Timestamp,
) -> Result<NetworkChange, Vec<Refusal>> {
    let same = (command.stand_in == Some(command.reporter)).then(one_person);
    clear(reasons(unit, office, actor), [same])?;
    let record = NetworkRecord::Reporter { unit: unit.id, named: command.clone(), at: now };
    Ok(Change::new("set_reporter", (), record, now)
        .with("reporter", unit.live_reporters, command.reporter)
        .tell(Addressee::Person(command.reporter), format!("您现在是{}的信息员。", unit.name))
        .tell(Addressee::Role { unit: office, role: Role::Editor }, format!("{}指定了信息员。", unit.name))
        .under(&[network_kept_by_unit::CARD.id, unit_without_reporter::CARD.id]))
}

fn one_person() -> Refusal {
    Refusal::invalid("information.network.one_person", "信息员和B角是同一个人。")
        .field("stand_in")
        .basis("讲话 二：加强信息网络建设")
        .hint("请另选一位B角，没有合适的可以先空着。")
}
