//! Items for tests and for the examples on the cards, written in one line.
//!
//! `〔动态〕` names the kind (做法 if absent), `题：` the title up to `文：`, `附件：1；` the files of evidence, `事发：2026-11-03；` the day of
//! the event, `要点；` that the topic 民生热点 is chosen. What is left is the body. Today is Monday, 23 November 2026.

use std::fmt::Debug;

use jiff::civil::{self, date};

use crate::earlier::{Earlier, OnRecord};
use crate::facts::{Facts, OwnUnit, Prepared};
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
    /// What of [`archive`] shares passages with the body.
    pub(crate) earlier: Vec<Earlier>,
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
            earlier: Vec::new(),
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
        sample.earlier = archive(rest);
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
            earlier: &self.earlier,
            archive_ready: true,
        }
    }

    /// The same beside texts that were all reported on this day.
    pub(crate) fn reported_before(mut self, day: civil::Date) -> Self {
        self.earlier.iter_mut().for_each(|earlier| earlier.on_record.reported_on = day);
        self
    }

    /// The same for somebody who may not read what was reported before.
    pub(crate) fn unreadable(mut self) -> Self {
        self.earlier = self.earlier.iter().map(Earlier::unreadable).collect();
        self
    }

    /// What one rule finds.
    pub(crate) fn found(&self, rule: &str) -> Vec<Finding> {
        let report = crate::check(&self.item(), &known());
        report.findings.into_iter().filter(|finding| finding.rule == rule).collect()
    }

    /// Whether one rule finds anything.
    pub(crate) fn finds(&self, rule: &str) -> bool {
        !self.found(rule).is_empty()
    }
}

/// What 青溪区 has in its archive beside this text: two items of the own unit and one of another.
fn archive(body: &str) -> Vec<Earlier> {
    let on_record = |id: &str, title: &str, reported_on, own_unit| OnRecord {
        id: id.to_owned(),
        title: title.to_owned(),
        genre: ItemKind::Practice.name().to_owned(),
        reported_on,
        own_unit,
    };
    let texts = [
        (
            on_record("own-1", "临江街道清理楼道堆物", date(2026, 10, 14), true),
            "10月12日，临江街道组织网格员和志愿者进入翠湖小区，逐楼清理楼道堆物，清运杂物36车，腾出消防通道14处，并与业主签订保洁公约。",
        ),
        (
            on_record("own-2", "临江街道开展冬季消防检查", date(2024, 12, 3), true),
            "12月1日，临江街道开展冬季消防检查，组织社区民警、网格员走访沿街商铺，发现线路老化、通道占用等隐患31处，当场整改28处，其余限期整改，并发放宣传单500份。",
        ),
        (
            on_record("other-1", "松岭镇建成果蔬冷链仓", date(2026, 9, 22), false),
            "9月20日，松岭镇在石桥村建成果蔬冷链仓，库容800吨，由镇农业服务中心统一管理，周边6个村的果农可按天租用，腐损率由12%降至4%。",
        ),
    ];
    let beside = texts.into_iter().map(|(on_record, text)| Earlier::between(on_record, text, body));
    beside.filter(|earlier| 0.25 <= earlier.share()).collect()
}

/// What 青溪区 knows: one topic and its units.
pub(crate) fn facts() -> Facts {
    Facts {
        focuses: vec![focus()],
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
    Sample::read(given).found(rule)
}

/// Asserts that a rule on items finds something in each of these.
pub(crate) fn hits(rule: &str, given: &[&str]) {
    all_hit(found, rule, given);
}

/// Asserts that a rule on items lets each of these pass.
pub(crate) fn passes(rule: &str, given: &[&str]) {
    all_pass(found, rule, given);
}

/// Asserts that a rule finds something in each of these, as `found` finds it.
pub(crate) fn all_hit<F>(found: fn(&str, &str) -> Vec<F>, rule: &str, given: &[&str]) {
    for given in given {
        assert!(!found(rule, given).is_empty(), "{rule} 应提示：{given}");
    }
}

/// Asserts that a rule finds nothing in any of these, as `found` finds it.
pub(crate) fn all_pass<F: Debug>(found: fn(&str, &str) -> Vec<F>, rule: &str, given: &[&str]) {
    for given in given {
        let found = found(rule, given);
        assert!(found.is_empty(), "{rule} 不应提示：{given}\n{found:#?}");
    }
}
