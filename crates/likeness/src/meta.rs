//! What the index knows of a document besides its fingerprints.

/// A calendar day; the office compares years and days, never hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    /// Year of the common era.
    pub year: u16,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day of the month, 1 to 31.
    pub day: u8,
}

impl Day {
    /// The whole years from this day to a later one; 0 if the other is earlier.
    #[must_use]
    pub fn years_until(self, later: Self) -> u16 {
        let years = later.year.saturating_sub(self.year);
        let short = (later.month, later.day) < (self.month, self.day);
        years.saturating_sub(u16::from(short))
    }
}

/// Who wrote a document, when, and under which title: what an answer tells of a source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocMeta {
    /// The caller's own name of the document.
    pub id: String,
    /// Its place in the caller's journal when it was kept.
    pub sequence: u64,
    /// Its title.
    pub title: String,
    /// Its document number (文号), as `青政发〔2024〕3号`, or empty.
    pub number: String,
    /// Its genre (文种), or the kind of item.
    pub genre: String,
    /// The unit that issued it.
    pub unit: String,
    /// The day on which it was issued.
    pub date: Option<Day>,
    /// Whatever the caller needs in order to say who may read it; the index does not look into it.
    pub access: String,
}

impl DocMeta {
    /// A document of which only name and title are known.
    #[must_use]
    pub fn new(id: impl Into<String>, title: impl Into<String>) -> Self {
        Self { id: id.into(), title: title.into(), ..Self::default() }
    }
}

/// A document to be kept.
#[derive(Clone, Debug)]
pub struct Document<'a> {
    /// What is known of it. A document with the same id is replaced.
    pub meta: DocMeta,
    /// Its text.
    pub text: &'a str,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_whole_on_the_same_day_and_not_before() {
        let day = |year, month, day| Day { year, month, day };
        assert_eq!(day(2024, 3, 15).years_until(day(2025, 3, 14)), 0);
        assert_eq!(day(2024, 3, 15).years_until(day(2025, 3, 15)), 1);
        assert_eq!(day(2023, 12, 31).years_until(day(2026, 1, 1)), 2);
        assert_eq!(day(2026, 1, 1).years_until(day(2023, 12, 31)), 0);
    }
}
