//! 考核看板: where every unit stands with its points and its quota (INF-4, INF-5).

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil;
use kernel::{MatterId, UnitId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::figures::MeasuresView;
use super::sheet::Cell;
use super::why::WhyView;
use crate::model::{Measures, OutcomeKind};
use crate::points::facts::{Fate, ItemFact, Ledger, UnitFact};
use crate::points::result::{QuotaProgress, QuotaStanding, Score};
use crate::points::{Span, points_figure};

/// The span that a page shows.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::Span)]
pub struct SpanView {
    /// As the address writes it: `2026Q4`.
    code: String,
    name: String,
    from: String,
    to: String,
    before: String,
    after: String,
}

impl SpanView {
    /// The span with its neighbours.
    #[must_use]
    pub fn of(span: Span) -> Self {
        Self {
            code: span.to_string(),
            name: span.name(),
            from: span.from().to_string(),
            to: span.to().to_string(),
            before: span.before().to_string(),
            after: span.after().to_string(),
        }
    }
}

/// How far a unit is with one line of its quota.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::Quota)]
pub struct QuotaView {
    /// The unit.
    pub(crate) unit: String,
    class: String,
    from: String,
    to: String,
    /// What kind of item the line is about; empty for any.
    form: String,
    /// Items that count.
    done: usize,
    /// How many are wanted; null where policy sets none.
    wanted: Option<u32>,
    short: u32,
    /// `met`, `on_pace`, `behind`, `missed`, `exempt`, `free`
    pub(crate) standing: String,
    standing_name: String,
    days_left: u32,
    /// What the period ends with: 季末, 年底.
    end: String,
    /// 差 2 条，距季末 38 天
    sentence: String,
    why: WhyView,
}

impl From<&QuotaProgress> for QuotaView {
    fn from(progress: &QuotaProgress) -> Self {
        Self {
            unit: progress.unit.to_string(),
            class: progress.class.clone(),
            from: progress.from.to_string(),
            to: progress.to.to_string(),
            form: progress.form.clone(),
            done: progress.counted.len(),
            wanted: progress.wanted,
            short: short(&progress.standing),
            standing: progress.standing.code().to_owned(),
            standing_name: progress.standing.name().to_owned(),
            days_left: progress.days_left,
            end: progress.end().to_owned(),
            sentence: progress.sentence(),
            why: WhyView::from(&progress.why),
        }
    }
}

pub(crate) const fn short(standing: &QuotaStanding) -> u32 {
    match standing {
        QuotaStanding::OnPace { short } | QuotaStanding::Behind { short } | QuotaStanding::Missed { short } => *short,
        QuotaStanding::Met | QuotaStanding::Exempt { .. } | QuotaStanding::Free => 0,
    }
}

/// In which group of the board a unit stands. No place is better than another within a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// 完成
    Met,
    /// 差 n 条
    Short,
    /// 零报送
    Nothing,
    /// 免考
    Exempt,
    /// 无任务
    Free,
}

impl Group {
    /// Every group, in the order of the board.
    pub const ALL: [Self; 5] = [Self::Met, Self::Short, Self::Nothing, Self::Exempt, Self::Free];

    /// The code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Short => "short",
            Self::Nothing => "nothing",
            Self::Exempt => "exempt",
            Self::Free => "free",
        }
    }

    /// What people call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Met => "完成",
            Self::Short => "未完成",
            Self::Nothing => "零报送",
            Self::Exempt => "免考",
            Self::Free => "无任务",
        }
    }

    /// Of a unit with these lines of quota and so many items reported. A period that has not begun asks for nothing yet.
    fn of(lines: &[&QuotaProgress], reported: usize, today: civil::Date) -> Self {
        let begun: Vec<&&QuotaProgress> = lines.iter().filter(|line| line.from <= today).collect();
        let all = |fits: fn(&QuotaStanding) -> bool| begun.iter().all(|line| fits(&line.standing));
        let missing: u32 = begun.iter().map(|line| short(&line.standing)).sum();
        if all(|standing| *standing == QuotaStanding::Free) {
            Self::Free
        } else if missing == 0 && all(|standing| *standing != QuotaStanding::Met) {
            Self::Exempt
        } else if missing == 0 {
            Self::Met
        } else if reported == 0 {
            Self::Nothing
        } else {
            Self::Short
        }
    }
}

