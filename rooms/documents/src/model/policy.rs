//! 体检尺度 What policy says on a day about the check-up of documents: limits of the office's own, rules of practice switched off or weighed anew.

use checkup::document::{DocumentLimits, Severity, Switches};
use jiff::civil;
use kernel::policy::{Dimension, Kind, Param, PolicyError, PolicySet, Values};

const RULE: &str = "documents.check.rule";
const CHARS: &str = "documents.check.chars";
const TITLE: &str = "documents.check.title_chars";
const CLICHES: &str = "documents.check.cliche_percent";
const EMPTY: &str = "documents.check.empty_percent";
const REPEATED: &str = "documents.check.repeat_percent";
const COPIED: &str = "documents.check.copy_percent";
const COUNTERSIGN: &str = "documents.check.countersign_days";

/// Every key of the room. Where policy says nothing, the check-up's own limits hold.
pub const PARAMS: &[Param] = &[
    Param {
        key: RULE,
        title: "体检规则的取舍",
        what: "关闭一条实务规则，或者改它的轻重；依据里写“一般”“可以”的最重只到警告。条例、国标和政策的规则不在其中",
        kind: Kind::Choice(WEIGHTS),
        when: &[Dimension { name: "rule", title: "规则", values: Values::Closed(TUNABLE) }],
    },
    Param {
        key: CHARS,
        title: "公文篇幅",
        what: "正文超过此字数的提示压缩；不写为综合性工作 5000 字、专项工作 4000 字",
        kind: Kind::Number { least: 500, most: 50_000 },
        when: &[Dimension { name: "scope", title: "事项范围", values: Values::Closed(SCOPES) }],
    },
    Param {
        key: TITLE,
        title: "公文标题字数",
        what: "标题超过此字数的提示精简；不写为 50 字",
        kind: Kind::Number { least: 10, most: 200 },
        when: &[],
    },
    percent(CLICHES, "套话比例", "套话所占百分之几以上的提示；不写为 3", 100),
    percent(EMPTY, "空话比例", "空话句所占百分之几以上的提示；不写为 10", 100),
    percent(REPEATED, "重复发文的比例", "正文百分之几以上本单位两年内发过的，提示可发可不发；不写为 60", 100),
    percent(COPIED, "照抄的比例", "正文百分之几以上取自一件旧文的，提示照抄；不写为 30", 100),
    Param {
        key: COUNTERSIGN,
        title: "会签时限",
        what: "送会签超过几个工作日没有回音的提示催办；不写为 5 天",
        kind: Kind::Number { least: 1, most: 60 },
        when: &[],
    },
];

const fn percent(key: &'static str, title: &'static str, what: &'static str, most: i64) -> Param {
    Param { key, title, what, kind: Kind::Number { least: 1, most }, when: &[] }
}

const OFF: &str = "off";

const WEIGHTS: &[(&str, &str)] = &[(OFF, "关闭"), ("note", "提示"), ("warning", "警告"), ("error", "错误")];

const SCOPES: &[(&str, &str)] = &[("comprehensive", "综合性工作"), ("special", "专项工作")];

/// The check-up's rules of practice; a test holds the list against the rules themselves.
const TUNABLE: &[(&str, &str)] = &[
    ("RTE010", "结语与文种不合"),
    ("RTE011", "称谓与行文方向不合"),
    ("RTE012", "答复没有引来文"),
    ("CSG006", "会签超过时限"),
    ("CSG008", "任务没有责任单位"),
    ("POL001", "引用政策文件没有文号"),
    ("POL003", "引文先标题后文号"),
    ("POL011", "规范表述不全或次序不对"),
    ("DIC004", "简称前后不一"),
    ("STY001", "套话过多"),
    ("STY005", "多年重复照抄"),
    ("STY009", "口号堆砌"),
    ("STY010", "照抄其他单位的文稿"),
    ("S11", "时间没有着落"),
    ("T16", "截止与截至"),
    ("T15", "重复赘余"),
    ("T05", "空话句"),
    ("T07", "长句"),
    ("T08", "长段"),
    ("FMT004", "标题末尾有标点"),
    ("FMT013", "标题层层相套"),
    ("STR005", "有一是没有二是"),
];

/// 体检尺度 How the check-up is tuned on one day.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tuning {
    /// Rules that are off or weigh otherwise.
    pub switches: Switches,
    /// The limits.
    pub limits: DocumentLimits,
}

