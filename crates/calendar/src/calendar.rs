//! The calendar itself: years, days, and counting working days.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use jiff::civil::Date;

use crate::check::ImportError;
use crate::day::{Day, Standing};
use crate::import;
use crate::limit::Limit;
use crate::notice::{Notice, YearFile};
use crate::shipped;
use crate::table::YearTable;

/// The first year the calendar knows: from then on the holiday law of 1999 applies.
pub const FIRST_YEAR: i16 = 2000;
/// The last year the calendar knows.
pub const LAST_YEAR: i16 = 2099;

/// The working calendar. Cheap to clone; never changed in place: an import gives a new one.
#[derive(Debug, Clone)]
pub struct Calendar {
    files: BTreeMap<i16, Arc<YearFile>>,
    /// A table a year, built when first asked for.
    tables: Vec<OnceLock<Arc<YearTable>>>,
}

/// Why the calendar cannot answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CalendarError {
    /// The date is outside the years the calendar knows.
    #[error("{year}年不在工作日历之内，日历只收{FIRST_YEAR}年至{LAST_YEAR}年；请核对日期是否录错")]
    Year {
        /// The year asked for.
        year: i16,
    },
    /// The limit ends after the last year the calendar knows.
    #[error("期限“{limit}”过长，到期日超出工作日历所收的{LAST_YEAR}年；请核对期限是否录错")]
    TooLong {
        /// The limit asked for.
        limit: Limit,
    },
}

impl Calendar {
    /// The calendar that comes with the product: the notices for 2004 to 2026.
    pub fn shipped() -> &'static Calendar {
        static SHIPPED: OnceLock<Calendar> = OnceLock::new();
        SHIPPED.get_or_init(|| {
            let files = shipped::TEXTS.iter().map(|text| {
                let file = import::read(text).expect("the shipped years are read by the tests of this crate");
                (file.year, Arc::new(file))
            });
            Calendar { files: files.collect(), tables: (FIRST_YEAR..=LAST_YEAR).map(|_| OnceLock::new()).collect() }
        })
    }

    /// What `date` is, and on whose word.
    pub fn day(&self, date: Date) -> Result<Day, CalendarError> {
        Ok(self.table(date.year())?.day(date))
    }

    /// Every day of `year`, in order.
    pub fn year(&self, year: i16) -> Result<Vec<Day>, CalendarError> {
        let table = self.table(year)?;
        Ok(table.dates().map(|date| table.day(date)).collect())
    }

    /// Whether offices work on `date`.
    pub fn is_work(&self, date: Date) -> Result<bool, CalendarError> {
        Ok(self.table(date.year())?.is_work(date))
    }

    /// Whether the notice of `year` is in the calendar, or the year is computed from the law.
    pub fn standing(&self, year: i16) -> Result<Standing, CalendarError> {
        Ok(self.table(year)?.standing())
    }

    /// The notices that arrange `year`; none where the year is computed.
    pub fn notices(&self, year: i16) -> &[Notice] {
        self.files.get(&year).map_or(&[], |file| &file.notices)
    }

    /// The notices of `year` in the form that [`Calendar::import`] reads; none where the year is computed.
    pub fn printed(&self, year: i16) -> Option<String> {
        self.files.get(&year).map(|file| file.printed())
    }

    /// A calendar in which the year that `text` arranges takes the place of what was there.
    ///
    /// `text` is TOML, as in `data/`, or the JSON of public holiday data sets (`year`, `papers`, `days`).
    pub fn import(&self, text: &str) -> Result<Calendar, ImportError> {
        let file = import::read(text)?;
        let mut calendar = self.clone();
        // The notice may reach back into the December before, so that year's table is stale as well.
        for year in [file.year - 1, file.year] {
            if let Some(table) = place(year).and_then(|place| calendar.tables.get_mut(place)) {
                *table = OnceLock::new();
            }
        }
        calendar.files.insert(file.year, Arc::new(file));
        Ok(calendar)
    }

    /// How many working days lie after `from` and up to and including `to`; negative where `to` comes first.
    ///
    /// The day of `from` itself is not counted, as in every limit counted in days.
    pub fn working_days_between(&self, from: Date, to: Date) -> Result<i64, CalendarError> {
        if to < from {
            return Ok(-self.working_days_between(to, from)?);
        }
        let (first, last) = (self.table(from.year())?, self.table(to.year())?);
        let mut count = i64::from(last.worked_through(to)) - i64::from(first.worked_through(from));
        for year in from.year()..to.year() {
            count += i64::from(self.table(year)?.total());
        }
        Ok(count)
    }

    /// The `count`th working day after `from`; for 0, `from` itself or the next working day.
    pub(crate) fn working_day_after(&self, from: Date, count: u32) -> Result<Date, CalendarError> {
        if count == 0 && self.is_work(from)? {
            return Ok(from);
        }
        let mut year = from.year();
        let mut nth = self.table(year)?.worked_through(from).saturating_add(count.max(1));
        loop {
            let table = self.table(year)?;
            if let Some(date) = table.working_day(nth) {
                return Ok(date);
            }
            nth -= table.total();
            year += 1;
        }
    }

    fn table(&self, year: i16) -> Result<&YearTable, CalendarError> {
        let table = place(year).and_then(|place| self.tables.get(place)).ok_or(CalendarError::Year { year })?;
        Ok(table.get_or_init(|| {
            let own = self.files.get(&year).map(Arc::as_ref);
            let next = self.files.get(&(year + 1)).map(Arc::as_ref);
            Arc::new(YearTable::build(year, own, next))
        }))
    }
}

fn place(year: i16) -> Option<usize> {
    usize::try_from(year.checked_sub(FIRST_YEAR)?).ok()
}
