//! 参数：通报 The keys of policy about circulars, being named in a row, and reviews of points (INF-4, INF-6, INF-7, INF-11).

use kernel::policy::{Kind, Param};

use super::params::switch;
use super::params_quota::PERIODS;

/// The keys.
pub(super) const PARAMS: &[Param] = &[
    switch("information.circular.nothing_reported", "未报信息", "整个期间没有一条计入任务的信息，可以通报批评"),
    switch("information.circular.zero_points", "积分为0", "整个期间积分为0，可以通报批评"),
    Param {
        key: "information.circular.zero_points_reading",
        title: "积分为0的读法",
        what: "只有正好0分才算，还是0分及以下都算；不写只算正好0分",
        kind: Kind::Choice(&[("zero", "正好0分"), ("not_positive", "0分及以下")]),
        when: &[],
    },
    Param {
        key: "information.circular.reading",
        title: "未报与0分的读法",
        what: "未报信息与积分为0两项都作理由时，要同时成立（and）还是成立一项即可（or）；不写按同时成立",
        kind: Kind::Choice(crate::rules::circular_reading::READINGS),
        when: &[],
    },
    Param {
        key: "information.circular.judged_over",
        title: "未报与0分按多长期间看",
        what: "未报信息、积分为0按年、半年、季度还是月来看；不写按年",
        kind: Kind::Choice(PERIODS),
        when: &[],
    },
    number(
        "information.circular.least_days",
        "最少在考核天数",
        "期间内应报信息的天数（新设之前、免考之日不算）不到这么多的单位，不因未报、0分通报；不写要满整个期间",
        366,
    ),
    number(
        "information.circular.warn_days",
        "通报提前提醒天数",
        "离期间结束不超过这么多天才提醒可能被通报；不写整个期间都提醒",
        366,
    ),
    switch(
        "information.circular.important_faults",
        "迟报漏报重要信息",
        "重要信息特别是紧急信息迟报、漏报的，可以通报批评；按差错当天生效的取值",
    ),
    number("information.circular.important_faults_least", "迟报漏报起点次数", "达到这么多次才列入；不写为 1 次", 100),
    Param {
        key: "information.circular.fault_grounds",
        title: "列入通报的差错",
        what: "重要信息上的哪些差错可以通报批评；不写只有迟报、漏报；按差错当天生效的取值",
        kind: Kind::Choices(&[
            ("late", "迟报"),
            ("missed", "漏报"),
            ("false", "失实"),
            ("concealed", "瞒报"),
            ("error", "差错"),
        ]),
        when: &[],
    },
    number(
        "information.circular.missed_calls",
        "约稿未报次数",
        "约稿到期未报达到这么多次可以通报批评；不写不作理由",
        100,
    ),
    number("information.circular.late_calls", "约稿迟报次数", "约稿迟报达到这么多次可以通报批评；不写不作理由", 100),
    switch(
        "information.circular.quota_missed",
        "未完成任务",
        "期间任务没有完成可以通报批评；按该期间最后一天生效的取值",
    ),
    Param {
        key: "information.circular.round",
        title: "通报批评的轮次",
        what: "多长时间算一轮；同一轮里通报几次只算一次；不写按年",
        kind: Kind::Choice(PERIODS),
        when: &[],
    },
    Param {
        key: "information.circular.in_row",
        title: "连续通报起点",
        what: "连续通报达到这么多轮，责令作出书面检查并限期整改；不写不责令",
        kind: Kind::Number { least: 2, most: 20 },
        when: &[],
    },
    Param {
        key: "information.circular.in_row_reading",
        title: "“连续”的读法",
        what: "一轮接一轮不间断才算，还是一年以内的各轮都算；不写按不间断",
        kind: Kind::Choice(crate::rules::circular_in_row::READINGS),
        when: &[],
    },
    limit("information.circular.objection_limit", "提出异议的时限", "被列入的单位从看到之日起提出异议的时限"),
    limit("information.circular.self_criticism_limit", "书面检查的时限", "责令之日起向区委作出书面检查的时限"),
    limit("information.circular.mend_limit", "整改的时限", "责令之日起整改到位的时限"),
    switch(
        "information.circular.leader_signs_regular",
        "季度信息通报由区领导签发",
        "每季度的信息通报除主任外再送区领导签发",
    ),
    limit("information.review.answer_limit", "积分复核答复时限", "单位申请复核积分后，信息科书面答复的时限"),
];

const fn limit(key: &'static str, title: &'static str, what: &'static str) -> Param {
    Param { key, title, what, kind: Kind::Limit, when: &[] }
}

const fn number(key: &'static str, title: &'static str, what: &'static str, most: i64) -> Param {
    Param { key, title, what, kind: Kind::Number { least: 1, most }, when: &[] }
}
