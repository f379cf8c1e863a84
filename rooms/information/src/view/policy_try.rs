//! 试算 A draft of policy beside what is in force, on a span that has been: who is named, who is ordered to write a self-criticism, who
//! can't be commended, whose points change, what the quota wants (GEN-4).

use std::collections::{BTreeSet, HashMap};

use kernel::policy::{Fault, PolicySet};
use kernel::{MatterId, UnitId};
use serde::Serialize;
use utoipa::ToSchema;

use super::account::ItemLink;
use super::points::SpanView;
use super::why::WhyView;
use crate::points::compare::{BarChange, Comparison, OrderChange, PointsChange, QuotaChange, Side};
use crate::points::facts::Ledger;
use crate::points::result::{Candidate, Entry, Ground, QuotaProgress, Score};
use crate::points::{InRow, Span, points_figure};

/// What whoever tries a draft has to know of it.
const NOTE: &str = "草案里的取值在整个期间都算有效，不论写的是哪天施行；以前各轮通报按实际印发的算；只算给人看，不存，不影响任何单位。";
/// What a unit without the line has.
const NO_QUOTA: &str = "不设任务数";

/// Something wrong in the draft.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = information::TriedFault)]
pub struct FaultView {
    /// Counted from 1.
    line: usize,
    /// Empty where the fault is not about one key.
    key: String,
    message: String,
}

/// One ground on which a unit is named.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = information::TriedGround)]
pub struct GroundView {
    /// Such as `zero_points`.
    code: String,
    sentence: String,
    why: WhyView,
}

/// A unit that a circular might name.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = information::TriedName)]
pub struct NamedView {
    unit: String,
    unit_name: String,
    /// Those of the side on which it is named; of the draft where both name it.
    grounds: Vec<GroundView>,
    /// Those in force, where both sides name it; else null.
    before_grounds: Option<Vec<GroundView>>,
}

/// Whom only one side names, and whom both name on other grounds.
#[derive(Debug, Default, Serialize, ToSchema)]
#[schema(as = information::TriedNames)]
pub struct NamesView {
    only_before: Vec<NamedView>,
    only_after: Vec<NamedView>,
    both_changed: Vec<NamedView>,
}

/// How often in a row a unit is named on one side.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = information::TriedRow)]
pub struct RowView {
    /// It is to write a self-criticism and to mend within a limit.
    ordered: bool,
    sentence: String,
    why: WhyView,
}

/// A unit that only one side orders to write a self-criticism.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = information::TriedOrder)]
pub struct OrderView {
    unit: String,
    unit_name: String,
    /// Null where what is in force does not name it.
    before: Option<RowView>,
    /// Null where the draft does not name it.
    after: Option<RowView>,
}

/// A unit that only one side keeps from being commended, or each for another reason.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = information::TriedBar)]
pub struct BarView {
    unit: String,
    unit_name: String,
    /// Empty where it can be commended under what is in force.
    before: Vec<WhyView>,
    /// Empty where it can be commended under the draft.
    after: Vec<WhyView>,
}

/// Points that stand on one side only.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = information::TriedEntry)]
pub struct EntryView {
    label: String,
    /// 7.25
    points: String,
    hundredths: i64,
    day: String,
    why: WhyView,
    item: Option<ItemLink>,
}

/// A unit whose points change.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = information::TriedPoints)]
pub struct PointsView {
    unit: String,
    unit_name: String,
    /// In hundredths of a point.
    before: i64,
    /// In hundredths of a point.
    after: i64,
    before_text: String,
    after_text: String,
    /// Entries that stand only under what is in force.
    entries_before: Vec<EntryView>,
    /// Entries that stand only under the draft.
    entries_after: Vec<EntryView>,
}

/// A line of a unit's quota that changes.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = information::TriedQuota)]
pub struct QuotaView {
    unit: String,
    unit_name: String,
    /// 2026年第四季度
    period: String,
    /// Null where policy sets none.
    before_wanted: Option<u32>,
    /// Null where the draft leaves none.
    after_wanted: Option<u32>,
    before_sentence: String,
    after_sentence: String,
    /// The reason behind the draft's line, or behind the one in force where the draft has none.
    why: WhyView,
}

