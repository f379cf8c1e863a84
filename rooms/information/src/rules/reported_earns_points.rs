//! A sound item that was reported but not adopted earns what policy gives for reporting.

use crate::points::facts::Fate;
use kernel::{Example, RuleCard};

use super::{SPEECH_DAY, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.points.reported_earns_points",
    title: "报送计分",
    requirements: &["INF-4", "GEN-3"],
    basis: speech("三（二）数量"),
    effective: SPEECH_DAY,
    text: "报出信息的，政策设了报送分才计，按报出当天生效的政策；哪些去向的信息计报送分由政策列明，没有列明的只计待编和留存的，不采用的不计。",
    why: "鼓励多报，但不合格的报了也不算。",
    examples: &[Example {
        given: "政策定合格未采用每条5分，本季度报了三条：一条采用、一条留存、一条不采用",
        then: "留存的一条得5分",
    }],
};

/// Where an item stands, as policy writes it.
#[must_use]
pub const fn fate_code(fate: Fate) -> &'static str {
    match fate {
        Fate::Open => "open",
        Fate::Returned => "returned",
        Fate::Adopted => "adopted",
        Fate::Merged { .. } => "merged",
        Fate::Refused => "refused",
    }
}

/// What people call it.
#[must_use]
pub const fn fate_name(fate: Fate) -> &'static str {
    match fate {
        Fate::Open => "待编或留存",
        Fate::Returned => "退回未再报",
        Fate::Adopted => "已采用",
        Fate::Merged { .. } => "已并入",
        Fate::Refused => "不采用",
    }
}

/// Whether an item of this fate earns points for reporting, where policy lists these fates or none.
#[must_use]
pub fn counts(fate: Fate, listed: Option<&[String]>) -> bool {
    match listed {
        Some(fates) => fates.iter().any(|code| code == fate_code(fate)),
        None => fate == Fate::Open,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refused_item_earns_nothing_unless_policy_says_so() {
        assert!(counts(Fate::Open, None));
        assert!(!counts(Fate::Refused, None), "不采用的没有报送分");
        assert!(!counts(Fate::Returned, None));
        let listed = ["refused".to_owned()];
        assert!(counts(Fate::Refused, Some(&listed)) && !counts(Fate::Open, Some(&listed)));
    }
}
