//! 积分的参数 The keys that points and bars to awards are computed from.

use kernel::policy::{Dimension, Kind, Param, Values};

use super::params::ITEM_KINDS;

const LEVELS: &[(&str, &str)] = &[("district", "区"), ("city", "市"), ("province", "省"), ("centre", "中央")];
const YES_NO: &[(&str, &str)] = &[("yes", "是"), ("no", "否")];
const PERIODS: &[(&str, &str)] = &[("year", "年度"), ("half", "半年"), ("quarter", "季度"), ("month", "月")];
const OUTCOMES: &[(&str, &str)] =
    &[("sent_up", "上报"), ("adopted", "采用"), ("media", "媒体刊发"), ("instruction", "领导批示")];
const FATES: &[(&str, &str)] = &[
    ("open", "待编或留存"),
    ("returned", "退回未再报"),
    ("adopted", "已采用"),
    ("merged", "已并入"),
    ("refused", "不采用"),
];
const CALL_ENDINGS: &[(&str, &str)] =
    &[("met", "按时完成"), ("late", "迟报"), ("missed", "未报"), ("nothing", "说明无情况")];
/// What deducts, zeroes or bars from awards: faults, and calls not answered or answered late.
const GROUNDS: &[(&str, &str)] = &[
    ("late", "迟报"),
    ("missed", "漏报"),
    ("false", "失实"),
    ("concealed", "瞒报"),
    ("error", "差错"),
    ("missed_call", "约稿未报"),
    ("late_call", "约稿迟报"),
];
const FAULTS: &[(&str, &str)] =
    &[("late", "迟报"), ("missed", "漏报"), ("false", "失实"), ("concealed", "瞒报"), ("error", "差错")];
const COMPONENTS: &[(&str, &str)] = &[
    ("reported", "报送"),
    ("quota", "完成任务数"),
    ("sent_up", "上报"),
    ("district", "区级采用"),
    ("city", "市级采用"),
    ("province", "省级采用"),
    ("centre", "中央采用"),
    ("media", "新闻媒体"),
    ("instruction", "领导批示"),
    ("call", "约稿"),
    ("deduction", "扣分"),
    ("total", "合计"),
];

const LEVEL: Dimension = Dimension { name: "level", title: "层级", values: Values::Closed(LEVELS) };
const CHANNEL: Dimension = Dimension { name: "channel", title: "刊物或媒体", values: Values::Open };
const MODE: Dimension = Dimension {
    name: "mode",
    title: "采用方式",
    values: Values::Closed(&[("single", "单篇采用"), ("merged", "综合采用")]),
};
const KIND: Dimension = Dimension { name: "kind", title: "类别", values: Values::Closed(ITEM_KINDS) };
const FORM: Dimension = Dimension { name: "form", title: "篇幅", values: Values::Open };
const CLASS: Dimension = Dimension { name: "class", title: "单位类别", values: Values::Open };
const URGENT: Dimension = Dimension { name: "urgent", title: "紧急信息", values: Values::Closed(YES_NO) };
const FORWARDED: Dimension =
    Dimension { name: "forwarded", title: "转发本单位文件", values: Values::Closed(YES_NO) };
const RANK: Dimension = Dimension {
    name: "rank",
    title: "批示领导",
    values: Values::Closed(&[("principal", "主要领导"), ("leader", "其他领导"), ("secretary_general", "秘书长")]),
};
const ORDER: Dimension = Dimension {
    name: "order",
    title: "第几位批示",
    values: Values::Closed(&[("first", "第一位"), ("further", "以后各位")]),
};
const OUTCOME: Dimension = Dimension { name: "outcome", title: "成果", values: Values::Closed(OUTCOMES) };
const FATE: Dimension = Dimension { name: "fate", title: "去向", values: Values::Closed(FATES) };
const PERIOD: Dimension = Dimension { name: "period", title: "期间", values: Values::Closed(PERIODS) };
const COMPONENT: Dimension = Dimension { name: "component", title: "部分", values: Values::Closed(COMPONENTS) };

const ADOPTION: &[Dimension] = &[LEVEL, CHANNEL, MODE, KIND, FORM, CLASS, URGENT, FORWARDED];