/// Both sides in sum.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = information::TriedTotals)]
pub struct TotalsView {
    units_named_before: usize,
    units_named_after: usize,
    /// In hundredths of a point.
    points_before: i64,
    /// In hundredths of a point.
    points_after: i64,
    points_before_text: String,
    points_after_text: String,
}

/// What a draft would change in a span.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = information::TriedPolicy)]
pub struct TriedView {
    span: SpanView,
    /// What is in force, with its versions.
    policy_before: String,
    /// The same with the draft over it; empty for a faulty draft.
    policy_after: String,
    /// What is wrong with the draft; then nothing was computed.
    faults: Vec<FaultView>,
    note: String,
    named: NamesView,
    orders: Vec<OrderView>,
    bars: Vec<BarView>,
    points: Vec<PointsView>,
    quota: Vec<QuotaView>,
    /// Null for a faulty draft.
    totals: Option<TotalsView>,
}

/// A draft that can't be computed with: its faults, and nothing else.
#[must_use]
pub fn faulty(span: Span, before: &PolicySet, faults: &[Fault]) -> TriedView {
    let view = |fault: &Fault| {
        let Fault { line, key, message } = fault.clone();
        FaultView { line, key, message }
    };
    TriedView {
        span: SpanView::of(span),
        policy_before: before.name(),
        policy_after: String::new(),
        faults: faults.iter().map(view).collect(),
        note: NOTE.to_owned(),
        named: NamesView::default(),
        orders: Vec::new(),
        bars: Vec::new(),
        points: Vec::new(),
        quota: Vec::new(),
        totals: None,
    }
}

/// What a comparison is told from.
#[derive(Debug)]
pub struct Trial<'a> {
    /// The span.
    pub span: Span,
    /// What is in force, with its versions.
    pub policy_before: String,
    /// The same with the draft over it.
    pub policy_after: String,
    /// The facts.
    pub ledger: &'a Ledger,
    /// The span under what is in force.
    pub before: &'a Side,
    /// The span under the draft.
    pub after: &'a Side,
    /// The items whose pages the actor may open.
    pub opens: BTreeSet<MatterId>,
}

impl Trial<'_> {
    /// As the page shows it: only what differs, units in the order of the office.
    #[must_use]
    pub fn view(&self) -> TriedView {
        let Comparison { only_before, only_after, both_changed, orders, bars, points, quota } =
            Comparison::of(self.before, self.after);
        let units = self.ledger.units.iter().enumerate();
        let known = Known {
            units: units.map(|(place, unit)| (unit.id, (place, unit.name.as_str()))).collect(),
            titles: self.ledger.items.iter().map(|item| (item.id, item.title.as_str())).collect(),
            opens: &self.opens,
        };
        let lone = |named: Vec<Candidate>| {
            let placed = known.placed(named, |candidate| candidate.unit);
            placed.iter().map(|candidate| known.named(candidate, None)).collect::<Vec<_>>()
        };
        let both = known.placed(both_changed, |(_, after)| after.unit);
        TriedView {
            span: SpanView::of(self.span),
            policy_before: self.policy_before.clone(),
            policy_after: self.policy_after.clone(),
            faults: Vec::new(),
            note: NOTE.to_owned(),
            named: NamesView {
                only_before: lone(only_before),
                only_after: lone(only_after),
                both_changed: both.iter().map(|(before, after)| known.named(after, Some(before))).collect(),
            },
            orders: known.placed(orders, |change| change.unit).iter().map(|change| known.order(change)).collect(),
            bars: known.placed(bars, |change| change.unit).iter().map(|change| known.bar(change)).collect(),
            points: known.placed(points, |change| change.unit).iter().map(|change| known.points(change)).collect(),
            quota: known.placed(quota, |change| change.unit).iter().filter_map(|change| known.quota(change)).collect(),
            totals: Some(self.totals()),
        }
    }

    fn totals(&self) -> TotalsView {
        let sum = |scores: &[Score]| scores.iter().map(|score| score.total).sum::<i64>();
        let (before, after) = (sum(&self.before.scores), sum(&self.after.scores));
        TotalsView {
            units_named_before: self.before.named.len(),
            units_named_after: self.after.named.len(),
            points_before: before,
            points_after: after,
            points_before_text: points_figure(before),
            points_after_text: points_figure(after),
        }
    }
}

