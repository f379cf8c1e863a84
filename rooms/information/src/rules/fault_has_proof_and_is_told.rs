//! A fault has its day, what happened and what shows it; its unit is told at once.

use jiff::civil;
use kernel::{Example, Refusal, RuleCard, UnitId};

use crate::model::{FaultItem, Reason};

use super::{SPEECH_DAY, invalid, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.fault.fault_has_proof_and_is_told",
    title: "差错要有事实有依据，当时告知单位",
    requirements: &["INF-6"],
    basis: speech("三（二）"),
    effective: SPEECH_DAY,
    text: "登记迟报、漏报、失实等差错，要写明哪一天、发生了什么、凭什么认定；登记的同时告知该单位主要负责人和信息员。差错挂在某条信息上的，要是该单位自己的信息。",
    why: "差错要扣分、可能通报，单位当时就知道，才来得及说明。",
    examples: &[Example {
        given: "科长登记“某镇迟报”，没有写依据",
        then: "不能登记；写明“值班室10时05分来电核实，事件发生于8时20分”后可以登记",
    }],
};

/// Refuses a fault without its day, without what happened or without its proof; each missing part is a reason of its own.
#[must_use]
pub fn check(day: Option<civil::Date>, what: Option<&Reason>, proof: Option<&Reason>) -> [Option<Refusal>; 3] {
    let day = day.is_none().then(|| invalid(&CARD, "没有填差错日期。", "请填差错发生的那一天。").field("day"));
    let what = what
        .is_none()
        .then(|| invalid(&CARD, "没有写明发生了什么。", "请写清事情经过，单位看得懂、能说明。").field("what"));
    let proof = proof
        .is_none()
        .then(|| invalid(&CARD, "没有写明依据。", "请写明凭什么认定，如来电记录、核实记录、上级通报。").field("proof"));
    [day, what, proof]
}

/// Refuses a fault of one unit on an item of another.
#[must_use]
pub fn of_unit(unit: UnitId, unit_name: &str, item: Option<&FaultItem>) -> Option<Refusal> {
    let item = item?;
    (item.unit != unit).then(|| {
        invalid(&CARD, format!("“{}”不是{unit_name}报送的信息。", item.title), "请改选单位，或改选该单位的信息。")
            .field("submission")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    use crate::rules::people::{matter, reason, unit};

    #[test]
    fn all_three_are_asked_for_at_once() {
        let words = reason("事发8时20分，10时05分才报");
        assert_eq!(check(None, None, None).iter().flatten().count(), 3);
        assert_eq!(check(Some(date(2026, 11, 23)), Some(&words), Some(&words)), [None, None, None]);
    }

    #[test]
    fn the_item_is_the_units_own() {
        let item = FaultItem { id: matter(1), unit: unit(1), title: "用电检查".to_owned() };
        assert_eq!(of_unit(unit(1), "临江街道", Some(&item)), None);
        assert!(of_unit(unit(2), "竹坪乡", Some(&item)).is_some());
        assert_eq!(of_unit(unit(2), "竹坪乡", None), None);
    }
}