/// A group with how many units stand in it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::BoardGroup)]
pub struct GroupView {
    /// `met`, `short`, `nothing`, `exempt`, `free`
    code: String,
    name: String,
    units: usize,
}

/// One unit on the board.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::BoardRow)]
pub struct BoardRow {
    unit: String,
    unit_name: String,
    class: String,
    group: String,
    /// 完成, 差3条, 零报送, 免考, 无任务
    group_name: String,
    /// Its place by points, where policy ranks.
    rank: Option<usize>,
    hundredths: i64,
    /// The same as people write it: 23.5.
    points: String,
    /// So many are missing for its quota, over all lines that have begun.
    short: u32,
    figures: MeasuresView,
    quotas: Vec<QuotaView>,
}

/// 考核看板
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::Board)]
pub struct BoardView {
    span: SpanView,
    /// The policy with its versions.
    policy: String,
    /// What a later rule forbids of this policy.
    notices: Vec<NoticeView>,
    /// Policy ranks; else units stand in groups, in the order of the office.
    ranking: bool,
    /// Only my own unit is shown.
    own_only: bool,
    groups: Vec<GroupView>,
    rows: Vec<BoardRow>,
}

impl BoardView {
    /// The lines of a table file.
    #[must_use]
    pub fn cells(&self) -> Vec<Vec<Cell>> {
        let line = |row: &BoardRow| {
            let figures = &row.figures;
            let adopted = &figures.adopted;
            let counts = [
                figures.reported,
                figures.adopted_items,
                adopted.district,
                adopted.city,
                adopted.province,
                adopted.centre,
                figures.media.total,
                figures.instruction.total,
            ];
            let first = [&row.unit_name, &row.class, &row.group_name].map(Cell::text);
            first.into_iter().chain([Cell::Points(row.hundredths)]).chain(counts.map(Cell::Count)).collect()
        };
        self.rows.iter().map(line).collect()
    }

    /// Under which policy it was computed, and what a later rule says of that, one sentence each.
    pub fn notes(&self) -> impl Iterator<Item = String> {
        let said = self.notices.iter().map(|notice| format!("{}依据：{}", notice.sentence, notice.basis));
        std::iter::once(format!("口径：{}", self.policy)).chain(said)
    }
}

/// What a later rule says of a value in force.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::PolicyNotice)]
pub struct NoticeView {
    /// The key of policy.
    pub key: String,
    /// What people call it.
    pub title: String,
    /// What people are told.
    pub sentence: String,
    /// 依据
    pub basis: String,
}

/// What the board is made from.
#[derive(Debug)]
pub struct Board<'a> {
    /// The span.
    pub span: Span,
    /// Today.
    pub today: civil::Date,
    /// The policy's name with its versions.
    pub policy: String,
    /// What a later rule forbids.
    pub notices: Vec<NoticeView>,
    /// Policy ranks.
    pub ranking: bool,
    /// The one unit that the actor may see; none for everybody.
    pub own: Option<BTreeSet<UnitId>>,
    /// The facts.
    pub ledger: &'a Ledger,
    /// Every unit's points.
    pub scores: &'a [Score],
    /// Every unit's quotas.
    pub quotas: &'a [QuotaProgress],
}

