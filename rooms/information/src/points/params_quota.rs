//! 参数：任务 The keys of policy about classes of units and their quotas (INF-5).

use kernel::policy::{Dimension, Kind, Param, Values};

/// The keys.
pub(super) const PARAMS: &[Param] = &[
    Param {
        key: "information.class.default",
        title: "默认单位类别",
        what: "没有另行登记类别的单位按这一类办",
        kind: Kind::Text,
        when: &[],
    },
    Param {
        key: "information.class.name",
        title: "单位类别名称",
        what: "每一类单位怎么称呼，如 key 称重点单位",
        kind: Kind::Text,
        when: &[CLASS],
    },
    Param {
        key: "information.quota.wanted",
        title: "报送任务",
        what: "每个期间要报几条；按期间第一天生效的取值；0 表示不设任务；没写期间的按季度",
        kind: Kind::Number { least: 0, most: 10_000 },
        when: &[CLASS, PERIOD, FORM],
    },
    Param {
        key: "information.quota.form_least_chars",
        title: "篇幅起点字数",
        what: "达到这么多字算这种篇幅，如 长篇；一条信息只算起点最高的那一种",
        kind: Kind::Number { least: 0, most: 100_000 },
        when: &[FORM],
    },
    Param {
        key: "information.quota.counts",
        title: "计入任务",
        what: "这种情形的信息算不算完成任务；按报出当天生效的取值；没写的都算；几种情形并存的，有一种不算就不算",
        kind: Kind::Switch,
        when: &[FATE],
    },
    Param {
        key: "information.quota.pace_from",
        title: "进度提醒起点",
        what: "期间过去百分之几以后才提醒进度偏慢；不写就不提醒",
        kind: Kind::Number { least: 0, most: 100 },
        when: &[CLASS],
    },
    Param {
        key: "information.quota.pace_tolerance",
        title: "进度容差",
        what: "比按时间均匀推算的条数少几条以内不算偏慢；不写为 0",
        kind: Kind::Number { least: 0, most: 1_000 },
        when: &[CLASS],
    },
    Param {
        key: "information.quota.new_unit",
        title: "期间内新设单位的任务",
        what: "期间中途新设的单位按天数折算、不欠还是全欠；不写按天数折算",
        kind: Kind::Choice(SHARES),
        when: &[],
    },
    Param {
        key: "information.quota.part_exempt",
        title: "部分时间免考的任务",
        what: "期间内只有一部分时间免考的单位按天数折算、不欠还是全欠；不写按天数折算",
        kind: Kind::Choice(SHARES),
        when: &[],
    },
];

/// What a unit owes that owes reports for a part of the period only.
pub(crate) const SHARES: &[(&str, &str)] =
    &[("pro_rata", "按天数折算，不足1条的不计"), ("nothing", "不欠"), ("all", "全欠")];

/// The lengths of a span, as policy writes them.
pub(super) const PERIODS: &[(&str, &str)] = &[("year", "年"), ("half", "半年"), ("quarter", "季度"), ("month", "月")];

const CLASS: Dimension = Dimension { name: "class", title: "单位类别", values: Values::Open };
const PERIOD: Dimension = Dimension { name: "period", title: "期间", values: Values::Closed(PERIODS) };
const FORM: Dimension = Dimension { name: "form", title: "篇幅", values: Values::Open };
const FATE: Dimension =
    Dimension { name: "fate", title: "情形", values: Values::Closed(crate::rules::quota_counts::FATES) };
