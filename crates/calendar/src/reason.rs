//! Why a limit falls due when it does, in data and in one sentence of Chinese.

use jiff::Timestamp;
use jiff::civil::{Date, date};

use crate::day::Day;
use crate::due::{LastDay, office_date, office_time};
use crate::law;
use crate::limit::Limit;
use crate::wording;

/// How a due date came about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// When the limit began.
    pub from: Timestamp,
    /// The limit.
    pub limit: Limit,
    /// When it falls due.
    pub at: Timestamp,
    /// What was counted and what was not.
    pub counting: Counting,
}

/// How the days were counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Counting {
    /// Working days were counted, days off passed over.
    WorkingDays {
        /// The days off that were not counted.
        skipped: Vec<Day>,
        /// The weekend days that were counted because a notice makes them working days.
        make_up: Vec<Day>,
        /// The years among them that are computed, not published.
        computed: Vec<i16>,
    },
    /// All days were counted.
    CalendarDays {
        /// The day on which the count itself ended.
        ended: Date,
        /// The days off over which the end moved; none where the count ended on a working day.
        moved_over: Vec<Day>,
        /// The years among them that are computed, not published.
        computed: Vec<i16>,
        /// The rule for a last day that is a day off.
        rule: LastDay,
    },
    /// Hours or minutes ran on without a break.
    Running,
}

impl Reason {
    /// The days off that put the date back.
    pub fn skipped(&self) -> &[Day] {
        match &self.counting {
            Counting::WorkingDays { skipped, .. } => skipped,
            Counting::CalendarDays { moved_over, .. } => moved_over,
            Counting::Running => &[],
        }
    }

    /// The years on which the date leans and whose notice is not in the calendar.
    pub fn computed_years(&self) -> &[i16] {
        match &self.counting {
            Counting::WorkingDays { computed, .. } | Counting::CalendarDays { computed, .. } => computed,
            Counting::Running => &[],
        }
    }

    /// One sentence that answers "why is it due then?".
    pub fn sentence(&self) -> String {
        let begun = office_date(self.from);
        let mut parts = match &self.counting {
            Counting::WorkingDays { skipped, make_up, .. } => self.working_days(begun, skipped, make_up),
            Counting::CalendarDays { ended, moved_over, rule, .. } => {
                self.calendar_days(begun, *ended, moved_over, *rule)
            }
            Counting::Running => self.running(),
        };
        parts.push(format!("依据{}", self.basis(begun)));
        if let Some(caution) = self.caution() {
            parts.push(caution);
        }
        format!("{}。", parts.join("；"))
    }

    fn working_days(&self, begun: Date, skipped: &[Day], make_up: &[Day]) -> Vec<String> {
        let mut parts = vec![format!("自{}次日起算{}", wording::full(begun), self.limit)];
        let (weekends, holidays): (Vec<&Day>, Vec<&Day>) = skipped.iter().partition(|day| is_plain_weekend(day));
        for run in runs(&holidays) {
            parts.push(format!("{}放假不计", run.said(begun.year())));
        }
        if !weekends.is_empty() {
            parts.push(format!("双休日{}天不计", weekends.len()));
        }
        for day in make_up {
            parts.push(format!("{}（{}）计入", wording::in_year(day.date, begun.year()), day.name));
        }
        parts.push(self.last_day());
        parts
    }

    fn calendar_days(&self, begun: Date, ended: Date, moved_over: &[Day], rule: LastDay) -> Vec<String> {
        let mut parts = vec![format!("自{}次日起算{}", wording::full(begun), self.limit)];
        parts.push(format!("末日为{}", wording::full(ended)));
        let days: Vec<&Day> = moved_over.iter().collect();
        let said: Vec<String> = runs(&days).iter().map(|run| run.said(begun.year())).collect();
        if !said.is_empty() {
            parts.push(format!("{}放假，顺延至其后第一个工作日", said.join("、")));
        }
        match rule {
            LastDay::MovesOn => {}
            LastDay::Stays => parts.push("末日逢放假不顺延".to_owned()),
        }
        parts.push(self.last_day());
        parts
    }