impl Tuning {
    /// The values in force on the day; the check-up's own where policy is silent.
    pub fn on(set: &PolicySet, day: civil::Date) -> Result<Self, PolicyError> {
        let share = |key: &str, usual: f64| -> Result<f64, PolicyError> {
            let found = set.find(day, key, &[]).map(|value| value.number(key)).transpose()?;
            Ok(found.map_or(usual, hundredths))
        };
        let chars = |scope, usual: usize| set.number_or(day, CHARS, &[("scope", scope)], usual);
        let usual = DocumentLimits::default();
        let limits = DocumentLimits {
            comprehensive_chars: chars("comprehensive", usual.comprehensive_chars)?,
            special_chars: chars("special", usual.special_chars)?,
            title_chars: set.number_or(day, TITLE, &[], usual.title_chars)?,
            cliche_share: share(CLICHES, usual.cliche_share)?,
            empty_share: share(EMPTY, usual.empty_share)?,
            repeat_share: share(REPEATED, usual.repeat_share)?,
            reuse_share: share(COPIED, usual.reuse_share)?,
            countersign_days: set.number_or(day, COUNTERSIGN, &[], usual.countersign_days)?,
            ..usual
        };
        Ok(Self { switches: switches(set, day)?, limits })
    }
}

fn switches(set: &PolicySet, day: civil::Date) -> Result<Switches, PolicyError> {
    let mut switches = Switches::default();
    for (id, _) in TUNABLE {
        let Some(value) = set.find(day, RULE, &[("rule", id)]) else { continue };
        let wrong = |_| PolicyError::WrongKind { key: RULE.to_owned(), wanted: "实务规则的取舍" };
        match value.text(RULE)? {
            OFF => switches.off(id).map_err(wrong)?,
            weight => switches.weigh_at_most(id, severity(weight)?).map_err(wrong)?,
        }
    }
    Ok(switches)
}

fn severity(code: &str) -> Result<Severity, PolicyError> {
    match code {
        "note" => Ok(Severity::Note),
        "warning" => Ok(Severity::Warning),
        "error" => Ok(Severity::Error),
        _ => Err(PolicyError::WrongKind { key: RULE.to_owned(), wanted: "off、note、warning 或 error" }),
    }
}

fn hundredths(percent: i64) -> f64 {
    f64::from(i32::try_from(percent).unwrap_or(i32::MAX)) / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: civil::Date = civil::date(2026, 11, 23);

    fn set(values: &str) -> PolicySet {
        let head = "id = \"o\"\ntitle = \"文稿尺度\"\nbasis = \"青办〔2026〕9号\"\neffective = \"2026-01-01\"\n";
        let set = PolicySet::parse(&format!("{head}{values}")).expect("a set");
        assert_eq!(set.faults(PARAMS), []);
        set
    }

    fn value(key: &str, when: &str, value: &str) -> String {
        format!(
            "[[value]]\nkey = \"{key}\"\nwhen = {{ {when} }}\nfrom = \"2026-01-01\"\nvalue = {value}\nbasis = \"第二条\"\n"
        )
    }

    #[test]
    fn every_rule_of_practice_can_be_tuned_and_no_other() {
        let known: Vec<(&str, &str)> = checkup::document::tunable_rules().collect();
        assert_eq!(TUNABLE, known.as_slice());
        let of_the_regulation = value(RULE, "rule = \"RTE005\"", "\"off\"");
        let head = "id = \"o\"\ntitle = \"t\"\nbasis = \"b\"\neffective = \"2026-01-01\"\n";
        let set = PolicySet::parse(&format!("{head}{of_the_regulation}")).expect("a set");
        assert!(set.faults(PARAMS)[0].message.contains("没有“RTE005”"), "{:?}", set.faults(PARAMS));
    }

    #[test]
    fn where_policy_is_silent_the_usual_limits_hold_and_before_its_day_too() {
        assert_eq!(Tuning::on(&set(""), DAY), Ok(Tuning::default()));
        let shorter = set(&value(CHARS, "scope = \"special\"", "3000"));
        assert_eq!(Tuning::on(&shorter, DAY).map(|tuning| tuning.limits.special_chars), Ok(3_000));
        let before = Tuning::on(&shorter, civil::date(2025, 12, 31)).map(|tuning| tuning.limits.special_chars);
        assert_eq!(before, Ok(4_000));
    }

    #[test]
    fn percentages_are_shares_and_a_rule_weighs_what_its_clause_allows() {
        let tuned = set(&[
            value(COPIED, "", "45"),
            value(RULE, "rule = \"STY001\"", "\"off\""),
            value(RULE, "rule = \"T07\"", "\"error\""),
        ]
        .concat());
        let tuning = Tuning::on(&tuned, DAY).expect("in force");
        assert!((tuning.limits.reuse_share - 0.45).abs() < 1e-9);
        let mut wanted = Switches::default();
        wanted.off("STY001").expect("a rule of practice");
        wanted.weigh_at_most("T07", Severity::Error).expect("a rule of practice");
        assert_eq!(tuning.switches, wanted);
    }
}
