//! 积分明细: one unit's account, every point with its reason, and what is still wanted (INF-4, INF-5, GEN-3).

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil;
use kernel::MatterId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Can;
use super::figures::MeasuresView;
use super::points::{Merges, QuotaView, SpanView, figures_of, short};
use super::why::WhyView;
use crate::points::facts::{CallFact, CallFate, ExemptionFact, Ledger, UnitFact};
use crate::points::result::{Component, Entry, QuotaProgress, Score};
use crate::points::{Span, points_figure};

/// An item that a page leads to.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::ItemLink)]
pub struct ItemLink {
    id: String,
    title: String,
    /// The page; null where the item belongs to another unit.
    href: Option<String>,
}

impl ItemLink {
    /// The item; its page where whoever reads may open it.
    pub(super) fn new(id: MatterId, title: String, opens: bool) -> Self {
        Self { id: id.to_string(), title, href: opens.then(|| format!("/information/submissions/{id}")) }
    }
}

/// Points for or against, with the reason.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::PointsEntry)]
pub struct EntryView {
    component: String,
    component_name: String,
    hundredths: i64,
    points: String,
    day: String,
    label: String,
    why: WhyView,
    item: Option<ItemLink>,
    outcome: Option<String>,
    fault: Option<String>,
}

/// One bar of the waterfall.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::PointsBar)]
pub struct BarView {
    component: String,
    name: String,
    hundredths: i64,
    points: String,
    count: usize,
}

/// An item that does not count, with the reason.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::Uncounted)]
pub struct UncountedView {
    item: ItemLink,
    why: WhyView,
}

/// A line of the quota with the items behind it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::QuotaItems)]
pub struct QuotaItemsView {
    #[serde(flatten)]
    quota: QuotaView,
    counted: Vec<ItemLink>,
    uncounted: Vec<UncountedView>,
}

/// An exemption.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::ExemptionLine)]
pub struct ExemptionLine {
    from: String,
    to: String,
    reason: String,
}

/// One unit's account.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::UnitPoints)]
pub struct UnitPointsView {
    unit: String,
    unit_name: String,
    class: String,
    span: SpanView,
    policy: String,
    hundredths: i64,
    points: String,
    figures: MeasuresView,
    waterfall: Vec<BarView>,
    entries: Vec<EntryView>,
    quotas: Vec<QuotaItemsView>,
    /// 还差什么: one sentence for each thing that is still wanted.
    missing: Vec<String>,
    exemptions: Vec<ExemptionLine>,
    /// Why the unit can't be commended this year.
    award_bars: Vec<WhyView>,
    /// `ask_review` with what speaks against it.
    can: Can,
}

/// What one unit's account is made from.
#[derive(Debug)]
pub struct Account<'a> {
    /// The unit.
    pub unit: &'a UnitFact,
    /// The span.
    pub span: Span,
    /// Today.
    pub today: civil::Date,
    /// The policy's name with its versions.
    pub policy: String,
    /// The facts.
    pub ledger: &'a Ledger,
    /// Its points.
    pub score: Option<&'a Score>,
    /// Its quotas.
    pub quotas: Vec<&'a QuotaProgress>,
    /// Items that the actor may open.
    pub opens: BTreeSet<MatterId>,
}

