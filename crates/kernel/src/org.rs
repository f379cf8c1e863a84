//! Units, and the roles that posts carry.

use serde::{Deserialize, Serialize};

/// What kind of unit it is; quotas and forms of address follow from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitKind {
    /// 区委办公室 The Office itself.
    Office,
    /// 区政府办公室 The government office.
    GovernmentOffice,
    /// A section within one of the offices 科室.
    Section,
    /// 镇
    Town,
    /// 街道
    Street,
    /// 乡
    Township,
    /// 区直部门
    Bureau,
    /// Farms, parks, schools and other reporting units.
    Other,
}

impl UnitKind {
    /// Every kind, for forms and checks.
    pub const ALL: [Self; 8] = [
        Self::Office,
        Self::GovernmentOffice,
        Self::Section,
        Self::Town,
        Self::Street,
        Self::Township,
        Self::Bureau,
        Self::Other,
    ];

    /// The stored code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Office => "office",
            Self::GovernmentOffice => "government_office",
            Self::Section => "section",
            Self::Town => "town",
            Self::Street => "street",
            Self::Township => "township",
            Self::Bureau => "bureau",
            Self::Other => "other",
        }
    }

    /// The kind with this code, if there is one.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether a unit of this kind reports information to the Office.
    #[must_use]
    pub const fn reports(self) -> bool {
        match self {
            Self::Town | Self::Street | Self::Township | Self::Bureau | Self::Other => true,
            Self::Office | Self::GovernmentOffice | Self::Section => false,
        }
    }
}

/// A role group: what a post may do. The permission matrix speaks of these alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// 信息员 writes and reports for a unit.
    Reporter,
    /// 校核人 checks before the head approves.
    Checker,
    /// 主要负责人（第一责任人） approves what leaves the unit.
    UnitHead,
    /// 分管负责人 approves only where policy authorises it.
    DeputyHead,
    /// 信息科编辑
    Editor,
    /// 信息科科长
    SectionChief,
    /// 区委办公室主任
    Director,
    /// 区领导
    Leader,
    /// 秘书（联络员）
    Secretary,
    /// 督查室
    Inspector,
    /// 文秘
    Clerk,
    /// 总值班室
    Duty,
    /// 系统管理员
    Sysadmin,
    /// 安全管理员
    Secadmin,
    /// 审计员
    Auditor,
}

impl Role {
    /// Every role, in the order the permission matrix prints them.
    pub const ALL: [Self; 15] = [
        Self::Reporter,
        Self::Checker,
        Self::UnitHead,
        Self::DeputyHead,
        Self::Editor,
        Self::SectionChief,
        Self::Director,
        Self::Leader,
        Self::Secretary,
        Self::Inspector,
        Self::Clerk,
        Self::Duty,
        Self::Sysadmin,
        Self::Secadmin,
        Self::Auditor,
    ];

    /// Everybody who has business to do: all roles but the three administrators (三员分立, GB/T 22239-2019 安全管理中心).
    pub const BUSINESS: [Self; 12] = [
        Self::Reporter,
        Self::Checker,
        Self::UnitHead,
        Self::DeputyHead,
        Self::Editor,
        Self::SectionChief,
        Self::Director,
        Self::Leader,
        Self::Secretary,
        Self::Inspector,
        Self::Clerk,
        Self::Duty,
    ];

    /// The stored code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Reporter => "reporter",
            Self::Checker => "checker",
            Self::UnitHead => "unit-head",
            Self::DeputyHead => "deputy-head",
            Self::Editor => "editor",
            Self::SectionChief => "section-chief",
            Self::Director => "director",
            Self::Leader => "leader",
            Self::Secretary => "secretary",
            Self::Inspector => "inspector",
            Self::Clerk => "clerk",
            Self::Duty => "duty",
            Self::Sysadmin => "sysadmin",
            Self::Secadmin => "secadmin",
            Self::Auditor => "auditor",
        }
    }

    /// What people call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Reporter => "信息员",
            Self::Checker => "校核人",
            Self::UnitHead => "主要负责人",
            Self::DeputyHead => "分管负责人",
            Self::Editor => "信息科编辑",
            Self::SectionChief => "信息科科长",
            Self::Director => "区委办公室主任",
            Self::Leader => "区领导",
            Self::Secretary => "联络员",
            Self::Inspector => "督查室人员",
            Self::Clerk => "文秘人员",
            Self::Duty => "值班人员",
            Self::Sysadmin => "系统管理员",
            Self::Secadmin => "安全管理员",
            Self::Auditor => "审计员",
        }
    }

    /// The role with this code, if there is one.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }

    /// One of the three administrators, who must not trust each other and have no business rights.
    #[must_use]
    pub const fn administers(self) -> bool {
        matches!(self, Self::Sysadmin | Self::Secadmin | Self::Auditor)
    }

    /// Whether one person may hold both roles: no administrator holds any second role.
    #[must_use]
    pub fn goes_with(self, other: Self) -> bool {
        self == other || !(self.administers() || other.administers())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_lead_back() {
        for role in Role::ALL {
            assert_eq!(Role::from_code(role.code()), Some(role));
        }
        for kind in UnitKind::ALL {
            assert_eq!(UnitKind::from_code(kind.code()), Some(kind));
        }
    }

    #[test]
    fn the_three_administrators_exclude_each_other_and_all_business() {
        for administrator in [Role::Sysadmin, Role::Secadmin, Role::Auditor] {
            for other in Role::ALL {
                assert_eq!(administrator.goes_with(other), administrator == other);
            }
        }
        assert!(Role::Reporter.goes_with(Role::Checker));
    }
}