/// Names for ids.
struct Known<'a> {
    units: HashMap<UnitId, (usize, &'a str)>,
    titles: HashMap<MatterId, &'a str>,
    opens: &'a BTreeSet<MatterId>,
}

impl Known<'_> {
    fn placed<T>(&self, mut rows: Vec<T>, unit: fn(&T) -> UnitId) -> Vec<T> {
        rows.sort_by_key(|row| self.units.get(&unit(row)).map_or(usize::MAX, |(place, _)| *place));
        rows
    }

    fn unit(&self, unit: UnitId) -> String {
        self.units.get(&unit).map_or_else(|| unit.to_string(), |(_, name)| (*name).to_owned())
    }

    fn named(&self, candidate: &Candidate, before: Option<&Candidate>) -> NamedView {
        let grounds = |candidate: &Candidate| candidate.grounds.iter().map(ground).collect();
        NamedView {
            unit: candidate.unit.to_string(),
            unit_name: self.unit(candidate.unit),
            grounds: grounds(candidate),
            before_grounds: before.map(grounds),
        }
    }

    fn order(&self, change: &OrderChange) -> OrderView {
        let row =
            |row: &InRow| RowView { ordered: row.ordered, sentence: row.sentence(), why: WhyView::from(&row.why) };
        OrderView {
            unit: change.unit.to_string(),
            unit_name: self.unit(change.unit),
            before: change.before.as_ref().map(row),
            after: change.after.as_ref().map(row),
        }
    }

    fn bar(&self, change: &BarChange) -> BarView {
        BarView {
            unit: change.unit.to_string(),
            unit_name: self.unit(change.unit),
            before: change.before.iter().map(WhyView::from).collect(),
            after: change.after.iter().map(WhyView::from).collect(),
        }
    }

    fn points(&self, change: &PointsChange) -> PointsView {
        let entries = |entries: &[Entry]| entries.iter().map(|entry| self.entry(entry)).collect();
        PointsView {
            unit: change.unit.to_string(),
            unit_name: self.unit(change.unit),
            before: change.before,
            after: change.after,
            before_text: points_figure(change.before),
            after_text: points_figure(change.after),
            entries_before: entries(&change.entries_before_only),
            entries_after: entries(&change.entries_after_only),
        }
    }

    fn entry(&self, entry: &Entry) -> EntryView {
        let link = |id: MatterId| {
            let title = self.titles.get(&id).copied().unwrap_or_default().to_owned();
            ItemLink::new(id, title, self.opens.contains(&id))
        };
        EntryView {
            label: entry.label.clone(),
            points: points_figure(entry.hundredths),
            hundredths: entry.hundredths,
            day: entry.day.to_string(),
            why: WhyView::from(&entry.why),
            item: entry.submission.map(link),
        }
    }

    /// None only for a change without either side, which there is not.
    fn quota(&self, change: &QuotaChange) -> Option<QuotaView> {
        let QuotaChange { unit, before, after } = change;
        let line = after.as_ref().or(before.as_ref())?;
        let wanted = |line: &Option<QuotaProgress>| line.as_ref().and_then(|line| line.wanted);
        let sentence =
            |line: &Option<QuotaProgress>| line.as_ref().map_or_else(|| NO_QUOTA.to_owned(), QuotaProgress::sentence);
        Some(QuotaView {
            unit: unit.to_string(),
            unit_name: self.unit(*unit),
            period: line.span().name(),
            before_wanted: wanted(before),
            after_wanted: wanted(after),
            before_sentence: sentence(before),
            after_sentence: sentence(after),
            why: WhyView::from(&line.why),
        })
    }
}

fn ground(ground: &Ground) -> GroundView {
    GroundView { code: ground.code.clone(), sentence: ground.sentence.clone(), why: WhyView::from(&ground.why) }
}