impl Board<'_> {
    /// As the page shows it: by groups in the order of the office, or by points where policy ranks.
    #[must_use]
    pub fn view(&self) -> BoardView {
        let merges = Merges::of(self.ledger);
        let ranks = self.ranks();
        let seen = |unit: &&UnitFact| self.own.as_ref().is_none_or(|own| own.contains(&unit.id));
        let mut rows: Vec<(Group, BoardRow)> =
            self.ledger.units.iter().filter(seen).map(|unit| self.row(unit, &merges, &ranks)).collect();
        let in_group = |group: Group| rows.iter().filter(|(of, _)| *of == group).count();
        let group = |group: Group| GroupView {
            code: group.code().to_owned(),
            name: group.name().to_owned(),
            units: in_group(group),
        };
        let groups = Group::ALL.map(group).into();
        rows.sort_by_key(|(group, row)| if self.ranking { (row.rank.unwrap_or(0), *group) } else { (0, *group) });
        BoardView {
            span: SpanView::of(self.span),
            policy: self.policy.clone(),
            notices: self.notices.clone(),
            ranking: self.ranking,
            own_only: self.own.is_some(),
            groups,
            rows: rows.into_iter().map(|(_, row)| row).collect(),
        }
    }

    fn row(&self, unit: &UnitFact, merges: &Merges, ranks: &BTreeMap<UnitId, usize>) -> (Group, BoardRow) {
        let hundredths = self.total(unit.id);
        let lines: Vec<&QuotaProgress> = self.quotas.iter().filter(|line| line.unit == unit.id).collect();
        let figures = figures_of(self.ledger, unit.id, self.span, merges);
        let group = Group::of(&lines, usize::try_from(figures.reported).unwrap_or(0), self.today);
        let missing = lines.iter().filter(|line| line.from <= self.today).map(|line| short(&line.standing)).sum();
        let group_name = if group == Group::Short { format!("差{missing}条") } else { group.name().to_owned() };
        let row = BoardRow {
            unit: unit.id.to_string(),
            unit_name: unit.name.clone(),
            class: lines.first().map(|line| line.class.clone()).unwrap_or_default(),
            group: group.code().to_owned(),
            group_name,
            rank: ranks.get(&unit.id).copied(),
            hundredths,
            points: points_figure(hundredths),
            short: missing,
            figures: MeasuresView::from(&figures),
            quotas: lines.into_iter().map(QuotaView::from).collect(),
        };
        (group, row)
    }

    fn total(&self, unit: UnitId) -> i64 {
        self.scores.iter().find(|score| score.unit == unit).map_or(0, |score| score.total)
    }

    /// Places by points; units with the same points share the better place.
    fn ranks(&self) -> BTreeMap<UnitId, usize> {
        if !self.ranking {
            return BTreeMap::new();
        }
        let place = |unit: &UnitFact| {
            let own = self.total(unit.id);
            let ahead = self.ledger.units.iter().filter(|other| own < self.total(other.id)).count();
            (unit.id, ahead + 1)
        };
        self.ledger.units.iter().map(place).collect()
    }
}

/// What went into what, and who is behind it.
pub(super) struct Merges {
    into: BTreeMap<MatterId, MatterId>,
    /// The units behind an item: its own, and those of the items that went into it.
    authors: BTreeMap<MatterId, BTreeSet<UnitId>>,
    /// Items that were adopted, at whatever level.
    adopted: BTreeSet<MatterId>,
}

impl Merges {
    pub(super) fn of(ledger: &Ledger) -> Self {
        let into = ledger.items.iter().filter_map(|item| Some((item.id, merged(item)?))).collect();
        let by_fate = ledger.items.iter().filter(|item| item.fate == Fate::Adopted).map(|item| item.id);
        let by_outcome = ledger.outcomes.iter().filter(|outcome| outcome.kind == OutcomeKind::Adopted);
        let adopted = by_fate.chain(by_outcome.map(|outcome| outcome.submission)).collect();
        let mut merges = Self { into, authors: BTreeMap::new(), adopted };
        for item in &ledger.items {
            for carrier in merges.chain(item.id) {
                merges.authors.entry(carrier).or_default().insert(item.unit);
            }
        }
        merges
    }

    /// The item and everything that it became part of. A chain is no longer than the merges are many, however it is tied.
    fn chain(&self, item: MatterId) -> Vec<MatterId> {
        let next = |at: &MatterId| self.into.get(at).copied();
        std::iter::successors(Some(item), next).take(self.into.len() + 1).collect()
    }

    fn is_adopted(&self, item: MatterId) -> bool {
        self.chain(item).iter().any(|at| self.adopted.contains(at))
    }
}

const fn merged(item: &ItemFact) -> Option<MatterId> {
    match item.fate {
        Fate::Merged { into } => Some(into),
        Fate::Open | Fate::Returned | Fate::Adopted | Fate::Refused => None,
    }
}

/// What a unit reported within the span and what became of its items, those shared with others among them.
pub(super) fn figures_of(ledger: &Ledger, unit: UnitId, span: Span, merges: &Merges) -> Measures {
    let mut figures = Measures::default();
    for item in ledger.items.iter().filter(|item| item.unit == unit && span.contains(item.reported_on)) {
        figures.reported += 1;
        figures.adopted_items += i64::from(merges.is_adopted(item.id));
    }
    for outcome in &ledger.outcomes {
        if merges.authors.get(&outcome.submission).is_some_and(|units| units.contains(&unit)) {
            *figures.outcomes.entry((outcome.kind, outcome.level)).or_default() += 1;
        }
    }
    figures
}