    fn running(&self) -> Vec<String> {
        vec![
            format!("自{}起连续计算{}", wording::moment(office_time(self.from)), self.limit),
            "夜间和节假日不扣除".to_owned(),
            format!("到期时间为{}", wording::moment(office_time(self.at))),
        ]
    }

    fn last_day(&self) -> String {
        format!("到期日为{}（当日24时止）", wording::full(office_date(self.at)))
    }

    /// The civil law in force when the limit began, then each notice that moved the date.
    fn basis(&self, begun: Date) -> String {
        let make_up: &[Day] = match &self.counting {
            Counting::WorkingDays { make_up, .. } => make_up,
            Counting::CalendarDays { .. } | Counting::Running => &[],
        };
        let mut sources = vec![match &self.counting {
            Counting::WorkingDays { .. } | Counting::CalendarDays { .. } => civil_law_on_days(begun),
            Counting::Running => civil_law_on_hours(begun),
        }];
        for day in self.skipped().iter().filter(|day| !is_plain_weekend(day)).chain(make_up) {
            let source = day.source.strip_prefix(COMPUTED_MARK).map_or(day.source.as_str(), |_| law_title());
            if !sources.contains(&source) {
                sources.push(source);
            }
        }
        sources.join("、")
    }

    fn caution(&self) -> Option<String> {
        let years = self.computed_years();
        if years.is_empty() {
            return None;
        }
        let said: Vec<String> = years.iter().map(|year| format!("{year}年")).collect();
        Some(format!("日历中没有{}放假通知，以上日期属推算，导入通知后应当重算", said.join("、")))
    }
}

const COMPUTED_MARK: &str = "推算：";

fn law_title() -> &'static str {
    "《全国年节及纪念日放假办法》第二条、第六条"
}

/// The civil law on periods counted in days that applied on `day`.
fn civil_law_on_days(day: Date) -> &'static str {
    if day < GENERAL_RULES_IN_FORCE {
        "《中华人民共和国民法通则》第一百五十四条"
    } else if day < CIVIL_CODE_IN_FORCE {
        "《中华人民共和国民法总则》第二百零一条、第二百零三条"
    } else {
        "《中华人民共和国民法典》第二百零一条、第二百零三条"
    }
}

/// The civil law on periods counted in hours that applied on `day`.
fn civil_law_on_hours(day: Date) -> &'static str {
    if day < GENERAL_RULES_IN_FORCE {
        "《中华人民共和国民法通则》第一百五十四条"
    } else if day < CIVIL_CODE_IN_FORCE {
        "《中华人民共和国民法总则》第二百零一条"
    } else {
        "《中华人民共和国民法典》第二百零一条"
    }
}

const GENERAL_RULES_IN_FORCE: Date = date(2017, 10, 1);
const CIVIL_CODE_IN_FORCE: Date = date(2021, 1, 1);

/// An ordinary Saturday or Sunday, that no notice and no holiday names.
fn is_plain_weekend(day: &Day) -> bool {
    law::is_weekend(day.date) && day.source.ends_with(law::WEEK_RULE)
}

/// Days in a row of one name.
struct Run<'day> {
    first: Date,
    last: Date,
    name: &'day str,
}

impl Run<'_> {
    fn said(&self, year: i16) -> String {
        format!("{}（{}）", wording::run(self.first, self.last, year), self.name)
    }
}

fn runs<'day>(days: &[&'day Day]) -> Vec<Run<'day>> {
    let mut runs: Vec<Run> = Vec::new();
    for day in days {
        match runs.last_mut() {
            Some(run) if run.name == day.name && run.last.tomorrow().is_ok_and(|next| next == day.date) => {
                run.last = day.date;
            }
            Some(_) | None => runs.push(Run { first: day.date, last: day.date, name: &day.name }),
        }
    }
    runs
}
