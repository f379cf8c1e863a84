//! One year made ready for quick looking up: a mark for each day, and the count of working days before it.

use jiff::civil::{Date, Weekday, date};

use crate::day::{Day, Kind, Standing};
use crate::law;
use crate::notice::{Notice, YearFile};

/// A year of days.
#[derive(Debug)]
pub(crate) struct YearTable {
    year: i16,
    standing: Standing,
    labels: Vec<Label>,
    /// For each day of the year, the place of its label.
    marks: Vec<u16>,
    /// For each day of the year, how many working days lie before it; one more entry holds the year's total.
    work_before: Vec<u16>,
}

#[derive(Debug, PartialEq, Eq)]
struct Label {
    kind: Kind,
    name: String,
    source: String,
}

impl YearTable {
    /// The table of `year` from its notices, or from the law where there are none. The notices of the year after are
    /// needed too, because a New Year holiday may reach back into December.
    pub(crate) fn build(year: i16, own: Option<&YearFile>, next: Option<&YearFile>) -> Self {
        let standing = if own.is_some() { Standing::Published } else { Standing::Computed };
        let mut table = Self::of_plain_weeks(year, standing);
        match own {
            Some(file) => file.notices.iter().for_each(|notice| table.apply_notice(notice)),
            None => table.apply_law(),
        }
        if let Some(file) = next {
            file.notices.iter().for_each(|notice| table.apply_notice(notice));
        }
        table.count();
        table
    }

    /// Whether the year's notice is in the calendar.
    pub(crate) fn standing(&self) -> Standing {
        self.standing
    }

    /// The day, as shown. `date` must lie in this year.
    pub(crate) fn day(&self, date: Date) -> Day {
        let label = &self.labels[usize::from(self.marks[index(date)])];
        Day { date, kind: label.kind, name: label.name.clone(), source: label.source.clone(), standing: self.standing }
    }

    /// Whether `date`, a day of this year, is worked.
    pub(crate) fn is_work(&self, date: Date) -> bool {
        let at = index(date);
        self.work_before[at] < self.work_before[at + 1]
    }

    /// How many working days of the year lie on or before `date`.
    pub(crate) fn worked_through(&self, date: Date) -> u32 {
        u32::from(self.work_before[index(date) + 1])
    }

    /// How many working days the year has.
    pub(crate) fn total(&self) -> u32 {
        u32::from(self.work_before[self.marks.len()])
    }

    /// The `nth` working day of the year, counted from 1.
    pub(crate) fn working_day(&self, nth: u32) -> Option<Date> {
        let at = self.work_before.partition_point(|before| u32::from(*before) < nth);
        if nth == 0 || self.work_before.len() <= at {
            return None;
        }
        Date::new(self.year, 1, 1).ok()?.with().day_of_year(i16::try_from(at).ok()?).build().ok()
    }

    /// Each date of the year.
    pub(crate) fn dates(&self) -> impl Iterator<Item = Date> + use<> {
        let year = self.year;
        date(year, 1, 1).series(jiff::Span::new().days(1)).take_while(move |date| date.year() == year)
    }

    fn of_plain_weeks(year: i16, standing: Standing) -> Self {
        let source = match standing {
            Standing::Published => law::WEEK_RULE.to_owned(),
            Standing::Computed => computed(year, law::WEEK_RULE),
        };
        let label = |kind, name: &str| Label { kind, name: name.to_owned(), source: source.clone() };
        let labels = vec![label(Kind::Work, "工作日"), label(Kind::Off, "周六"), label(Kind::Off, "周日")];
        let mut table = YearTable { year, standing, labels, marks: Vec::with_capacity(366), work_before: Vec::new() };
        table.marks = table
            .dates()
            .map(|date| match date.weekday() {
                Weekday::Monday | Weekday::Tuesday | Weekday::Wednesday | Weekday::Thursday | Weekday::Friday => 0,
                Weekday::Saturday => 1,
                Weekday::Sunday => 2,
            })
            .collect();
        table
    }

    fn apply_notice(&mut self, notice: &Notice) {
        let source = notice.source();
        for span in &notice.off {
            let mark = self.mark(Label { kind: Kind::Off, name: span.name.clone(), source: source.clone() });
            span.days().for_each(|date| self.set(date, mark));
        }
        for make_up in &notice.work {
            let name = format!("{}调休上班", make_up.name);
            let mark = self.mark(Label { kind: Kind::Work, name, source: source.clone() });
            self.set(make_up.date, mark);
        }
    }

    fn apply_law(&mut self) {
        let statutory = law::statutory_days(self.year);
        let made_good = law::days_made_good(self.year, &statutory);
        for day in statutory.into_iter().chain(made_good) {
            let source = computed(self.year, &day.clause);
            let mark = self.mark(Label { kind: Kind::Off, name: day.name, source });
            self.set(day.date, mark);
        }
    }

    fn mark(&mut self, label: Label) -> u16 {
        let place = self.labels.iter().position(|known| *known == label).unwrap_or_else(|| {
            self.labels.push(label);
            self.labels.len() - 1
        });
        u16::try_from(place).expect("a year has fewer labels than an import may have days")
    }

    fn set(&mut self, date: Date, mark: u16) {
        if date.year() == self.year {
            self.marks[index(date)] = mark;
        }
    }

    fn count(&mut self) {
        let mut count = 0;
        self.work_before = Vec::with_capacity(self.marks.len() + 1);
        self.work_before.push(count);
        for mark in &self.marks {
            match self.labels[usize::from(*mark)].kind {
                Kind::Work => count += 1,
                Kind::Off => {}
            }
            self.work_before.push(count);
        }
    }
}

fn computed(year: i16, clause: &str) -> String {
    format!("推算：日历中没有{year}年放假通知，依{clause}")
}

fn index(date: Date) -> usize {
    usize::try_from(date.day_of_year() - 1).expect("days of a year are counted from one")
}
