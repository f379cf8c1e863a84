//! Items are merged where two units speak of one question.

use crate::model::MergeTarget;
use kernel::{Example, MatterId, Refusal, RuleCard, UnitId};

use super::{SPEECH_DAY, conflict, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.section.merge_needs_two_units",
    title: "合并用于几个单位反映同一问题",
    requirements: &["INF-3", "INF-4"],
    basis: speech("三（二）"),
    effective: SPEECH_DAY,
    text: "合并是把两个以上单位反映同一问题的信息编成一条，并写明是什么问题；同一单位重复报的，退回或不采用，不合并。",
    why: "合并后几个单位共享采用结果，不能变成一个单位刷条数。",
    examples: &[Example {
        given: "同一单位两天报了两条内容一样的信息", then: "不能合并，请按重复处理"
    }],
};

/// Refuses to merge an item into a group in which its own unit is alone, into itself, or into something that does not go on.
#[must_use]
pub fn check(id: MatterId, unit: UnitId, merged_here: u32, into: &MergeTarget) -> Option<Refusal> {
    let message = if into.id == id {
        "一条信息不能并入它自己。".to_owned()
    } else if into.state.in_unit() || into.state.is_finished() {
        format!("“{}”现在是“{}”，不能再并入别的信息。", into.title, into.state.name())
    } else if 0 < merged_here {
        format!("已有{merged_here}条信息并入这一条，它不能再并入别的信息。")
    } else if into.units.iter().all(|member| *member == unit) {
        "两条信息是同一个单位报的，不是几个单位反映同一问题。".to_owned()
    } else {
        return None;
    };
    Some(conflict(&CARD, message, "请另选目标；同一单位重复报送的，退回或按重复不采用。"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::State;
    use crate::rules::people::{matter, unit};

    fn target(units: &[u32]) -> MergeTarget {
        let units = units.iter().map(|n| unit(*n)).collect();
        MergeTarget { id: matter(9), title: "用水难".to_owned(), state: State::Reported, units }
    }

    #[test]
    fn two_units_make_a_group() {
        assert_eq!(check(matter(1), unit(1), 0, &target(&[2])), None);
        assert_eq!(check(matter(1), unit(1), 0, &target(&[1, 2])), None);
        assert!(check(matter(1), unit(1), 0, &target(&[1])).is_some());
    }

    #[test]
    fn no_chains_no_circles_no_closed_targets() {
        assert!(check(matter(9), unit(1), 0, &target(&[2])).is_some());
        assert!(check(matter(1), unit(1), 2, &target(&[2])).is_some());
        let gone = MergeTarget { state: State::Merged { into: matter(3) }, ..target(&[2]) };
        assert!(check(matter(1), unit(1), 0, &gone).is_some());
    }
}
