//! 期间 A year, half, quarter or month, as offices write them: `2026`, `2026H1`, `2026Q3`, `2026-07`.

use std::fmt;
use std::str::FromStr;

use jiff::ToSpan;
use jiff::civil::{Date, date};

/// 期间 A span of whole months within one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    year: i16,
    kind: SpanKind,
    /// Which one of the year, counted from 1; 1 for a year.
    place: i8,
}

/// How long a span is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SpanKind {
    /// 年度
    Year,
    /// 半年
    Half,
    /// 季度
    Quarter,
    /// 月
    Month,
}

impl SpanKind {
    /// Every length, the longest first.
    pub const ALL: [Self; 4] = [Self::Year, Self::Half, Self::Quarter, Self::Month];

    /// The code, as policy writes it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Half => "half",
            Self::Quarter => "quarter",
            Self::Month => "month",
        }
    }

    /// What people call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Year => "年度",
            Self::Half => "半年",
            Self::Quarter => "季度",
            Self::Month => "月",
        }
    }

    /// The length with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    const fn months(self) -> i8 {
        match self {
            Self::Year => 12,
            Self::Half => 6,
            Self::Quarter => 3,
            Self::Month => 1,
        }
    }
}

impl Span {
    /// The span of this length that the day lies in.
    #[must_use]
    pub fn around(day: Date, kind: SpanKind) -> Self {
        Self { year: day.year(), kind, place: (day.month() - 1) / kind.months() + 1 }
    }

    /// How long it is.
    #[must_use]
    pub const fn kind(self) -> SpanKind {
        self.kind
    }

    /// Its year.
    #[must_use]
    pub const fn year(self) -> i16 {
        self.year
    }

    /// Its first day.
    #[must_use]
    pub fn from(self) -> Date {
        date(self.year, (self.place - 1) * self.kind.months() + 1, 1)
    }

    /// Its last day.
    #[must_use]
    pub fn to(self) -> Date {
        date(self.year, self.place * self.kind.months(), 1).last_of_month()
    }

    /// Whether the day lies in it.
    #[must_use]
    pub fn contains(self, day: Date) -> bool {
        (self.from()..=self.to()).contains(&day)
    }

    /// The spans of a shorter or the same length that make it up, in order; none where `kind` is longer.
    pub fn parts(self, kind: SpanKind) -> impl Iterator<Item = Self> {
        let (first, last) = (Self::around(self.from(), kind), Self::around(self.to(), kind));
        let fits = kind.months() <= self.kind.months();
        (first.place..=last.place).filter(move |_| fits).map(move |place| Self { year: self.year, kind, place })
    }

    /// The one before it of the same length.
    #[must_use]
    pub fn before(self) -> Self {
        Self::around(self.from() - 1.day(), self.kind)
    }

    /// The one after it of the same length.
    #[must_use]
    pub fn after(self) -> Self {
        Self::around(self.to() + 1.day(), self.kind)
    }

    /// As people say it: 2026年第三季度.
    #[must_use]
    pub fn name(self) -> String {
        let of = ["一", "二", "三", "四"];
        let place = usize::from(self.place.unsigned_abs()) - 1;
        match self.kind {
            SpanKind::Year => format!("{}年", self.year),
            SpanKind::Half => format!("{}年{}半年", self.year, ["上", "下"][place]),
            SpanKind::Quarter => format!("{}年第{}季度", self.year, of[place]),
            SpanKind::Month => format!("{}年{}月", self.year, self.place),
        }
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            SpanKind::Year => write!(f, "{:04}", self.year),
            SpanKind::Half => write!(f, "{:04}H{}", self.year, self.place),
            SpanKind::Quarter => write!(f, "{:04}Q{}", self.year, self.place),
            SpanKind::Month => write!(f, "{:04}-{:02}", self.year, self.place),
        }
    }
}

/// The text is no span.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotASpan;

impl fmt::Display for NotASpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("期间写成 2026、2026H1、2026Q3 或 2026-07")
    }
}

impl std::error::Error for NotASpan {}

impl FromStr for Span {
    type Err = NotASpan;

    fn from_str(text: &str) -> Result<Self, NotASpan> {
        let year = text.get(..4).filter(|year| year.bytes().all(|byte| byte.is_ascii_digit())).ok_or(NotASpan)?;
        let rest = &text[4..];
        let (kind, place) = match (rest.is_empty(), rest.get(..1), rest.get(1..)) {
            (true, _, _) => (SpanKind::Year, "1"),
            (_, Some("H"), Some(place)) if place.len() == 1 => (SpanKind::Half, place),
            (_, Some("Q"), Some(place)) if place.len() == 1 => (SpanKind::Quarter, place),
            (_, Some("-"), Some(place)) if place.len() == 2 => (SpanKind::Month, place),
            _ => return Err(NotASpan),
        };
        let place: i8 = place.parse().map_err(|_| NotASpan)?;
        let year: i16 = year.parse().map_err(|_| NotASpan)?;
        if year < 1 || !(1..=12 / kind.months()).contains(&place) {
            return Err(NotASpan);
        }
        Ok(Self { year, kind, place })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(text: &str) -> Span {
        text.parse().expect("a span")
    }

    #[test]
    fn a_quarter_has_its_first_and_last_day_and_its_name() {
        let third = span("2026Q3");
        assert_eq!((third.from(), third.to()), (date(2026, 7, 1), date(2026, 9, 30)));
        assert_eq!(third.name(), "2026年第三季度");
        assert_eq!(third.before().to_string(), "2026Q2");
        assert_eq!(span("2026Q1").before().to_string(), "2025Q4");
        assert_eq!(span("2025-12").after().to_string(), "2026-01");
    }

    #[test]
    fn a_year_is_four_quarters_and_a_quarter_no_year() {
        let quarters: Vec<String> = span("2026").parts(SpanKind::Quarter).map(|part| part.to_string()).collect();
        assert_eq!(quarters, ["2026Q1", "2026Q2", "2026Q3", "2026Q4"]);
        assert_eq!(span("2026H2").parts(SpanKind::Month).count(), 6);
        assert_eq!(span("2026Q3").parts(SpanKind::Year).count(), 0);
    }

    #[test]
    fn every_day_lies_in_the_span_around_it_and_texts_lead_back() {
        let mut day = date(2024, 1, 1);
        while day <= date(2026, 12, 31) {
            for kind in SpanKind::ALL {
                let around = Span::around(day, kind);
                assert!(around.contains(day));
                assert_eq!(around.to_string().parse(), Ok(around));
            }
            day += 1.day();
        }
    }

    #[test]
    fn what_is_no_span_is_refused() {
        for text in [
            "",
            "26Q3",
            "2026Q5",
            "2026Q0",
            "2026-13",
            "2026-7",
            "2026H3",
            "2026Q",
            "2026Q33",
            "２０２６",
            "2026年",
            "0000",
        ] {
            assert!(text.parse::<Span>().is_err(), "{text}");
        }
    }
}
