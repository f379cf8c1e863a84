//! An objection that nobody has answered holds the circular.

use kernel::{Example, Refusal, RuleCard};

use crate::model::{Circular, CircularName, Verdict};

use super::{SPEECH_DAY, conflict, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.circular.circular_objection_answered",
    title: "异议不答复，通报不走",
    requirements: &["INF-6"],
    basis: speech("三（二）"),
    effective: SPEECH_DAY,
    text: "单位提出的每条异议都要答复：成立的移出名单，不成立的说明理由告诉单位；有一条没有答复，就不能报签、不能签发。异议成立移出的单位不再恢复。",
    why: "听取意见不是走过场。",
    examples: &[Example {
        given: "一个单位的异议还没有答复，编辑想报主任签发", then: "不能报"
    }],
};

/// Refuses to go on while an objection waits.
#[must_use]
pub fn check(circular: &Circular) -> Option<Refusal> {
    let waiting: Vec<&str> =
        circular.names().iter().filter(|name| name.waits_for_answer()).map(|name| name.name.as_str()).collect();
    (!waiting.is_empty()).then(|| {
        let message = format!("{}的异议还没有答复，通报不能往下走。", waiting.join("、"));
        conflict(&CARD, message, "请由没有起草、没有复核该单位、没有登记该差错的科长或主任答复。")
    })
}

/// Refuses an answer where nothing waits for one.
#[must_use]
pub fn waits(name: &CircularName) -> Option<Refusal> {
    (!name.waits_for_answer())
        .then(|| conflict(&CARD, format!("{}没有待答复的异议。", name.name), "单位提出异议后才需要答复。"))
}

/// Refuses to put back a name whose objection was upheld.
#[must_use]
pub fn final_when_upheld(name: &CircularName) -> Option<Refusal> {
    let answer = name.hearing.objection().and_then(|objection| objection.answer.as_ref());
    answer.is_some_and(|answer| answer.verdict == Verdict::Upheld).then(|| {
        conflict(&CARD, format!("{}的异议已经成立，不能再恢复。", name.name), "有新的事实时，请另行起草通报。")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::people::{asked, criticism, day, name, objected, settled, unit};

    #[test]
    fn one_unanswered_objection_holds_the_whole_circular() {
        let objecting = objected(name(unit(1)), day(3));
        assert!(check(&criticism(vec![asked(name(unit(2)), day(3)), objecting.clone()])).is_some());
        assert_eq!(waits(&objecting), None);
        for verdict in Verdict::ALL {
            let done = settled(objecting.clone(), *verdict);
            assert_eq!(check(&criticism(vec![done.clone()])), None);
            assert!(waits(&done).is_some());
            assert_eq!(final_when_upheld(&done).is_some(), *verdict == Verdict::Upheld);
        }
    }
}
