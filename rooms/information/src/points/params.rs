//! 参数 The keys of policy that this room reads, with the cases that their values may hang on.

use kernel::policy::{Kind, Param};

/// Every key of the room, those of other files among them.
pub const PARAMS: &[Param] = &joined::<{ total(PARTS) }>(PARTS);

const PARTS: &[&[Param]] = &[
    GENERAL,
    super::params_points::PARAMS,
    super::params_quota::PARAMS,
    super::params_circular::PARAMS,
    super::params_regular::PARAMS,
    super::params_check::PARAMS,
];

const GENERAL: &[Param] = &[
    Param {
        key: "information.gates.deputy_may_approve",
        title: "授权分管负责人审批",
        what: "单位主要负责人可以授权分管负责人审批信息",
        kind: Kind::Switch,
        when: &[],
    },
    Param {
        key: "information.gates.small_office_people",
        title: "小单位人数",
        what: "在岗不超过此数的单位可以指定代为校核人",
        kind: Kind::Number { least: 0, most: 20 },
        when: &[],
    },
    Param {
        key: "information.section.verify_kinds",
        title: "须先核实的类别",
        what: "这些类别的信息先登记核实，才能拟采用",
        kind: Kind::Choices(ITEM_KINDS),
        when: &[],
    },
    Param {
        key: "information.referral.most_days",
        title: "转办最长天数",
        what: "转部门办理的时限不超过此天数",
        kind: Kind::Number { least: 1, most: 365 },
        when: &[],
    },
    Param {
        key: "information.call.most_days",
        title: "约稿最长天数",
        what: "约稿的时限不超过此天数",
        kind: Kind::Number { least: 1, most: 365 },
        when: &[],
    },
    Param {
        key: "information.issue.upward_leader_signs",
        title: "上报刊物须区领导签发",
        what: "上报的每一期都由区领导签发，不论刊物自己怎么定",
        kind: Kind::Switch,
        when: &[],
    },
    Param {
        key: "information.assessment.feeds",
        title: "信息计入单位年度考核",
        what: "积分、采用和批示可以作为单位年度考核的内容",
        kind: Kind::Switch,
        when: &[],
    },
    Param {
        key: "information.figures.ranking",
        title: "单位排名",
        what: "考核看板和数据统计给单位排名次；不写为不排名，只分档",
        kind: Kind::Switch,
        when: &[],
    },
    Param {
        key: "information.points.open_to_units",
        title: "积分向各单位公开",
        what: "各单位可以看到其他单位的积分和数据；不写为只看本单位",
        kind: Kind::Switch,
        when: &[],
    },
];

/// The kinds of items, for values that list them.
pub const ITEM_KINDS: &[(&str, &str)] =
    &[("dynamic", "动态"), ("data", "数据"), ("practice", "做法"), ("problem", "问题建议"), ("opinion", "社情民意")];

/// A key that is on or off, whatever the case.
pub(super) const fn switch(key: &'static str, title: &'static str, what: &'static str) -> Param {
    Param { key, title, what, kind: Kind::Switch, when: &[] }
}

const fn total(parts: &[&[Param]]) -> usize {
    let (mut part, mut sum) = (0, 0);
    while part < parts.len() {
        sum += parts[part].len();
        part += 1;
    }
    sum
}

const fn joined<const N: usize>(parts: &[&[Param]]) -> [Param; N] {
    let (mut all, mut part, mut place) = ([parts[0][0]; N], 0, 0);
    while part < parts.len() {
        let mut row = 0;
        while row < parts[part].len() {
            all[place] = parts[part][row];
            (place, row) = (place + 1, row + 1);
        }
        part += 1;
    }
    all
}
