//! The keys of policy about the check-up of items: lengths, ages, repeats (INF-2). Where policy says nothing, the check-up's own limits hold.

use kernel::policy::{Dimension, Kind, Param, Values};

use super::params::ITEM_KINDS;

const BY_KIND: &[Dimension] = &[Dimension { name: "kind", title: "信息类别", values: Values::Closed(ITEM_KINDS) }];

pub(super) const PARAMS: &[Param] = &[
    by_kind("information.check.least_chars", "最少字数", "正文不到此字数的提示偏短", 10_000),
    by_kind("information.check.most_chars", "最多字数", "正文超过此字数的提示偏长", 20_000),
    by_kind("information.check.age_days", "事情多久以内", "事情发生在此天数以前的提示过时", 3_650),
    number("information.check.title_chars", "标题字数", "标题超过此字数的提示精简；不写为 25 字", 100),
    number("information.check.sentence_chars", "长句字数", "一句超过此字数的提示拆开；不写为 120 字", 1_000),
    number("information.check.paragraph_chars", "长段字数", "一段超过此字数的提示分段；不写为 600 字", 5_000),
    number(
        "information.check.repeat_days",
        "重复看多少天",
        "与本单位此天数以内报过的比较是否重复；不写为 90 天",
        3_650,
    ),
    number("information.check.repeat_percent", "重复的比例", "百分之几以上的字句相同算重复；不写为 60", 100),
    number("information.check.cliches", "套话次数", "套话到此次数的建议修改，不到的只提示；不写为 3 次", 100),
];

const fn by_kind(key: &'static str, title: &'static str, what: &'static str, most: i64) -> Param {
    Param { key, title, what, kind: Kind::Number { least: 1, most }, when: BY_KIND }
}

const fn number(key: &'static str, title: &'static str, what: &'static str, most: i64) -> Param {
    Param { key, title, what, kind: Kind::Number { least: 1, most }, when: &[] }
}