impl Account<'_> {
    /// As the page shows it.
    #[must_use]
    pub fn view(&self, can: Can) -> UnitPointsView {
        let hundredths = self.score.map_or(0, |score| score.total);
        let entries = self.score.map(|score| score.entries.as_slice()).unwrap_or_default();
        let of_unit = |exemption: &&ExemptionFact| exemption.unit == self.unit.id;
        let exemptions = self.ledger.exemptions.iter().filter(of_unit).map(|exemption| ExemptionLine {
            from: exemption.from.to_string(),
            to: exemption.to.to_string(),
            reason: exemption.reason.clone(),
        });
        UnitPointsView {
            unit: self.unit.id.to_string(),
            unit_name: self.unit.name.clone(),
            class: self.quotas.first().map(|line| line.class.clone()).unwrap_or_default(),
            span: SpanView::of(self.span),
            policy: self.policy.clone(),
            hundredths,
            points: points_figure(hundredths),
            figures: MeasuresView::from(&figures_of(self.ledger, self.unit.id, self.span, &Merges::of(self.ledger))),
            waterfall: waterfall(entries),
            entries: entries.iter().map(|entry| self.entry(entry)).collect(),
            quotas: self.quotas.iter().map(|line| self.quota(line)).collect(),
            missing: self.missing(),
            exemptions: exemptions.collect(),
            award_bars: self.score.iter().flat_map(|score| &score.award_bars).map(WhyView::from).collect(),
            can,
        }
    }

    fn entry(&self, entry: &Entry) -> EntryView {
        EntryView {
            component: component(entry.component).0.to_owned(),
            component_name: component(entry.component).1.to_owned(),
            hundredths: entry.hundredths,
            points: points_figure(entry.hundredths),
            day: entry.day.to_string(),
            label: entry.label.clone(),
            why: WhyView::from(&entry.why),
            item: entry.submission.map(|id| self.link(id)),
            outcome: entry.outcome.map(|id| id.to_string()),
            fault: entry.fault.map(|id| id.to_string()),
        }
    }

    fn quota(&self, line: &QuotaProgress) -> QuotaItemsView {
        let uncounted = line.uncounted.iter();
        QuotaItemsView {
            quota: QuotaView::from(line),
            counted: line.counted.iter().map(|id| self.link(*id)).collect(),
            uncounted: uncounted
                .map(|(id, why)| UncountedView { item: self.link(*id), why: WhyView::from(why) })
                .collect(),
        }
    }

    fn link(&self, id: MatterId) -> ItemLink {
        let title = self.ledger.items.iter().find(|item| item.id == id).map(|item| item.title.clone());
        ItemLink::new(id, title.unwrap_or_default(), self.opens.contains(&id))
    }

    /// What is still wanted: quotas that are short, calls that wait.
    fn missing(&self) -> Vec<String> {
        let quotas = self.quotas.iter().filter(|line| 0 < short(&line.standing)).map(|line| line.sentence());
        let waits = |call: &&CallFact| call.unit == self.unit.id && call.answer == CallFate::Open;
        let late = |due: civil::Date| if due < self.today { "，已过时限" } else { "" };
        let calls = self.ledger.calls.iter().filter(waits);
        quotas
            .chain(calls.map(|call| format!("约稿“{}”未回复，时限{}{}", call.title, call.due, late(call.due))))
            .collect()
    }
}

/// The sums of each component that has entries, in the order of the account.
fn waterfall(entries: &[Entry]) -> Vec<BarView> {
    let mut sums: BTreeMap<Component, (i64, usize)> = BTreeMap::new();
    for entry in entries {
        let sum = sums.entry(entry.component).or_default();
        *sum = (sum.0 + entry.hundredths, sum.1 + 1);
    }
    let bar = |(of, (hundredths, count)): (Component, (i64, usize))| {
        let (code, name) = component(of);
        BarView {
            component: code.to_owned(),
            name: name.to_owned(),
            hundredths,
            points: points_figure(hundredths),
            count,
        }
    };
    sums.into_iter().map(bar).collect()
}

/// The code and the word of a component.
pub(crate) const fn component(component: Component) -> (&'static str, &'static str) {
    match component {
        Component::Reported => ("reported", "报送"),
        Component::Quota => ("quota", "完成任务数"),
        Component::SentUp => ("sent_up", "上报"),
        Component::District => ("district", "区级采用"),
        Component::City => ("city", "市级采用"),
        Component::Province => ("province", "省级采用"),
        Component::Centre => ("centre", "中央采用"),
        Component::Media => ("media", "新闻媒体"),
        Component::Instruction => ("instruction", "领导批示"),
        Component::Call => ("call", "约稿"),
        Component::Deduction => ("deduction", "扣分"),
        Component::Cap => ("cap", "封顶"),
        Component::ZeroOut => ("zero_out", "归零"),
    }
}
