//! No unit is criticised unheard: every name was asked, and has answered or let its limit pass.

use jiff::Timestamp;
use kernel::{Example, Refusal, RuleCard};

use crate::model::{Circular, NameHearing};

use super::{SPEECH_DAY, conflict, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.circular.circular_heard_first",
    title: "先听取意见再报签",
    requirements: &["INF-6", "INF-7"],
    basis: speech("三（二）"),
    effective: SPEECH_DAY,
    text: "通报批评报主任签发前，名单上每个单位都要看过自己的事实；都答复了，或者提出异议的期限过了，才能报签。听取意见后又增加单位的，要再听取增加单位的意见。",
    why: "点名之前让人说话，事实才站得住。",
    examples: &[
        Example { given: "三个单位里有一个还没答复，期限还剩一天", then: "不能报签" },
        Example {
            given: "主任退回后又恢复了一个没有听取过意见的单位", then: "要先听取这个单位的意见"
        },
    ],
};

/// Refuses to send on a circular with a name that was not heard or may still speak.
#[must_use]
pub fn check(circular: &Circular, now: Timestamp) -> Option<Refusal> {
    let unheard: Vec<&str> = circular
        .named()
        .filter(|name| match &name.hearing {
            NameHearing::Unheard => true,
            NameHearing::Asked(_) | NameHearing::Acknowledged { .. } | NameHearing::Objected { .. } => false,
        })
        .map(|name| name.name.as_str())
        .collect();
    if !unheard.is_empty() {
        let message = format!("还没有听取{}的意见，不能报签。", unheard.join("、"));
        return Some(conflict(&CARD, message, "请信息科科长发起听取意见。"));
    }
    let open = circular.named().find_map(|name| match &name.hearing {
        NameHearing::Asked(limit) if now <= limit.due => Some((name, limit)),
        NameHearing::Asked(_)
        | NameHearing::Unheard
        | NameHearing::Acknowledged { .. }
        | NameHearing::Objected { .. } => None,
    });
    open.map(|(name, limit)| {
        let message = format!("{}还没有答复，提出异议的期限也没有过，不能报签。", name.name);
        conflict(&CARD, message, format!("请等单位答复或期限届满。{}", limit.why))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::people::{acknowledged, asked, criticism, day, name, removed, unit};

    #[test]
    fn nobody_is_criticised_unheard() {
        assert!(check(&criticism(vec![name(unit(1))]), day(9)).is_some());
        assert_eq!(check(&criticism(vec![removed(name(unit(1)))]), day(9)), None);
    }

    #[test]
    fn an_answer_or_the_end_of_the_limit_lets_it_go_on() {
        let waiting = criticism(vec![asked(name(unit(1)), day(3)), acknowledged(name(unit(2)), day(3))]);
        assert!(check(&waiting, day(3)).is_some(), "the last second still belongs to the unit");
        assert_eq!(check(&waiting, day(4)), None);
        assert_eq!(check(&criticism(vec![acknowledged(name(unit(2)), day(3))]), day(1)), None);
    }
}
