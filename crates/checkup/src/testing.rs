//! Items for tests and for the examples on the cards, written in one line.
//!
//! `〔动态〕` names the kind (做法 if absent), `题：` the title up to `文：`, `附件：1；` the files of evidence, `事发：2026-11-03；` the day of
//! the event, `要点；` that the topic 民生热点 is chosen. What is left is the body. Today is Monday, 23 November 2026.

use jiff::civil::{self, date};

use crate::facts::{Earlier, Facts, OwnUnit, Prepared};
use crate::finding::Finding;
use crate::item::{Focus, Item, ItemKind};

pub(crate) const TODAY: civil::Date = date(2026, 11, 23);

/// An item that owns its words.
pub(crate) struct Sample {
    kind: ItemKind,
    title: String,
    body: String,
    focus: Option<Focus>,
    attachments: usize,
    event_on: Option<civil::Date>,
}

impl Sample {
    pub(crate) fn read(given: &str) -> Self {
        let mut rest = given;
        let mut sample = Self {
            kind: ItemKind::Practice,
            title: "临江街道共管车位解停车难".to_owned(),
            body: String::new(),
            focus: None,
            attachments: 0,
            event_on: None,
        };
        let kind = rest.strip_prefix('〔').and_then(|rest| rest.split_once('〕')).and_then(|(name, after)| {
            let kind = ItemKind::ALL.into_iter().find(|kind| kind.name() == name)?;
            Some((kind, after))
        });
        if let Some((kind, after)) = kind {
            sample.kind = kind;
            rest = after;
        }
        if let Some(after) = rest.strip_prefix("要点；") {
            sample.focus = Some(focus());
            rest = after;
        }
        if let Some((count, after)) = rest.strip_prefix("附件：").and_then(|rest| rest.split_once('；')) {
            sample.attachments = count.parse().expect("a number of files");
            rest = after;
        }
        if let Some((day, after)) = rest.strip_prefix("事发：").and_then(|rest| rest.split_once('；')) {
            sample.event_on = Some(day.parse().expect("a day"));
            rest = after;
        }
        if let Some((title, after)) = rest.strip_prefix("题：").and_then(|rest| rest.split_once("文：")) {
            sample.title = title.to_owned();
            rest = after;
        }
        sample.body = rest.to_owned();
        sample
    }

    pub(crate) fn item(&self) -> Item<'_> {
        Item {
            kind: self.kind,
            title: &self.title,
            body: &self.body,
            focus: self.focus.as_ref(),
            attachments: self.attachments,
            event_on: self.event_on,
            today: TODAY,
        }
    }
}

/// What 青溪区 knows: one topic, one earlier item of the own unit and one of another.
pub(crate) fn facts() -> Facts {
    Facts {
        focuses: vec![focus()],
        earlier: vec![
            Earlier {
                id: "own-1".to_owned(),
                title: "临江街道清理楼道堆物".to_owned(),
                body: "10月12日，临江街道组织网格员和志愿者进入翠湖小区，逐楼清理楼道堆物，清运杂物36车，腾出消防通道14处，并与业主签订保洁公约。".to_owned(),
                reported_on: date(2026, 10, 14),
                own_unit: true,
            },
            Earlier {
                id: "other-1".to_owned(),
                title: "松岭镇建成果蔬冷链仓".to_owned(),
                body: "9月20日，松岭镇在石桥村建成果蔬冷链仓，库容800吨，由镇农业服务中心统一管理，周边6个村的果农可按天租用，腐损率由12%降至4%。".to_owned(),
                reported_on: date(2026, 9, 22),
                own_unit: false,
            },
        ],
        unit_names: ["区水利局", "区财政局", "松岭镇", "临江街道"].map(str::to_owned).to_vec(),
        unit: OwnUnit { name: "临江街道办事处".to_owned(), short: "临江街道".to_owned() },
        limits: crate::facts::Limits::default(),
    }
}

pub(crate) fn known() -> Prepared {
    facts().prepared()
}

fn focus() -> Focus {
    let keywords = ["停车", "物业", "老旧小区"].map(str::to_owned).to_vec();
    Focus { id: "f3".to_owned(), title: "民生热点".to_owned(), keywords }
}

/// What one rule finds in an item written in one line.
pub(crate) fn found(rule: &str, given: &str) -> Vec<Finding> {
    let sample = Sample::read(given);
    let report = crate::check(&sample.item(), &known());
    report.findings.into_iter().filter(|finding| finding.rule == rule).collect()
}

/// Asserts that a rule finds something in each of these.
pub(crate) fn hits(rule: &str, given: &[&str]) {
    for given in given {
        assert!(!found(rule, given).is_empty(), "{rule} 应提示：{given}");
    }
}

/// Asserts that a rule lets each of these pass.
pub(crate) fn passes(rule: &str, given: &[&str]) {
    for given in given {
        let found = found(rule, given);
        assert!(found.is_empty(), "{rule} 不应提示：{given}\n{found:#?}");
    }
}