/// The keys.
pub(super) const PARAMS: &[Param] = &[
    Param {
        key: "information.points.adopted",
        title: "采用分",
        what: "一条信息被一家刊物采用一次计多少分",
        kind: Kind::Points,
        when: ADOPTION,
    },
    Param {
        key: "information.points.sent_up",
        title: "上报分",
        what: "一条信息经本办公室报到上级一次计多少分",
        kind: Kind::Points,
        when: ADOPTION,
    },
    Param {
        key: "information.points.sent_up_kept",
        title: "采用后保留上报分",
        what: "上报后又被该级或更高一级采用的，上报分是否另外保留；不写则保留",
        kind: Kind::Switch,
        when: &[LEVEL, CLASS],
    },
    Param {
        key: "information.points.media",
        title: "媒体分",
        what: "一条信息被新闻媒体刊发一次计多少分",
        kind: Kind::Points,
        when: ADOPTION,
    },
    Param {
        key: "information.points.instruction",
        title: "批示分",
        what: "领导在一条信息上批示一次计多少分；channel 是该级刊发这条信息的刊物",
        kind: Kind::Points,
        when: &[LEVEL, CHANNEL, RANK, ORDER, KIND, FORM, CLASS, URGENT, FORWARDED],
    },
    Param {
        key: "information.points.instruction_sequence",
        title: "批示怎么排先后",
        what: "同一条信息有几次批示时，哪些批示放在一起排第一位和以后各位；不写则全部一起排",
        kind: Kind::Choice(&[
            ("item", "全部批示一起排"),
            ("level", "同级的一起排"),
            ("leaders", "领导一起排，秘书长另排"),
            ("rank", "同级同职务的一起排"),
        ]),
        when: &[CLASS],
    },
    Param {
        key: "information.points.several",
        title: "一条信息多次采用",
        what: "同一条信息同一种成果有几次的，累计还是就高；不写则累计",
        kind: Kind::Choice(&[
            ("accumulate", "累计"),
            ("highest", "只计最高的一次"),
            ("highest_per_level", "每一级只计最高的一次"),
        ]),
        when: &[OUTCOME, CLASS],
    },
    Param {
        key: "information.points.share",
        title: "合并信息怎么分分",
        what: "几个单位的信息合成一条时，这一条的分怎么归各单位；不写则平分",
        kind: Kind::Choice(&[
            ("equal", "平分"),
            ("full", "各计全分"),
            ("half", "各计一半"),
            ("ratio", "按比例，只分给排在前面的"),
        ]),
        when: &[OUTCOME, LEVEL, MODE],
    },
    Param {
        key: "information.points.share_ratio",
        title: "合并信息的分配比例",
        what: "按排名先后的比例，如 [\"3\", \"2\"]：只有前两个单位分，三比二",
        kind: Kind::Texts,
        when: &[OUTCOME, LEVEL, MODE],
    },
    Param {
        key: "information.points.reported",
        title: "报送分",
        what: "报出一条合格的信息计多少分；哪些去向算数见“计报送分的去向”",
        kind: Kind::Points,
        when: &[CLASS, KIND, FORM, FATE, URGENT, FORWARDED],
    },
    Param {
        key: "information.points.reported_fates",
        title: "计报送分的去向",
        what: "这些去向的信息计报送分；不写则只有待编或留存的",
        kind: Kind::Choices(FATES),
        when: &[CLASS],
    },
    Param {
        key: "information.points.call",
        title: "约稿分",
        what: "一次约稿按时完成、迟报、未报、说明无情况各计多少分，可以为负",
        kind: Kind::Points,
        when: &[Dimension { name: "answer", title: "约稿结果", values: Values::Closed(CALL_ENDINGS) }, CLASS],
    },
    Param {
        key: "information.points.quota_met",
        title: "完成任务数得分",
        what: "一个任务期完成最低任务数计多少分",
        kind: Kind::Points,
        when: &[CLASS, FORM, PERIOD],
    },
    Param {
        key: "information.points.quota_short",
        title: "任务数每缺一条",
        what: "一个任务期结束时每缺一条计多少分，写成负数",
        kind: Kind::Points,
        when: &[CLASS, FORM, PERIOD],
    },
    Param {
        key: "information.points.fault",
        title: "差错扣分",
        what: "一次迟报、漏报、失实、瞒报、差错计多少分，写成负数",
        kind: Kind::Points,
        when: &[
            Dimension { name: "ground", title: "情形", values: Values::Closed(FAULTS) },
            Dimension { name: "important", title: "重要或紧急信息", values: Values::Closed(YES_NO) },
            CLASS,
        ],
    },
    cap("information.points.cap_month", "每月封顶"),
    cap("information.points.cap_quarter", "每季度封顶"),
    cap("information.points.cap_half", "每半年封顶"),
    cap("information.points.cap_year", "全年封顶"),
    Param {
        key: "information.points.zero_out",
        title: "归零",
        what: "同一种情形达到多少次，当期积分归零；不写情形的，对每种情形分别适用",
        kind: Kind::Number { least: 1, most: 1_000 },
        when: &[Dimension { name: "ground", title: "情形", values: Values::Closed(GROUNDS) }, CLASS],
    },
    Param {
        key: "information.points.zero_out_over",
        title: "归零按哪种期间算",
        what: "次数在这样一个期间里数，归零的也是这个期间的积分；不写则为全年",
        kind: Kind::Choice(PERIODS),
        when: &[],
    },
    Param {
        key: "information.award.bar",
        title: "取消评先",
        what: "同一种情形达到多少次，当期不得评先；不写情形的，对每种情形分别适用",
        kind: Kind::Number { least: 1, most: 1_000 },
        when: &[Dimension { name: "ground", title: "情形", values: Values::Closed(GROUNDS) }, CLASS],
    },
];

const fn cap(key: &'static str, title: &'static str) -> Param {
    Param {
        key,
        title,
        what: "某一部分的分在这样一个期间里最多计多少；写负数的是扣分最多扣多少；不写部分的，对每一部分和合计分别适用",
        kind: Kind::Points,
        when: &[COMPONENT, CLASS],
    }
}
