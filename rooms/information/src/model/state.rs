//! Where an item is on its way.

use kernel::MatterId;

use super::{Resume, ReturnedBy, Verb};

/// 状态 Where an item is on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// 起草 with its drafter.
    Draft,
    /// 校核中 before the first gate.
    Checking,
    /// 审批中 before the second gate.
    Approving,
    /// 待编 left the unit, waits at the information section.
    Reported,
    /// 退回修改 back with its drafter.
    Returned {
        /// Who gave it back.
        by: ReturnedBy,
        /// Which way it goes from here.
        resume: Resume,
    },
    /// 拟采用 stands in at least one issue that has not left.
    Selected,
    /// 已采用 left in an issue.
    Adopted,
    /// 留存备用 kept for later use.
    Reserved,
    /// 已并入 became part of another item.
    Merged {
        /// The item that it became part of.
        into: MatterId,
    },
    /// 不采用 refused, with one of the four standards as the reason.
    Refused,
    /// 作废 given up by the unit.
    Discarded,
}

impl State {
    /// Every stored code.
    pub const CODES: [&'static str; 11] = [
        "draft",
        "checking",
        "approving",
        "reported",
        "returned",
        "selected",
        "adopted",
        "reserved",
        "merged",
        "refused",
        "discarded",
    ];

    /// The stored code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Checking => "checking",
            Self::Approving => "approving",
            Self::Reported => "reported",
            Self::Returned { .. } => "returned",
            Self::Selected => "selected",
            Self::Adopted => "adopted",
            Self::Reserved => "reserved",
            Self::Merged { .. } => "merged",
            Self::Refused => "refused",
            Self::Discarded => "discarded",
        }
    }

    /// What people call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Draft => "起草",
            Self::Checking => "校核中",
            Self::Approving => "审批中",
            Self::Reported => "待编",
            Self::Returned { .. } => "退回修改",
            Self::Selected => "拟采用",
            Self::Adopted => "已采用",
            Self::Reserved => "留存备用",
            Self::Merged { .. } => "已并入",
            Self::Refused => "不采用",
            Self::Discarded => "作废",
        }
    }

    /// The state with this code, with what was stored beside it. None where they do not fit together.
    #[must_use]
    pub fn from_code(code: &str, returned: Option<(ReturnedBy, Resume)>, into: Option<MatterId>) -> Option<Self> {
        match (code, returned, into) {
            ("returned", Some((by, resume)), None) => Some(Self::Returned { by, resume }),
            ("merged", None, Some(into)) => Some(Self::Merged { into }),
            (_, None, None) => plain(code),
            (_, _, _) => None,
        }
    }

    /// What can be done in this state at all, by whoever may.
    #[must_use]
    pub const fn verbs(self) -> &'static [Verb] {
        use Verb::{
            AnswerReferral, Approve, ApproveReturn, CheckPass, CheckReturn, DeliverSolution, Deselect, Discard, Edit,
            Explain, Merge, NameCover, Refer, Refuse, Reserve, Resubmit, ReturnToUnit, Save, Select, SendToCheck, Take,
            Verify, Withdraw,
        };
        match self {
            Self::Draft => &[Save, Explain, NameCover, SendToCheck, Discard],
            Self::Checking => &[NameCover, CheckPass, CheckReturn, Withdraw, AnswerReferral, DeliverSolution],
            Self::Approving => &[Approve, ApproveReturn, Withdraw, AnswerReferral, DeliverSolution],
            Self::Returned { .. } => &[Save, Explain, NameCover, Resubmit, Discard, AnswerReferral, DeliverSolution],
            Self::Reported => &[
                Withdraw,
                Take,
                Verify,
                Edit,
                ReturnToUnit,
                Reserve,
                Refuse,
                Select,
                Merge,
                Refer,
                AnswerReferral,
                DeliverSolution,
            ],
            Self::Selected => &[Verify, Edit, Select, Deselect, Refer, AnswerReferral, DeliverSolution],
            Self::Adopted => &[Verify, Edit, Select, Deselect, Refer, AnswerReferral, DeliverSolution],
            Self::Reserved => {
                &[Take, Verify, Edit, ReturnToUnit, Refuse, Select, Merge, Refer, AnswerReferral, DeliverSolution]
            }
            Self::Merged { .. } => &[AnswerReferral, DeliverSolution],
            Self::Refused => &[Refer, AnswerReferral, DeliverSolution],
            Self::Discarded => &[AnswerReferral, DeliverSolution],
        }
    }

    /// Whether it lies with the unit's own people.
    #[must_use]
    pub const fn in_unit(self) -> bool {
        match self {
            Self::Draft | Self::Checking | Self::Approving | Self::Returned { .. } => true,
            Self::Reported
            | Self::Selected
            | Self::Adopted
            | Self::Reserved
            | Self::Merged { .. }
            | Self::Refused
            | Self::Discarded => false,
        }
    }

    /// Whether nobody has anything to do on it any more.
    #[must_use]
    pub const fn is_finished(self) -> bool {
        match self {
            Self::Adopted | Self::Merged { .. } | Self::Refused | Self::Discarded => true,
            Self::Draft
            | Self::Checking
            | Self::Approving
            | Self::Returned { .. }
            | Self::Reported
            | Self::Selected
            | Self::Reserved => false,
        }
    }
}

fn plain(code: &str) -> Option<State> {
    use State::{Adopted, Approving, Checking, Discarded, Draft, Refused, Reported, Reserved, Selected};
    [Draft, Checking, Approving, Reported, Selected, Adopted, Reserved, Refused, Discarded]
        .into_iter()
        .find(|state| state.code() == code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_comes_back_from_what_was_stored() {
        let back = (ReturnedBy::Section, Resume::Direct);
        assert_eq!(
            State::from_code("returned", Some(back), None),
            Some(State::Returned { by: ReturnedBy::Section, resume: Resume::Direct })
        );
        assert_eq!(State::from_code("returned", None, None), None);
        assert_eq!(State::from_code("draft", Some(back), None), None);
        for code in State::CODES.into_iter().filter(|code| !["returned", "merged"].contains(code)) {
            assert_eq!(State::from_code(code, None, None).expect("known").code(), code);
        }
    }
}
