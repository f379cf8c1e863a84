//! Whoever had a hand in a circular does not sign it; nobody signs two steps; nobody of a named unit signs.

use kernel::{Actor, Example, Refusal, RuleCard};

use crate::model::Circular;

use super::{SPEECH_DAY, forbidden, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.circular.circular_signers_differ",
    title: "经手的人不签发，一人不签两级",
    requirements: &["INF-6", "INF-1"],
    basis: speech("三（二）质量"),
    effective: SPEECH_DAY,
    text: "起草、复核、发起听取意见的人不签发这份通报；同一人不签两级；在被通报单位任职的人不签发。",
    why: "逐级签发要是不同的人，与被点名单位没有牵连。",
    examples: &[Example {
        given: "科长发起了听取意见，又是主任的B角", then: "主任一级由别人签"
    }],
};

/// Refuses a signature to anybody who had a hand in the circular before.
#[must_use]
pub fn check(circular: &Circular, actor: &Actor) -> Option<Refusal> {
    let person = actor.person;
    let message = if circular.writers.contains(&person) {
        "这份通报是您起草的，不能再由您签发。".to_owned()
    } else if circular.hearers.contains(&person) {
        "这份通报的听取意见是您发起的，不能再由您签发。".to_owned()
    } else if circular.names().iter().any(|name| name.reviewers.contains(&person)) {
        "这份通报的名单是您复核的，不能再由您签发。".to_owned()
    } else if let Some(signed) = circular.sign_offs.iter().find(|sign_off| sign_off.person == person) {
        format!("您已经签过{}，不能再签一级。", signed.step.name())
    } else if circular.named().any(|name| actor.sits_in(name.unit)) {
        "您在被通报单位任职，不能签发这份通报。".to_owned()
    } else {
        return None;
    };
    Some(forbidden(&CARD, message, "请由同岗位的其他同志或其B角签发。"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Role;
    use kernel::actor::Tenure;

    use crate::rules::people::{actor, criticism, name, person, unit};

    #[test]
    fn drafter_reviewer_and_opener_of_the_hearing_do_not_sign() {
        let mut circular = criticism(vec![name(unit(1))]);
        let may = |circular: &Circular, n| check(circular, &actor(n, unit(9), Role::Director, Tenure::Own)).is_none();
        assert!(!may(&circular, 3) && may(&circular, 4));
        circular.hearers = vec![person(4)];
        assert!(!may(&circular, 4));
        assert!(check(&circular, &actor(5, unit(1), Role::Leader, Tenure::Own)).is_some());
    }
}
