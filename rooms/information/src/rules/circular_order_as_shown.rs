//! The orders to write a self-criticism are part of what is signed: they do not change under the signer's hand.

use kernel::{Example, Refusal, RuleCard};

use crate::model::{Circular, CircularFacts, Order};

use super::{SPEECH_DAY, conflict, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.circular.circular_order_as_shown",
    title: "责令书面检查写在通报里一并签发",
    requirements: &["INF-7"],
    basis: speech("三（二）"),
    effective: SPEECH_DAY,
    text: "连续被通报的单位，以区委名义责令书面检查、限期整改，写在通报里由区领导一并签发；报签以后应责令的单位有变的，退回信息科重新报签。",
    why: "签的是什么就发什么，责令检查不能由系统事后加上。",
    examples: &[Example {
        given: "报签后另一份通报先印发，一个单位成了连续两次",
        then: "退回信息科，写上责令检查后重新报签",
    }],
};

/// Refuses a signature where the orders of today are not those that the circular was submitted with.
#[must_use]
pub fn check(circular: &Circular, facts: &CircularFacts) -> Option<Refusal> {
    let changed: Vec<&str> = circular
        .named()
        .filter(|name| {
            let words = |order: &Order| (order.earlier.clone(), order.sentence.clone());
            name.ordered.as_ref().map(words) != facts.order_of(name.unit).map(words)
        })
        .map(|name| name.name.as_str())
        .collect();
    (!changed.is_empty()).then(|| {
        let message = format!("报签以后，{}是否责令书面检查有了变化，不能按原稿签发。", changed.join("、"));
        conflict(&CARD, message, "请退回信息科，核对后重新报签。")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::people::{circular_facts, criticism, name, order, unit};

    #[test]
    fn the_orders_signed_are_the_orders_shown() {
        let circular = criticism(vec![name(unit(1))]);
        let mut facts = circular_facts();
        assert_eq!(check(&circular, &facts), None);
        facts.orders = vec![(unit(1), order())];
        assert!(check(&circular, &facts).is_some());
        let mut shown = name(unit(1));
        shown.ordered = Some(order());
        assert_eq!(check(&criticism(vec![shown]), &facts), None);
    }
}
